#include "model/builder.h"

#include "core/scan.h"
#include "core/hash.h"
#include "core/utf8.h"
#include "model/kind.h"
#include "model/model.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- growing tables ----------------------------------------------------- */

bool builder_grow(struct builder *b, void *rows, u32 *room, u32 need, size_t size) {
    u32 more = *room ? *room * 2 : 64;
    void *old, *grown;
    while (more < need) more *= 2;
    memcpy(&old, rows, sizeof old);
    grown = realloc(old, more * size);
    if (!grown) return b->out_of_memory = true, false;
    memcpy(rows, &grown, sizeof grown);
    *room = more;
    return true;
}

bool builder_room(struct builder *b, struct table *t, bool *again) {
    *again = false;
    if (t->used * 2 < t->slots) return true;
    u32 slots = t->slots ? t->slots * 2 : 1024;
    free(t->slot);
    t->slot = calloc(slots, sizeof *t->slot);
    if (!t->slot) return t->slots = 0, b->out_of_memory = true, false;
    t->slots = slots;
    *again = true;
    return true;
}

void builder_put(struct table *t, u32 hash, u32 row) {
    u32 i = hash & (t->slots - 1);
    while (t->slot[i]) i = (i + 1) & (t->slots - 1);
    t->slot[i] = row + 1;
}

/* Line and column, from 1, of a place in the file; the current line when it is
 * none. */
static void locate(const struct builder *b, const char *at, unsigned *line, unsigned *column) {
    *line = b->line_number ? b->line_number : 1;
    *column = 1;
    if (!at || at < b->top || at > b->end) return;
    *line = 1;
    for (const char *p = b->top; p < at; p++) {
        ++*column;
        if (*p == '\n') ++*line, *column = 1;
    }
}

bool builder_fail(struct builder *b, const char *at, const char *format, ...) {
    struct berita_error *err = b->err;
    if (!err || err->status) return false;
    unsigned line, column;
    locate(b, at, &line, &column);
    *err = (struct berita_error){BERITA_BAD_DATA, line, column, ""};
    int n = snprintf(err->text, sizeof err->text, "%s:%u:%u: ", b->file, line, column);
    if (n > 0 && (size_t)n < sizeof err->text) {
        va_list args;
        va_start(args, format);
        vsnprintf(err->text + n, sizeof err->text - (size_t)n, format, args);
        va_end(args);
    }
    return false;
}

/* ---- strings and words -------------------------------------------------- */

u32 builder_string_hash(const struct builder *b, u32 offset) {
    const char *p = b->str.row + offset;
    return hash_bytes(p, (u32)strlen(p));
}

/* Every string starts right behind the NUL of the one before it. */
static void rehash_strings(struct builder *b) {
    for (u32 at = 0; at < b->str.n; at += (u32)strlen(b->str.row + at) + 1)
        builder_put(&b->strings, builder_string_hash(b, at), at);
}

u32 builder_str(struct builder *b, const char *p, u32 n) {
    bool again;
    if (n == 0) return 0;
    u32 hash = hash_bytes(p, n);
    if (!builder_room(b, &b->strings, &again)) return 0;
    if (again) rehash_strings(b);
    for (u32 i = hash & (b->strings.slots - 1); b->strings.slot[i];
         i = (i + 1) & (b->strings.slots - 1)) {
        const char *s = b->str.row + b->strings.slot[i] - 1;
        if (strncmp(s, p, n) == 0 && s[n] == 0) return b->strings.slot[i] - 1;
    }
    u32 at = b->str.n;
    if (at + n + 1 > b->str.room &&
        !builder_grow(b, &b->str.row, &b->str.room, at + n + 1, 1))
        return 0;
    memcpy(b->str.row + at, p, n);
    b->str.row[at + n] = 0;
    b->str.n += n + 1;
    builder_put(&b->strings, hash, at);
    b->strings.used++;
    return at;
}

