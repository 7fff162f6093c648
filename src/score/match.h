/* Which span of one annotation is which of another. */
#ifndef SCORE_MATCH_H
#define SCORE_MATCH_H

#include "core/base.h"

struct span {
    u32 start, end;
    u32 mark;  /* the row it comes from; breaks ties */
    u32 match; /* index of the other side's span, NONE: none */
};

/* Do the two share at least half of what both cover? */
bool span_agrees(const struct span *a, const struct span *b);
bool span_is_same(const struct span *a, const struct span *b);

/* Sorts by place, then by mark. */
void spans_sort(struct span *s, u32 n);

/* Leaves the first of spans that are the same, and gives their number. */
u32 spans_unique(struct span *s, u32 n);

/* How many spans both sides have, sorted and unique; those of nothing count not. */
u32 spans_same(const struct span *gold, u32 n_gold, const struct span *made, u32 n_made);

/* Each gold span, in order, takes the span that it shares most with among those
 * that are free, the earlier one of equals, if they agree.  Both sides are
 * sorted and unique.  Gives the number of pairs. */
u32 spans_pair(struct span *gold, u32 n_gold, struct span *made, u32 n_made);

/* Each gold span gets the span that it shares most with, free or not, the one
 * of the lower mark of equals, if they agree.  Both sides are sorted. */
void spans_nearest(struct span *gold, u32 n_gold, const struct span *made, u32 n_made);

#endif
