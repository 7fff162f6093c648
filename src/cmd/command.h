/* One table of options gives a program its parser, its help, its completion
 * in the shells and, by a test, the list in its manual page. */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

#include "emit/out.h"

struct option_row {
    char letter; /* 0: the long name only */
    const char *name;
    const char *arg;    /* name of its value in capitals, NULL: takes none */
    const char *values; /* the values there are, by blanks; NULL: any */
    bool list;          /* several of them, with commas between */
    bool optional;      /* the value may be left out; given behind = alone */
    bool repeated;      /* may be given again */
    const char *help;   /* lines of up to 50 characters */
};

struct command {
    const char *name, *synopsis;
    const char *about; /* below the synopsis in the help */
    const struct option_row *rows;
    unsigned n;
};

enum { EXIT_DONE = 0, EXIT_SOME = 1, EXIT_USAGE = 2, EXIT_SIGNAL = 128 /* and its number */ };

enum { COMMAND_END = -1, COMMAND_BAD = -2 };

/* "NAME: ..." on standard error, with a line feed. */
__attribute__((format(printf, 2, 3))) void command_report(const struct command *c,
                                                          const char *format, ...);

/* The same and a pointer to --help, for what the user should have written
 * otherwise; gives COMMAND_BAD. */
__attribute__((format(printf, 2, 3))) int command_refuse(const struct command *c,
                                                         const char *format, ...);

/* The next option's row, its value in *value; COMMAND_END after the last
 * (optind is at the first operand), COMMAND_BAD when it has been reported. */
int command_option(const struct command *c, int argc, char **argv, const char **value);

/* Which of the row's values this is in whatever case, from 0; COMMAND_BAD when
 * it has been reported. */
int command_value(const struct command *c, unsigned row, const char *value, size_t len);

void command_help(const struct command *c, struct out *out);
void command_bash(const struct command *c, struct out *out);
void command_zsh(const struct command *c, struct out *out);

#endif
