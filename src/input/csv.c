/* Tables: comma-separated values (RFC 4180), or semicolons as spreadsheets write
 * them where the comma is the decimal mark, and tab-separated ones.  The first
 * row names the columns.
 *
 * A quotation mark where none may be damages its row only: the next line that is
 * a row by itself goes on.  Between tabs a field need not be quoted for its
 * commas, and articles begin with quotations: there a mark that is not closed
 * right before a tab or the line's end is a letter. */
#include "input/input.h"
#include "input/recognise.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROW_MAX = 64 << 20, COLUMNS_MAX = 4096 };

struct table {
    struct columns columns;
    size_t line; /* the last that was begun */
};

/* ---- the end of a row ---------------------------------------------------- */

/* How far a row has been looked through: kept while more of it is read. */
struct scan {
    size_t at, quote; /* quote: of the field that is open */
    unsigned fields;
    enum { FIELD_BEGINS, FIELD_PLAIN, FIELD_QUOTED, FIELD_CLOSED, FIELD_RETURN } state;
};

enum scanned { SCAN_MORE, SCAN_DONE, SCAN_STRAY };

/* A field that is no quoted one after all; its mark is a letter. */
static enum scanned not_quoted(struct scan *s, const struct columns *c) {
    if (!c->lenient) return SCAN_STRAY;
    s->state = FIELD_PLAIN;
    s->at = s->quote + 1;
    return SCAN_MORE;
}

/* To the next letter that means something. */
static void skip_plain(struct scan *s, const char *p, size_t n, char delimiter) {
    while (s->at < n && p[s->at] != delimiter && p[s->at] != '\n' && p[s->at] != '"') s->at++;
}

/* Takes the letter that ends a field; SCAN_MORE: another field follows. */
static enum scanned end_field(struct scan *s, char c) {
    s->fields++;
    s->at++;
    s->state = FIELD_BEGINS;
    return c == '\n' ? SCAN_DONE : SCAN_MORE;
}

static enum scanned scan_letter(struct scan *s, const char *p, size_t n, const struct columns *c) {
    char letter = p[s->at];
    const char *mark;
    switch (s->state) {
    case FIELD_BEGINS:
        s->quote = s->at;
        s->state = letter == '"' ? FIELD_QUOTED : FIELD_PLAIN;
        s->at += letter == '"';
        break;
    case FIELD_PLAIN:
        skip_plain(s, p, n, c->delimiter);
        if (s->at == n) break;
        if (p[s->at] != '"') return end_field(s, p[s->at]);
        if (!c->lenient) return SCAN_STRAY;
        s->at++;
        break;
    case FIELD_QUOTED:
        mark = memchr(p + s->at, '"', n - s->at);
        s->at = mark ? (size_t)(mark - p) + 1 : n;
        if (mark) s->state = FIELD_CLOSED;
        break;
    case FIELD_CLOSED:
        if (letter == c->delimiter || letter == '\n') return end_field(s, letter);
        if (letter != '"' && letter != '\r') return not_quoted(s, c);
        s->state = letter == '"' ? FIELD_QUOTED : FIELD_RETURN;
        s->at++;
        break;
    case FIELD_RETURN: return letter == '\n' ? end_field(s, letter) : not_quoted(s, c);
    }
    return SCAN_MORE;
}

/* At the file's end the last row needs no line feed. */
static enum scanned scan_last(struct scan *s, const char *p, size_t n, const struct columns *c) {
    enum scanned got = SCAN_MORE;
    while (got == SCAN_MORE && (s->at < n || s->state == FIELD_QUOTED))
        got = s->at < n ? scan_letter(s, p, n, c) : not_quoted(s, c);
    if (got == SCAN_MORE) s->fields++;
    return got == SCAN_MORE ? SCAN_DONE : got;
}

