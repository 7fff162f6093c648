/* What the files of the speaker stage share. */
#ifndef STAGE_SPEAKER_H
#define STAGE_SPEAKER_H

#include "stage/attribution.h"

/* The first token at or after a byte. */
static inline u32 token_at(const struct doc *d, u32 byte) {
    u32 low = 0, high = d->n_tokens;
    while (low < high) {
        u32 middle = low + (high - low) / 2;
        if (d->token[middle].start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* What a stretch of text tells of the saying; later finds fill what is open. */
struct circumstances {
    u32 sentence; /* NONE: nothing read yet */
    u32 date;
    struct berita_str occasion;
};

/* When, where and how a quotation was said, and to whom.  *kept is what the
 * sentence read last for it told, as the next quotation mostly asks for the
 * same one. */
void circumstances_add(struct doc *d, u32 row, struct circumstances *kept);

#endif
