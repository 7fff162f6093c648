/* brat's stand-off as berita-extract writes it: one .ann file, or all in a folder.
 * The text is that of the .txt file beside, where there is one. */
#include "score/forms.h"
#include "score/letters.h"
#include "score/tree.h"

#include "input/source.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { FILE_MOST = 512 << 20, NAME_MOST = 2048 };

/* The .ann files in a folder and the folders in it, by their names from there. */
struct folder {
    char **name;
    size_t n, room, at;
    bool done; /* the one file has been read */
};

static void folder_free(void *state) {
    struct folder *f = state;
    for (size_t i = 0; i < f->n; i++) free(f->name[i]);
    free(f->name);
    free(f);
}

/* A document while its lines are taken. */
struct brat {
    struct reader *r;
    struct tree t;
    json_t *spans; /* "T1" -> what is said of it, in the file's order */
    struct letters letters;
    bool has_text;
};

struct line {
    const char *p;
    size_t n;
};

/* ---- lines -------------------------------------------------------------- */

static bool next_line(const char **p, const char *end, struct line *l) {
    if (*p >= end) return false;
    const char *feed = memchr(*p, '\n', (size_t)(end - *p));
    *l = (struct line){*p, (size_t)((feed ? feed : end) - *p)};
    *p = feed ? feed + 1 : end;
    if (l->n && l->p[l->n - 1] == '\r') l->n--;
    return true;
}

/* Takes what stands before the mark, or all that is left. */
static struct line cut(struct line *l, char mark) {
    const char *at = memchr(l->p, mark, l->n);
    struct line head = {l->p, at ? (size_t)(at - l->p) : l->n};
    size_t over = head.n + (at != NULL);
    l->p += over;
    l->n -= over;
    return head;
}

static bool is(struct line l, const char *word) {
    return strlen(word) == l.n && memcmp(l.p, word, l.n) == 0;
}

static void copy(char *to, size_t room, struct line l) {
    size_t n = l.n < room ? l.n : room - 1;
    memcpy(to, l.p, n);
    to[n] = 0;
}

static json_t *span_named(struct brat *b, struct line id) {
    char name[24];
    copy(name, sizeof name, id);
    return json_object_get(b->spans, name);
}

static bool number(struct line l, u32 *value) {
    char text[12], *end;
    copy(text, sizeof text, l);
    unsigned long n = strtoul(text, &end, 10);
    *value = (u32)n;
    return l.n && l.n < sizeof text && !*end && *text != '-' && n < UINT32_MAX;
}

/* "Type 0 5;6 9": from the first piece's start to the last one's end. */
static bool take_offsets(struct line at, u32 *start, u32 *end, bool *pieces) {
    u32 from = 0, to = 0;
    *pieces = false;
    for (bool first = true; at.n; first = false) {
        struct line piece = cut(&at, ';'), head = cut(&piece, ' ');
        if (!number(head, &from) || !number(piece, &to) || from > to || (!first && from < *end))
            return false;
        if (first) *start = from;
        else *pieces = true;
        *end = to;
    }
    return to > 0 || *start == 0;
}

/* "Type 0 5\twords" behind "T1\t". */
static bool take_span(struct brat *b, struct line id, struct line l) {
    u32 start = 0, end = 0;
    bool pieces;
    char name[24];
    struct line at = cut(&l, '\t'), type = cut(&at, ' ');
    copy(name, sizeof name, id);
    if (!at.n || !take_offsets(at, &start, &end, &pieces)) return false;
    if (b->has_text && end > b->letters.n) return false;
    if (b->has_text) {
        struct berita_str s = letters_span(&b->letters, start, end);
        l = (struct line){s.p, s.n};
    }
    json_t *span = tree_span(start, end, l.p, l.n);
    if (pieces && !b->has_text) json_object_del(span, "text"); /* it stands in pieces there */
    tree_text(&b->t, span, "label", type.p, type.n);
    tree_set(&b->t, b->spans, name, span);
    return true;
}

/* "Reference T1 berita:e1\tname": to one of the record's ids, a place's code or a
 * date's value. */
