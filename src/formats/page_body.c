#include "formats/page_body.h"

#include "core/hash.h"

#include <stdlib.h>

/* Set by hand, over pages of many outlets; bytes unless said otherwise. */
enum {
    PROSE_MIN = 40,     /* with a mark of a sentence; */
    PROSE_SURE = 100,   /* without one */
    LEAD_HEADING = 60,  /* of whole sentences, that is */
    CARD_BLOCKS = 8,    /* paragraphs of a teaser, at most */
    CARD_PROSE = 700,   /* its sentences, at most */
    CARDS = 3,          /* as many make a list */
    PHRASE_BLOCK = 320, /* a longer paragraph is no "Baca juga" */
    BYLINE_BLOCK = 200,
    MOMENT_BLOCK = 140, /* a line of date and author; */
    MOMENT_WORDS = 16,  /* half as many when no hour is told */
    TIGHT = 92,         /* per cent of the best that a narrower element must hold */
    BODY_BONUS = 125,   /* per cent, of an element called the article's body */
    CONTENT_BONUS = 104,
    LEADING_WORDS = 8,    /* fewer without a sentence are no lead */
    COMMENTS_AFTER = 100, /* sentences before a heading of comments is believed */
    LITTLE = 250,         /* sentences; fewer make all bad names but the surest doubtful */
    OWN_SHARE = 50,       /* per cent of all sentences that make a bad name doubtful */
};

/* ---- room ------------------------------------------------------------- */

static bool room_for(void *pointer, u32 *room, u32 n, size_t size) {
    void **rows = pointer;
    if (n <= *room) return true;
    u32 more = n + n / 2 + 64;
    void *p = realloc(*rows, more * size);
    if (!p) return false;
    *rows = p;
    *room = more;
    return true;
}

/* Slots of the hash tables over elements and over paragraphs, half of them free. */
static u32 slots(const struct tree *t) {
    u32 room = 64, n = max_u32(t->n_nodes, t->n_blocks);
    while (room < 2 * n) room *= 2;
    return room;
}

static bool reserve(struct body *b, const struct tree *t) {
    u32 nodes = b->node_room, sums = b->sum_room;
    bool good = bytes_room(&b->text, 1) &&
                room_for(&b->judged, &b->judged_room, t->n_blocks + 1, sizeof *b->judged) &&
                room_for(&b->holds, &nodes, t->n_nodes, sizeof *b->holds) &&
                room_for(&b->junk, &b->node_room, t->n_nodes, sizeof *b->junk) &&
                room_for(&b->sum, &sums, t->n_blocks + 1, sizeof *b->sum) &&
                room_for(&b->prose_sum, &b->sum_room, t->n_blocks + 1, sizeof *b->prose_sum) &&
                room_for(&b->seen, &b->seen_room, 2 * slots(t), sizeof *b->seen);
    return good;
}

void body_free(struct body *b) {
    bytes_free(&b->text);
    free(b->judged);
    free(b->holds);
    free(b->junk);
    free(b->sum);
    free(b->prose_sum);
    free(b->seen);
}

/* ---- each paragraph for itself ---------------------------------------- */

static u32 length(const struct block *b) { return b->text_end - b->text; }
static u32 own(const struct block *b) { return length(b) - min_u32(b->link, length(b)); }

static bool is_heading(const struct block *b) {
    return b->tag >= TAG_H1 && b->tag <= TAG_H6 && !b->lead;
}

static bool ends_sentence(const struct tree *t, const struct block *b) {
    return strchr(".!?\"", t->text.p[b->text_end - 1]) != NULL;
}

/* Some outlets set their leads as headings. */
static bool is_lead(const struct tree *t, const struct block *b) {
    return b->tag >= TAG_H2 && b->tag <= TAG_H6 && length(b) >= LEAD_HEADING && b->marks &&
           ends_sentence(t, b);
}

static bool is_prose(const struct block *b) {
    u32 n = own(b);
    if (is_heading(b) || 2 * b->link >= length(b)) return false;
    return n >= PROSE_SURE || (n >= PROSE_MIN && b->marks);
}

/* "Budi, Kabar Kita - 17/07/2025, 19:30 WIB" */
static bool is_moment(const struct tree *t, const struct block *b) {
    struct page_date date;
    u32 figures = 0;
    if (length(b) > MOMENT_BLOCK || b->words > MOMENT_WORDS) return false;
    for (u32 i = b->text; i < b->text_end; i++) figures += (u8)(t->text.p[i] - '0') < 10;
    if (figures < 3) return false;
    if (!page_date_read(t->words, t->text.p + b->text, length(b), false, false, &date))
        return false;
    return date.hour >= 0 || b->words <= MOMENT_WORDS / 2;
}

