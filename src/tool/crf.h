/* Estimates the weights of names: a linear-chain conditional random field
 * (Lafferty, McCallum and Pereira 2001) over the labels and evidence of
 * model/evidence.h, with an L1 and an L2 penalty, by OWL-QN (Andrew and Gao
 * 2007).
 *
 * Annotation may be partial: a token has a set of labels that it may bear, and
 * what is made likely is the sum of all paths through these sets.  A token
 * annotated in full has a set of one.
 *
 * A tool of development: floating point, memory for all of the data, and no
 * care for time beyond half a minute. */
#ifndef TOOL_CRF_H
#define TOOL_CRF_H

#include "model/evidence.h"

enum { CRF_WEIGHTS = EVIDENCE_ROWS * LABELS };

struct crf_token {
    u32 first, n; /* its rows of evidence in crf_data.row */
    u8 allowed;   /* bit l: label l is possible */
};

struct crf_run {
    u32 first, n;  /* its tokens in crf_data.token */
    double weight; /* how often it counts */
    u32 set, fold; /* the set it comes from; the share it is held back with */
};

struct crf_data {
    u16 *row;
    struct crf_token *token;
    struct crf_run *run;
    size_t n_rows, n_tokens, n_runs;
};

struct crf_penalty {
    double l1, l2;
    int iterations;
    const bool *kept; /* of each row: its weights stay as they are; NULL: of none */
};

/* Fills w, CRF_WEIGHTS numbers by row and column, from what is there (zeros to
 * start with), by the runs outside of the fold `held`; none is held back when
 * that is NONE.  Runs whose sets no path goes through are passed over.  False
 * when out of memory. */
bool crf_estimate(const struct crf_data *data, const struct crf_penalty *penalty, u32 held, double *w);

/* The best path through a run, whatever labels its tokens may bear. */
void crf_label(const struct crf_data *data, const struct crf_run *run, const double *w, u8 *label);

#endif
