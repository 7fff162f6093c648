/* Which of a page's paragraphs are the article. */
#ifndef FORMATS_PAGE_BODY_H
#define FORMATS_PAGE_BODY_H

#include "formats/page_tree.h"

/* What a paragraph is by itself. */
struct judged {
    u8 phrase;  /* enum phrase */
    bool prose; /* sentences */
    bool link;  /* hardly more than links */
    bool meta;  /* hardly more than an author's name or a time */
};

/* Working space, and what was found. */
struct body {
    struct bytes text; /* paragraphs, an empty line between */
    u32 prose;         /* bytes of sentences in it */
    u32 node;          /* the element that was chosen */
    u32 first;         /* block the text begins with; NONE: none found */

    struct judged *judged; /* a row a block */
    u32 judged_room;
    u32 named_node;
    i32 named;         /* bytes of sentences in the largest element called the article's text */
    u32 *holds, *junk; /* bits a node: of what it holds, of what it is or lies in */
    u32 node_room;
    i32 *sum, *prose_sum; /* of values and prose of the blocks before each */
    u32 sum_room;
    u32 *seen; /* hashes */
    u32 seen_room;
};

/* False without memory; a page without any text gives none. */
bool body_find(struct body *b, const struct tree *t, const struct heading *heading);

/* All paragraphs but for those that never belong to a text. */
bool body_all(struct body *b, const struct tree *t);
void body_free(struct body *b);

/* Is the element part of navigation, of teasers, of comments ...?  Known after
 * body_find. */
static inline bool body_is_junk(const struct body *b, u32 node) { return b->junk[node] != 0; }

#endif
