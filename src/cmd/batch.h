/* From files to answers: one thread or many, the output is the same.
 *
 * The first thread cuts the input into documents; with --jobs a crew answers them,
 * else it does so itself.  In either case it takes what came of them in the order
 * of the input: answers, messages, rows of errors, counts. */
#ifndef CMD_BATCH_H
#define CMD_BATCH_H

#include "cmd/crew.h"
#include "cmd/progress.h"
#include "input/files.h"

struct batch {
    struct program *program;
    const struct work *work;

    struct files files;

    struct worker worker; /* of the first thread */
    struct remarks remarks;
    bool many;            /* the crew does the work */
    struct crew crew;

    struct tally tally; /* of what has been taken */
    struct progress_line progress;
    struct out errors;
    uint64_t index;     /* of the next document */
    uint64_t read;      /* bytes of files that are done with */
    bool some;          /* an answer has been written */
    struct out held;    /* answers until it is known whether there are several */
    bool holding;       /* it is not known yet */
    bool broken;        /* the run itself cannot go on */
};

/* Answers the documents of all files; what cannot be is reported and passed over,
 * what was not done is in program->failed and ->signal. */
void batch_run(struct program *p, char **files, const struct work *work, const void *self);

/* The same in steps, for who does something between files.  False when it has been
 * reported; batch_end() is called in either case. */
bool batch_begin(struct batch *b, struct program *p, char **files, const struct work *work, const void *self);

/* The next file; false when there is none, or the run has ended. */
bool batch_next(struct batch *b, const char **name);
void batch_file(struct batch *b, const char *name);

/* Until all that was cut is answered and in program->out. */
void batch_settle(struct batch *b);
void batch_end(struct batch *b);

/* False once the output, a signal or --fail-fast ends the run. */
bool batch_goes_on(const struct batch *b);

#endif
