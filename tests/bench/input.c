/* Reads documents and does nothing with them: what input alone costs.  Prints
 * the bytes cut and how many documents they became.
 *
 * usage: input [-c] [-a] FILE...     -c: only cuts them, -a: whatever language */
#define _GNU_SOURCE
#include "formats/module.h"

#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

struct sum {
    uint64_t cut, bytes, read, text;
};

static void one_item(struct reader *r, struct item *item, bool only_cut, struct sum *s) {
    struct record record;
    s->cut++;
    s->bytes += item->n;
    if (only_cut || reader_read(r, item, &record) != INPUT_RECORD) return;
    s->read++;
    s->text += record.len;
}

int main(int argc, char **argv) {
    static const struct fields fields = {
        .id = "id", .text = "text", .published = "published", .title = "title"};
    struct input in = {.source.fd = -1, .module = &berita_formats};
    struct reader r = {.field = &fields};
    struct sum s = {0};
    struct item item;
    enum input_status got;
    bool only_cut = false;
    for (int c; (c = getopt(argc, argv, "ca")) != -1;)
        if (c == 'c') only_cut = true;
        else r.language = LANGUAGE_ANY;
    for (; optind < argc; optind++) {
        input_open(&in, argv[optind]);
        while ((got = input_next(&in, &item)) != INPUT_END)
            if (got == INPUT_RECORD) one_item(&r, &item, only_cut, &s);
        input_close(&in);
    }
    input_free(&in);
    reader_free(&r);
    printf("%" PRIu64 " bytes in %" PRIu64 " items, %" PRIu64 " bytes of text in %" PRIu64
           " documents\n",
           s.bytes, s.cut, s.text, s.read);
    return 0;
}
