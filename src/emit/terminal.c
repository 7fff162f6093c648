#include "emit/terminal.h"

#include "emit/utf8.h"

/* C0, DEL, and the C1 of U+0080 to U+009F. */
static bool is_control(const unsigned char *p, size_t n) {
    return *p < 0x20 || *p == 0x7f || (n == 2 && *p == 0xc2 && p[1] < 0xa0);
}

void terminal_words(struct out *out, const char *words, size_t n) {
    const unsigned char *p = (const unsigned char *)words, *end = p + n;
    while (p < end) {
        const unsigned char *plain = p;
        while (p < end && *p >= 0x20 && *p < 0x7f) p++;
        out_bytes(out, (const char *)plain, (size_t)(p - plain));
        if (p == end) break;
        size_t length = utf8_length(p, end);
        if (!length) out_str(out, REPLACEMENT);
        else if (is_control(p, length)) out_char(out, ' ');
        else out_bytes(out, (const char *)p, length);
        p += length ? length : 1;
    }
}

/* The sixteen colours that every terminal has and its user may have chosen. */
static const char codes[][8] = {
    [PAINT_HEAD] = "1",     [PAINT_PERSON] = "1;36", [PAINT_ORGANIZATION] = "1;35",
    [PAINT_PLACE] = "1;32", [PAINT_DATE] = "1;33",   [PAINT_QUOTED] = "3",
    [PAINT_FAINT] = "2",
};

void paint(struct out *out, const struct choice *choice, enum paint as) {
    if (!choice->color) return;
    char *w = PUT(out_small(out), "\x1b[");
    out_end(out, PUT(PUT_ARRAY(w, codes[as]), "m"));
}

void paint_end(struct out *out, const struct choice *choice) {
    if (choice->color) out_str(out, "\x1b[0m");
}
