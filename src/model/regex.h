/* Patterns of [text /.../] atoms: PCRE2, matched against one token. */
#ifndef MODEL_REGEX_H
#define MODEL_REGEX_H

#include "model/model.h"

enum berita_status regex_compile_all(struct model *m, const u32 *pattern,
                                     struct berita_error *err);
void regex_free_all(struct model *m);

/* Does the whole of text match pattern `row`?  Works in the document's
 * regex_data, which regex_data_new() makes (NULL when memory is short). */
bool regex_matches(const struct doc *d, u32 row, const char *text, u32 len);
void *regex_data_new(void);
void regex_data_free(void *data);

/* Is this a pattern PCRE2 takes?  Its message otherwise, in why. */
bool regex_check(const char *pattern, char *why, size_t room);

#endif
