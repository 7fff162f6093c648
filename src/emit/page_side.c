/* The lists beside the text: people, organizations, places. */
#include "emit/page.h"

enum { HEAD = 3 }; /* level of a section's heading */

static void heading(struct page *p, enum word w) {
    out_format(p->out, "<h%d>", HEAD);
    page_put(p->out, w);
    out_format(p->out, "</h%d>\n", HEAD);
}

/* ---- mentions and quotations ------------------------------------------ */

static uint32_t count_mentions(const struct page *p, uint32_t row) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < p->v->entity[row].mentions; i++)
        n += page_shows_mention(p, &p->v->mention[berita_mention_of(p->v->doc, row, i)]);
    return n;
}

static void mention(struct page *p, uint32_t row) {
    const struct berita_mention *m = &p->v->mention[row];
    struct out *o = p->out;
    if (!page_shows_mention(p, m) || m->start >= m->end) return;
    out_str(o, "<li><a");
    page_attribute(p, "href", 'm', row + 1);
    out_char(o, '>');
    page_isolated(o, view_span(p->v, m->start, m->end));
    out_str(o, "</a> ");
    page_put(o, page_how(m->how));
    out_char(o, ' ');
    page_rule(p, m->rule);
    out_str(o, "</li>\n");
}

static void mentions(struct page *p, uint32_t row) {
    struct out *o = p->out;
    uint32_t n = count_mentions(p, row);
    if (n == 0) return;
    out_str(o, "<details><summary>");
    page_put(o, WORD_mentioned);
    out_format(o, " %u ", n);
    page_put(o, WORD_times);
    out_str(o, "</summary>\n<ol>\n");
    for (uint32_t i = 0; i < p->v->entity[row].mentions; i++) mention(p, berita_mention_of(p->v->doc, row, i));
    out_str(o, "</ol></details>\n");
}

static void said(struct page *p, uint32_t row) {
    uint32_t n = page_said(p, row);
    if (n == 0) return;
    out_str(p->out, "<p class=\"said\">");
    out_format(p->out, "%u ", n);
    page_put(p->out, WORD_count_quotations);
    out_str(p->out, " <span class=\"badges\">");
    for (uint32_t i = 0; i < n; i++) {
        if (i) out_char(p->out, ' ');
        page_badge(p, p->said[p->said_first[row] + i], 'q');
    }
    out_str(p->out, "</span></p>\n");
}

/* ---- people ----------------------------------------------------------- */

static void role(struct page *p, uint32_t row) {
    const struct berita_role *r = &p->v->role[row];
    struct berita_str owner = page_owner(p, r);
    struct berita_str words = page_role(p, r);
    struct out *o = p->out;
    out_str(o, "<li>");
    if (words.n) {
        out_str(o, "<a");
        page_attribute(p, "href", 'r', row + 1);
        out_char(o, '>');
        page_isolated(o, words);
        out_str(o, "</a>");
    }
    if (r->former || r->acting) {
        out_str(o, " (");
        page_put(o, r->former ? WORD_former : WORD_acting);
        out_char(o, ')');
    }
    if (owner.n) {
        out_str(o, words.n ? " · <span class=\"owner\">" : "<span class=\"owner\">");
        page_isolated(o, owner);
        out_str(o, "</span>");
    }
    out_str(o, "</li>\n");
}

/* Offices first, then titles. */
static void roles(struct page *p, const struct berita_entity *e) {
    if (!e->roles) return;
    out_str(p->out, "<ul class=\"roles\">\n");
    for (int titles = 0; titles < 2; titles++)
        for (uint32_t i = 0; i < e->roles; i++)
            if (p->v->role[e->first_role + i].is_title == titles) role(p, e->first_role + i);
    out_str(p->out, "</ul>\n");
}

/* ---- bodies and places ------------------------------------------------ */

static const char *kind_of(const struct berita_entity *e) { return page_kind(berita_kind_name(e->type, e->kind)); }

/* What the body is part of, with the way to it where it is in the list. */
static void parent(struct page *p, const struct berita_entity *e) {
    bool listed = e->parent != BERITA_NONE && page_shows_entity(p, e->parent);
    out_str(p->out, "<p class=\"parent\">");
    page_put(p->out, WORD_part_of);
    out_char(p->out, ' ');
    if (listed) {
        out_str(p->out, "<a");
        page_entity_id(p, "href", e->parent);
        out_char(p->out, '>');
    }
    page_isolated(p->out, e->parent_name);
    if (listed) out_str(p->out, "</a>");
    out_char(p->out, ' ');
    page_rule(p, e->parent_rule);
    out_str(p->out, "</p>\n");
}

