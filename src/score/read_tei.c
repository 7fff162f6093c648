/* TEI as berita-extract writes it, by libxml2's reader: elements of the body become spans of
 * its letters, pieces that follow each other are one. */
#include "score/forms.h"
#include "score/tree.h"

#include "core/utf8.h"

#include <limits.h>
#include <libxml/xmlreader.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    DEEPEST = 256,   /* elements within each other */
    ATTRIBUTES = 32, /* of an element; more are passed over */
    NO_ITEM = -1,
};

enum sort { SAID, DATELINE, ROLE, SPEAKER, ADDRESSEE, BODY, REGION, DATE, NAME, CUE };

struct item {
    enum sort sort;
    u32 start, end;     /* code points */
    size_t from, to;    /* bytes */
    json_t *attributes; /* of the first piece */
};

struct tei {
    struct reader *r;
    xmlTextReaderPtr parser;
    bool ended, no_memory; /* ended: a document has been read */
    const char *wrong;     /* what is not as it should be; NULL: nothing so far */
    struct {
        int line, column;
        char what[160];
    } broken; /* what the parser said first */

    struct tree t;
    u32 at;     /* code points of the body */
    char *text; /* its letters, or those of an element that is kept */
    size_t n, room;
    struct item *item;
    size_t n_items, items_room;
    json_t *pieces;     /* id of a first piece -> item */
    long open[DEEPEST]; /* item of each element around, or NO_ITEM */
    unsigned depth;
    bool in_body, keeps; /* letters go to the text */
    json_t *of;          /* the entity at hand, or NULL */
    json_t *link;        /* attributes of the element whose letters are kept */
};

/* ---- memory ----------------------------------------------------------- */

static bool make_room(struct tei *x, void **p, size_t *room, size_t want, size_t each) {
    if (want <= *room) return true;
    size_t more = want * 2 + 64;
    void *grown = realloc(*p, more * each);
    if (!grown) {
        x->no_memory = true;
        return false;
    }
    *p = grown;
    *room = more;
    return true;
}

static void drop_items(struct tei *x) {
    for (size_t i = 0; i < x->n_items; i++) json_decref(x->item[i].attributes);
    x->n_items = 0;
    json_decref(x->pieces);
    x->pieces = NULL;
}

static void tei_free(void *state) {
    struct tei *x = state;
    xmlFreeTextReader(x->parser);
    drop_items(x);
    json_decref(x->t.root);
    json_decref(x->link);
    free(x->item);
    free(x->text);
    free(x);
}

/* ---- elements --------------------------------------------------------- */

static const char *local(const char *name) {
    const char *colon = strrchr(name, ':');
    return colon ? colon + 1 : name;
}

static const char *attribute(const char **attributes, const char *name) {
    for (; *attributes; attributes += 2)
        if (strcmp(*attributes, name) == 0) return attributes[1];
    return NULL;
}

static json_t *all_attributes(struct tei *x, const char **attributes) {
    json_t *all = json_object();
    for (; *attributes; attributes += 2)
        x->no_memory |= json_object_set_new(all, *attributes, json_string(attributes[1])) != 0;
    return all;
}

static bool is_one_of(const char *name, const char *const *names) {
    for (; *names; names++)
        if (strcmp(name, *names) == 0) return true;
    return false;
}

/* What an element of the body is; false when it is only markup. */
static bool sort_of(const char *name, const char *type, enum sort *sort) {
    static const struct {
        const char *name, *type;
        enum sort sort;
    } sorts[] = {
        {"said", NULL, SAID},           {"persName", NULL, NAME},
        {"orgName", NULL, NAME},        {"placeName", NULL, NAME},
        {"date", NULL, DATE},           {"time", NULL, DATE},
        {"roleName", NULL, ROLE},       {"seg", "cue", CUE},
        {"seg", "dateline", DATELINE},  {"rs", "speaker", SPEAKER},
        {"rs", "addressee", ADDRESSEE}, {"rs", "organization", BODY},
        {"rs", "place", REGION},
    };
    for (size_t i = 0; i < COUNT(sorts); i++) {
        if (strcmp(name, sorts[i].name) != 0) continue;
        if (sorts[i].type && (!type || strcmp(type, sorts[i].type) != 0)) continue;
        *sort = sorts[i].sort;
        return true;
    }
    return false;
}

