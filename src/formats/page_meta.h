/* What a page says of its article beside the text: title, day, outlet, author,
 * address. */
#ifndef FORMATS_PAGE_META_H
#define FORMATS_PAGE_META_H

#include "formats/page_body.h"
#include "formats/page_ld.h"

struct meta {
    struct span title, outlet, author, url; /* of `text`; n 0: none */
    char published[DATE_TEXT];              /* "": none */
    struct bytes text;
};

void meta_heading(const struct tree *t, const struct ld *ld, struct heading *heading);
void meta_heading_above(const struct tree *t, const struct body *body, struct heading *heading);

/* `body` as body_find left it.  False without memory. */
bool meta_read(struct meta *m, const struct tree *t, const struct ld *ld, const struct body *body,
               const struct heading *heading, const char *url, size_t url_n);

#endif
