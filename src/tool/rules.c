/* berita-rules: holds every rule to its own examples, and finds rules that
 * nothing needs.
 *
 * usage: berita-rules check FILE...       the yes and no lines of rule files
 *        berita-rules coverage DIR        rules that never fire over the .txt files of DIR
 *
 * An example is run through the whole pipeline.  "yes" wants an annotation
 * made by its rule, with the text or value after "->" when one is given; "no"
 * wants none.  Rules that make no annotation of their own (datelines, cues,
 * what is not a date) are held to what they match. */
#define _POSIX_C_SOURCE 200809L
#include "model/match.h"
#include "tool/tool.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#define PUBLISHED "2025-07-17"

struct line {
    const char *p, *end;
};

struct example {
    bool yes;
    char text[4096];
    u32 len;
    struct line wanted; /* p == NULL: anything will do */
    char published[16];
};

/* ---- reading examples ------------------------------------------------------ */

static const char *skip_blanks(const char *p, const char *end) {
    while (p < end && (*p == ' ' || *p == '\t')) p++;
    return p;
}

static bool starts(const char *p, const char *end, const char *with) {
    size_t n = strlen(with);
    return (size_t)(end - p) >= n && memcmp(p, with, n) == 0;
}

/* The text ends at the first quotation mark that is followed by nothing, by
 * "->" or by "@": marks inside need no escape. */
static bool ends_text(const char *p, const char *end) {
    if (*p != '"') return false;
    p = skip_blanks(p + 1, end);
    return p == end || starts(p, end, "->") || *p == '@';
}

static const char *read_text(struct example *x, const char *p, const char *end) {
    for (x->len = 0; p < end && !ends_text(p, end); p++) {
        if (x->len == sizeof x->text) return NULL;
        bool line_end = starts(p, end, "\\n");
        x->text[x->len++] = line_end ? '\n' : *p;
        p += line_end;
    }
    return p < end ? p + 1 : NULL;
}

static const char *find_at(const char *p, const char *end) {
    for (; p < end; p++)
        if (*p == '@' && p + 1 < end && p[1] == ' ') return p;
    return end;
}

static bool read_example(struct example *x, const char *p, const char *end) {
    p = skip_blanks(p, end);
    if (p == end || *p != '"' || !(p = read_text(x, p + 1, end))) return false;
    p = skip_blanks(p, end);
    const char *at = find_at(p, end);
    x->wanted = (struct line){NULL, NULL};
    if (starts(p, end, "->")) {
        p = skip_blanks(p + 2, at);
        const char *last = at;
        while (last > p && (last[-1] == ' ' || last[-1] == '\r')) last--;
        x->wanted = (struct line){p, last};
    }
    strcpy(x->published, PUBLISHED);
    if (at < end) {
        at = skip_blanks(at + 1, end);
        snprintf(x->published, sizeof x->published, "%.*s", (int)(end - at), at);
    }
    return true;
}

/* ---- what a rule made ------------------------------------------------------ */

struct result { /* one thing a rule made */
    struct berita_str text, value;
};

struct results {
    struct result row[64];
    u32 n;
};

static void add(struct results *r, struct berita_str text, const char *value) {
    if (r->n == COUNT(r->row)) return;
    r->row[r->n++] = (struct result){text, {value, value ? (u32)strlen(value) : 0}};
}

/* Every annotation that carries the rule. */
static void made_by(const struct doc *d, u32 rule, struct results *r) {
    rule += REASONS;
    for (u32 i = 0; i < d->n_dates; i++)
        if (d->date[i].rule == rule)
            add(r, doc_str(d, d->date[i].start, d->date[i].end), d->date[i].value);
    for (u32 i = 0; i < d->n_mentions; i++)
        if (d->mention[i].rule == rule)
            add(r, doc_str(d, d->mention[i].start, d->mention[i].end), NULL);
    for (u32 i = 0; i < d->n_roles; i++)
        if (d->role[i].rule == rule)
            add(r, doc_str(d, d->role[i].start, d->role[i].end), NULL);
    for (u32 i = 0; i < d->n_quotations; i++)
        if (d->quotation[i].rule == rule || d->quotation[i].resolved_by == rule)
            add(r, doc_str(d, d->quotation[i].start, d->quotation[i].end), NULL);
}

struct matching {
    const struct doc *doc;
    u32 rule;
    struct results *results;
};

static bool is_separator(const struct doc *d, u32 t) {
    return doc_spells(d, t, "-") || doc_spells(d, t, "\u2013") || doc_spells(d, t, "\u2014") ||
           doc_spells(d, t, ",") || doc_spells(d, t, ":");
}

/* Text of the tokens [first, limit) without a dash or comma at its end. */
static struct berita_str bare(const struct doc *d, u32 first, u32 limit) {
    while (limit > first + 1 && is_separator(d, limit - 1)) limit--;
    struct berita_span s = doc_span(d, first, limit);
    return doc_str(d, s.start, s.end);
}

