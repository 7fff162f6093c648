/* Cuts articles out of XML: one walk through the elements, which keeps of each
 * article what the rows of its kind name. */
#include "formats/xml_item.h"
#include "formats/xml_path.h"
#include "formats/xml_text.h"

#include <stdio.h>
#include <stdlib.h>

enum { AUTHORS_MAX = 1024 }; /* bytes of their names in one line */

enum gap { GAP_NONE, GAP_BLANK, GAP_LINE, GAP_PARAGRAPH };

/* A field whose element is open. */
struct capture {
    const struct xml_row *row; /* NULL: none */
    u8 form;
    u32 depth;    /* elements open within it, itself included */
    u32 omitted;  /* the same for an element in it that is left out; 0: none */
    size_t at;    /* where its letters begin */
    enum gap gap; /* to be put before the next letter */
};

struct cutter {
    struct xml_scan scan;
    struct xml_path path;
    struct xml_text text;
    const struct xml_kind *kind; /* NULL: its root has not been met */
    bool declared;               /* a document has begun of which no element was met yet */

    /* What an article is to have, and what a feed says of all of its articles. */
    struct bytes item, feed;
    struct xml_value of_item[XML_FIELDS], of_feed[XML_FIELDS];
    struct capture capture;
    u32 depth;     /* of the article's element; 0: none is open */
    uint64_t last; /* byte where the article begins, from 0 */
    bool too_long;
    uint64_t refused_at; /* of text.refused */

    /* To go on behind a fault: the name of articles, and what is around them. */
    char name[XML_NAME_MAX + 16];
    size_t name_n;
    u32 around;
    bool skip;

    size_t articles; /* of the document */
    char why[XML_WHY_ROOM];
};

/* ---- text --------------------------------------------------------------- */

static struct bytes *target(struct cutter *c) { return c->depth ? &c->item : &c->feed; }

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static void widen(struct cutter *c, enum gap gap) {
    if (gap > c->capture.gap) c->capture.gap = gap;
}

static size_t put_gap(char *to, enum gap gap) {
    static const char *const letters[] = {"", " ", "\n", "\n\n"};
    size_t n = strlen(letters[gap]);
    memcpy(to, letters[gap], n);
    return n;
}

/* Draws blanks together in what was added to out from `from` on; before it lie
 * two bytes for the gap. */
static void draw_together(struct cutter *c, struct bytes *out, size_t from) {
    char *r = out->p + from, *end = out->p + out->n, *w = r - 2;
    bool first = out->n - (size_t)(end - w) == c->capture.at;
    while (r < end) {
        if (is_blank(*r)) {
            widen(c, GAP_BLANK);
            r++;
            continue;
        }
        if (!first) w += put_gap(w, c->capture.gap);
        c->capture.gap = GAP_NONE;
        first = false;
        while (r < end && !is_blank(*r)) *w++ = *r++;
    }
    out->n = (size_t)(w - out->p);
}

static bool add_flowing(struct cutter *c, const char *p, size_t n, bool references) {
    struct bytes *out = target(c);
    if (!bytes_add(out, "\n\n", 2)) return false;
    size_t from = out->n;
    if (!xml_text_add(&c->text, p, n, references, out)) return false;
    draw_together(c, out, from);
    return true;
}

static bool add_kept(struct cutter *c, const char *p, size_t n, bool references) {
    struct bytes *out = target(c);
    if (!bytes_room(out, 2)) return false;
    if (out->n > c->capture.at) out->n += put_gap(out->p + out->n, c->capture.gap);
    c->capture.gap = GAP_NONE;
    return xml_text_add(&c->text, p, n, references, out);
}

static bool add_text(struct cutter *c, const char *p, size_t n, bool references) {
    switch (c->capture.form) {
    case FORM_TEXT:
    case FORM_EXACT:
    case FORM_HTML: return xml_text_add(&c->text, p, n, references, target(c));
    case FORM_XHTML:
        if (references) return xml_text_add(&c->text, p, n, false, target(c));
        return xml_text_escape(&c->text, p, n, target(c));
    case FORM_BLOCKS:
        if (xml_path_keeps_blanks(&c->path)) return add_kept(c, p, n, references);
        break;
    }
    return add_flowing(c, p, n, references);
}

