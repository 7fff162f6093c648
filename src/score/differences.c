#include "score/score.h"

#include <stdlib.h>

struct difference *differences_add(struct differences *d) {
    if (d->n == d->room) {
        u32 room = d->room ? d->room * 2 : 64;
        struct difference *row = room > d->room ? realloc(d->row, room * sizeof *row) : NULL;
        if (!row) return NULL;
        d->row = row;
        d->room = room;
    }
    return &d->row[d->n++];
}

void differences_free(struct differences *d) {
    free(d->row);
    *d = (struct differences){0};
}

static int compare_u32(u32 a, u32 b) { return (a > b) - (a < b); }

/* What both runs have wrong at one place is the same difference, however they
 * are wrong; but not what one has too many with what the other lacks. */
static int compare(const void *a, const void *b) {
    const struct difference *x = a, *y = b;
    int differ = compare_u32(x->start, y->start);
    if (!differ) differ = compare_u32(x->end, y->end);
    if (!differ) differ = compare_u32(x->part, y->part);
    if (!differ) differ = (x->kind == KIND_SPURIOUS) - (y->kind == KIND_SPURIOUS);
    return differ;
}

void differences_sort(struct differences *d, u32 from) {
    if (d->n - from > 1) qsort(d->row + from, d->n - from, sizeof *d->row, compare);
}

bool differences_compare(struct differences *run, u32 from, struct differences *other) {
    u32 i = from, k = 0, n = run->n;
    differences_sort(run, from);
    differences_sort(other, 0);
    while (i < n || k < other->n) {
        int differ = i == n ? 1 : k == other->n ? -1 : compare(&run->row[i], &other->row[k]);
        if (differ > 0) {
            struct difference *gone = differences_add(run);
            if (!gone) return false;
            *gone = other->row[k];
            gone->fate = FATE_GONE;
        } else {
            run->row[i].fate = differ ? FATE_NEW : FATE_KEPT;
        }
        i += differ <= 0;
        k += differ >= 0;
    }
    differences_sort(run, from);
    return true;
}
