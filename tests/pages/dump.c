/* What page_read makes of files: dump FILE... prints a head of "name: value"
 * lines, an empty line and the text of each, and a line of "---".
 * dump --time N FILE... reads them all N times and prints MB/s. */
#include "formats/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct file {
    char *p;
    size_t n;
};

static struct file load(const char *path) {
    FILE *f = fopen(path, "rb");
    struct file file = {NULL, 0};
    if (!f) return perror(path), exit(2), file;
    fseek(f, 0, SEEK_END);
    file.n = (size_t)ftell(f);
    rewind(f);
    file.p = malloc(file.n + 1);
    if (!file.p || fread(file.p, 1, file.n, f) != file.n) exit(2);
    fclose(f);
    return file;
}

static void print(const char *name, struct berita_str s) {
    if (s.p) printf("%s: %.*s\n", name, (int)s.n, s.p);
}

static void show(struct page *page, const char *path, struct file file) {
    struct record r;
    struct page_hints hints = {0};
    size_t byte;
    printf("file: %s\n", path);
    if (!page_read(page, file.p, file.n, &hints, &r)) {
        const char *why = page_error(page, &byte);
        printf("error: %s\nbyte: %zu\n\n---\n", why, byte);
        return;
    }
    print("title", r.title);
    if (r.published) printf("published: %s\n", r.published);
    print("outlet", r.outlet);
    print("author", r.author);
    print("url", r.url);
    printf("\n%.*s\n---\n", (int)r.len, r.text);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void measure(struct page *page, int rounds, char **path, int n) {
    struct record r;
    struct page_hints hints = {0};
    struct file *file = calloc((size_t)n, sizeof *file);
    double bytes = 0, start;
    for (int i = 0; i < n; i++) file[i] = load(path[i]);
    start = now();
    for (int k = 0; k < rounds; k++)
        for (int i = 0; i < n; i++) {
            page_read(page, file[i].p, file[i].n, &hints, &r);
            bytes += (double)file[i].n;
        }
    printf("%.0f MB in %.2f s: %.1f MB/s\n", bytes / 1e6, now() - start,
           bytes / 1e6 / (now() - start));
    for (int i = 0; i < n; i++) free(file[i].p);
    free(file);
}

int main(int argc, char **argv) {
    struct page *page = page_new();
    if (!page) return 2;
    if (argc > 2 && !strcmp(argv[1], "--time")) {
        measure(page, atoi(argv[2]), argv + 3, argc - 3);
    } else {
        for (int i = 1; i < argc; i++) {
            struct file file = load(argv[i]);
            show(page, argv[i], file);
            free(file.p);
        }
    }
    page_free(page);
    return 0;
}
