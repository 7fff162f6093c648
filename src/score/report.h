/* What a comparison found, and the ways of printing it. */
#ifndef SCORE_REPORT_H
#define SCORE_REPORT_H

#include "emit/out.h"
#include "score/bootstrap.h"

enum content { CONTENT_FIGURES, CONTENT_ERRORS, CONTENT_CALIBRATION };

struct report {
    enum content content;
    const char *gold_name, *run_name, *other_name; /* the last NULL: one run only */
    const struct set *gold;
    u32 n_docs, n_missing; /* documents compared, and those that the run lacks */
    struct tallies total;
    const struct comparison *comparison; /* a row a slot; NULL: one run only */
    u32 resamples;
    struct reliability reliability;
    struct differences differences; /* by document */

    struct letters letters; /* of the document whose differences are printed */
    u32 doc;
    bool failed; /* memory was short */
};

void report_text(struct report *r, struct out *out);
void report_tsv(struct report *r, struct out *out);
void report_json(struct report *r, struct out *out);
void report_html(struct report *r, struct out *out);

/* ---- for those that print --------------------------------------------- */

/* Can gold say something of the row? */
static inline bool report_has(const struct report *r, u32 slot) {
    return r->total.asked >> slot & 1;
}

/* A row of nothing is nothing to look at. */
static inline bool report_shows(const struct report *r, u32 slot) {
    const struct tally *t = &r->total.slot[slot];
    return report_has(r, slot) &&
           (t->made || t->wanted || (r->comparison && r->comparison[slot].docs));
}

const char *kind_name(enum kind kind);
const char *fate_name(enum fate fate); /* "" of FATE_NONE */

/* Takes the document of a difference; its letters are known then if its text
 * is. */
void report_turn_to(struct report *r, const struct difference *d);

/* The words of a difference, in gold and in the run; of the first also some
 * words before and after.  p == NULL where they are not known. */
struct excerpt {
    struct berita_str before, words, after, found;
};
struct excerpt report_excerpt(const struct report *r, const struct difference *d);

/* Of what is long only the head and the tail are for the eye. */
struct clip {
    struct berita_str head, tail;
};
struct clip report_clip(struct berita_str s);

/* What all tenths come to. */
struct reliance {
    u32 n;
    double brier;    /* mean square of what confidence and outcome differ by */
    double expected; /* mean of what confidence and share differ by in the tenths */
};
struct reliance report_reliance(const struct report *r);

#endif
