#include "score/letters.h"

#include "core/utf8.h"

#include <stdlib.h>

bool letters_set(struct letters *l, struct berita_str text) {
    size_t want = ((size_t)text.n + 1) * sizeof *l->at;
    l->text = text;
    l->n = 0;
    if (want > l->room) {
        u32 *at = realloc(l->at, want);
        if (!at) return false;
        l->at = at;
        l->room = want;
    }
    for (u32 i = 0; i < text.n; i++)
        if (((u8)text.p[i] & 0xc0) != 0x80) l->at[l->n++] = i;
    l->at[l->n] = text.n;
    return true;
}

void letters_free(struct letters *l) {
    free(l->at);
    *l = (struct letters){0};
}

struct berita_str letters_span(const struct letters *l, u32 start, u32 end) {
    return (struct berita_str){l->text.p + l->at[start], l->at[end] - l->at[start]};
}

static bool fits(const struct letters *l, const struct mark *m) {
    if (m->start > m->end || m->end > l->n) return false;
    struct berita_str there = letters_span(l, m->start, m->end);
    return !m->text.p || (m->text.n == there.n && memcmp(m->text.p, there.p, there.n) == 0);
}

const struct mark *letters_misfit(const struct letters *l, const struct set *s,
                                  const struct doc *d) {
    for (u32 i = 0; i < d->n_marks; i++)
        if (!fits(l, &s->mark[d->first + i])) return &s->mark[d->first + i];
    return NULL;
}

/* ---- trimming --------------------------------------------------------- */

static bool is_edge(u32 cp) {
    if (cp < 0x80) return cp && strchr(" \t\n\"',.;:!?()-", (int)cp);
    switch (cp) {
    case 0xa0:   /* no-break space */
    case 0xab:   /* « */
    case 0xbb:   /* » */
    case 0x2013: /* – */
    case 0x2014: /* — */
    case 0x2018: /* ‘ */
    case 0x2019: /* ’ */
    case 0x201c: /* “ */
    case 0x201d: /* ” */
    case 0x201e: /* „ */ return true;
    default: return false;
    }
}

void span_trim(struct berita_str s, u32 *start, u32 *end) {
    u32 at = 0, len;
    while (at < s.n && is_edge(utf8_at(s.p, s.n, at, &len))) {
        at += len;
        ++*start;
    }
    while (s.n > at && is_edge(utf8_before(s.p, s.n))) {
        do s.n--;
        while (((u8)s.p[s.n] & 0xc0) == 0x80);
        --*end;
    }
}
