/* The elements of HTML, as far as they are told apart. */
#ifndef FORMATS_PAGE_ELEMENTS_H
#define FORMATS_PAGE_ELEMENTS_H

#include "formats/page_words.h"

enum tag {
    TAG_OTHER,
    TAG_A,
    TAG_ADDRESS,
    TAG_ARTICLE,
    TAG_ASIDE,
    TAG_B,
    TAG_BLOCKQUOTE,
    TAG_BODY,
    TAG_BR,
    TAG_CAPTION,
    TAG_DD,
    TAG_DIV,
    TAG_DT,
    TAG_FIGCAPTION,
    TAG_FIGURE,
    TAG_FOOTER,
    TAG_FORM,
    TAG_H1,
    TAG_H2,
    TAG_H3,
    TAG_H4,
    TAG_H5,
    TAG_H6,
    TAG_HEAD,
    TAG_HEADER,
    TAG_HTML,
    TAG_IMG,
    TAG_LI,
    TAG_LINK,
    TAG_MAIN,
    TAG_META,
    TAG_NAV,
    TAG_OL,
    TAG_P,
    TAG_PRE,
    TAG_SCRIPT,
    TAG_SECTION,
    TAG_SKIP,
    TAG_SPAN,
    TAG_TABLE,
    TAG_TD,
    TAG_TH,
    TAG_TIME,
    TAG_TITLE,
    TAG_TR,
    TAG_UL,
    TAG_HR,
    TAG_DIALOG,
    TAG_INLINE,
};

enum {
    TAKE_SKIP = 1,  /* nothing in it is text */
    TAKE_BLOCK = 2, /* stands alone */
};

struct element {
    const char *name;
    u8 tag, take;
    u32 hint; /* bits of enum hint that it always has */
};

/* By a name in small letters; that of TAG_OTHER for what is not known. */
const struct element *page_element(const char *name);

/* The rows there are, sorted by name. */
extern const struct element page_elements[];
extern const u32 page_elements_n;

#endif
