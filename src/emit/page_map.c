/* The map: places as points over land that is drawn as dots (tool/land.c).
 *
 * The archipelago is shown whole; where the places lie close together a second
 * view shows their part of it.  The world appears when a place lies outside. */
#include "emit/grid.h"
#include "emit/page.h"

#include <math.h>

enum { LABELS = 40 }; /* points and labels that are kept apart from each other */

/* In units of the picture: its width, the height of letters and how wide one is
 * on average, the radius of a point. */
static const double WIDTH = 480, TEXT = 14, LETTER = 8.2, POINT = 5;

/* How wide the part that is shown larger may be, and is at least, of the whole;
 * and the room around its places. */
static const double CLOSE = 0.6, NARROWEST = 0.22, ROOM = 1.5;

struct box {
    double x, y, width, height;
};

/* A picture of a window on a grid. */
struct panel {
    struct page *p;
    const struct grid *grid;
    struct box window; /* cells */
    double scale;      /* units a cell */
    bool labels;
    struct box taken[LABELS];
    unsigned n_taken;
};

/* ---- which places ----------------------------------------------------- */

static uint32_t place_at(const struct page *p, uint32_t i) { return (uint32_t)p->v->order[(uint32_t)p->order[i]]; }

static bool is_country_itself(const struct berita_entity *e) {
    return strcmp(e->country, "ID") == 0 && strcmp(berita_kind_name(e->type, e->kind), "country") == 0;
}

static bool is_known(const struct page *p, uint32_t row) {
    const struct berita_entity *e = &p->v->entity[row];
    return page_shows_entity(p, row) && !isnan(e->lat) && !isnan(e->lon) && !is_country_itself(e);
}

static bool is_on(const struct grid *g, const struct berita_entity *e) {
    double x = grid_x(g, e->lon), y = grid_y(g, e->lat);
    return x >= 0 && y >= 0 && x < g->columns && y < g->rows;
}

/* A place stands on one map, the nearer one. */
static bool is_of(const struct page *p, const struct grid *g, uint32_t row) {
    const struct berita_entity *e = &p->v->entity[row];
    if (!is_known(p, row)) return false;
    return is_on(&grid_indonesia, e) ? g == &grid_indonesia : g == &grid_world && is_on(g, e);
}

/* ---- the window ------------------------------------------------------- */

static struct box bounds(const struct page *p, const struct grid *g, uint32_t n) {
    double left = g->columns, right = 0, top = g->rows, bottom = 0;
    for (uint32_t i = 0; i < n; i++) {
        const struct berita_entity *e = &p->v->entity[place_at(p, i)];
        if (!is_of(p, g, place_at(p, i))) continue;
        left = fmin(left, grid_x(g, e->lon));
        right = fmax(right, grid_x(g, e->lon));
        top = fmin(top, grid_y(g, e->lat));
        bottom = fmax(bottom, grid_y(g, e->lat));
    }
    return (struct box){left, top, right - left, bottom - top};
}

/* The part around some places, in the shape of the whole and inside it. */
static struct box part_of(const struct grid *g, struct box b) {
    double shape = (double)g->rows / g->columns;
    double width = fmin(fmax(fmax(b.width, b.height / shape) * ROOM, NARROWEST * g->columns), g->columns);
    double height = width * shape;
    double x = b.x + b.width / 2 - width / 2, y = b.y + b.height / 2 - height / 2;
    return (struct box){fmin(fmax(x, 0), g->columns - width), fmin(fmax(y, 0), g->rows - height), width, height};
}

/* ---- labels ----------------------------------------------------------- */

static bool overlap(struct box a, struct box b) {
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static bool is_free(const struct panel *m, struct box b) {
    if (b.x < 0 || b.y < 0 || b.x + b.width > WIDTH || b.y + b.height > m->window.height * m->scale) return false;
    for (unsigned i = 0; i < m->n_taken; i++)
        if (overlap(b, m->taken[i])) return false;
    return true;
}

static void take(struct panel *m, struct box b) {
    if (m->n_taken < LABELS) m->taken[m->n_taken++] = b;
}

static uint32_t count_points(struct berita_str s) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < s.n; i++) n += ((unsigned char)s.p[i] & 0xc0) != 0x80;
    return n;
}

static void number(struct out *o, const char *name, double value) {
    out_format(o, " %s=\"", name);
    out_end(o, put_fixed(out_small(o), value, 2));
    out_char(o, '"');
}

/* Right of the point, left, above or below, where there is room. */
static void label(struct panel *m, struct berita_str name, double x, double y) {
    double width = LETTER * count_points(name), gap = POINT + 3;
    const struct box tries[] = {
        {x + gap, y - TEXT / 2, width, TEXT},
        {x - gap - width, y - TEXT / 2, width, TEXT},
        {x - width / 2, y - gap - TEXT, width, TEXT},
        {x - width / 2, y + gap, width, TEXT},
    };
    for (unsigned i = 0; i < sizeof tries / sizeof *tries; i++) {
        if (m->n_taken == LABELS || !is_free(m, tries[i])) continue;
        take(m, tries[i]);
        out_str(m->p->out, i == 1 ? "<text class=\"left\"" : i ? "<text class=\"middle\"" : "<text");
        number(m->p->out, "x", tries[i].x + (i == 1 ? width : i ? width / 2 : 0));
        number(m->p->out, "y", tries[i].y + TEXT * 0.8);
        out_char(m->p->out, '>');
        page_str(m->p->out, name);
        out_str(m->p->out, "</text>");
        return;
    }
}