static void organization(struct page *p, const struct berita_entity *e) {
    struct berita_str other = e->abbreviation.n ? e->abbreviation : e->expansion;
    const char *kind = kind_of(e);
    if (*kind || other.n) {
        out_str(p->out, "<p class=\"kind\">");
        out_str(p->out, kind);
        if (*kind && other.n) out_str(p->out, " · ");
        if (other.n) page_isolated(p->out, other);
        out_str(p->out, "</p>\n");
    }
    if (e->parent_name.n) parent(p, e);
}

static void coordinates(struct page *p, const struct berita_entity *e) {
    if (e->lat != e->lat || e->lon != e->lon) return; /* NAN */
    char *w = put_fixed(PUT(out_small(p->out), " · "), e->lat, 2);
    out_end(p->out, put_fixed(PUT(w, ", "), e->lon, 2));
}

/* The parents, narrowest first; the last of the path is the place itself. */
static void path(struct page *p, const struct berita_entity *e) {
    for (uint32_t i = e->path_len; i-- > 1;) {
        out_str(p->out, i == e->path_len - 1 ? " · " : ", ");
        page_isolated(p->out, e->path[i - 1]);
    }
}

static void place(struct page *p, uint32_t row) {
    const struct berita_entity *e = &p->v->entity[row];
    struct out *o = p->out;
    if (p->v->summary->scene == row) {
        out_str(o, "<p class=\"scene\">");
        page_put(o, WORD_scene);
        out_str(o, "</p>\n");
    }
    out_str(o, "<p class=\"kind\">");
    out_str(o, kind_of(e));
    path(p, e);
    if (e->code.n) {
        out_str(o, " · ");
        page_str(o, e->code);
    }
    coordinates(p, e);
    if (e->ambiguous > 1) {
        out_format(o, " · %u ", e->ambiguous);
        page_put(o, WORD_of_that_name);
    }
    out_str(o, "</p>\n");
}

/* ---- cards ------------------------------------------------------------ */

static void card(struct page *p, uint32_t row) {
    const struct berita_entity *e = &p->v->entity[row];
    struct out *o = p->out;
    out_str(o, "<li class=\"card");
    page_slot(p, row);
    out_char(o, '"');
    page_entity_id(p, "id", row);
    out_str(o, ">\n<p class=\"name\">");
    page_isolated(o, e->name);
    out_str(o, "</p>\n");
    if (e->type == BERITA_PERSON) roles(p, e);
    else if (e->type == BERITA_ORGANIZATION) organization(p, e);
    else place(p, row);
    said(p, row);
    mentions(p, row);
    out_str(o, "</li>\n");
}

/* Who said most stands first, then by the first mention. */
static uint32_t collect(struct page *p, uint8_t type) {
    const struct view *v = p->v;
    uint32_t n = 0;
    for (uint32_t i = 0; i < v->n_entities; i++) {
        uint32_t row = (uint32_t)v->order[i];
        if (v->entity[row].type != type || !page_shows_entity(p, row)) continue;
        p->order[n++] = (uint64_t)(UINT32_MAX - page_said(p, row)) << 32 | i;
    }
    page_sort(p, n);
    return n;
}

static bool open_list(struct page *p, uint8_t type, enum word title, const char *name, uint32_t *n) {
    *n = collect(p, type);
    if (*n == 0) return false;
    out_format(p->out, "<section class=\"%s\" id=\"a%llu-%s\">\n", name, (unsigned long long)p->number, name);
    heading(p, title);
    return true;
}

static void close_list(struct page *p, uint32_t n) {
    out_str(p->out, "<ul class=\"cards\">\n");
    for (uint32_t i = 0; i < n; i++) card(p, (uint32_t)p->v->order[(uint32_t)p->order[i]]);
    out_str(p->out, "</ul>\n</section>\n");
}

void page_people(struct page *p) {
    uint32_t n;
    if (open_list(p, BERITA_PERSON, WORD_persons, "persons", &n)) close_list(p, n);
}

void page_organizations(struct page *p) {
    uint32_t n;
    if (open_list(p, BERITA_ORGANIZATION, WORD_organizations, "organizations", &n)) close_list(p, n);
}

void page_places(struct page *p) {
    uint32_t n;
    if (!open_list(p, BERITA_PLACE, WORD_places, "places", &n)) return;
    page_map(p, n);
    close_list(p, n);
}
