/* Reads annotations into a set: JSON Lines of gold and records, whichever a line
 * holds, and the other forms that berita-extract prints. */
#ifndef SCORE_READ_H
#define SCORE_READ_H

#include "input/source.h"
#include "score/letters.h"

enum form { FORM_LINES, FORM_TEI, FORM_CONLLU, FORM_WEBANNO, FORM_BRAT, FORM_TABLE, FORMS };

/* A file that is read as a whole, and what a form keeps between documents. */
struct whole {
    enum form form;
    const char *p; /* the file, in UTF-8; borrowed */
    size_t n, at;
    void *state;
    void (*state_free)(void *state);
    u32 complete; /* what the form says completely of a document: COMPLETE_ALL or less */
};

struct reader {
    struct source source;
    struct whole whole; /* when it is another form than lines */
    const char *name;
    size_t line;            /* number of the line read last */
    struct letters letters; /* of the document's text */
    char message[640];      /* of a broken line */
    char unknown[64];       /* first label of gold that is not compared, "": none */
    size_t unknown_line;
};

struct json_t; /* of jansson */

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

/* The same from a tree, of which w says more than it holds: READ_DOC or
 * READ_BROKEN. */
enum read_status reader_take_tree(struct reader *r, struct set *s, const struct json_t *root);

/* Adds the document that a line holds: READ_DOC or READ_BROKEN. */
enum read_status reader_take(struct reader *r, struct set *s, const char *line, size_t n);

#endif
