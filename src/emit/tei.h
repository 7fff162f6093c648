/* TEI P5: what the header, the lists and the text of a document share. */
#ifndef EMIT_TEI_H
#define EMIT_TEI_H

#include "emit/emit.h"
#include "emit/xml.h"

/* Ids are those of the record.  Behind the first document of an output they begin
 * with its number, since all of an XML file are different: d2.q1. */
void tei_id(struct out *out, const struct view *v, char letter, uint64_t n);

/* xml:id="..." and NAME="#...", with a blank before. */
void tei_xml_id(struct out *out, const struct view *v, char letter, uint64_t n);
void tei_point(struct out *out, const struct view *v, const char *name, char letter, uint64_t n);
void tei_point_entity(struct out *out, const struct view *v, const char *name, uint32_t row);

/* "#mixed", a category of the header. */
void tei_category(struct out *out, const struct view *v, const char *name);

/* Is it one that the lists hold? */
static inline bool tei_has_entity(const struct view *v, uint32_t row) {
    return row != BERITA_NONE && view_wants_entity(v, row);
}

/* The text's element, with everything that stands in the text. */
void tei_text(struct out *out, const struct view *v, struct emit_space *space);

/* when, from, to, dur of a date, as far as TEI can say them, and its own value. */
void tei_date_attributes(struct out *out, const struct view *v, const struct berita_date *d);

#endif
