#include "score/match.h"

#include <stdlib.h>

/* Of what two spans cover together, the part that both cover. */
struct share {
    u32 common, whole;
};

static struct share share_of(const struct span *a, const struct span *b) {
    u32 start = max_u32(a->start, b->start), end = min_u32(a->end, b->end);
    if (end <= start) return (struct share){0, 1};
    return (struct share){end - start, max_u32(a->end, b->end) - min_u32(a->start, b->start)};
}

static bool is_half(struct share s) { return s.common >= s.whole - s.common; }

static int compare_shares(struct share a, struct share b) {
    u64 x = (u64)a.common * b.whole, y = (u64)b.common * a.whole;
    return (x > y) - (x < y);
}

bool span_agrees(const struct span *a, const struct span *b) { return is_half(share_of(a, b)); }

bool span_is_same(const struct span *a, const struct span *b) {
    return a->start == b->start && a->end == b->end;
}

/* ---- order ------------------------------------------------------------ */

static int compare_places(const struct span *a, const struct span *b) {
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

static int compare(const void *a, const void *b) {
    const struct span *x = a, *y = b;
    int differ = compare_places(x, y);
    return differ ? differ : (x->mark > y->mark) - (x->mark < y->mark);
}

void spans_sort(struct span *s, u32 n) {
    if (n > 1) qsort(s, n, sizeof *s, compare);
}

u32 spans_unique(struct span *s, u32 n) {
    u32 kept = 0;
    for (u32 i = 0; i < n; i++)
        if (!kept || !span_is_same(&s[kept - 1], &s[i])) s[kept++] = s[i];
    return kept;
}

u32 spans_same(const struct span *gold, u32 n_gold, const struct span *made, u32 n_made) {
    u32 same = 0;
    for (u32 i = 0, k = 0; i < n_gold && k < n_made;) {
        int differ = compare_places(&gold[i], &made[k]);
        same += differ == 0 && gold[i].end > gold[i].start;
        i += differ <= 0;
        k += differ >= 0;
    }
    return same;
}

/* ---- pairs ------------------------------------------------------------ */

/* Steps over what ends before anything that is still to come begins. */
static u32 first_reached(const struct span *made, u32 n, u32 from, u32 start) {
    while (from < n && made[from].end <= start) from++;
    return from;
}

/* What one gold span shares most with; NONE when it agrees with none. */
static u32 best(const struct span *gold, const struct span *made, u32 n, u32 from, bool free) {
    struct share most = {0, 1};
    u32 found = NONE;
    for (u32 i = from; i < n && made[i].start < gold->end; i++) {
        if (free && made[i].match != NONE) continue;
        struct share share = share_of(gold, &made[i]);
        int more = compare_shares(share, most);
        if (more < 0 || !is_half(share)) continue;
        if (more == 0 && (free || made[found].mark < made[i].mark)) continue;
        most = share;
        found = i;
    }
    return found;
}

u32 spans_pair(struct span *gold, u32 n_gold, struct span *made, u32 n_made) {
    u32 from = 0, pairs = 0;
    for (u32 i = 0; i < n_made; i++) made[i].match = NONE;
    for (u32 i = 0; i < n_gold; i++) {
        from = first_reached(made, n_made, from, gold[i].start);
        gold[i].match = best(&gold[i], made, n_made, from, true);
        if (gold[i].match == NONE) continue;
        made[gold[i].match].match = i;
        pairs++;
    }
    return pairs;
}

void spans_nearest(struct span *gold, u32 n_gold, const struct span *made, u32 n_made) {
    u32 from = 0;
    for (u32 i = 0; i < n_gold; i++) {
        from = first_reached(made, n_made, from, gold[i].start);
        gold[i].match = best(&gold[i], made, n_made, from, false);
    }
}
