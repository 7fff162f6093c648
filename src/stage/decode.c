/* Bytes to a checked view: nothing is changed or dropped; bytes that are no
 * UTF-8 are counted, warned of, and read as U+FFFD by whoever looks. */
#include "core/utf8.h"
#include "stage/stage.h"

bool stage_decode(struct doc *d) {
    d->bad_bytes = utf8_bad_bytes(d->text, d->len, &d->first_bad, &d->ascii);
    if (d->bad_bytes) {
        doc_warn(d, BERITA_WARN_UTF8, d->first_bad);
        d->warning[d->n_warnings - 1].count = d->bad_bytes;
    }
    /* News has six bytes to a token; the token stage asks for more when a text
     * has fewer than four. */
    return doc_reserve(d, d->len / 4 + 16);
}
