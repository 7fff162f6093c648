/* A file or standard input, read in large blocks into one buffer that is kept
 * from file to file: lines of any length up to a maximum, or the whole. */
#ifndef INPUT_SOURCE_H
#define INPUT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>

struct source {
    int fd; /* -1: none open */
    char *buf;
    size_t room;                 /* of buf */
    size_t start, end;           /* bytes read and not yet handed out */
    bool at_end;                 /* of the file */
    bool may_wait;               /* a pipe or terminal, not a file on disk */
    void (*before_wait)(void *); /* called before each read that may wait */
    void *arg;
};

enum source_status {
    SOURCE_OK,
    SOURCE_END,
    SOURCE_ERROR, /* errno says which */
    SOURCE_NO_MEMORY,
    SOURCE_TOO_LONG,
};

/* "-" is standard input.  False: errno says why. */
bool source_open(struct source *s, const char *name);
void source_close(struct source *s);
void source_free(struct source *s);

/* Reads on until `want` bytes lie ready or the file ends. */
enum source_status source_need(struct source *s, size_t want);

/* The next line without its line feed, valid and writable until the next
 * call.  A line over `most` is stepped over and reported as too long. */
enum source_status source_line(struct source *s, size_t most, char **line, size_t *len);

/* The next line with its line feed, or the lines up to and with a blank one
 * that ends a paragraph; valid until the next call. */
enum source_status source_passage(struct source *s, size_t most, bool paragraph, char **text,
                                  size_t *len);

/* All that is left. */
enum source_status source_all(struct source *s, size_t most, char **text, size_t *len);

#endif
