/* An output and the answers in it: what it begins and ends with, what stands
 * between two. */
#ifndef CMD_SINK_H
#define CMD_SINK_H

#include "cmd/worker.h"

struct sink {
    const struct work *work;
    const void *self;
    struct out *out;
    uint64_t documents; /* answered in it */
    bool some;          /* it has an answer */
    bool holding;       /* it is not known yet whether there are several, which matters to its beginning */
    struct out held;    /* answers until then */
};

/* False: memory is short; sink_free() is called in either case. */
bool sink_open(struct sink *s, const struct work *work, const void *self, struct out *out);
void sink_free(struct sink *s);

/* An output begins, or goes on that broke off behind so many documents. */
void sink_begin(struct sink *s);
void sink_go_on(struct sink *s, uint64_t documents, bool some);

/* Where a worker puts its answers itself; changes with each call below. */
struct out *sink_out(struct sink *s);

/* Answers that begin with what stands between two. */
void sink_put(struct sink *s, const char *answers, size_t n);

/* So many documents more have been answered. */
void sink_count(struct sink *s, uint64_t documents);

void sink_end(struct sink *s);

#endif
