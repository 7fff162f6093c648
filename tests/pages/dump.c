/* What page_read makes of files: dump FILE... prints a head of "name: value"
 * lines, an empty line and the text of each, and a line of "---".
 * dump --time N FILE... reads them all N times and prints MB/s; beside it those of
 * the parser alone, whose events go nowhere. */
#include "formats/page.h"

#include <libxml/HTMLparser.h>

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

static void read_page(struct page *page, struct file file) {
    struct record r;
    struct page_hints hints = {0};
    page_read(page, file.p, file.n, &hints, &r);
}

static void on_start(void *user, const xmlChar *name, const xmlChar **atts) {
    (void)user, (void)name, (void)atts;
}

static void on_end(void *user, const xmlChar *name) { (void)user, (void)name; }

static void on_text(void *user, const xmlChar *p, int n) { (void)user, (void)p, (void)n; }

static void parse_alone(struct page *page, struct file file) {
    (void)page;
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(file.p, (int)file.n);
    if (!parser) exit(2);
    htmlCtxtUseOptions(parser, HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NODEFDTD);
    *parser->sax = (htmlSAXHandler){.startElement = on_start,
                                    .endElement = on_end,
                                    .characters = on_text,
                                    .cdataBlock = on_text};
    htmlParseDocument(parser);
    htmlFreeParserCtxt(parser);
}

/* MB/s of processor time. */
static double rate(void (*act)(struct page *, struct file), struct page *page, int rounds,
                   const struct file *file, int n) {
    double bytes = 0, start = now();
    for (int k = 0; k < rounds; k++)
        for (int i = 0; i < n; i++) {
            act(page, file[i]);
            bytes += (double)file[i].n;
        }
    return bytes / 1e6 / (now() - start);
}

static void measure(struct page *page, int rounds, char **path, int n) {
    struct file *file = calloc((size_t)n, sizeof *file);
    if (!file) exit(2);
    for (int i = 0; i < n; i++) file[i] = load(path[i]);
    double ours = rate(read_page, page, rounds, file, n);
    printf("%.1f MB/s, the parser alone %.1f MB/s\n", ours,
           rate(parse_alone, page, rounds, file, n));
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
