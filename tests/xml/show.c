/* Prints what is read from XML, all fields of each article, and the faults. */
#include "formats/module.h"

#include <stdio.h>
#include <string.h>

static void show_field(const char *name, struct berita_str s) {
    if (s.n) printf("%s: %.*s\n", name, (int)s.n, s.p);
}

static void show_text(const char *p, size_t n) {
    for (const char *end = p + n; p < end;) {
        const char *lf = memchr(p, '\n', (size_t)(end - p));
        size_t k = lf ? (size_t)(lf - p) : (size_t)(end - p);
        printf("|%s%.*s\n", k ? " " : "", (int)k, p);
        p += k + (lf != NULL);
    }
}

static void show(const struct record *r) {
    puts("---");
    show_field("id", r->id);
    show_field("title", r->title);
    if (r->published) printf("published: %s\n", r->published);
    show_field("url", r->url);
    show_field("outlet", r->outlet);
    show_field("author", r->author);
    show_text(r->text, r->len);
}

static void show_fault(const struct fault *f) {
    char message[FAULT_MESSAGE];
    fault_message(f, message);
    printf("! %s: %s\n", fault_cause_name[f->cause], message);
}

int main(int argc, char **argv) {
    struct input in = {.source.fd = -1, .format = &format_xml, .name = argv[1]};
    const struct fields fields = {0};
    struct reader reader = {.field = &fields};
    struct item item;
    struct record record;
    enum input_status got;
    if (argc != 2 || !source_open(&in.source, argv[1])) return 2;
    while ((got = input_next(&in, &item)) != INPUT_END) {
        if (got == INPUT_BROKEN) show_fault(&in.fault);
        else if (reader_read(&reader, &item, &record) != INPUT_RECORD) show_fault(&reader.fault);
        else show(&record);
    }
    input_close(&in);
    input_free(&in);
    reader_free(&reader);
    return 0;
}
