/* Clitics written at the end of a word: -nya, -lah, -ku. */
#ifndef MODEL_CLITIC_H
#define MODEL_CLITIC_H

#include "model/model.h"

/* Byte where the clitic begins that the letters of token t up to `end` end
 * with; `end` when there is none.  See berita_clitic(). */
u32 clitic_start(const struct doc *d, u32 t, u32 end);

#endif
