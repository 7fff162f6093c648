/* An article cut out of XML: its fields as one block of bytes, so that it can be
 * read elsewhere. */
#ifndef FORMATS_XML_ITEM_H
#define FORMATS_XML_ITEM_H

#include "formats/when.h"
#include "formats/xml_kinds.h"
#include "input/input.h"

struct xml_value {
    u32 at, n; /* bytes of the item */
    u8 form, rank;
};

/* What the bytes begin with; they may lie anywhere, so it is copied out. */
struct xml_item {
    struct xml_value field[XML_FIELDS];
    char published[WHEN_ROOM]; /* room for reading */
};

enum input_status xml_cut(struct input *in, struct item *item);
void xml_close(struct input *in);

#endif
