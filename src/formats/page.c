#include "formats/page.h"

#include "formats/charset.h"
#include "formats/page_meta.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    ARTICLE_MIN = 100,     /* bytes of sentences that make an article */
    ARTICLE_TOLD_MIN = 40, /* in a page that says it is one; */
    ARTICLE_SURE = 400,    /* in one that says nothing and shows no title; */
    ARTICLE_SHARE = 10,    /* or as much as one part in ten of all its text */
    PROBES = 4,            /* places at which two texts are compared, */
    PROBE = 20,            /* bytes at each */
    TITLE_ABOVE = 12,      /* paragraphs between a title and its article, at most */
};

struct page {
    struct words words;
    struct bytes html;       /* as UTF-8 */
    struct tree tree, inner; /* the page; markup in its JSON-LD */
    struct ld ld;
    struct body body, inner_body;
    struct meta meta;
    char message[128];
    size_t byte;
};

struct page *page_new(void) {
    struct page *page = calloc(1, sizeof *page);
    if (!page) return NULL;
    page->inner.lines = true;
    if (words_open(&page->words)) return page;
    free(page);
    return NULL;
}

void page_free(struct page *page) {
    if (!page) return;
    words_free(&page->words);
    bytes_free(&page->html);
    bytes_free(&page->meta.text);
    tree_free(&page->tree);
    tree_free(&page->inner);
    body_free(&page->body);
    body_free(&page->inner_body);
    free(page);
}

const struct words *page_words(const struct page *page) { return &page->words; }

const char *page_error(const struct page *page, size_t *byte) {
    *byte = page->byte;
    return page->message;
}

static bool fail(struct page *page, const char *what, size_t byte) {
    snprintf(page->message, sizeof page->message, "%s", what);
    page->byte = byte;
    return false;
}

static bool parse(struct page *page, const char *html, size_t n, const char *charset) {
    if (n > PAGE_MAX) {
        fail(page, "", 0);
        snprintf(page->message, sizeof page->message, "a page of %zu bytes, more than %d", n,
                 PAGE_MAX);
        return false;
    }
    if (!charset_decode(html, n, charset, &page->html)) return fail(page, "out of memory", 0);
    if (page->html.n > 3u * PAGE_MAX) return fail(page, "out of memory", 0);
    if (!tree_read(&page->tree, &page->words, page->html.p, page->html.n))
        return fail(page, page->tree.stopped, page->tree.stopped_at + 1);
    return true;
}

static struct berita_str string(const struct bytes *b, struct span s) {
    return (struct berita_str){s.n ? b->p + s.at : NULL, s.n};
}

static bool fill(struct page *page, struct record *record) {
    const struct meta *m = &page->meta;
    record->title = string(&m->text, m->title);
    record->outlet = string(&m->text, m->outlet);
    record->author = string(&m->text, m->author);
    record->url = string(&m->text, m->url);
    record->published = m->published[0] ? m->published : NULL;
    record->published_is_metadata = record->published != NULL;
    return true;
}

static void fill_text(const struct body *body, struct record *record) {
    record->text = body->text.n ? body->text.p : "";
    record->len = body->text.n;
}

static bool holds(const struct bytes *text, const char *probe, size_t n) {
    const char *p = text->p, *end = p + text->n;
    for (; (size_t)(end - p) >= n && (p = memchr(p, *probe, (size_t)(end - p) - n + 1)); p++)
        if (!memcmp(p, probe, n)) return true;
    return false;
}

/* A stretch of plain words at or after a place of a text, which stands alike
 * wherever it stands; NULL when there is none. */
static const char *plain_words(const char *p, const char *end) {
    for (size_t run = 0; p < end; p++) {
        bool plain = *p == ' ' ? p[-1] != ' ' : (u8)((*p | 32) - 'a') < 26;
        run = plain ? run + 1 : 0;
        if (run == PROBE) return p - PROBE + 1;
    }
    return NULL;
}

/* Is what JSON-LD has another text than what was found in the page? */
static bool is_other(const struct page *page) {
    const struct span *told = &page->ld.body;
    const char *text = page->tree.kept.p + told->at, *end = text + told->n;
    u32 missed = 0;
    for (u32 i = 1; i <= PROBES; i++) {
        const char *probe = plain_words(text + told->n / (PROBES + 1) * i, end);
        if (!probe) return false;
        missed += !holds(&page->body.text, probe, PROBE);
    }
    return missed == PROBES;
}

/* Takes the text that JSON-LD has where the page shows little of it, or
 * something else was found. */
static bool take_told(struct page *page, struct body **body) {
    const struct span *told = &page->ld.body;
    bool more = told->n >= 2 * page->body.text.n + ARTICLE_MIN;
    if (!more && (told->n < ARTICLE_SURE || !is_other(page))) return true;
    if (!tree_read(&page->inner, &page->words, page->tree.kept.p + told->at, told->n)) return true;
    if (!body_all(&page->inner_body, &page->inner)) return fail(page, "out of memory", 0);
    size_t least = more ? page->body.text.n + page->body.text.n / 2 : ARTICLE_SURE;
    if (page->inner_body.text.n > least) *body = &page->inner_body;
    return true;
}

/* Does the page say that it is an article, or show one's title? */
static bool is_told(const struct page *page) {
    const struct tree *t = &page->tree;
    const struct span *type = &t->field[FIELD_TYPE].s;
    return page->ld.article || t->field[FIELD_DATE].s.n ||
           (type->n >= 7 && !memcmp(t->kept.p + type->at, "article", 7));
}

static bool has_title(const struct body *b, const struct heading *heading) {
    return heading->block != NONE && b->first >= heading->block_end &&
           b->first - heading->block_end <= TITLE_ABOVE;
}

/* Is what was found an article, not a few sentences of a list of them? */
static bool is_article(const struct page *page, const struct heading *heading) {
    const struct body *b = &page->body;
    if (is_told(page)) return b->prose >= ARTICLE_TOLD_MIN;
    if (b->prose < ARTICLE_MIN) return false;
    return b->prose >= ARTICLE_SURE || has_title(b, heading) ||
           b->prose >= page->tree.text.n / ARTICLE_SHARE;
}

bool page_read(struct page *page, const char *html, size_t n, const struct page_hints *hints,
               struct record *record) {
    struct tree *t = &page->tree;
    struct body *body = &page->body;
    *record = (struct record){0};
    if (!parse(page, html, n, hints->charset)) return false;
    if (!ld_read(&page->ld, t)) return fail(page, "out of memory", 0);
    struct heading heading;
    meta_heading(t, &page->ld, &heading);
    if (!body_find(body, t, &heading)) return fail(page, "out of memory", 0);
    meta_heading_above(t, body, &heading);
    struct text url = {hints->url.p ? hints->url.p : "", hints->url.n};
    if (!meta_read(&page->meta, t, &page->ld, body, &heading, url))
        return fail(page, "out of memory", 0);
    if (!take_told(page, &body)) return false;
    if (body == &page->body && !is_article(page, &heading))
        return fail(page, "no article found", 0);
    fill_text(body, record);
    return fill(page, record);
}

bool page_fragment(struct page *page, const char *html, size_t n, struct record *record) {
    *record = (struct record){0};
    if (!parse(page, html, n, "utf-8")) return false;
    if (!body_all(&page->body, &page->tree)) return fail(page, "out of memory", 0);
    fill_text(&page->body, record);
    return true;
}
