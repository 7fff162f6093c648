/* Places find their row of the gazetteer.
 *
 * Every row of the name is weighed: what kind of place it is and how many
 * live there, a parent named right after it, parents and children named
 * elsewhere in the text.  Places with one row are settled first and then
 * speak for the others. */
#include "stage/entity.h"

#include "model/kind.h"

#include <math.h>

enum {
    ROWS_MAX = 48,   /* rows weighed for one name */
    AROUND_MAX = 48, /* settled places that speak for others */
    PARENTS_MAX = 6
};

/* Thousandths, so that weights stay whole numbers. */
enum {
    SCORE_NEXT = 6000,   /* a parent follows after a comma */
    SCORE_HEAD = 5000,   /* the head word asks for this kind */
    SCORE_PARENT = 2500, /* a parent is named elsewhere, or the row itself is sure */
    SCORE_CHILD = 1500,  /* a child is */
    SCORE_SAME = 800,    /* a place of the same parent is */
    SCORE_LEAST = 3000   /* under this a row is not believed */
};

static const i32 kind_score[PLACE_KINDS] = {
    [KIND_COUNTRY] = 6000, [KIND_PROVINCE] = 5500, [KIND_CITY] = 4800, [KIND_REGENCY] = 4400,
    [KIND_ISLAND] = 4200, [KIND_REGION] = 4000, [KIND_WORLD_CITY] = 3800, [KIND_DISTRICT] = 1500,
    [KIND_VILLAGE] = 500, [KIND_STREET] = 3000, [KIND_WATER] = 3000, [KIND_MOUNTAIN] = 3000,
    [KIND_FACILITY] = 3000, [KIND_PLACE_OTHER] = 3000,
};

struct rows {
    u32 row[ROWS_MAX];
    u32 n;
};

/* Rows of places already settled, the newest overwriting the oldest. */
struct around {
    u32 row[AROUND_MAX];
    u32 n;
};

static void add_row(struct rows *rows, u32 row) {
    for (u32 i = 0; i < rows->n; i++)
        if (rows->row[i] == row) return;
    if (rows->n < ROWS_MAX) rows->row[rows->n++] = row;
}

static bool is_place_class(unsigned cls) {
    return (cls >= CLASS_PLACE_COUNTRY && cls <= CLASS_PLACE_ISLAND) || cls == CLASS_PLACE_ALIAS;
}

/* All rows whose name or alias is the words [first, limit). */
static void find_rows(const struct doc *doc, u32 first, u32 limit, struct rows *rows) {
    const struct model *m = doc->model;
    rows->n = 0;
    if (first >= limit || doc->token[first].word >= m->n_words) return;
    u32 state = m->word[doc->token[first].word].state;
    for (u32 t = first + 1; t < limit && state; t++) state = model_next(m, state, doc->token[t].word);
    if (!state) return;
    const struct entry *e = &m->entry[m->state[state].first_entry];
    for (u32 i = 0; i < m->state[state].entries; i++)
        if (e[i].row != NONE && is_place_class(e[i].cls)) add_row(rows, e[i].row);
}

static bool is_within(const struct model *m, u32 row, u32 parent) {
    for (u32 i = 0; i < PARENTS_MAX && row != NONE; i++, row = m->place[row].parent)
        if (row == parent) return true;
    return false;
}

static bool is_place(const struct doc *doc, u32 mention) {
    return mention < doc->n_mentions && doc->mention[mention].type == BERITA_PLACE;
}

/* The rows of the place that follows after a comma, as in "Sukun, Malang". */
static bool next_rows(const struct doc *doc, u32 mention, struct rows *rows) {
    const struct berita_mention *m = &doc->mention[mention];
    if (!is_place(doc, mention + 1) || m[1].first - m->limit > 1) return false;
    if (m[1].first > m->limit && !doc_spells(doc, m->limit, ",")) return false;
    find_rows(doc, m[1].first, m[1].limit, rows);
    return rows->n > 0;
}

static i32 around_score(const struct model *m, const struct around *around, u32 row) {
    i32 best = 0;
    u32 parent = m->place[row].parent;
    for (u32 i = 0; i < around->n; i++) {
        u32 other = around->row[i];
        i32 s = is_within(m, row, other) ? SCORE_PARENT : is_within(m, other, row) ? SCORE_CHILD
                : parent != NONE && is_within(m, other, parent) ? SCORE_SAME : 0;
        if (s > best) best = s;
    }
    return best;
}

static i32 score_row(const struct doc *doc, u32 row, const struct rows *next, const struct around *around) {
    const struct model *m = doc->model;
    const struct place *p = &m->place[row];
    i32 s = p->kind < PLACE_KINDS ? kind_score[p->kind] : 0;
    if (p->population) s += (i32)(150 * log10(p->population));
    for (u32 i = 0; i < next->n; i++)
        if (next->row[i] != row && is_within(m, row, next->row[i])) return s + SCORE_NEXT;
    return s + around_score(m, around, row);
}

/* The kind the head word of the name asks for, or PLACE_KINDS; the words it
 * takes in *tokens, 0 when there is none. */
static u32 head_kind(const struct doc *doc, const struct berita_mention *m, u32 *tokens) {
    const struct entry *e = doc_longest(doc, m->first, CLASS_PLACE_HEAD, tokens);
    if (!e || m->first + *tokens >= m->limit) return *tokens = 0, PLACE_KINDS;
    return entity_kind(place_kinds, PLACE_KINDS, model_str(doc->model, e->canonical));
}

