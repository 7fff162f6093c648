/* The lexicon compiler: text files to an image.  The program berita-lexc runs
 * it when the library is made, berita_model_open() when a user lays files over
 * the built-in lexicons. */
#ifndef MODEL_BUILD_H
#define MODEL_BUILD_H

#include "berita.h"
#include "core/base.h"
#include "model/image.h"

struct builder;

/* NULL when memory is short. */
struct builder *builder_new(void);
void builder_free(struct builder *b);

/* Starts from everything a checked image holds, so that ids stay as they are;
 * what is added later replaces words, weights and rules of the same name. */
enum berita_status builder_seed(struct builder *b, const struct image *image,
                                struct berita_error *err);

/* Adds one file.  name is used in messages ("name:line:column: what") and,
 * for %names, tells given from family names.  %classes files must come before
 * files that use their classes. */
enum berita_status builder_add(struct builder *b, const char *name, const char *text,
                               size_t len, struct berita_error *err);

/* The finished image, owned by the caller (free). */
enum berita_status builder_finish(struct builder *b, void **image, size_t *size,
                                  struct berita_error *err);

#endif
