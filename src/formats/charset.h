/* Markup in any encoding as UTF-8.
 *
 * What a page declares is often not what it is, and one in five declares
 * nothing.  So a byte order mark decides first, then the bytes themselves: what
 * holds letters beyond ASCII and is good UTF-8 throughout is hardly anything
 * else.  Only then the transport's word, the page's own, and windows-1252. */
#ifndef FORMATS_CHARSET_H
#define FORMATS_CHARSET_H

#include "formats/bytes.h"

/* Fills *out with UTF-8 and a NUL behind it (not counted).  Bytes that are no
 * letter of the encoding become U+FFFD, control characters blanks.  `named` is
 * the transport's word or NULL.  False without memory. */
bool charset_decode(const char *in, size_t n, const char *named, struct bytes *out);

#endif
