/* Reads one JSON value in place.
 *
 * A record of JSON Lines is one long string and a few short ones, and only
 * its outermost members matter.  A library that builds a tree (jansson: 98 ns
 * for each six bytes, measured on news) costs as much as half of the whole
 * analysis may; this reader makes no tree, copies nothing and checks all of
 * RFC 8259's grammar, with two liberties: bytes that are no UTF-8 pass (any
 * bytes are a valid text), and half a surrogate pair becomes U+FFFD. */
#ifndef INPUT_JSON_H
#define INPUT_JSON_H

#include "berita.h"

enum { JSON_MAX_DEPTH = 512 }; /* of arrays and objects in a member's value */

enum json_type { JSON_NULL, JSON_BOOL, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json_value {
    enum json_type type;
    char *p; /* string: its letters, escapes resolved; number: as written */
    size_t n;
    size_t at, end; /* bytes of the text where the value begins and ends, from 0 */
};

struct json {
    char *start, *p, *end;
    const char *error; /* NULL while all is well */
    size_t error_at;   /* byte, from 0 */
};

/* text is changed: escapes are resolved where they stand, and each string is
 * ended by a NUL in the place of its quotation mark. */
void json_begin(struct json *j, char *text, size_t len);

/* Steps into the object that the text must be. */
bool json_open(struct json *j);

/* Its members, one a call; false after the last and on an error. */
bool json_member(struct json *j, bool first, struct json_value *name, struct json_value *value);

/* Is nothing left but white space? */
bool json_finished(struct json *j);

#endif
