/* Words by which pages tell what their parts are: lexicons/formats/page-*.txt,
 * which are part of the program as they are. */
#ifndef FORMATS_PAGE_WORDS_H
#define FORMATS_PAGE_WORDS_H

#include "core/base.h"

/* Each file is a list of its own: equal words do not meet. */
enum word_list { WORDS_CLASSES, WORDS_PHRASES, WORDS_META, WORDS_DATES, WORD_LISTS };

/* What an element is by its class, id, role or name; the second column of
 * page-classes.txt. */
enum hint {
    HINT_BODY = 1 << 0,    /* the article's text, and hardly anything else */
    HINT_CONTENT = 1 << 1, /* the article with what belongs to it, or less sure */
    HINT_TITLE = 1 << 2,
    HINT_LEAD = 1 << 3,
    HINT_BYLINE = 1 << 4, /* author, place, time, outlet above or below the text */
    HINT_AUTHOR = 1 << 5,
    HINT_DATE = 1 << 6,
    HINT_LIVE = 1 << 7, /* a live blog */
    HINT_CAPTION = 1 << 8,
    HINT_COMMENT = 1 << 9,
    HINT_RELATED = 1 << 10,
    HINT_ADVERT = 1 << 11,
    HINT_SHARE = 1 << 12,
    HINT_TAGS = 1 << 13,
    HINT_PROMO = 1 << 14, /* newsletters, applications, subscriptions, consent */
    HINT_NAV = 1 << 15,
    HINT_FOOT = 1 << 16,
    HINT_SIDE = 1 << 17,
    HINT_HIDDEN = 1 << 18,
    HINT_FORM = 1 << 19,
    HINT_STOP = 1 << 20, /* what follows in a name is no hint: has-sidebar */
    /* Not by words: */
    HINT_HEAD = 1 << 21, /* <head> and <title> */
    HINT_CARD = 1 << 22, /* one of several teasers */
    HINT_JUNK = HINT_CAPTION | HINT_COMMENT | HINT_RELATED | HINT_ADVERT | HINT_SHARE | HINT_TAGS |
                HINT_PROMO | HINT_NAV | HINT_FOOT | HINT_SIDE | HINT_HIDDEN | HINT_FORM,
};

/* What a paragraph is by its first words; page-phrases.txt. */
enum phrase {
    PHRASE_NONE,
    PHRASE_WHOLE,    /* nothing else stands in it */
    PHRASE_START,    /* a short paragraph that begins so */
    PHRASE_LABEL,    /* the same before a colon */
    PHRASE_CREDIT,   /* of a picture, wherever it stands in a short paragraph */
    PHRASE_SECTION,  /* heads a list of links */
    PHRASE_COMMENTS, /* heads all that readers wrote */
    PHRASE_BYLINE,   /* before the author's name; */
    PHRASE_TOLD,     /* the same with a colon */
};

enum date_word {
    DATE_MONTH,
    DATE_ZONE,
    DATE_FILLER,
    DATE_PM,
    DATE_AM,
    DATE_YEAR_MARK,
    DATE_UPDATE
};

struct word;
struct words {
    struct word *slot;
    u32 *hash; /* of the slots, 0: free; what is looked up is mostly not there */
    u32 mask;
};

/* False without memory. */
bool words_open(struct words *w);
void words_free(struct words *w);

/* The row of a word in lower case: its second column as a number that depends
 * on the list, and the third.  False when it is not there. */
bool words_find(const struct words *w, enum word_list list, const char *p, size_t n, u32 *kind,
                i32 *value);

/* What class, id, role or name of an element says: bits of enum hint. */
u32 words_hint(const struct words *w, const char *name);

/* What the first words of a text say. */
enum phrase words_phrase(const struct words *w, const char *p, size_t n);

/* Lower case, at most `room` bytes; gives their number. */
u32 words_lower(const char *p, size_t n, char *out, u32 room);

#endif
