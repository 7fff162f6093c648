/* Capitals where the writer gave none: part of the token and lookup stages. */
#ifndef STAGE_CASE_H
#define STAGE_CASE_H

#include "core/doc.h"

/* Is the text, whose tokens are known, one without capitals? */
bool case_is_small(const struct doc *d);

/* After the words: gives those of a text without capitals, or of lines in
 * nothing but capitals, the shape that they mostly have elsewhere, and the
 * classes that go with it.  Tokens whose case says nothing bear TOKEN_UNCASED
 * from then on.  False when there are none. */
bool case_restore(struct doc *d);

/* A phrase of the lexicons starts there: gives its words their capitals too,
 * when it is a name. */
void case_restore_phrase(struct doc *d, const struct phrase *p);

/* The rest is for case_told.c: gives a word a shape and the classes that go with
 * it; is the word, with a capital, one that names follow? */
void case_give(struct doc *d, u32 t, u32 shape);
bool case_is_head(const struct doc *d, u32 t);

/* Words whose case the text tells by what it does with them. */
void case_tell(struct doc *d);

#endif
