#include "model/evidence.h"
#include "model/class.h"

static const char *const label_name[] = {
#define X(id, name) name,
    BERITA_LABELS(X)
#undef X
};

static const char *const where_name[] = {
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
