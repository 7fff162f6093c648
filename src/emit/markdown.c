/* Markdown that reads well as it stands: who said what, then names and dates.
 * A block is made in a line of memory and broken into lines from there. */
#include "emit/formats.h"
#include "emit/terminal.h"
#include "emit/utf8.h"

enum { WIDTH = 80 };

/* ---- lines ------------------------------------------------------------ */

/* Columns of a word, without the codes of its colours. */
static unsigned width(const char *p, const char *end) {
    unsigned n = 0;
    for (; p < end; p++) {
        if (*p == '\x1b') p = memchr(p, 'm', (size_t)(end - p));
        else n += ((unsigned char)*p & 0xc0) != 0x80;
    }
    return n;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* At a line's beginning these words would open a list, a heading or a quotation
 * or make a heading of the line before.  Gives the place of their mark. */
static const char *opener(const char *p, const char *end) {
    const char *mark = p, *rest;
    if (*p == '>') return p;
    while (mark < end && is_digit(*mark)) mark++;
    if (mark > p) return end - mark == 1 && (*mark == '.' || *mark == ')') ? mark : NULL;
    if (!strchr("-+=#", *p)) return NULL;
    for (rest = p; rest < end && *rest == *p;) rest++;
    return rest == end ? p : NULL;
}

static void word(struct out *o, const char *p, const char *end, bool first) {
    const char *mark = first ? opener(p, end) : NULL;
    if (mark) {
        out_bytes(o, p, (size_t)(mark - p));
        out_char(o, '\\');
        p = mark;
    }
    out_bytes(o, p, (size_t)(end - p));
}

/* Prints the line in memory, in lines that begin with `lead`, the first with
 * `first`, and empties it. */
static void block(struct out *o, struct out *line, const char *first, const char *lead) {
    const char *p = line->buf, *end = p + line->n, *stop;
    unsigned at = 0;
    for (; p < end; p = stop) {
        while (p < end && *p == ' ') p++;
        if (p == end) break;
        stop = memchr(p, ' ', (size_t)(end - p));
        if (!stop) stop = end;
        unsigned wide = width(p, stop);
        bool fresh = at == 0 || at + 1 + wide > WIDTH;
        if (fresh) {
            if (at) out_char(o, '\n');
            out_str(o, at ? lead : first);
            at = (unsigned)strlen(lead) + wide;
        } else {
            out_char(o, ' ');
            at += 1 + wide;
        }
        word(o, p, stop, fresh);
    }
    out_char(o, '\n');
    if (line->error) o->error = line->error;
    line->n = 0;
}

/* ---- words ------------------------------------------------------------ */

static bool is_letter(char c) {
    return is_digit(c) || (c | 32) - 'a' + 0u < 26 || (unsigned char)c >= 0x80;
}

/* Would Markdown take that byte for a mark of its own? */
static bool is_mark(const char *p, size_t i, size_t n) {
    if (p[i] == '_') return !(i && i + 1 < n && is_letter(p[i - 1]) && is_letter(p[i + 1]));
    if (p[i] == '&') return i + 1 < n && (p[i + 1] == '#' || is_letter(p[i + 1]));
    return p[i] && strchr("\\`*[]<~", p[i]);
}

static void words(struct out *o, struct berita_str s) {
    size_t done = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!is_mark(s.p, i, s.n)) continue;
        terminal_words(o, s.p + done, i - done);
        out_char(o, '\\');
        done = i;
    }
    terminal_words(o, s.p + done, s.n - done);
}

struct page {
    struct out *out, *line;
    const struct view *v;
};

static void say(struct page *g, const char *text) { out_str(g->line, text); }
static void tell(struct page *g, struct berita_str s) { words(g->line, s); }
static void tell_span(struct page *g, struct berita_span s) {
    words(g->line, view_span(g->v, s.start, s.end));
}

static void painted(struct page *g, enum paint as, struct berita_str s) {
    say(g, "**");
    paint(g->line, g->v->choice, as);
    tell(g, s);
    paint_end(g->line, g->v->choice);
    say(g, "**");
}

