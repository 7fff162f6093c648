/* What a server answered, as it came over the wire. */
#ifndef FORMATS_HTTP_H
#define FORMATS_HTTP_H

#include "input/input.h"

enum { HTTP_BODY_MAX = 64 << 20 }; /* bytes of a body, unpacked */

struct http {
    unsigned status;
    struct berita_str type; /* of the content; p == NULL: not said */
    char *body;             /* unchunked and unpacked */
    size_t n;
};

/* Undoes it all, in place or in the reader's space.  INPUT_BROKEN and
 * INPUT_SKIPPED: the reader's fault says why. */
enum input_status http_read(struct reader *r, const struct item *item, char *p, size_t n,
                            struct http *http);

/* The charset that the type names, cut off to fit, or "". */
enum { HTTP_CHARSET = 40 };
void http_charset(struct berita_str type, char charset[HTTP_CHARSET]);

#endif
