/* Words that lost markup has glued together: "kepadadetikJateng", "dataBPS",
 * "TimurSementara".  A word that the lexicons lack, with a capital inside, is
 * cut where it makes words that they have. */
#include "stage/glued.h"

#include "core/scan.h"
#include "core/utf8.h"
#include "model/model.h"

enum {
    FOLD_ROOM = 256,
    LONGEST = 64, /* bytes of a word that is looked into */
    LEAST = 2,    /* bytes of a part */
    PARTS = 4     /* of one word at most */
};

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

/* What the lexicons have of the bytes [start, end), or NULL. */
static const struct word_slot *known(const struct doc *d, u32 start, u32 end) {
    char folded[FOLD_ROOM];
    return model_find_folded(d->model, folded, utf8_fold(d->text + start, end - start, folded, FOLD_ROOM));
}

static bool has_class(const struct doc *d, const struct word_slot *slot, unsigned cls) {
    return slot && bit_test(d->model->class_row[slot->classes + 1].set.bits, cls);
}

static bool is_lower_part(const struct doc *d, u32 start, u32 end) {
    while (start < end && is_lower(d->text[start])) start++;
    return start == end;
}

static bool has_capital(const struct doc *d, u32 start, u32 end) {
    while (start < end && !is_upper(d->text[start])) start++;
    return start < end;
}

/* A word of small letters: counted so more often than not, or one that is never
 * a name. */
static bool is_common(const struct doc *d, u32 start, u32 end) {
    const struct word_slot *slot = known(d, start, end);
    if (!slot || has_class(d, slot, CLASS_ORG_ABBR) || has_class(d, slot, CLASS_ORG_NAME)) return false;
    u32 usual = EVIDENCE_CASE_NONE + slot->habit % HABIT_CASES;
    return (usual >= EVIDENCE_CASE_LOWER && usual <= EVIDENCE_CASE_HALF) || has_class(d, slot, CLASS_FUNCTION) ||
           has_class(d, slot, CLASS_PREP);
}

static bool opens_sentence(const struct doc *d, u32 start, u32 end) {
    const struct word_slot *slot = known(d, start, end);
    return has_class(d, slot, CLASS_CONJ_START) || has_class(d, slot, CLASS_PREP) || has_class(d, slot, CLASS_FUNCTION);
}

/* A name that is written with a capital inside: "detikJateng". */
static bool is_camel_name(const struct doc *d, u32 start, u32 end) {
    return has_capital(d, start + 1, end) && known(d, start, end);
}

/* May the word be cut at `at`?  A small word ends there before a name, a name
 * before a small word, or a name before a word that begins a sentence. */
static bool parts_at(const struct doc *d, u32 start, u32 at, u32 end) {
    const char *text = d->text;
    bool small = is_lower_part(d, start + is_upper(text[start]), at);
    if (is_upper(text[at]) && is_lower(text[at - 1]))
        return is_lower(text[start]) ? small && is_common(d, start, at)
                                     : small && is_lower_part(d, at + 1, end) && known(d, start, at) && opens_sentence(d, at, end);
    return (small && is_common(d, start, at) && is_camel_name(d, at, end)) ||
           (is_lower_part(d, at, end) && is_camel_name(d, start, at) && is_common(d, at, end));
}

/* A month or day, or what is mostly a name in news or never anything else. */
static bool is_name(const struct doc *d, u32 start, u32 end) {
    const struct word_slot *slot = known(d, start, end);
    if (has_class(d, slot, CLASS_MONTH) || has_class(d, slot, CLASS_DAY)) return true;
    u32 usual = slot ? EVIDENCE_CASE_NONE + slot->habit % HABIT_CASES : EVIDENCE_CASE_LOWER;
    return usual == EVIDENCE_CASE_CAPITAL ||
           (usual == EVIDENCE_CASE_NONE && slot->habit >= HABIT_CASES);
}

/* "januari-februari": the first place at or after `start` where a hyphen begins or
 * ends between two names, or `end`. */
static u32 cut_at_hyphen(const struct doc *d, u32 start, u32 end) {
    if (end - start > LONGEST || known(d, start, end)) return end;
    if (d->text[start] == '-') return start + 1;
    const char *hyphen = memchr(d->text + start, '-', end - start);
    u32 at = hyphen ? (u32)(hyphen - d->text) : end;
    return at < end && is_name(d, start, at) && is_name(d, at + 1, end) ? at : end;
}

/* Where the word [start, end) is to be cut, or its end. */
static u32 cut_of(const struct doc *d, u32 start, u32 end) {
    if (end - start > LONGEST || known(d, start, end)) return end;
    for (u32 at = start + LEAST; at + LEAST <= end; at++)
        if (parts_at(d, start, at, end)) return at;
    return end;
}

/* Is "kepada" of "kepadadetikJatengdi" to be cut off first, so that what is left
 * parts by itself? */
static u32 cut_twice(const struct doc *d, u32 start, u32 end) {
    if (end - start > LONGEST || !is_lower(d->text[start])) return end;
    for (u32 at = start + LEAST; at + LEAST <= end && is_lower(d->text[at]); at++)
        if (is_common(d, start, at) && cut_of(d, at, end) < end) return at;
    return end;
}

static u32 next_cut(const struct doc *d, const struct berita_token *whole, u32 start) {
    u32 end = whole->end;
    if (whole->shape != SHAPE_CAMEL) return cut_at_hyphen(d, start, end);
    u32 at = cut_of(d, start, end);
    return at < end || known(d, start, end) ? at : cut_twice(d, start, end);
}

/* Rows for the parts of the word, in place of it, where there is a row to begin
 * them at; gives their number. */
static u32 part(const struct doc *d, const struct berita_token *whole, struct berita_token *row) {
    u32 start = whole->start, n = 0, at;
    for (bool last = false; !last; start = at) {
        at = n + 1 < PARTS ? next_cut(d, whole, start) : whole->end;
        last = at == whole->end;
        if (row) {
            u32 flags = n ? TOKEN_GLUED : whole->flags & (TOKEN_GLUED | TOKEN_LINE);
            scan_token(d->text, at, start, row + n);
            row[n].flags = (row[n].flags & ~(TOKEN_GLUED | TOKEN_LINE)) | flags;
        }
        n++;
    }
    return n;
}

/* Names at a hyphen are glued where capitals do not part them. */
static bool may_be_glued(const struct doc *d, const struct berita_token *t) {
    return t->kind == TOKEN_WORD && !(t->flags & TOKEN_NON_ASCII) &&
           (t->shape == SHAPE_CAMEL ||
            (d->small && t->shape == SHAPE_LOWER && t->flags & TOKEN_JOINED));
}

u32 glued_parts(const struct doc *d) {
    u32 more = 0;
    for (const struct berita_token *t = d->token, *end = t + d->n_tokens; t < end; t++)
        if (may_be_glued(d, t)) more += part(d, t, NULL) - 1;
    return more;
}

void glued_part(struct doc *d, u32 more) {
    struct berita_token parts[PARTS];
    u32 to = d->n_tokens += more;
    for (u32 i = to - more; more; ) {
        u32 n = 1;
        parts[0] = d->token[--i];
        if (may_be_glued(d, &parts[0])) {
            struct berita_token whole = parts[0];
            n = part(d, &whole, parts);
        }
        memcpy(&d->token[to -= n], parts, n * sizeof *parts);
        more -= n - 1;
    }
}
