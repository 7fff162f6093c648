/* Files of the forms that berita-score reads besides JSON Lines: any bytes end, a
 * document at a time, in a record that can be read, or with a message that says
 * where.  The first byte chooses the form. */
#include "fuzz.h"

#include "score/forms.h"

#include <stdlib.h>
#include <string.h>

enum { MESSAGES_MOST = 1 << 16 }; /* more than a file of this size can have lines */

static void check_doc(const struct set *s) {
    const struct doc *d = &s->doc[s->n_docs - 1];
    check(d->id.p != NULL, "a document without id");
    for (u32 i = 0; i < d->n_marks; i++) {
        const struct mark *m = &s->mark[d->first + i];
        check(m->start <= m->end && m->label < LABELS, "a mark that ends before it starts");
    }
}

static void read_all(struct reader *r, struct set *s) {
    json_t *tree = NULL;
    enum read_status got;
    unsigned said = 0;
    while ((got = form_next(r, &r->whole, &tree)) == READ_DOC || got == READ_BROKEN) {
        if (got == READ_DOC && reader_take_tree(r, s, tree) == READ_DOC) check_doc(s);
        check(got == READ_DOC || strncmp(r->message, "input:", 6) == 0,
              "a message without a place");
        json_decref(tree);
        tree = NULL;
        check(++said < MESSAGES_MOST, "it does not end");
    }
    check(got == READ_END || *r->message, "no message");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct reader r = {.source.fd = -1, .name = "input"};
    struct set s = {0};
    char *copy;
    if (size < 1 || !(copy = malloc(size))) return 0;
    memcpy(copy, data + 1, size - 1); /* a block of its own, whose ends are watched */
    r.whole.form = (enum form)(FORM_TEI + data[0] % (FORMS - FORM_TEI));
    r.whole.p = copy;
    r.whole.n = size - 1;
    if (r.whole.form == FORM_TEI || !form_bad_utf8(copy, size - 1)) read_all(&r, &s);
    form_of("input", copy, size - 1);
    form_free(&r.whole);
    letters_free(&r.letters);
    set_free(&s);
    free(copy);
    return 0;
}
