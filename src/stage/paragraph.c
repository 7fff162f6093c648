/* Lines become paragraphs; those of page furniture are marked, so that later
 * stages pass over them. */
#include "model/model.h"
#include "stage/stage.h"

enum { FURNITURE_TOKENS = 40, CREDIT_TOKENS = 10, LABEL_TOKENS = 8 };

/* Reporters' initials on a line of their own: "(psp/wis)". */
static bool is_credit(const struct doc *d, u32 first, u32 limit) {
    if (limit - first < 3 || limit - first > CREDIT_TOKENS) return false;
    if (!doc_spells(d, first, "(") || !doc_spells(d, limit - 1, ")")) return false;
    for (u32 t = first + 1; t < limit - 1; t++)
        if (d->token[t].kind == TOKEN_WORD && d->token[t].end - d->token[t].start > 4) return false;
    return true;
}

static bool ends_sentence(const struct doc *d, u32 limit) {
    return doc_spells(d, limit - 1, ".") || doc_spells(d, limit - 1, "?") || doc_spells(d, limit - 1, "!");
}

/* "Simak juga Video ...", "Foto: ...": some openers begin sentences as well. */
static bool opens_furniture(const struct doc *d, u32 first, u32 limit) {
    u32 n;
    const struct entry *e = doc_longest(d, first, CLASS_FURNITURE, &n);
    if (!e || e->number <= 0) return e != NULL;
    return (first + n < limit && doc_spells(d, first + n, ":")) ||
           (limit - first <= LABEL_TOKENS && !ends_sentence(d, limit));
}

static bool is_furniture(const struct doc *d, u32 first, u32 limit) {
    if (limit - first > FURNITURE_TOKENS) return false;
    if (doc_spells(d, first, "[") && doc_spells(d, limit - 1, "]")) return true;
    return opens_furniture(d, first, limit) || is_credit(d, first, limit);
}

static void add(struct doc *d, u32 first, u32 limit) {
    struct paragraph *p = doc_push_paragraph(d);
    if (!p) return;
    p->first = first;
    p->limit = limit;
    p->kind = is_furniture(d, first, limit) ? PARA_FURNITURE : PARA_BODY;
    if (p->kind == PARA_FURNITURE)
        for (u32 t = first; t < limit; t++) d->token[t].flags |= TOKEN_FURNITURE;
}

bool stage_paragraph(struct doc *d) {
    for (u32 first = 0, next; first < d->n_tokens; first = next) {
        next = doc_next_line(d, first);
        add(d, first, next);
    }
    return true;
}
