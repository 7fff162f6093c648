/* Names of the kinds of places and organizations, in lexicons and output. */
#ifndef MODEL_KIND_H
#define MODEL_KIND_H

#include "model/image.h"

extern const char *const place_kinds[PLACE_KINDS];
extern const char *const org_kinds[ORG_KINDS];

#endif
