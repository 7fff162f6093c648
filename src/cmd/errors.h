/* Rows of --errors: what failed, as JSON Lines. */
#ifndef CMD_ERRORS_H
#define CMD_ERRORS_H

#include "emit/out.h"
#include "input/fault.h"

/* input: the document's bytes as they came, NULL when there are none. */
void errors_row(struct out *out, const struct fault *f, const struct out *input);

#endif