static void judge_block(struct body *body, const struct tree *t, u32 i) {
    struct block *b = &t->block[i];
    struct judged *j = &body->judged[i];
    b->lead = is_lead(t, b);
    j->phrase = length(b) < PHRASE_BLOCK
                    ? (u8)words_phrase(t->words, t->text.p + b->text, length(b))
                    : PHRASE_NONE;
    bool sentence = b->words > 9 || b->marks > 1 || length(b) > BYLINE_BLOCK || ends_sentence(t, b);
    if (j->phrase == PHRASE_BYLINE && sentence) j->phrase = PHRASE_NONE;
    if (j->phrase == PHRASE_TOLD && length(b) > BYLINE_BLOCK) j->phrase = PHRASE_NONE;
    j->link = b->link * 10 >= length(b) * 6;
    j->meta = is_moment(t, b);
    j->prose = is_prose(b) && !j->phrase && !j->meta;
}

/* Paragraphs that are hardly more than an author's name or a time. */
static void mark_meta(struct body *body, const struct tree *t) {
    for (u32 i = 1; i < t->n_nodes; i++) {
        const struct node *n = &t->node[i];
        bool tells = n->hint & (HINT_AUTHOR | HINT_DATE | HINT_BYLINE) || n->tag == TAG_TIME ||
                     n->prop == PROP_AUTHOR || n->prop == PROP_DATE || n->prop == PROP_MODIFIED;
        if (!tells || n->block_end <= n->block) continue;
        u32 size = n->text_end - n->text;
        if (n->breaks && size > BYLINE_BLOCK) continue;
        for (u32 k = n->block; k < n->block_end; k++)
            if (n->breaks || size * 10 >= length(&t->block[k]) * 6)
                body->judged[k].meta |= !body->judged[k].prose || t->block[k].marks < 2;
    }
}

static void judge(struct body *body, const struct tree *t) {
    body->prose_sum[0] = 0;
    for (u32 i = 0; i < t->n_blocks; i++) {
        judge_block(body, t, i);
        body->prose_sum[i + 1] =
            body->prose_sum[i] + (body->judged[i].prose ? (i32)own(&t->block[i]) : 0);
    }
    mark_meta(body, t);
}

static i32 prose_of(const struct body *b, const struct node *n) {
    return b->prose_sum[n->block_end] - b->prose_sum[n->block];
}

/* ---- teasers ---------------------------------------------------------- */

/* A linked title, perhaps a summary. */
static bool may_be_card(const struct body *b, const struct tree *t, const struct node *n) {
    u32 blocks = n->block_end - n->block;
    if (!n->breaks || !blocks || blocks > CARD_BLOCKS || prose_of(b, n) > CARD_PROSE) return false;
    if (n->tag == TAG_P || (n->tag >= TAG_H1 && n->tag <= TAG_H6)) return false;
    for (u32 i = n->block; i < n->block_end && i < n->block + 3; i++)
        if (b->judged[i].link && length(&t->block[i]) >= 12) return true;
    return false;
}

/* Finds the row of the group (elements of one look in one element) in the
 * table; NONE's place when it is not there. */
static u32 group_slot(const struct body *b, const struct tree *t, u32 mask, u32 i) {
    const struct node *n = &t->node[i];
    u32 at = (n->parent * 0x9e3779b9u ^ n->look) * 0x85ebca6bu;
    for (at ^= at >> 15;; at++) {
        u32 first = b->seen[2 * (at & mask)];
        if (first == NONE) return at & mask;
        if (t->node[first].parent == n->parent && t->node[first].look == n->look) return at & mask;
    }
}

static void mark_cards(struct body *b, const struct tree *t) {
    u32 mask = slots(t) - 1;
    memset(b->seen, 0xff, (size_t)slots(t) * 2 * sizeof *b->seen);
    for (u32 i = 1; i < t->n_nodes; i++) {
        if (!may_be_card(b, t, &t->node[i])) continue;
        u32 slot = 2 * group_slot(b, t, mask, i);
        if (b->seen[slot] == NONE) b->seen[slot] = i, b->seen[slot + 1] = 0;
        b->seen[slot + 1]++;
    }
    for (u32 i = 1; i < t->n_nodes; i++) {
        if (!may_be_card(b, t, &t->node[i])) continue;
        if (b->seen[2 * group_slot(b, t, mask, i) + 1] >= CARDS) t->node[i].hint |= HINT_CARD;
    }
}

/* ---- what elements are ------------------------------------------------ */