static enum source_status scan_row(struct source *s, struct scan *scan, const struct columns *c,
                                   enum scanned *done) {
    *done = SCAN_MORE;
    for (;;) {
        size_t n = s->end - s->start;
        while (*done == SCAN_MORE && scan->at < n)
            *done = scan_letter(scan, s->buf + s->start, n, c);
        if (*done != SCAN_MORE) return SOURCE_OK;
        if (n > ROW_MAX) return SOURCE_TOO_LONG;
        enum source_status got = source_need(s, n + 1);
        if (got == SOURCE_END && n) *done = scan_last(scan, s->buf + s->start, n, c);
        if (got != SOURCE_OK) return got == SOURCE_END && n ? SOURCE_OK : got;
    }
}

/* ---- the first row --------------------------------------------------------- */

static enum input_status broken(struct input *in, enum fault_cause cause, size_t byte,
                                const char *what) {
    struct table *t = in->state;
    fault_set(&in->fault, cause, in->name, t->line, byte, "%s", what);
    return INPUT_BROKEN;
}

static unsigned short select_column(const char *row, size_t n, char delimiter, const struct condition *c) {
    char name[256];
    if (c->n >= sizeof name) return 0;
    memcpy(name, c->name, c->n);
    name[c->n] = 0;
    return (unsigned short)recognise_column(row, n, delimiter, name);
}

static void find_columns(struct columns *c, const char *row, size_t n, const struct fields *f) {
    const char *const names[] = {f->id, f->text, f->published, f->title};
    for (unsigned i = 0; i < 4; i++)
        c->field[i] = (unsigned short)recognise_column(row, n, c->delimiter, names[i]);
    for (unsigned i = 0; i < f->select.n; i++) c->shown[i] = select_column(row, n, c->delimiter, &f->select.of[i]);
    c->n = 1;
    for (const char *p = row, *end = row + n; (p = memchr(p, c->delimiter, (size_t)(end - p))); p++)
        c->n++;
}

static enum input_status no_text(struct input *in, const char *row, size_t n) {
    char what[600];
    if (n > 400) n = 400;
    snprintf(what, sizeof what, "no column \"%s\" (--field text=NAME reads another one) in: %.*s",
             in->field->text, (int)n, row);
    in->done = true;
    return broken(in, FAULT_FIELD, 0, what);
}

