/* Tags and text out of a stream of XML, in order, in the room of its longest
 * tag.
 *
 * The feeds of outlets are a good part not well-formed: "&" as it is, HTML's
 * entities that XML does not know, control characters, an encoding that is not
 * theirs.  Parsers that keep to the standard stop there, and what they give when
 * told to go on lacks words and has no place in the file.  This one stops where
 * tags do not fit and knows the byte; nothing it does can reach another file. */
#ifndef FORMATS_XML_SCAN_H
#define FORMATS_XML_SCAN_H

#include "input/fault.h"
#include "input/source.h"

enum {
    XML_TAG_MAX = 1 << 20,      /* bytes of a tag with its attributes */
    XML_DOCTYPE_MAX = 64 << 10, /* bytes of a document type with its declarations */
    XML_ENTITY_MAX = 64,        /* bytes of a reference, which a piece of text never cuts */
};

enum xml_event {
    XML_START,
    XML_END,
    XML_TEXT,        /* a piece, references as they are */
    XML_CDATA,       /* a piece of text without references */
    XML_DECLARATION, /* of the document, with its encoding */
    XML_DOCTYPE,
    XML_FINISH,
    XML_FAULT,  /* broken says why */
    XML_UNREAD, /* the file could not be read on; status says why */
};

struct xml_scan {
    struct source *source;
    uint64_t taken; /* bytes of the file handed out */
    uint64_t at;    /* byte where the last event begins, from 0 */
    bool in_cdata;

    /* of the last event, borrowed until the next: a tag's name, or its bytes */
    const char *p;
    size_t n;
    const char *token; /* the first of its bytes, which is that at `at` */
    const char *rest;  /* a tag's attributes */
    size_t rest_n;
    bool empty; /* a start that is its end as well */

    enum fault_cause cause;
    const char *broken;
    enum source_status status;
};

void xml_scan_begin(struct xml_scan *s, struct source *source);
enum xml_event xml_scan_next(struct xml_scan *s);

/* The last event comes once more. */
void xml_scan_back(struct xml_scan *s);

/* After a fault: goes on to the next start of an element of that name; false
 * when there is none. */
bool xml_scan_skip(struct xml_scan *s, const char *name, size_t n);

struct xml_attribute {
    const char *name, *value; /* the value's references as they are */
    size_t name_n, value_n;
};

/* The next attribute of what rest was; false after the last. */
bool xml_scan_attribute(const char **p, const char *end, struct xml_attribute *a);

#endif
