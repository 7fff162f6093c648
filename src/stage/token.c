/* Words, numbers and marks.  A token's `word` holds its hash until the lookup
 * stage puts the word's id there. */
#include "core/scan.h"
#include "stage/case.h"
#include "stage/glued.h"
#include "stage/stage.h"

bool stage_token(struct doc *d) {
    u32 at = 0, n = 0;
    bool camel = false;
    while ((n += scan_tokens(d->text, d->len, &at, d->token + n, d->capacity - n, &camel)) == d->capacity)
        if (!doc_grow(d, n)) return false;
    d->n_tokens = n;
    d->small = case_is_small(d);
    u32 more = camel || d->small ? glued_parts(d) : 0;
    while (d->capacity - n <= more)
        if (!doc_grow(d, n)) return false;
    glued_part(d, more);
    n = d->n_tokens;
    /* Growing, and parts of words, leave the scanner's own behind. */
    d->token[n] = (struct berita_token){.start = d->len, .end = d->len, .kind = TOKEN_END, .flags = TOKEN_LINE | TOKEN_SENTENCE};
    d->token[n + 1] = d->token[n];
    memset(d->mention_at, 0, (n + 4) * sizeof *d->mention_at);
    memset(d->date_at, 0, (n + 2) * sizeof *d->date_at);
    return true;
}
