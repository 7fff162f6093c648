/* CoNLL-U as berita-extract writes it: spans are runs of tokens with one tag. */
#include "score/forms.h"
#include "score/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum layer { NAME, DATE, ROLE, CUE, SPEECH, LAYERS };

static const char *const layer_name[LAYERS] = {"Name", "Date", "Role", "Cue", "Speech"};

/* A span that may still go on; its letters grow with the tokens. */
struct span {
    bool open;
    char type[24], id[24], speaker[24];
    char value[512]; /* of a date; what a cue reports */
    u32 start, end;
    char *text;
    size_t n, room;
};

struct conllu {
    struct tree t;
    struct span span[LAYERS];
    bool failed;
};

static void conllu_free(void *state) {
    struct conllu *c = state;
    for (unsigned i = 0; i < LAYERS; i++) free(c->span[i].text);
    json_decref(c->t.root);
    free(c);
}

/* ---- lines -------------------------------------------------------------- */

struct line {
    const char *p;
    size_t n;
};

static bool next_line(struct reader *r, struct whole *w, struct line *l) {
    if (w->at >= w->n) return false;
    const char *p = w->p + w->at, *feed = memchr(p, '\n', w->n - w->at);
    *l = (struct line){p, feed ? (size_t)(feed - p) : w->n - w->at};
    w->at += l->n + 1;
    if (l->n && p[l->n - 1] == '\r') l->n--;
    r->line++;
    return true;
}

/* What stands behind "# NAME = ", or NULL. */
static const char *comment(const struct line *l, const char *name, size_t *n) {
    size_t k = strlen(name);
    if (l->n < k + 5 || memcmp(l->p, "# ", 2) != 0 || memcmp(l->p + 2, name, k) != 0) return NULL;
    if (memcmp(l->p + 2 + k, " = ", 3) != 0) return NULL;
    *n = l->n - k - 5;
    return l->p + k + 5;
}

/* The k-th cell of a row, from 0. */
static struct line cell(const struct line *l, unsigned k) {
    const char *p = l->p, *end = l->p + l->n;
    for (const char *tab; k > 0 && p; k--) {
        tab = memchr(p, '\t', (size_t)(end - p));
        p = tab ? tab + 1 : NULL;
    }
    if (!p) return (struct line){end, 0};
    const char *tab = memchr(p, '\t', (size_t)(end - p));
    return (struct line){p, (size_t)((tab ? tab : end) - p)};
}

static bool is_plain(const char *p, size_t n) {
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)p[i] < 0x20 || (unsigned char)p[i] >= 0x7f) return false;
    return true;
}

/* The value of a name in MISC; false when it is not there, or none that is written
 * here: longer than the room, or with other letters than ASCII's. */
static bool misc(const struct line *l, const char *name, char *to, size_t room) {
    struct line m = cell(l, 9);
    const char *p = m.p, *end = m.p + m.n;
    size_t k = strlen(name);
    while (p < end) {
        const char *bar = memchr(p, '|', (size_t)(end - p));
        size_t n = (size_t)((bar ? bar : end) - p);
        if (n > k && memcmp(p, name, k) == 0 && p[k] == '=') {
            bool good = n - k - 1 < room && is_plain(p + k + 1, n - k - 1);
            snprintf(to, room, "%.*s", good ? (int)(n - k - 1) : 0, p + k + 1);
            return good;
        }
        p = bar ? bar + 1 : end;
    }
    *to = 0;
    return false;
}

/* ---- spans -------------------------------------------------------------- */

static void grow(struct conllu *c, struct span *s, u32 gap, const struct line *form) {
    if (gap > 64) gap = 64; /* white space that the form does not hold */
    size_t want = s->n + gap + form->n;
    if (!want) return;
    if (want > s->room) {
        char *text = realloc(s->text, want * 2);
        if (!text) {
            c->failed = true;
            return;
        }
        s->text = text;
        s->room = want * 2;
    }
    memset(s->text + s->n, ' ', gap);
    memcpy(s->text + s->n + gap, form->p, form->n);
    s->n = want;
}

static json_t *span_of(const struct span *s) {
    return tree_span(s->start, s->end, s->text ? s->text : "", s->n);
}

static void end_name(struct conllu *c, const struct span *s) {
    json_t *entity = tree_entity(&c->t, s->id);
    if (entity) tree_add(&c->t, tree_list(&c->t, entity, "mentions"), span_of(s));
}

static void end_date(struct conllu *c, const struct span *s) {
    json_t *date = span_of(s);
    tree_word(&c->t, date, "type", s->type);
    tree_word(&c->t, date, "value", s->value);
    tree_add(&c->t, tree_list(&c->t, c->t.root, "dates"), date);
}

