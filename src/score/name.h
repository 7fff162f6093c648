/* Names as they are compared: by their words, whatever the capitals. */
#ifndef SCORE_NAME_H
#define SCORE_NAME_H

#include "berita.h"
#include "core/base.h"

enum {
    NAME_WORDS = 64,  /* words looked at, of which */
    NAME_BYTES = 512, /* so many bytes in all */
};

struct name {
    char bytes[NAME_BYTES];
    struct berita_str word[NAME_WORDS]; /* in lower case */
    u32 n;
};

/* A word is a run of letters, digits and the marks '-`’ and _. */
void name_words(struct name *n, struct berita_str s);

/* Drops what is a title or rank (lexicons/score/titles.txt) unless nothing
 * else would be left. */
void name_without_titles(struct name *n);

bool name_has_all(const struct name *have, const struct name *want);
bool name_has_any(const struct name *have, const struct name *want);

/* Are two the same but for capitals? */
bool name_is_same(struct berita_str a, struct berita_str b);

#endif
