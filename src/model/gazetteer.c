#include "model/gazetteer.h"

#include "core/utf8.h"

enum { PARENTS_MAX = 8 };

static bool is_village(const struct model *m, u32 row) { return row >= m->n_places; }

static const struct village *village(const struct model *m, u32 row) {
    return &m->village[row - m->n_places];
}

static i32 from_parent(i32 parent, i16 offset) {
    return parent == INT32_MIN || offset == INT16_MIN ? INT32_MIN : parent + 10 * offset;
}

static struct spot village_spot(const struct model *m, const struct village *v) {
    const struct place *up = &m->place[v->parent];
    const char *name = m->village_name + v->name;
    struct spot s = {.name = name, .full = name, .code = v->code, .country = up->country,
                     .parent = v->parent, .kind = KIND_VILLAGE};
    s.lat = from_parent(up->lat, v->lat);
    s.lon = s.lat == INT32_MIN ? INT32_MIN : from_parent(up->lon, v->lon);
    return s;
}

struct spot gazetteer_spot(const struct model *m, u32 row) {
    if (is_village(m, row)) return village_spot(m, village(m, row));
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
    u32 bucket = gazetteer_hash(key, n) & m->key_mask;
    s.at = m->key_start[bucket];
    s.end = m->key_start[bucket + 1];
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
        u32 i = m->key_row[s->at++], row = i & KEY_OF_PLACE ? i & ~KEY_OF_PLACE : m->n_places + i;
        if (has_key(gazetteer_spot(m, row).name, s)) return row;
    }
    return NONE;
}

static int compare_code(const char *a, const char *code, u32 n) {
    int order = strncmp(a, code, n);
    return order ? order : a[n] != 0;
}

static u32 village_code(const struct model *m, const char *code, u32 n) {
    u32 low = 0, high = m->n_villages; /* sorted by code */
    while (low < high) {
        u32 mid = (low + high) / 2;
        int order = compare_code(m->village[mid].code, code, n);
        if (order == 0) return m->n_places + mid;
        if (order > 0) high = mid;
        else low = mid + 1;
    }
    return NONE;
}

u32 gazetteer_code(const struct model *m, const char *code, u32 n) {
    for (u32 i = 0; n && i < m->n_places; i++)
        if (compare_code(model_str(m, m->place[i].code), code, n) == 0) return i;
    return n && n < sizeof m->village->code ? village_code(m, code, n) : NONE;
}
