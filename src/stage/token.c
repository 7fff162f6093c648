/* Words, numbers and marks.  A token's `word` holds its hash until the lookup
 * stage puts the word's id there. */
#include "core/scan.h"
#include "stage/stage.h"

bool stage_token(struct doc *d) {
    u32 at = 0, n = 0;
    for (;;) {
        if (n + 1 >= d->capacity && !doc_grow(d, n)) return false;
        struct berita_token *t = &d->token[n];
        at = scan_token(d->text, d->len, at, t);
        if (t->kind == TOKEN_END) break;
        n++;
    }
    d->n_tokens = n;
    d->token[n].word = 0;
    d->token[n].flags = TOKEN_LINE | TOKEN_SENTENCE;
    d->token[n + 1] = d->token[n];
    memset(d->mention_at, 0, (n + 2) * sizeof *d->mention_at);
    memset(d->date_at, 0, (n + 2) * sizeof *d->date_at);
    return true;
}
