/* The article in an HTML page. */
#ifndef FORMATS_PAGE_H
#define FORMATS_PAGE_H

#include "input/record.h"

enum { PAGE_MAX = 32 << 20 }; /* bytes of a page */

struct page; /* working space, kept from page to page; one a thread */

/* NULL when memory is short. */
struct page *page_new(void);
void page_free(struct page *page);

/* What came with the page. */
struct page_hints {
    const char *charset; /* that the transport named, or NULL */
    struct berita_str url;
};

/* Fills title, text, published, url, outlet and author of the record; they
 * live until the page's next read.  False: page_error() says what was wrong. */
bool page_read(struct page *page, const char *html, size_t n, const struct page_hints *hints,
               struct record *record);

/* The same for a fragment, of which all is text. */
bool page_fragment(struct page *page, const char *html, size_t n, struct record *record);

/* The words that pages are read by, for who reads what came with them. */
struct words;
const struct words *page_words(const struct page *page);

/* *byte: where, from 1; 0 for no place. */
const char *page_error(const struct page *page, size_t *byte);

#endif
