#ifndef STAGE_GLUED_H
#define STAGE_GLUED_H

#include "core/doc.h"

/* How many tokens there will be more when glued words are parted. */
u32 glued_parts(const struct doc *doc);

/* Parts them: `more` is what glued_parts() told, and there is room for so many. */
void glued_part(struct doc *doc, u32 more);

#endif
