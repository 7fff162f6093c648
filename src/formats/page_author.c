/* Who wrote an article. */
#include "formats/page_meta.h"

enum {
    AUTHOR_BYTES = 120,
    SHORT = 240, /* bytes of a paragraph that tells of author and date */
};

/* Steps over "Penulis:", "Oleh", "By". */
static struct text behind_label(const struct tree *t, struct text s) {
    char folded[32];
    u32 kind;
    i32 value;
    for (u32 round = 0; round < 3; round++) {
        struct text rest = s, word;
        if (!text_next_word(&rest, &word)) break;
        u32 n = words_lower(word.p, word.n, folded, sizeof folded);
        if (!words_find(t->words, WORDS_PHRASES, folded, n, &kind, &value)) break;
        bool byline = kind == PHRASE_BYLINE || value == PHRASE_BYLINE;
        if (!byline && !(rest.n && *text_trim(rest).p == ':')) break;
        s = text_trim(rest);
        while (s.n && (*s.p == ':' || *s.p == ' ' || *s.p == '-')) s.p++, s.n--;
    }
    return s;
}

/* Where a name ends: at a dash, a bar, a line's end, a bracket, a figure. */
static u32 name_end(struct text s) {
    u32 word = 0; /* where the last word begins */
    for (u32 i = 0; i < s.n; i++) {
        const char *p = s.p + i;
        if (i && p[-1] == ' ') word = i;
        if (*p == ':') return word;
        if (strchr("|\n(;/,", *p) || (u8)(*p - '0') < 10) return i;
        if (i && p[-1] == ' ' && *p == '-') return i;
        if (s.n - i >= 3 && (!memcmp(p, "\xe2\x80\x93", 3) || !memcmp(p, "\xe2\x80\x94", 3) ||
                             !memcmp(p, "\xe2\x80\xa2", 3)))
            return i;
    }
    return s.n;
}

static struct text name_in(struct text s) {
    s.n = name_end(s);
    s = text_trim(s);
    while (s.n && strchr(",:-", s.p[s.n - 1])) s.n--;
    return text_trim(s);
}

static bool is_name(struct text s) {
    return s.n >= 2 && s.n <= AUTHOR_BYTES && *s.p != '@' && !text_is_address(s);
}

static struct text shown_name(const struct tree *t, struct text s) {
    s = name_in(behind_label(t, text_trim(s)));
    return is_name(s) && text_count_words(s) <= 6 ? s : (struct text){"", 0};
}

/* The name in an element that says it is the author's: its own, or that of a
 * part of it. */
static struct text name_of_node(const struct tree *t, u32 i) {
    const struct node *n = &t->node[i];
    for (u32 k = i; k < n->end && k < i + 8; k++) {
        const struct node *part = &t->node[k];
        if (k > i && part->prop != PROP_NAME && !(part->hint & HINT_AUTHOR)) continue;
        if (part->prop && part->value.n) {
            struct text s = shown_name(t, text_of_kept(t, part->value));
            if (s.n) return s;
        }
        if (part->prop == PROP_NAME) return shown_name(t, text_of_node(t, part));
    }
    return n->text_end - n->text <= SHORT ? shown_name(t, text_of_node(t, n))
                                          : (struct text){"", 0};
}

static struct text marked_author(const struct tree *t, const struct body *b) {
    for (u32 pass = 0; pass < 2; pass++)
        for (u32 i = 1; i < t->n_nodes; i++) {
            const struct node *n = &t->node[i];
            bool told = pass ? (n->hint & HINT_AUTHOR) != 0 : n->prop == PROP_AUTHOR;
            u32 not = HINT_CARD | HINT_RELATED | HINT_COMMENT;
            if (pass) not |= HINT_SIDE | HINT_FOOT | HINT_NAV | HINT_ADVERT | HINT_SHARE;
            if (!told || b->junk[n->breaks ? i : n->parent] & not ) continue;
            struct text s = name_of_node(t, i);
            if (s.n) return s;
        }
    return (struct text){"", 0};
}

/* The name behind "Reporter:" or "oleh" inside a line of date and author. */
static struct text labelled_name(const struct tree *t, struct text s) {
    char folded[32];
    u32 kind;
    i32 value;
    for (struct text rest = s, word; text_next_word(&rest, &word);) {
        u32 n = words_lower(word.p, word.n, folded, sizeof folded);
        if (!words_find(t->words, WORDS_PHRASES, folded, n, &kind, &value)) continue;
        if (kind == PHRASE_BYLINE || value == PHRASE_BYLINE)
            return shown_name(t, (struct text){word.p, (u32)(s.p + s.n - word.p)});
    }
    return (struct text){"", 0};
}

static struct text byline_author(const struct tree *t, const struct body *b,
                                 const struct heading *heading) {
    u32 from, to;
    meta_near_title(t, b, heading, &from, &to);
    for (u32 pass = 0; pass < 2; pass++) {
        for (u32 i = from; i < to; i++) {
            struct text s = text_of_block(t, &t->block[i]);
            u8 phrase = b->judged[i].phrase;
            bool byline = phrase == PHRASE_BYLINE || phrase == PHRASE_TOLD;
            if ((!byline && !b->judged[i].meta) || s.n > SHORT) continue;
            s = byline ? shown_name(t, s) : labelled_name(t, s);
            if (s.n) return s;
        }
        /* Below the text as well. */
        from = b->first == NONE ? 0 : b->first;
        to = b->node == NONE ? 0 : min_u32(t->node[b->node].block_end + 4, t->n_blocks);
    }
    return (struct text){"", 0};
}

struct text meta_author(const struct tree *t, const struct ld *ld, const struct body *b,
                        const struct heading *heading) {
    struct text s = text_of_kept(t, ld->author);
    if (!s.n || text_is_address(s)) s = behind_label(t, text_of_kept(t, t->field[FIELD_AUTHOR].s));
    if (!s.n || text_is_address(s) || *s.p == '@') s = marked_author(t, b);
    return s.n ? s : byline_author(t, b, heading);
}