static u32 folded_word(struct builder *b, const char *p, u32 n) {
    bool again;
    u32 hash = hash_bytes(p, n);
    if (!builder_room(b, &b->words, &again)) return 0;
    if (again)
        for (u32 w = 0; w < b->word.n; w++)
            builder_put(&b->words, hash_bytes(b->str.row + b->word.row[w].str, b->word.row[w].len), w);
    for (u32 i = hash & (b->words.slots - 1); b->words.slot[i];
         i = (i + 1) & (b->words.slots - 1)) {
        const struct word *w = &b->word.row[b->words.slot[i] - 1];
        if (w->len == n && memcmp(b->str.row + w->str, p, n) == 0) return b->words.slot[i] - 1;
    }
    struct word w = {.str = builder_str(b, p, n), .len = (u16)n};
    u32 id = ADD(b, b->word, w);
    if (id == NONE) return 0;
    builder_put(&b->words, hash, id);
    b->words.used++;
    return id;
}

u32 builder_word(struct builder *b, const char *p, u32 n) {
    char folded[256];
    return folded_word(b, folded, utf8_fold(p, n, folded, sizeof folded));
}

u32 builder_class(struct builder *b, const char *p, u32 n) {
    for (u32 i = 0; i < b->cls.n; i++) {
        const char *name = b->str.row + b->cls.row[i];
        if (strncmp(name, p, n) == 0 && name[n] == 0) return i;
    }
    return NONE;
}

/* ---- phrases and entries ------------------------------------------------ */

static u32 edge_to(struct builder *b, u32 state, u32 word) {
    bool again;
    if (!builder_room(b, &b->edges, &again)) return 0;
    if (again)
        for (u32 i = 0; i < b->edge.n; i++)
            builder_put(&b->edges, edge_hash(b->edge.row[i].state, b->edge.row[i].word), i);
    u32 hash = edge_hash(state, word);
    for (u32 i = hash & (b->edges.slots - 1); b->edges.slot[i];
         i = (i + 1) & (b->edges.slots - 1)) {
        const struct edge *e = &b->edge.row[b->edges.slot[i] - 1];
        if (e->state == state && e->word == word) return e->next;
    }
    struct built_state s = {NONE, false};
    u32 next = ADD(b, b->state, s);
    struct edge e = {state, word, next};
    u32 row = next == NONE ? NONE : ADD(b, b->edge, e);
    if (row == NONE) return 0;
    builder_put(&b->edges, hash, row);
    b->edges.used++;
    b->state.row[state].more = true;
    return next;
}

u32 builder_phrase(struct builder *b, const char *p, u32 n, u32 *words, u16 *capitals) {
    struct berita_token t;
    u32 count = 0, at = 0;
    *capitals = 0;
    while ((at = scan_token(p, n, at, &t)), t.kind != TOKEN_END) {
        if (count == MAX_PHRASE_TOKENS) return 0;
        if (token_is_capital(&t)) *capitals |= (u16)(1u << count);
        words[count++] = builder_word(b, p + t.start, t.end - t.start);
    }
    return count;
}

static u32 phrase_state(struct builder *b, const u32 *words, u32 n) {
    u32 state;
    struct word *w = &b->word.row[words[0]];
    if (w->state == 0) {
        struct built_state s = {NONE, false};
        state = ADD(b, b->state, s);
        if (state == NONE) return 0;
        b->word.row[words[0]].state = state;
    }
    state = b->word.row[words[0]].state;
    for (u32 i = 1; i < n && state; i++) state = edge_to(b, state, words[i]);
    return state;
}

/* Bodies that were not always there may bear one name, one after the other. */
static bool has_years(const struct builder *b, u32 row) {
    return b->org.row[row].from || b->org.row[row].to;
}

bool builder_entry(struct builder *b, const char *at, const char *p, u32 n, struct entry e) {
    u32 words[MAX_PHRASE_TOKENS];
    u32 count = builder_phrase(b, p, n, words, &e.capitals);
    if (count == 0) return builder_fail(b, at, "a phrase has 1 to %d tokens", MAX_PHRASE_TOKENS);
    u32 state = phrase_state(b, words, count);
    if (state == 0) return false;
    e.phrase = builder_str(b, p, n);
    u32 last = NONE;
    for (u32 i = b->state.row[state].first; i != NONE; i = b->entry.row[i].next) {
        struct built_entry *old = &b->entry.row[i];
        last = i;
        if (old->e.cls != e.cls || old->e.capitals != e.capitals) continue;
        if (e.row != NONE && old->e.row == e.row) return true;
        if (e.row != NONE && e.cls != CLASS_ORG_NAME && e.cls != CLASS_ORG_ABBR) continue;
        if (i < b->seeded_entries) return old->e = e, true;
        if (e.row != NONE && (has_years(b, e.row) || has_years(b, old->e.row))) continue;
        if (e.row != NONE) return true; /* two bodies share an abbreviation: the first has it */
        return builder_fail(b, at, "\"%.*s\" is in class %s twice", (int)n, p,
                            b->str.row + b->cls.row[e.cls]);
    }
    struct built_entry new = {e, state, NONE};
    u32 row = ADD(b, b->entry, new);
    if (row == NONE) return false;
    if (last == NONE) b->state.row[state].first = row;
    else b->entry.row[last].next = row;
    return true;
}

