/* What a page says of itself in JSON-LD.
 *
 * A reader of its own, since much of it is broken: line breaks and bare
 * quotation marks in strings, commas too many, comments around it.  It looks for
 * a handful of members wherever they stand, keeps no tree, and takes what it
 * can where the grammar ends. */
#ifndef FORMATS_PAGE_LD_H
#define FORMATS_PAGE_LD_H

#include "formats/page_tree.h"

struct ld {
    bool article, live;
    struct span headline, date, modified, author, outlet, body, url; /* of tree.kept; n 0: none */
    struct span page_date; /* of a page that is no article */
};

/* False without memory. */
bool ld_read(struct ld *ld, struct tree *t);

#endif
