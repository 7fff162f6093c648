#include "formats/page_meta.h"

#include "core/calendar.h"
#include "core/hash.h"
#include "core/utf8.h"

enum {
    TITLE_WORDS = 48,    /* compared of a title */
    TITLE_ALIKE = 60,    /* per cent of words that a heading and the page's name share */
    TITLE_SAME = 90,     /* the same of a paragraph that is no heading by name */
    TITLE_HEAD = 4,      /* words that a title keeps when its last part is cut off */
    TITLE_TAIL = 4,      /* words of an outlet's name that nothing else tells */
    AUTHOR_BYTES = 120,
    NEAR_BEFORE = 8,     /* paragraphs before the title and */
    NEAR_BEHIND = 24,    /* behind it, in which its date and author stand */
    SHORT = 240,         /* bytes of such a paragraph */
};

struct text { const char *p; u32 n; };

static struct text of_kept(const struct tree *t, struct span s) {
    return (struct text){s.n ? t->kept.p + s.at : "", s.n};
}

static struct text of_node(const struct tree *t, const struct node *n) {
    return (struct text){t->text.p + n->text, n->text_end - n->text};
}

static struct text of_block(const struct tree *t, const struct block *b) {
    return (struct text){t->text.p + b->text, b->text_end - b->text};
}

static bool is_space(char c) { return (u8)c <= ' '; }

static struct text trimmed(struct text s) {
    while (s.n && is_space(s.p[0])) s.p++, s.n--;
    while (s.n && is_space(s.p[s.n - 1])) s.n--;
    return s;
}

/* ---- comparing -------------------------------------------------------- */

static bool is_letter(char c) {
    return (u8)((c | 32) - 'a') < 26 || (u8)(c - '0') < 10 || (u8)c >= 0x80;
}

/* Thai, kana, Chinese: no blanks between words, so that each letter is one. */
static bool stands_alone(struct text s) {
    return s.n >= 3 && (((u8)*s.p >= 0xe3 && (u8)*s.p < 0xea) || !memcmp(s.p, "\xe0\xb8", 2));
}

static bool next_word(struct text *s, struct text *word) {
    while (s->n && !is_letter(*s->p)) s->p++, s->n--;
    word->p = s->p;
    if (stands_alone(*s)) s->p += 3, s->n -= 3;
    else while (s->n && is_letter(*s->p) && !stands_alone(*s)) s->p++, s->n--;
    word->n = (u32)(s->p - word->p);
    return word->n > 0;
}

struct title_words { u32 n, hash[TITLE_WORDS]; };

static void hash_words(struct text s, struct title_words *w) {
    char folded[64];
    w->n = 0;
    for (struct text word; w->n < TITLE_WORDS && next_word(&s, &word);)
        w->hash[w->n++] = hash_bytes(folded, words_lower(word.p, word.n, folded, sizeof folded));
}

static u32 count_words(struct text s) {
    u32 n = 0;
    for (struct text word; next_word(&s, &word);) n++;
    return n;
}

/* Per cent of the words of both that they share. */
static u32 alike(struct title_words a, const struct title_words *b) {
    u32 common = 0;
    for (u32 i = 0; i < b->n; i++)
        for (u32 k = 0; k < a.n - common; k++)
            if (b->hash[i] == a.hash[k]) {
                a.hash[k] = a.hash[a.n - ++common];
                break;
            }
    return a.n && b->n ? common * 200 / (a.n + b->n) : 0;
}

/* Letters and digits alone, in lower case: "Kompas.com" is "KOMPAS.com". */
static u32 bare(struct text s, char *out, u32 room) {
    u32 n = 0;
    for (u32 i = 0; i < s.n && n < room; i++)
        if (is_letter(s.p[i])) out[n++] = (u8)(s.p[i] - 'A') < 26 ? (char)(s.p[i] | 32) : s.p[i];
    return n;
}

static bool begins_alike(struct text a, struct text b) {
    char x[64], y[64];
    u32 n = bare(a, x, sizeof x), m = bare(b, y, sizeof y);
    return min_u32(n, m) >= 3 && !memcmp(x, y, min_u32(n, m));
}

/* ---- strings for the record ------------------------------------------- */

