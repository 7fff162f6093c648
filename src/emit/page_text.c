/* The article's text with its annotations marked.
 *
 * Marks may nest and cross in any way.  Those that are open stand on a stack;
 * one that ends below the top closes those above it, which are opened again
 * behind it, as they are at the end of a paragraph.  The first piece of a mark
 * has its id. */
#include "emit/page.h"
#include "emit/utf8.h"

#include <stdlib.h>

enum layer { LAYER_QUOTATION, LAYER_ROLE, LAYER_DATE, LAYER_NAME, LAYER_CUE, LAYER_WARNING };

enum {
    DEEPEST = 16, /* marks inside each other; what lies deeper is an empty one */
    LAYER_BITS = 3,
    PLACE_BITS = 29, /* BERITA_TEXT_MAX is 2^28 */
    PLACE_MASK = (1 << PLACE_BITS) - 1,
};

struct opened {
    const struct mark *mark;
    bool link;
};

struct writer {
    struct page *p;
    uint32_t at; /* byte of the text written up to */
    struct opened open[DEEPEST];
    unsigned n;
};

/* ---- marks ------------------------------------------------------------ */

static uint32_t start_of(const struct mark *m) { return (uint32_t)(m->key >> 32); }
static uint32_t end_of(const struct mark *m) { return PLACE_MASK - ((uint32_t)m->key >> LAYER_BITS); }
static enum layer layer_of(const struct mark *m) { return (enum layer)(m->key & ((1 << LAYER_BITS) - 1)); }

static void add(struct mark **to, enum layer layer, uint32_t start, uint32_t end, uint32_t row) {
    if (start >= end) return;
    (*to)->key = (uint64_t)start << 32 | (uint64_t)(PLACE_MASK - end) << LAYER_BITS | layer;
    (*to)++->row = row;
}

static int by_key(const void *a, const void *b) {
    const struct mark *x = a, *y = b;
    return x->key != y->key ? (x->key > y->key) - (x->key < y->key) : (x->row > y->row) - (x->row < y->row);
}

/* Behind the code point or bad byte there. */
static uint32_t end_of_point(const struct view *v, uint32_t at) {
    const unsigned char *p = (const unsigned char *)v->record->text;
    size_t n = at < v->record->len ? utf8_length(p + at, p + v->record->len) : 0;
    return at < v->record->len ? at + (n ? (uint32_t)n : 1) : at;
}

static uint32_t collect(struct page *p) {
    const struct view *v = p->v;
    struct mark *to = p->mark;
    for (uint32_t i = 0; i < v->n_quotations; i++) {
        const struct berita_quotation *q = &v->quotation[i];
        if (!page_shows_quotation(p, i)) continue;
        add(&to, LAYER_QUOTATION, q->start, q->end, i);
        add(&to, LAYER_CUE, q->cue.start, q->cue.end, i);
    }
    for (uint32_t i = 0; i < v->n_roles; i++)
        if (page_shows_entity(p, v->role[i].person)) add(&to, LAYER_ROLE, v->role[i].start, v->role[i].end, i);
    for (uint32_t i = 0; i < v->n_dates && page_has(p, KIND_DATES); i++)
        add(&to, LAYER_DATE, v->date[i].start, v->date[i].end, i);
    for (uint32_t i = 0; i < v->n_mentions; i++)
        if (page_shows_mention(p, &v->mention[i]))
            add(&to, LAYER_NAME, v->mention[i].start, v->mention[i].end, i);
    for (uint32_t i = 0; i < v->n_warnings; i++)
        add(&to, LAYER_WARNING, v->warning[i].at, end_of_point(v, v->warning[i].at), i);
    uint32_t n = (uint32_t)(to - p->mark);
    qsort(p->mark, n, sizeof *p->mark, by_key);
    return n;
}

/* ---- tags ------------------------------------------------------------- */

static void tooltip_rule(struct page *p, uint32_t rule) {
    if (rule == BERITA_NONE) return;
    out_str(p->out, " · ");
    page_cstr(p->out, berita_rule(p->v->model, rule).name);
}

