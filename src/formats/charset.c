#include "formats/charset.h"

#include "core/utf8.h"

#include <errno.h>
#include <iconv.h>

enum {
    DECLARED_WITHIN = 4096, /* bytes in which a page tells its encoding */
    NAME_MAX = 32,
};

static char lower(char c) { return (u8)(c - 'A') < 26 ? (char)(c | 32) : c; }

static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* ---- what the page declares ------------------------------------------- */

static bool begins(const char *p, const char *end, const char *word) {
    for (; *word; p++, word++)
        if (p == end || lower(*p) != *word) return false;
    return true;
}

/* The name behind "charset=" or "encoding=", lower case; p is behind the word. */
static bool read_name(const char *p, const char *end, char name[NAME_MAX]) {
    u32 n = 0;
    while (p < end && is_space(*p)) p++;
    if (p == end || *p++ != '=') return false;
    while (p < end && (is_space(*p) || *p == '"' || *p == '\'')) p++;
    for (; p < end && n < NAME_MAX - 1; p++) {
        char c = lower(*p);
        bool inside = (u8)(c - 'a') < 26 || (u8)(c - '0') < 10 || c == '-' || c == '_' || c == ':';
        if (!inside) break;
        name[n++] = c;
    }
    name[n] = 0;
    return n > 0;
}

static bool read_declared(const char *in, size_t n, char name[NAME_MAX]) {
    const char *end = in + (n < DECLARED_WITHIN ? n : DECLARED_WITHIN), *tag = NULL;
    for (const char *p = in; p < end; p++) {
        if (*p == '<') tag = p + 1;
        if (!tag) continue;
        if (begins(p, end, "charset") && begins(tag, end, "meta") && read_name(p + 7, end, name))
            return true;
        if (begins(p, end, "encoding") && begins(tag, end, "?xml") && read_name(p + 8, end, name))
            return true;
    }
    return false;
}

/* Names that mean something else, or more, than they say; the WHATWG's list in
 * what matters. */
static const char *const alias[][2] = {
    {"ascii", "windows-1252"},
    {"us-ascii", "windows-1252"},
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"iso_8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"latin-1", "windows-1252"},
    {"l1", "windows-1252"},
    {"cp1252", "windows-1252"},
    {"utf8", "utf-8"},
    {"unicode", "utf-8"},
    {"utf-16", "utf-8"},
    {"utf-16le", "utf-8"},
    {"utf-16be", "utf-8"},
    {"iso-8859-9", "windows-1254"},
    {"iso-8859-11", "cp874"},
    {"tis-620", "cp874"},
    {"gb2312", "gb18030"},
    {"gbk", "gb18030"},
    {"x-gbk", "gb18030"},
    {"shift_jis", "cp932"},
    {"shift-jis", "cp932"},
    {"sjis", "cp932"},
    {"x-sjis", "cp932"},
    {"euc-kr", "cp949"},
    {"ks_c_5601-1987", "cp949"},
    {"big5", "big5-hkscs"},
};

static void resolve(char name[NAME_MAX]) {
    for (u32 i = 0; i < COUNT(alias); i++)
        if (!strcmp(name, alias[i][0])) {
            strcpy(name, alias[i][1]);
            return;
        }
}

/* ---- what the bytes say ----------------------------------------------- */

struct census {
    size_t good, bad; /* letters beyond ASCII as UTF-8; bytes that cannot be */
};

static struct census take_census(const char *in, size_t n) {
    struct census c = {0, 0};
    u32 len;
    u64 block;
    for (size_t at = 0; at < n; at += len) {
        len = 8;
        if (n - at >= 8 && (memcpy(&block, in + at, 8), !(block & 0x8080808080808080u))) continue;
        len = 1;
        if ((u8)in[at] < 0x80) continue;
        utf8_at(in + at, (u32)(n - at < 8 ? n - at : 8), 0, &len);
        if (len > 1) c.good++;
        else c.bad++;
    }
    return c;
}

/* The encoding's name; windows-1252 where nothing is known. */
static void settle(const char *in, size_t n, const char *named, char name[NAME_MAX]) {
    struct census c = take_census(in, n);
    bool stateful = memchr(in, 0x1b, n) != NULL; /* ISO-2022, all of it ASCII bytes */
    name[0] = 0;
    if (!c.bad && (c.good || !stateful)) {
        strcpy(name, "utf-8");
        return;
    }
    if (named && strlen(named) < NAME_MAX)
        for (u32 i = 0; !i || named[i - 1]; i++) name[i] = lower(named[i]);
    else if (!read_declared(in, n, name)) name[0] = 0;
    resolve(name);
    if (c.good > 8 * c.bad) strcpy(name, "utf-8");
    if (!strcmp(name, "utf-8") && c.bad > c.good) name[0] = 0;
    if (!name[0]) strcpy(name, c.good > c.bad ? "utf-8" : "windows-1252");
}

/* ---- decoders --------------------------------------------------------- */

static const u8 plain[256] = {
    /* 1: copied as it is; 2: may begin a letter of UTF-8 */
    0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0,
    2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
    2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
    2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
    2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2,
};

