/* Stages not written yet. */
#include "stage/stage.h"

#define PENDING(name) \
    __attribute__((weak)) bool name(struct doc *doc) { return doc != NULL; }

PENDING(stage_date)