/* The item that an element's id says it is a further piece of. */
static long first_piece(struct tei *x, const char *id) {
    const char *dot = id ? strrchr(id, '.') : NULL;
    struct tree_id parts = tree_id(id ? id : "");
    if (!dot || parts.piece < 2) return NO_ITEM;
    char name[64];
    snprintf(name, sizeof name, "%.*s", (int)(dot - id), id);
    const json_t *found = json_object_get(x->pieces, name);
    return found ? (long)json_integer_value(found) : NO_ITEM;
}

static long add_item(struct tei *x, enum sort sort, const char **attributes) {
    const char *id = attribute(attributes, "xml:id");
    long found = first_piece(x, id);
    if (found != NO_ITEM) return found;
    if (!make_room(x, (void **)&x->item, &x->items_room, x->n_items + 1, sizeof *x->item))
        return NO_ITEM;
    x->item[x->n_items] =
        (struct item){sort, x->at, x->at, x->n, x->n, all_attributes(x, attributes)};
    if (id && !x->pieces) x->pieces = json_object();
    if (id && json_object_set_new(x->pieces, id, json_integer((json_int_t)x->n_items)) != 0)
        x->no_memory = true;
    return (long)x->n_items++;
}

static void begin_document(struct tei *x) {
    static const char *const lists[] = {"entities", "dates", "quotations", NULL};
    json_decref(x->t.root);
    drop_items(x);
    tree_begin(&x->t, lists);
    x->at = 0;
    x->n = 0;
    x->r->line = (size_t)xmlTextReaderGetParserLineNumber(x->parser);
}

/* ---- what stands beside the text -------------------------------------- */

static const char *const kept[] = {"title",    "idno",    "author",    "publisher",
                                   "persName", "orgName", "placeName", "geo",
                                   "span",     "note",    "desc",      NULL};

/* A body is part of what it points to, or of what the words within name alone. */
static void begin_relation(struct tei *x, const char **attributes) {
    const char *active = attribute(attributes, "active"), *passive = attribute(attributes, "passive");
    struct tree_id whole = tree_id(passive ? passive : "");
    char word[24];
    json_t *parent;
    x->of = active ? tree_entity(&x->t, active) : NULL;
    if (!x->of) return;
    tree_set(&x->t, x->of, "parent", parent = json_object());
    tree_word(&x->t, parent, "rule", attribute(attributes, "type"));
    tree_name(whole, word);
    if (whole.letter) tree_word(&x->t, parent, "entity", word);
}

static void begin_beside(struct tei *x, const char *name, const char **attributes) {
    const char *id = attribute(attributes, "xml:id"), *when = attribute(attributes, "when");
    const char *type = attribute(attributes, "type");
    if (strcmp(name, "person") == 0 || strcmp(name, "org") == 0 || strcmp(name, "place") == 0) {
        x->of = tree_entity(&x->t, id);
        if (x->of && type) tree_word(&x->t, x->of, "kind", type);
    } else if (strcmp(name, "relation") == 0) {
        begin_relation(x, attributes);
    } else if (strcmp(name, "date") == 0 && when) {
        tree_word(&x->t, x->t.root, "published", when);
        tree_word(&x->t, x->t.root, "published_from", type);
    } else if (strcmp(name, "bibl") == 0) {
        json_object_del(x->t.root, "title"); /* titleStmt has one in any case */
    } else if (strcmp(name, "link") == 0) {
        tree_add(
            &x->t, tree_list(&x->t, x->t.root, "links"),
            json_string(attribute(attributes, "target") ? attribute(attributes, "target") : ""));
    } else if (strcmp(name, "country") == 0 && x->of) {
        tree_word(&x->t, x->of, "country", attribute(attributes, "key"));
    } else if (strcmp(name, "placeName") == 0 && !x->of && attribute(attributes, "ref")) {
        struct tree_id scene = tree_id(attribute(attributes, "ref"));
        char word[24];
        tree_name(scene, word);
        if (scene.letter) tree_word(&x->t, x->t.root, "scene", word);
    }
    if (!is_one_of(name, kept)) return;
    json_decref(x->link);
    x->link = all_attributes(x, attributes);
    x->keeps = true;
    x->n = 0;
}