/* Elements within HTML stay elements. */
static bool add_tag(struct cutter *c, const char *name, size_t n, bool start) {
    struct bytes *out = target(c);
    const struct xml_scan *s = &c->scan;
    const char *colon = memchr(name, ':', n);
    if (colon) n -= (size_t)(colon + 1 - name), name = colon + 1;
    if (!start && xml_is_void(name, n)) return true;
    if (!bytes_add(out, start ? "<" : "</", start ? 1 : 2) || !bytes_add(out, name, n))
        return false;
    if (start && !xml_text_add(&c->text, s->rest, s->rest_n, false, out)) return false;
    return bytes_put(out, '>');
}

/* ---- fields ------------------------------------------------------------- */

static struct xml_value *values(struct cutter *c) { return c->depth ? c->of_item : c->of_feed; }

/* The bytes [from, to) of the target without blanks at its ends. */
static struct xml_value trimmed(struct cutter *c, size_t from, size_t to) {
    const char *p = target(c)->p;
    while (from < to && is_blank(p[from])) from++;
    while (from < to && is_blank(p[to - 1])) to--;
    return (struct xml_value){.at = (u32)from, .n = (u32)(to - from)};
}

/* Adds bytes of the buffer itself. */
static bool repeat(struct bytes *b, struct xml_value v) {
    if (!bytes_room(b, v.n)) return false;
    memcpy(b->p + b->n, b->p + v.at, v.n);
    b->n += v.n;
    return true;
}

/* Several authors are one line, several parts of a text paragraphs of it. */
static bool may_join(const struct xml_value *old, u8 field) {
    return field == XML_BODY || (field == XML_AUTHOR && old->n < AUTHORS_MAX);
}

static bool only_blanks(const struct bytes *b, size_t from, size_t to) {
    while (from < to && is_blank(b->p[from])) from++;
    return from >= to;
}

static bool join(struct cutter *c, struct xml_value *old, struct xml_value more, u8 field) {
    struct bytes *b = target(c);
    const char *between = field == XML_AUTHOR ? ", " : "\n\n";
    size_t end = old->at + old->n;
    if (old->n == more.n && memcmp(b->p + old->at, b->p + more.at, more.n) == 0) return true;
    /* Mostly the parts lie one behind the other and the first stays where it is. */
    if (!only_blanks(b, end, more.at)) {
        end = b->n + old->n;
        if (!repeat(b, *old)) return false;
        old->at = (u32)(end - old->n);
    }
    if (!bytes_room(b, more.n + 2)) return false;
    memmove(b->p + end + 2, b->p + more.at, more.n);
    memcpy(b->p + end, between, 2);
    old->n += 2 + more.n;
    b->n = end + 2 + more.n;
    return true;
}

/* Keeps what lies behind `from` as a field where nothing better is. */
static bool keep(struct cutter *c, const struct xml_row *row, u8 form, size_t from) {
    struct xml_value *old = &values(c)[row->field], v = trimmed(c, from, target(c)->n);
    if (form == FORM_EXACT)
        v = (struct xml_value){.at = (u32)from, .n = (u32)(target(c)->n - from)};
    v.form = form;
    v.rank = row->rank;
    bool worse = v.n == 0 || (old->n && old->rank < v.rank);
    if (!worse && old->n && old->rank == v.rank && may_join(old, row->field))
        return join(c, old, v, row->field);
    if (worse || (old->n && old->rank == v.rank)) target(c)->n = from;
    else *old = v;
    return true;
}

static bool wants(struct cutter *c, const struct xml_row *row) {
    const struct xml_value *old = &values(c)[row->field];
    if (!old->n || row->rank < old->rank) return true;
    return row->rank == old->rank && may_join(old, row->field);
}

/* ---- attributes --------------------------------------------------------- */

static bool is(const char *p, size_t n, const char *word) {
    return strlen(word) == n && memcmp(p, word, n) == 0;
}

