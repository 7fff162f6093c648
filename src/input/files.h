/* The files to be read, one after the other: those named, those that a list
 * names, and what lies in folders.  The order is always the same: as named, and
 * in a folder by the bytes of their names. */
#ifndef INPUT_FILES_H
#define INPUT_FILES_H

#include "input/input.h"

#include <sys/types.h>

enum { FOLDERS_MAX = 128 }; /* within each other */

struct folder;

struct files {
    char **names;        /* NULL-terminated; NULL: none */
    const char *list;    /* a file of names that end with zeros, "-": standard input; NULL: none */
    bool recursive;      /* folders are what is in them */
    dev_t except_device; /* a file or folder left out: the output, when it lies in a folder that is read */
    ino_t except;

    bool found; /* the last file was found in a folder */
    struct fault fault;

    /* its own */
    struct source source; /* of the list */
    bool list_open;
    size_t number; /* of the name in the list */
    struct folder *folder[FOLDERS_MAX];
    unsigned depth;
    char *path;
    size_t room;
};

/* INPUT_RECORD: *name is a file, until the next call; INPUT_BROKEN: the fault
 * says what was wrong, and there may be more. */
enum input_status files_next(struct files *f, const char **name);
void files_end(struct files *f);

#endif