enum { HOLDS_TITLE = 1, HOLDS_BODY = 2, IN_BODY = 4 };

static void find_held(struct body *b, const struct tree *t, const struct heading *heading) {
    b->named = 0;
    b->named_node = 0;
    for (u32 i = 0; i < t->n_nodes; i++) {
        i32 prose = t->node[i].hint & HINT_BODY ? prose_of(b, &t->node[i]) : 0;
        b->holds[i] = prose > 0 ? HOLDS_BODY : 0;
        if (!(t->node[i].hint & HINT_JUNK) && prose > b->named) b->named = prose, b->named_node = i;
    }
    if (heading->block != NONE) b->holds[t->block[heading->block].node] |= HOLDS_TITLE;
    for (u32 i = t->n_nodes; i-- > 1;) b->holds[t->node[i].parent] |= b->holds[i];
    for (u32 i = 1; i < t->n_nodes; i++)
        if (t->node[i].hint & HINT_BODY || b->holds[t->node[i].parent] & IN_BODY)
            b->holds[i] |= IN_BODY;
}

/* What hides a large part of a text waits for a button "Selengkapnya".
 *
 * A bad name is not believed of what holds the title, the body, or most of the
 * page's sentences; readers' comments may be more than the article. */
static u32 believed(const struct body *b, const struct tree *t, u32 i, u32 mask) {
    const struct node *n = &t->node[i];
    u32 bits = n->hint & (HINT_JUNK | HINT_CARD) & mask;
    if (!bits) return 0;
    if (b->holds[i] & (HOLDS_TITLE | HOLDS_BODY)) return 0;
    if (n->hint & HINT_BODY && !(bits & (HINT_COMMENT | HINT_RELATED))) return 0;
    i32 all = b->prose_sum[t->n_blocks], mine = prose_of(b, n);
    if (bits & HINT_COMMENT) return bits;
    if (bits == HINT_HIDDEN && b->holds[n->parent] & IN_BODY && mine >= LITTLE) return 0;
    bool apart = i < b->named_node || i >= t->node[b->named_node].end;
    if (apart && b->named >= LITTLE && b->named >= mine / 3) return bits;
    return mine * 100ll > all * (i64)OWN_SHARE && mine > CARD_PROSE ? 0 : bits;
}

static void find_junk(struct body *b, const struct tree *t, u32 mask) {
    b->junk[0] = 0;
    for (u32 i = 1; i < t->n_nodes; i++)
        b->junk[i] =
            b->junk[t->node[i].parent] | believed(b, t, i, mask) | (t->node[i].hint & HINT_HEAD);
}

/* ---- the element ------------------------------------------------------ */

static i32 value_of(const struct body *body, const struct tree *t, u32 i) {
    const struct block *b = &t->block[i];
    const struct judged *j = &body->judged[i];
    u32 n = length(b), junk = body->junk[b->node];
    if (junk & HINT_HEAD) return 0;
    if (junk || j->phrase || j->meta) return -(i32)(min_u32(n, 200) / 4);
    if (j->prose) return (i32)own(b);
    if (is_heading(b)) return 0;
    if (j->link) return -(i32)min_u32(n, 200);
    return b->tag == TAG_TD || b->tag == TAG_TH ? 0 : -(i32)(min_u32(n, 100) / 3);
}

static i64 score_of(const struct body *b, const struct tree *t, u32 i) {
    const struct node *n = &t->node[i];
    if (!n->breaks || b->junk[i]) return 0;
    i64 score = b->sum[n->block_end] - b->sum[n->block];
    u32 bonus = n->hint & HINT_BODY                           ? BODY_BONUS
                : n->tag == TAG_ARTICLE || n->tag == TAG_MAIN ? CONTENT_BONUS
                                                              : 100;
    return score * bonus / 100;
}

/* Of several articles in one page, the one with the title. */
static u32 with_title(const struct body *b, const struct tree *t, const struct heading *heading,
                      u32 best) {
    if (heading->block == NONE) return best;
    for (u32 i = t->block[heading->block].node; i > best; i = t->node[i].parent) {
        const struct node *n = &t->node[i];
        if (n->tag != TAG_ARTICLE || prose_of(b, n) < LITTLE) continue;
        for (u32 k = n->parent + 1; k < t->node[n->parent].end; k++) {
            const struct node *other = &t->node[k];
            bool same = k != i && other->parent == n->parent && other->look == n->look;
            if (same && !b->junk[k] && prose_of(b, other) >= LITTLE) return i;
        }
    }
    return best;
}

/* The element whose paragraphs are worth most; of those within it, the innermost
 * that holds nearly all. */
