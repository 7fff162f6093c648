/* What a page says of its article beside the text: title, day, outlet, author,
 * address.  JSON-LD is believed first, then <meta>, properties, and what readers
 * see. */
#ifndef FORMATS_PAGE_META_H
#define FORMATS_PAGE_META_H

#include "formats/page_body.h"
#include "formats/page_ld.h"
#include "formats/page_text.h"

struct meta {
    struct span title, outlet, author, url; /* of `text`; n 0: none */
    char published[DATE_TEXT];              /* "": none */
    struct bytes text;
    bool failed; /* without memory */
};

/* Where the title stands; needed to find the text.  Then, with the text known,
 * the heading right above it where the page's name says nothing of its article. */
void meta_heading(const struct tree *t, const struct ld *ld, struct heading *heading);
void meta_heading_above(const struct tree *t, const struct body *body, struct heading *heading);

/* `body` as body_find left it; `given`: the address the page came from, or
 * empty.  False without memory. */
bool meta_read(struct meta *m, const struct tree *t, const struct ld *ld, const struct body *body,
               const struct heading *heading, struct text given);

/* Its parts, as they stand in the page; empty where there is none. */
struct text meta_title(const struct tree *t, const struct ld *ld, const struct heading *heading,
                       struct text domain);
struct text meta_outlet(const struct tree *t, const struct ld *ld, struct text domain);
struct text meta_author(const struct tree *t, const struct ld *ld, const struct body *b,
                        const struct heading *heading);
void meta_day(const struct tree *t, const struct ld *ld, const struct body *b,
              const struct heading *heading, struct text url, char out[DATE_TEXT]);

/* Of an address, without "www." */
struct text meta_domain(struct text url);

/* The paragraphs between title and text, which have date and author. */
void meta_near_title(const struct tree *t, const struct body *b, const struct heading *heading,
                     u32 *from, u32 *to);

#endif
