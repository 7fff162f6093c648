/* What each kind of XML calls the parts of an article. */
#ifndef FORMATS_XML_KINDS_H
#define FORMATS_XML_KINDS_H

#include "core/base.h"

enum xml_field {
    XML_ID,
    XML_TITLE,
    XML_PUBLISHED,
    XML_URL,
    XML_OUTLET,
    XML_AUTHOR,
    XML_BODY,
    XML_MAKER,        /* the program that wrote the file */
    XML_SOURCE_TITLE, /* of the article, where that program put another beside it */
    XML_FIELDS,
};

/* How a field's letters are to be taken. */
enum xml_form {
    FORM_WORDS,  /* in one line */
    FORM_TITLE,  /* the same, and HTML within may be written as text */
    FORM_PERSON, /* in one line, perhaps with an address or "Oleh" */
    FORM_TEXT,   /* lines and blanks as they are */
    FORM_EXACT,  /* those at its ends, too */
    FORM_HTML,   /* HTML written as text */
    FORM_XHTML,  /* elements of XHTML */
    FORM_BLOCKS, /* elements of the kind's own; some are paragraphs */
    FORM_TYPED,  /* an attribute says: HTML, XHTML or text */
    FORM_LINK,   /* its address, where it is of the article itself */
};

/* A field and where it stands, the innermost elements last.  Of several places
 * that have something the one with the lowest rank counts.  Of one element the
 * rows of attributes stand before that of its text. */
struct xml_row {
    const char *path;
    u8 field, rank, form;
    const char *attribute; /* the value is there; NULL: it is the element's text */
    const char *only;      /* an attribute that must be so, "type=url"; or NULL */
};

struct xml_kind {
    const char *const *roots, *const *items;
    const struct xml_row *rows[3]; /* each ends with a row without a path */
    /* Of FORM_BLOCKS, ends of paths with blanks between: paragraphs, and what is
     * left out. */
    const char *blocks, *omitted;
    bool several;      /* a file may hold many articles */
    bool lists;        /* of pages: those it has no words of are passed over */
    const char *empty; /* said of a file without one; NULL: it may be without */
};

/* The kind that a root element tells; NULL: none. */
const struct xml_kind *xml_kind_of(const char *root, size_t n);

#endif
