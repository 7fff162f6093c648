/* UTF-16, which spreadsheets write, as the UTF-8 that everything else reads. */
#ifndef INPUT_UTF16_H
#define INPUT_UTF16_H

#include "input/source.h"

/* What is open, its byte order mark first, is turned to UTF-8 from here on; half
 * of a surrogate pair becomes U+FFFD.  False when memory is short. */
bool utf16_unpack(struct source *s, bool big);

#endif
