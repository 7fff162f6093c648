/* How far a run is: a line on a terminal that is written over, or rows of JSON
 * for scripts. */
#ifndef CMD_PROGRESS_H
#define CMD_PROGRESS_H

#include "cmd/program.h"
#include "cmd/tally.h"

struct progress_line {
    const struct command *command;
    enum progress how;
    double started, due; /* seconds of a clock that only goes forward */
    uint64_t bytes_all;  /* of the input, 0: not known */
    bool shown;          /* a line stands on the terminal, without its end */
};

double progress_clock(void);

/* files end with NULL; their sizes are summed when something will be shown. */
void progress_begin(struct progress_line *p, const struct program *program, char **files);

/* Shows how far the run is when it is time to; `read` is bytes of the input. */
void progress_tick(struct progress_line *p, const struct tally *t, uint64_t read);

/* At once, whatever was asked for: "NAME: 1200 documents, ...". */
void progress_say(struct progress_line *p, const struct tally *t, uint64_t read);

/* Takes away the line so that others can be written. */
void progress_clear(struct progress_line *p);

/* The last row. */
void progress_end(struct progress_line *p, const struct tally *t, uint64_t read);

#endif
