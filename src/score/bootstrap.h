/* Is the difference between two runs more than the luck of the documents?
 *
 * Paired bootstrap: as many documents as there are, drawn with replacement,
 * again and again, the same ones for both runs; how far the difference of their
 * figures strays tells how far the one that was measured can be trusted. */
#ifndef SCORE_BOOTSTRAP_H
#define SCORE_BOOTSTRAP_H

#include "score/score.h"

enum { FEWEST_DOCS = 5 }; /* that must bear on a row for it to be judged */

struct comparison {
    double other, difference; /* figure of the other run; the run's less that */
    double low, high;         /* 95 of 100 resamples lie between these */
    double p;                 /* share of resamples that stray as far as the difference */
    u32 docs;                 /* that bear on the row */
    bool judged;              /* low, high and p are there */
};

/* tallies of the run and of the other, a row a document each.  Fills SLOTS
 * comparisons; false when memory is short. */
bool bootstrap(const struct tallies *run, const struct tallies *other, u32 n_docs, u32 resamples,
               u64 seed, struct comparison *to);

#endif
