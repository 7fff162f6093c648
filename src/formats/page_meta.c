#include "formats/page_meta.h"

#include <libxml/HTMLparser.h>

enum { NEAR_BEHIND = 24 }; /* paragraphs behind the title in which date and author stand */

/* "&amp;" and the like that were escaped twice, or stand in JSON. */
static u32 entity(struct text s, u32 *cp) {
    char name[12];
    u32 n = 1, value = 0;
    if (s.n > 3 && s.p[1] == '#') {
        bool hex = (s.p[2] | 32) == 'x';
        for (n = 2 + hex; n < s.n && n < 10 && text_is_letter(s.p[n]); n++) {
            u32 c = (u8)s.p[n], digit = c - '0' < 10 ? c - '0' : (c | 32) - 'a' + 10;
            if (digit >= (hex ? 16u : 10u)) return 0;
            value = value * (hex ? 16 : 10) + digit;
        }
        *cp = value >= 0xd800 && value < 0xe000 ? 0xfffd : value;
        return n < s.n && s.p[n] == ';' && value && value < 0x110000 ? n + 1 : 0;
    }
    while (n < s.n && n < sizeof name && (u8)s.p[n] < 0x80 && text_is_letter(s.p[n]))
        name[n - 1] = s.p[n], n++;
    if (n == 1 || n == s.n || s.p[n] != ';') return 0;
    name[n - 1] = 0;
    const htmlEntityDesc *e = htmlEntityLookup((const xmlChar *)name);
    if (!e) return 0;
    *cp = e->value;
    return n + 1;
}

static bool put_point(struct bytes *out, u32 c) {
    char w[4];
    u32 n = 0;
    if (c < 0x80) w[n++] = (char)c;
    else if (c < 0x800) w[n++] = (char)(0xc0 | c >> 6);
    else if (c < 0x10000) w[n++] = (char)(0xe0 | c >> 12);
    else w[n++] = (char)(0xf0 | c >> 18), w[n++] = (char)(0x80 | (c >> 12 & 63));
    if (c >= 0x800) w[n++] = (char)(0x80 | (c >> 6 & 63));
    if (c >= 0x80) w[n++] = (char)(0x80 | (c & 63));
    return bytes_add(out, w, n);
}

static bool is_nbsp(struct text s, u32 i) {
    return (u8)s.p[i] == 0xc2 && i + 1 < s.n && (u8)s.p[i + 1] == 0xa0;
}

/* One line without tags, runs of white space as a blank. */
static struct span keep(struct meta *m, struct text s) {
    struct bytes *out = &m->text;
    u32 at = (u32)out->n, cp, n;
    bool blank = false;
    s = text_trim(s);
    for (u32 i = 0; i < s.n; i += n) {
        n = 1;
        const char *close =
            s.p[i] == '<' && i + 1 < s.n && (text_is_letter(s.p[i + 1]) || s.p[i + 1] == '/')
                ? memchr(s.p + i, '>', s.n - i)
                : NULL;
        if ((u8)s.p[i] <= ' ' || is_nbsp(s, i) || close) {
            if (is_nbsp(s, i)) n = 2;
            if (close) n = (u32)(close - (s.p + i)) + 1;
            blank |= !close;
            continue;
        }
        if (blank && out->n > at && !bytes_put(out, ' ')) break;
        blank = false;
        u32 length = s.p[i] == '&' ? entity((struct text){s.p + i, s.n - i}, &cp) : 0;
        if (length && (cp == 0xa0 || cp <= ' ')) blank = true, n = length;
        else if (length) put_point(out, cp), n = length;
        else if (!bytes_put(out, s.p[i])) break;
    }
    return (struct span){at, (u32)out->n - at};
}

/* Paragraphs in which title and text have their date and author. */
void meta_near_title(const struct tree *t, const struct body *b, const struct heading *heading,
                     u32 *from, u32 *to) {
    u32 first = b->first == NONE ? 0 : b->first;
    u32 at = heading->block == NONE ? first : heading->block_end;
    *from = at;
    *to = min_u32(t->n_blocks, max_u32(min_u32(first + 2, at + NEAR_BEHIND), at + 4));
}

bool meta_read(struct meta *m, const struct tree *t, const struct ld *ld, const struct body *body,
               const struct heading *heading, struct text given) {
    struct text url = text_of_kept(t, t->field[FIELD_URL].s);
    if (!text_is_address(url)) url = text_of_kept(t, ld->url);
    if (!text_is_address(url)) url = given;
    struct text domain = meta_domain(url);
    m->text.n = 0;
    if (!bytes_room(&m->text, 4096)) return false;
    m->url = keep(m, url);
    m->title = keep(m, meta_title(t, ld, heading, domain));
    m->outlet = keep(m, meta_outlet(t, ld, domain));
    m->author = keep(m, meta_author(t, ld, body, heading));
    meta_day(t, ld, body, heading, given, m->published);
    return true;
}