static void end_name(struct tei *x, const char *type) {
    json_t *e = x->of;
    if (!type && !json_object_get(e, "name")) tree_text(&x->t, e, "name", x->text, x->n);
    else if (type && strcmp(type, "path") == 0)
        tree_add(&x->t, tree_list(&x->t, e, "path"), json_stringn(x->text, x->n));
    else if (type) tree_text(&x->t, e, type, x->text, x->n);
}

static void end_geo(struct tei *x) {
    char text[64];
    double lat, lon;
    snprintf(text, sizeof text, "%.*s", (int)(x->n < 63 ? x->n : 63), x->n ? x->text : "");
    if (sscanf(text, "%lf %lf", &lat, &lon) != 2 ||
        !(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180))
        return;
    tree_set(&x->t, x->of, "lat", json_real(lat));
    tree_set(&x->t, x->of, "lon", json_real(lon));
}

/* How many places were weighed. */
static void end_note(struct tei *x) {
    char text[24];
    snprintf(text, sizeof text, "%.*s", (int)(x->n < 9 ? x->n : 9), x->n ? x->text : "");
    tree_set(&x->t, x->of, "ambiguous", json_integer(atoi(text)));
}

static void end_relation(struct tei *x) {
    json_t *parent = json_object_get(x->of, "parent");
    if (parent) tree_text(&x->t, parent, "name", x->text, x->n);
}

/* The letters of an element are whole. */
static void end_beside(struct tei *x, const char *name) {
    const char *type = json_string_value(json_object_get(x->link, "type"));
    json_t *root = x->t.root;
    x->keeps = false;
    if (x->of && strcmp(name, "idno") == 0) tree_text(&x->t, x->of, "code", x->text, x->n);
    else if (x->of && strcmp(name, "geo") == 0) end_geo(x);
    else if (x->of && strcmp(name, "note") == 0) end_note(x);
    else if (x->of && strcmp(name, "desc") == 0) end_relation(x);
    else if (x->of) end_name(x, type);
    else if (strcmp(name, "idno") == 0) tree_text(&x->t, root, type ? type : "id", x->text, x->n);
    else if (strcmp(name, "title") == 0) tree_text(&x->t, root, "title", x->text, x->n);
    else if (strcmp(name, "author") == 0) tree_text(&x->t, root, "author", x->text, x->n);
    else if (strcmp(name, "publisher") == 0) tree_text(&x->t, root, "outlet", x->text, x->n);
    else if (strcmp(name, "span") == 0) {
        tree_text(&x->t, x->link, "text", x->text, x->n);
        tree_add(&x->t, tree_list(&x->t, root, "spans"), json_incref(x->link));
    }
    x->n = 0;
}

/* ---- the record ------------------------------------------------------- */

static const char *said_of(const struct item *i, const char *name) {
    return json_string_value(json_object_get(i->attributes, name));
}

static json_t *span_of(const struct tei *x, const struct item *i) {
    return tree_span(i->start, i->end, x->text + i->from, i->to - i->from);
}

static void set_id(struct tree *t, json_t *object, const char *name, const char *pointer) {
    struct tree_id id = tree_id(pointer ? pointer : "");
    char word[24];
    if (!id.letter) return;
    tree_name(id, word);
    tree_word(t, object, name, word);
}

