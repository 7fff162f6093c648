#include "score/forms.h"

#include "core/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* ---- which -------------------------------------------------------------- */

static bool ends_with(const char *name, const char *end) {
    size_t n = strlen(name), k = strlen(end);
    return n > k && strcmp(name + n - k, end) == 0;
}

static bool begins(const char *p, size_t n, const char *with) {
    size_t k = strlen(with);
    return n >= k && memcmp(p, with, k) == 0;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* "id" in the first cell, with a separator of tables behind it. */
static bool is_table(const char *p, size_t n) {
    if (begins(p, n, "\"id\"")) return n > 4 && strchr(",;\t", p[4]) && p[4];
    return begins(p, n, "id") && n > 2 && p[2] && strchr(",;\t", p[2]);
}

/* An object that begins with its context, or an array of such. */
static bool is_linked_data(const char *p, size_t n) {
    size_t at = 0;
    while (at < n && strchr(" \t\r\n[{", p[at]) && p[at]) at++;
    return at && (begins(p + at, n - at, "\"@context\"") || *p == '[');
}

enum form form_of(const char *name, const char *p, size_t n) {
    if (begins(p, n, "\xef\xbb\xbf")) p += 3, n -= 3;
    if (n && *p == '<') return FORM_TEI;
    if (n && *p == '#' && !ends_with(name, ".ann")) return FORM_CONLLU;
    if (is_linked_data(p, n)) return FORM_WEBANNO;
    if (is_table(p, n)) return FORM_TABLE;
    if (ends_with(name, ".ann") || (n > 2 && *p == 'T' && is_digit(p[1]))) return FORM_BRAT;
    return FORM_LINES;
}

size_t form_bad_utf8(const char *p, size_t n) {
    u32 first;
    bool ascii;
    size_t line = 1;
    if (!utf8_bad_bytes(p, (u32)n, &first, &ascii)) return 0;
    for (u32 i = 0; i < first; i++) line += p[i] == '\n';
    return line;
}

/* ---- reading ------------------------------------------------------------ */

enum read_status form_next(struct reader *r, struct whole *w, json_t **tree) {
    static enum read_status (*const next[FORMS])(struct reader *, struct whole *, json_t **) = {
        [FORM_TEI] = tei_next,   [FORM_CONLLU] = conllu_next, [FORM_WEBANNO] = webanno_next,
        [FORM_BRAT] = brat_next, [FORM_TABLE] = table_next,
    };
    w->complete = COMPLETE_ALL;
    return next[w->form](r, w, tree);
}

void form_free(struct whole *w) {
    if (w->state) w->state_free(w->state);
    w->state = NULL;
}

enum read_status form_failed(struct reader *r, const char *format, ...) {
    char text[512];
    va_list ap;
    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    read_broken(r, "%s", text);
    return READ_FAILED;
}

enum read_status form_broken(struct reader *r, const char *format, ...) {
    char text[512];
    va_list ap;
    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    read_broken(r, "%s", text);
    return READ_BROKEN;
}