/* ---- lines and columns -------------------------------------------------- */

bool builder_line(struct builder *b) {
    while (b->text < b->end) {
        const char *newline = memchr(b->text, '\n', (size_t)(b->end - b->text));
        b->line = b->text;
        b->line_end = newline ? newline : b->end;
        b->text = newline ? newline + 1 : b->end;
        b->line_number++;
        if (b->line_end > b->line && b->line_end[-1] == '\r') b->line_end--;
        if (b->line_end > b->line && *b->line != '#') return b->lines++, true;
    }
    return false;
}

bool builder_columns(struct builder *b, struct column *c, u32 least, u32 most) {
    const char *p = b->line;
    u32 n = 0;
    memset(c, 0, most * sizeof *c);
    for (u32 i = 0; i < most; i++) c[i].p = b->line_end;
    for (;;) {
        const char *tab = memchr(p, '\t', (size_t)(b->line_end - p));
        const char *end = tab ? tab : b->line_end;
        if (n == most)
            return builder_fail(b, p, "more than %u columns", most);
        c[n].p = p;
        c[n].n = (u32)(end - p);
        if (c[n].n == 1 && *p == '-') c[n].n = 0;
        if (c[n].n && (*p == ' ' || end[-1] == ' '))
            return builder_fail(b, p, "blank at the edge of a column");
        n++;
        if (!tab) break;
        p = tab + 1;
    }
    if (n < least) return builder_fail(b, b->line_end, "%u columns, at least %u wanted", n, least);
    for (u32 i = 0; i < least; i++)
        if (c[i].n == 0) return builder_fail(b, c[i].p, "column %u is empty", i + 1);
    return true;
}

bool builder_number(struct builder *b, struct column c, double *out) {
    char copy[32], *end;
    if (c.n == 0) return *out = 0, true;
    if (c.n >= sizeof copy) return builder_fail(b, c.p, "not a number: %.*s", (int)c.n, c.p);
    memcpy(copy, c.p, c.n);
    copy[c.n] = 0;
    *out = strtod(copy, &end);
    if (*end || end == copy || !(*out > -4e9 && *out < 4e9))
        return builder_fail(b, c.p, "not a number: %s", copy);
    return true;
}

bool builder_part(const char **at, const char *end, char separator, struct column *part) {
    while (*at < end && **at == separator) ++*at;
    if (*at >= end) return false;
    part->p = *at;
    while (*at < end && **at != separator) ++*at;
    part->n = (u32)(*at - part->p);
    return true;
}

/* ---- the kinds of file -------------------------------------------------- */

static bool read_classes(struct builder *b) {
    struct column c[2];
    while (builder_line(b)) {
        if (!builder_columns(b, c, 2, 2)) return false;
        u32 known = builder_class(b, c[0].p, c[0].n);
        if (known != NONE && known >= BUILTIN_CLASSES && !b->seeded)
            return builder_fail(b, c[0].p, "class %.*s is declared twice", (int)c[0].n, c[0].p);
        if (known != NONE) continue;
        if (b->cls.n == MAX_CLASSES)
            return builder_fail(b, c[0].p, "more than %d classes", MAX_CLASSES);
        ADD(b, b->cls, builder_str(b, c[0].p, c[0].n));
    }
    return true;
}

/* What words of definitions say names are of, in the order of the labels. */
static const char *const defined_kinds[] = {"thing", "person", "organization", "place", "matter"};

/* A head of places or bodies has a kind for its canonical form; entries have its
 * number (entry_kind). */
