/* Web Annotations as berita-extract writes them: a collection, or an array of
 * them. */
#include "score/forms.h"
#include "score/tree.h"

#include <stdio.h>
#include <string.h>

struct pages {
    json_t *root; /* as it was read */
    size_t at;    /* collections handed out */
};

static void pages_free(void *state) {
    struct pages *g = state;
    json_decref(g->root);
    free(g);
}

/* ---- members ------------------------------------------------------------ */

static const char *word_of(const json_t *o, const char *name) {
    return json_string_value(json_object_get(o, name));
}

/* Members that are in a record as they are. */
static void copy(struct tree *t, json_t *to, const json_t *from, const char *const *names) {
    for (; *names; names++) {
        json_t *value = json_object_get(from, *names);
        if (value) tree_set(t, to, *names, json_incref(value));
    }
}

/* A pointer as the id that it points to. */
static void copy_id(struct tree *t, json_t *to, const char *name, const char *pointer) {
    struct tree_id id = tree_id(pointer ? pointer : "");
    char word[24];
    if (!id.letter) return;
    tree_name(id, word);
    tree_word(t, to, name, word);
}

static void copy_flag(struct tree *t, json_t *to, const json_t *from, const char *name) {
    tree_set(t, to, name, json_boolean(json_is_true(json_object_get(from, name))));
}

/* Where an annotation or a part of a body is: {"start","end","text"}. */
static json_t *place_of(struct tree *t, const json_t *from, const json_t *quoted) {
    json_t *span = json_object(), *exact = json_object_get(quoted, "exact");
    static const char *const ends[] = {"start", "end", NULL};
    copy(t, span, from, ends);
    if (exact) tree_set(t, span, "text", json_incref(exact));
    return span;
}

static json_t *target_of(struct tree *t, const json_t *annotation) {
    const json_t *selectors = json_object_get(json_object_get(annotation, "target"), "selector");
    return place_of(t, json_array_get(selectors, 0), json_array_get(selectors, 1));
}

/* Words that a body speaks of; null where it does not. */
static json_t *part_of(struct tree *t, const json_t *body, const char *name) {
    const json_t *part = json_object_get(body, name);
    if (!json_is_object(part)) return json_null();
    json_t *span = place_of(t, part, part);
    copy_id(t, span, "entity", word_of(part, "entity"));
    return span;
}

/* ---- annotations -------------------------------------------------------- */

static void take_mention(struct tree *t, const json_t *annotation, const json_t *body) {
    static const char *const names[] = {"how", "rule", NULL};
    json_t *entity = tree_entity(t, word_of(body, "id")), *m;
    if (!entity) return;
    m = target_of(t, annotation);
    copy(t, m, annotation, names);
    if (tree_id(word_of(body, "id")).letter == 'p') copy_flag(t, m, annotation, "modifies");
    tree_add(t, tree_list(t, entity, "mentions"), m);
}

static void take_role(struct tree *t, const json_t *annotation, const json_t *body,
                      const char *type) {
    json_t *entity = tree_entity(t, word_of(json_object_get(body, "holder"), "id")), *role;
    if (!entity) return;
    role = strcmp(type, "Affiliation") == 0 ? tree_span(0, 0, "", 0) : target_of(t, annotation);
    if (strcmp(type, "Title") != 0) {
        tree_set(t, role, "organization", part_of(t, body, "organization"));
        tree_set(t, role, "place", part_of(t, body, "place"));
        copy_flag(t, role, body, "former");
        copy_flag(t, role, body, "acting");
    }
    tree_add(t, tree_list(t, entity, strcmp(type, "Title") == 0 ? "titles" : "roles"), role);
}

static void take_date(struct tree *t, const json_t *annotation, const json_t *body) {
    static const char *const names[] = {"value", "mod", "from", "to", NULL}, *const rule[] = {
                                                                                 "rule", NULL};
    const char *anchor = word_of(body, "anchor");
    json_t *date = target_of(t, annotation);
    tree_word(t, date, "type", word_of(body, "timex"));
    copy(t, date, body, names);
    copy(t, date, annotation, rule);
    copy_flag(t, date, body, "weekday_mismatch");
    if (anchor && strcmp(anchor, "#published") == 0) tree_word(t, date, "anchor", "published");
    else copy_id(t, date, "anchor", anchor);
    tree_add(t, tree_list(t, t->root, "dates"), date);
}

static json_t *speaker_of(struct tree *t, const json_t *body) {
    static const char *const names[] = {"name", "role", "affiliation", NULL}, *const how[] = {"how",
                                                                                              NULL};
    const json_t *from = json_object_get(body, "speaker"),
                 *mention = json_object_get(body, "mention");
    if (!json_is_object(from)) return json_null();
    json_t *speaker = mention ? place_of(t, mention, mention) : json_object();
    copy_id(t, speaker, "entity", word_of(from, "id"));
    copy(t, speaker, from, names);
    copy(t, speaker, body, how);
    return speaker;
}

