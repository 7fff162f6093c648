/* Any bytes as a file of some format, read in pieces of some size: what comes of
 * it must not depend on their size. */
#ifndef TESTS_FUZZ_PIECES_H
#define TESTS_FUZZ_PIECES_H

#include "fuzz.h"

#include "formats/module.h"

#include <string.h>

struct pieces {
    struct stream stream;
    const uint8_t *data;
    size_t n, most;
};

static inline ptrdiff_t give(struct stream *self, char *to, size_t room) {
    struct pieces *p = (struct pieces *)self;
    size_t n = p->n < p->most ? p->n : p->most;
    if (n > room) n = room;
    if (n) memcpy(to, p->data, n);
    p->data += n;
    p->n -= n;
    return (ptrdiff_t)n;
}

static inline void close_pieces(struct stream *self) { (void)self; }

static inline void mix(uint64_t *sum, const void *bytes, size_t n) {
    const uint8_t *p = bytes;
    for (size_t i = 0; i < n; i++) *sum = (*sum ^ p[i]) * 0x100000001b3;
    *sum = (*sum ^ n) * 0x100000001b3;
}

static inline void mix_str(uint64_t *sum, struct berita_str s) { mix(sum, s.p, s.n); }

static inline void mix_record(uint64_t *sum, const struct record *r) {
    check(r->text && r->id.p, "a record without text or id");
    mix(sum, r->text, r->len);
    mix_str(sum, r->id);
    mix_str(sum, r->title);
    mix_str(sum, r->url);
    check(!r->published || published_is_valid(r->published), "a day");
    if (r->published) mix(sum, r->published, strlen(r->published));
}

static inline void mix_fault(uint64_t *sum, const struct fault *f) {
    char message[FAULT_MESSAGE];
    check(f->what[0] && f->name[0], "a fault that says nothing");
    fault_message(f, message);
    mix(sum, message, strlen(message));
}

/* A sum over everything that is made of the file. */
static inline uint64_t read_in_pieces(const uint8_t *data, size_t size, size_t most,
                               enum input_format asked) {
    static const struct fields fields = {
        .id = "id", .text = "text", .published = "published", .title = "title"};
    static struct reader reader = {.field = &fields, .language = LANGUAGE_ANY};
    struct pieces p = {
        .stream = {.read = give, .close = close_pieces}, .data = data, .n = size, .most = most};
    struct input in = {
        .source.fd = -1, .asked = asked, .field = &fields, .module = &berita_formats};
    struct item item;
    struct record record;
    enum input_status got;
    uint64_t sum = 0xcbf29ce484222325;
    if (!input_enter(&in, "x", &p.stream)) mix_fault(&sum, &in.fault);
    while ((got = input_next(&in, &item)) != INPUT_END) {
        if (got != INPUT_RECORD) {
            mix_fault(&sum, &in.fault);
            continue;
        }
        check(item.bytes || item.n == 0, "an item without bytes");
        if (reader_read(&reader, &item, &record) == INPUT_RECORD) mix_record(&sum, &record);
        else mix_fault(&sum, &reader.fault);
    }
    input_close(&in);
    input_free(&in);
    return sum;
}

static inline void check_pieces(const uint8_t *data, size_t size, enum input_format asked) {
    uint64_t sum = read_in_pieces(data, size, SIZE_MAX, asked);
    check(sum == read_in_pieces(data, size, 7, asked), "pieces of seven bytes");
    check(sum == read_in_pieces(data, size, 1, asked), "single bytes");
}

#endif