static void take_reference(struct brat *b, struct line l) {
    struct line head = cut(&l, '\t'), base, letter;
    cut(&head, ' ');
    json_t *span = span_named(b, cut(&head, ' '));
    if (!span) return;
    base = cut(&head, ':');
    if (is(base, "timex3")) tree_text(&b->t, span, "value", head.p, head.n);
    if (is(base, "gazetteer")) tree_text(&b->t, span, "code", head.p, head.n);
    if (!is(base, "berita") || !head.n) return;
    char slot[] = "means ?";
    letter = (struct line){head.p, 1};
    if (!strchr("eop", *letter.p)) return;
    slot[6] = *letter.p;
    tree_text(&b->t, span, slot, head.p, head.n);
    char id[24];
    copy(id, sizeof id, head);
    json_t *entity = tree_entity(&b->t, id);
    if (entity && !json_object_get(entity, "name")) tree_text(&b->t, entity, "name", l.p, l.n);
}

/* "How T1 short", or a flag without a value. */
static void take_attribute(struct brat *b, struct line l) {
    char name[32];
    struct line word = cut(&l, ' ');
    json_t *span = span_named(b, cut(&l, ' '));
    snprintf(name, sizeof name, "is %.*s", word.n < 20 ? (int)word.n : 20, word.p);
    if (span && l.n) tree_text(&b->t, span, name, l.p, l.n);
    else if (span) tree_set(&b->t, span, name, json_true());
}

/* "Speaker Arg1:T1 Arg2:T2" */
static void take_relation(struct brat *b, struct line l) {
    char name[32];
    struct line word = cut(&l, ' '), from = cut(&l, ' ');
    cut(&from, ':');
    cut(&l, ':');
    json_t *span = span_named(b, from), *to = span_named(b, l);
    if (!span || !to) return;
    json_t *slot = json_object_get(to, "label");
    bool of = is(word, "Of") && slot;
    snprintf(name, sizeof name, "to %.*s%s", word.n < 12 ? (int)word.n : 12, word.p,
             of ? json_string_value(slot) : "");
    tree_text(&b->t, span, name, l.p, l.n);
}

static void take_note(struct brat *b, struct line l) {
    char name[32];
    struct line head = cut(&l, '\t'), word = cut(&head, ' ');
    json_t *span = span_named(b, head);
    snprintf(name, sizeof name, "note %.*s", word.n < 20 ? (int)word.n : 20, word.p);
    if (span) tree_text(&b->t, span, name, l.p, l.n);
}

/* ---- the record ---------------------------------------------------------- */

static const char *word_of(const json_t *span, const char *name) {
    return json_string_value(json_object_get(span, name));
}

static json_t *plain(struct brat *b, const json_t *from) {
    json_t *span = json_object(), *text = json_object_get(from, "text");
    tree_set(&b->t, span, "start", json_incref(json_object_get(from, "start")));
    tree_set(&b->t, span, "end", json_incref(json_object_get(from, "end")));
    if (text) tree_set(&b->t, span, "text", json_incref(text));
    return span;
}

static json_t *span_at(struct brat *b, const char *id) {
    return id ? json_object_get(b->spans, id) : NULL;
}

static const char *entity_of(const json_t *span) {
    static const char *const slots[] = {"means e", "means o", "means p"};
    for (size_t i = 0; i < COUNT(slots); i++)
        if (word_of(span, slots[i])) return word_of(span, slots[i]);
    return NULL;
}

/* What the body is part of: the name that stands for it, or a note's words. */
static void take_parent(struct brat *b, json_t *entity, const json_t *span) {
    const char *id = entity_of(span_at(b, word_of(span, "to PartOf"))), *name = word_of(span, "note PartOf");
    json_t *whole = id ? tree_entity(&b->t, id) : NULL, *parent;
    if (!whole && !name) return;
    tree_set(&b->t, entity, "parent", parent = json_object());
    tree_word(&b->t, parent, "name", whole ? word_of(whole, "name") : name);
    if (whole) tree_word(&b->t, parent, "entity", id);
}

static void take_name(struct brat *b, const json_t *span) {
    const char *id = entity_of(span), *code = word_of(span, "code");
    json_t *entity = tree_entity(&b->t, id), *m;
    if (!entity) return;
    if (code && !json_object_get(entity, "code")) tree_word(&b->t, entity, "code", code);
    take_parent(b, entity, span);
    m = plain(b, span);
    tree_word(&b->t, m, "how", word_of(span, "is How"));
    if (*id == 'p')
        tree_set(&b->t, m, "modifies", json_boolean(json_object_get(span, "is Modifies")));
    tree_add(&b->t, tree_list(&b->t, entity, "mentions"), m);
}

