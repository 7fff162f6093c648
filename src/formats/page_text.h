/* Stretches of a page's text and of its attributes, and how like they are. */
#ifndef FORMATS_PAGE_TEXT_H
#define FORMATS_PAGE_TEXT_H

#include "formats/page_tree.h"

enum { TITLE_WORDS = 48 }; /* compared of a title */

/* Borrowed from the tree; p is never NULL. */
struct text {
    const char *p;
    u32 n;
};

struct text text_of_kept(const struct tree *t, struct span s);
struct text text_of_node(const struct tree *t, const struct node *n);
struct text text_of_block(const struct tree *t, const struct block *b);

struct text text_trim(struct text s);
bool text_is_letter(char c); /* or figure, or a byte beyond ASCII */
bool text_is_address(struct text s);

/* Takes the next word off a text; false when there is none. */
bool text_next_word(struct text *s, struct text *word);
u32 text_count_words(struct text s);

/* Is one of them the beginning of the other, but for case and marks? */
bool text_begins_alike(struct text a, struct text b);

/* The words of a title as numbers. */
struct title_words {
    u32 n, hash[TITLE_WORDS];
};
void title_words_read(struct text s, struct title_words *w);

/* Per cent of the words of both that they share. */
u32 title_words_alike(struct title_words a, const struct title_words *b);

#endif
