/* read FILE...: the records that are read back from other forms than JSON
 * Lines, a line each, for the tests: what a form holds, and that it holds it. */
#include "score/forms.h"

#include <stdio.h>

static int read_file(const char *name) {
    struct reader r;
    json_t *tree = NULL;
    enum read_status got = READ_FAILED;
    if (!reader_open(&r, name)) {
        fprintf(stderr, "read: %s\n", r.message);
    } else if (r.whole.form == FORM_LINES) {
        fprintf(stderr, "read: %s: JSON Lines\n", name);
    } else {
        while ((got = form_next(&r, &r.whole, &tree)) == READ_DOC || got == READ_BROKEN) {
            if (got == READ_BROKEN) fprintf(stderr, "read: %s\n", r.message);
            if (got == READ_DOC) json_dumpf(tree, stdout, JSON_COMPACT | JSON_REAL_PRECISION(9));
            if (got == READ_DOC) putchar('\n');
            json_decref(tree);
            tree = NULL;
        }
        if (got == READ_FAILED) fprintf(stderr, "read: %s\n", r.message);
    }
    reader_close(&r);
    return got != READ_END;
}

int main(int argc, char **argv) {
    int failed = 0;
    for (int i = 1; i < argc; i++) failed |= read_file(argv[i]);
    return failed;
}
