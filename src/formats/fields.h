/* Header fields, as WARC and HTTP have them: "Name: value" lines up to a blank
 * one. */
#ifndef FORMATS_FIELDS_H
#define FORMATS_FIELDS_H

#include "berita.h"

#include <stdbool.h>

/* The bytes up to and with the blank line; 0: it is not among these n. */
size_t fields_end(const char *p, size_t n);

/* The value of a field, without white space around it; p == NULL: there is none.
 * The first line, which is no field, is passed over. */
struct berita_str fields_get(const char *p, size_t n, const char *name);

/* Is the value this word, in whatever case, or does it begin so before ";" or a
 * blank? */
bool fields_is(struct berita_str value, const char *word);

/* A whole number; false: it is none. */
bool fields_number(struct berita_str value, uint64_t *number);

#endif
