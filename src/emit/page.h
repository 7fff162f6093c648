/* The HTML page: what its files share.
 *
 * Ids are "aN-" of the article, then a letter and a number: q in the text and k
 * in the list for quotations, m for mentions, r for roles, t in the text and w
 * in the list for dates, x for warnings, and the ids of the record (e1, o1, p1) for entities. */
#ifndef EMIT_PAGE_H
#define EMIT_PAGE_H

#include "emit/formats.h"

/* Words of the page, from lexicons/page/words.txt. */
enum word {
#define WORD(name, text) WORD_##name,
#include "emit/words.inc"
#undef WORD
    WORDS
};

extern const char *const page_word[WORDS];

/* The word for a kind of place or body; "" when there is none to say. */
const char *page_kind(const char *name);

/* A span of the text to mark, as a key that sorts outer ones first. */
struct mark {
    uint64_t key;
    uint32_t row;
};

/* One article while it is written. */
struct page {
    struct out *out;
    const struct view *v;
    struct out *line; /* in memory: words that are looked at before they are printed */
    uint64_t number;  /* from 1 */

    /* in one block, which is kept from article to article */
    struct mark *mark;
    uint64_t *order;      /* rows in the order of a list: the row is the low half */
    uint32_t *said_first; /* entity -> place in `said` of its first quotation */
    uint32_t *said;       /* quotations asked for, by speaker */
};

/* ---- small pieces ----------------------------------------------------- */

/* Text or the value of an attribute, of any bytes: what markup cannot hold is
 * U+FFFD. */
void page_escaped(struct out *out, const char *p, size_t n);

static inline void page_str(struct out *out, struct berita_str s) { page_escaped(out, s.p, s.n); }
static inline void page_cstr(struct out *out, const char *s) { page_escaped(out, s, strlen(s)); }
static inline void page_put(struct out *out, enum word w) { out_str(out, page_word[w]); }

/* Words that may run either way, apart from what stands around them. */
void page_isolated(struct out *out, struct berita_str s);

/* aN-LETTER NUMBER, and that with ` id="..."` or ` href="#..."` around it. */
void page_id(const struct page *p, char letter, uint32_t number);
void page_attribute(const struct page *p, const char *name, char letter, uint32_t number);
void page_entity_id(const struct page *p, const char *name, uint32_t entity);

/* " e1" for a class: it shows what belongs together, for the first few. */
enum { SLOTS = 24 };
void page_slot(const struct page *p, uint32_t entity);

/* Brings the first n keys of p->order in order. */
void page_sort(struct page *p, uint32_t n);

/* <code> with the rule's name, its reason to be asked for. */
void page_rule(const struct page *p, uint32_t rule);

/* A day or time in words, of a date's value. */
void page_when(struct out *out, const struct berita_date *d);
void page_day(struct out *out, const char *day); /* "YYYY-MM-DD" */

/* The words that say how a mention names its entity, what a quotation is, and
 * what is warned of. */
enum word page_how(uint8_t how);
enum word page_speech(uint8_t type);
enum word page_warning(uint8_t kind);

/* The words of a role, with all of the body's name that they end in; and what it
 * belongs to when they do not say so.  n == 0 when there is none. */
struct berita_str page_role(const struct page *p, const struct berita_role *r);
struct berita_str page_owner(const struct page *p, const struct berita_role *r);

/* A name leads to its card where there is one. */
void page_name(const struct page *p, uint32_t entity);

/* The badge of a quotation, which leads to it in the text ('q') or in the
 * list ('k'). */
void page_badge(const struct page *p, uint32_t quotation, char to);

/* ---- what is shown ---------------------------------------------------- */

static inline bool page_has(const struct page *p, unsigned kind) { return p->v->choice->kinds & kind; }

static inline bool page_shows_quotation(const struct page *p, uint32_t row) {
    return page_has(p, KIND_QUOTATIONS) && view_wants(p->v, &p->v->quotation[row]);
}

static inline bool page_shows_entity(const struct page *p, uint32_t row) {
    return row != BERITA_NONE && view_wants_entity(p->v, row);
}

/* Pronouns and the like are shown as well: they lead to who is meant. */
static inline bool page_shows_mention(const struct page *p, const struct berita_mention *m) {
    return page_shows_entity(p, m->entity) && (!view_is_name(m) || view_wants_mention(p->v, m));
}

static inline uint32_t page_said(const struct page *p, uint32_t entity) {
    return p->said_first[entity + 1] - p->said_first[entity];
}

/* The speaker's entity, or the number of entities when there is none. */
static inline uint32_t page_speaker(const struct page *p, uint32_t quotation) {
    uint32_t speaker = p->v->quotation[quotation].speaker;
    return speaker == BERITA_NONE ? p->v->n_entities : speaker;
}

/* ---- parts of an article ---------------------------------------------- */

void page_text(struct page *p);
void page_quotations(struct page *p);
void page_people(struct page *p);
void page_organizations(struct page *p);
void page_places(struct page *p);
void page_dates(struct page *p);

/* Of the n places in p->order, which are indices of the view's order. */
void page_map(struct page *p, uint32_t n);

#endif