static void take_name(struct tei *x, const struct item *i) {
    json_t *entity = tree_entity(&x->t, said_of(i, "ref")), *m = span_of(x, i);
    const char *subtype = said_of(i, "subtype");
    tree_word(&x->t, m, "how", said_of(i, "type"));
    if (entity && tree_id(said_of(i, "ref")).letter == 'p')
        tree_set(&x->t, m, "modifies", json_boolean(subtype && strcmp(subtype, "modifies") == 0));
    if (entity) tree_add(&x->t, tree_list(&x->t, entity, "mentions"), m);
    else json_decref(m);
}

static void take_role(struct tei *x, const struct item *i) {
    const char *type = said_of(i, "type"), *subtype = said_of(i, "subtype"),
               *id = said_of(i, "xml:id");
    json_t *entity = tree_entity(&x->t, said_of(i, "ref")), *role = span_of(x, i);
    bool title = type && strcmp(type, "title") == 0;
    if (!entity) {
        json_decref(role);
        return;
    }
    if (!title) {
        tree_set(&x->t, role, "organization", json_null());
        tree_set(&x->t, role, "place", json_null());
        tree_set(&x->t, role, "former", json_boolean(subtype && strstr(subtype, "former")));
        tree_set(&x->t, role, "acting", json_boolean(subtype && strstr(subtype, "acting")));
    }
    tree_add(&x->t, tree_list(&x->t, entity, title ? "titles" : "roles"), role);
    if (id && tree_id(id).letter) tree_know(&x->t, tree_id(id), role);
}

static void take_date(struct tei *x, const struct item *i) {
    static const char *const as_they_are[] = {"from", "to", NULL};
    json_t *date = span_of(x, i);
    const char *anchor = said_of(i, "datingPoint"), *cert = said_of(i, "cert");
    tree_word(&x->t, date, "type", said_of(i, "type"));
    tree_word(&x->t, date, "value", said_of(i, "when-custom"));
    tree_word(&x->t, date, "mod", said_of(i, "subtype"));
    for (const char *const *name = as_they_are; *name; name++)
        tree_word(&x->t, date, *name, said_of(i, *name));
    tree_set(&x->t, date, "weekday_mismatch", json_boolean(cert && strcmp(cert, "low") == 0));
    if (anchor && tree_id(anchor).letter == 't') set_id(&x->t, date, "anchor", anchor);
    else if (anchor) tree_word(&x->t, date, "anchor", "published");
    tree_add(&x->t, tree_list(&x->t, x->t.root, "dates"), date);
}

/* What tells of a speaker who is not named beside the quotation. */
static const char *how_of(const char *ana) {
    static const char *const names[] = {"title", "description", "pronoun"};
    for (size_t i = 0; ana && i < COUNT(names); i++)
        if (strstr(ana, names[i])) return names[i];
    return NULL;
}

static void take_said(struct tei *x, const struct item *i) {
    const char *direct = said_of(i, "direct"), *ana = said_of(i, "ana"), *cert = said_of(i, "cert");
    const char *who = said_of(i, "who"), *id = said_of(i, "xml:id"), *prev = said_of(i, "prev");
    json_t *q = span_of(x, i), *entity = tree_entity(&x->t, who);
    bool mixed = ana && strstr(ana, "mixed");
    set_id(&x->t, q, "id", id);
    tree_word(&x->t, q, "type",
              mixed                                   ? "mixed"
              : direct && strcmp(direct, "true") == 0 ? "direct"
                                                      : "indirect");
    tree_set(&x->t, q, "cue", json_null());
    tree_set(&x->t, q, "speaker", entity ? json_object() : json_null());
    if (entity) {
        json_t *speaker = json_object_get(q, "speaker"), *name = json_object_get(entity, "name");
        set_id(&x->t, speaker, "entity", who);
        tree_word(&x->t, speaker, "how", how_of(ana));
        if (name) tree_set(&x->t, speaker, "name", json_incref(name));
    }
    if (prev) set_id(&x->t, q, "continues", prev);
    tree_set(&x->t, q, "second_hand", json_boolean(ana && strstr(ana, "second-hand")));
    double confidence = cert ? strtod(cert, NULL) : -1;
    if (confidence >= 0 && confidence <= 1) tree_set(&x->t, q, "confidence", json_real(confidence));
    tree_add(&x->t, tree_list(&x->t, x->t.root, "quotations"), q);
    if (id && tree_id(id).letter) tree_know(&x->t, tree_id(id), q);
}

