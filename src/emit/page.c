/* berita-extract --format html: articles with what was found in them, in one
 * page that needs nothing else: no script, no network, all text escaped. */
#include "emit/page.h"

#include <errno.h>
#include <stdlib.h>

enum { LONG = 256 << 10 }; /* bytes of a text that a browser takes a while to lay out */

/* Placed by files.S. */
extern const char emit_style_begin[], emit_style_end[];
extern const char emit_indonesia_begin[], emit_indonesia_end[];
extern const char emit_world_begin[], emit_world_end[];

static void put_between(struct out *o, const char *begin, const char *end) {
    out_bytes(o, begin, (size_t)(end - begin));
}

/* ---- the page --------------------------------------------------------- */

/* A box shows or hides the marks of one kind, as the style sheet knows. */
static void box(struct out *o, const char *name, enum word w) {
    out_format(o, "<label class=\"%s\"><input type=\"checkbox\" id=\"show-%s\" checked=\"checked\"/> ", name, name);
    page_put(o, w);
    out_str(o, "</label>\n");
}

static void boxes(struct out *o, const struct choice *choice) {
    out_str(o, "<form class=\"boxes\">\n<fieldset>\n<legend>");
    page_put(o, WORD_marks);
    out_str(o, "</legend>\n");
    if (choice->kinds & KIND_QUOTATIONS) box(o, "quotation", WORD_quotations);
    if (choice->kinds & KIND_PERSONS) box(o, "person", WORD_persons);
    if (choice->kinds & KIND_ORGANIZATIONS) box(o, "organization", WORD_organizations);
    if (choice->kinds & KIND_PLACES) box(o, "place", WORD_places);
    if (choice->kinds & KIND_DATES) box(o, "date", WORD_dates);
    out_str(o, "</fieldset>\n<label class=\"all\"><input type=\"checkbox\" id=\"show-all\"/> ");
    page_put(o, WORD_all_articles);
    out_str(o, "</label>\n</form>\n");
}

static void land(struct out *o) {
    out_str(o, "<svg class=\"land\" width=\"0\" height=\"0\" aria-hidden=\"true\"><defs>\n"
               "<path id=\"land-indonesia\" transform=\"translate(.5 .5)\" d=\"");
    put_between(o, emit_indonesia_begin, emit_indonesia_end);
    out_str(o, "\"/>\n<path id=\"land-world\" transform=\"translate(.5 .5)\" d=\"");
    put_between(o, emit_world_begin, emit_world_end);
    out_str(o, "\"/>\n</defs></svg>\n");
}

/* What belongs to the entity that is looked at stands out; in a long text a
 * browser would be too slow. */
static void together(struct out *o) {
    for (const char *letter = "eop"; *letter; letter++)
        for (unsigned i = 1; i <= SLOTS; i++)
            out_format(o, "article:not(.long):has(.card.%c%u:is(:target,:hover,:focus-within)) .%c%u%s", *letter, i, *letter, i,
                       *letter == 'p' && i == SLOTS ? "" : ",\n");
    out_str(o, "{--glow:var(--shine);--dot:var(--hot)}\n");
}