static size_t skip_mark(const char *p, size_t n) {
    return n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

/* The columns' names are on one line; "sep=;" may stand before it, for Excel. */
static enum input_status read_header(struct input *in, const char *delimiters) {
    struct table *t = in->state;
    const struct fields *f = in->field;
    char *row;
    size_t n;
    do {
        enum source_status got = source_line(&in->source, ROW_MAX, &row, &n);
        if (got == SOURCE_END) return INPUT_END;
        if (got != SOURCE_OK) return input_fail(in, got, ROW_MAX);
        if (++t->line == 1) n -= skip_mark(row, n), row += skip_mark(row, n);
        if (n && row[n - 1] == '\r') n--;
    } while (n == 0 || (n == 5 && memcmp(row, "sep=", 4) == 0));
    for (const char *d = delimiters; *d && !t->columns.field[1]; d++) {
        t->columns.delimiter = *d;
        find_columns(&t->columns, row, n, f);
    }
    if (!t->columns.field[1]) return no_text(in, row, n);
    if (t->columns.n <= COLUMNS_MAX) return INPUT_RECORD;
    in->done = true;
    return broken(in, FAULT_LONG, 0, "too many columns");
}

/* ---- cutting --------------------------------------------------------------- */

static size_t count_lines(const char *p, size_t n) {
    size_t lines = 0;
    for (const char *end = p + n; (p = memchr(p, '\n', (size_t)(end - p))); p++) lines++;
    return lines;
}

/* Behind the line the damaged row began in, further lines are passed over until
 * one is a whole row, and so no middle of a text. */
static enum source_status skip_damage(struct input *in) {
    struct table *t = in->state;
    struct source *s = &in->source;
    char *line;
    size_t n;
    enum source_status got = source_line(s, ROW_MAX, &line, &n);
    for (bool first = true; got == SOURCE_OK; first = false) {
        struct scan scan = {0};
        enum scanned done;
        got = scan_row(s, &scan, &t->columns, &done);
        if (got == SOURCE_END && first) return SOURCE_OK;
        if (got != SOURCE_OK) break;
        if (done == SCAN_DONE && scan.fields == t->columns.n) return SOURCE_OK;
        got = source_line(s, ROW_MAX, &line, &n);
        t->line++;
    }
    return got;
}

/* What is passed over with the row is said with it. */
static void pass_over(struct input *in) {
    struct table *t = in->state;
    struct fault *f = &in->fault;
    size_t line = t->line, n = strlen(f->what);
    in->done = skip_damage(in) != SOURCE_OK;
    if (in->done) snprintf(f->what + n, sizeof f->what - n, "; the rest is passed over");
    else if (t->line > line)
        snprintf(f->what + n, sizeof f->what - n, "; goes on at line %zu", t->line + 1);
}

static enum input_status damaged(struct input *in, const struct scan *scan, bool is_long) {
    if (scan->state == FIELD_QUOTED)
        broken(in, FAULT_FORM, scan->quote + 1, "the quotation mark is never closed");
    else if (is_long) broken(in, FAULT_LONG, 0, "a row of more than 64 MiB");
    else if (scan->state == FIELD_PLAIN)
        broken(in, FAULT_FORM, scan->at + 1, "a quotation mark in a field that is not in marks");
    else broken(in, FAULT_FORM, scan->at, "a quotation mark in a field is not doubled");
    pass_over(in);
    return INPUT_BROKEN;
}

static enum input_status wrong_width(struct input *in, unsigned fields) {
    const struct table *t = in->state;
    char what[100];
    snprintf(what, sizeof what, "a row of %u columns, the first row names %u", fields,
             t->columns.n);
    return broken(in, FAULT_FORM, 0, what);
}

static bool is_blank(const char *p, size_t n) {
    while (n && (p[n - 1] == ' ' || p[n - 1] == '\r' || p[n - 1] == '\n')) n--;
    return n == 0;
}

static enum input_status cut_row(struct input *in, struct item *item) {
    struct table *t = in->state;
    struct source *s = &in->source;
    enum scanned done;
    struct scan scan;
    size_t lines;
    do {
        scan = (struct scan){0};
        enum source_status got = scan_row(s, &scan, &t->columns, &done);
        if (got == SOURCE_END) return in->done = true, INPUT_END;
        t->line++;
        if (got != SOURCE_OK && got != SOURCE_TOO_LONG) return input_fail(in, got, 0);
        if (got == SOURCE_TOO_LONG || done == SCAN_STRAY)
            return damaged(in, &scan, got == SOURCE_TOO_LONG);
        item->bytes = s->buf + s->start;
        item->n = scan.at;
        s->start += scan.at;
    } while (is_blank(item->bytes, item->n));
    lines = count_lines(item->bytes, item->n);
    item->number = t->line;
    item->columns = t->columns;
    enum input_status status =
        scan.fields == t->columns.n ? INPUT_RECORD : wrong_width(in, scan.fields);
    if (lines) t->line += lines - 1;
    return status;
}

static enum input_status cut(struct input *in, struct item *item, const char *delimiters) {
    if (!in->state) {
        struct table *t = in->state = calloc(1, sizeof *t);
        if (!t) return input_fail(in, SOURCE_NO_MEMORY, 0);
        t->columns.lenient = *delimiters == '\t';
        enum input_status got = read_header(in, delimiters);
        if (got != INPUT_RECORD) return got;
    }
    return cut_row(in, item);
}

static enum input_status cut_csv(struct input *in, struct item *item) {
    return cut(in, item, ",;\t");
}

static enum input_status cut_tsv(struct input *in, struct item *item) {
    return cut(in, item, "\t");
}

static void close_table(struct input *in) { free(in->state); }

/* ---- reading ---------------------------------------------------------------- */

/* The letters of a field in marks, doubled ones made one; NULL when it is none
 * after all.  *at is moved behind it. */
static char *unquote(char *p, size_t n, size_t *at, const struct columns *c, size_t *len) {
    size_t i = *at + 1, end;
    char *w;
    for (end = i; end < n; end++) {
        if (p[end] != '"') continue;
        if (end + 1 == n || p[end + 1] == c->delimiter) break;
        if (p[++end] != '"') return NULL;
    }
    if (end >= n) return NULL;
    w = p + i;
    for (size_t k = i; k < end; k++) {
        *w++ = p[k];
        if (p[k] == '"') k++;
    }
    *len = (size_t)(w - (p + i));
    *at = end + 2;
    return p + i;
}

static char *next_field(char *p, size_t n, size_t *at, const struct columns *c, size_t *len) {
    char *field = *at < n && p[*at] == '"' ? unquote(p, n, at, c, len) : NULL;
    if (field) return field;
    field = p + (*at < n ? *at : n);
    char *stop = memchr(field, c->delimiter, (size_t)(p + n - field));
    *len = (size_t)((stop ? stop : p + n) - field);
    *at = (size_t)(field - p) + *len + 1;
    return field;
}

/* An empty field of a day is none: tables are full of them. */
static enum input_status take_published(struct reader *r, const struct item *item, char *day,
                                        size_t n, struct record *record) {
    char what[200];
    if (n == 0) return INPUT_RECORD;
    if (day + n == item->bytes + item->n) { /* no letter behind it to end it */
        if (day == item->bytes) return INPUT_RECORD;
        memmove(day - 1, day, n);
        day--;
    }
    day[n] = 0;
    record->published = day;
    if (published_is_valid(day)) return INPUT_RECORD;
    snprintf(what, sizeof what, "\"%s\" is no date: \"%.40s\" (YYYY-MM-DD is wanted)",
             r->field->published, day);
    return reader_fail(r, item, FAULT_FIELD, (size_t)(day - item->bytes) + 1, what);
}

static enum input_status take_text(struct reader *r, const struct item *item, const char *text,
                                   size_t n, struct record *record) {
    char what[200];
    record->text = text;
    record->len = n;
    if (n <= BERITA_TEXT_MAX) return INPUT_RECORD;
    snprintf(what, sizeof what, "\"%s\" is larger than %u MiB", r->field->text,
             BERITA_TEXT_MAX >> 20);
    return reader_fail(r, item, FAULT_LONG, 0, what);
}

static void show(struct reader *r, const struct columns *c, unsigned column, struct berita_str value) {
    const struct selection *s = &r->field->select;
    for (unsigned i = 0; i < s->n; i++)
        if (c->shown[i] == column)
            selection_show(s, &r->selected, (struct berita_str){s->of[i].name, (uint32_t)s->of[i].n}, value);
}

static enum input_status read_row(struct reader *r, struct item *item, struct record *record) {
    const struct columns *c = &item->columns;
    enum input_status status = INPUT_RECORD;
    size_t n = item->n, at = 0, len;
    if (n && item->bytes[n - 1] == '\n') n--;
    if (n && item->bytes[n - 1] == '\r') n--;
    for (unsigned i = 1; i <= c->n && status == INPUT_RECORD; i++) {
        char *field = next_field(item->bytes, n, &at, c, &len);
        struct berita_str str = {field, (uint32_t)len};
        show(r, c, i, str);
        if (i == c->field[0] && len) record->id = str;
        if (i == c->field[3] && len) record->title = str;
        if (i == c->field[1]) status = take_text(r, item, field, len, record);
        if (i == c->field[2] && status == INPUT_RECORD)
            status = take_published(r, item, field, len, record);
    }
    if (!record->id.p) reader_number_id(r, item, record);
    return status;
}

const struct file_format format_csv = {cut_csv, read_row, close_table};
const struct file_format format_tsv = {cut_tsv, read_row, close_table};