/* A clause's part goes to each quotation that it names. */
static void take_clause(struct tei *x, const struct item *i) {
    const char *ids = said_of(i, "corresp"), *subtype = said_of(i, "subtype");
    for (struct tree_id id; tree_next_id(&ids, &id);) {
        json_t *q = id.letter == 'q' ? tree_find(&x->t, id) : NULL, *part, *speaker;
        if (!q) continue;
        part = span_of(x, i);
        speaker = json_object_get(q, "speaker");
        if (i->sort == CUE) tree_word(&x->t, part, "lemma", said_of(i, "n"));
        if (i->sort == CUE && subtype && json_is_object(speaker))
            tree_word(&x->t, speaker, "how", subtype);
        if (i->sort == ADDRESSEE) set_id(&x->t, part, "entity", said_of(i, "ref"));
        if (i->sort != SPEAKER) {
            tree_set(&x->t, q, i->sort == CUE ? "cue" : "addressee", part);
            continue;
        }
        tree_word(&x->t, part, "how", subtype);
        if (json_is_object(speaker)) x->t.failed |= json_object_update(speaker, part) != 0;
        json_decref(part);
    }
}

/* An office without words: somebody is named with a body only. */
static json_t *wordless_role(struct tei *x, json_t *entity, const char *slot) {
    json_t *roles = tree_list(&x->t, entity, "roles");
    json_t *role = json_array_get(roles, json_array_size(roles) - 1);
    bool fits = role && !json_integer_value(json_object_get(role, "end")) &&
                json_is_null(json_object_get(role, slot));
    if (fits) return role;
    role = json_pack("{s:i,s:i,s:s,s:n,s:n,s:b,s:b}", "start", 0, "end", 0, "text", "",
                     "organization", "place", "former", 0, "acting", 0);
    tree_add(&x->t, roles, role);
    return role;
}

static void take_owner(struct tei *x, const struct item *i) {
    const char *ids = said_of(i, "corresp"), *slot = i->sort == BODY ? "organization" : "place";
    char word[24];
    for (struct tree_id id; tree_next_id(&ids, &id);) {
        tree_name(id, word);
        json_t *role = id.letter == 'r'   ? tree_find(&x->t, id)
                       : id.letter == 'e' ? wordless_role(x, tree_entity(&x->t, word), slot)
                                          : NULL;
        json_t *owner = role ? span_of(x, i) : NULL;
        if (!role) continue;
        set_id(&x->t, owner, "entity", said_of(i, "ref"));
        tree_set(&x->t, role, slot, owner);
    }
}

static void take_dateline(struct tei *x, const struct item *i) {
    json_t *line = span_of(x, i);
    set_id(&x->t, line, "place", said_of(i, "corresp"));
    set_id(&x->t, line, "outlet", said_of(i, "source"));
    tree_set(&x->t, x->t.root, "dateline", line);
}

