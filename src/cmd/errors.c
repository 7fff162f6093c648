#include "cmd/errors.h"

#include "emit/utf8.h"

/* Bytes that are no text, such as those of a page in an old encoding, would not
 * come back out of a string. */
static bool is_utf8(const char *p, size_t n) {
    const unsigned char *at = (const unsigned char *)p, *end = at + n;
    for (size_t k; at < end; at += k)
        if ((k = *at < 0x80 ? 1 : utf8_length(at, end)) == 0) return false;
    return true;
}

static void put_base64(struct out *out, const char *p, size_t n) {
    static const char letter[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *b = (const unsigned char *)p;
    for (size_t i = 0; i < n; i += 3) {
        uint32_t bits = (uint32_t)b[i] << 16;
        if (i + 1 < n) bits |= (uint32_t)b[i + 1] << 8;
        if (i + 2 < n) bits |= b[i + 2];
        out_char(out, letter[bits >> 18]);
        out_char(out, letter[bits >> 12 & 63]);
        out_char(out, i + 1 < n ? letter[bits >> 6 & 63] : '=');
        out_char(out, i + 2 < n ? letter[bits & 63] : '=');
    }
}

static void put_input(struct out *out, const char *p, size_t n) {
    if (is_utf8(p, n)) {
        out_str(out, ",\"input\":");
        out_string(out, p, n, true);
        return;
    }
    out_str(out, ",\"input_base64\":\"");
    put_base64(out, p, n);
    out_char(out, '"');
}

void errors_row(struct out *out, const struct fault *f, const struct out *input) {
    out_str(out, "{\"file\":");
    out_string(out, f->name, strlen(f->name), true);
    if (f->number) out_format(out, ",\"record\":%zu", f->number);
    if (f->byte) out_format(out, ",\"byte\":%llu", (unsigned long long)f->byte);
    out_format(out, ",\"cause\":\"%s\",\"message\":", fault_cause_name[f->cause]);
    out_string(out, f->what, strlen(f->what), true);
    if (input) put_input(out, input->buf, input->n);
    out_str(out, "}\n");
}
