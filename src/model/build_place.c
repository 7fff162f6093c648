/* The gazetteer's files: %forms, %places and %villages. */
#include "model/builder.h"

#include "core/hash.h"
#include "model/gazetteer.h"
#include "model/kind.h"

#include <stdio.h>
#include <stdlib.h>

static const u16 place_classes[PLACE_KINDS] = {
    CLASS_PLACE_COUNTRY, CLASS_PLACE_PROVINCE, CLASS_PLACE_CITY, CLASS_PLACE_REGENCY,
    CLASS_PLACE_DISTRICT, CLASS_PLACE_VILLAGE, CLASS_PLACE_REGION, CLASS_PLACE_WORLD_CITY,
    CLASS_PLACE_ISLAND, CLASS_PLACE_REGION, CLASS_PLACE_REGION, CLASS_PLACE_REGION, CLASS_PLACE_REGION,
    CLASS_PLACE_REGION};

bool builder_forms(struct builder *b) {
    struct column c[3];
    while (builder_line(b)) {
        if (!builder_columns(b, c, 2, 3)) return false;
        u32 kind = builder_kind(place_kinds, PLACE_KINDS, c[0]);
        if (kind == NONE) return builder_fail(b, c[0].p, "no kind of place");
        /* Heads are copied: the file is gone when the places are read. */
        struct place_form f = {kind, strndup(c[1].p, c[1].n), strndup(c[2].p, c[2].n)};
        if (!f.head || !f.government || ADD(b, b->form, f) == NONE) return false;
    }
    return true;
}

static u32 place_by_code(struct builder *b, const char *p, u32 n) {
    if (!b->codes.slots) return NONE;
    for (u32 i = hash_bytes(p, n) & (b->codes.slots - 1); b->codes.slot[i];
         i = (i + 1) & (b->codes.slots - 1)) {
        const char *code = b->str.row + b->place.row[b->codes.slot[i] - 1].code;
        if (strncmp(code, p, n) == 0 && code[n] == 0) return b->codes.slot[i] - 1;
    }
    return NONE;
}

static bool note_code(struct builder *b, u32 row) {
    bool again;
    if (!builder_room(b, &b->codes, &again)) return false;
    for (u32 i = again ? 0 : row; i <= row; i++)
        builder_put(&b->codes, builder_string_hash(b, b->place.row[i].code), i);
    b->codes.used++;
    return true;
}

static bool place_entries(struct builder *b, u32 row, struct column name) {
    const struct place *p = &b->place.row[row];
    u32 kind = p->kind;
    char phrase[256];
    struct entry e = {.row = row, .cls = place_classes[kind]};
    if (!builder_entry(b, name.p, name.p, name.n, e)) return false;
    for (u32 i = 0; i < b->form.n; i++) {
        const struct place_form *f = &b->form.row[i];
        if (f->kind != kind) continue;
        int n = snprintf(phrase, sizeof phrase, "%s %.*s", f->head, (int)name.n, name.p);
        if (n < 0 || (size_t)n >= sizeof phrase) return builder_fail(b, name.p, "name too long");
        if (!builder_entry(b, name.p, phrase, (u32)n, e)) return false;
    }
    return true;
}

/* "64.71" lies in "64", that in "ID"; "JP:Tokyo" in "JP".  Parents must stand
 * before their children. */
static bool place_parent(struct builder *b, struct column code, struct place *p) {
    u32 n = code.n;
    while (n > 0 && code.p[n - 1] != '.' && code.p[n - 1] != ':') n--;
    struct column up = {code.p, n ? n - 1 : 0};
    bool digits = *code.p >= '0' && *code.p <= '9';
    if (digits && n == 0) up = (struct column){"ID", 2};
    p->parent = up.n ? place_by_code(b, up.p, up.n) : NONE;
    if (digits) memcpy(p->country, "ID", 3);
    else if (code.n >= 2 && (code.n == 2 || code.p[2] == ':'))
        p->country[0] = code.p[0], p->country[1] = code.p[1];
    if (up.n && p->parent == NONE && n != 0)
        return builder_fail(b, code.p, "no place %.*s stands before it", (int)up.n, up.p);
    return true;
}

static bool coordinate(struct builder *b, struct column c, double most, i32 *out) {
    double v;
    if (c.n == 0) return *out = INT32_MIN, true;
    if (!builder_number(b, c, &v)) return false;
    if (v < -most || v > most) return builder_fail(b, c.p, "not a coordinate");
    *out = (i32)(v * 1e5 + (v < 0 ? -0.5 : 0.5));
    return true;
}

/* The first form of a kind of place; NULL when it has none. */
static const struct place_form *form_of(const struct builder *b, u32 kind) {
    for (u32 i = 0; i < b->form.n; i++)
        if (b->form.row[i].kind == kind) return &b->form.row[i];
    return NULL;
}