static void heading(struct page *g, const char *text) {
    out_char(g->out, '\n');
    paint(g->out, g->v->choice, PAINT_HEAD);
    out_str(g->out, "## ");
    out_str(g->out, text);
    paint_end(g->out, g->v->choice);
    out_str(g->out, "\n\n");
}

static void item(struct page *g) { block(g->out, g->line, "- ", "  "); }

/* ---- head ------------------------------------------------------------- */

static void said_of_article(struct page *g, const char *between, struct berita_str s) {
    if (!s.n) return;
    if (g->line->n) say(g, between);
    tell(g, s);
}

static void head(struct page *g) {
    const struct record *r = g->v->record;
    out_str(g->out, "# ");
    paint(g->line, g->v->choice, PAINT_HEAD);
    tell(g, r->title.n ? r->title : r->id);
    paint_end(g->line, g->v->choice);
    out_bytes(g->out, g->line->buf, g->line->n); /* a heading is one line */
    out_char(g->out, '\n');
    g->line->n = 0;
    said_of_article(g, "", g->v->summary->published);
    said_of_article(g, " · ", r->outlet);
    said_of_article(g, " · ", r->author);
    said_of_article(g, " · ", r->url);
    if (r->title.n) said_of_article(g, " · ", r->id);
    if (!g->line->n) return;
    out_char(g->out, '\n');
    block(g->out, g->line, "", "");
}

/* ---- quotations ------------------------------------------------------- */

/* "Kepala" and "DPMPTSP Kota Tegal", or "Wali Kota Tegal" alone, whose words
 * hold what it belongs to. */
static void office(struct page *g, const struct berita_role *r) {
    struct berita_span of =
        r->organization.end > r->organization.start ? r->organization : r->place;
    bool held = of.start >= r->start && of.end <= r->end;
    tell_span(g, (struct berita_span){r->start, r->end});
    if (held || of.end <= of.start) return;
    if (r->end > r->start) say(g, " ");
    tell_span(g, of);
}

static void speaker(struct page *g, const struct berita_quotation *q) {
    const struct berita_role *r = view_role(g->v, q->speaker);
    if (q->speaker == BERITA_NONE) {
        say(g, "speaker not found");
        return;
    }
    painted(g, paint_of(g->v->entity[q->speaker].type), g->v->entity[q->speaker].name);
    if (r) {
        say(g, ", ");
        office(g, r);
    }
}

static void circumstances(struct page *g, const struct berita_quotation *q) {
    if (q->cue.end > q->cue.start) {
        say(g, " · ");
        tell_span(g, q->cue);
    }
    if (q->date != BERITA_NONE && *g->v->date[q->date].value) {
        say(g, " · ");
        paint(g->line, g->v->choice, PAINT_DATE);
        say(g, g->v->date[q->date].value);
        paint_end(g->line, g->v->choice);
    }
    if (q->occasion.n) {
        say(g, " · ");
        tell(g, q->occasion);
    }
    if (q->addressee.end > q->addressee.start) {
        say(g, " · to ");
        tell_span(g, q->addressee);
    }
    if (q->second_hand) say(g, " · second hand");
    if (q->speaker != BERITA_NONE && view_is_doubtful(q)) say(g, " · doubtful");
}

static void quotation(struct page *g, const struct berita_quotation *q) {
    bool marks = q->type == BERITA_DIRECT;
    if (marks) say(g, "“");
    paint(g->line, g->v->choice, PAINT_QUOTED);
    tell_span(g, (struct berita_span){q->start, q->end});
    paint_end(g->line, g->v->choice);
    if (marks) say(g, "”");
    block(g->out, g->line, "> ", "> ");
    out_str(g->out, ">\n");
    say(g, "— ");
    speaker(g, q);
    circumstances(g, q);
    block(g->out, g->line, "> ", "> ");
}

