/* A file written anew in its own place: beside it first, and put there by one
 * rename, so that it is the old or the new at every moment. */
#ifndef CMD_IN_PLACE_H
#define CMD_IN_PLACE_H

#include <limits.h>
#include <stdbool.h>
#include <sys/stat.h>

struct in_place {
    char path[PATH_MAX];        /* links followed */
    char beside[PATH_MAX + 16]; /* "" while there is none */
    struct stat was;
    int fd;
};

/* Opens a file beside `name` to write to (fd), with its owner and
 * permissions.  False: errno says why, 0 when it is no ordinary file. */
bool in_place_open(struct in_place *p, const char *name);

/* Closes it and puts it in the file's place; with a suffix the old one is kept
 * under its name and that.  False: errno says why, and all is as before. */
bool in_place_keep(struct in_place *p, const char *suffix);

/* Closes and removes it; does nothing when it has been kept. */
void in_place_drop(struct in_place *p);

#endif