static void quotation_tooltip(struct page *p, const struct berita_quotation *q) {
    struct out *o = p->out;
    page_put(o, page_speech(q->type));
    out_str(o, " · ");
    if (q->speaker == BERITA_NONE) page_put(o, WORD_speaker_unknown);
    else page_str(o, p->v->entity[q->speaker].name);
    out_str(o, " · ");
    page_put(o, WORD_confidence);
    out_format(o, " %.0f%%", (double)q->confidence * 100);
    tooltip_rule(p, q->rule);
}

static void mention_tooltip(struct page *p, const struct berita_mention *m) {
    static const enum word words[] = {WORD_person, WORD_organization, WORD_place};
    struct out *o = p->out;
    page_put(o, words[m->type % 3]);
    out_str(o, ": ");
    page_str(o, p->v->entity[m->entity].name);
    out_str(o, " · ");
    page_put(o, page_how(m->how));
    tooltip_rule(p, m->rule);
}

static void tooltip(struct page *p, const struct mark *m) {
    struct out *o = p->out;
    out_str(o, " title=\"");
    switch (layer_of(m)) {
    case LAYER_QUOTATION: quotation_tooltip(p, &p->v->quotation[m->row]); break;
    case LAYER_CUE:
        page_put(o, WORD_said);
        out_str(o, ": ");
        page_str(o, p->v->quotation[m->row].lemma);
        break;
    case LAYER_ROLE: page_str(o, p->v->entity[p->v->role[m->row].person].name); break;
    case LAYER_DATE:
        page_when(o, &p->v->date[m->row]);
        tooltip_rule(p, p->v->date[m->row].rule);
        break;
    case LAYER_NAME: mention_tooltip(p, &p->v->mention[m->row]); break;
    case LAYER_WARNING: page_put(o, page_warning(p->v->warning[m->row].kind)); break;
    }
    out_char(o, '"');
}

static void class_of(struct page *p, const struct mark *m) {
    static const char *const speech[] = {"direct", "indirect", "mixed"};
    static const char *const types[] = {"person", "organization", "place"};
    const struct berita_quotation *q = &p->v->quotation[m->row];
    const struct berita_mention *mention = &p->v->mention[m->row];
    switch (layer_of(m)) {
    case LAYER_QUOTATION:
        out_str(p->out, "quotation ");
        out_str(p->out, speech[q->type % 3]);
        page_slot(p, q->speaker);
        break;
    case LAYER_CUE: out_str(p->out, "cue"); break;
    case LAYER_ROLE: out_str(p->out, "role"); break;
    case LAYER_DATE: out_str(p->out, "date"); break;
    case LAYER_NAME:
        out_str(p->out, types[mention->type % 3]);
        page_slot(p, mention->entity);
        break;
    case LAYER_WARNING: out_str(p->out, "warning"); break;
    }
}

static void id_of(struct page *p, const struct mark *m) {
    static const char letters[] = {'q', 'r', 't', 'm', 0, 'x'};
    if (letters[layer_of(m)]) page_attribute(p, "id", letters[layer_of(m)], m->row + 1);
}

static bool has_link(const struct writer *w) {
    for (unsigned i = 0; i < w->n; i++)
        if (w->open[i].link) return true;
    return false;
}

static void open_tag(struct writer *w, const struct mark *m, bool first) {
    struct page *p = w->p;
    struct opened *top = &w->open[w->n];
    enum layer layer = layer_of(m);
    top->mark = m;
    top->link = (layer == LAYER_NAME || layer == LAYER_DATE) && !has_link(w);
    w->n++;
    out_str(p->out, top->link ? "<a class=\"" : "<span class=\"");
    class_of(p, m);
    out_char(p->out, '"');
    if (first) id_of(p, m);
    if (top->link && layer == LAYER_DATE) page_attribute(p, "href", 'w', m->row + 1);
    if (top->link && layer == LAYER_NAME) page_entity_id(p, "href", p->v->mention[m->row].entity);
    tooltip(p, m);
    out_char(p->out, '>');
}

static void close_tag(struct writer *w) {
    w->n--;
    out_str(w->p->out, w->open[w->n].link ? "</a>" : "</span>");
}

