#include "cmd/command.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <strings.h>

enum {
    MAX_ROWS = 48,
    LONG_ONLY = 256, /* getopt's code of row 0 when it has no letter */
    LONGEST_NAME = 32,
};

__attribute__((format(printf, 2, 0))) static void report(const struct command *c,
                                                         const char *format, va_list ap) {
    fprintf(stderr, "%s: ", c->name);
    vfprintf(stderr, format, ap);
    fputc('\n', stderr);
}

void command_report(const struct command *c, const char *format, ...) {
    va_list ap;
    va_start(ap, format);
    report(c, format, ap);
    va_end(ap);
}

int command_refuse(const struct command *c, const char *format, ...) {
    va_list ap;
    va_start(ap, format);
    report(c, format, ap);
    va_end(ap);
    fprintf(stderr, "Try '%s --help'.\n", c->name);
    return COMMAND_BAD;
}

/* ---- hints ------------------------------------------------------------ */

/* Letters to change, add, drop or swap with their neighbour to get from one
 * word to the other. */
static unsigned distance(const char *a, size_t n, const char *b, size_t m) {
    unsigned row[3][LONGEST_NAME + 1] = {{0}};
    if (n > LONGEST_NAME || m > LONGEST_NAME) return LONGEST_NAME;
    for (size_t k = 0; k <= m; k++) row[0][k] = (unsigned)k;
    for (size_t i = 1; i <= n; i++) {
        unsigned *now = row[i % 3], *last = row[(i + 2) % 3], *before = row[(i + 1) % 3];
        now[0] = (unsigned)i;
        for (size_t k = 1; k <= m; k++) {
            unsigned best = last[k - 1] + (a[i - 1] != b[k - 1]);
            if (last[k] + 1 < best) best = last[k] + 1;
            if (now[k - 1] + 1 < best) best = now[k - 1] + 1;
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] &&
                before[k - 2] + 1 < best)
                best = before[k - 2] + 1;
            now[k] = best;
        }
    }
    return row[n % 3][m];
}

/* Near enough to be a slip of that word. */
static bool is_near(unsigned d, size_t len) { return d <= 1 + len / 4; }

static const char *nearest_option(const struct command *c, const char *name, size_t len) {
    const char *found = NULL;
    unsigned best = LONGEST_NAME;
    for (unsigned i = 0; i < c->n; i++) {
        unsigned d = distance(name, len, c->rows[i].name, strlen(c->rows[i].name));
        if (d < best) {
            best = d;
            found = c->rows[i].name;
        }
    }
    return is_near(best, len) ? found : NULL;
}

/* ---- parsing ---------------------------------------------------------- */

static void fill(const struct command *c, struct option *options, char *letters) {
    *letters++ = ':';
    for (unsigned i = 0; i < c->n; i++) {
        const struct option_row *r = &c->rows[i];
        int has_arg = !r->arg ? no_argument : r->optional ? optional_argument : required_argument;
        options[i] = (struct option){r->name, has_arg, NULL, (int)(LONG_ONLY + i)};
        if (!r->letter) continue;
        *letters++ = r->letter;
        if (r->arg) *letters++ = ':';
        if (r->optional) *letters++ = ':';
    }
    options[c->n] = (struct option){NULL, 0, NULL, 0};
    *letters = 0;
}

/* Long names that begin so: getopt takes one, and refuses several. */
static unsigned beginnings(const struct command *c, const char *name, size_t len) {
    unsigned n = 0;
    for (unsigned i = 0; i < c->n; i++) n += strncmp(c->rows[i].name, name, len) == 0;
    return n;
}

/* word: the argument as given; code: getopt's optopt, which is 0 for an
 * unknown long name, a row's code for a known one, else the letter. */
static int refuse(const struct command *c, const char *word, int code, bool value_missing) {
    char letter[3] = {'-', (char)code, 0};
    size_t len = code && code < LONG_ONLY ? 2 : strcspn(word, "=");
    if (code && code < LONG_ONLY) word = letter;
    const char *near = code ? NULL : nearest_option(c, word + 2, len - 2);
    if (value_missing) return command_refuse(c, "%.*s needs a value", (int)len, word);
    if (code >= LONG_ONLY) return command_refuse(c, "%.*s takes no value", (int)len, word);
    if (!code && beginnings(c, word + 2, len - 2) > 1)
        return command_refuse(c, "%.*s is short for several options", (int)len, word);
    if (near) return command_refuse(c, "no option %.*s; did you mean --%s?", (int)len, word, near);
    return command_refuse(c, "no option %.*s", (int)len, word);
}

int command_option(const struct command *c, int argc, char **argv, const char **value) {
    struct option options[MAX_ROWS + 1];
    char letters[3 * MAX_ROWS + 2];
    fill(c, options, letters);
    opterr = 0;
    int code = getopt_long(argc, argv, letters, options, NULL);
    *value = optarg;
    if (code == -1) return COMMAND_END;
    if (code == '?' || code == ':') return refuse(c, argv[optind - 1], optopt, code == ':');
    if (code >= LONG_ONLY) return code - LONG_ONLY;
    for (unsigned i = 0; i < c->n; i++)
        if (c->rows[i].letter == code) return (int)i;
    return COMMAND_BAD;
}

/* The i-th of words by blanks; false after the last. */
static bool word_at(const char *words, unsigned i, const char **p, size_t *len) {
    for (; words && *words; words += *len, words += *words == ' ') {
        *len = strcspn(words, " ");
        *p = words;
        if (i-- == 0) return true;
    }
    return false;
}

int command_value(const struct command *c, unsigned row, const char *value, size_t len) {
    const struct option_row *r = &c->rows[row];
    const char *p, *near = NULL;
    size_t n, near_len = 0;
    unsigned best = LONGEST_NAME;
    for (unsigned i = 0; word_at(r->values, i, &p, &n); i++) {
        if (n == len && strncasecmp(value, p, n) == 0) return (int)i;
        unsigned d = distance(value, len, p, n);
        if (d >= best) continue;
        best = d;
        near = p;
        near_len = n;
    }
    if (near && is_near(best, len))
        return command_refuse(c, "--%s has no \"%.*s\"; did you mean %.*s?", r->name, (int)len,
                              value, (int)near_len, near);
    return command_refuse(c, "--%s has no \"%.*s\"; there are: %s", r->name, (int)len, value,
                          r->values);
}

/* ---- help ------------------------------------------------------------- */

enum { HELP_COLUMN = 28 };

static void help_row(struct out *out, const struct option_row *r) {
    char left[80];
    char letter[5] = "    ";
    if (r->letter) memcpy(letter, (char[]){'-', r->letter, ',', ' '}, 4);
    snprintf(left, sizeof left, "  %s--%s%s%s%s", letter, r->name,
             !r->arg       ? ""
             : r->optional ? "[="
                           : "=",
             r->arg ? r->arg : "", r->optional ? "]" : "");
    out_format(out, "%-*s", HELP_COLUMN, left);
    if (strlen(left) >= HELP_COLUMN) out_format(out, "\n%*s", HELP_COLUMN, "");
    for (const char *line = r->help; *line;) {
        size_t n = strcspn(line, "\n");
        if (line != r->help) out_format(out, "%*s", HELP_COLUMN + 2, "");
        out_format(out, "%.*s\n", (int)n, line);
        line += n + (line[n] == '\n');
    }
}

void command_help(const struct command *c, struct out *out) {
    out_format(out, "Usage: %s %s\n%s\n\n", c->name, c->synopsis, c->about);
    for (unsigned i = 0; i < c->n; i++) help_row(out, &c->rows[i]);
}