/* "#q1 #t2", and what was the occasion. */
static void take_links(struct tei *x) {
    const json_t *links = json_object_get(x->t.root, "links"),
                 *spans = json_object_get(x->t.root, "spans");
    for (size_t i = 0; i < json_array_size(links); i++) {
        const char *ids = json_string_value(json_array_get(links, i));
        struct tree_id q = {0, 0, 0}, date = {0, 0, 0};
        if (!tree_next_id(&ids, &q) || !tree_next_id(&ids, &date) || date.letter != 't') continue;
        json_t *said = tree_find(&x->t, q);
        if (said) tree_set(&x->t, said, "date", json_integer((json_int_t)date.number - 1));
    }
    for (size_t i = 0; i < json_array_size(spans); i++) {
        const json_t *span = json_array_get(spans, i);
        const char *target = json_string_value(json_object_get(span, "target"));
        json_t *said = target ? tree_find(&x->t, tree_id(target)) : NULL,
               *text = json_object_get(span, "text");
        if (said && text) tree_set(&x->t, said, "occasion", json_incref(text));
    }
    json_object_del(x->t.root, "links");
    json_object_del(x->t.root, "spans");
}

/* Quotations and offices before what refers to them. */
static void take_items(struct tei *x) {
    for (size_t i = 0; i < x->n_items; i++) {
        const struct item *item = &x->item[i];
        if (item->sort == SAID) take_said(x, item);
        else if (item->sort == ROLE) take_role(x, item);
        else if (item->sort == DATE) take_date(x, item);
        else if (item->sort == NAME) take_name(x, item);
        else if (item->sort == DATELINE) take_dateline(x, item);
    }
    for (size_t i = 0; i < x->n_items; i++) {
        enum sort sort = x->item[i].sort;
        if (sort == CUE || sort == SPEAKER || sort == ADDRESSEE) take_clause(x, &x->item[i]);
        else if (sort == BODY || sort == REGION) take_owner(x, &x->item[i]);
    }
    take_links(x);
}

/* ---- the parser's nodes ----------------------------------------------- */

static void stop(struct tei *x, const char *why) {
    if (!x->wrong) x->wrong = why ? why : "out of memory";
}

static void on_start(struct tei *x, const char *qualified, const char **attributes) {
    const char *name = local(qualified);
    enum sort sort;
    if (x->depth == DEEPEST) {
        stop(x, "elements within each other too deep");
        return;
    }
    x->open[x->depth++] = NO_ITEM;
    if (strcmp(name, "TEI") == 0) begin_document(x);
    else if (!x->t.root) return;
    else if (x->in_body && sort_of(name, attribute(attributes, "type"), &sort))
        x->open[x->depth - 1] = add_item(x, sort, attributes);
    else if (strcmp(name, "body") == 0) {
        x->in_body = x->keeps = true;
        x->n = 0;
    } else if (!x->in_body) begin_beside(x, name, attributes);
    if (x->no_memory) stop(x, NULL);
}

static void end_item(struct tei *x, long item) {
    if (item == NO_ITEM) return;
    x->item[item].end = x->at;
    x->item[item].to = x->n;
}

static void on_end(struct tei *x, const char *qualified) {
    const char *name = local(qualified);
    if (x->depth > 0) end_item(x, x->open[--x->depth]);
    if (!x->t.root) return;
    if (x->in_body && strcmp(name, "body") == 0) {
        x->in_body = x->keeps = false;
        tree_text(&x->t, x->t.root, "text", x->text, x->n);
        take_items(x);
    } else if (x->keeps && !x->in_body) end_beside(x, name);
    else if (strcmp(name, "person") == 0 || strcmp(name, "org") == 0 || strcmp(name, "place") == 0 ||
             strcmp(name, "relation") == 0)
        x->of = NULL;
    if (strcmp(name, "TEI") == 0) x->ended = true;
    if (x->no_memory) stop(x, NULL);
}

static void on_text(struct tei *x, const char *p) {
    size_t n = strlen(p);
    if (!x->keeps || !make_room(x, (void **)&x->text, &x->room, x->n + n, 1)) return;
    memcpy(x->text + x->n, p, n);
    x->n += n;
    for (size_t i = 0; x->in_body && i < n; i++) x->at += ((unsigned char)p[i] & 0xc0) != 0x80;
}