/* A body or region with its own entity, not whose it is. */
static json_t *owner(struct brat *b, const json_t *span) {
    if (!span) return json_null();
    json_t *o = plain(b, span);
    tree_word(&b->t, o, "entity",
              word_of(span, "means o") ? word_of(span, "means o") : word_of(span, "means p"));
    return o;
}

static void add_role(struct brat *b, json_t *entity, json_t *role, const json_t *span,
                     const json_t *body, const json_t *region) {
    tree_set(&b->t, role, "organization", owner(b, body));
    tree_set(&b->t, role, "place", owner(b, region));
    tree_set(&b->t, role, "former", json_boolean(json_object_get(span, "is Former")));
    tree_set(&b->t, role, "acting", json_boolean(json_object_get(span, "is Acting")));
    tree_add(&b->t, tree_list(&b->t, entity, "roles"), role);
}

static void take_role(struct brat *b, const json_t *span, const char *label) {
    json_t *entity = tree_entity(&b->t, word_of(span, "means e"));
    if (!entity) return;
    if (strcmp(label, "Title") == 0)
        tree_add(&b->t, tree_list(&b->t, entity, "titles"), plain(b, span));
    else if (strcmp(label, "Role") == 0)
        add_role(b, entity, plain(b, span), span, span_at(b, word_of(span, "to OfBody")),
                 span_at(b, word_of(span, "to OfRegion")));
    else {
        bool body = strcmp(label, "Body") == 0;
        add_role(b, entity, tree_span(0, 0, "", 0), span, body ? span : NULL, body ? NULL : span);
    }
}

static void take_date(struct brat *b, const json_t *span, const char *label) {
    static const char *const types[][2] = {
        {"Date", "DATE"}, {"Time", "TIME"}, {"Duration", "DURATION"}, {"Set", "SET"}};
    static const char *const names[][2] = {
        {"mod", "is Mod"}, {"from", "is From"}, {"to", "is To"}, {"value", "value"}};
    json_t *date = plain(b, span);
    const json_t *anchor = span_at(b, word_of(span, "to CountedFrom"));
    for (size_t i = 0; i < COUNT(types); i++)
        if (strcmp(label, types[i][0]) == 0) tree_word(&b->t, date, "type", types[i][1]);
    for (size_t i = 0; i < COUNT(names); i++)
        tree_word(&b->t, date, names[i][0], word_of(span, names[i][1]));
    tree_set(&b->t, date, "weekday_mismatch",
             json_boolean(json_object_get(span, "is WeekdayMismatch")));
    if (anchor) tree_set(&b->t, date, "anchor", json_incref(json_object_get(anchor, "start")));
    else tree_word(&b->t, date, "anchor", word_of(span, "is CountedFrom"));
    tree_add(&b->t, tree_list(&b->t, b->t.root, "dates"), date);
}

static json_t *speaker_of(struct brat *b, const json_t *span) {
    const char *id = entity_of(span);
    json_t *entity = tree_entity(&b->t, id), *named = span_at(b, word_of(span, "to Speaker"));
    if (!entity) return json_null();
    json_t *speaker = named ? plain(b, named) : json_object();
    tree_word(&b->t, speaker, "entity", id);
    tree_word(&b->t, speaker, "name", word_of(entity, "name"));
    tree_word(&b->t, speaker, "how", word_of(named ? named : span, "is How"));
    return speaker;
}

static void take_quotation(struct brat *b, json_t *span, const char *label) {
    json_t *list = tree_list(&b->t, b->t.root, "quotations"), *q = plain(b, span);
    const json_t *cue = span_at(b, word_of(span, "to Cue")),
                 *to = span_at(b, word_of(span, "to Addressee"));
    const json_t *date = span_at(b, word_of(span, "to SaidOn")),
                 *before = span_at(b, word_of(span, "to Continues"));
    const char *confidence = word_of(span, "is Confidence");
    char id[24];
    snprintf(id, sizeof id, "q%zu", json_array_size(list) + 1);
    tree_word(&b->t, span, "id", id);
    tree_word(&b->t, q, "id", id);
    tree_word(&b->t, q, "type", *label == 'D' ? "direct" : *label == 'I' ? "indirect" : "mixed");
    json_t *cued = cue ? plain(b, cue) : json_null();
    if (cue) tree_word(&b->t, cued, "lemma", word_of(cue, "note Lemma"));
    tree_set(&b->t, q, "cue", cued);
    tree_set(&b->t, q, "speaker", speaker_of(b, span));
    json_t *addressed = to ? plain(b, to) : json_null();
    if (to) tree_word(&b->t, addressed, "entity", entity_of(to));
    tree_set(&b->t, q, "addressee", addressed);
    if (date) tree_set(&b->t, q, "said_on", json_incref(json_object_get(date, "start")));
    tree_word(&b->t, q, "continues", word_of(before, "id"));
    tree_word(&b->t, q, "occasion", word_of(span, "note Occasion"));
    tree_set(&b->t, q, "second_hand", json_boolean(json_object_get(span, "is SecondHand")));
    if (confidence) tree_set(&b->t, q, "confidence", json_real(strtod(confidence, NULL)));
    tree_add(&b->t, list, q);
}