static u32 choose(struct body *b, const struct tree *t, const struct heading *heading) {
    u32 best = NONE;
    i64 most = 0;
    b->sum[0] = 0;
    for (u32 i = 0; i < t->n_blocks; i++) b->sum[i + 1] = b->sum[i] + value_of(b, t, i);
    for (u32 i = 0; i < t->n_nodes; i++) {
        i64 score = score_of(b, t, i);
        if (score > most) most = score, best = i;
    }
    if (best == NONE) return NONE;
    u32 titled = with_title(b, t, heading, best);
    if (titled != best) best = titled, most = score_of(b, t, best);
    for (u32 i = best + 1, end = t->node[best].end; i < end; i++)
        if (score_of(b, t, i) * 100 >= most * TIGHT && t->node[i].tag != TAG_P) best = i;
    return best;
}

/* ---- the text --------------------------------------------------------- */

struct writer {
    struct body *b;
    const struct tree *t;
    const struct heading *heading;
    u32 pending; /* heading to be written before the next sentences, or NONE */
    u32 kept;    /* bytes of text up to the last sentence */
    u32 mask;    /* of body.seen */
    u32 skip_to; /* block up to which nothing is taken */
    bool links;  /* in a list that a heading announced */
    bool begun;  /* sentences were written */
};

/* True the first time that a text is met. */
static bool is_new(struct writer *w, const struct block *b) {
    if (length(b) < 30) return true;
    u32 hash = hash_bytes(w->t->text.p + b->text, length(b));
    if (hash == NONE) hash = 0;
    for (u32 at = hash;; at++) {
        u32 *slot = &w->b->seen[at & w->mask];
        if (*slot == hash) return false;
        if (*slot != NONE) continue;
        *slot = hash;
        return true;
    }
}

static bool write_block(struct writer *w, u32 i) {
    const struct block *b = &w->t->block[i];
    struct bytes *text = &w->b->text;
    if (!is_new(w, b)) return true;
    if (text->n && !bytes_add(text, "\n\n", 2)) return false;
    if (w->b->first == NONE) w->b->first = i;
    return bytes_add(text, w->t->text.p + b->text, length(b));
}

static bool is_title(const struct writer *w, const struct block *b) {
    const struct heading *h = w->heading;
    if (h->block == NONE) return false;
    u32 n = length(b), m = h->text_end - h->text;
    const char *title = w->t->text.p + h->text;
    while (m && title[m - 1] == '\n') m--;
    return n == m && !memcmp(title, w->t->text.p + b->text, n);
}

/* Short things that stand alone and are no paragraph. */
static bool is_crumb(const struct writer *w, u32 i) {
    const struct block *b = &w->t->block[i];
    struct page_date date;
    if (w->b->judged[i].meta && !w->b->judged[i].prose) return true;
    if (b->tag == TAG_TD || b->tag == TAG_TH || b->tag == TAG_LI) return false;
    if (!w->begun) {
        if (w->t->text.p[b->text_end - 1] == '-') return false; /* a dateline */
        if (b->words < LEADING_WORDS || !b->marks || (b->image && b->tag != TAG_P)) return true;
        return b->words < 2 * LEADING_WORDS &&
               page_date_read(w->t->words, w->t->text.p + b->text, length(b), false, false, &date);
    }
    bool paragraph = b->tag == TAG_P || b->tag == TAG_BLOCKQUOTE || b->tag == TAG_PRE || b->strong;
    return !paragraph && b->words < 4 && !b->marks;
}

/* Does the paragraph belong to the text, by itself? */
static bool belongs(struct writer *w, u32 i) {
    const struct block *b = &w->t->block[i];
    const struct judged *j = &w->b->judged[i];
    if (w->b->junk[b->node] || is_title(w, b)) return false;
    if (j->phrase) return false;
    if (j->meta && length(b) < BYLINE_BLOCK) return false;
    if (j->link && !(length(b) >= 100 && b->marks && b->tag == TAG_P)) return false;
    return true;
}

/* Headings of what follows the text. */
static void take_heading(struct writer *w, u32 i) {
    const struct node *n = &w->t->node[w->t->block[i].node];
    u32 phrase = w->b->judged[i].phrase;
    if (phrase == PHRASE_SECTION) w->links = true;
    if (phrase == PHRASE_COMMENTS && w->kept > COMMENTS_AFTER)
        w->skip_to = w->t->node[n->parent].block_end;
}

