#include "model/gazetteer.h"

#include "core/hash.h"
#include "core/scan.h"
#include "core/utf8.h"

#include <stdlib.h>

enum { PARENTS_MAX = 8 };

static bool is_village(const struct model *m, u32 row) { return row >= m->n_places; }

static const struct village *village(const struct model *m, u32 row) {
    return &m->village[row - m->n_places];
}

static i32 from_parent(i32 parent, i16 offset) {
    return parent == INT32_MIN || offset == INT16_MIN ? INT32_MIN : parent + 10 * offset;
}

static struct spot village_spot(const struct model *m, u32 row) {
    const struct village *v = village(m, row);
    const struct place *up = &m->place[v->parent];
    const char *name = m->village_name + v->name;
    struct spot s = {.name = name, .full = name, .code = m->village_code[row - m->n_places].text, .country = up->country,
                     .parent = v->parent, .kind = KIND_VILLAGE};
    s.lat = from_parent(up->lat, v->lat);
    s.lon = s.lat == INT32_MIN ? INT32_MIN : from_parent(up->lon, v->lon);
    return s;
}

struct spot gazetteer_spot(const struct model *m, u32 row) {
    if (is_village(m, row)) return village_spot(m, row);
    const struct place *p = &m->place[row];
    return (struct spot){model_str(m, p->name), model_str(m, p->full), model_str(m, p->code), p->country,
                         p->parent, p->lat, p->lon, p->population, p->kind};
}

u32 gazetteer_parent(const struct model *m, u32 row) {
    return is_village(m, row) ? village(m, row)->parent : m->place[row].parent;
}

u32 gazetteer_kind(const struct model *m, u32 row) {
    return is_village(m, row) ? KIND_VILLAGE : m->place[row].kind;
}

enum {
    WEIGHT_QUARTER = 3200, /* a part or centre of a kota or kabupaten */
    WEIGHT_PEOPLE = 45     /* for every doubling of those who live there */
};

static const i32 kind_weight[PLACE_KINDS] = {
    [KIND_COUNTRY] = 6000, [KIND_PROVINCE] = 5500, [KIND_CITY] = 4800, [KIND_REGENCY] = 4400,
    [KIND_ISLAND] = 4200, [KIND_REGION] = 4000, [KIND_WORLD_CITY] = 3800, [KIND_DISTRICT] = 1500,
    [KIND_VILLAGE] = 500, [KIND_STREET] = 3000, [KIND_WATER] = 3900, [KIND_MOUNTAIN] = 3900,
    [KIND_FACILITY] = 3900, [KIND_PLACE_OTHER] = 3000,
};

static bool is_quarter(const struct model *m, const struct place *p) {
    u32 up = p->parent == NONE ? PLACE_KINDS : m->place[p->parent].kind;
    return p->kind == KIND_REGION && (up == KIND_CITY || up == KIND_REGENCY || up == KIND_DISTRICT);
}

i32 gazetteer_weight(const struct model *m, u32 row) {
    if (is_village(m, row)) return kind_weight[KIND_VILLAGE];
    const struct place *p = &m->place[row];
    if (is_quarter(m, p)) return WEIGHT_QUARTER;
    i32 people = p->population && p->kind != KIND_PROVINCE ? 31 - __builtin_clz(p->population) : 0;
    return kind_weight[p->kind] + WEIGHT_PEOPLE * people;
}

u32 gazetteer_entry(const struct model *m, u32 state, u32 i) {
    const struct entry *e = &m->entry[m->state[state].first_entry + i];
    bool place = (e->cls >= CLASS_PLACE_COUNTRY && e->cls <= CLASS_PLACE_ISLAND) || e->cls == CLASS_PLACE_ALIAS;
    return place ? e->row : NONE;
}

bool gazetteer_within(const struct model *m, u32 row, u32 parent) {
    for (u32 i = 0; i < PARENTS_MAX && row != NONE; i++, row = gazetteer_parent(m, row))
        if (row == parent) return true;
    return false;
}

static bool in_key(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (u8)c >= 0x80;
}

u32 gazetteer_key(const char *name, u32 n, char *out, u32 room) {
    char folded[2 * GAZETTEER_KEY_MAX];
    u32 k = 0, len = utf8_fold(name, n, folded, sizeof folded);
    if (len == sizeof folded) return 0;
    for (u32 i = 0; i < len; i++) {
        if (!in_key(folded[i])) continue;
        if (k == room) return 0;
        out[k++] = folded[i];
    }
    return k;
}

u32 gazetteer_hash(const char *key, u32 n) { return hash_bytes(key, n); }

struct namesakes gazetteer_namesakes(const struct model *m, const char *key, u32 n) {
    struct namesakes s = {.key = key, .n = n};
    if (!n) return s;
    s.hash = gazetteer_hash(key, n);
    s.at = m->key_start[s.hash & m->key_mask];
    s.end = m->key_start[(s.hash & m->key_mask) + 1];
    return s;
}

/* Nearly all names are ASCII, and compared without making their keys. */
static bool has_key(const char *name, const struct namesakes *s) {
    char key[GAZETTEER_KEY_MAX];
    u32 k = 0;
    const char *c = name;
    for (; *c && (u8)*c < 0x80; c++) {
        char folded = *c >= 'A' && *c <= 'Z' ? (char)(*c + 32) : *c;
        if (!in_key(folded)) continue;
        if (k == s->n || folded != s->key[k++]) return false;
    }
    if (!*c) return k == s->n;
    return gazetteer_key(name, (u32)strlen(name), key, sizeof key) == s->n && !memcmp(key, s->key, s->n);
}

