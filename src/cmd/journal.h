/* How far a run is, kept in a file beside its output, so that the same command
 * goes on there after whatever ended it.
 *
 * The output is on the disk before the journal says so: what stands in it beyond
 * the last line of the journal is cut off and made again.  A line that was torn
 * is known by its sum. */
#ifndef CMD_JOURNAL_H
#define CMD_JOURNAL_H

#include "cmd/program.h"
#include "cmd/tally.h"

/* Where in the input: files that are done with, and what has come of the next
 * one: documents and faults. */
struct place {
    uint64_t files, items;
    uint64_t index; /* of the next document of the run */
};

/* A line. */
struct mark {
    struct place place;
    uint64_t output, errors; /* bytes of both files */
    uint64_t documents, some; /* see struct sink */
    struct tally tally;
};

struct journal {
    const struct command *command;
    const char *name; /* NULL: none is kept */
    int fd;
    double due, cost; /* seconds: when the next line is written, what the last one took */
};

/* Opens the journal of a run of these options over these files, and reads where
 * it was; *found tells whether it had begun.  False: it has been reported. */
bool journal_open(struct journal *j, const struct program *p, char **files, struct mark *mark, bool *found);
void journal_close(struct journal *j);

/* Is it time for a line? */
bool journal_is_due(const struct journal *j);

/* Puts both files on the disk, then the line; errors may be -1.  False: errno
 * says why. */
bool journal_write(struct journal *j, int output, int errors, const struct mark *mark);

/* Cuts a file off at the length that the journal says, and goes there.  False:
 * it has been reported. */
bool journal_cut(const struct journal *j, int fd, const char *name, uint64_t length);

#endif
