#define PCRE2_CODE_UNIT_WIDTH 8
#include "model/regex.h"

#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

enum { OPTIONS = PCRE2_UTF | PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_NEVER_BACKSLASH_C };

struct regex {
    pcre2_code *code;
    pcre2_match_context *limits;
    const u8 *first; /* bit set of the bytes a match begins with; NULL: not known */
    u32 least;       /* characters */
};

static pcre2_code *compile(const char *pattern, int *code) {
    PCRE2_SIZE at;
    return pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED, OPTIONS, code, &at, NULL);
}

bool regex_check(const char *pattern, char *why, size_t room) {
    int code;
    pcre2_code *re = compile(pattern, &code);
    if (re) return pcre2_code_free(re), true;
    pcre2_get_error_message(code, (PCRE2_UCHAR *)why, room);
    return false;
}

/* A pattern of the user's must not run away on a hostile token. */
static enum berita_status make(const char *pattern, void **row) {
    int code = 0;
    struct regex *r = calloc(1, sizeof *r);
    *row = r;
    if (!r) return BERITA_NO_MEMORY;
    r->code = compile(pattern, &code);
    if (!r->code) return code == PCRE2_ERROR_HEAP_FAILED ? BERITA_NO_MEMORY : BERITA_BAD_DATA;
    r->limits = pcre2_match_context_create(NULL);
    if (!r->limits) return BERITA_NO_MEMORY;
    pcre2_pattern_info(r->code, PCRE2_INFO_FIRSTBITMAP, &r->first);
    pcre2_pattern_info(r->code, PCRE2_INFO_MINLENGTH, &r->least);
    pcre2_set_match_limit(r->limits, 10000);
    pcre2_set_heap_limit(r->limits, 64);
    return BERITA_OK;
}

enum berita_status regex_compile_all(struct model *m, const u32 *pattern,
                                     struct berita_error *err) {
    enum berita_status s = BERITA_OK;
    if (m->n_regex == 0) return s;
    m->regex = calloc(m->n_regex, sizeof *m->regex);
    if (!m->regex) return BERITA_NO_MEMORY;
    for (u32 i = 0; s == BERITA_OK && i < m->n_regex; i++) {
        s = make(model_str(m, pattern[i]), &m->regex[i]);
        if (s != BERITA_BAD_DATA || !err) continue;
        *err = (struct berita_error){.status = s};
        snprintf(err->text, sizeof err->text, "pattern /%.200s/ cannot be compiled",
                 model_str(m, pattern[i]));
    }
    if (s != BERITA_OK) regex_free_all(m);
    return s;
}

void regex_free_all(struct model *m) {
    for (u32 i = 0; m->regex && i < m->n_regex; i++) {
        struct regex *r = m->regex[i];
        if (!r) continue;
        pcre2_code_free(r->code);
        pcre2_match_context_free(r->limits);
        free(r);
    }
    free(m->regex);
    m->regex = NULL;
}

/* Most tokens are told by their length and first byte. */
bool regex_matches(const struct doc *d, u32 row, const char *text, u32 len) {
    const struct regex *r = d->model->regex[row];
    u8 first = len ? (u8)text[0] : 0;
    if (len < r->least || (r->first && len && !(r->first[first >> 3] >> (first & 7) & 1))) return false;
    return pcre2_match(r->code, (PCRE2_SPTR)text, len, 0, 0, d->regex_data, r->limits) >= 0;
}

void *regex_data_new(void) { return pcre2_match_data_create(1, NULL); }

void regex_data_free(void *data) { pcre2_match_data_free(data); }