static i32 entry_number(u32 cls, struct column canonical, double value) {
    if (cls == CLASS_PLACE_HEAD || cls == CLASS_PLACE_BEFORE || cls == CLASS_ORG_GOVERNMENT)
        return (i32)builder_kind(place_kinds, PLACE_KINDS, canonical);
    if (cls == CLASS_ORG_HEAD || cls == CLASS_ORG_UNIT) return (i32)builder_kind(org_kinds, ORG_KINDS, canonical);
    if (cls >= CLASS_DEFINE_SKIP && cls <= CLASS_DEFINE_LAST)
        return (i32)builder_kind(defined_kinds, COUNT(defined_kinds), canonical);
    return (i32)value;
}

static bool read_words(struct builder *b) {
    struct column c[4], part;
    double value;
    while (builder_line(b)) {
        if (!builder_columns(b, c, 2, 4) || !builder_number(b, c[3], &value)) return false;
        const char *at = c[1].p;
        while (builder_part(&at, c[1].p + c[1].n, ' ', &part)) {
            u32 cls = builder_class(b, part.p, part.n);
            if (cls == NONE)
                return builder_fail(b, part.p, "class %.*s is not declared", (int)part.n, part.p);
            struct entry e = {.canonical = builder_str(b, c[2].p, c[2].n), .row = NONE, .cls = (u16)cls,
                              .number = entry_number(cls, c[2], value)};
            if (!builder_entry(b, c[0].p, c[0].p, c[0].n, e)) return false;
        }
    }
    return true;
}

static u16 saturate(double v) { return v < 0 ? 0 : v > 65535 ? 65535 : (u16)v; }

static bool has(const char *name, const char *part) { return strstr(name, part) != NULL; }

static bool read_names(struct builder *b) {
    struct column c[3];
    double male, female;
    u16 cls = has(b->file, "family") ? CLASS_NAME_FAMILY : CLASS_NAME_GIVEN;
    bool foreign = has(b->file, "world");
    struct entry abroad = {.row = NONE, .cls = CLASS_NAME_FOREIGN};
    while (builder_line(b)) {
        if (!builder_columns(b, c, 1, 3) || !builder_number(b, c[1], &male) || !builder_number(b, c[2], &female))
            return false;
        struct entry e = {.row = NONE, .cls = cls};
        if (!builder_entry(b, c[0].p, c[0].p, c[0].n, e)) return false;
        if (foreign && !builder_entry(b, c[0].p, c[0].p, c[0].n, abroad)) return false;
        u32 id = builder_word(b, c[0].p, c[0].n); /* may move the rows */
        struct word *w = &b->word.row[id];
        w->male = saturate(male > w->male ? male : w->male);
        w->female = saturate(female > w->female ? female : w->female);
    }
    return true;
}

static bool read_case(struct builder *b) {
    struct column c[3];
    double lower, upper;
    while (builder_line(b)) {
        if (!builder_columns(b, c, 3, 3) || !builder_number(b, c[1], &lower) || !builder_number(b, c[2], &upper))
            return false;
        u32 id = builder_word(b, c[0].p, c[0].n); /* may move the rows */
        struct word *w = &b->word.row[id];
        w->lower = saturate(lower);
        w->upper = saturate(upper);
    }
    return true;
}

u32 builder_kind(const char *const *names, u32 n, struct column c) {
    for (u32 i = 0; i < n; i++)
        if (strlen(names[i]) == c.n && memcmp(names[i], c.p, c.n) == 0) return i;
    return NONE;
}

static bool read_organizations(struct builder *b) {
    struct column c[5], part;
    double from, to;
    while (builder_line(b)) {
        if (!builder_columns(b, c, 1, 5)) return false;
        u32 kind = c[2].n ? builder_kind(org_kinds, ORG_KINDS, c[2]) : ORG_OTHER;
        if (kind == NONE)
            return builder_fail(b, c[2].p, "no kind of organization: %.*s", (int)c[2].n, c[2].p);
        if (!builder_number(b, c[3], &from) || !builder_number(b, c[4], &to)) return false;
        struct org o = {.name = builder_str(b, c[0].p, c[0].n), .from = saturate(from),
                        .to = saturate(to), .kind = kind};
        u32 row = ADD(b, b->org, o);
        struct entry e = {.row = row, .cls = CLASS_ORG_NAME};
        if (row == NONE || !builder_entry(b, c[0].p, c[0].p, c[0].n, e)) return false;
        const char *at = c[1].p;
        e.cls = CLASS_ORG_ABBR;
        while (builder_part(&at, c[1].p + c[1].n, '|', &part)) {
            if (!b->org.row[row].abbreviation)
                b->org.row[row].abbreviation = builder_str(b, part.p, part.n);
            if (!builder_entry(b, part.p, part.p, part.n, e)) return false;
        }
    }
    return true;
}

