/* The title, for readers and without the outlet's name, and that name. */
#include "formats/page_meta.h"

enum {
    TITLE_ALIKE = 60, /* per cent of words that a heading and the page's name share */
    TITLE_SAME = 90,  /* the same of a paragraph that is no heading by name */
    TITLE_HEAD = 4,   /* words that a title keeps when its last part is cut off */
    TITLE_TAIL = 4,   /* words of an outlet's name that nothing else tells */
    ABOVE = 8,        /* paragraphs before the text in which a title is looked for */
};

static struct text title_element(const struct tree *t) {
    for (u32 i = 1; i < t->n_nodes; i++)
        if (t->node[i].tag == TAG_TITLE) return text_trim(text_of_node(t, &t->node[i]));
    return (struct text){"", 0};
}

static bool is_heading(const struct node *n) {
    if (n->tag == TAG_H1 || n->prop == PROP_HEADLINE) return true;
    return n->hint & HINT_TITLE && n->breaks && n->tag != TAG_LI && !(n->hint & HINT_HEAD);
}

static const char *const separators[] = {
    " - ",          " | ",        " :: ",       " \xe2\x80\x93 ", " \xe2\x80\x94 ",
    " \xc2\xbb ",   " \xc2\xab ", " \xc2\xb7 ", " \xe2\x80\xa2 ", " / ",
    "\xef\xbd\x9c", "|"};

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
    return (outlet.n && text_begins_alike(part, outlet)) ||
           (domain.n && text_begins_alike(part, domain));
}

/* Cuts the outlet's name off a title, on whichever side it stands, and a section's
 * before it. */
static struct text cut_outlet(struct text s, struct text outlet, struct text domain) {
    u32 len = 0, at;
    for (u32 round = 0; round < 3 && (at = last_separator(s, &len)); round++) {
        struct text head = text_trim((struct text){s.p, at});
        struct text tail = text_trim((struct text){s.p + at + len, s.n - at - len});
        bool known = names_outlet(tail, outlet, domain);
        bool guess = text_count_words(tail) <= (round ? 2 : TITLE_TAIL) &&
                     text_count_words(head) >= TITLE_HEAD;
        bool before = !known && names_outlet(head, outlet, domain);
        if (!(known && text_count_words(head)) && !guess && !before) break;
        s = before ? tail : head;
    }
    return s;
}

/* Is a part of the page's name, between its start or end and a separator? */
static bool is_part(struct text s, struct text page) {
    u32 len = 0;
    if (s.n >= page.n || text_count_words(s) < TITLE_HEAD) return false;
    if (!memcmp(s.p, page.p, s.n)) {
        u32 at = last_separator(page, &len);
        return at && text_trim((struct text){page.p, at}).n >= s.n &&
               !text_is_letter(page.p[s.n + (page.p[s.n] == ' ')]);
    }
    u32 from = page.n - s.n;
    return !memcmp(page.p + from, s.p, s.n) && from > 2 && !text_is_letter(page.p[from - 1]) &&
           !text_is_letter(page.p[from - 2]);
}

/* What a page calls itself, in JSON-LD, <meta> and <title>, the latter two also
 * without the outlet. */
struct names {
    struct title_words words[5];
    struct text page;
    bool any;
};

static void gather_names(const struct tree *t, const struct ld *ld, struct names *names) {
    struct text none = {"", 0}, told = text_of_kept(t, t->field[FIELD_TITLE].s),
                page = title_element(t);
    struct text outlet = text_of_kept(t, ld->outlet.n ? ld->outlet : t->field[FIELD_OUTLET].s);
    title_words_read(text_of_kept(t, ld->headline), &names->words[0]);
    title_words_read(told, &names->words[1]);
    title_words_read(cut_outlet(told, outlet, none), &names->words[2]);
    title_words_read(page, &names->words[3]);
    title_words_read(cut_outlet(page, outlet, none), &names->words[4]);
    names->page = page;
    names->any = told.n || page.n || ld->headline.n;
}