static const char unknown[] = "\xef\xbf\xbd"; /* U+FFFD */

/* Room for three bytes an input byte is there: nothing below grows more. */
static bool decode_utf8(const char *in, size_t n, struct bytes *out) {
    u32 len;
    for (size_t at = 0, from; at < n;) {
        for (from = at; at < n && plain[(u8)in[at]] == 1;) at++;
        if (!bytes_add(out, in + from, at - from) || !bytes_room(out, 4)) return false;
        if (at == n) break;
        if (plain[(u8)in[at]] == 0) {
            out->p[out->n++] = ' ';
            at++;
            continue;
        }
        utf8_at(in + at, (u32)(n - at < 8 ? n - at : 8), 0, &len);
        bytes_add(out, len == 1 ? unknown : in + at, len == 1 ? 3 : len);
        at += len;
    }
    return true;
}

static char *put_point(char *w, u32 c) {
    if (c < 0x80) return *w++ = (char)c, w;
    if (c >= 0x10000) *w++ = (char)(0xf0 | c >> 18), *w++ = (char)(0x80 | (c >> 12 & 63));
    else if (c >= 0x800) *w++ = (char)(0xe0 | c >> 12);
    if (c >= 0x800) *w++ = (char)(0x80 | (c >> 6 & 63));
    else *w++ = (char)(0xc0 | c >> 6);
    *w++ = (char)(0x80 | (c & 63));
    return w;
}

static bool put_bytes(struct bytes *out, u32 c) {
    if (!bytes_room(out, 4)) return false;
    if (c < 0x80 && plain[c] == 0) c = ' ';
    out->n = (size_t)(put_point(out->p + out->n, c) - out->p);
    return true;
}

static bool decode_1252(const char *in, size_t n, struct bytes *out) {
    static const u16 high[32] = {0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021,
                                 0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0x8d,   0x17d,  0x8f,
                                 0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
                                 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};
    for (size_t i = 0; i < n; i++) {
        u32 c = (u8)in[i];
        if (!put_bytes(out, c >= 0x80 && c < 0xa0 ? high[c - 0x80] : c)) return false;
    }
    return true;
}

static u32 unit(const char *p, bool big) {
    return big ? (u32)(u8)p[0] << 8 | (u8)p[1] : (u32)(u8)p[1] << 8 | (u8)p[0];
}

static bool decode_16(const char *in, size_t n, bool big, struct bytes *out) {
    for (size_t at = 0; at + 1 < n; at += 2) {
        u32 c = unit(in + at, big), low = at + 3 < n ? unit(in + at + 2, big) : 0;
        if (c >= 0xd800 && c < 0xdc00 && low >= 0xdc00 && low < 0xe000) {
            c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
            at += 2;
        }
        if (c >= 0xd800 && c < 0xe000) c = 0xfffd;
        if (!put_bytes(out, c)) return false;
    }
    return true;
}

/* By the system's tables.  *known says whether there are any for the name. */
static bool decode_iconv(const char *name, const char *in, size_t n, struct bytes *out,
                         bool *known) {
    char block[4096], *from = (char *)(uintptr_t)in;
    bool good = true;
    iconv_t cd = iconv_open("UTF-8", name);
    *known = cd != (iconv_t)-1;
    if (!*known) return true;
    while (n && good) {
        char *to = block;
        size_t room = sizeof block, got = iconv(cd, &from, &n, &to, &room);
        bool stuck = got == (size_t)-1 && errno != E2BIG;
        good = decode_utf8(block, (size_t)(to - block), out);
        if (stuck && n && good) {
            good = bytes_add(out, unknown, 3);
            from++, n--;
        }
    }
    iconv_close(cd);
    return good;
}

/* A name that the system does not know is as good as none. */
static bool decode_named(const char *in, size_t n, const char *named, struct bytes *out) {
    char name[NAME_MAX];
    bool known = true;
    for (;; named = NULL) {
        settle(in, n, named, name);
        if (!strcmp(name, "utf-8")) return decode_utf8(in, n, out);
        if (!strcmp(name, "windows-1252")) break;
        if (!decode_iconv(name, in, n, out, &known)) return false;
        if (known) return true;
        if (!named) break;
    }
    return decode_1252(in, n, out);
}

bool charset_decode(const char *in, size_t n, const char *named, struct bytes *out) {
    bool good;
    out->n = 0;
    if (!bytes_room(out, n + 1)) return false;
    if (n >= 3 && !memcmp(in, "\xef\xbb\xbf", 3)) good = decode_utf8(in + 3, n - 3, out);
    else if (n >= 2 && !memcmp(in, "\xff\xfe", 2)) good = decode_16(in + 2, n - 2, false, out);
    else if (n >= 2 && !memcmp(in, "\xfe\xff", 2)) good = decode_16(in + 2, n - 2, true, out);
    else if (n >= 4 && !memcmp(in, "<\0", 2) && !in[3]) good = decode_16(in, n, false, out);
    else if (n >= 4 && !memcmp(in, "\0<", 2) && !in[2]) good = decode_16(in, n, true, out);
    else good = decode_named(in, n, named, out);
    return good && bytes_put(out, 0) && (out->n--, true);
}
