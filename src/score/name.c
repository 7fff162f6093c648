#include "score/name.h"

#include "core/utf8.h"
#include "score/data.h"

#include <utf8proc.h>

static bool is_word_part(u32 cp) {
    if (cp < 0x80) return (cp | 32) - 'a' < 26 || cp - '0' < 10 || strchr("'`-_", (int)cp);
    switch (utf8proc_category((utf8proc_int32_t)cp)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    default: return false;
    }
}

/* The code point at s[*at], in lower case and with one apostrophe for two. */
static u32 folded(struct berita_str s, u32 *at) {
    u32 len, cp = utf8_at(s.p, s.n, *at, &len);
    *at += len;
    if (cp == 0x2019) return '\'';
    return (u32)utf8proc_tolower((utf8proc_int32_t)cp);
}

void name_words(struct name *n, struct berita_str s) {
    u32 used = 0, begun = 0;
    n->n = 0;
    for (u32 at = 0; at <= s.n && n->n < NAME_WORDS;) {
        u32 cp = at < s.n && s.p[at] ? folded(s, &at) : (at++, ' ');
        if (is_word_part(cp) && used + 4 <= NAME_BYTES) {
            used += (u32)utf8proc_encode_char((utf8proc_int32_t)cp, (u8 *)n->bytes + used);
        } else if (used > begun) {
            n->word[n->n++] = (struct berita_str){n->bytes + begun, used - begun};
            begun = used;
        }
    }
}

static bool is_same(struct berita_str a, struct berita_str b) {
    return a.n == b.n && memcmp(a.p, b.p, a.n) == 0;
}

/* The list has a word a line, and its last line feed. */
static bool is_title(struct berita_str word) {
    struct berita_str list = score_titles();
    for (u32 at = 0; at < list.n;) {
        const char *lf = memchr(list.p + at, '\n', list.n - at);
        u32 end = lf ? (u32)(lf - list.p) : list.n;
        if (is_same((struct berita_str){list.p + at, end - at}, word)) return true;
        at = end + 1;
    }
    return false;
}

void name_without_titles(struct name *n) {
    u32 kept = 0;
    struct berita_str word[NAME_WORDS];
    for (u32 i = 0; i < n->n; i++)
        if (!is_title(n->word[i])) word[kept++] = n->word[i];
    if (!kept) return;
    memcpy(n->word, word, kept * sizeof *word);
    n->n = kept;
}

static bool has(const struct name *n, struct berita_str word) {
    for (u32 i = 0; i < n->n; i++)
        if (is_same(n->word[i], word)) return true;
    return false;
}

bool name_has_all(const struct name *have, const struct name *want) {
    for (u32 i = 0; i < want->n; i++)
        if (!has(have, want->word[i])) return false;
    return true;
}

bool name_has_any(const struct name *have, const struct name *want) {
    for (u32 i = 0; i < want->n; i++)
        if (has(have, want->word[i])) return true;
    return false;
}

bool name_is_same(struct berita_str a, struct berita_str b) {
    u32 i = 0, k = 0;
    while (i < a.n && k < b.n)
        if (folded(a, &i) != folded(b, &k)) return false;
    return i == a.n && k == b.n;
}
