/* Whether a place is named as a place, or only tells more of a noun: "di
 * Bandung", but "warga Bandung", "turis Tiongkok", "Gubernur Jawa Tengah". */
#include "stage/entity.h"

#include "core/utf8.h"

enum {
    AFFIX_MAX = 3, /* letters of a verb's beginning */
    STEM_MIN = 4   /* and of what must follow */
};

static bool is_any(const struct doc *doc, u32 t, const u16 *classes, u32 n) {
    for (u32 i = 0; i < n; i++)
        if (doc_is(doc, t, classes[i])) return true;
    return false;
}

/* Nouns, offices among them, that are whose the place is. */
static bool is_owned(const struct doc *doc, u32 t) {
    static const u16 classes[] = {CLASS_PLACE_MODIFIED, CLASS_ROLE_OFFICE, CLASS_ROLE_COMMON, CLASS_ROLE_UNIT};
    return is_any(doc, t, classes, COUNT(classes));
}

/* Words that are no noun, or one that places stand behind as places. */
static bool is_other(const struct doc *doc, u32 t) {
    static const u16 classes[] = {
        CLASS_PREP, CLASS_PREP_PLACE, CLASS_CONJ, CLASS_CONJ_START, CLASS_FUNCTION, CLASS_PRONOUN, CLASS_DETERMINER,
        CLASS_COMPLEMENTIZER, CLASS_PLACE_BEFORE, CLASS_PLACE_JOINED, CLASS_PLACE_HEAD, CLASS_PLACE_SIDE,
        CLASS_PLACE_LOCATIVE, CLASS_CUE_BARE, CLASS_CUE_ACTIVE, CLASS_CUE_PASSIVE, CLASS_SAY, CLASS_OPINION,
        CLASS_REQUEST, CLASS_ADMIT};
    return is_any(doc, t, classes, COUNT(classes));
}

/* "menyerang", "diduduki": a word that begins as verbs do. */
static bool is_verb(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    char folded[AFFIX_MAX];
    for (u32 n = 2; n <= AFFIX_MAX && k->start + n + STEM_MIN <= k->end; n++) {
        u32 word = model_find_word(doc->model, folded, utf8_fold(doc->text + k->start, n, folded, sizeof folded));
        if (word == NONE) continue;
        if (bit_test(model_classes(doc->model, &doc->model->word[word], false), CLASS_AFFIX_VERB)) return true;
    }
    return false;
}

/* A common noun: written small, or as such words are elsewhere. */
static bool is_common(const struct doc *doc, u32 t) {
    return doc->token[t].kind == TOKEN_WORD && (doc->token[t].shape == SHAPE_LOWER || doc_word(doc, t)->lower >= 2);
}

static bool is_joint(const struct doc *doc, u32 t) {
    return doc_is(doc, t, CLASS_CONJ) || doc_spells(doc, t, "-");
}

static bool modifies(const struct doc *doc, const struct berita_mention *m) {
    if (m->first == 0 || breaks(doc, m->first)) return false;
    u32 t = m->first - 1;
    if (doc->mention_at[t]) return false;
    if (is_joint(doc, t) && t > 0 && doc->mention_at[t - 1]) /* "turis Tiongkok dan Jepang" */
        return doc->mention[doc->mention_at[t - 1] - 1].flags & BERITA_MODIFIES;
    return is_owned(doc, t) || (is_common(doc, t) && !is_other(doc, t) && !is_verb(doc, t));
}

void entity_mark_modifiers(struct doc *doc) {
    for (u32 i = 0; i < doc->n_mentions; i++) {
        struct berita_mention *m = &doc->mention[i];
        if (m->type == BERITA_PLACE && modifies(doc, m)) m->flags |= BERITA_MODIFIES;
    }
}
