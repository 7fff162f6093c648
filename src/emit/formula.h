/* What a spreadsheet would run, and the apostrophe that keeps it from it. */
#ifndef EMIT_FORMULA_H
#define EMIT_FORMULA_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Does a cell begin like a formula, in either width of the signs? */
static inline bool formula_begins(const char *p, size_t n) {
    static const char wide[][4] = {"＝", "＋", "－", "＠"};
    if (n > 1 && memchr("=+-@\t\r\n", *p, 7)) return true;
    for (unsigned i = 0; i < sizeof wide / sizeof *wide; i++)
        if (n > 3 && memcmp(p, wide[i], 3) == 0) return true;
    return false;
}

/* The same behind apostrophes, if there are any: such cells get one more when they
 * are written, and lose one when they are read. */
static inline bool formula_is_guarded(const char *p, size_t n) {
    size_t at = 0;
    while (at < n && p[at] == '\'') at++;
    return formula_begins(p + at, n - at);
}

#endif