static void take_quotation(struct tree *t, const json_t *annotation, const json_t *body) {
    static const char *const names[] = {"occasion", "confidence", NULL},
                             *const rule[] = {"rule", NULL}, *const lemma[] = {"lemma", NULL};
    json_t *q = target_of(t, annotation), *cue = part_of(t, body, "cue");
    const char *said_on = word_of(body, "said_on");
    copy_id(t, q, "id", word_of(annotation, "id"));
    tree_word(t, q, "type", word_of(body, "speech"));
    if (json_is_object(cue)) copy(t, cue, json_object_get(body, "cue"), lemma);
    tree_set(t, q, "cue", cue);
    tree_set(t, q, "speaker", speaker_of(t, body));
    copy_id(t, q, "continues", word_of(body, "continues"));
    if (said_on && tree_id(said_on).letter == 't')
        tree_set(t, q, "date", json_integer((json_int_t)tree_id(said_on).number - 1));
    tree_set(t, q, "addressee", part_of(t, body, "addressee"));
    copy_flag(t, q, body, "second_hand");
    copy(t, q, body, names);
    copy(t, q, annotation, rule);
    tree_add(t, tree_list(t, t->root, "quotations"), q);
}

static void take_dateline(struct tree *t, const json_t *annotation, const json_t *body) {
    json_t *line = target_of(t, annotation);
    copy_id(t, line, "place", word_of(body, "place"));
    copy_id(t, line, "outlet", word_of(body, "outlet_in_dateline"));
    tree_set(t, t->root, "dateline", line);
}

static void take_annotation(struct tree *t, const json_t *annotation) {
    const json_t *body = json_object_get(annotation, "body");
    const char *type = word_of(body, "type");
    if (!type) return;
    if (strcmp(type, "Person") == 0 || strcmp(type, "Organization") == 0 ||
        strcmp(type, "Place") == 0)
        take_mention(t, annotation, body);
    else if (strcmp(type, "Role") == 0 || strcmp(type, "Title") == 0 ||
             strcmp(type, "Affiliation") == 0)
        take_role(t, annotation, body, type);
    else if (strcmp(type, "Date") == 0) take_date(t, annotation, body);
    else if (strcmp(type, "Quotation") == 0) take_quotation(t, annotation, body);
    else if (strcmp(type, "Dateline") == 0) take_dateline(t, annotation, body);
}

/* ---- collections -------------------------------------------------------- */

static void take_entity(struct tree *t, const json_t *from) {
    static const char *const names[] = {"name",    "kind", "abbreviation", "expansion", "code",
                                        "country", "path", "lat",          "lon",       "ambiguous",
                                        NULL},
                             *const of_parent[] = {"name", "rule", NULL};
    json_t *entity = tree_entity(t, word_of(from, "id")), *parent = json_object_get(from, "parent"), *p;
    if (!entity) return;
    copy(t, entity, from, names);
    if (!parent) return;
    tree_set(t, entity, "parent", p = json_object());
    copy(t, p, parent, of_parent);
    copy_id(t, p, "entity", word_of(parent, "id"));
}

static void take_collection(struct tree *t, const json_t *from) {
    static const char *const lists[] = {"entities", "dates", "quotations", NULL};
    static const char *const names[] = {"title",     "outlet",         "author",
                                        "published", "published_from", NULL};
    const json_t *entities = json_object_get(from, "entities");
    const json_t *items = json_object_get(json_object_get(from, "first"), "items");
    tree_begin(t, lists);
    tree_word(t, t->root, "id", word_of(from, "document"));
    copy(t, t->root, from, names);
    copy_id(t, t->root, "scene", word_of(from, "scene"));
    for (size_t i = 0; i < json_array_size(entities); i++)
        take_entity(t, json_array_get(entities, i));
    for (size_t i = 0; i < json_array_size(items); i++)
        take_annotation(t, json_array_get(items, i));
}

static enum read_status load(struct reader *r, struct whole *w) {
    json_error_t err;
    struct pages *g = calloc(1, sizeof *g);
    if (!g) return form_failed(r, "out of memory");
    w->state = g;
    w->state_free = pages_free;
    g->root = json_loadb(w->p, w->n, JSON_ALLOW_NUL, &err);
    if (g->root) return READ_DOC;
    if (json_error_code(&err) == json_error_out_of_memory) return form_failed(r, "out of memory");
    r->line = err.line > 0 ? (size_t)err.line : 1;
    return form_failed(r, "byte %d of the line: %s", err.column, err.text);
}

enum read_status webanno_next(struct reader *r, struct whole *w, json_t **tree) {
    struct tree t;
    enum read_status got = w->state ? READ_DOC : load(r, w);
    if (got != READ_DOC) return got;
    struct pages *g = w->state;
    bool many = json_is_array(g->root);
    const json_t *from = many ? json_array_get(g->root, g->at) : g->at ? NULL : g->root;
    if (!from) return READ_END;
    r->line = ++g->at;
    if (!word_of(from, "document"))
        return form_broken(r, "no \"document\", the article's id, in this collection");
    take_collection(&t, from);
    *tree = tree_end(&t);
    return *tree ? READ_DOC : form_failed(r, "out of memory");
}