/* Only a place to lead to. */
static void empty_tag(struct writer *w, const struct mark *m) {
    out_str(w->p->out, "<span");
    id_of(w->p, m);
    out_str(w->p->out, "></span>");
}

/* A mark begins; a link stands in no link. */
static void begin(struct writer *w, const struct mark *m) {
    if (layer_of(m) == LAYER_QUOTATION && !has_link(w)) page_badge(w->p, m->row, 'k');
    if (w->n < DEEPEST) open_tag(w, m, true);
    else empty_tag(w, m);
}

/* ---- text ------------------------------------------------------------- */

static void text_to(struct writer *w, uint32_t to) {
    if (to > w->at) page_escaped(w->p->out, w->p->v->record->text + w->at, to - w->at);
    if (to > w->at) w->at = to;
}

/* The open mark that ends first; of several, the innermost. */
static unsigned first_to_end(const struct writer *w) {
    unsigned found = w->n - 1;
    for (unsigned i = w->n; i-- > 0;)
        if (end_of(w->open[i].mark) < end_of(w->open[found].mark)) found = i;
    return found;
}

/* Ends the i-th open mark and opens again those that stood inside it. */
static void end_mark(struct writer *w, unsigned i) {
    const struct mark *again[DEEPEST];
    unsigned n = 0;
    for (unsigned k = i + 1; k < w->n; k++) again[n++] = w->open[k].mark;
    while (w->n > i) close_tag(w);
    for (unsigned k = 0; k < n; k++) open_tag(w, again[k], false);
}

/* Text up to a place, ending the marks that end before or at it. */
static void advance(struct writer *w, uint32_t to) {
    while (w->n) {
        unsigned i = first_to_end(w);
        uint32_t end = end_of(w->open[i].mark);
        if (end > to) break;
        text_to(w, end);
        end_mark(w, i);
    }
    text_to(w, to);
}

static bool is_blank(char c) { return c == '\n' || c == '\r' || c == ' ' || c == '\t'; }

/* From its first token to the last byte before the next paragraph that is no
 * white space. */
static uint32_t end_of_paragraph(const struct view *v, uint32_t limit) {
    uint32_t end = limit < v->n_tokens ? v->token[limit].start : (uint32_t)v->record->len;
    while (end && is_blank(v->record->text[end - 1])) end--;
    return end;
}

static uint32_t next_paragraph(const struct view *v, uint32_t token) {
    while (++token < v->n_tokens && !(v->token[token].flags & BERITA_LINE)) {}
    return token;
}

static const struct mark *paragraph(struct writer *w, uint32_t first, uint32_t limit, const struct mark *m,
                                    const struct mark *last) {
    const struct view *v = w->p->v;
    uint32_t end = end_of_paragraph(v, limit);
    unsigned n = w->n;
    out_str(w->p->out, v->token[first].flags & BERITA_FURNITURE ? "<p class=\"furniture\">" : "<p>");
    w->at = v->token[first].start;
    for (w->n = 0; w->n < n;) open_tag(w, w->open[w->n].mark, false);
    for (; m < last && start_of(m) < end; m++) {
        advance(w, start_of(m));
        begin(w, m);
    }
    advance(w, end);
    for (n = w->n; w->n;) close_tag(w);
    w->n = n;
    out_str(w->p->out, "</p>\n");
    return m;
}

void page_text(struct page *p) {
    const struct view *v = p->v;
    struct writer w = {.p = p};
    const struct mark *m = p->mark, *last = m + collect(p);
    out_str(p->out, "<div class=\"text\">\n");
    for (uint32_t first = 0, limit; first < v->n_tokens; first = limit) {
        limit = next_paragraph(v, first);
        m = paragraph(&w, first, limit, m, last);
    }
    for (; m < last; m++) empty_tag(&w, m);
    if (v->n_tokens == 0) {
        out_str(p->out, "<p class=\"none\">");
        page_put(p->out, WORD_empty_text);
        out_str(p->out, "</p>\n");
    }
    out_str(p->out, "</div>\n");
}
