/* Capitals where the writer gave none: part of the lookup stage. */
#ifndef STAGE_CASE_H
#define STAGE_CASE_H

#include "core/doc.h"

/* After the words: gives those of a text without capitals, or of lines in
 * nothing but capitals, the shape that they mostly have elsewhere, and the
 * classes that go with it.  Tokens whose case says nothing bear TOKEN_UNCASED
 * from then on.  False when there are none. */
bool case_restore(struct doc *d);

/* A phrase of the lexicons starts there: gives its words their capitals too,
 * when it is a name. */
void case_restore_phrase(struct doc *d, const struct phrase *p);

#endif