/* The entries of a phrase in the class, the first or the next behind `after`;
 * NONE when there is none. */
static u32 entry_in(const struct builder *b, u32 state, u32 cls, u32 after) {
    u32 i = after == NONE ? b->state.row[state].first : b->entry.row[after].next;
    while (i != NONE && b->entry.row[i].e.cls != cls) i = b->entry.row[i].next;
    return i;
}

static u32 state_of(struct builder *b, struct column name) {
    u32 words[MAX_PHRASE_TOKENS];
    u16 capitals;
    u32 n = builder_phrase(b, name.p, name.n, words, &capitals);
    if (n == 0) return builder_fail(b, name.p, "a phrase has 1 to %d tokens", MAX_PHRASE_TOKENS), 0;
    return phrase_state(b, words, n);
}

/* The names of each body: entry + 1, 0 at the end. */
struct body_names {
    u32 *first, *next; /* by body; by entry */
};

static bool gather_names(struct builder *b, struct body_names *names) {
    names->first = calloc(b->org.n + 1, sizeof *names->first);
    names->next = calloc(b->entry.n + 1, sizeof *names->next);
    if (!names->first || !names->next) return b->out_of_memory = true, false;
    for (u32 i = 0; i < b->entry.n; i++) {
        const struct entry *e = &b->entry.row[i].e;
        if (e->cls != CLASS_ORG_NAME && e->cls != CLASS_ORG_ABBR) continue;
        names->next[i] = names->first[e->row];
        names->first[e->row] = i + 1;
    }
    return true;
}

/* All names of a body are part of what it is part of. */
static bool parent_of_body(struct builder *b, const struct body_names *names, struct column c, u32 body, struct entry e) {
    for (u32 i = names->first[body]; i; i = names->next[i - 1]) {
        char name[256];
        int n = snprintf(name, sizeof name, "%s", b->str.row + b->entry.row[i - 1].e.phrase); /* strings may move */
        if (n > 0 && (size_t)n < sizeof name && !builder_entry(b, c.p, name, (u32)n, e)) return false;
    }
    return true;
}

static bool parent_of(struct builder *b, const struct body_names *names, struct column c, u32 state, struct entry e) {
    if (!builder_entry(b, c.p, c.p, c.n, e)) return false;
    for (u32 i = entry_in(b, state, CLASS_ORG_NAME, NONE); i != NONE; i = entry_in(b, state, CLASS_ORG_NAME, i))
        if (!parent_of_body(b, names, c, b->entry.row[i].e.row, e)) return false;
    return true;
}

/* Every body of that name, in full or, where none has it, in short. */
static bool read_parent(struct builder *b, const struct body_names *names, struct column c, u32 child, struct column parent) {
    u32 cls = CLASS_ORG_NAME, state = state_of(b, parent), i = state ? entry_in(b, state, cls, NONE) : NONE;
    if (state && i == NONE) i = entry_in(b, state, cls = CLASS_ORG_ABBR, NONE);
    if (i == NONE) return builder_fail(b, parent.p, "no organization %.*s stands before it", (int)parent.n, parent.p);
    for (; i != NONE; i = entry_in(b, state, cls, i)) {
        struct entry e = {.row = b->entry.row[i].e.row, .cls = CLASS_ORG_PARENT};
        if (!parent_of(b, names, c, child, e)) return false;
    }
    return true;
}

static bool read_parent_lines(struct builder *b, const struct body_names *names) {
    struct column c[2], part;
    while (builder_line(b)) {
        if (!builder_columns(b, c, 2, 2)) return false;
        u32 child = state_of(b, c[0]);
        const char *at = c[1].p;
        if (!child) return false;
        while (builder_part(&at, c[1].p + c[1].n, '|', &part))
            if (!read_parent(b, names, c[0], child, part)) return false;
    }
    return true;
}

static bool read_parents(struct builder *b) {
    struct body_names names;
    bool good = gather_names(b, &names) && read_parent_lines(b, &names);
    free(names.first);
    free(names.next);
    return good;
}

