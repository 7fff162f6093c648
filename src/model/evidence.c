#include "model/evidence.h"

#include "core/doc.h"
#include "model/class.h"

#define SEEN(name) ((u64)1 << EVIDENCE_##name)

const char *const label_name[LABELS] = {
#define X(id, name) name,
    BERITA_LABELS(X)
#undef X
};

const char *const where_name[WHERES] = {
#define X(id, name) name,
    BERITA_WHERES(X)
#undef X
};

static const char *const evidence_name[] = {
#define X(id, name) name,
    BERITA_EVIDENCE(X)
#undef X
};

static const char *const class_name[] = {
#define X(id, name) name,
    BERITA_CLASSES(X)
#undef X
};

/* A fact goes before a class of its name, in evidence_find() as well. */
static bool is_fact(const char *name) {
    for (u32 i = 0; i < EVIDENCES; i++)
        if (strcmp(evidence_name[i], name) == 0) return true;
    return false;
}

const char *evidence_row_name(u32 row) {
    u32 where = row / EVIDENCE_BITS, bit = row % EVIDENCE_BITS;
    if (where == WHERES) return bit == LABEL_MORE ? NULL : label_name[bit];
    if (bit >= EVIDENCE_CLASSES) return bit - EVIDENCE_CLASSES < EVIDENCES ? evidence_name[bit - EVIDENCE_CLASSES] : NULL;
    return bit < COUNT(class_name) && !is_fact(class_name[bit]) ? class_name[bit] : NULL;
}

/* The row of `table` that is the n bytes at p, or count. */
static u32 find(const char *const *table, u32 count, const char *p, size_t n) {
    for (u32 i = 0; i < count; i++)
        if (strlen(table[i]) == n && memcmp(table[i], p, n) == 0) return i;
    return count;
}

static bool find_bit(const char *p, size_t n, u32 *bit) {
    u32 i = find(evidence_name, EVIDENCES, p, n);
    if (i < EVIDENCES) {
        *bit = EVIDENCE_CLASSES + i;
        return true;
    }
    *bit = find(class_name, COUNT(class_name), p, n);
    return *bit < EVIDENCE_CLASSES && *bit < COUNT(class_name);
}

/* Cuts the first part of a dotted name off; false when there is no dot. */
static bool cut(const char **p, size_t *n, const char **part, size_t *len) {
    const char *dot = memchr(*p, '.', *n);
    if (!dot) return false;
    *part = *p;
    *len = (size_t)(dot - *p);
    *n -= *len + 1;
    *p = dot + 1;
    return true;
}

bool evidence_find(const char *name, size_t n, u32 *row, u32 *column) {
    const char *label, *where;
    size_t label_len, where_len;
    if (!cut(&name, &n, &label, &label_len) || !cut(&name, &n, &where, &where_len)) return false;
    *column = find(label_name, LABELS, label, label_len);
    if (*column == LABELS) return false;
    if (where_len == 4 && memcmp(where, "last", 4) == 0) {
        u32 last = find(label_name, LABELS, name, n);
        *row = WHERES * EVIDENCE_BITS + last;
        return last < LABELS;
    }
    u32 w = find(where_name, WHERES, where, where_len), bit;
    if (w == WHERES || !find_bit(name, n, &bit)) return false;
    *row = w * EVIDENCE_BITS + bit;
    return true;
}

struct passages evidence_passages(const i16 (*last)[LABELS]) {
    struct passages p;
    for (u32 before = 0; before < LABELS; before++) {
        bool named = before % LABEL_MORE != LABEL_NONE;
        for (u32 label = 0; label < LABEL_MORE; label++)
            p.begin[before][label] = before == LABEL_MORE ? LABEL_UNREACHED : last[before][label];
        p.go_on[before] = named ? last[before][before | LABEL_MORE] : LABEL_UNREACHED;
    }
    return p;
}

/* How many people are called so; how often the word is no name at all. */
u8 evidence_habit(const struct word *w) {
    u32 people = (u32)w->male + w->female, lower = w->lower, seen = lower + w->upper;
    u32 name = people == 0 ? EVIDENCE_NAME_NONE : people < 30 ? EVIDENCE_NAME_FEW
               : people < 300 ? EVIDENCE_NAME_SOME : EVIDENCE_NAME_MANY;
    u32 small = lower < 2 ? (w->upper > 1 ? EVIDENCE_CASE_CAPITAL : EVIDENCE_CASE_NONE)
                : lower * 20 >= seen * 19 ? EVIDENCE_CASE_LOWER
                : lower * 2 >= seen ? EVIDENCE_CASE_MOSTLY
                : lower * 10 >= seen ? EVIDENCE_CASE_HALF : EVIDENCE_CASE_CAPITAL;
    return (u8)((name - EVIDENCE_NAME_NONE) * HABIT_CASES + small - EVIDENCE_CASE_NONE);
}

static u64 nature_facts(u32 nature) {
    if (nature >= HABITS) return (u64)1 << (EVIDENCE_NUMBER + nature - HABITS);
    return (u64)1 << (EVIDENCE_NAME_NONE + nature / HABIT_CASES) |
           (u64)1 << (EVIDENCE_CASE_NONE + nature % HABIT_CASES);
}

void evidence_form(const i16 (*matrix)[LABELS], u32 look, u32 nature, struct form *out) {
    static const u64 look_facts[LOOK_KINDS] = {
        [SHAPE_LOWER] = SEEN(LOWER),
        [SHAPE_CAP] = SEEN(CAP),
        [SHAPE_UPPER] = SEEN(UPPER),
        [SHAPE_CAMEL] = SEEN(CAMEL),
        [LOOK_INITIAL] = SEEN(INITIAL),
        [LOOK_UPPER_SHORT] = SEEN(UPPER) | SEEN(UPPER_SHORT),
        [LOOK_UPPER_LONG] = SEEN(UPPER) | SEEN(UPPER_LONG),
    };
    out->facts = nature_facts(nature) | look_facts[look];
    if (nature != NATURE(EDGE)) out->facts |= SEEN(ANY);
    evidence_weigh(matrix, (u64[EVIDENCE_BITS / 64]){0, 0, out->facts}, &out->weighed);
}

void evidence_weigh(const i16 (*matrix)[LABELS], const u64 bits[EVIDENCE_BITS / 64], struct weighed *out) {
    memset(out, 0, sizeof *out);
    for (u32 bit = 0; bit < EVIDENCE_BITS; bit++) {
        if (!(bits[bit / 64] >> bit % 64 & 1)) continue;
        for (u32 w = 0; w < WHERES; w++)
            for (u32 label = 0; label < LABELS; label++)
                out->at[w][label] = (i16)(out->at[w][label] + matrix[w * EVIDENCE_BITS + bit][label]);
    }
}