/* A place's name behind a head; 0 where there is no head. */
static u32 headed_name(struct builder *b, const char *head, struct column name) {
    char full[256];
    int n = *head ? snprintf(full, sizeof full, "%s %.*s", head, (int)name.n, name.p) : 0;
    return n > 0 && (size_t)n < sizeof full ? builder_str(b, full, (u32)n) : 0;
}

/* "Kota Bogor" and "Kabupaten Bogor" are told apart by their first form's
 * head; other kinds go by the name alone. */
static void headed_names(struct builder *b, struct place *p, struct column name) {
    const struct place_form *f = form_of(b, p->kind);
    bool headed = f && (p->kind == KIND_CITY || p->kind == KIND_REGENCY);
    p->full = headed ? headed_name(b, f->head, name) : 0;
    if (!p->full) p->full = p->name;
    p->government = f ? headed_name(b, f->government, name) : 0;
}

static bool read_place(struct builder *b) {
    struct column c[7], alias;
    struct place p = {0};
    double population;
    if (!builder_columns(b, c, 3, 7)) return false;
    u32 kind = builder_kind(place_kinds, PLACE_KINDS, c[2]);
    if (kind == NONE) return builder_fail(b, c[2].p, "no kind of place: %.*s", (int)c[2].n, c[2].p);
    if (place_by_code(b, c[0].p, c[0].n) != NONE)
        return builder_fail(b, c[0].p, "code %.*s stands twice", (int)c[0].n, c[0].p);
    if (!place_parent(b, c[0], &p) || !coordinate(b, c[3], 90, &p.lat) ||
        !coordinate(b, c[4], 180, &p.lon) || !builder_number(b, c[5], &population))
        return false;
    p.kind = (u8)kind;
    p.code = builder_str(b, c[0].p, c[0].n);
    p.name = builder_str(b, c[1].p, c[1].n);
    headed_names(b, &p, c[1]);
    p.population = (u32)population;
    u32 row = ADD(b, b->place, p);
    if (row == NONE || !note_code(b, row) || !place_entries(b, row, c[1])) return false;
    const char *at = c[6].p;
    while (builder_part(&at, c[6].p + c[6].n, '|', &alias))
        if (!place_entries(b, row, alias)) return false;
    return true;
}

bool builder_places(struct builder *b) {
    while (builder_line(b))
        if (!read_place(b)) return false;
    return true;
}

/* ---- villages ----------------------------------------------------------- */

/* "33.74.02" alone on its line: the district of the villages that follow. */
static bool village_district(struct builder *b, struct column code, u32 *district) {
    *district = place_by_code(b, code.p, code.n);
    if (*district == NONE) return builder_fail(b, code.p, "no place %.*s stands before it", (int)code.n, code.p);
    return true;
}

static bool village_offset(struct builder *b, struct column c, double most, i32 from, i16 *out) {
    i32 at = INT32_MIN;
    if (!coordinate(b, c, most, &at)) return false;
    *out = INT16_MIN;
    if (at == INT32_MIN || from == INT32_MIN) return true;
    i32 offset = (at - from + (at < from ? -5 : 5)) / 10;
    if (offset <= INT16_MIN || offset > INT16_MAX) return builder_fail(b, c.p, "over three degrees from its district");
    *out = (i16)offset;
    return true;
}

static bool village_name(struct builder *b, struct column name, u32 *at) {
    char key[GAZETTEER_KEY_MAX];
    if (!gazetteer_key(name.p, name.n, key, sizeof key)) return builder_fail(b, name.p, "no name of a village");
    u32 n = *at = b->village_name.n;
    if (n + name.n + 1 > b->village_name.room &&
        !builder_grow(b, &b->village_name.row, &b->village_name.room, n + name.n + 1, 1))
        return false;
    memcpy(b->village_name.row + n, name.p, name.n);
    b->village_name.row[n + name.n] = 0;
    b->village_name.n += name.n + 1;
    return true;
}

static bool read_village(struct builder *b, const struct column *c, u32 district) {
    struct village v = {.parent = district};
    struct village_code code;
    if (district == NONE) return builder_fail(b, c[0].p, "no district stands before it");
    const struct place *up = &b->place.row[district];
    int n = snprintf(code.text, sizeof code.text, "%s.%.*s", b->str.row + up->code, (int)c[0].n, c[0].p);
    if (n < 0 || (size_t)n >= sizeof code.text) return builder_fail(b, c[0].p, "code too long");
    if (b->village.n > b->seeded_villages && strcmp(b->village_code.row[b->village.n - 1].text, code.text) >= 0)
        return builder_fail(b, c[0].p, "villages stand in the order of their codes");
    return village_offset(b, c[2], 90, up->lat, &v.lat) && village_offset(b, c[3], 180, up->lon, &v.lon) &&
           village_name(b, c[1], &v.name) && ADD(b, b->village, v) != NONE && ADD(b, b->village_code, code) != NONE;
}

bool builder_villages(struct builder *b) {
    struct column c[4];
    u32 district = NONE;
    while (builder_line(b)) {
        if (!builder_columns(b, c, 1, 4)) return false;
        if (!(c[1].n ? read_village(b, c, district) : village_district(b, c[0], &district))) return false;
    }
    return true;
}