static bool take_block(struct writer *w, u32 i) {
    const struct block *b = &w->t->block[i];
    bool prose = w->b->judged[i].prose;
    if (i < w->skip_to) return true;
    if (!w->b->junk[b->node]) take_heading(w, i);
    if (!belongs(w, i)) return true;
    if (w->links && !prose) return true;
    if (prose) w->links = false;
    if (is_heading(b)) {
        w->pending = i;
        return true;
    }
    if (!prose && is_crumb(w, i)) return true;
    if (w->pending != NONE && w->begun && !write_block(w, w->pending)) return false;
    w->pending = NONE;
    if (!write_block(w, i)) return false;
    w->begun |= prose;
    if (prose) w->b->prose += own(b);
    if (prose || b->marks || b->words >= 6 || b->tag == TAG_LI || b->tag == TAG_TD)
        w->kept = (u32)w->b->text.n;
    return true;
}

/* Sentences between the title and the element: a lead that stands apart. */
static bool take_lead(struct writer *w, u32 first) {
    if (w->heading->block == NONE) return true;
    for (u32 i = w->heading->block_end; i < first; i++) {
        const struct block *b = &w->t->block[i];
        bool lead = w->t->node[b->node].hint & HINT_LEAD;
        if (!belongs(w, i) || is_heading(b) || w->b->judged[i].meta) continue;
        if (!w->b->judged[i].prose && !(lead && b->words >= LEADING_WORDS)) continue;
        if (!write_block(w, i)) return false;
        w->kept = (u32)w->b->text.n;
    }
    return true;
}

/* Where the text begins in the element: behind the title when that is in it
 * and what stands before is less than what follows. */
static u32 first_block(const struct body *b, const struct tree *t, const struct heading *heading) {
    const struct node *n = &t->node[b->node];
    if (heading->block == NONE) return n->block;
    u32 behind = heading->block_end;
    if (behind <= n->block || behind >= n->block_end) return n->block;
    i32 before = b->prose_sum[behind] - b->prose_sum[n->block];
    return before * 2 < prose_of(b, n) ? behind : n->block;
}

static bool write_text(struct body *b, const struct tree *t, const struct heading *heading) {
    struct writer w = {.b = b, .t = t, .heading = heading, .pending = NONE, .mask = slots(t) - 1};
    memset(b->seen, 0xff, (size_t)slots(t) * sizeof *b->seen);
    b->text.n = 0;
    b->prose = 0;
    b->first = NONE;
    u32 first = first_block(b, t, heading);
    if (!take_lead(&w, first)) return false;
    for (u32 i = first; i < t->node[b->node].block_end; i++)
        if (!take_block(&w, i)) return false;
    b->text.n = w.kept;
    return true;
}

/* Finds the text while only names of the kinds in the mask are believed. */
static bool find_by(struct body *b, const struct tree *t, const struct heading *heading, u32 mask) {
    b->text.n = 0;
    b->prose = 0;
    b->first = NONE;
    find_junk(b, t, mask);
    b->node = choose(b, t, heading);
    return b->node == NONE || write_text(b, t, heading);
}

bool body_find(struct body *b, const struct tree *t, const struct heading *heading) {
    static const u32 sure = HINT_COMMENT | HINT_CARD | HINT_NAV | HINT_FOOT | HINT_RELATED;
    if (!reserve(b, t)) return false;
    judge(b, t);
    mark_cards(b, t);
    find_held(b, t, heading);
    if (!find_by(b, t, heading, ~0u)) return false;
    u32 prose = b->prose;
    if (prose >= LITTLE) return true;
    /* Little was found: perhaps a name misled. */
    if (!find_by(b, t, heading, sure)) return false;
    return b->prose >= 2 * prose || find_by(b, t, heading, ~0u);
}

bool body_all(struct body *b, const struct tree *t) {
    if (!reserve(b, t)) return false;
    judge(b, t);
    for (u32 i = 0; i < t->n_nodes; i++) {
        u32 hidden = t->node[i].hint & (HINT_HEAD | HINT_ADVERT | HINT_HIDDEN | HINT_SHARE);
        b->junk[i] = (i ? b->junk[t->node[i].parent] : 0) | hidden;
    }
    b->node = 0;
    b->text.n = 0;
    for (u32 i = 0; i < t->n_blocks; i++) {
        const struct block *row = &t->block[i];
        u32 phrase = b->judged[i].phrase;
        if (b->junk[row->node] || phrase == PHRASE_START || phrase == PHRASE_CREDIT ||
            (phrase == PHRASE_LABEL && b->judged[i].link))
            continue;
        if (b->text.n && !bytes_add(&b->text, "\n\n", 2)) return false;
        if (!bytes_add(&b->text, t->text.p + row->text, length(row))) return false;
    }
    return true;
}
