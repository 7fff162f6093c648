/* Where a program's answers go, with the care that files and pipes want. */
#ifndef CMD_OUTPUT_H
#define CMD_OUTPUT_H

#include "cmd/command.h"

/* Opens the file of that name, or standard output for NULL, empty unless what it
 * holds is to be kept.  It may be none of the inputs, which end with NULL.  False when it has been reported. */
bool output_open(const struct command *c, struct out *out, const char *name, char **inputs, bool keep);

/* Writes what is left and closes; false when anything was not written, which
 * has been reported then.  A reader that has enough and leaves is no failure
 * worth words. */
bool output_finish(const struct command *c, struct out *out, const char *name);

/* In the order of the values of --color. */
enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* Are colours wanted there?  By themselves only in a terminal that can, unless
 * NO_COLOR is set (no-color.org). */
bool output_colors(const char *name, enum color asked);

enum about { ABOUT_HELP, ABOUT_VERSION, ABOUT_BASH, ABOUT_ZSH };

/* Prints that instead of work, and gives the exit status. */
int output_about(const struct command *c, enum about what);

#endif
