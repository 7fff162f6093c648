/* berita-lexc: compiles lexicon files to an image; run by the build. */
#include "model/build.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

enum { RANKS = 4 };

static char *read_file(const char *name, size_t *len) {
    FILE *f = fopen(name, "rb");
    char *text = NULL;
    size_t room = 0, n;
    *len = 0;
    if (!f) return NULL;
    do {
        if (room - *len < 65536) {
            char *more = realloc(text, room = room * 2 + 131072);
            if (!more) return free(text), fclose(f), NULL;
            text = more;
        }
        n = fread(text + *len, 1, room - *len, f);
        *len += n;
    } while (n > 0);
    bool bad = ferror(f);
    fclose(f);
    return bad ? free(text), NULL : text;
}

/* Classes are declared, and heads of places known, before files use them; the
 * commonest words come next, so that their records lie together in memory. */
static int rank(const char *text, size_t len) {
    static const char *const first[] = {"%classes", "%forms", "%case"};
    const char *p = text, *end = text + len;
    while (p < end && (*p == '#' || *p == '\n')) {
        while (p < end && *p != '\n') p++;
        if (p < end) p++;
    }
    for (int i = 0; i < RANKS - 1; i++)
        if ((size_t)(end - p) > strlen(first[i]) && !memcmp(p, first[i], strlen(first[i]))) return i;
    return RANKS - 1;
}

static bool write_image(const char *name, const void *image, size_t size) {
    FILE *f = fopen(name, "wb");
    if (!f) return false;
    bool good = fwrite(image, 1, size, f) == size;
    return fclose(f) == 0 && good;
}

static int add_all(struct builder *b, char **names, int n, int wanted) {
    struct berita_error err = {0};
    for (int i = 0; i < n; i++) {
        size_t len;
        char *text = read_file(names[i], &len);
        if (!text) return fprintf(stderr, "berita-lexc: %s: %s\n", names[i], strerror(errno)), 1;
        enum berita_status s = BERITA_OK;
        if (rank(text, len) == wanted) s = builder_add(b, names[i], text, len, &err);
        free(text);
        if (s != BERITA_OK) return fprintf(stderr, "%s\n", err.text[0] ? err.text : "out of memory"), 1;
    }
    return 0;
}

int main(int argc, char **argv) {
    void *image;
    size_t size;
    struct berita_error err = {0};
    if (argc < 3 || strcmp(argv[1], "-o"))
        return fprintf(stderr, "usage: berita-lexc -o IMAGE FILE...\n"), 2;
    struct builder *b = builder_new();
    int bad = !b;
    for (int r = 0; r < RANKS && !bad; r++) bad = add_all(b, argv + 3, argc - 3, r);
    if (!bad && builder_finish(b, &image, &size, &err) != BERITA_OK)
        bad = fprintf(stderr, "berita-lexc: %s\n", err.text) > 0;
    builder_free(b);
    if (bad) return 1;
    if (!write_image(argv[2], image, size)) bad = fprintf(stderr, "berita-lexc: cannot write %s\n", argv[2]) > 0;
    free(image);
    return bad;
}
