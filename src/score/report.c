#include "score/report.h"

#include <math.h>

enum { BEFORE = 50, AFTER = 60 };             /* code points of context */
enum { LONGEST = 160, HEAD = 90, TAIL = 60 }; /* shown of a long span */

const char *kind_name(enum kind kind) {
    static const char *const names[] = {"missed", "spurious", "moved", "wrong"};
    return names[kind];
}

const char *fate_name(enum fate fate) {
    static const char *const names[] = {"", "new", "kept", "gone"};
    return names[fate];
}

void report_turn_to(struct report *r, const struct difference *d) {
    if (r->letters.at && r->doc == d->doc) return;
    r->doc = d->doc;
    if (!letters_set(&r->letters, r->gold->doc[d->doc].text)) r->failed = true;
}

struct excerpt report_excerpt(const struct report *r, const struct difference *d) {
    const struct letters *l = &r->letters;
    struct excerpt e = {.words = d->letters, .found = d->made_letters};
    if (!l->text.p || !l->at || r->failed) return e;
    e.before = letters_span(l, d->start > BEFORE ? d->start - BEFORE : 0, d->start);
    e.words = letters_span(l, d->start, d->end);
    e.after = letters_span(l, d->end, min_u32(d->end + AFTER, l->n));
    if (d->kind == KIND_MOVED || d->kind == KIND_WRONG)
        e.found = letters_span(l, d->made_start, d->made_end);
    return e;
}

/* The place in s of its n-th code point, or of its end. */
static u32 byte_of(struct berita_str s, u32 n) {
    u32 at = 0;
    for (; at < s.n; at++)
        if (((u8)s.p[at] & 0xc0) != 0x80 && n-- == 0) break;
    return at;
}

/* The place of the n-th code point from the end. */
static u32 byte_of_last(struct berita_str s, u32 n) {
    u32 at = s.n;
    while (at > 0 && n > 0)
        if (((u8)s.p[--at] & 0xc0) != 0x80) n--;
    return at;
}

struct clip report_clip(struct berita_str s) {
    struct clip c = {.head = s};
    if (byte_of(s, LONGEST) == s.n) return c;
    u32 tail = byte_of_last(s, TAIL);
    c.head.n = byte_of(s, HEAD);
    c.tail = (struct berita_str){s.p + tail, s.n - tail};
    return c;
}

struct reliance report_reliance(const struct report *r) {
    struct reliance sum = {.brier = r->reliability.brier};
    for (u32 i = 0; i < TENTHS; i++) {
        sum.n += r->reliability.tenth[i].n;
        sum.expected += fabs(r->reliability.tenth[i].sum - r->reliability.tenth[i].right);
    }
    if (sum.n) {
        sum.brier /= sum.n;
        sum.expected /= sum.n;
    }
    return sum;
}