static bool find_attribute(const struct xml_scan *s, const char *name, struct xml_attribute *a) {
    const char *at = s->rest, *end = s->rest + s->rest_n;
    while (xml_scan_attribute(&at, end, a))
        if (is(a->name, a->name_n, name)) return true;
    return false;
}

/* Is an attribute as "type=url" says, whatever the case of its letters?  "type=":
 * it may be missing. */
static bool has(const struct xml_scan *s, const char *condition) {
    char name[16];
    size_t k = strcspn(condition, "="), n = strlen(condition + k + 1);
    struct xml_attribute a;
    snprintf(name, sizeof name, "%.*s", (int)k, condition);
    if (!find_attribute(s, name, &a)) return n == 0;
    if (a.value_n != n) return false;
    for (size_t i = 0; i < n; i++)
        if ((a.value[i] | 32) != (condition[k + 1 + i] | 32)) return false;
    return true;
}

static bool is_other_link(const struct xml_scan *s) {
    struct xml_attribute a;
    return find_attribute(s, "rel", &a) && !is(a.value, a.value_n, "alternate");
}

/* Keeps the place of a reference that is not followed. */
static void note_refused(struct cutter *c) {
    if (!c->text.refused_from) return;
    c->refused_at = c->scan.at + (uint64_t)(c->text.refused_from - c->scan.token);
    c->text.refused_from = NULL;
}

static bool take_attribute(struct cutter *c, const struct xml_row *row) {
    struct xml_attribute a;
    size_t from = target(c)->n;
    if (!find_attribute(&c->scan, row->attribute, &a)) return true;
    if (row->form == FORM_LINK && is_other_link(&c->scan)) return true;
    if (!xml_text_add(&c->text, a.value, a.value_n, true, target(c))) return false;
    note_refused(c);
    return keep(c, row, FORM_WORDS, from);
}

/* What a type of content says of the letters; FORM_LINK: they are none. */
static u8 typed(const struct xml_scan *s, const char *attribute) {
    struct xml_attribute a, mode;
    if (!find_attribute(s, attribute, &a) || !a.value_n) return FORM_HTML;
    bool elements = find_attribute(s, "mode", &mode) && is(mode.value, mode.value_n, "xml");
    if (is(a.value, a.value_n, "text") || is(a.value, a.value_n, "text/plain")) return FORM_TEXT;
    if (is(a.value, a.value_n, "xhtml") || is(a.value, a.value_n, "application/xhtml+xml"))
        return FORM_XHTML;
    if (is(a.value, a.value_n, "html") || is(a.value, a.value_n, "text/html"))
        return elements ? FORM_XHTML : FORM_HTML;
    return FORM_LINK;
}

/* ---- captures ----------------------------------------------------------- */

/* Written by berita-extract, whose bodies are the text to the letter? */
static bool is_own(const struct cutter *c) {
    const struct xml_value *maker = &c->of_item[XML_MAKER];
    return c->depth && is(c->item.p + maker->at, maker->n, "berita-extract");
}

static u8 form_of(const struct cutter *c, const struct xml_row *row) {
    if (row->form == FORM_TYPED) return typed(&c->scan, row->attribute);
    return row->form == FORM_BLOCKS && is_own(c) ? FORM_EXACT : row->form;
}

static void begin_capture(struct cutter *c, const struct xml_row *row) {
    u8 form = form_of(c, row);
    if (form == FORM_LINK) return;
    if (c->capture.row) target(c)->n = c->capture.at;
    c->text.exact = form == FORM_EXACT;
    c->capture =
        (struct capture){.row = row, .form = form, .depth = c->path.depth, .at = target(c)->n};
}

static bool end_capture(struct cutter *c) {
    static const u8 as_read[] = {
        [FORM_WORDS] = FORM_WORDS, [FORM_TITLE] = FORM_TITLE, [FORM_PERSON] = FORM_PERSON,
        [FORM_TEXT] = FORM_TEXT,   [FORM_HTML] = FORM_HTML,   [FORM_XHTML] = FORM_HTML,
        [FORM_BLOCKS] = FORM_TEXT, [FORM_EXACT] = FORM_EXACT};
    const struct xml_row *row = c->capture.row;
    c->capture.row = NULL;
    c->text.exact = false;
    return keep(c, row, as_read[c->capture.form], c->capture.at);
}

