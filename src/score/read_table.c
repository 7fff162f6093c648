/* CSV and TSV as berita-extract writes them, or as a spreadsheet saved them
 * again: rows that follow each other with one id are a document. */
#include "score/forms.h"
#include "score/tree.h"

#include "emit/formula.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MOST = 64 };

struct cell {
    const char *p;
    size_t n;
};

struct table {
    char separator;
    bool quotes;
    char *cells; /* letters of the row and of the header, one behind the other */
    char *head;
    struct cell name[COLUMNS_MOST], cell[COLUMNS_MOST];
    unsigned columns, n;
    size_t row; /* number of the row read last, from 1 */
    const char *wrong;
    size_t wrong_at; /* byte of the file */
    struct tree t;
    void (*take)(struct table *b);
    u32 complete;
    const char *list;
};

static void table_free(void *state) {
    struct table *b = state;
    free(b->cells);
    free(b->head);
    json_decref(b->t.root);
    free(b);
}

/* ---- rows --------------------------------------------------------------- */

static bool wrong(struct table *b, size_t at, const char *why) {
    b->wrong = why;
    b->wrong_at = at;
    return false;
}

/* One cell from *at on, its letters to *to; *at is behind it then. */
static bool read_cell(struct table *b, const struct whole *w, size_t *at, char **to) {
    const char *p = w->p;
    size_t i = *at, from = i;
    bool quoted = b->quotes && i < w->n && p[i] == '"';
    if (quoted) i++;
    for (; i < w->n; i++) {
        if (quoted && p[i] == '"') {
            if (i + 1 == w->n || p[i + 1] != '"') break;
            i++;
        } else if (!quoted && (p[i] == b->separator || p[i] == '\n' || p[i] == '\r')) {
            break;
        } else if (!quoted && b->quotes && p[i] == '"') {
            return wrong(b, i, "a quotation mark within a cell that does not begin with one");
        }
        *(*to)++ = p[i];
    }
    if (quoted && i++ >= w->n) return wrong(b, from, "a quotation mark without its fellow");
    if (i < w->n && p[i] != b->separator && p[i] != '\n' && p[i] != '\r')
        return wrong(b, i, "letters behind a cell's quotation mark");
    *at = i;
    return true;
}

/* A row's cells to `cell`; false at the end of the file and when the row is wrong. */
static bool read_row(struct table *b, struct whole *w, struct cell *cell, unsigned *n, char *to) {
    b->wrong = NULL;
    *n = 0;
    while (w->at < w->n && (w->p[w->at] == '\n' || w->p[w->at] == '\r')) w->at++;
    if (w->at == w->n) return false;
    b->row++;
    for (;;) {
        char *begin = to;
        if (!read_cell(b, w, &w->at, &to)) return false;
        if (*n == COLUMNS_MOST) return wrong(b, w->at, "more cells than any table of ours has");
        size_t length = (size_t)(to - begin);
        if (formula_is_guarded(begin, length) && *begin == '\'') begin++, length--;
        cell[(*n)++] = (struct cell){begin, length};
        if (w->at == w->n || w->p[w->at] != b->separator) return true;
        w->at++;
    }
}

/* Goes to the next line behind what is wrong. */
static void skip_row(struct table *b, struct whole *w) {
    const char *feed =
        b->wrong_at < w->n ? memchr(w->p + b->wrong_at, '\n', w->n - b->wrong_at) : NULL;
    w->at = feed ? (size_t)(feed - w->p) + 1 : w->n;
}

/* ---- cells -------------------------------------------------------------- */

static bool is_name(const struct cell *c, const char *name) {
    return strlen(name) == c->n && memcmp(c->p, name, c->n) == 0;
}

static bool has_column(const struct table *b, const char *name) {
    for (unsigned i = 0; i < b->columns; i++)
        if (is_name(&b->name[i], name)) return true;
    return false;
}

static struct cell cell_of(const struct table *b, const char *name) {
    for (unsigned i = 0; i < b->columns && i < b->n; i++)
        if (is_name(&b->name[i], name)) return b->cell[i];
    return (struct cell){"", 0};
}

static void set(struct table *b, json_t *to, const char *name, const char *column) {
    struct cell c = cell_of(b, column);
    tree_text(&b->t, to, name, c.p, c.n);
}

static void set_flag(struct table *b, json_t *to, const char *name) {
    struct cell c = cell_of(b, name);
    tree_set(&b->t, to, name, json_boolean(is_name(&c, "true") || is_name(&c, "TRUE")));
}

