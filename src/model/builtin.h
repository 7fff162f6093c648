/* The image the build placed in the library. */
#ifndef MODEL_BUILTIN_H
#define MODEL_BUILTIN_H

#include "core/base.h"

extern const char berita_image[];
extern const u64 berita_image_size;

#endif