/* The best-scored row; NONE when none is believed, or when namesakes among
 * the districts and villages are all alike. */
static u32 best_row(const struct doc *doc, u32 mention, const struct rows *rows,
                    const struct around *around, i32 bonus) {
    struct rows next = {.n = 0};
    i32 best = SCORE_LEAST - 1;
    u32 row = NONE;
    bool tie = false;
    next_rows(doc, mention, &next);
    for (u32 i = 0; i < rows->n; i++) {
        i32 s = score_row(doc, rows->row[i], &next, around) + bonus;
        tie = s == best || (tie && s < best);
        if (s <= best) continue;
        best = s;
        row = rows->row[i];
    }
    bool small = row != NONE && (doc->model->place[row].kind == KIND_DISTRICT || doc->model->place[row].kind == KIND_VILLAGE);
    return tie && small ? NONE : row;
}

/* The rows an entity's name may mean; with a head that is no part of the
 * gazetteer's name, those of the name after it that are of the head's kind. */
static i32 entity_rows(const struct doc *doc, u32 mention, struct rows *rows) {
    const struct berita_mention *m = &doc->mention[mention];
    u32 tokens, kind = head_kind(doc, m, &tokens);
    find_rows(doc, m->first, m->limit, rows);
    if (rows->n || !tokens) return tokens ? SCORE_HEAD : 0;
    struct rows all;
    find_rows(doc, m->first + tokens, m->limit, &all);
    for (u32 i = 0; i < all.n; i++)
        if (doc->model->place[all.row[i]].kind == kind) add_row(rows, all.row[i]);
    return SCORE_HEAD;
}

static void settle(struct doc *doc, u32 entity, u32 row, struct around *around) {
    doc->entity[entity].place = row;
    around->row[around->n < AROUND_MAX ? around->n++ : entity % AROUND_MAX] = row;
}

static void resolve(struct doc *doc, u32 entity, struct around *around, bool sure_only) {
    struct berita_entity *e = &doc->entity[entity];
    struct rows rows;
    if (e->type != BERITA_PLACE || e->place != NONE) return;
    i32 bonus = entity_rows(doc, e->first_mention, &rows);
    e->ambiguous = rows.n;
    if (sure_only && rows.n != 1) return;
    u32 row = best_row(doc, e->first_mention, &rows, around, bonus);
    if (row != NONE) settle(doc, entity, row, around);
}

/* ---- what is said of a place ---- */

static struct berita_str model_text(const struct model *m, u32 offset) {
    const char *s = model_str(m, offset);
    return (struct berita_str){s, (u32)strlen(s)};
}

static void describe(const struct model *m, struct berita_entity *e) {
    const struct place *p = &m->place[e->place];
    u32 up[COUNT(e->path)], n = 0;
    e->kind = p->kind;
    e->name = model_text(m, p->name);
    e->code = model_text(m, p->code);
    memcpy(e->country, p->country, sizeof e->country);
    if (p->lat != INT32_MIN) {
        e->lat = p->lat / 1e5;
        e->lon = p->lon / 1e5;
    }
    for (u32 row = e->place; row != NONE && n < COUNT(up); row = m->place[row].parent)
        if (m->place[row].kind != KIND_COUNTRY || row == e->place) up[n++] = row;
    e->path_len = n;
    for (u32 i = 0; i < n; i++) e->path[i] = model_text(m, m->place[up[n - 1 - i]].full);
}

static void describe_other(const struct doc *doc, struct berita_entity *e) {
    u32 tokens, kind = head_kind(doc, &doc->mention[e->first_mention], &tokens);
    e->kind = (u8)(kind < PLACE_KINDS ? kind : KIND_PLACE_OTHER);
}

/* Entities of one row become one: their mentions go to the first. */
static void merge(struct doc *doc) {
    u32 *to = doc->scratch;
    for (u32 i = 0; i < doc->n_entities; i++) {
        const struct berita_entity *e = &doc->entity[i];
        to[i] = i;
        if (e->type != BERITA_PLACE || e->place == NONE) continue;
        for (u32 j = i - min_u32(i, AROUND_MAX); j < i && to[i] == i; j++)
            if (doc->entity[j].type == BERITA_PLACE && doc->entity[j].place == e->place) to[i] = to[j];
    }
    for (u32 i = 0; i < doc->n_mentions; i++) {
        u32 *e = &doc->mention[i].entity;
        if (*e != NONE) *e = to[*e];
    }
}

void entity_resolve_places(struct doc *doc) {
    struct around around = {.n = 0};
    for (u32 i = 0; i < doc->n_entities; i++) resolve(doc, i, &around, true);
    for (u32 i = 0; i < doc->n_entities; i++) resolve(doc, i, &around, false);
    for (u32 i = 0; i < doc->n_entities; i++) {
        struct berita_entity *e = &doc->entity[i];
        e->lat = e->lon = NAN;
        if (e->type != BERITA_PLACE) continue;
        if (e->place != NONE) describe(doc->model, e);
        else describe_other(doc, e);
    }
    merge(doc);
    for (u32 i = 0; i < doc->n_mentions; i++) {
        struct berita_mention *m = &doc->mention[i];
        if (m->type != BERITA_PLACE || m->entity == NONE) continue;
        m->place = doc->entity[m->entity].place;
        if (m->place != NONE) m->rule = REASON_ENTITY_GAZETTEER;
    }
}
