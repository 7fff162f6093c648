/* Around the library: any bytes are a line of JSON to refuse or to read, any
 * bytes come out of the writer as a string that the reader gives back, and
 * offsets are what counting from the start makes them. */
#include "fuzz.h"

#include "emit/offset.h"
#include "emit/out.h"
#include "emit/utf8.h"
#include "input/json.h"

#include <stdio.h>
#include <stdlib.h>

/* A block of exactly the size, so that a step beyond it is seen. */
static char *copy_of(const uint8_t *data, size_t size) {
    char *copy = malloc(size ? size : 1);
    check(copy != NULL, "memory");
    if (size) memcpy(copy, data, size);
    return copy;
}

static void read_line(const uint8_t *data, size_t size) {
    struct json j;
    struct json_value name, value = {0};
    char *text = copy_of(data, size);
    json_begin(&j, text, size);
    if (json_open(&j))
        for (bool first = true; json_member(&j, first, &name, &value); first = false)
            check(value.at < size && (value.type != JSON_STRING || value.p[value.n] == 0),
                  "a member's value");
    if (!j.error) json_finished(&j);
    check(!j.error || j.error_at <= size, "an error's place");
    free(text);
}

/* What the writer makes of bytes: those that are no UTF-8 become U+FFFD. */
static void replace_bad(struct out *out, const uint8_t *data, size_t size) {
    for (size_t at = 0, n; at < size; at += n ? n : 1) {
        n = utf8_length(data + at, data + size);
        if (n)
            out_bytes(out, (const char *)data + at, n);
        else
            out_str(out, "\xef\xbf\xbd");
    }
}

static void write_and_read(const uint8_t *data, size_t size) {
    struct out line, wanted;
    struct json j;
    struct json_value name, value = {0};
    check(out_open(&line, -1) && out_open(&wanted, -1), "memory");
    out_str(&line, "{\"\":");
    out_string(&line, (const char *)data, size, true);
    out_char(&line, '}');
    replace_bad(&wanted, data, size);
    json_begin(&j, line.buf, line.n);
    check(json_open(&j) && json_member(&j, true, &name, &value), "the writer's string is no JSON");
    check(value.type == JSON_STRING && value.n == wanted.n &&
              !memcmp(value.p, wanted.buf, wanted.n),
          "the writer's string is another");
    out_free(&line);
    out_free(&wanted);
}

static void count(const uint8_t *data, size_t size, enum offset_unit unit) {
    struct offset_map map = {0};
    bool bad = false;
    uint32_t units = 0;
    char *text = copy_of(data, size);
    for (size_t at = 0, n; at < size; at += n ? n : 1)
        if (!(n = utf8_length(data + at, data + size))) bad = true;
    check(offset_map_fill(&map, text, size, bad, unit), "memory");
    for (size_t at = 0, n; at <= size; at += n) {
        check(offset_of(&map, (uint32_t)at) == units, "an offset");
        n = at < size ? utf8_length(data + at, data + size) : 1;
        if (n == 0) n = 1;
        units += unit == OFFSET_BYTES ? (uint32_t)n : unit == OFFSET_UTF16 && n == 4 ? 2u : 1u;
    }
    offset_map_free(&map);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    read_line(data, size);
    write_and_read(data, size);
    count(data, size, OFFSET_POINTS);
    count(data, size, OFFSET_UTF16);
    count(data, size, OFFSET_BYTES);
    return 0;
}
