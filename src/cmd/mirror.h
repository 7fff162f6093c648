/* One file of records for each file of the input, in a tree like theirs.
 *
 * A file is written beside its place and renamed when all of it is on the disk, so
 * that what has its name is whole.  Several are put on the disk together: one by
 * one would take longer than to make them.  A rename that a power cut undoes costs
 * that file's documents once more, and nothing else.
 *
 * What failed of a file is kept beside it, as PATH.errors. */
#ifndef CMD_MIRROR_H
#define CMD_MIRROR_H

#include "cmd/program.h"
#include "cmd/tally.h"

#include <limits.h>

enum { PENDING = 128 }; /* files put on the disk together, at most */

/* Where a file's records go, and where they are written first. */
struct mirror_place {
    char path[PATH_MAX], beside[PATH_MAX];
};

struct pending {
    char *beside, *path;
    int fd;
};

struct mirror {
    const struct command *command;
    const char *dir, *extension;
    struct out errors; /* rows of the file at hand */

    /* the file at hand */
    struct mirror_place at;
    int fd; /* -1: none */

    char made[PATH_MAX];     /* the folder made last */
    unsigned up;             /* what was left off the first name: 1 for "/", 2 for each "../" */
    bool named;              /* there has been a name */
    struct pending pending[PENDING];
    unsigned n_pending;
    double since; /* seconds: when the first of them was done */
};

/* False when it has been reported; mirror_free() is called in either case. */
bool mirror_open(struct mirror *t, const struct program *p);
void mirror_free(struct mirror *t);

/* The place of a file's records.  False: there can be none, *why says why. */
bool mirror_place(struct mirror *t, const char *name, struct mirror_place *place, const char **why);

/* Has the place what an earlier run made, whole?  Then the rows of what failed,
 * which belong to `rows` in memory, are put there. */
bool mirror_is_done(const struct mirror_place *place, struct out *rows);

/* Begins the file of a place: t->fd.  False: errno says why. */
bool mirror_begin(struct mirror *t, const struct mirror_place *place);

/* Ends it, all written.  False: errno says why. */
bool mirror_end(struct mirror *t);

/* Leaves no trace of it. */
void mirror_drop(struct mirror *t);

/* Puts what is pending on the disk and in its place.  False: errno says why, and
 * none of it is. */
bool mirror_settle(struct mirror *t);

/* The same if it has waited long enough. */
bool mirror_is_due(const struct mirror *t);

/* How many rows of errors are of each cause. */
void mirror_count(const struct out *rows, struct tally *t);

#endif