/* While a field is taken, another place of the same that is better goes before
 * it: the person within a byline, the body within an inline document. */
static bool may_begin(struct cutter *c, const struct xml_row *row) {
    const struct xml_row *open = c->capture.row;
    if (row->attribute && row->form != FORM_TYPED) return false;
    if (open && (open->field != row->field || open->rank <= row->rank)) return false;
    return wants(c, row) && (!row->only || has(&c->scan, row->only));
}

static bool take_row(struct cutter *c, const struct xml_row *row) {
    if (!xml_path_ends(&c->path, row->path)) return true;
    if (may_begin(c, row)) begin_capture(c, row);
    else if (row->attribute && row->form != FORM_TYPED && !c->capture.row)
        return take_attribute(c, row);
    return true;
}

static bool take_rows(struct cutter *c) {
    for (size_t i = 0; i < COUNT(c->kind->rows) && c->kind->rows[i]; i++)
        for (const struct xml_row *row = c->kind->rows[i]; row->path; row++)
            if (!take_row(c, row)) return false;
    return true;
}

/* An element within a field. */
static bool within(struct cutter *c, bool start) {
    struct capture *k = &c->capture;
    size_t n;
    const char *name = xml_path_name(&c->path, &n);
    if (k->form == FORM_HTML || k->form == FORM_XHTML) return add_tag(c, name, n, start);
    if (k->form != FORM_BLOCKS || k->omitted) return true;
    if (start && xml_path_is_listed(&c->path, c->kind->omitted)) k->omitted = c->path.depth;
    else if (xml_path_is_listed(&c->path, c->kind->blocks)) widen(c, GAP_PARAGRAPH);
    else if (xml_path_is_listed(&c->path, "br")) widen(c, GAP_LINE);
    else if (xml_path_is_listed(&c->path, "lb td th cell")) widen(c, GAP_BLANK);
    return true;
}

/* ---- faults ------------------------------------------------------------- */

static enum input_status no_memory(struct input *in) { return input_fail(in, SOURCE_NO_MEMORY, 0); }

/* The article that is open, or 0 for the file. */
static size_t number(const struct input *in, const struct cutter *c) {
    return c->depth && c->kind->several ? in->number + 1 : 0;
}

/* A fault at a byte counted from 0; another article may begin behind it. */
static enum input_status broken(struct input *in, struct cutter *c, enum fault_cause cause,
                                uint64_t byte, const char *why) {
    fault_set(&in->fault, cause, in->name, number(in, c), byte + 1, "%s", why);
    if (c->depth) in->number++;
    c->capture.row = NULL;
    c->depth = 0;
    c->skip = c->name_n && c->kind && c->kind->several;
    in->done = !c->skip;
    return INPUT_BROKEN;
}

/* A fault of an article whose end was found. */
static enum input_status refuse(struct input *in, struct cutter *c, enum fault_cause cause,
                                uint64_t byte, const char *why) {
    fault_set(&in->fault, cause, in->name, c->kind->several ? in->number : 0, byte + 1, "%s", why);
    return INPUT_BROKEN;
}

/* ---- articles ----------------------------------------------------------- */

static bool is_article(const struct cutter *c) {
    for (const char *const *path = c->kind->items; *path; path++)
        if (xml_path_ends(&c->path, *path)) return true;
    return false;
}

static bool begin_article(struct cutter *c) {
    size_t n;
    const char *name = xml_path_written(&c->path, c->path.depth - 1, &n);
    memcpy(c->name, name, c->name_n = n);
    c->capture.row = NULL;
    c->around = c->path.depth - 1;
    c->depth = c->path.depth;
    c->last = c->scan.at;
    c->too_long = false;
    c->text.refused = c->text.refused_from = NULL;
    c->text.expanded = 0;
    memset(c->of_item, 0, sizeof c->of_item);
    c->item.n = 0;
    if (!bytes_room(&c->item, sizeof(struct xml_item))) return false;
    memset(c->item.p, 0, sizeof(struct xml_item));
    c->item.n = sizeof(struct xml_item);
    return true;
}