/* ---- drawing ---------------------------------------------------------- */

static double x_of(const struct panel *m, const struct berita_entity *e) {
    return (grid_x(m->grid, e->lon) - m->window.x) * m->scale;
}

static double y_of(const struct panel *m, const struct berita_entity *e) {
    return (grid_y(m->grid, e->lat) - m->window.y) * m->scale;
}

static void take_point(struct panel *m, uint32_t row) {
    const struct berita_entity *e = &m->p->v->entity[row];
    if (m->n_taken < LABELS / 2)
        take(m, (struct box){x_of(m, e) - POINT, y_of(m, e) - POINT, 2 * POINT, 2 * POINT});
}

static void point(struct panel *m, uint32_t row) {
    const struct berita_entity *e = &m->p->v->entity[row];
    struct out *o = m->p->out;
    out_str(o, "<g class=\"point");
    if (m->p->v->summary->scene == row) out_str(o, " scene");
    page_slot(m->p, row);
    out_str(o, "\"><title>");
    page_str(o, e->name);
    out_str(o, "</title><circle");
    number(o, "cx", x_of(m, e));
    number(o, "cy", y_of(m, e));
    number(o, "r", POINT);
    out_str(o, "/>");
    if (m->labels) label(m, e->name, x_of(m, e), y_of(m, e));
    out_str(o, "</g>\n");
}

static void names(struct panel *m, uint32_t n) {
    const char *before = ": ";
    for (uint32_t i = 0; i < n; i++) {
        uint32_t row = place_at(m->p, i);
        if (!is_of(m->p, m->grid, row)) continue;
        out_str(m->p->out, before);
        page_str(m->p->out, m->p->v->entity[row].name);
        before = ", ";
    }
}

static void open_panel(struct panel *m, uint32_t n) {
    bool world = m->grid == &grid_world;
    struct out *o = m->p->out;
    out_format(o, "<svg role=\"img\" viewBox=\"0 0 %.0f %.0f\" aria-label=\"", WIDTH, m->window.height * m->scale);
    page_put(o, world ? WORD_map_world : WORD_map_indonesia);
    names(m, n);
    out_format(o, "\"><use href=\"#land-%s\" transform=\"scale(%.3f) translate(%.2f %.2f)\"/>\n",
               world ? "world" : "indonesia", m->scale, -m->window.x, -m->window.y);
}

static void frame(struct panel *m, struct box b) {
    out_str(m->p->out, "<rect class=\"frame\"");
    number(m->p->out, "x", (b.x - m->window.x) * m->scale);
    number(m->p->out, "y", (b.y - m->window.y) * m->scale);
    number(m->p->out, "width", b.width * m->scale);
    number(m->p->out, "height", b.height * m->scale);
    out_str(m->p->out, "/>\n");
}

/* Points first take their places, so that no label covers one; the scene is drawn
 * last, so that no point does. */
static void panel(struct page *p, const struct grid *g, struct box window, const struct box *part, uint32_t n) {
    struct panel m = {.p = p, .grid = g, .window = window, .scale = WIDTH / window.width, .labels = !part};
    open_panel(&m, n);
    if (part) frame(&m, *part);
    for (uint32_t i = 0; i < n; i++)
        if (is_of(p, g, place_at(p, i))) take_point(&m, place_at(p, i));
    for (int last = 0; last < 2; last++)
        for (uint32_t i = 0; i < n; i++)
            if (is_of(p, g, place_at(p, i)) && (p->v->summary->scene == place_at(p, i)) == last)
                point(&m, place_at(p, i));
    out_str(p->out, "</svg>\n");
}

static uint32_t count(const struct page *p, const struct grid *g, uint32_t n) {
    uint32_t found = 0;
    for (uint32_t i = 0; i < n; i++) found += is_of(p, g, place_at(p, i));
    return found;
}

static void maps(struct page *p, const struct grid *g, uint32_t n, bool several) {
    struct box whole = {0, 0, g->columns, g->rows}, part = part_of(g, bounds(p, g, n));
    bool close = g == &grid_indonesia && several && part.width < whole.width * CLOSE;
    if (close) panel(p, g, part, NULL, n);
    panel(p, g, whole, close ? &part : NULL, n);
}

/* The places stand in p->order. */
void page_map(struct page *p, uint32_t n) {
    uint32_t near = count(p, &grid_indonesia, n), far = count(p, &grid_world, n);
    if (!near && !far) return;
    out_str(p->out, "<figure class=\"map\">\n");
    if (near) maps(p, &grid_indonesia, n, near > 1);
    if (far) maps(p, &grid_world, n, far > 1);
    out_str(p->out, "<figcaption>");
    page_put(p->out, WORD_map_note);
    out_str(p->out, "</figcaption>\n</figure>\n");
}
