/* Text and attributes of XML 1.0. */
#ifndef EMIT_XML_H
#define EMIT_XML_H

#include "emit/out.h"

/* Any bytes: marks are escaped, what XML cannot hold, a code point or a byte that
 * is no UTF-8, is U+FFFD.  Parsers change CR in text and white space in attributes
 * unless these are references: the exact text has them, and so have attributes. */
void xml_text(struct out *out, const char *p, size_t n);
void xml_exact(struct out *out, const char *p, size_t n);
void xml_value(struct out *out, struct berita_str s);

/* A blank, the name and the value, which is one of the program's own words. */
void xml_attribute(struct out *out, const char *name, const char *word);

/* <NAME>text</NAME> */
void xml_element(struct out *out, const char *name, struct berita_str text);

#endif
