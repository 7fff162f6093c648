/* The stages in their order, with hooks to stop, dump and time them. */
#ifndef PIPELINE_H
#define PIPELINE_H

#include "core/doc.h"

struct stage {
    const char *name;
    bool (*run)(struct doc *doc); /* false: out of memory, possible up to `token` only */
};

extern const struct stage pipeline[];
extern const size_t pipeline_stages;

/* Runs the stages up to and with `last` (NULL: all).  When ns is given it
 * holds a counter a stage, and each gets its stage's nanoseconds added. */
enum berita_status pipeline_run(struct doc *doc, const char *last, u64 *ns);

#endif