/* ---- the order of villages, and their index ------------------------------ */

/* A village or place while it is sorted. */
struct keyed {
    u32 hash, row;
    const char *code;
};

static u32 hash_of(const char *name) {
    char key[GAZETTEER_KEY_MAX];
    return gazetteer_hash(key, gazetteer_key(name, (u32)strlen(name), key, sizeof key));
}

/* Of two rows of one code the later, a user's, comes first. */
static int by_code(const void *x, const void *y) {
    const struct keyed *a = x, *b = y;
    int order = strcmp(a->code, b->code);
    return order ? order : (a->row < b->row) - (a->row > b->row);
}

static u32 drop_replaced(struct keyed *k, u32 n) {
    u32 kept = 0;
    qsort(k, n, sizeof *k, by_code);
    for (u32 i = 0; i < n; i++)
        if (i == 0 || strcmp(k[i].code, k[i - 1].code)) k[kept++] = k[i];
    return kept;
}

static bool is_unit(const struct builder *b, const struct place *p) {
    return p->kind >= KIND_PROVINCE && p->kind <= KIND_DISTRICT && memcmp(p->country, "ID", 2) == 0 && b->str.row[p->name];
}

static u32 gather(const struct builder *b, struct keyed *k) {
    u32 n = b->village.n;
    for (u32 i = 0; i < n; i++)
        k[i] = (struct keyed){hash_of(b->village_name.row + b->village.row[i].name), i, b->village_code.row[i].text};
    n = drop_replaced(k, n);
    for (u32 i = 0; i < b->place.n; i++)
        if (is_unit(b, &b->place.row[i]))
            k[n++] = (struct keyed){hash_of(b->str.row + b->place.row[i].name), i | KEY_OF_PLACE,
                                    b->str.row + b->place.row[i].code};
    return n;
}

static int by_hash(const void *x, const void *y) {
    const struct keyed *a = x, *b = y;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return strcmp(a->code, b->code);
}

/* Copies a village behind those in their new order; gives its row there. */
static u32 move_village(struct builder *to, const struct builder *b, u32 row) {
    struct village v = b->village.row[row];
    struct column name = {b->village_name.row + v.name, 0};
    name.n = (u32)strlen(name.p);
    if (!village_name(to, name, &v.name) || ADD(to, to->village_code, b->village_code.row[row]) == NONE) return NONE;
    return ADD(to, to->village, v);
}

/* The low bits of the hash are the bucket: rows go to it in the order of the
 * rest of the hash and of codes. */
static void fill_buckets(struct builder *to, const struct builder *b, const struct keyed *k, u32 n, u32 buckets) {
    u32 *next = calloc(buckets + 1, sizeof *next);
    struct key_row none = {0, 0};
    if (!next) { to->out_of_memory = true; return; }
    for (u32 i = 0; i < n; i++) next[(k[i].hash & (buckets - 1)) + 1]++, ADD(to, to->key_row, none);
    for (u32 i = 0; i <= buckets; i++) ADD(to, to->key_start, i ? next[i] += next[i - 1] : 0);
    for (u32 i = 0; i < n && !to->out_of_memory; i++)
        to->key_row.row[next[k[i].hash & (buckets - 1)]++] = (struct key_row){k[i].hash, k[i].row};
    for (u32 i = 0; i < n && !to->out_of_memory; i++)
        if (!(to->key_row.row[i].row & KEY_OF_PLACE)) to->key_row.row[i].row = move_village(to, b, to->key_row.row[i].row);
    free(next);
}

static void take_villages(struct builder *b, struct builder *from) {
    void *old[] = {b->village.row, b->village_code.row, b->village_name.row, b->key_row.row, b->key_start.row};
    for (u32 i = 0; i < COUNT(old); i++) free(old[i]);
    memcpy(&b->village, &from->village, sizeof b->village);
    memcpy(&b->village_code, &from->village_code, sizeof b->village_code);
    memcpy(&b->village_name, &from->village_name, sizeof b->village_name);
    memcpy(&b->key_row, &from->key_row, sizeof b->key_row);
    memcpy(&b->key_start, &from->key_start, sizeof b->key_start);
    b->out_of_memory |= from->out_of_memory;
}

void builder_index_keys(struct builder *b) {
    u32 buckets = 1;
    if (b->seeded && b->village.n == b->seeded_villages && b->place.n == b->seeded_places) return; /* as the image has them */
    while (buckets * 2 < b->village.n + b->place.n) buckets *= 2;
    struct keyed *k = calloc(b->village.n + b->place.n + 1, sizeof *k);
    struct builder *to = calloc(1, sizeof *to);
    if (k && to) {
        u32 n = gather(b, k);
        qsort(k, n, sizeof *k, by_hash);
        fill_buckets(to, b, k, n, buckets);
        take_villages(b, to);
    } else {
        b->out_of_memory = true;
    }
    free(to);
    free(k);
}