/* "entity.LABEL.WHERE.EVIDENCE": a cell of the matrix. */
static bool read_evidence(struct builder *b, const struct column *c, double v) {
    u32 row, column, prefix = (u32)strlen(EVIDENCE_PREFIX);
    if (!evidence_find(c->p + prefix, c->n - prefix, &row, &column))
        return builder_fail(b, c->p, "no such evidence: %.*s", (int)c->n, c->p);
    if (v < -EVIDENCE_MOST || v > EVIDENCE_MOST)
        return builder_fail(b, c[1].p, "a weight is at most %d", EVIDENCE_MOST);
    i16 *cell = &b->evidence[row][column];
    if (*cell && !b->seeded)
        return builder_fail(b, c->p, "weight %.*s stands twice", (int)c->n, c->p);
    *cell = (i16)(v * EVIDENCE_SCALE + (v < 0 ? -0.5 : 0.5));
    return true;
}

static bool read_weights(struct builder *b) {
    struct column c[2];
    double v;
    while (builder_line(b)) {
        if (!builder_columns(b, c, 2, 2) || !builder_number(b, c[1], &v)) return false;
        if (c[0].n > strlen(EVIDENCE_PREFIX) && !memcmp(c[0].p, EVIDENCE_PREFIX, strlen(EVIDENCE_PREFIX))) {
            if (!read_evidence(b, c, v)) return false;
            continue;
        }
        struct weight w = {builder_str(b, c[0].p, c[0].n), (float)v};
        u32 i = 0;
        while (i < b->weight.n && b->weight.row[i].name != w.name) i++;
        if (i < b->weight.n && !b->seeded)
            return builder_fail(b, c[0].p, "weight %.*s stands twice", (int)c[0].n, c[0].p);
        if (i < b->weight.n) b->weight.row[i] = w;
        else ADD(b, b->weight, w);
    }
    return true;
}

/* The row of a file by its name below lexicons/, made when there is none. */
static struct file *file_row(struct builder *b, const char *name, u32 n) {
    static const char top[] = "lexicons/";
    if (n > strlen(top) && !memcmp(name, top, strlen(top))) name += strlen(top), n -= (u32)strlen(top);
    u32 str = builder_str(b, name, n);
    for (u32 i = 0; i < b->of_file.n; i++)
        if (b->of_file.row[i].name == str) return &b->of_file.row[i];
    struct file f = {.name = str};
    u32 row = ADD(b, b->of_file, f);
    return row == NONE ? NULL : &b->of_file.row[row];
}

static bool read_sources(struct builder *b) {
    struct column c[3];
    while (builder_line(b)) {
        if (!builder_columns(b, c, 1, 3)) return false;
        u32 date = builder_str(b, c[1].p, c[1].n), origin = builder_str(b, c[2].p, c[2].n);
        struct file *f = file_row(b, c[0].p, c[0].n);
        if (!f) return false;
        f->date = date;
        f->origin = origin;
    }
    return true;
}

/* Entries are lines, but for rules and villages, which have lines of their own. */
static u32 entries_of(const struct builder *b) { return b->rule.n + b->village.n; }

static bool note_file(struct builder *b, const char *name, u32 before) {
    u32 entries = entries_of(b) - before;
    struct file *f = file_row(b, name, (u32)strlen(name));
    if (f) f->entries = entries ? entries : b->lines - 1;
    return f != NULL;
}

static const struct {
    const char *name;
    bool (*read)(struct builder *b);
} kinds[] = {
    {"%classes", read_classes}, {"%words", read_words},   {"%names", read_names},
    {"%case", read_case},       {"%forms", builder_forms}, {"%places", builder_places},
    {"%weights", read_weights}, {"%rules", builder_rules}, {"%organizations", read_organizations},
    {"%villages", builder_villages}, {"%sources", read_sources}, {"%parents", read_parents},
};

static bool check_utf8(struct builder *b, const char *text, size_t len) {
    u32 first;
    bool ascii;
    if (len > (64u << 20)) return builder_fail(b, NULL, "file over 64 MiB");
    if (utf8_bad_bytes(text, (u32)len, &first, &ascii))
        return builder_fail(b, text + first, "not UTF-8 text");
    const char *nul = memchr(text, 0, len);
    return !nul || builder_fail(b, nul, "a NUL byte");
}

