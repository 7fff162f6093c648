/* UTF-8, one code point at a time, for the bytes that are not ASCII. */
#ifndef CORE_UTF8_H
#define CORE_UTF8_H

#include "core/base.h"

/* The code point at text[at], its length in *len (1 to 4).  Bytes that are no
 * UTF-8 give 0xFFFD and length 1. */
u32 utf8_at(const char *text, u32 size, u32 at, u32 *len);

/* Code point before text[at]; 0 at the start. */
u32 utf8_before(const char *text, u32 at);

bool utf8_is_letter(u32 cp);  /* letters and the marks that combine with them */
bool utf8_is_upper(u32 cp);
bool utf8_is_space(u32 cp);
bool utf8_is_apostrophe(u32 cp); /* ' and its look-alikes inside a word */

/* Bytes of text[0, size) that are no UTF-8; the first one's place in *first. */
u32 utf8_bad_bytes(const char *text, u32 size, u32 *first, bool *ascii);

/* Folds a word for look-up: lower case, every apostrophe as ', every hyphen
 * as -.  Writes at most `room` bytes and gives their number; a word that
 * needs more is cut, which only makes it unknown. */
u32 utf8_fold(const char *text, u32 size, char *out, u32 room);

#endif