void begin_html(struct out *o, const struct choice *choice, bool several) {
    (void)several;
    out_str(o, "<!DOCTYPE html>\n<html lang=\"id\">\n<head>\n<meta charset=\"utf-8\"/>\n"
               "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
               "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\"/>\n"
               "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
               "<meta name=\"generator\" content=\"berita " BERITA_VERSION "\"/>\n<title>");
    page_put(o, WORD_page_title);
    out_str(o, "</title>\n<style>\n");
    put_between(o, emit_style_begin, emit_style_end);
    together(o);
    out_str(o, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#articles\">");
    page_put(o, WORD_skip);
    out_str(o, "</a>\n<header class=\"top\">\n<h1><a href=\"#articles\">");
    page_put(o, WORD_page_title);
    out_str(o, "</a></h1>\n");
    boxes(o, choice);
    out_str(o, "</header>\n");
    land(o);
    out_str(o, "<main id=\"articles\" tabindex=\"-1\">\n");
}

void end_html(struct out *o, const struct choice *choice, bool several) {
    (void)choice;
    (void)several;
    out_str(o, "</main>\n<footer>\n<p>");
    page_put(o, WORD_page_note);
    out_str(o, "</p>\n</footer>\n</body>\n</html>\n");
}

/* ---- head of an article ----------------------------------------------- */

static void piece(struct page *p, struct berita_str s) {
    if (!s.n) return;
    page_isolated(p->out, s);
    out_str(p->out, " · ");
}

static void source(struct page *p) {
    static const struct {
        const char *name;
        enum word word;
    } from[] = {{"option", WORD_from_option},
                {"record", WORD_from_record},
                {"metadata", WORD_from_metadata},
                {"text", WORD_from_text}};
    const struct berita_summary *s = p->v->summary;
    struct out *o = p->out;
    out_str(o, "<p class=\"source\">");
    piece(p, p->v->record->outlet);
    piece(p, p->v->record->id);
    if (s->published.n) page_day(o, s->published.p);
    else page_put(o, WORD_day_unknown);
    for (size_t i = 0; s->published_from && i < sizeof from / sizeof *from; i++)
        if (strcmp(s->published_from, from[i].name) == 0) {
            out_str(o, " <span class=\"from\">(");
            page_put(o, from[i].word);
            out_str(o, ")</span>");
        }
    out_str(o, "</p>\n");
}

static bool begins(struct berita_str s, const char *prefix) {
    size_t n = strlen(prefix);
    return s.n > n && memcmp(s.p, prefix, n) == 0;
}

/* Other kinds of address ("javascript:") lead nowhere. */
static void address(struct page *p) {
    struct berita_str url = p->v->record->url;
    bool leads = begins(url, "https://") || begins(url, "http://");
    if (!url.n) return;
    out_str(p->out, "<p class=\"address\">");
    if (leads) {
        out_str(p->out, "<a rel=\"noreferrer\" href=\"");
        page_str(p->out, url);
        out_str(p->out, "\">");
    }
    page_isolated(p->out, url);
    out_str(p->out, leads ? "</a></p>\n" : "</p>\n");
}

static uint32_t count_entities(const struct page *p, uint8_t type) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->v->n_entities; i++)
        n += p->v->entity[i].type == type && page_shows_entity(p, i);
    return n;
}

static bool tally(struct page *p, uint32_t n, enum word w, const char *section) {
    if (n == 0) return false;
    out_format(p->out, "<li class=\"%s\"><a href=\"#a%llu-%s\"><b>%u</b> ", section,
               (unsigned long long)p->number, section, n);
    page_put(p->out, w);
    out_str(p->out, "</a></li>\n");
    return true;
}

/* How much of what there is, each leading to its list. */
static void tallies(struct page *p) {
    uint32_t quotations = p->said_first[p->v->n_entities + 1];
    out_str(p->out, "<ul class=\"tallies\">\n");
    bool any = tally(p, quotations, WORD_count_quotations, "quotations");
    any |= tally(p, count_entities(p, BERITA_PERSON), WORD_count_persons, "persons");
    any |= tally(p, count_entities(p, BERITA_ORGANIZATION), WORD_count_organizations, "organizations");
    any |= tally(p, count_entities(p, BERITA_PLACE), WORD_count_places, "places");
    any |= tally(p, page_has(p, KIND_DATES) ? p->v->n_dates : 0, WORD_count_dates, "dates");
    any |= tally(p, p->v->n_warnings, WORD_count_warnings, "warnings");
    if (!any) {
        out_str(p->out, "<li>");
        page_put(p->out, WORD_nothing_found);
        out_str(p->out, "</li>\n");
    }
    out_str(p->out, "</ul>\n");
}

static bool says_something(struct berita_str s) {
    for (uint32_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] > ' ') return true;
    return false;
}

/* A text without title goes by its file's name. */
static struct berita_str title_of(const struct record *r) {
    if (says_something(r->title)) return r->title;
    uint32_t at = r->id.n;
    while (at && r->id.p[at - 1] != '/') at--;
    return (struct berita_str){r->id.p + at, r->id.n - at};
}

static void head(struct page *p) {
    const struct record *r = p->v->record;
    struct berita_str title = title_of(r);
    struct out *o = p->out;
    out_str(o, "<header>\n");
    source(p);
    out_format(o, "<h2><a href=\"#a%llu\">", (unsigned long long)p->number);
    if (says_something(title)) page_isolated(o, title);
    else page_put(o, WORD_untitled);
    out_str(o, "</a></h2>\n");
    if (r->author.n) {
        out_str(o, "<p class=\"author\">");
        page_put(o, WORD_by);
        out_char(o, ' ');
        page_isolated(o, r->author);
        out_str(o, "</p>\n");
    }
    address(p);
    tallies(p);
    out_str(o, "</header>\n");
}

