/* One document as an input format hands it over. */
#ifndef INPUT_RECORD_H
#define INPUT_RECORD_H

#include "berita.h"

/* Strings are borrowed from the input and live until its next record.
 * p == NULL: absent. */
struct record {
    struct berita_str id;
    bool id_is_number; /* printed as it came, without quotation marks */
    struct berita_str title;
    const char *text;
    size_t len;
    const char *published; /* NUL-terminated, NULL when the record has none */
    bool published_is_metadata; /* of a page, not of a field for it */
    struct berita_str url, outlet, author; /* where markup or an archive tells */
    bool crawled;          /* found by a crawler, and so in any language */
    bool continues;        /* a further part of a file (enum input_part) */
    struct berita_str raw; /* the line of JSON it stood in, when that is kept */
    uint32_t text_at, text_end; /* of the text's value in raw */
};

/* Is this "YYYY-MM-DD", a day of the calendar, alone or with a time after
 * "T" or a blank? */
bool published_is_valid(const char *day);

#endif
