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
};

/* Is this "YYYY-MM-DD", a day of the calendar, alone or with a time after
 * "T" or a blank? */
bool published_is_valid(const char *day);

#endif
