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

static bool find_bit(const char *p, u32 *bit) {
    size_t n = strlen(p);
    u32 i = find(evidence_name, EVIDENCES, p, n);
    if (i < EVIDENCES) {
        *bit = 64 + i;
        return true;
    }
    *bit = find(class_name, COUNT(class_name), p, n);
    return *bit < 64 && *bit < COUNT(class_name);
}

bool evidence_find(const char *name, u32 *row, u32 *column) {
    const char *dot = strchr(name, '.');
    if (!dot) return false;
    *column = find(label_name, LABELS, name, (size_t)(dot - name));
    const char *where = dot + 1;
    if (*column == LABELS || !(dot = strchr(where, '.'))) return false;
    size_t n = (size_t)(dot - where);
    if (n == 4 && memcmp(where, "last", 4) == 0) {
        u32 last = find(label_name, LABELS, dot + 1, strlen(dot + 1));
        *row = WHERES * EVIDENCE_BITS + last;
        return last < LABELS;
    }
    u32 w = find(where_name, WHERES, where, n), bit;
    if (w == WHERES || !find_bit(dot + 1, &bit)) return false;
    *row = w * EVIDENCE_BITS + bit;
    return true;
}
