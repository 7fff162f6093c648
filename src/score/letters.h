/* A text by its code points, and what of a span is compared. */
#ifndef SCORE_LETTERS_H
#define SCORE_LETTERS_H

#include "score/set.h"

struct letters {
    struct berita_str text; /* p == NULL: not known */
    u32 *at;                /* byte of each code point, and of the end */
    u32 n;                  /* code points */
    size_t room;
};

/* Takes another text, which must be UTF-8; false when memory is short. */
bool letters_set(struct letters *l, struct berita_str text);
void letters_free(struct letters *l);

/* The letters of a span that lies within the text. */
struct berita_str letters_span(const struct letters *l, u32 start, u32 end);

/* The first mark that lies outside of the text, or whose own letters are
 * others than those of the text; NULL when there is none. */
const struct mark *letters_misfit(const struct letters *l, const struct set *s,
                                  const struct doc *d);

/* Takes white space, quotation marks and punctuation off both ends of a span
 * with these letters.  Of one that is nothing else its end is left. */
void span_trim(struct berita_str s, u32 *start, u32 *end);

#endif
