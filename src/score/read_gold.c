/* Gold: a text with its annotations as a list (see berita-score(1)). */
#include "score/fields.h"

#include <stdio.h>

static const struct {
    const char *name;
    enum label label; /* LABELS: known, and not compared */
} labels[] = {
    {"person", LABEL_PERSON},
    {"place", LABEL_PLACE},
    {"organization", LABEL_ORGANIZATION},
    {"date", LABEL_DATE},
    {"direct", LABEL_DIRECT},
    {"indirect", LABEL_INDIRECT},
    {"role", LABEL_POST},
    {"affiliation", LABEL_BODY},
    {"STATEMENT", LABEL_STATEMENT},
    {"CUE", LABEL_CUE},
    {"CUECOREF", LABEL_CUE},
    {"ROLE", LABEL_ROLE},
    {"AFFILIATION", LABEL_AFFILIATION},
    {"DATETIME", LABEL_DATETIME},
    {"LOCATION", LABEL_LOCATION},
    {"PERSON", LABELS},
    {"PERSONCOREF", LABELS},
};

static enum label label_of(struct reader *r, const char *name) {
    for (size_t i = 0; i < COUNT(labels); i++)
        if (strcmp(labels[i].name, name) == 0) return labels[i].label;
    if (!r->unknown_line) {
        snprintf(r->unknown, sizeof r->unknown, "%s", name);
        r->unknown_line = r->line;
    }
    return LABELS;
}

static bool take_alts(struct reader *r, struct set *s, struct mark *m, const json_t *from,
                      struct place at) {
    const json_t *list;
    size_t n;
    if (!read_list(r, from, "alt", &list, &n)) return false;
    m->alt = s->n_alts;
    for (size_t i = 0; i < n; i++) {
        const json_t *value = json_array_get(list, i);
        if (!json_is_string(value))
            return read_broken(r, "%s[%zu]: \"alt\" holds what is no string", at.list, at.i);
        struct berita_str *to = set_add_alt(s);
        if (!to) return read_no_memory(r);
        if (!read_keep(r, s, value, to)) return false;
        m->n_alts++;
    }
    return true;
}

static bool take_mark(struct reader *r, struct set *s, struct doc *d, const json_t *from,
                      struct place at) {
    const json_t *name = json_object_get(from, "label");
    if (!json_is_string(name)) return read_broken(r, "%s[%zu]: no \"label\"", at.list, at.i);
    enum label label = label_of(r, json_string_value(name));
    if (label == LABELS) return true;
    struct mark *m = read_mark(r, s, from, label, at);
    d->statements |= label == LABEL_STATEMENT;
    const char *whose = label == LABEL_POST || label == LABEL_BODY ? "person" : "speaker";
    return m && read_member(r, s, from, "value", at, &m->value) &&
           read_member(r, s, from, "type", at, &m->type) &&
           read_member(r, s, from, "cue", at, &m->cue) &&
           read_member(r, s, from, whose, at, &m->name) && take_alts(r, s, m, from, at);
}

static bool take_attribution(struct reader *r, struct set *s, const json_t *from, struct place at) {
    const json_t *mention = json_object_get(from, "mention");
    struct mark *m = read_mark(r, s, from, LABEL_ATTRIBUTION, at);
    if (!m || !read_member(r, s, from, "speaker", at, &m->name)) return false;
    if (!m->name.p) return read_broken(r, "%s[%zu]: no \"speaker\"", at.list, at.i);
    return !mention || json_is_null(mention) || read_mark(r, s, mention, LABEL_SPEAKER, at);
}

static bool take_complete(struct reader *r, struct doc *d, const json_t *root) {
    const json_t *list;
    size_t n;
    if (!read_list(r, root, "complete", &list, &n)) return false;
    for (size_t i = 0; i < n; i++) {
        const char *name = json_string_value(json_array_get(list, i));
        if (!name) return read_broken(r, "complete[%zu] is no string", i);
        enum label label = label_of(r, name);
        if (label <= LABEL_BODY) d->complete |= 1u << label;
    }
    return true;
}

bool read_gold(struct reader *r, struct set *s, struct doc *d, const json_t *root) {
    const json_t *gold, *attributions;
    size_t n, n_attributions;
    if (!d->text.p) return read_broken(r, "no \"text\"");
    if (!take_complete(r, d, root) || !read_list(r, root, "gold", &gold, &n) ||
        !read_list(r, root, "attributions", &attributions, &n_attributions))
        return false;
    d->statements = json_is_array(attributions);
    for (size_t i = 0; i < n; i++)
        if (!take_mark(r, s, d, json_array_get(gold, i), (struct place){"gold", i})) return false;
    for (size_t i = 0; i < n_attributions; i++)
        if (!take_attribution(r, s, json_array_get(attributions, i),
                              (struct place){"attributions", i}))
            return false;
    return true;
}