/* The same without any marks around it: "(34 tahun)" is 34 tahun. */
static struct berita_str inner(const struct doc *d, u32 first, u32 limit) {
    while (limit > first + 1 && d->token[limit - 1].kind == TOKEN_PUNCT) limit--;
    while (limit > first + 1 && d->token[first].kind == TOKEN_PUNCT) first++;
    struct berita_span s = doc_span(d, first, limit);
    return doc_str(d, s.start, s.end);
}

static bool found(void *user, const struct match *m) {
    struct matching *x = user;
    if (m->rule != x->rule) return true;
    add(x->results, bare(x->doc, m->first, m->limit), NULL);
    add(x->results, inner(x->doc, m->first, m->limit), NULL);
    for (u32 i = 0; i < MAX_CAPTURES; i++)
        if (m->capture[i].first != NONE && m->capture[i].first < m->capture[i].limit)
            add(x->results, bare(x->doc, m->capture[i].first, m->capture[i].limit), NULL);
    return false;
}

/* Everything the rule matches. */
static void matched_by(const struct doc *d, u32 rule, struct results *r) {
    struct matching x = {d, rule, r};
    for (u32 t = 0; t < d->n_tokens; t++)
        match_all_at(d, t, d->model->rule[rule].group, found, &x);
}

static bool makes_rows(const struct rule *r) {
    switch (r->emit) {
    case EMIT_NOT_DATE: case EMIT_NOTHING: case EMIT_SCARE: case EMIT_DATELINE:
    case EMIT_OCCASION: return false;
    default: return true;
    }
}

static void made(const struct doc *d, u32 rule, struct results *r) {
    r->n = 0;
    made_by(d, rule, r);
    if (!makes_rows(&d->model->rule[rule])) matched_by(d, rule, r);
}

/* ---- checking -------------------------------------------------------------- */

struct checker {
    struct tool tool;
    const char *file;
    unsigned line;
    u32 rule;        /* the rule whose lines are being read, or NONE */
    char name[128];
    unsigned passed, failed;
};

static bool same(struct berita_str s, struct line wanted) {
    size_t n = (size_t)(wanted.end - wanted.p);
    return s.n == n && memcmp(s.p, wanted.p, n) == 0;
}

static bool as_wanted(const struct results *r, const struct example *x) {
    if (!x->yes || !x->wanted.p) return (r->n > 0) == x->yes;
    for (u32 i = 0; i < r->n; i++)
        if (same(r->row[i].text, x->wanted) || same(r->row[i].value, x->wanted)) return true;
    return false;
}

static void report(struct checker *c, const struct example *x, const struct results *r) {
    printf("FAIL %s:%u: %s: %s \"%.*s\" made ", c->file, c->line, c->name, x->yes ? "yes" : "no",
           (int)x->len, x->text);
    if (r->n == 0) printf("nothing");
    for (u32 i = 0; i < r->n; i++) {
        printf("%s'%.*s'", i ? ", " : "", (int)r->row[i].text.n, r->row[i].text.p);
        if (r->row[i].value.n) printf(" %s", r->row[i].value.p);
    }
    if (x->yes && x->wanted.p)
        printf(", not %.*s", (int)(x->wanted.end - x->wanted.p), x->wanted.p);
    putchar('\n');
}

static void fault(struct checker *c, const char *what) {
    printf("FAIL %s:%u: %s\n", c->file, c->line, what);
    c->failed++;
}

static void check_example(struct checker *c, bool yes, const char *p, const char *end) {
    struct example x = {.yes = yes};
    struct results r;
    if (c->rule == NONE) return;
    if (!read_example(&x, p, end)) {
        fault(c, "an example that cannot be read");
        return;
    }
    tool_give(&c->tool, x.text, x.len, x.published);
    if (!tool_run(&c->tool, NULL, NULL)) {
        fault(c, "the pipeline failed");
        return;
    }
    made(c->tool.doc, c->rule, &r);
    if (as_wanted(&r, &x)) {
        c->passed++;
        return;
    }
    report(c, &x, &r);
    c->failed++;
}

static void start_rule(struct checker *c, const char *p, const char *end) {
    const struct model *m = c->tool.doc->model;
    p = skip_blanks(p, end);
    snprintf(c->name, sizeof c->name, "%.*s", (int)(end - p), p);
    c->name[strcspn(c->name, " \t\r")] = 0;
    c->rule = NONE;
    for (u32 i = 0; i < m->n_rules; i++)
        if (strcmp(model_str(m, m->rule[i].name), c->name) == 0) c->rule = i;
    if (c->rule == NONE) fault(c, "a rule that the program was not made with");
}

static void check_line(struct checker *c, const char *p, const char *end) {
    p = skip_blanks(p, end);
    if (starts(p, end, "rule ")) start_rule(c, p + 5, end);
    else if (starts(p, end, "yes ")) check_example(c, true, p + 4, end);
    else if (starts(p, end, "no ")) check_example(c, false, p + 3, end);
}