/* What the feed says of all of its articles. */
static bool take_over(struct cutter *c) {
    for (unsigned i = 0; i < XML_FIELDS; i++) {
        struct xml_value *v = &c->of_item[i], f = c->of_feed[i];
        if (v->n || !f.n || (i != XML_OUTLET && i != XML_AUTHOR)) continue;
        u32 at = (u32)c->item.n;
        if (!bytes_add(&c->item, c->feed.p + f.at, f.n)) return false;
        *v = f;
        v->at = at;
    }
    return true;
}

/* INPUT_END: nothing to hand out, and no fault. */
static enum input_status end_article(struct input *in, struct cutter *c, struct item *item) {
    struct xml_item head = {0};
    in->number++;
    c->articles++;
    if (c->too_long) return refuse(in, c, FAULT_LONG, c->last, "an article larger than 256 MiB");
    if (c->text.refused) {
        snprintf(c->why, sizeof c->why, "the entity &%s; %s", c->text.refused_name,
                 c->text.refused);
        return refuse(in, c, FAULT_FORM, c->refused_at, c->why);
    }
    if (is_own(c)) {
        c->of_item[XML_TITLE] = c->of_item[XML_SOURCE_TITLE];
        c->of_item[XML_BODY].form = FORM_EXACT;
    } else if (!c->of_item[XML_BODY].n && !c->of_item[XML_TITLE].n) {
        c->articles -= c->kind->lists;
        if (c->kind->lists) return INPUT_END;
        return refuse(in, c, FAULT_EMPTY, c->last, "neither a text nor a title");
    }
    if (!take_over(c)) return no_memory(in);
    memcpy(head.field, c->of_item, sizeof head.field);
    memcpy(c->item.p, &head, sizeof head);
    item->bytes = c->item.p;
    item->n = c->item.n;
    item->number = c->kind->several || in->number > 1 ? in->number : 0;
    return INPUT_RECORD;
}

/* ---- events ------------------------------------------------------------- */

static void begin_document(struct cutter *c) {
    xml_path_begin(&c->path);
    xml_text_begin(&c->text);
    memset(c->of_feed, 0, sizeof c->of_feed);
    c->feed.n = 0;
    c->capture.row = NULL;
    c->kind = NULL;
    c->name_n = 0;
    c->depth = 0;
    c->articles = 0;
    c->declared = true;
}

/* What articles will be called, should there be a fault before the first: as
 * their kind has it, with the root's prefix where both have one. */
static void expect_articles(struct cutter *c) {
    size_t n, k;
    const char *root = xml_path_written(&c->path, 0, &n), *name = strrchr(c->kind->items[0], '/');
    const char *colon = memchr(root, ':', n);
    name = name ? name + 1 : c->kind->items[0];
    if (strchr(name, ':')) name = strchr(name, ':') + 1;
    k = colon && !is(root, n, "rdf:RDF") ? (size_t)(colon + 1 - root) : 0;
    c->name_n = (size_t)snprintf(c->name, sizeof c->name, "%.*s%s", (int)k, root, name);
    c->around = 1;
}

static enum input_status begin_root(struct input *in, struct cutter *c) {
    size_t n;
    const char *name = xml_path_name(&c->path, &n);
    c->declared = false;
    c->kind = xml_kind_of(name, n);
    if (c->kind) return expect_articles(c), INPUT_END;
    const char *more = "of no format that is read: RSS, Atom, NITF, NewsML, TEI, sitemaps of news";
    if (is(name, n, "html:html") || is(name, n, "html")) more = "a page: --input-format html";
    if (is(name, n, "sitemapindex")) more = "a list of sitemaps, without news itself";
    name = xml_path_written(&c->path, 0, &n);
    snprintf(c->why, sizeof c->why, "the root element <%.*s> is %s", n < 80 ? (int)n : 80, name,
             more);
    return broken(in, c, FAULT_FORM, c->scan.at, c->why);
}

