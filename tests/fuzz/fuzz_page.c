/* Any bytes as a page: whatever is found keeps its form.  The first byte says
 * what is asked of the rest. */
#include "fuzz.h"

#include "core/utf8.h"
#include "formats/page.h"

#include <string.h>

static void check_string(struct berita_str s) {
    bool ascii;
    u32 first;
    check(!s.p || s.n, "an empty string that is there");
    check(!s.p || utf8_bad_bytes(s.p, s.n, &first, &ascii) == 0, "bytes that are no UTF-8");
    for (u32 i = 0; i < s.n; i++) check((u8)s.p[i] >= ' ', "a control character");
}

static void check_text(const char *p, size_t n) {
    bool ascii;
    u32 first;
    check(utf8_bad_bytes(p, (u32)n, &first, &ascii) == 0, "a text that is no UTF-8");
    check(n == 0 || (p[0] != '\n' && p[n - 1] != '\n'), "a text with empty lines around it");
    for (size_t i = 0; i < n; i++) {
        check((u8)p[i] >= ' ' || p[i] == '\n', "a control character in a text");
        if (p[i] != '\n') continue;
        check(i + 2 < n && p[i + 1] == '\n' && p[i + 2] != '\n',
              "paragraphs with more than an empty line between");
        i++;
    }
}

static void check_record(const struct record *r) {
    check_string(r->title);
    check_string(r->outlet);
    check_string(r->author);
    check_string(r->url);
    check(!r->published || published_is_valid(r->published), "a day that does not exist");
    check_text(r->text, r->len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char *const charset[] = {NULL,        "utf-8",  "windows-1252",
                                          "shift_jis", "utf-16", "x"};
    struct page_hints hints = {0};
    struct record r;
    size_t byte;
    if (!size) return 0;
    static struct page *page; /* kept as a program keeps it: pages must not see each other */
    if (!page) page = page_new();
    check(page != NULL, "memory");
    hints.charset = charset[data[0] % 6];
    if (data[0] & 64) hints.url = (struct berita_str){"https://kabar.example/2025/7/17/a", 33};
    const char *html = (const char *)data + 1;
    bool found = data[0] & 128 ? page_fragment(page, html, size - 1, &r)
                               : page_read(page, html, size - 1, &hints, &r);
    if (found) check_record(&r);
    else check(*page_error(page, &byte) != 0, "an error without words");
    return 0;
}