/* "&amp;" and the like that were escaped twice, or stand in JSON. */
static u32 entity(struct text s, u32 *cp) {
    char name[12];
    u32 n = 1, value = 0;
    if (s.n > 3 && s.p[1] == '#') {
        bool hex = (s.p[2] | 32) == 'x';
        for (n = 2 + hex; n < s.n && n < 10 && is_letter(s.p[n]); n++) {
            u32 c = (u8)s.p[n], digit = c - '0' < 10 ? c - '0' : (c | 32) - 'a' + 10;
            if (digit >= (hex ? 16u : 10u)) return 0;
            value = value * (hex ? 16 : 10) + digit;
        }
        *cp = value >= 0xd800 && value < 0xe000 ? 0xfffd : value;
        return n < s.n && s.p[n] == ';' && value && value < 0x110000 ? n + 1 : 0;
    }
    while (n < s.n && n < sizeof name && (u8)s.p[n] < 0x80 && is_letter(s.p[n])) name[n - 1] = s.p[n], n++;
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
    s = trimmed(s);
    for (u32 i = 0; i < s.n; i += n) {
        n = 1;
        const char *close = s.p[i] == '<' && i + 1 < s.n && (is_letter(s.p[i + 1]) || s.p[i + 1] == '/')
                                ? memchr(s.p + i, '>', s.n - i) : NULL;
        if (is_space(s.p[i]) || is_nbsp(s, i) || close) {
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

static struct text kept_text(const struct meta *m, struct span s) {
    return (struct text){s.n ? m->text.p + s.at : "", s.n};
}

/* ---- title ------------------------------------------------------------ */

static struct text title_element(const struct tree *t) {
    for (u32 i = 1; i < t->n_nodes; i++)
        if (t->node[i].tag == TAG_TITLE) return trimmed(of_node(t, &t->node[i]));
    return (struct text){"", 0};
}

static bool is_heading(const struct node *n) {
    if (n->tag == TAG_H1 || n->prop == PROP_HEADLINE) return true;
    return n->hint & HINT_TITLE && n->breaks && n->tag != TAG_LI && !(n->hint & HINT_HEAD);
}

static const char *const separators[] = {" - ", " | ", " :: ", " \xe2\x80\x93 ", " \xe2\x80\x94 ", " \xc2\xbb ",
                                         " \xc2\xab ", " \xc2\xb7 ", " \xe2\x80\xa2 ", " / ", "\xef\xbd\x9c", "|"};

/* The last separator's place, its length in *len; 0 for none. */
static u32 last_separator(struct text s, u32 *len) {
    u32 best = 0;
    for (u32 k = 0; k < COUNT(separators); k++) {
        u32 n = (u32)strlen(separators[k]);
        for (u32 i = s.n > n ? s.n - n : 0; i > best; i--)
            if (!memcmp(s.p + i, separators[k], n)) best = i, *len = n;
    }
    return best;
}

static bool names_outlet(struct text part, struct text outlet, struct text domain) {
    return (outlet.n && begins_alike(part, outlet)) || (domain.n && begins_alike(part, domain));
}

/* Cuts the outlet's name off a title, and a section's before it. */
static struct text cut_outlet(struct text s, struct text outlet, struct text domain) {
    u32 len = 0, at;
    for (u32 round = 0; round < 3 && (at = last_separator(s, &len)); round++) {
        struct text head = trimmed((struct text){s.p, at});
        struct text tail = trimmed((struct text){s.p + at + len, s.n - at - len});
        bool known = names_outlet(tail, outlet, domain);
        bool guess = count_words(tail) <= (round ? 2 : TITLE_TAIL) && count_words(head) >= TITLE_HEAD;
        if (!(known && count_words(head)) && !guess) break;
        s = head;
    }
    return s;
}

/* Is a part of the page's name, between its start or end and a separator? */
static bool is_part(struct text s, struct text page) {
    u32 len = 0;
    if (s.n >= page.n || count_words(s) < TITLE_HEAD) return false;
    if (!memcmp(s.p, page.p, s.n)) {
        u32 at = last_separator(page, &len);
        return at && trimmed((struct text){page.p, at}).n >= s.n && !is_letter(page.p[s.n + (page.p[s.n] == ' ')]);
    }
    u32 from = page.n - s.n;
    return !memcmp(page.p + from, s.p, s.n) && from > 2 && !is_letter(page.p[from - 1]) && !is_letter(page.p[from - 2]);
}

/* What a page calls itself, in JSON-LD, <meta> and <title>, the latter two also
 * without the outlet. */
struct names {
    struct title_words words[5];
    struct text page;
    bool any;
};

static void gather_names(const struct tree *t, const struct ld *ld, struct names *names) {
    struct text none = {"", 0}, told = of_kept(t, t->field[FIELD_TITLE].s), page = title_element(t);
    struct text outlet = of_kept(t, ld->outlet.n ? ld->outlet : t->field[FIELD_OUTLET].s);
    hash_words(of_kept(t, ld->headline), &names->words[0]);
    hash_words(told, &names->words[1]);
    hash_words(cut_outlet(told, outlet, none), &names->words[2]);
    hash_words(page, &names->words[3]);
    hash_words(cut_outlet(page, outlet, none), &names->words[4]);
    names->page = page;
    names->any = told.n || page.n || ld->headline.n;
}

/* How well a heading says it, in per cent. */
static u32 fits(const struct names *names, struct text s) {
    struct title_words words;
    u32 best = 0;
    if (!names->any) return TITLE_ALIKE;
    hash_words(s, &words);
    for (u32 i = 0; i < COUNT(names->words); i++) best = max_u32(best, alike(words, &names->words[i]));
    return best < 100 && is_part(s, names->page) ? 100 : best;
}

static bool heading_element(const struct tree *t, const struct names *names, struct heading *heading) {
    u32 most = 0;
    for (u32 i = 1; i < t->n_nodes; i++) {
        const struct node *n = &t->node[i];
        struct text s = trimmed(of_node(t, n));
        if (!is_heading(n) || !s.n || s.n > 600 || n->block_end <= n->block) continue;
        u32 score = fits(names, s);
        if (score < TITLE_ALIKE) continue;
        score = score * 4 + (n->tag == TAG_H1 ? 40 : 0);
        if (score <= most) continue;
        most = score;
        *heading = (struct heading){i, n->block, n->block_end, n->text, n->text_end};
    }
    return most > 0;
}

/* A paragraph of the same words, in pages without headings. */
static void heading_block(const struct tree *t, const struct names *names, struct heading *heading) {
    for (u32 i = 0; i < t->n_blocks; i++) {
        const struct block *b = &t->block[i];
        struct text s = of_block(t, b);
        if (t->node[b->node].hint & HINT_HEAD || b->link * 2 > s.n || s.n > 300) continue;
        if (b->words < TITLE_HEAD || fits(names, s) < TITLE_SAME) continue;
        *heading = (struct heading){NONE, i, i + 1, b->text, b->text_end};
        return;
    }
}

void meta_heading(const struct tree *t, const struct ld *ld, struct heading *heading) {
    *heading = (struct heading){NONE, NONE, 0, 0, 0};
    struct names names;
    gather_names(t, ld, &names);
    if (!heading_element(t, &names, heading)) heading_block(t, &names, heading);
}

static struct text domain_of(struct text url) {
    for (u32 i = 0; i + 3 <= url.n; i++)
        if (!memcmp(url.p + i, "://", 3)) {
            url.p += i + 3, url.n -= i + 3;
            break;
        }
    u32 n = 0;
    while (n < url.n && url.p[n] != '/' && url.p[n] != '?' && url.p[n] != '#' && url.p[n] != ':') n++;
    url.n = n;
    if (n > 4 && !memcmp(url.p, "www.", 4)) url.p += 4, url.n -= 4;
    if (n > 2 && !memcmp(url.p, "m.", 2)) url.p += 2, url.n -= 2;
    return url;
}

static void find_title(struct meta *m, const struct tree *t, const struct ld *ld, const struct heading *heading,
                       struct text domain) {
    struct text outlet = of_kept(t, ld->outlet.n ? ld->outlet : t->field[FIELD_OUTLET].s);
    struct text s = {"", 0};
    if (heading->block != NONE)
        s = (struct text){t->text.p + heading->text, heading->text_end - heading->text};
    else if (ld->headline.n) s = of_kept(t, ld->headline);
    else if (t->field[FIELD_TITLE].s.n) s = of_kept(t, t->field[FIELD_TITLE].s);
    else s = title_element(t);
    m->title = keep(m, s);
    if (heading->block == NONE) {
        struct text cut = cut_outlet(kept_text(m, m->title), outlet, domain);
        m->title.n = cut.n;
    }
}

/* ---- outlet ----------------------------------------------------------- */

/* "Kompas.com - 17/07/2025": the name before the date in a byline. */
static struct text outlet_of_title(const struct tree *t, struct text domain) {
    struct text s = title_element(t);
    u32 len = 0, at = last_separator(s, &len);
    if (!at) return (struct text){"", 0};
    struct text tail = trimmed((struct text){s.p + at + len, s.n - at - len});
    bool guess = count_words(tail) <= TITLE_TAIL && count_words((struct text){s.p, at}) >= TITLE_HEAD;
    return guess || names_outlet(tail, (struct text){"", 0}, domain) ? tail : (struct text){"", 0};
}

static void find_outlet(struct meta *m, const struct tree *t, const struct ld *ld, struct text domain) {
    struct text s = of_kept(t, ld->outlet);
    if (!s.n) s = of_kept(t, t->field[FIELD_OUTLET].s);
    if (!s.n) s = outlet_of_title(t, domain);
    if (!s.n) s = domain;
    while (s.n && *s.p == '@') s.p++, s.n--;
    m->outlet = keep(m, s);
}

/* ---- author ----------------------------------------------------------- */

static bool is_address(struct text s) {
    for (u32 i = 0; i + 3 <= s.n; i++)
        if (!memcmp(s.p + i, "://", 3)) return true;
    return s.n > 4 && !memcmp(s.p, "www.", 4);
}

/* Steps over "Penulis:", "Oleh", "By". */
static struct text behind_label(const struct tree *t, struct text s) {
    char folded[32];
    u32 kind;
    i32 value;
    for (u32 round = 0; round < 3; round++) {
        struct text rest = s, word;
        if (!next_word(&rest, &word)) break;
        u32 n = words_lower(word.p, word.n, folded, sizeof folded);
        if (!words_find(t->words, WORDS_PHRASES, folded, n, &kind, &value)) break;
        bool byline = kind == PHRASE_BYLINE || value == PHRASE_BYLINE;
        if (!byline && !(rest.n && *trimmed(rest).p == ':')) break;
        s = trimmed(rest);
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
    s = trimmed(s);
    while (s.n && strchr(",:-", s.p[s.n - 1])) s.n--;
    return trimmed(s);
}

static bool is_name(struct text s) {
    return s.n >= 2 && s.n <= AUTHOR_BYTES && *s.p != '@' && !is_address(s);
}

static struct text shown_name(const struct tree *t, struct text s) {
    s = name_in(behind_label(t, trimmed(s)));
    return is_name(s) && count_words(s) <= 6 ? s : (struct text){"", 0};
}

/* The name in an element that says it is the author's: its own, or that of a
 * part of it. */
static struct text name_of_node(const struct tree *t, u32 i) {
    const struct node *n = &t->node[i];
    for (u32 k = i; k < n->end && k < i + 8; k++) {
        const struct node *part = &t->node[k];
        if (k > i && part->prop != PROP_NAME && !(part->hint & HINT_AUTHOR)) continue;
        if (part->prop && part->value.n) {
            struct text s = shown_name(t, of_kept(t, part->value));
            if (s.n) return s;
        }
        if (part->prop == PROP_NAME) return shown_name(t, of_node(t, part));
    }
    return n->text_end - n->text <= SHORT ? shown_name(t, of_node(t, n)) : (struct text){"", 0};
}

static struct text marked_author(const struct tree *t, const struct body *b) {
    for (u32 pass = 0; pass < 2; pass++)
        for (u32 i = 1; i < t->n_nodes; i++) {
            const struct node *n = &t->node[i];
            bool told = pass ? (n->hint & HINT_AUTHOR) != 0 : n->prop == PROP_AUTHOR;
            u32 not = HINT_CARD | HINT_RELATED | HINT_COMMENT;
            if (pass) not |= HINT_SIDE | HINT_FOOT | HINT_NAV | HINT_ADVERT | HINT_SHARE;
            if (!told || b->junk[n->breaks ? i : n->parent] & not) continue;
            struct text s = name_of_node(t, i);
            if (s.n) return s;
        }
    return (struct text){"", 0};
}

/* Paragraphs in which title and text have their date and author. */
static void near_title(const struct tree *t, const struct body *b, const struct heading *heading, u32 *from, u32 *to) {
    u32 first = b->first == NONE ? 0 : b->first;
    u32 at = heading->block == NONE ? first : heading->block_end;
    *from = at;
    *to = min_u32(t->n_blocks, max_u32(min_u32(first + 2, at + NEAR_BEHIND), at + 4));
}

/* The name behind "Reporter:" or "oleh" inside a line of date and author. */
static struct text labelled_name(const struct tree *t, struct text s) {
    char folded[32];
    u32 kind;
    i32 value;
    for (struct text rest = s, word; next_word(&rest, &word);) {
        u32 n = words_lower(word.p, word.n, folded, sizeof folded);
        if (!words_find(t->words, WORDS_PHRASES, folded, n, &kind, &value)) continue;
        if (kind == PHRASE_BYLINE || value == PHRASE_BYLINE)
            return shown_name(t, (struct text){word.p, (u32)(s.p + s.n - word.p)});
    }
    return (struct text){"", 0};
}

static struct text byline_author(const struct tree *t, const struct body *b, const struct heading *heading) {
    u32 from, to;
    near_title(t, b, heading, &from, &to);
    for (u32 pass = 0; pass < 2; pass++) {
        for (u32 i = from; i < to; i++) {
            struct text s = of_block(t, &t->block[i]);
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

static void find_author(struct meta *m, const struct tree *t, const struct ld *ld,
                        const struct body *b, const struct heading *heading) {
    struct text s = of_kept(t, ld->author);
    if (!s.n || is_address(s)) s = behind_label(t, of_kept(t, t->field[FIELD_AUTHOR].s));
    if (!s.n || is_address(s) || *s.p == '@') s = marked_author(t, b);
    if (!s.n) s = byline_author(t, b, heading);
    m->author = keep(m, s);
}

/* ---- date ------------------------------------------------------------- */

struct dates {
    const struct tree *t;
    const struct body *b;
    bool month_first;
};

static bool read_span(const struct dates *d, struct span s, bool machine, struct page_date *date) {
    return s.n && page_date_read(d->t->words, d->t->kept.p + s.at, s.n, machine, d->month_first, date);
}

static bool read_text(const struct dates *d, struct text s, struct page_date *date) {
    return s.n && s.n <= SHORT && page_date_read(d->t->words, s.p, s.n, false, d->month_first, date);
}

static bool is_junk(const struct dates *d, u32 i) {
    const struct node *n = &d->t->node[i];
    return d->b->junk[n->breaks ? i : n->parent] & ~(u32)HINT_HEAD;
}

static bool read_node(const struct dates *d, const struct node *n, struct page_date *date) {
    return read_span(d, n->value, true, date) || read_text(d, of_node(d->t, n), date);
}

/* By itemprop. */
static bool marked_date(const struct dates *d, enum prop prop, struct page_date *date) {
    for (u32 i = 1; i < d->t->n_nodes; i++)
        if (d->t->node[i].prop == prop && !is_junk(d, i) && read_node(d, &d->t->node[i], date))
            return true;
    return false;
}

/* In <time>, or an element called a date: those behind the title first.  At
 * last also where names say that nothing of the article stands. */
static bool named_date(const struct dates *d, const struct heading *heading, bool anywhere, struct page_date *date) {
    u32 others = HINT_CARD | HINT_RELATED | HINT_COMMENT;
    u32 begin = heading->node == NONE ? 1 : heading->node;
    for (u32 pass = 0; pass < 2; pass++) {
        for (u32 i = begin; i < d->t->n_nodes; i++) {
            const struct node *n = &d->t->node[i];
            bool told = n->tag == TAG_TIME || n->hint & HINT_DATE || n->hint & HINT_BYLINE;
            bool junk = anywhere ? d->b->junk[n->parent] & others : is_junk(d, i);
            if (told && !junk && read_node(d, n, date)) return true;
        }
        begin = 1;
    }
    return false;
}

static bool read_blocks(const struct dates *d, u32 from, u32 to, struct page_date *date) {
    for (u32 i = from; i < to; i++) {
        const struct block *b = &d->t->block[i];
        if (d->b->junk[b->node] & (HINT_HEAD | HINT_CARD | HINT_RELATED | HINT_COMMENT)) continue;
        if (d->b->judged[i].prose && b->marks > 2) continue;
        if (read_text(d, of_block(d->t, b), date)) return true;
    }
    return false;
}

/* Below the text. */
static bool closing_date(const struct dates *d, struct page_date *date) {
    u32 end = d->b->node == NONE ? 0 : d->t->node[d->b->node].block_end;
    return read_blocks(d, end > 3 ? end - 3 : 0, min_u32(end + 4, d->t->n_blocks), date);
}

/* As readers see it. */
static bool shown_date(const struct dates *d, const struct heading *heading, struct page_date *date) {
    u32 from, to;
    near_title(d->t, d->b, heading, &from, &to);
    if (read_blocks(d, from, to, date)) return true;
    u32 before = from > NEAR_BEFORE ? from - NEAR_BEFORE : 0;
    return read_blocks(d, before, from, date);
}

static i64 minutes_of(const struct page_date *d) {
    return calendar_day(d->year, d->month, d->day) * 1440ll + d->hour * 60 + d->minute;
}

/* A moment told in UTC is another day than the outlet's for some hours of each
 * night: where the page shows the same minute in its own time, that is taken. */
static void move_home(const struct dates *d, const struct heading *heading, struct page_date *date) {
    struct page_date shown;
    if (date->zone != 0 || date->hour < 0 || !shown_date(d, heading, &shown) || shown.hour < 0) return;
    i64 ahead = minutes_of(&shown) - minutes_of(date);
    if (ahead && ahead % 60 == 0 && ahead >= -720 && ahead <= 840) page_date_move(date, (i32)ahead);
}

static bool any_date(const struct dates *d, const struct ld *ld, const struct heading *heading, struct text url,
                     struct page_date *date) {
    const struct value *field = d->t->field;
    struct text own = of_kept(d->t, field[FIELD_URL].s);
    return read_span(d, ld->date, true, date) || read_span(d, field[FIELD_DATE].s, true, date) ||
           marked_date(d, PROP_DATE, date) || shown_date(d, heading, date) ||
           named_date(d, heading, false, date) || read_span(d, ld->page_date, true, date) ||
           page_date_of_url(own.p, own.n, date) || page_date_of_url(url.p, url.n, date) ||
           named_date(d, heading, true, date) || closing_date(d, date) ||
           marked_date(d, PROP_MODIFIED, date) || read_span(d, ld->modified, true, date) ||
           read_span(d, field[FIELD_MODIFIED].s, true, date);
}

static bool is_american(struct text locale) {
    return locale.n >= 5 && (locale.p[0] | 32) == 'e' && (locale.p[1] | 32) == 'n' &&
           (locale.p[3] | 32) == 'u' && (locale.p[4] | 32) == 's';
}

static void find_date(struct meta *m, const struct tree *t, const struct ld *ld,
                      const struct body *b, const struct heading *heading, struct text url) {
    struct dates d = {t, b, is_american(of_kept(t, t->field[FIELD_LOCALE].s))};
    struct page_date date;
    m->published[0] = 0;
    if (!any_date(&d, ld, heading, url, &date)) return;
    move_home(&d, heading, &date);
    page_date_print(&date, m->published);
}

/* ---- together --------------------------------------------------------- */

/* In a page whose name says nothing of its article, the heading right above the
 * text. */
void meta_heading_above(const struct tree *t, const struct body *body, struct heading *heading) {
    u32 words = heading->block == NONE ? 0 : count_words((struct text){t->text.p + heading->text, heading->text_end - heading->text});
    if (words >= TITLE_HEAD || body->first == NONE) return;
    for (u32 i = body->first, left = NEAR_BEFORE; i > heading->block_end && left; left--) {
        const struct block *b = &t->block[--i];
        bool named = b->tag >= TAG_H1 && b->tag <= TAG_H4;
        if ((!named && !(t->node[b->node].hint & HINT_TITLE)) || b->words < TITLE_HEAD) continue;
        if (b->link * 2 > b->text_end - b->text || body->junk[b->node]) continue;
        *heading = (struct heading){b->node, i, i + 1, b->text, b->text_end};
        return;
    }
}

bool meta_read(struct meta *m, const struct tree *t, const struct ld *ld, const struct body *body,
               const struct heading *heading, const char *url_p, size_t url_n) {
    struct text given = {url_p, (u32)url_n}, url = of_kept(t, t->field[FIELD_URL].s);
    if (!is_address(url)) url = of_kept(t, ld->url);
    if (!is_address(url)) url = given;
    m->text.n = 0;
    if (!bytes_room(&m->text, 4096)) return false;
    m->url = keep(m, url);
    find_title(m, t, ld, heading, domain_of(url));
    find_outlet(m, t, ld, domain_of(url));
    find_author(m, t, ld, body, heading);
    find_date(m, t, ld, body, heading, given);
    return true;
}
