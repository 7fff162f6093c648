/* What a run has done, counted: by each worker for itself, then summed. */
#ifndef CMD_TALLY_H
#define CMD_TALLY_H

#include "input/fault.h"

#include <stdbool.h>

struct tally {
    uint64_t documents;  /* analysed */
    uint64_t passed;     /* read, and not among those asked for */
    uint64_t duplicates; /* copies, whether marked or dropped */
    uint64_t failed[FAULT_CAUSES];
    uint64_t quotations, unresolved;
    uint64_t bytes_in;   /* of documents, as they stood in the input */
};

void tally_add(struct tally *sum, const struct tally *part);
uint64_t tally_failed(const struct tally *t);

/* A summary of the run, for --stats. */
struct summary {
    const struct tally *tally;
    uint64_t bytes_out;
    double seconds; /* since the start */
    unsigned jobs;
    int signal;     /* that ended it, or 0 */
};

/* Writes it to a file as one JSON object; false: errno says why. */
bool summary_write(const struct summary *s, const char *name);

#endif