static void end_speech(struct conllu *c, const struct span *s) {
    json_t *q = span_of(s), *entity = tree_entity(&c->t, s->speaker), *speaker;
    tree_word(&c->t, q, "id", s->id);
    tree_word(&c->t, q, "type", s->type);
    tree_set(&c->t, q, "speaker", entity ? json_object() : json_null());
    if (entity) {
        speaker = json_object_get(q, "speaker");
        tree_word(&c->t, speaker, "entity", s->speaker);
        if (json_object_get(entity, "name"))
            tree_set(&c->t, speaker, "name", json_incref(json_object_get(entity, "name")));
    }
    tree_add(&c->t, tree_list(&c->t, c->t.root, "quotations"), q);
    if (tree_id(s->id).letter == 'q') tree_know(&c->t, tree_id(s->id), q);
}

/* A cue may stand before what it reports. */
static void share_cues(struct conllu *c) {
    const json_t *cues = json_object_get(c->t.root, "cues");
    for (size_t i = 0; i < json_array_size(cues); i++) {
        json_t *cue = json_array_get(cues, i), *q;
        const char *ids = json_string_value(json_object_get(cue, "reports"));
        for (; ids && *ids; ids += strcspn(ids, ","), ids += *ids == ',') {
            char id[24];
            snprintf(id, sizeof id, "%.*s", (int)strcspn(ids, ","), ids);
            q = tree_find(&c->t, tree_id(id));
            if (q) tree_set(&c->t, q, "cue", json_incref(cue));
        }
    }
}

/* Offices are nobody's: the form does not say whose. */
static void end_span(struct conllu *c, enum layer layer) {
    struct span *s = &c->span[layer];
    if (!s->open) return;
    s->open = false;
    if (layer == NAME) end_name(c, s);
    else if (layer == DATE) end_date(c, s);
    else if (layer == SPEECH) end_speech(c, s);
    else {
        json_t *span = span_of(s);
        tree_word(&c->t, span, "type", s->type);
        if (layer == CUE) tree_word(&c->t, span, "reports", s->value);
        tree_add(&c->t, tree_list(&c->t, c->t.root, layer == CUE ? "cues" : "roles"), span);
    }
}

static void begin_span(struct span *s, const struct line *l, enum layer layer, u32 start) {
    char tag[32];
    char *text = s->text;
    size_t room = s->room;
    *s = (struct span){.open = true, .start = start, .text = text, .room = room};
    misc(l, layer_name[layer], tag, sizeof tag);
    snprintf(s->type, sizeof s->type, "%.23s", strlen(tag) > 2 ? tag + 2 : "");
    misc(l, layer == SPEECH ? "Quotation" : "Entity", s->id, sizeof s->id);
    misc(l, "Speaker", s->speaker, sizeof s->speaker);
    misc(l, layer == CUE ? "Reports" : "Value", s->value, sizeof s->value);
}

/* A tag that begins anew in a sentence goes on with what the last one ended with
 * when it is of the same quotation. */
static bool goes_on(const struct span *s, const struct line *l, enum layer layer, char how) {
    char id[24];
    if (!s->open) return false;
    if (how != 'B') return true;
    return layer == SPEECH && misc(l, "Quotation", id, sizeof id) && strcmp(id, s->id) == 0;
}

static void take_token(struct conllu *c, const struct line *l, u32 start, u32 end) {
    struct line form = cell(l, 1);
    char tag[32];
    for (enum layer layer = 0; layer < LAYERS; layer++) {
        struct span *s = &c->span[layer];
        if (!misc(l, layer_name[layer], tag, sizeof tag)) {
            end_span(c, layer);
            continue;
        }
        bool more = goes_on(s, l, layer, *tag);
        if (!more) {
            end_span(c, layer);
            begin_span(s, l, layer, start);
        }
        grow(c, s, more && start > s->end ? start - s->end : 0, &form);
        s->end = end;
    }
}

/* ---- documents ---------------------------------------------------------- */

enum { LEADING = 3, ID_ROOM = 24 };

/* The words before a name, which is what is left; false when it is cut short. */
static bool take_words(const char **p, size_t *n, struct line words[LEADING]) {
    for (unsigned i = 0; i < LEADING; i++) {
        const char *blank = memchr(*p, ' ', *n);
        if (!blank) return false;
        words[i] = (struct line){*p, (size_t)(blank - *p)};
        *n -= words[i].n + 1;
        *p = blank + 1;
    }
    return true;
}

static void copy_id(char id[ID_ROOM], struct line word) {
    snprintf(id, ID_ROOM, "%.*s", (int)(word.n < ID_ROOM ? word.n : ID_ROOM - 1), word.p);
}