/* How well a heading says it, in per cent. */
static u32 fits(const struct names *names, struct text s) {
    struct title_words words;
    u32 best = 0;
    if (!names->any) return TITLE_ALIKE;
    title_words_read(s, &words);
    for (u32 i = 0; i < COUNT(names->words); i++)
        best = max_u32(best, title_words_alike(words, &names->words[i]));
    return best < 100 && is_part(s, names->page) ? 100 : best;
}

static bool heading_element(const struct tree *t, const struct names *names,
                            struct heading *heading) {
    u32 most = 0;
    for (u32 i = 1; i < t->n_nodes; i++) {
        const struct node *n = &t->node[i];
        struct text s = text_trim(text_of_node(t, n));
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
static void heading_block(const struct tree *t, const struct names *names,
                          struct heading *heading) {
    for (u32 i = 0; i < t->n_blocks; i++) {
        const struct block *b = &t->block[i];
        struct text s = text_of_block(t, b);
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

struct text meta_domain(struct text url) {
    for (u32 i = 0; i + 3 <= url.n; i++)
        if (!memcmp(url.p + i, "://", 3)) {
            url.p += i + 3, url.n -= i + 3;
            break;
        }
    u32 n = 0;
    while (n < url.n && url.p[n] != '/' && url.p[n] != '?' && url.p[n] != '#' && url.p[n] != ':')
        n++;
    url.n = n;
    if (n > 4 && !memcmp(url.p, "www.", 4)) url.p += 4, url.n -= 4;
    if (n > 2 && !memcmp(url.p, "m.", 2)) url.p += 2, url.n -= 2;
    return url;
}

struct text meta_title(const struct tree *t, const struct ld *ld, const struct heading *heading,
                       struct text domain) {
    struct text outlet = text_of_kept(t, ld->outlet.n ? ld->outlet : t->field[FIELD_OUTLET].s);
    struct text s = title_element(t);
    if (heading->block != NONE)
        return (struct text){t->text.p + heading->text, heading->text_end - heading->text};
    if (ld->headline.n) s = text_of_kept(t, ld->headline);
    else if (t->field[FIELD_TITLE].s.n) s = text_of_kept(t, t->field[FIELD_TITLE].s);
    return cut_outlet(text_trim(s), outlet, domain);
}

/* What stands behind the title. */
static struct text outlet_of_title(const struct tree *t, struct text domain) {
    struct text s = title_element(t);
    u32 len = 0, at = last_separator(s, &len);
    if (!at) return (struct text){"", 0};
    struct text tail = text_trim((struct text){s.p + at + len, s.n - at - len});
    bool guess = text_count_words(tail) <= TITLE_TAIL &&
                 text_count_words((struct text){s.p, at}) >= TITLE_HEAD;
    return guess || names_outlet(tail, (struct text){"", 0}, domain) ? tail : (struct text){"", 0};
}

struct text meta_outlet(const struct tree *t, const struct ld *ld, struct text domain) {
    struct text s = text_of_kept(t, ld->outlet);
    if (!s.n) s = text_of_kept(t, t->field[FIELD_OUTLET].s);
    if (!s.n) s = outlet_of_title(t, domain);
    if (!s.n) s = domain;
    while (s.n && *s.p == '@') s.p++, s.n--;
    return s;
}

/* In a page whose name says nothing of its article, the heading right above the
 * text. */
void meta_heading_above(const struct tree *t, const struct body *body, struct heading *heading) {
    u32 words = heading->block == NONE
                    ? 0
                    : text_count_words((struct text){t->text.p + heading->text,
                                                     heading->text_end - heading->text});
    if (words >= TITLE_HEAD || body->first == NONE) return;
    for (u32 i = body->first, left = ABOVE; i > heading->block_end && left; left--) {
        const struct block *b = &t->block[--i];
        bool named = b->tag >= TAG_H1 && b->tag <= TAG_H4;
        if ((!named && !(t->node[b->node].hint & HINT_TITLE)) || b->words < TITLE_HEAD) continue;
        if (b->link * 2 > b->text_end - b->text || body->junk[b->node]) continue;
        *heading = (struct heading){b->node, i, i + 1, b->text, b->text_end};
        return;
    }
}