static void take_dateline(struct brat *b, const json_t *span) {
    json_t *line = plain(b, span);
    tree_word(&b->t, line, "place", word_of(span, "means p"));
    tree_word(&b->t, line, "outlet", word_of(span, "means o"));
    tree_set(&b->t, b->t.root, "dateline", line);
}

static bool is_one_of(const char *label, const char *labels) {
    const char *at = strstr(labels, label);
    size_t n = strlen(label);
    return n && at && (at == labels || at[-1] == ' ') && (at[n] == ' ' || !at[n]);
}

static void take_all(struct brat *b) {
    const char *name;
    json_t *span;
    json_object_foreach(b->spans, name, span) {
        const char *label = word_of(span, "label");
        if (!label) continue;
        if (is_one_of(label, "Person Organization Place")) take_name(b, span);
        else if (is_one_of(label, "Role Title Body Region")) take_role(b, span, label);
        else if (is_one_of(label, "Date Time Duration Set")) take_date(b, span, label);
        else if (is_one_of(label, "Direct Indirect Mixed")) take_quotation(b, span, label);
        else if (strcmp(label, "Dateline") == 0) take_dateline(b, span);
    }
}

/* ---- documents ------------------------------------------------------------ */

/* Spans first: the other lines speak of them. */
static enum read_status take_lines(struct brat *b, const char *p, size_t n) {
    const char *end = p + n, *at = p;
    struct line l, id;
    b->r->line = 0;
    while (next_line(&at, end, &l)) {
        b->r->line++;
        id = cut(&l, '\t');
        if (!id.n || *id.p != 'T') continue;
        if (!take_span(b, id, l))
            return form_broken(b->r, "a span without type and offsets, or outside of the text");
    }
    for (at = p; next_line(&at, end, &l);) {
        id = cut(&l, '\t');
        if (!id.n) continue;
        if (*id.p == 'N') take_reference(b, l);
        else if (*id.p == 'A' || *id.p == 'M') take_attribute(b, l);
        else if (*id.p == 'R') take_relation(b, l);
        else if (*id.p == '#') take_note(b, l);
    }
    b->r->line = 1;
    take_all(b);
    return READ_DOC;
}

/* A file's bytes in the source's buffer; false: errno says why, or 0. */
static bool load(struct source *s, const char *name, char **p, size_t *n) {
    errno = 0;
    return source_open(s, name) && source_all(s, FILE_MOST, p, n) == SOURCE_OK;
}

/* The text beside: the name with .txt for .ann.  False: memory is short. */
static bool load_text(struct brat *b, const char *name, struct source *s) {
    char beside[2 * NAME_MOST], *p;
    size_t n = strlen(name), length;
    if (n < 5 || n > sizeof beside - 1 || strcmp(name + n - 4, ".ann") != 0) return true;
    snprintf(beside, sizeof beside, "%.*s.txt", (int)(n - 4), name);
    if (!load(s, beside, &p, &length) || form_bad_utf8(p, length)) return true;
    tree_text(&b->t, b->t.root, "text", p, length);
    b->has_text = letters_set(&b->letters, (struct berita_str){p, (u32)length});
    return b->has_text;
}

static bool is_annotations(const char *name) {
    size_t n = strlen(name);
    return n > 4 && strcmp(name + n - 4, ".ann") == 0;
}