static void quotations(struct page *g) {
    unsigned n = 0;
    if (!(g->v->choice->kinds & KIND_QUOTATIONS)) return;
    for (uint32_t i = 0; i < g->v->n_quotations; i++) {
        if (!view_wants(g->v, &g->v->quotation[i])) continue;
        if (n++) out_char(g->out, '\n');
        else heading(g, "Quotations");
        quotation(g, &g->v->quotation[i]);
    }
}

/* ---- entities --------------------------------------------------------- */

static void offices(struct page *g, const struct berita_entity *e) {
    for (uint32_t i = 0; i < e->roles; i++) {
        const struct berita_role *r = &g->v->role[e->first_role + i];
        if (r->is_title) continue;
        say(g, ", ");
        office(g, r);
    }
}

static void organization(struct page *g, const struct berita_entity *e) {
    if (e->abbreviation.n) {
        say(g, " (");
        tell(g, e->abbreviation);
        say(g, ")");
    }
    say(g, ", ");
    say(g, berita_kind_name(e->type, e->kind));
    if (!e->parent_name.n) return;
    say(g, ", part of ");
    tell(g, e->parent_name);
}

static void coordinate(struct page *g, double degrees) {
    out_end(g->line, put_fixed(out_small(g->line), degrees, 3));
}

static bool is_same(struct berita_str a, struct berita_str b) {
    return a.n == b.n && memcmp(a.p, b.p, a.n) == 0;
}

/* What it lies in, narrowest first; at the end of the path is the place itself. */
static void place(struct page *g, const struct berita_entity *e) {
    uint32_t n = e->path_len;
    say(g, ", ");
    say(g, berita_kind_name(e->type, e->kind));
    if (n && is_same(e->path[n - 1], e->name)) n--;
    for (uint32_t i = n; i > 0; i--) {
        say(g, i == n ? ": " : ", ");
        tell(g, e->path[i - 1]);
    }
    if (e->code.n) {
        say(g, " · ");
        tell(g, e->code);
    }
    if (e->lat == e->lat) {
        say(g, " · ");
        coordinate(g, e->lat);
        say(g, ", ");
        coordinate(g, e->lon);
    }
    if (e == &g->v->entity[g->v->summary->scene]) say(g, " · the scene");
}

static void entity(struct page *g, uint32_t row) {
    const struct berita_entity *e = &g->v->entity[row];
    uint32_t n = view_names(g->v, row);
    painted(g, paint_of(e->type), e->name);
    if (e->type == BERITA_PERSON) offices(g, e);
    else if (e->type == BERITA_ORGANIZATION) organization(g, e);
    else place(g, e);
    if (n > 1) out_format(g->line, " · %u times", n);
    item(g);
}

static void entities(struct page *g) {
    static const char *const heads[] = {"Persons", "Organizations", "Places"};
    unsigned last = 3;
    for (uint32_t i = 0; i < g->v->n_entities; i++) {
        uint32_t row = (uint32_t)g->v->order[i];
        unsigned type = g->v->entity[row].type % 3;
        if (!view_wants_entity(g->v, row)) continue;
        if (type != last) heading(g, heads[type]);
        entity(g, row);
        last = type;
    }
}

/* ---- dates ------------------------------------------------------------ */

static void date(struct page *g, const struct berita_date *d) {
    struct berita_str value = {d->value, (uint32_t)strlen(d->value)};
    if (value.n) painted(g, PAINT_DATE, value);
    else say(g, "?");
    if (*d->mod) out_format(g->line, " %s", d->mod);
    say(g, ", ");
    tell_span(g, (struct berita_span){d->start, d->end});
    if (d->weekday_mismatch) say(g, " · the weekday is not that day's");
    item(g);
}

static void dates(struct page *g) {
    if (!(g->v->choice->kinds & KIND_DATES) || !g->v->n_dates) return;
    heading(g, "Dates");
    for (uint32_t i = 0; i < g->v->n_dates; i++) date(g, &g->v->date[i]);
}

void emit_markdown(struct out *out, const struct view *v, struct emit_space *space) {
    struct page g = {out, &space->line, v};
    space->line.n = 0;
    head(&g);
    quotations(&g);
    entities(&g);
    dates(&g);
}
