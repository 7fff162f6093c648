/* Text of XML as good UTF-8: encodings, references, control characters. */
#ifndef FORMATS_XML_TEXT_H
#define FORMATS_XML_TEXT_H

#include "formats/bytes.h"

enum {
    XML_DECLARED_MAX = 256,     /* entities a document may declare */
    XML_VALUE_MAX = 1024,       /* bytes of what one stands for */
    XML_EXPANDED_MAX = 1 << 20, /* bytes that they may put into one item */
};

struct xml_entity {
    struct span name, value; /* in entity_text */
    const char *refused;     /* why it is not put in; NULL: it is */
};

struct xml_text {
    u16 high[128]; /* what bytes from 0x80 on mean; high[0] == 0: UTF-8 */
    bool western;  /* that is windows-1252 or its like */
    bool exact;    /* letters stay as they are, whatever they may come from */
    struct xml_entity *entity;
    u32 n_entities;
    struct bytes entity_text;
    size_t expanded;
    /* A reference that must not be followed, and why; NULL: none was met. */
    char refused_name[64];
    const char *refused;
    const char *refused_from; /* where it stands, until it is taken */
};

/* Of a document that begins. */
void xml_text_begin(struct xml_text *t);
void xml_text_free(struct xml_text *t);

/* The encoding that a declaration names; false when it is not known. */
bool xml_text_encoding(struct xml_text *t, const char *name, size_t n);

/* The entities that a document type, from its "<" on, declares; false without
 * memory. */
bool xml_text_declare(struct xml_text *t, const char *doctype, size_t n);

/* Adds p[0, n) to out, references resolved where they are asked for; what names
 * nothing stays as it is.  False without memory. */
bool xml_text_add(struct xml_text *t, const char *p, size_t n, bool references, struct bytes *out);

/* The same for what is to be read as HTML: it keeps its references, and marks
 * outside of tags are written as them. */
bool xml_text_escape(struct xml_text *t, const char *p, size_t n, struct bytes *out);

/* Resolves references a second time, in place; gives what is left of n. */
size_t xml_text_again(char *p, size_t n);

#endif