static bool check_file(struct checker *c, const char *file) {
    size_t len;
    char *text = tool_read(file, &len);
    if (!text) return false;
    c->file = file;
    c->line = 0;
    c->rule = NONE;
    for (const char *p = text, *end = text + len; p < end;) {
        const char *line_end = memchr(p, '\n', (size_t)(end - p));
        if (!line_end) line_end = end;
        c->line++;
        check_line(c, p, line_end);
        p = line_end + 1;
    }
    free(text);
    return true;
}

static int check(char **files) {
    struct checker c = {.rule = NONE};
    bool good = tool_open(&c.tool);
    if (!good) return 1;
    for (; *files; files++) good = check_file(&c, *files) && good;
    tool_close(&c.tool);
    printf("%u passed, %u failed\n", c.passed, c.failed);
    return good && c.failed == 0 ? 0 : 1;
}

/* ---- coverage -------------------------------------------------------------- */

struct counts {
    u32 *matches, *rows; /* one a rule */
    u32 rules;
};

static bool count_match(void *user, const struct match *m) {
    struct counts *c = user;
    c->matches[m->rule]++;
    return true;
}

static void count_row(struct counts *c, u32 rule) {
    if (rule >= REASONS && rule - REASONS < c->rules) c->rows[rule - REASONS]++;
}

static void count_text(struct counts *c, const struct doc *d) {
    for (u32 t = 0; t < d->n_tokens; t++)
        for (unsigned g = 0; g < GROUPS; g++) match_all_at(d, t, g, count_match, c);
    for (u32 i = 0; i < d->n_dates; i++) count_row(c, d->date[i].rule);
    for (u32 i = 0; i < d->n_mentions; i++) count_row(c, d->mention[i].rule);
    for (u32 i = 0; i < d->n_roles; i++) count_row(c, d->role[i].rule);
    for (u32 i = 0; i < d->n_quotations; i++) {
        count_row(c, d->quotation[i].rule);
        if (d->quotation[i].resolved_by != d->quotation[i].rule)
            count_row(c, d->quotation[i].resolved_by);
    }
}

static bool cover_text(struct tool *tool, struct counts *c, const char *path) {
    size_t len;
    char *text = tool_read(path, &len);
    if (!text) return false;
    tool_give(tool, text, len, PUBLISHED);
    bool good = tool_run(tool, NULL, NULL);
    if (good) count_text(c, tool->doc);
    free(text);
    return good;
}

/* Every *.txt of the directory; how many in *texts. */
static bool cover_directory(struct tool *tool, struct counts *c, const char *path, unsigned *texts) {
    char name[4096];
    DIR *dir = opendir(path);
    if (!dir) {
        perror(path);
        return false;
    }
    bool good = true;
    for (struct dirent *e; good && (e = readdir(dir));) {
        size_t n = strlen(e->d_name);
        if (n < 4 || strcmp(e->d_name + n - 4, ".txt") != 0) continue;
        snprintf(name, sizeof name, "%s/%s", path, e->d_name);
        good = cover_text(tool, c, name);
        ++*texts;
    }
    closedir(dir);
    return good;
}

static void print_coverage(const struct model *m, const struct counts *c, unsigned texts) {
    u32 silent = 0, idle = 0;
    for (u32 i = 0; i < m->n_rules; i++) {
        const struct rule *r = &m->rule[i];
        const char *file = model_str(m, r->file), *name = model_str(m, r->name);
        if (c->matches[i] == 0 && c->rows[i] == 0) {
            printf("%s:%u: %s never matched\n", file, r->line, name);
            silent++;
        } else if (c->rows[i] == 0 && makes_rows(r)) {
            printf("%s:%u: %s matched %u times, made nothing\n", file, r->line, name, c->matches[i]);
            idle++;
        }
    }
    printf("%u rules over %u texts: %u never matched, %u matched and made nothing\n", m->n_rules,
           texts, silent, idle);
}

static int coverage(const char *path) {
    struct tool tool;
    unsigned texts = 0;
    if (!tool_open(&tool)) return 1;
    struct counts c = {.rules = tool.doc->model->n_rules};
    c.matches = calloc(c.rules + 1, sizeof *c.matches);
    c.rows = calloc(c.rules + 1, sizeof *c.rows);
    bool good = c.matches && c.rows && cover_directory(&tool, &c, path, &texts);
    if (good) print_coverage(tool.doc->model, &c, texts);
    free(c.matches);
    free(c.rows);
    tool_close(&tool);
    return good ? 0 : 1;
}

int main(int argc, char **argv) {
    if (argc > 2 && strcmp(argv[1], "check") == 0) return check(argv + 2);
    if (argc == 3 && strcmp(argv[1], "coverage") == 0) return coverage(argv[2]);
    fputs("usage: berita-rules check FILE...\n       berita-rules coverage DIR\n", stderr);
    return 2;
}
