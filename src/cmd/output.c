#include "cmd/output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_same_file(const struct stat *out, const char *name) {
    struct stat in;
    bool known = strcmp(name, "-") == 0 ? fstat(STDIN_FILENO, &in) == 0 : stat(name, &in) == 0;
    return known && S_ISREG(in.st_mode) && in.st_dev == out->st_dev && in.st_ino == out->st_ino;
}

/* Opening the output empties it: not before it is known to be no input. */
static bool is_input(const struct command *c, const char *name, char **inputs) {
    struct stat st;
    if (stat(name, &st) != 0) return false;
    for (; *inputs; inputs++) {
        if (!is_same_file(&st, *inputs)) continue;
        command_report(c, "%s: is both input and output", name);
        return true;
    }
    return false;
}

bool output_open(const struct command *c, struct out *out, const char *name, char **inputs, bool keep) {
    int fd = STDOUT_FILENO;
    if (name && is_input(c, name, inputs)) return false;
    if (name) fd = open(name, O_WRONLY | O_CREAT | (keep ? 0 : O_TRUNC), 0666);
    if (fd < 0) {
        command_report(c, "%s: %s", name, strerror(errno));
        return false;
    }
    if (out_open(out, fd)) return true;
    command_report(c, "out of memory");
    return false;
}

bool output_colors(const char *name, enum color asked) {
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    if (asked != COLOR_AUTO) return asked == COLOR_ALWAYS;
    if (name || (no && *no)) return false;
    return isatty(STDOUT_FILENO) && term && strcmp(term, "dumb") != 0;
}

bool output_finish(const struct command *c, struct out *out, const char *name) {
    bool good = out_flush(out);
    int error = out->error;
    if (close(out->fd) != 0 && good) {
        good = false;
        error = errno;
    }
    if (!good && error != EPIPE)
        command_report(c, "%s: %s", name ? name : "standard output", strerror(error));
    return good;
}

/* With the same care for a full disk. */
int output_about(const struct command *c, enum about what) {
    struct out out;
    if (!output_open(c, &out, NULL, NULL, false)) return EXIT_USAGE;
    switch (what) {
    case ABOUT_HELP: command_help(c, &out); break;
    case ABOUT_VERSION: out_format(&out, "%s " BERITA_VERSION "\n", c->name); break;
    case ABOUT_BASH: command_bash(c, &out); break;
    case ABOUT_ZSH: command_zsh(c, &out); break;
    }
    bool good = output_finish(c, &out, NULL);
    out_free(&out);
    return good ? EXIT_DONE : EXIT_SOME;
}