/* Names and values by turns, up to a NULL, in the parser's dictionary or in
 * `values`, which are to be freed. */
static void on_element(struct tei *x, const char *name) {
    const char *list[2 * ATTRIBUTES + 1];
    xmlChar *values[ATTRIBUTES];
    size_t n = 0;
    bool empty = xmlTextReaderIsEmptyElement(x->parser) == 1;
    while (n < ATTRIBUTES && xmlTextReaderMoveToNextAttribute(x->parser) == 1) {
        values[n] = xmlTextReaderValue(x->parser);
        if (!values[n]) break;
        list[2 * n] = (const char *)xmlTextReaderConstName(x->parser);
        list[2 * n + 1] = (const char *)values[n];
        n++;
    }
    list[2 * n] = NULL;
    xmlTextReaderMoveToElement(x->parser);
    on_start(x, name, list);
    while (n > 0) xmlFree(values[--n]);
    if (empty && !x->wrong) on_end(x, name);
}

static void on_node(struct tei *x) {
    const char *name = (const char *)xmlTextReaderConstName(x->parser);
    switch (xmlTextReaderNodeType(x->parser)) {
    case XML_READER_TYPE_ELEMENT: on_element(x, name); break;
    case XML_READER_TYPE_END_ELEMENT: on_end(x, name); break;
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        on_text(x, (const char *)xmlTextReaderConstValue(x->parser));
        break;
    case XML_READER_TYPE_DOCUMENT_TYPE: /* it could define entities */
        stop(x, "a document type, which TEI that is read here has not");
        break;
    }
    if (x->no_memory) stop(x, NULL);
}

/* The first fault is the cause of the others. */
static void on_fault(void *self, xmlErrorPtr fault) {
    struct tei *x = self;
    if (x->broken.line || fault->level < XML_ERR_ERROR) return;
    x->broken.line = fault->line > 0 ? fault->line : 1;
    x->broken.column = fault->int2;
    snprintf(x->broken.what, sizeof x->broken.what, "%.*s", (int)strcspn(fault->message, "\n"), fault->message);
}

static struct tei *tei_new(struct reader *r, const struct whole *w) {
    struct tei *x = w->n <= INT_MAX ? calloc(1, sizeof *x) : NULL;
    if (!x) return NULL;
    x->r = r;
    x->parser = xmlReaderForMemory(w->p, (int)w->n, NULL, NULL, XML_PARSE_NONET | XML_PARSE_HUGE);
    if (!x->parser) {
        free(x);
        return NULL;
    }
    xmlTextReaderSetStructuredErrorHandler(x->parser, on_fault, x);
    return x;
}

static enum read_status wrong(struct reader *r, struct tei *x) {
    r->line = (size_t)xmlTextReaderGetParserLineNumber(x->parser);
    if (x->no_memory) return form_failed(r, "out of memory");
    if (x->wrong) return form_failed(r, "%s", x->wrong);
    r->line = (size_t)x->broken.line;
    return form_failed(r, "byte %d of the line: %s", x->broken.column, x->broken.what);
}

enum read_status tei_next(struct reader *r, struct whole *w, json_t **tree) {
    struct tei *x = w->state;
    int more = 1;
    if (!x) {
        w->state = x = tei_new(r, w);
        w->state_free = tei_free;
        if (!x) return form_failed(r, "out of memory");
    }
    x->r = r;
    x->ended = false;
    while (!x->ended && !x->wrong && (more = xmlTextReaderRead(x->parser)) == 1 && !x->broken.line) on_node(x);
    if (x->wrong || x->broken.line || more < 0) return wrong(r, x);
    if (!x->ended) return READ_END;
    drop_items(x);
    *tree = tree_end(&x->t);
    return *tree ? READ_DOC : form_failed(r, "out of memory");
}
