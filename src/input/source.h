/* A file, standard input or any other stream of bytes, read in large blocks into
 * one buffer that is kept from file to file: lines of any length up to a maximum,
 * or the whole. */
#ifndef INPUT_SOURCE_H
#define INPUT_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a source reads from when it is no file: an entry of an archive, or
 * another source unpacked. */
struct stream {
    /* Up to `room` bytes, of which there are STREAM_ROOM at least; 0 at the end,
     * -1 for a failure that `why` tells. */
    ptrdiff_t (*read)(struct stream *self, char *to, size_t room);
    /* After a failure: goes on behind the damage, where whole parts begin
     * again.  False: nothing is left.  NULL: never possible. */
    bool (*resume)(struct stream *self);
    void (*close)(struct stream *self); /* frees it and what it reads from */
    const char *why;                    /* NULL: errno says it */
    uint64_t at;                        /* byte of the file where, from 1; 0: unknown */
    bool whole;                         /* what was given before the failure is not damaged */
};

enum { STREAM_ROOM = 16 };

struct source {
    int fd;                /* -1: none open */
    struct stream *stream; /* read from instead of fd; NULL: none */
    char *buf;
    size_t room;       /* of buf */
    size_t start, end; /* bytes read and not yet handed out */
    bool at_end;       /* of the file */
    bool may_wait;     /* a pipe or terminal, not a file on disk */
    int file;          /* the fd it all comes from, unpacked or not; -1: unknown */

    /* Called before each read of fd that may wait; false: do not read. */
    bool (*before_wait)(void *arg, int fd);
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

/* Reads from a stream, which it closes in the end. */
void source_attach(struct source *s, struct stream *stream);

/* Moves what is open, with the bytes read ahead, to `to`, for a stream that
 * unpacks it. */
void source_move(struct source *s, struct source *to);

void source_close(struct source *s);
void source_free(struct source *s);

/* Reads on until `want` bytes lie ready or the file ends. */
enum source_status source_need(struct source *s, size_t want);

/* Steps over n bytes; SOURCE_END when there are fewer. */
enum source_status source_skip(struct source *s, uint64_t n);

/* Steps over what stands before the next `text`, which is not taken itself. */
enum source_status source_find(struct source *s, const char *text);

/* For streams that read from a source: its failure becomes theirs; gives -1. */
ptrdiff_t source_failed(const struct source *s, enum source_status why, struct stream *reader);

/* Goes on behind the damage that an error was, without what was held; false when
 * there is no more. */
bool source_resume(struct source *s);

/* The next line without its line feed, valid and writable until the next
 * call.  A line over `most` is stepped over and reported as too long. */
enum source_status source_line(struct source *s, size_t most, char **line, size_t *len);

/* The same for parts that end with another byte. */
enum source_status source_part(struct source *s, char end, size_t most, char **part, size_t *len);

/* The next line with its line feed, or the lines up to and with a blank one
 * that ends a paragraph; valid until the next call. */
enum source_status source_passage(struct source *s, size_t most, bool paragraph, char **text,
                                  size_t *len);

/* All that is left. */
enum source_status source_all(struct source *s, size_t most, char **text, size_t *len);

#endif