/* "p1 place 33.76 Tegal" */
static void take_entity(struct conllu *c, const char *p, size_t n) {
    char id[ID_ROOM];
    struct line words[LEADING];
    if (!take_words(&p, &n, words)) return;
    copy_id(id, words[0]);
    json_t *entity = tree_entity(&c->t, id);
    if (!entity) return;
    tree_text(&c->t, entity, "name", p, n);
    if (words[2].n != 1 || *words[2].p != '_')
        tree_text(&c->t, entity, "code", words[2].p, words[2].n);
}

/* "o1 o2 parent.name Polda Jateng", "o1 _ parent.lexicon Mahkamah Agung" */
static void take_parent(struct conllu *c, const char *p, size_t n) {
    char id[ID_ROOM], of[ID_ROOM];
    struct line words[LEADING];
    json_t *entity, *parent;
    if (!take_words(&p, &n, words)) return;
    copy_id(id, words[0]);
    copy_id(of, words[1]);
    if (!(entity = tree_entity(&c->t, id))) return;
    tree_set(&c->t, entity, "parent", parent = json_object());
    tree_text(&c->t, parent, "name", p, n);
    if (tree_id(of).letter == 'o') tree_word(&c->t, parent, "entity", of);
    tree_text(&c->t, parent, "rule", words[2].p, words[2].n);
}

static bool offsets(const struct line *l, u32 *start, u32 *end) {
    char range[32], *rest;
    if (!misc(l, "TokenRange", range, sizeof range)) return false;
    unsigned long from = strtoul(range, &rest, 10),
                  to = *rest == ':' ? strtoul(rest + 1, &rest, 10) : 0;
    *start = (u32)from;
    *end = (u32)to;
    return !*rest && from <= to && to < UINT32_MAX;
}

static enum read_status take_line(struct reader *r, struct conllu *c, const struct line *l) {
    u32 start, end;
    size_t n;
    const char *p = comment(l, "entity", &n);
    if (p) take_entity(c, p, n);
    p = comment(l, "parent", &n);
    if (p) take_parent(c, p, n);
    if (!l->n || *l->p == '#') return READ_DOC;
    if (cell(l, 9).n == 0) return form_broken(r, "a row of other than ten columns");
    if (!offsets(l, &start, &end))
        return form_broken(r, "a token without TokenRange=START:END in MISC");
    take_token(c, l, start, end);
    return READ_DOC;
}

static void skip_document(struct reader *r, struct whole *w) {
    struct line l;
    size_t n;
    for (size_t before = w->at, line = r->line; next_line(r, w, &l);
         before = w->at, line = r->line) {
        if (!comment(&l, "newdoc id", &n)) continue;
        w->at = before;
        r->line = line;
        return;
    }
}

/* The rest of a document, up to the next one's first line. */
static enum read_status take_document(struct reader *r, struct whole *w, struct conllu *c) {
    struct line l;
    size_t n;
    for (size_t before = w->at, line = r->line; next_line(r, w, &l);
         before = w->at, line = r->line) {
        if (comment(&l, "newdoc id", &n)) {
            w->at = before;
            r->line = line;
            break;
        }
        enum read_status got = take_line(r, c, &l);
        if (got == READ_DOC) continue;
        skip_document(r, w);
        return got;
    }
    for (enum layer layer = 0; layer < LAYERS; layer++) end_span(c, layer);
    share_cues(c);
    return READ_DOC;
}

enum read_status conllu_next(struct reader *r, struct whole *w, json_t **tree) {
    static const char *const lists[] = {"entities", "dates", "quotations", NULL};
    struct conllu *c = w->state;
    struct line l;
    size_t n;
    const char *id;
    if (!c) {
        w->state = c = calloc(1, sizeof *c);
        w->state_free = conllu_free;
        if (!c) return form_failed(r, "out of memory");
    }
    do
        if (!next_line(r, w, &l)) return READ_END;
    while (l.n == 0);
    id = comment(&l, "newdoc id", &n);
    if (!id) {
        form_broken(r, "no \"# newdoc id = ...\" before the first sentence");
        skip_document(r, w);
        return READ_BROKEN;
    }
    size_t line = r->line;
    json_decref(c->t.root);
    tree_begin(&c->t, lists);
    tree_text(&c->t, c->t.root, "id", id, n);
    for (enum layer layer = 0; layer < LAYERS; layer++) c->span[layer].open = false;
    enum read_status got = take_document(r, w, c);
    if (got != READ_DOC) return got;
    *tree = tree_end(&c->t);
    size_t behind = r->line;
    r->line = line;
    if (!*tree || c->failed) return form_failed(r, "out of memory");
    r->line = behind;
    w->complete = COMPLETE_ALL & ~(1u << LABEL_POST | 1u << LABEL_BODY);
    return READ_DOC;
}
