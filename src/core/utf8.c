#include "core/utf8.h"

#include <utf8proc.h>

static bool is_continuation(u8 c) { return (c & 0xc0) == 0x80; }

u32 utf8_at(const char *text, u32 size, u32 at, u32 *len) {
    const u8 *p = (const u8 *)text + at;
    u32 left = size - at, cp;
    *len = 1;
    if (p[0] < 0x80) return p[0];
    if (p[0] < 0xc2 || left < 2 || !is_continuation(p[1])) return 0xfffd;
    if (p[0] < 0xe0) {
        *len = 2;
        return (u32)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
    }
    if (left < 3 || !is_continuation(p[2])) return 0xfffd;
    if (p[0] < 0xf0) {
        cp = (u32)(p[0] & 0x0f) << 12 | (u32)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
        if (cp < 0x800 || (cp >= 0xd800 && cp < 0xe000)) return 0xfffd;
        *len = 3;
        return cp;
    }
    if (p[0] > 0xf4 || left < 4 || !is_continuation(p[3])) return 0xfffd;
    cp = (u32)(p[0] & 7) << 18 | (u32)(p[1] & 0x3f) << 12 | (u32)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
    if (cp < 0x10000 || cp > 0x10ffff) return 0xfffd;
    *len = 4;
    return cp;
}

u32 utf8_before(const char *text, u32 at) {
    u32 len, start = at;
    if (at == 0) return 0;
    do start--;
    while (start > 0 && at - start < 4 && is_continuation((u8)text[start]));
    u32 cp = utf8_at(text, at, start, &len);
    return start + len == at ? cp : 0xfffd;
}

bool utf8_is_letter(u32 cp) {
    if (cp < 0x80) return (cp | 32) - 'a' < 26;
    switch (utf8proc_category((utf8proc_int32_t)cp)) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO: case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC: return true;
    default: return false;
    }
}

bool utf8_is_upper(u32 cp) {
    if (cp < 0x80) return cp - 'A' < 26;
    return utf8proc_tolower((utf8proc_int32_t)cp) != (utf8proc_int32_t)cp;
}

bool utf8_is_space(u32 cp) {
    return cp == ' ' || (cp >= 9 && cp <= 13) || cp == 0xa0 || cp == 0x1680 ||
           (cp >= 0x2000 && cp <= 0x200b) || cp == 0x2028 || cp == 0x2029 || cp == 0x202f ||
           cp == 0x205f || cp == 0x3000 || cp == 0xfeff || cp == 0x85;
}

bool utf8_is_apostrophe(u32 cp) {
    return cp == '\'' || cp == 0x2019 || cp == 0x2018 || cp == 0x2bc || cp == '`' || cp == 0xb4;
}

/* Sixteen bytes at a time: most news is ASCII for long stretches. */
static u32 ascii_run(const char *text, u32 size, u32 at) {
    u64 block[2];
    while (at + sizeof block <= size) {
        memcpy(block, text + at, sizeof block);
        if ((block[0] | block[1]) & 0x8080808080808080u) break;
        at += sizeof block;
    }
    while (at < size && (u8)text[at] < 0x80) at++;
    return at;
}

u32 utf8_bad_bytes(const char *text, u32 size, u32 *first, bool *ascii) {
    u32 bad = 0, len, at = 0;
    *first = NONE;
    *ascii = true;
    while ((at = ascii_run(text, size, at)) < size) {
        *ascii = false;
        /* U+FFFD itself is well-formed, and three bytes long. */
        utf8_at(text, size, at, &len);
        if (len == 1 && bad++ == 0) *first = at;
        at += len;
    }
    return bad;
}

static u32 fold_point(u32 cp) {
    if (utf8_is_apostrophe(cp)) return '\'';
    if (cp == 0x2010 || cp == 0x2011) return '-';
    return (u32)utf8proc_tolower((utf8proc_int32_t)cp);
}

u32 utf8_fold(const char *text, u32 size, char *out, u32 room) {
    u32 n = 0, len;
    for (u32 at = 0; at < size; at += len) {
        u8 c = (u8)text[at];
        if (c < 0x80) {
            len = 1;
            if (n == room) break;
            out[n++] = (char)((u32)(c - 'A') < 26 ? c | 32 : c == '`' ? '\'' : c);
            continue;
        }
        u8 bytes[4];
        u32 cp = fold_point(utf8_at(text, size, at, &len));
        u32 k = (u32)utf8proc_encode_char((utf8proc_int32_t)cp, bytes);
        if (n + k > room) break;
        memcpy(out + n, bytes, k);
        n += k;
    }
    return n;
}