enum berita_status builder_add(struct builder *b, const char *name, const char *text, size_t len,
                               struct berita_error *err) {
    struct berita_error ignored = {0};
    b->err = err ? err : &ignored;
    *b->err = ignored;
    b->file = name;
    b->top = b->text = b->line = b->line_end = text;
    b->end = text + len;
    b->line_number = b->lines = 0;
    if (!check_utf8(b, text, len)) return BERITA_BAD_DATA;
    if (!builder_line(b)) return builder_fail(b, NULL, "empty file"), BERITA_BAD_DATA;
    for (size_t i = 0; i < COUNT(kinds); i++) {
        size_t n = strlen(kinds[i].name);
        if ((size_t)(b->line_end - b->line) != n || memcmp(b->line, kinds[i].name, n)) continue;
        u32 before = entries_of(b);
        bool good = kinds[i].read(b) && note_file(b, name, before);
        if (b->out_of_memory) return BERITA_NO_MEMORY;
        return good ? BERITA_OK : BERITA_BAD_DATA;
    }
    builder_fail(b, b->line, "the first line must name the kind of file (%%words, %%rules, ...)");
    return BERITA_BAD_DATA;
}

/* Grows an empty table until n rows fit, without rows in it yet. */
static bool table_size(struct builder *b, struct table *t, u32 n) {
    u32 slots = 1024;
    while (slots < 2 * n + 2) slots *= 2;
    free(t->slot);
    t->slot = calloc(slots, sizeof *t->slot);
    t->slots = t->slot ? slots : 0;
    t->used = n;
    return t->slot || (b->out_of_memory = true, false);
}

void builder_index(struct builder *b) {
    u32 strings = 0;
    for (u32 at = 0; at < b->str.n; at += (u32)strlen(b->str.row + at) + 1) strings++;
    if (!table_size(b, &b->strings, strings) || !table_size(b, &b->words, b->word.n) ||
        !table_size(b, &b->edges, b->edge.n) || !table_size(b, &b->codes, b->place.n))
        return;
    rehash_strings(b);
    for (u32 w = 0; w < b->word.n; w++)
        builder_put(&b->words, hash_bytes(b->str.row + b->word.row[w].str, b->word.row[w].len), w);
    for (u32 i = 0; i < b->edge.n; i++)
        builder_put(&b->edges, edge_hash(b->edge.row[i].state, b->edge.row[i].word), i);
    for (u32 i = 0; i < b->place.n; i++)
        builder_put(&b->codes, builder_string_hash(b, b->place.row[i].code), i);
}

/* ---- life --------------------------------------------------------------- */

static void declare_builtin(struct builder *b) {
    static const char *const names[] = {
#define X(id, name) name,
        BERITA_CLASSES(X)
#undef X
    };
    for (u32 i = 0; i < COUNT(names); i++)
        ADD(b, b->cls, builder_str(b, names[i], (u32)strlen(names[i])));
}

/* Row 0 of strings, words, states and lists is "none". */
static bool fill_zero(struct builder *b) {
    struct word w = {0};
    struct built_state s = {NONE, false};
    return ADD(b, b->str, (char)0) != NONE && ADD(b, b->word, w) != NONE &&
           ADD(b, b->state, s) != NONE;
}

struct builder *builder_new(void) {
    struct builder *b = calloc(1, sizeof *b);
    if (!b) return NULL;
    if (!fill_zero(b)) return builder_free(b), NULL;
    declare_builtin(b);
    return b;
}

void builder_free(struct builder *b) {
    if (!b) return;
    for (u32 i = 0; i < b->form.n; i++) free((char *)b->form.row[i].head), free((char *)b->form.row[i].government);
    void *all[] = {b->str.row, b->word.row, b->edge.row, b->state.row, b->entry.row, b->cls.row,
                   b->place.row, b->village.row, b->village_code.row, b->village_name.row, b->key_row.row, b->key_start.row, b->of_file.row, b->org.row, b->weight.row, b->rule.row, b->step.row, b->arg.row,
                   b->regex.row, b->set.row, b->row_key.row, b->class_row.row, b->class_alone.row, b->opening.row, b->opening_word.row,
                   b->opening_bit.row, b->opening_row.row, b->opening_rule.row, b->weighed.row, b->form.row, b->words.slot, b->edges.slot,
                   b->strings.slot, b->codes.slot, b->class_rows.slot, b->opening_rows.slot, b->weighed_rows.slot};
    for (size_t i = 0; i < COUNT(all); i++) free(all[i]);
    free(b);
}
