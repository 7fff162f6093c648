/* Texts that are copies of others: a wire's story in forty papers, with another
 * dateline, a lead written anew, the end cut off.
 *
 * A text is known by a sum of its bytes and by its shingles, five words each: those
 * are sorted into bins by their hash, and the least of each bin is kept (one
 * permutation MinHash).  Two texts agree in about as many bins as they share
 * shingles.  A text is a copy when most of its own shingles are in an earlier one:
 * what is longer than its source by much is none, since it says more.
 *
 * Only the last texts that are no copies are compared with; their number bounds
 * the memory, about a kilobyte each. */
#ifndef CMD_DUPLICATES_H
#define CMD_DUPLICATES_H

#include "emit/out.h"
#include "input/record.h"

enum { BINS = 64 };

struct signature {
    uint64_t sum[2];
    uint32_t shingles;
    uint32_t bin[BINS]; /* the least, UINT32_MAX: none */
};

void signature_make(struct signature *s, const char *text, size_t n);

/* Whose copy a text is. */
struct origin {
    struct out id; /* in memory */
    bool is_number;
};

struct duplicates;

/* Compares with the last so many texts; NULL when memory is short. */
struct duplicates *duplicates_new(uint32_t window);
void duplicates_free(struct duplicates *d);

/* Is the record's text a copy?  Then the origin is filled; else it is remembered.
 * Order matters: texts are asked of as they stand in the input.  Memory that is
 * short makes the error of the origin's id. */
bool duplicates_ask(struct duplicates *d, const struct signature *s, const struct record *r, struct origin *origin);

#endif