/* A whole number, or -1. */
static long long number(struct cell c) {
    long long value = 0;
    if (!c.n || c.n > 15) return -1;
    for (size_t i = 0; i < c.n; i++) {
        if (c.p[i] < '0' || c.p[i] > '9') return -1;
        value = value * 10 + (c.p[i] - '0');
    }
    return value;
}

/* {"start","end","text"} out of three columns; null when the first is empty.  What
 * is no number stays as it is, for the record's reader to refuse. */
static json_t *span(struct table *b, const char *text, const char *start, const char *end) {
    struct cell s = cell_of(b, start), e = cell_of(b, end), t = cell_of(b, text);
    if (!s.n && !t.n) return json_null();
    return json_pack("{s:I,s:I,s:s%}", "start", (json_int_t)number(s), "end", (json_int_t)number(e),
                     "text", t.p, t.n);
}

static json_t *entity(struct table *b, const char *column) {
    char id[24];
    struct cell c = cell_of(b, column);
    snprintf(id, sizeof id, "%.*s", (int)(c.n < 23 ? c.n : 23), c.p);
    return tree_entity(&b->t, id);
}

/* ---- kinds of rows ------------------------------------------------------- */

static void set_date(struct table *b, json_t *q) {
    struct cell c = cell_of(b, "date");
    long long n = c.n > 1 && *c.p == 't' ? number((struct cell){c.p + 1, c.n - 1}) : -1;
    if (n > 0) tree_set(&b->t, q, "date", json_integer((json_int_t)n - 1));
}

static void set_speaker(struct table *b, json_t *q) {
    struct cell name = cell_of(b, "speaker");
    json_t *speaker = span(b, "speaker_text", "speaker_start", "speaker_end");
    if (!name.n) {
        json_decref(speaker);
        tree_set(&b->t, q, "speaker", json_null());
        return;
    }
    if (json_is_null(speaker)) speaker = json_object();
    set(b, speaker, "entity", "speaker_id");
    set(b, speaker, "name", "speaker");
    set(b, speaker, "role", "role");
    set(b, speaker, "affiliation", "affiliation");
    set(b, speaker, "how", "how");
    tree_set(&b->t, q, "speaker", speaker);
}

static void set_owner(struct table *b, json_t *to, const char *name, const char *start,
                      const char *end, const char *id) {
    json_t *owner = span(b, name, start, end);
    if (json_is_object(owner)) set(b, owner, "entity", id);
    tree_set(&b->t, to, name, owner);
}

static void take_quotation(struct table *b) {
    json_t *q = span(b, "text", "start", "end"), *cue = span(b, "cue", "cue_start", "cue_end");
    struct cell confidence = cell_of(b, "confidence");
    char text[16];
    snprintf(text, sizeof text, "%.*s", (int)(confidence.n < 15 ? confidence.n : 15), confidence.p);
    if (json_is_null(q)) q = json_object();
    set(b, q, "id", "quotation");
    set(b, q, "type", "type");
    if (json_is_object(cue)) set(b, cue, "lemma", "lemma");
    tree_set(&b->t, q, "cue", cue);
    set_speaker(b, q);
    set(b, q, "continues", "continues");
    set_date(b, q);
    set(b, q, "occasion", "occasion");
    set_owner(b, q, "addressee", "addressee_start", "addressee_end", "addressee_id");
    set_flag(b, q, "second_hand");
    if (confidence.n) tree_set(&b->t, q, "confidence", json_real(strtod(text, NULL)));
    set(b, q, "rule", "rule");
    tree_add(&b->t, tree_list(&b->t, b->t.root, "quotations"), q);
}

static void take_mention(struct table *b) {
    json_t *e = entity(b, "entity"), *m = span(b, "text", "start", "end");
    if (!e || json_is_null(m)) {
        json_decref(m);
        return;
    }
    if (!json_object_get(e, "name")) {
        set(b, e, "name", "name");
        set(b, e, "kind", "kind");
        set(b, e, "code", "code");
    }
    set(b, m, "how", "how");
    if (cell_of(b, "modifies").n) set_flag(b, m, "modifies");
    set(b, m, "rule", "rule");
    tree_add(&b->t, tree_list(&b->t, e, "mentions"), m);
}

static void take_role(struct table *b) {
    json_t *e = entity(b, "entity"), *role = span(b, "text", "start", "end");
    struct cell kind = cell_of(b, "kind");
    bool title = is_name(&kind, "title");
    if (json_is_null(role)) role = tree_span(0, 0, "", 0);
    if (!e) {
        json_decref(role);
        return;
    }
    if (!json_object_get(e, "name")) set(b, e, "name", "name");
    if (!title) {
        set_owner(b, role, "organization", "organization_start", "organization_end",
                  "organization_id");
        set_owner(b, role, "place", "place_start", "place_end", "place_id");
        set_flag(b, role, "former");
        set_flag(b, role, "acting");
    }
    tree_add(&b->t, tree_list(&b->t, e, title ? "titles" : "roles"), role);
}

