#include "formats/page_meta.h"

#include <libxml/HTMLparser.h>

enum {
    NEAR_BEHIND = 24, /* paragraphs behind the title in which date and author stand */
    KEPT_MAX = 4096,  /* bytes of a title, a name or an address */
    TAG_MAX = 256,    /* of a tag in one */
};

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

static void put_point(struct bytes *out, u32 c) {
    char w[4];
    u32 n = 0;
    if (c < 0x80) w[n++] = (char)c;
    else if (c < 0x800) w[n++] = (char)(0xc0 | c >> 6);
    else if (c < 0x10000) w[n++] = (char)(0xe0 | c >> 12);
    else w[n++] = (char)(0xf0 | c >> 18), w[n++] = (char)(0x80 | (c >> 12 & 63));
    if (c >= 0x800) w[n++] = (char)(0x80 | (c >> 6 & 63));
    if (c >= 0x80) w[n++] = (char)(0x80 | (c & 63));
    bytes_add(out, w, n);
}

/* The length of a tag at the start of a text, or 0. */
static u32 tag_length(struct text s) {
    if (s.n < 3 || *s.p != '<' || (!text_is_letter(s.p[1]) && s.p[1] != '/')) return 0;
    const char *close = memchr(s.p, '>', min_u32(s.n, TAG_MAX));
    return close ? (u32)(close - s.p) + 1 : 0;
}

/* The length of white space at the start of a text, or 0. */
static u32 space_length(struct text s) {
    u32 cp, n = *s.p == '&' ? entity(s, &cp) : 0;
    if (n) return cp <= ' ' || cp == 0xa0 ? n : 0;
    if ((u8)*s.p <= ' ') return 1;
    return s.n >= 2 && !memcmp(s.p, "\xc2\xa0", 2) ? 2 : 0;
}

/* The text is not longer than the room for it: nothing below grows. */
static u32 put_letter(struct bytes *out, struct text s) {
    u32 cp, n = *s.p == '&' ? entity(s, &cp) : 0;
    if (n) put_point(out, cp);
    else out->p[out->n++] = *s.p;
    return n ? n : 1;
}

/* One line without tags, runs of white space as a blank. */
static struct span keep(struct meta *m, struct text s) {
    struct bytes *out = &m->text;
    u32 at = (u32)out->n, n;
    bool blank = false;
    s = text_trim(s);
    if (s.n > KEPT_MAX)
        for (s.n = KEPT_MAX; s.n && ((u8)s.p[s.n] & 0xc0) == 0x80;) s.n--;
    if (!bytes_room(out, s.n + 4)) return m->failed = true, (struct span){0, 0};
    for (; s.n; s.p += n, s.n -= n) {
        if ((n = tag_length(s))) continue;
        if ((n = space_length(s))) {
            blank = true;
            continue;
        }
        if (blank && out->n > at) out->p[out->n++] = ' ';
        blank = false;
        n = put_letter(out, s);
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
    m->failed = !bytes_room(&m->text, 1);
    m->url = keep(m, url);
    m->title = keep(m, meta_title(t, ld, heading, domain));
    m->outlet = keep(m, meta_outlet(t, ld, domain));
    m->author = keep(m, meta_author(t, ld, body, heading));
    meta_day(t, ld, body, heading, given, m->published);
    return !m->failed;
}
