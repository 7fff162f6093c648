/* What a person reads in a terminal: words that it does not take for commands,
 * and colours. */
#ifndef EMIT_TERMINAL_H
#define EMIT_TERMINAL_H

#include "emit/out.h"
#include "emit/view.h"

/* Words on one line: control characters, which a terminal would obey, become
 * blanks, bytes that are no UTF-8 U+FFFD. */
void terminal_words(struct out *out, const char *p, size_t n);

enum paint {
    PAINT_HEAD,
    PAINT_PERSON,
    PAINT_ORGANIZATION,
    PAINT_PLACE,
    PAINT_DATE,
    PAINT_QUOTED,
    PAINT_FAINT
};

/* Names of a type follow PAINT_PERSON in the order of enum berita_type. */
static inline enum paint paint_of(uint8_t type) { return (enum paint)(PAINT_PERSON + type % 3); }

/* From here to paint_end() in that colour, when colours were asked for; no pair
 * within another. */
void paint(struct out *out, const struct choice *choice, enum paint as);
void paint_end(struct out *out, const struct choice *choice);

#endif
