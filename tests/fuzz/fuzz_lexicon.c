/* Any bytes are taken or refused as a lexicon or rule file; what is taken makes
 * an image that passes its own check. */
#include "fuzz.h"

#include "model/build.h"
#include "model/model.h"

#include <stdlib.h>

static const char classes[] = "%classes\n"
#define X(id, name) name "\ta class\n"
    BERITA_CLASSES(X)
#undef X
    ;

static const char forms[] = "%forms\ncity\tKota\n";

static void finish(struct builder *b) {
    struct berita_error err;
    struct model m;
    void *image;
    size_t size;
    if (builder_finish(b, &image, &size, &err) != BERITA_OK) return;
    if (model_attach(&m, image, size, false, &err) != BERITA_OK) abort();
    model_detach(&m);
    free(image);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct berita_error err;
    struct builder *b = builder_new();
    if (!b || builder_add(b, "classes", classes, sizeof classes - 1, &err) != BERITA_OK ||
        builder_add(b, "forms", forms, sizeof forms - 1, &err) != BERITA_OK)
        abort();
    enum berita_status s = builder_add(b, "fuzz", (const char *)data, size, &err);
    if (s == BERITA_OK) finish(b);
    else if (s == BERITA_BAD_DATA && !err.text[0]) abort();
    builder_free(b);
    return 0;
}
