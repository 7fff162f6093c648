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
    struct column c[2];
    while (builder_line(b)) {
        if (!builder_columns(b, c, 2, 2)) return false;
        u32 kind = builder_kind(place_kinds, PLACE_KINDS, c[0]);
        if (kind == NONE) return builder_fail(b, c[0].p, "no kind of place");
        /* Heads are copied: the file is gone when the places are read. */
        struct place_form f = {kind, strndup(c[1].p, c[1].n), c[1].n};
        if (!f.head || ADD(b, b->form, f) == NONE) return false;
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

/* "Kota Bogor" and "Kabupaten Bogor" are told apart by their first form's
 * head; other kinds go by the name alone. */
static u32 full_name(struct builder *b, u32 kind, struct column name) {
    char full[256];
    u32 i = 0;
    while (i < b->form.n && b->form.row[i].kind != kind) i++;
    bool headed = i < b->form.n && (kind == KIND_CITY || kind == KIND_REGENCY);
    int n = headed ? snprintf(full, sizeof full, "%s %.*s", b->form.row[i].head, (int)name.n, name.p) : 0;
    return n > 0 && (size_t)n < sizeof full ? builder_str(b, full, (u32)n) : builder_str(b, name.p, name.n);
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
    p.full = full_name(b, kind, c[1]);
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
    if (district == NONE) return builder_fail(b, c[0].p, "no district stands before it");
    const struct place *up = &b->place.row[district];
    int n = snprintf(v.code, sizeof v.code, "%s.%.*s", b->str.row + up->code, (int)c[0].n, c[0].p);
    if (n < 0 || (size_t)n >= sizeof v.code) return builder_fail(b, c[0].p, "code too long");
    if (b->village.n > b->seeded_villages && strcmp(b->village.row[b->village.n - 1].code, v.code) >= 0)
        return builder_fail(b, c[0].p, "villages stand in the order of their codes");
    return village_offset(b, c[2], 90, up->lat, &v.lat) && village_offset(b, c[3], 180, up->lon, &v.lon) &&
           village_name(b, c[1], &v.name) && ADD(b, b->village, v) != NONE;
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

static int by_code(const void *x, const void *y) {
    const struct village *a = x, *b = y;
    int order = strcmp(a->code, b->code);
    return order ? order : (a->name > b->name) - (a->name < b->name);
}

/* Of two rows of one code the later, a user's, stays. */
static void drop_replaced(struct builder *b) {
    u32 n = 0;
    for (u32 i = 0; i < b->village.n; i++) {
        bool again = i + 1 < b->village.n && !strcmp(b->village.row[i].code, b->village.row[i + 1].code);
        if (!again) b->village.row[n++] = b->village.row[i];
    }
    b->village.n = n;
}

struct hashed { u32 bucket, row; };

static int by_bucket(const void *x, const void *y) {
    const struct hashed *a = x, *b = y;
    if (a->bucket != b->bucket) return a->bucket < b->bucket ? -1 : 1;
    return (a->row > b->row) - (a->row < b->row);
}

static u32 bucket_of(const char *name, u32 buckets) {
    char key[GAZETTEER_KEY_MAX];
    return gazetteer_hash(key, gazetteer_key(name, (u32)strlen(name), key, sizeof key)) & (buckets - 1);
}

static bool is_unit(const struct builder *b, const struct place *p) {
    return p->kind >= KIND_PROVINCE && p->kind <= KIND_DISTRICT && memcmp(p->country, "ID", 2) == 0 && b->str.row[p->name];
}

static u32 hash_names(const struct builder *b, struct hashed *hashed, u32 buckets) {
    u32 n = 0;
    for (u32 i = 0; i < b->village.n; i++)
        hashed[n++] = (struct hashed){bucket_of(b->village_name.row + b->village.row[i].name, buckets), i};
    for (u32 i = 0; i < b->place.n; i++)
        if (is_unit(b, &b->place.row[i]))
            hashed[n++] = (struct hashed){bucket_of(b->str.row + b->place.row[i].name, buckets), i | KEY_OF_PLACE};
    return n;
}

static void fill_buckets(struct builder *b, struct hashed *hashed, u32 buckets) {
    u32 n = hash_names(b, hashed, buckets), k = 0;
    qsort(hashed, n, sizeof *hashed, by_bucket);
    for (u32 i = 0; i <= buckets; i++) {
        while (k < n && hashed[k].bucket < i) ADD(b, b->key_row, hashed[k++].row);
        ADD(b, b->key_start, k);
    }
}

void builder_index_keys(struct builder *b) {
    u32 buckets = 1;
    if (b->seeded && b->village.n == b->seeded_villages && b->place.n == b->seeded_places) return; /* as the image has them */
    b->key_row.n = b->key_start.n = 0;
    if (b->village.n) qsort(b->village.row, b->village.n, sizeof *b->village.row, by_code);
    drop_replaced(b);
    while (buckets * 2 < b->village.n + b->place.n) buckets *= 2;
    struct hashed *hashed = calloc(b->village.n + b->place.n + 1, sizeof *hashed);
    if (!hashed) { b->out_of_memory = true; return; }
    fill_buckets(b, hashed, buckets);
    free(hashed);
}