/* An article within one is where the end of the first is missing. */
static bool begins_again(const struct cutter *c) {
    const struct xml_scan *s = &c->scan;
    return c->depth && c->kind->several && s->n == c->name_n && memcmp(s->p, c->name, s->n) == 0;
}

static enum input_status end_before(struct input *in, struct cutter *c) {
    int n = (int)c->name_n;
    snprintf(c->why, sizeof c->why, "<%.*s> within <%.*s>", n, c->name, n, c->name);
    broken(in, c, FAULT_FORM, c->scan.at, c->why);
    xml_scan_back(&c->scan);
    xml_path_rise(&c->path, c->around);
    c->skip = false;
    return INPUT_BROKEN;
}

static enum input_status on_end(struct input *in, struct cutter *c, struct item *item);

static enum input_status on_start(struct input *in, struct cutter *c, struct item *item) {
    const struct xml_scan *s = &c->scan;
    if (c->path.depth == 0 && !c->declared) begin_document(c);
    if (begins_again(c)) return end_before(in, c);
    const char *why = xml_path_enter(&c->path, s, c->why);
    if (why) return broken(in, c, FAULT_FORM, s->at, why);
    if (c->path.depth == 1) {
        enum input_status got = begin_root(in, c);
        if (got != INPUT_END) return got;
    }
    if (!c->depth && is_article(c) && !begin_article(c)) return no_memory(in);
    if (c->capture.row && !within(c, true)) return no_memory(in);
    if ((!c->capture.row || !c->capture.omitted) && !take_rows(c)) return no_memory(in);
    return s->empty ? on_end(in, c, item) : INPUT_END;
}

static enum input_status on_end(struct input *in, struct cutter *c, struct item *item) {
    struct capture *k = &c->capture;
    xml_path_settle(&c->path, &c->scan);
    if (k->row && c->path.depth > k->depth && !within(c, false)) return no_memory(in);
    const char *why = xml_path_leave(&c->path, &c->scan, c->why);
    if (why) return broken(in, c, FAULT_FORM, c->scan.at, why);
    if (k->row && c->path.depth < k->omitted) k->omitted = 0;
    if (k->row && c->path.depth < k->depth && !end_capture(c)) return no_memory(in);
    if (!c->depth || c->path.depth >= c->depth) return INPUT_END;
    enum input_status got = end_article(in, c, item);
    c->depth = 0;
    return got;
}

/* Where the first letter is that is no blank nor a byte order mark; n: nowhere. */
static size_t first_letter(const char *p, size_t n) {
    size_t i = n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    while (i < n && is_blank(p[i])) i++;
    return i;
}

static enum input_status on_text(struct input *in, struct cutter *c, bool references) {
    const struct xml_scan *s = &c->scan;
    size_t letter = c->path.depth ? s->n : first_letter(s->p, s->n);
    if (letter < s->n)
        return broken(in, c, FAULT_FORM, s->at + letter, "text where an element should be");
    if (!c->capture.row || c->capture.omitted || c->too_long) return INPUT_END;
    if (!add_text(c, s->p, s->n, references)) return no_memory(in);
    note_refused(c);
    return INPUT_END;
}

static enum input_status unclosed(struct input *in, struct cutter *c, uint64_t byte,
                                  const char *where) {
    size_t n;
    const char *name = xml_path_written(&c->path, c->depth ? c->depth - 1 : 0, &n);
    snprintf(c->why, sizeof c->why, "%s within <%.*s>", where, n < 80 ? (int)n : 80, name);
    return broken(in, c, FAULT_FORM, byte, c->why);
}

static enum input_status on_finish(struct input *in, struct cutter *c) {
    in->done = true;
    if (c->path.depth) {
        unclosed(in, c, c->scan.at, "the file ends");
        in->done = true;
        return INPUT_BROKEN;
    }
    if (c->kind && (c->articles || !c->kind->empty)) return INPUT_END;
    fault_set(&in->fault, FAULT_EMPTY, in->name, 0, 0, "%s",
              c->kind ? c->kind->empty : "no XML in it");
    return INPUT_BROKEN;
}

