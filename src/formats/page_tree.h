/* A page as rows: its elements that matter, and its paragraphs, in the order of
 * the page.  Filled from the parser's events; there is no tree of libxml2's. */
#ifndef FORMATS_PAGE_TREE_H
#define FORMATS_PAGE_TREE_H

#include "formats/bytes.h"
#include "formats/page_date.h"
#include "formats/page_elements.h"
#include "formats/page_words.h"

enum {
    PAGE_MAX_ROWS = 1 << 20,   /* elements, and paragraphs: later ones join the last */
    PAGE_MAX_STRAY = 50000000, /* names compared for end tags without a start */
    PAGE_MAX_ATTRIBUTES = 256, /* of an element */
    PAGE_MAX_NAMES = 20000,    /* kept by the parser from page to page */
};

/* An element: blocks like <div>, and others whose class or property says
 * something. */
struct node {
    u32 parent,
        end; /* rows: the element around it (its own for the first); behind its last inside */
    u32 block, block_end; /* rows of blocks in it */
    u32 text, text_end;   /* bytes of tree.text */
    u32 hint;             /* bits of enum hint */
    u32 look;             /* the same for elements of one name and class */
    struct span value;    /* of tree.kept: datetime or content */
    u8 tag, prop;         /* enum tag, enum prop */
    u8 breaks;            /* ends the paragraph before it */
};

/* What <... itemprop> or rel says. */
enum prop {
    PROP_NONE,
    PROP_BODY,
    PROP_HEADLINE,
    PROP_AUTHOR,
    PROP_DATE,
    PROP_MODIFIED,
    PROP_PUBLISHER,
    PROP_NAME
};

/* A paragraph, or whatever else stands alone. */
struct block {
    u32 node; /* row of the innermost element that breaks */
    u32 text, text_end;
    u32 link, strong; /* bytes of it in links, in bold */
    u16 marks;        /* sentence ends and commas */
    u16 words;
    u8 tag;   /* of its element */
    u8 image; /* an image stands right before it */
    u8 lead;  /* sentences, though its element is a heading's */
};

/* Where the title stands for the reader. */
struct heading {
    u32 node;             /* row of the element; NONE when it has none of its own */
    u32 block, block_end; /* rows of blocks; NONE, 0: nowhere */
    u32 text, text_end;
};

enum field {
    FIELD_TITLE,
    FIELD_DATE,
    FIELD_MODIFIED,
    FIELD_AUTHOR,
    FIELD_OUTLET,
    FIELD_URL,
    FIELD_TYPE,
    FIELD_LOCALE,
    FIELDS
};

struct value {
    struct span s; /* of tree.kept; n 0: none */
    u32 rank;      /* page-meta.txt */
};

struct open;
struct known_name;
struct tree {
    const struct words *words;
    struct _xmlParserCtxt *parser; /* libxml2's, kept */
    struct known_name *known;      /* elements by the parser's own copies of their names */
    bool lines;                    /* line feeds part paragraphs, as in <pre> */

    struct bytes text; /* paragraphs, each ended by a line feed */
    struct bytes kept; /* of attributes, NUL-terminated */
    struct bytes ld;   /* scripts of JSON-LD, each ended by a NUL */
    struct node *node;
    u32 n_nodes, node_room;
    struct block *block;
    u32 n_blocks, block_room;
    struct value field[FIELDS];
    bool canonical; /* FIELD_URL is that of a link */

    /* while it is being filled */
    struct open *open; /* elements, outermost first */
    u32 n_open, open_room;
    u32 skip, link, strong, pre; /* elements open of these kinds */
    u32 at;                      /* row of the node that text goes to */
    u32 part;                    /* of the text, where what is not yet counted begins */
    bool in_block, blank, br, image, in_ld;
    u64 stray;
    const char *stopped; /* why parsing was ended, or NULL */
    size_t stopped_at;
};

/* Parses n bytes of UTF-8 with a NUL behind them, which may be changed.  False:
 * `stopped`. */
bool tree_read(struct tree *t, const struct words *w, char *html, size_t n);
void tree_clear(struct tree *t);
void tree_free(struct tree *t);

static inline struct span tree_keep(struct tree *t, const char *p, size_t n) {
    struct span s = {(u32)t->kept.n, (u32)n};
    return bytes_add(&t->kept, p, n) && bytes_put(&t->kept, 0) ? s : (struct span){0, 0};
}

#endif
