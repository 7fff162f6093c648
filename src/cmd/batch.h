/* From files to answers: one thread or many, the output is the same.
 *
 * The first thread cuts the input into documents; with --jobs a crew answers them,
 * else it does so itself.  In either case it takes what came of them in the order
 * of the input: answers, messages, rows of errors, counts. */
#ifndef CMD_BATCH_H
#define CMD_BATCH_H

#include "cmd/crew.h"
#include "cmd/journal.h"
#include "cmd/mirror.h"
#include "cmd/progress.h"
#include "cmd/sink.h"
#include "input/files.h"

struct batch {
    struct program *program;
    const struct work *work;

    /* cutting */
    struct files files;
    struct place place; /* behind what has been cut */
    struct place done;  /* by an earlier run: what is before it is passed over */
    uint64_t read;      /* bytes of files that are done with */

    /* answering */
    struct worker worker; /* of the first thread */
    struct remarks remarks;
    bool many; /* the crew does the work */
    struct crew crew;
    struct turns turns;

    /* taking */
    struct sink sink;
    struct out errors;
    struct mirror mirror;
    struct mirror_place next; /* of the file that is being cut */
    struct journal journal;
    struct tally tally;
    struct place taken;
    uint64_t unread_before; /* the file at hand: faults of another run */
    struct progress_line progress;
    bool resumed; /* the output has a beginning */
    bool broken;  /* the run itself cannot go on */
};

/* Answers the documents of all files; what cannot be is reported and passed over,
 * what was not done is in program->failed and ->signal.  False when it could not
 * begin, which has been reported. */
bool batch_run(struct program *p, char **files, const struct work *work, const void *self);

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
