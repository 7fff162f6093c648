/* Where in a document of XML a reader is: the elements that are open, by names
 * that do not depend on the prefixes a document chose. */
#ifndef FORMATS_XML_PATH_H
#define FORMATS_XML_PATH_H

#include "formats/bytes.h"
#include "formats/xml_scan.h"

enum {
    XML_DEPTH_MAX = 256,    /* elements within each other */
    XML_NAME_MAX = 256,     /* bytes of a name */
    XML_BINDINGS_MAX = 256, /* prefixes declared at one place */
};

struct xml_level {
    u32 path, names; /* lengths before it */
    u32 bindings;
    bool keep_blanks; /* xml:space="preserve" */
};

struct xml_binding {
    struct span prefix; /* in names */
    const char *stands; /* the prefix that a path has for it; NULL: not known */
};

struct xml_path {
    struct bytes path;  /* "/rss/channel/item/dc:creator" */
    struct bytes names; /* of the elements as they are written, and prefixes */
    struct xml_level level[XML_DEPTH_MAX];
    struct xml_binding binding[XML_BINDINGS_MAX];
    u32 depth, n_bindings;
};

/* At the top of a document. */
void xml_path_begin(struct xml_path *p);
void xml_path_free(struct xml_path *p);

/* Steps into the element that the scanner has met the start of, or out of what
 * it has met the end of.  NULL, or why it cannot: `why` has room for that. */
enum { XML_WHY_ROOM = 640 };
const char *xml_path_enter(struct xml_path *p, const struct xml_scan *s, char *why);
const char *xml_path_leave(struct xml_path *p, const struct xml_scan *s, char *why);

/* Elements of HTML that have no end, whatever case they are written in. */
bool xml_is_void(const char *name, size_t n);

/* Steps out of those of them that are open where what the scanner has met the end
 * of is around them. */
void xml_path_settle(struct xml_path *p, const struct xml_scan *s);

/* Steps out of elements until only `depth` are open. */
void xml_path_rise(struct xml_path *p, u32 depth);

/* Do the innermost elements have these names: "item/dc:creator"?  One of these,
 * with blanks between? */
bool xml_path_ends(const struct xml_path *p, const char *names);
bool xml_path_is_listed(const struct xml_path *p, const char *list);

bool xml_path_keeps_blanks(const struct xml_path *p);

/* The innermost element's name, of those names. */
const char *xml_path_name(const struct xml_path *p, size_t *n);

/* An element's name as it is written, 0: the outermost. */
const char *xml_path_written(const struct xml_path *p, u32 level, size_t *n);

#endif