static void take_date(struct table *b) {
    static const char *const names[] = {"type", "value",  "mod",  "from",
                                        "to",   "anchor", "rule", NULL};
    json_t *date = span(b, "text", "start", "end");
    if (json_is_null(date)) return;
    for (const char *const *name = names; *name; name++) set(b, date, *name, *name);
    set_flag(b, date, "weekday_mismatch");
    tree_add(&b->t, tree_list(&b->t, b->t.root, "dates"), date);
}

/* ---- the file ------------------------------------------------------------ */

/* What a row is, by a column that no other kind has. */
static bool know_rows(struct table *b) {
    static const struct {
        const char *column, *list;
        void (*take)(struct table *b);
        u32 complete;
    } kinds[] = {
        {"quotation", "quotations", take_quotation, COMPLETE_ALL},
        {"organization_start", "entities", take_role, 1u << LABEL_POST | 1u << LABEL_BODY},
        {"modifies", "entities", take_mention,
         1u << LABEL_PERSON | 1u << LABEL_PLACE | 1u << LABEL_ORGANIZATION},
        {"weekday_mismatch", "dates", take_date, COMPLETE_ALL},
    };
    for (size_t i = 0; i < COUNT(kinds); i++) {
        if (!has_column(b, kinds[i].column)) continue;
        b->take = kinds[i].take;
        b->list = kinds[i].list;
        b->complete = kinds[i].complete;
        return true;
    }
    return false;
}

static enum read_status open_table(struct reader *r, struct whole *w) {
    struct table *b = calloc(1, sizeof *b);
    if (!b) return form_failed(r, "out of memory");
    w->state = b;
    w->state_free = table_free;
    b->head = malloc(w->n + 1);
    b->cells = malloc(w->n + 1);
    if (!b->head || !b->cells) return form_failed(r, "out of memory");
    const char *end = w->n && *w->p == '"' ? w->p + 4 : w->p + 2;
    b->separator = end < w->p + w->n ? *end : ',';
    b->quotes = b->separator != '\t' || *w->p == '"';
    r->line = 1;
    if (!read_row(b, w, b->name, &b->columns, b->head))
        return form_failed(r, "%s", b->wrong ? b->wrong : "no header");
    if (know_rows(b)) return READ_DOC;
    if (has_column(b, "entity"))
        return form_failed(
            r, "a table of entities does not say where they are named: one of mentions does");
    return form_failed(r, "a table with other columns than berita-extract writes");
}

/* Rows up to one with another id, or one that is wrong, which is told after them. */
static void take_rows(struct table *b, struct whole *w, struct cell id, char *room) {
    for (size_t before = w->at; read_row(b, w, b->cell, &b->n, room); before = w->at) {
        struct cell next = cell_of(b, "id");
        if (next.n == id.n && memcmp(next.p, id.p, id.n) == 0) {
            b->take(b);
            continue;
        }
        w->at = before;
        b->row--;
        return;
    }
}

static enum read_status wrong_row(struct reader *r, struct table *b, struct whole *w) {
    size_t begin = b->wrong_at;
    while (begin > 0 && w->p[begin - 1] != '\n') begin--;
    r->line = b->row;
    form_broken(r, "byte %zu: %s", b->wrong_at - begin + 1, b->wrong);
    skip_row(b, w);
    b->wrong = NULL;
    return READ_BROKEN;
}

/* The id of the document is kept before the cells of its rows. */
enum read_status table_next(struct reader *r, struct whole *w, json_t **tree) {
    enum read_status got = w->state ? READ_DOC : open_table(r, w);
    if (got != READ_DOC) return got;
    struct table *b = w->state;
    const char *const lists[] = {b->list, NULL};
    if (b->wrong || !read_row(b, w, b->cell, &b->n, b->cells))
        return b->wrong ? wrong_row(r, b, w) : READ_END;
    r->line = b->row;
    struct cell id = cell_of(b, "id");
    char *kept = malloc(id.n + 1);
    if (!kept) return form_failed(r, "out of memory");
    memcpy(kept, id.p, id.n);
    id.p = kept;
    tree_begin(&b->t, lists);
    set(b, b->t.root, "id", "id");
    set(b, b->t.root, "title", "title");
    set(b, b->t.root, "published", "published");
    b->take(b);
    take_rows(b, w, id, b->cells);
    free(kept);
    w->complete = b->complete;
    *tree = tree_end(&b->t);
    return *tree ? READ_DOC : form_failed(r, "out of memory");
}
