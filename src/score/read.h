/* Reads JSON Lines of annotations into a set: gold and records, whichever a
 * line holds. */
#ifndef SCORE_READ_H
#define SCORE_READ_H

#include "input/source.h"
#include "score/letters.h"

struct reader {
    struct source source;
    const char *name;
    size_t line;            /* number of the line read last */
    struct letters letters; /* of the document's text */
    char message[640];      /* of a broken line */
    char unknown[64];       /* first label of gold that is not compared, "": none */
    size_t unknown_line;
};

enum read_status {
    READ_DOC,
    READ_END,
    READ_BROKEN, /* this line is left out; message says why */
    READ_FAILED, /* the file cannot be read on; message says why */
};

/* "-" is standard input.  False: message says why. */
bool reader_open(struct reader *r, const char *name);
void reader_close(struct reader *r);

/* Adds the next document to the set. */
enum read_status reader_next(struct reader *r, struct set *s);

/* Adds the document that a line holds: READ_DOC or READ_BROKEN. */
enum read_status reader_take(struct reader *r, struct set *s, const char *line, size_t n);

#endif