u32 gazetteer_next(const struct model *m, struct namesakes *s) {
    while (s->at < s->end) {
        struct key_row k = m->key_row[s->at++];
        u32 row = k.row & KEY_OF_PLACE ? k.row & ~KEY_OF_PLACE : m->n_places + k.row;
        if (k.hash == s->hash && has_key(gazetteer_spot(m, row).name, s)) return row;
    }
    return NONE;
}

static int compare_code(const char *a, const char *code, u32 n) {
    int order = strncmp(a, code, n);
    return order ? order : a[n] != 0;
}


u32 gazetteer_code(const struct model *m, const char *code, u32 n) {
    for (u32 i = 0; n && i < m->n_places; i++)
        if (compare_code(model_str(m, m->place[i].code), code, n) == 0) return i;
    for (u32 i = 0; n && n < sizeof *m->village_code && i < m->n_villages; i++)
        if (compare_code(m->village_code[i].text, code, n) == 0) return m->n_places + i;
    return NONE;
}

/* ---- names from outside a text ------------------------------------------ */

enum { FOUND_MAX = 4096 };

struct found {
    u32 row[FOUND_MAX];
    u32 n;
};

static void add_found(struct found *f, u32 row) {
    for (u32 i = 0; i < f->n; i++)
        if (f->row[i] == row) return;
    if (f->n < FOUND_MAX) f->row[f->n++] = row;
}

/* The phrase of name[at, n), its words in any case; 0 when the lexicon has none. */
static u32 phrase_of(const struct model *m, const char *name, u32 n, u32 at) {
    struct berita_token t;
    u32 state = 0;
    for (bool first = true; at = scan_token(name, n, at, &t), t.kind != TOKEN_END; first = false) {
        char folded[256];
        u32 word = model_find_word(m, folded, utf8_fold(name + t.start, t.end - t.start, folded, sizeof folded));
        if (word == NONE) return 0;
        state = first ? m->word[word].state : model_next(m, state, word);
        if (!state) return 0;
    }
    return state;
}

static void find_phrase(const struct model *m, const char *name, u32 n, u32 at, u32 kind, struct found *f) {
    u32 state = phrase_of(m, name, n, at);
    for (u32 i = 0; state && i < m->state[state].entries; i++) {
        u32 row = gazetteer_entry(m, state, i);
        if (row != NONE && (kind == PLACE_KINDS || gazetteer_kind(m, row) == kind)) add_found(f, row);
    }
}

static void find_units(const struct model *m, const char *name, u32 n, u32 kind, struct found *f) {
    char key[GAZETTEER_KEY_MAX];
    struct namesakes same = gazetteer_namesakes(m, key, gazetteer_key(name, n, key, sizeof key));
    for (u32 row; (row = gazetteer_next(m, &same)) != NONE;)
        if (kind == PLACE_KINDS || gazetteer_kind(m, row) == kind) add_found(f, row);
}

/* The kind that the name's first word tells, or PLACE_KINDS; where the rest
 * begins in *at. */
static u32 first_head(const struct model *m, const char *name, u32 n, u32 *at) {
    struct berita_token t, rest;
    char folded[256];
    scan_token(name, n, 0, &t);
    u32 word = model_find_word(m, folded, utf8_fold(name + t.start, t.end - t.start, folded, sizeof folded));
    u32 state = word == NONE ? 0 : m->word[word].state;
    scan_token(name, n, t.end, &rest);
    *at = rest.start;
    for (u32 i = 0; state && rest.kind != TOKEN_END && i < m->state[state].entries; i++) {
        const struct entry *e = &m->entry[m->state[state].first_entry + i];
        if (e->cls == CLASS_PLACE_BEFORE) return entry_kind(e, PLACE_KINDS);
    }
    return PLACE_KINDS;
}

struct ranked { i32 weight; u32 row; const char *code; };

static int by_weight(const void *x, const void *y) {
    const struct ranked *a = x, *b = y;
    if (a->weight != b->weight) return a->weight > b->weight ? -1 : 1;
    return strcmp(a->code, b->code);
}

u32 gazetteer_named(const struct model *m, const char *name, u32 n, u32 *rows, u32 max) {
    struct found f = {.n = 0};
    struct ranked ranked[FOUND_MAX];
    u32 at, kind = first_head(m, name, n, &at);
    find_phrase(m, name, n, 0, PLACE_KINDS, &f);
    find_units(m, name, n, PLACE_KINDS, &f);
    if (kind != PLACE_KINDS) {
        find_phrase(m, name, n, at, kind, &f);
        find_units(m, name + at, n - at, kind, &f);
    }
    for (u32 i = 0; i < f.n; i++) ranked[i] = (struct ranked){gazetteer_weight(m, f.row[i]), f.row[i], gazetteer_spot(m, f.row[i]).code};
    qsort(ranked, f.n, sizeof *ranked, by_weight);
    for (u32 i = 0; i < f.n && i < max; i++) rows[i] = ranked[i].row;
    return f.n;
}