/* Where a document begins again before the last has ended, it begins. */
static enum input_status on_declaration(struct input *in, struct cutter *c) {
    const struct xml_scan *s = &c->scan;
    struct xml_attribute a;
    bool cut_off = c->path.depth > 0;
    if (cut_off) unclosed(in, c, s->at, "another document begins");
    begin_document(c);
    c->skip = in->done = false;
    struct xml_scan declaration = *s;
    declaration.rest = s->p + 5;
    declaration.rest_n = s->n - 5;
    if (find_attribute(&declaration, "encoding", &a) &&
        !xml_text_encoding(&c->text, a.value, a.value_n)) {
        snprintf(c->why, sizeof c->why, "the encoding \"%.*s\" is not known",
                 a.value_n < 40 ? (int)a.value_n : 40, a.value);
        return broken(in, c, FAULT_FORM, s->at, c->why);
    }
    return cut_off ? INPUT_BROKEN : INPUT_END;
}

static enum input_status on_doctype(struct input *in, struct cutter *c) {
    if (c->path.depth) return INPUT_END;
    if (!c->declared) begin_document(c);
    return xml_text_declare(&c->text, c->scan.p, c->scan.n) ? INPUT_END : no_memory(in);
}

/* INPUT_END: nothing came of it; on with the next. */
static enum input_status on_event(struct input *in, struct cutter *c, enum xml_event event,
                                  struct item *item) {
    switch (event) {
    case XML_START: return on_start(in, c, item);
    case XML_END: return on_end(in, c, item);
    case XML_TEXT: return on_text(in, c, true);
    case XML_CDATA: return on_text(in, c, false);
    case XML_DECLARATION: return on_declaration(in, c);
    case XML_DOCTYPE: return on_doctype(in, c);
    case XML_FINISH: return on_finish(in, c);
    case XML_FAULT: return broken(in, c, c->scan.cause, c->scan.at, c->scan.broken);
    case XML_UNREAD: return input_fail(in, c->scan.status, 0);
    }
    return INPUT_END;
}

/* Keeps the room for an article bounded: it is refused at its end. */
static void shorten(struct cutter *c) {
    if (c->item.n > BERITA_TEXT_MAX) {
        c->too_long = true;
        c->capture.row = NULL;
        memset(c->of_item, 0, sizeof c->of_item);
        c->item.n = sizeof(struct xml_item);
    }
    if (c->feed.n > BERITA_TEXT_MAX) {
        c->capture.row = NULL;
        memset(c->of_feed, 0, sizeof c->of_feed);
        c->feed.n = 0;
    }
}

static struct cutter *open(struct input *in) {
    struct cutter *c = calloc(1, sizeof *c);
    if (!c) return NULL;
    xml_scan_begin(&c->scan, &in->source);
    begin_document(c);
    return in->state = c;
}

/* Goes on behind a fault; false at the end of the file. */
static bool go_on(struct cutter *c) {
    if (!c->skip) return true;
    c->skip = false;
    xml_path_rise(&c->path, c->around);
    return xml_scan_skip(&c->scan, c->name, c->name_n);
}

enum input_status xml_cut(struct input *in, struct item *item) {
    struct cutter *c = in->state ? in->state : open(in);
    enum input_status got = INPUT_END;
    if (!c) return no_memory(in);
    if (!go_on(c)) {
        in->done = true;
        return INPUT_END;
    }
    while (got == INPUT_END && !in->done) {
        got = on_event(in, c, xml_scan_next(&c->scan), item);
        if (got == INPUT_END) shorten(c);
    }
    return got;
}

void xml_close(struct input *in) {
    struct cutter *c = in->state;
    if (!c) return;
    xml_path_free(&c->path);
    xml_text_free(&c->text);
    bytes_free(&c->item);
    bytes_free(&c->feed);
    free(c);
}
