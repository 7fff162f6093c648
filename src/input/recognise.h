/* What lies in a file, told from its first bytes. */
#ifndef INPUT_RECOGNISE_H
#define INPUT_RECOGNISE_H

#include "input/input.h"

enum { RECOGNISE_MOST = 4096 }; /* bytes that are enough to tell */

/* What has to be undone before there is a format to tell. */
enum packing {
    PACKING_MORE, /* more bytes are needed to tell */
    PACKING_NONE,
    PACKING_GZIP,
    PACKING_ZSTD,
    PACKING_UTF16_LE,
    PACKING_UTF16_BE,
    PACKING_UNKNOWN, /* packed in a way that is not undone */
    PACKINGS,
};

enum packing recognise_packing(const char *p, size_t n);

/* A tar or zip archive?  INPUT_AUTO: more bytes are needed, INPUT_TEXT: none. */
enum input_format recognise_archive(const char *p, size_t n);

/* INPUT_AUTO: more bytes are needed; `all`: there are none. */
enum input_format recognise_format(const char *p, size_t n, bool all, const struct fields *field);

/* By the end of a file's name, of which those of packings are left away; sure
 * ends beat what the content looks like, others are for when it looks like plain
 * text.  INPUT_AUTO: it says nothing. */
enum input_format recognise_name(const char *name, bool sure);

/* A picture, a program: nothing to read. */
bool recognise_binary(const char *p, size_t n);

/* The column that a row of names separated by `delimiter` has for a field, from
 * 1; 0: none.  The row may end with its line feed. */
unsigned recognise_column(const char *row, size_t n, char delimiter, const char *field);

#endif
