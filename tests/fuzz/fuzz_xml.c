/* Any bytes are XML to read or to refuse: what comes out is UTF-8, faults lie
 * within the file, and in what pieces the file is read makes no difference. */
#include "pieces.h"

#include "core/utf8.h"

static void take(uint64_t *sum, const char *p, size_t n, const char *what) {
    uint32_t first;
    bool ascii;
    check(n == 0 || (p && utf8_bad_bytes(p, (uint32_t)n, &first, &ascii) == 0), what);
    mix(sum, p, n);
}

static void take_record(uint64_t *sum, const struct record *r) {
    check(r->text && r->id.n > 0, "a record without text or id");
    take(sum, r->text, r->len, "text");
    take(sum, r->id.p, r->id.n, "id");
    take(sum, r->title.p, r->title.n, "title");
    take(sum, r->url.p, r->url.n, "url");
    take(sum, r->outlet.p, r->outlet.n, "outlet");
    take(sum, r->author.p, r->author.n, "author");
    check(!r->published || published_is_valid(r->published), "a day");
    if (r->published) mix(sum, r->published, strlen(r->published));
}

static void take_fault(uint64_t *sum, const struct fault *f, size_t size) {
    check(f->byte <= size + 1, "a fault's place");
    mix(sum, &f->cause, sizeof f->cause);
    mix(sum, &f->byte, sizeof f->byte);
    mix(sum, &f->number, sizeof f->number);
    mix(sum, f->what, strlen(f->what));
}

static const struct fields fields;
static struct reader reader = {.field = &fields}; /* kept, as programs do */

/* A sum over everything that is made of the file. */
static uint64_t read_all(const uint8_t *data, size_t size, size_t most) {
    struct pieces p = {
        .stream = {.read = give, .close = close_pieces}, .data = data, .n = size, .most = most};
    struct input in = {.source.fd = -1, .format = &format_xml, .name = "x"};
    struct item item;
    struct record record;
    enum input_status got;
    uint64_t sum = 0xcbf29ce484222325;
    source_attach(&in.source, &p.stream);
    while ((got = input_next(&in, &item)) != INPUT_END) {
        check(got == INPUT_RECORD || got == INPUT_BROKEN, "a status");
        if (got == INPUT_BROKEN) take_fault(&sum, &in.fault, size);
        else if (reader_read(&reader, &item, &record) != INPUT_RECORD)
            take_fault(&sum, &reader.fault, size);
        else take_record(&sum, &record);
    }
    input_close(&in);
    input_free(&in);
    return sum;
}

static void release(void) { reader_free(&reader); }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static bool begun;
    if (!begun) atexit(release);
    begun = true;
    uint64_t whole = read_all(data, size, size + 1);
    check(read_all(data, size, 1 + size % 7) == whole, "read in pieces it is another");
    return 0;
}
