/* An office named again: the same in other words, or one more.
 *
 * A text gives an office in full once and in short later, or the other way:
 * "Menpora" and "Menteri Pemuda dan Olahraga" are one, "Ketua" is "Ketua KPU",
 * but "Kepala" of one body is not "Kepala" of another.  The fullest is kept,
 * from the place where it leads to what the person says; of "mantan Bupati" and
 * "Bupati", which tells of earlier days, the former. */
#include "stage/entity.h"

enum {
    APPOSITION = 25, /* tokens between a name and its verb, when a comma follows the name */
    NEAR = 6         /* ... when none does */
};

/* The words of an office, an abbreviation at their head written out. */
struct words {
    struct berita_str head, rest;
};

static struct words spelled_out(const struct doc *doc, u32 first, u32 start, u32 end) {
    u32 n;
    while ((n = doc_class_length(doc, first, CLASS_ROLE_MODIFIER)) &&
           doc->token[first + n].start < end)
        start = doc->token[first += n].start;
    const struct entry *e = doc_longest(doc, first, CLASS_ROLE_OFFICE, &n);
    struct words w = {doc_str(doc, start, end), {NULL, 0}};
    if (!e || !e->canonical || doc->token[first + n - 1].end > end) return w;
    const char *c = model_str(doc->model, e->canonical);
    w.rest = doc_str(doc, doc->token[first + n - 1].end, end);
    w.head = (struct berita_str){c, (u32)strlen(c)};
    return w;
}

static u32 count(const struct words *w) { return w->head.n + w->rest.n; }

static char letter(const struct words *w, u32 i) {
    char c = i < w->head.n ? w->head.p[i] : w->rest.p[i - w->head.n];
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Are the words the same as far as the shorter go? */
static bool agree(const struct words *a, const struct words *b) {
    u32 n = min_u32(count(a), count(b)), i = 0;
    while (i < n && letter(a, i) == letter(b, i)) i++;
    return n > 0 && i == n && (count(a) == n || letter(a, n) == ' ') &&
           (count(b) == n || letter(b, n) == ' ');
}

static bool has_body(const struct berita_role *r) {
    return r->organization.end > r->organization.start;
}

static bool same_body(const struct doc *doc, const struct berita_role *a,
                      const struct berita_role *b) {
    if (!has_body(a) || !has_body(b)) return true;
    if (a->organization_entity != NONE && a->organization_entity == b->organization_entity)
        return true;
    struct words x = {doc_str(doc, a->organization.start, a->organization.end), {NULL, 0}};
    struct words y = {doc_str(doc, b->organization.start, b->organization.end), {NULL, 0}};
    return agree(&x, &y);
}

static bool same_role(const struct doc *doc, u32 row, u32 first, const struct berita_role *r) {
    const struct berita_role *old = &doc->role[row];
    if (old->person != r->person || old->is_title) return false;
    if (!same_body(doc, old, r)) return false;
    if (!r->end || !old->end) return r->end == old->end || (has_body(old) && has_body(r));
    struct words a = spelled_out(doc, doc->scratch[2 * row], old->start, old->end);
    struct words b = spelled_out(doc, first, r->start, r->end);
    return agree(&a, &b);
}

/* How surely the name stands where someone speaks: 2 in a clause behind what
 * is said, 1 beside a verb of saying. */
static u32 speaks(const struct doc *doc, u32 first, u32 person) {
    const struct berita_mention *m = &doc->mention[doc->mention_at[person] - 1];
    if (m->how != BERITA_FULL)
        return 0; /* "Presiden Jokowi": a title rather than an introduction */
    if (first > 0 && doc_is(doc, first - 1, CLASS_CUE_BARE)) return 2;
    if (first > 0 && doc_is(doc, first - 1, CLASS_CUE_MENURUT)) return 1;
    u32 t = m->limit;
    bool apposition = doc_spells(doc, t, ",");
    u32 limit = min_u32(t + (apposition ? APPOSITION : NEAR), doc->n_tokens);
    for (; t < limit && !(doc->token[t].flags & TOKEN_SENTENCE); t++) {
        if (doc->mention_at[t] && !apposition) return 0;
        if (doc_is(doc, t, CLASS_VERB_CLAUSE) || doc_is(doc, t, CLASS_CUE_ACTIVE)) return 1;
    }
    return 0;
}

static bool is_better(const struct doc *doc, u32 row, const struct berita_role *r, u32 first,
                      u32 person) {
    const struct berita_role *old = &doc->role[row];
    if (!r->end) return false;
    bool was = old->former | old->acting, is = r->former | r->acting;
    if (was != is) return is;
    if (has_body(old) != has_body(r) || !old->end) return has_body(r);
    return speaks(doc, first, person) >
           speaks(doc, doc->scratch[2 * row], doc->scratch[2 * row + 1]);
}

bool office_again(struct doc *doc, const struct berita_role *r, u32 first, u32 person) {
    for (u32 i = doc->n_roles, looks = 0; i-- > 0 && looks < ROLES_MAX; looks++) {
        if (!same_role(doc, i, first, r)) continue;
        if (!is_better(doc, i, r, first, person)) return true;
        doc->role[i] = *r;
        doc->scratch[2 * i] = first;
        doc->scratch[2 * i + 1] = person;
        return true;
    }
    return false;
}