/* A file at a path; the document is called by the name, without .ann. */
static enum read_status take_file(struct reader *r, const char *path, const char *name,
                                  const char *p, size_t n, json_t **tree) {
    static const char *const lists[] = {"entities", "dates", "quotations", NULL};
    struct brat b = {.r = r, .spans = json_object()};
    struct source beside = {.fd = -1};
    tree_begin(&b.t, lists);
    size_t length = strlen(name);
    tree_text(&b.t, b.t.root, "id", name, is_annotations(name) ? length - 4 : length);
    b.t.failed |= !load_text(&b, path, &beside);
    enum read_status got = take_lines(&b, p, n);
    json_decref(b.spans);
    letters_free(&b.letters);
    source_free(&beside);
    *tree = tree_end(&b.t);
    if (got == READ_DOC && !*tree) return form_failed(r, "out of memory");
    if (got == READ_DOC) return got;
    json_decref(*tree);
    *tree = NULL;
    return got;
}

/* A name that the folder owns then. */
static bool add_name(struct folder *f, const char *folder, const char *name) {
    char path[NAME_MOST];
    if (snprintf(path, sizeof path, "%s%s%s", folder, *folder ? "/" : "", name) >= NAME_MOST)
        return true;
    if (f->n == f->room) {
        char **grown = realloc(f->name, (f->room * 2 + 16) * sizeof *grown);
        if (!grown) return false;
        f->name = grown;
        f->room = f->room * 2 + 16;
    }
    f->name[f->n] = strdup(path);
    return f->name[f->n] && ++f->n;
}

/* Adds what is in a folder below the root: files, and folders, whose names end
 * with a slash until their turn comes. */
static bool add_folder(struct folder *f, const char *root, const char *folder) {
    char path[2 * NAME_MOST];
    struct dirent *e;
    struct stat st;
    bool good = true;
    snprintf(path, sizeof path, "%s/%s", root, folder);
    DIR *d = opendir(path);
    while (d && good && (e = readdir(d))) {
        char inner[3 * NAME_MOST], named[NAME_MOST];
        if (*e->d_name == '.') continue;
        snprintf(inner, sizeof inner, "%s/%s", path, e->d_name);
        snprintf(named, sizeof named, "%.255s/", e->d_name);
        if (lstat(inner, &st) != 0) continue;
        if (S_ISDIR(st.st_mode)) good = add_name(f, folder, named);
        else if (is_annotations(e->d_name)) good = add_name(f, folder, e->d_name);
    }
    if (d) closedir(d);
    return good;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Folders are opened in the order in which they were found, and their names then
 * taken off the list. */
static bool list_folder(struct folder *f, const char *root) {
    size_t kept = 0;
    if (!add_folder(f, root, "")) return false;
    for (size_t i = 0; i < f->n; i++) {
        char *slash = strrchr(f->name[i], '/');
        if (!slash || slash[1]) continue;
        *slash = 0;
        if (!add_folder(f, root, f->name[i])) return false;
        *f->name[i] = 0;
    }
    for (size_t i = 0; i < f->n; i++) {
        if (*f->name[i]) f->name[kept++] = f->name[i];
        else free(f->name[i]);
    }
    f->n = kept;
    if (kept) qsort(f->name, kept, sizeof *f->name, by_name);
    return true;
}

static enum read_status next_of_folder(struct reader *r, struct folder *f, json_t **tree) {
    char path[2 * NAME_MOST], *p;
    size_t n;
    const char *folder = r->name, *name;
    struct source s = {.fd = -1};
    enum read_status got;
    if (f->at == f->n) return READ_END;
    name = f->name[f->at++];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    r->name = path;
    r->line = 1;
    if (!load(&s, path, &p, &n))
        got = form_broken(r, "%s", errno ? strerror(errno) : "too long, or out of memory");
    else if (form_bad_utf8(p, n)) got = form_broken(r, "no UTF-8");
    else got = take_file(r, path, name, p, n, tree);
    source_free(&s);
    r->name = folder;
    return got;
}

static enum read_status no_file(struct reader *r) {
    r->line = 1;
    snprintf(r->message, sizeof r->message, "%.255s: no .ann file is in this folder", r->name);
    return READ_FAILED;
}

enum read_status brat_next(struct reader *r, struct whole *w, json_t **tree) {
    struct folder *f = w->state;
    if (!f) {
        w->state = f = calloc(1, sizeof *f);
        w->state_free = folder_free;
        if (!f) return form_failed(r, "out of memory");
        if (!w->p && !list_folder(f, r->name)) return form_failed(r, "out of memory");
        if (!w->p && !f->n) return no_file(r);
    }
    if (!w->p) return next_of_folder(r, f, tree);
    if (f->done) return READ_END;
    f->done = true;
    const char *slash = strrchr(r->name, '/');
    return take_file(r, r->name, slash ? slash + 1 : r->name, w->p, w->n, tree);
}
