/* Packed bytes, unpacked while they are read: as many members or frames, one
 * after the other, as there are. */
#ifndef FORMATS_UNPACK_H
#define FORMATS_UNPACK_H

#include "input/source.h"

/* What is open is unpacked from here on; false when memory is short.  Behind a
 * damaged member of gzip the source can be resumed at the next one. */
bool gzip_unpack(struct source *s);
bool zstd_unpack(struct source *s);

#endif