/* ---- warnings --------------------------------------------------------- */

/* Leads to the place, except where that is behind the text. */
static void warning(struct page *p, uint32_t row) {
    const struct berita_warning *w = &p->v->warning[row];
    struct out *o = p->out;
    out_str(o, w->at < p->v->record->len ? "<li><a" : "<li><span");
    if (w->at < p->v->record->len) page_attribute(p, "href", 'x', row + 1);
    out_char(o, '>');
    page_put(o, page_warning(w->kind));
    out_str(o, w->at < p->v->record->len ? "</a> " : "</span> ");
    page_put(o, w->kind == BERITA_WARN_UTF8 ? WORD_at_byte : WORD_at_point);
    out_format(o, " %u", w->kind == BERITA_WARN_UTF8 ? w->at : offset_of(&p->v->map, w->at));
    if (w->count > 1) {
        out_format(o, ", %u ", w->count);
        page_put(o, WORD_in_all);
    }
    out_str(o, "</li>\n");
}

static void warnings(struct page *p) {
    if (!p->v->n_warnings) return;
    out_format(p->out, "<section class=\"warnings\" id=\"a%llu-warnings\">\n<h3>", (unsigned long long)p->number);
    page_put(p->out, WORD_warnings);
    out_str(p->out, "</h3>\n<ul>\n");
    for (uint32_t i = 0; i < p->v->n_warnings; i++) warning(p, i);
    out_str(p->out, "</ul>\n</section>\n");
}

/* ---- an article ------------------------------------------------------- */

/* The arrays of a page in one block, the widest elements first. */
static bool make_room(struct page *p, struct emit_space *space) {
    const struct view *v = p->v;
    size_t marks = (size_t)v->n_mentions + v->n_roles + v->n_dates + v->n_warnings + 2 * (size_t)v->n_quotations;
    size_t order = v->n_entities > v->n_dates ? v->n_entities : v->n_dates;
    size_t first = (size_t)v->n_entities + 3, said = v->n_quotations;
    size_t size = marks * sizeof *p->mark + order * sizeof *p->order + (first + said) * sizeof *p->said;
    p->mark = emit_space_rows(space, size);
    if (!p->mark) return false;
    p->order = (uint64_t *)(p->mark + marks);
    p->said_first = (uint32_t *)(p->order + order);
    p->said = p->said_first + first;
    return true;
}

/* Quotations by speaker; those without one stand behind the last entity.  Counted
 * two places on, so that the places, once they are summed, are where each
 * speaker's next quotation goes. */
static void sort_quotations(struct page *p) {
    uint32_t n = p->v->n_entities, *first = p->said_first;
    memset(first, 0, (n + 3) * sizeof *first);
    for (uint32_t i = 0; i < p->v->n_quotations; i++)
        if (page_shows_quotation(p, i)) first[page_speaker(p, i) + 2]++;
    for (uint32_t i = 1; i < n + 3; i++) first[i] += first[i - 1];
    for (uint32_t i = 0; i < p->v->n_quotations; i++)
        if (page_shows_quotation(p, i)) p->said[first[page_speaker(p, i) + 1]++] = i;
}

void emit_html(struct out *out, const struct view *v, struct emit_space *space) {
    struct page p = {.out = out, .v = v, .line = &space->line, .number = v->index + 1};
    if (!make_room(&p, space)) {
        out->error = ENOMEM;
        return;
    }
    sort_quotations(&p);
    out_format(out, "<article id=\"a%llu\"%s>\n", (unsigned long long)p.number,
               v->record->len > LONG ? " class=\"long\"" : "");
    head(&p);
    out_str(out, "<div class=\"body\">\n<div class=\"main\">\n");
    page_text(&p);
    warnings(&p);
    page_quotations(&p);
    out_str(out, "</div>\n<aside>\n");
    page_people(&p);
    page_organizations(&p);
    page_places(&p);
    page_dates(&p);
    out_str(out, "</aside>\n</div>\n</article>\n");
}
