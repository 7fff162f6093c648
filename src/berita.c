/* The public calls: models, documents, runs and the borrowed results. */
#include "berita.h"

#include "core/calendar.h"
#include "model/build.h"
#include "model/builtin.h"
#include "model/clitic.h"
#include "model/kind.h"
#include "model/model.h"
#include "model/regex.h"
#include "pipeline.h"

#include <stdio.h>
#include <stdlib.h>

#define PUBLIC __attribute__((visibility("default")))

static enum berita_status fail(struct berita_error *err, enum berita_status status,
                               const char *what) {
    if (err) {
        *err = (struct berita_error){.status = status};
        snprintf(err->text, sizeof err->text, "%s", what);
    }
    return status;
}

/* ---- models ------------------------------------------------------------- */

static enum berita_status build_over(void **image, size_t *size,
                                     const struct berita_overlay *overlays, size_t n,
                                     struct berita_error *err) {
    struct builder *b = builder_new();
    if (!b) return fail(err, BERITA_NO_MEMORY, "out of memory");
    enum berita_status s = builder_seed(b, (const struct image *)(const void *)berita_image, err);
    for (size_t i = 0; i < n && s == BERITA_OK; i++)
        s = builder_add(b, overlays[i].name, overlays[i].text, overlays[i].len, err);
    if (s == BERITA_OK) s = builder_finish(b, image, size, err);
    builder_free(b);
    return s;
}

PUBLIC enum berita_status berita_model_open(berita_model **out,
                                            const struct berita_overlay *overlays, size_t n,
                                            struct berita_error *err) {
    struct model *m = calloc(1, sizeof *m);
    void *built = NULL;
    const void *image = berita_image;
    size_t size = berita_image_size;
    if (!m) return fail(err, BERITA_NO_MEMORY, "out of memory");
    enum berita_status s = n ? build_over(&built, &size, overlays, n, err) : BERITA_OK;
    if (built) image = built;
    if (s == BERITA_OK) s = model_attach(m, image, size, true, err);
    if (s == BERITA_NO_MEMORY) fail(err, s, "out of memory");
    if (s != BERITA_OK) return free(built), free(m), s;
    m->owned = built;
    *out = (berita_model *)m;
    return BERITA_OK;
}

PUBLIC void berita_model_close(berita_model *model) {
    if (!model) return;
    model_detach((struct model *)model);
    free(model);
}

static const struct berita_rule reasons[] = {
#define X(id, name, why) {name, "", why, 0},
    BERITA_REASONS(X)
#undef X
};

PUBLIC struct berita_rule berita_rule(const berita_model *model, uint32_t rule) {
    const struct model *m = (const struct model *)model;
    if (rule < REASONS) return reasons[rule];
    rule -= REASONS;
    if (rule >= m->n_rules) return reasons[REASON_NO_RULE];
    const struct rule *r = &m->rule[rule];
    return (struct berita_rule){model_str(m, r->name), model_str(m, r->file),
                                model_str(m, r->why), r->line};
}

/* ---- documents ---------------------------------------------------------- */

PUBLIC berita_doc *berita_doc_new(const berita_model *model) {
    struct doc *d = calloc(1, sizeof *d);
    if (!d) return NULL;
    doc_clear(d);
    d->model = (const struct model *)model;
    d->regex_data = regex_data_new();
    if (!d->regex_data) return free(d), NULL;
    return (berita_doc *)d;
}

PUBLIC void berita_doc_free(berita_doc *doc) {
    if (!doc) return;
    struct doc *d = (struct doc *)doc;
    regex_data_free(d->regex_data);
    doc_free_block(d);
    free(doc);
}

static const char *const published_from[] = {
    [BERITA_FROM_RECORD] = "record",
    [BERITA_FROM_OPTION] = "option",
    [BERITA_FROM_METADATA] = "metadata",
};

static bool take_published(struct doc *d, const struct berita_input *in) {
    struct ymd date;
    if (!in->published || !*in->published) return true;
    if (!calendar_read(in->published, &date)) return false;
    d->published = calendar_day(date.year, date.month, date.day);
    calendar_write(date, d->published_text);
    d->summary.published = (struct berita_str){d->published_text, 10};
    d->summary.published_from = published_from[in->published_from];
    return true;
}

/* The last stage of a run; NULL: of all. */
static const char *const last_stage[] = {
    [BERITA_UNTIL_END] = NULL,
    [BERITA_UNTIL_SENTENCES] = "sentence",
    [BERITA_UNTIL_DATES] = "date",
    [BERITA_UNTIL_ENTITIES] = "entity",
    [BERITA_UNTIL_TOKENS] = "token",
};

PUBLIC enum berita_status berita_run(berita_doc *doc, const struct berita_input *in,
                                     struct berita_error *err) {
    struct doc *d = (struct doc *)doc;
    doc_clear(d);
    d->text = in->text ? in->text : "";
    d->len = 0;
    if (in->len > BERITA_TEXT_MAX) return fail(err, BERITA_TOO_BIG, "text over 256 MiB");
    if (!take_published(d, in))
        return fail(err, BERITA_BAD_DATA, "published is no date YYYY-MM-DD");
    d->len = (u32)in->len;
    const char *last = in->until < COUNT(last_stage) ? last_stage[in->until] : NULL;
    enum berita_status s = pipeline_run(d, last, NULL);
    return s == BERITA_OK ? s : fail(err, s, "out of memory");
}

/* ---- results ------------------------------------------------------------ */

PUBLIC const struct berita_summary *berita_summary(const berita_doc *doc) {
    return &((const struct doc *)doc)->summary;
}

#define ROWS(type, name, array, count)                                \
    PUBLIC const struct type *name(const berita_doc *doc, uint32_t *n) { \
        const struct doc *d = (const struct doc *)doc;                \
        *n = d->count;                                                \
        return d->array;                                              \
    }

ROWS(berita_token, berita_tokens, token, n_tokens)
ROWS(berita_mention, berita_mentions, mention, n_mentions)
ROWS(berita_entity, berita_entities, entity, n_entities)
ROWS(berita_role, berita_roles, role, n_roles)
ROWS(berita_date, berita_dates, date, n_dates)
ROWS(berita_quotation, berita_quotations, quotation, n_quotations)
ROWS(berita_warning, berita_warnings, warning, n_warnings)

PUBLIC uint32_t berita_mention_of(const berita_doc *doc, uint32_t entity, uint32_t i) {
    const struct doc *d = (const struct doc *)doc;
    return d->mention_order[d->entity[entity].first_mention + i];
}

PUBLIC uint32_t berita_sentences(const berita_doc *doc) {
    return ((const struct doc *)doc)->n_sentences;
}

PUBLIC struct berita_sentence berita_sentence(const berita_doc *doc, uint32_t row) {
    const struct sentence *s = &((const struct doc *)doc)->sentence[row];
    return (struct berita_sentence){s->first, s->limit, s->paragraph};
}

PUBLIC uint32_t berita_phrases(const berita_doc *doc) {
    return ((const struct doc *)doc)->n_phrases;
}

PUBLIC struct berita_phrase berita_phrase(const berita_doc *doc, uint32_t row) {
    const struct phrase *p = &((const struct doc *)doc)->phrase[row];
    return (struct berita_phrase){p->first, p->first + p->tokens, p->cls};
}

PUBLIC bool berita_token_is(const berita_doc *doc, uint32_t token, uint32_t cls) {
    const struct doc *d = (const struct doc *)doc;
    return cls < d->model->n_classes && doc_is(d, token, cls);
}

PUBLIC const char *berita_class_name(const berita_model *model, uint32_t cls) {
    const struct model *m = (const struct model *)model;
    return cls < m->n_classes ? model_str(m, m->class_name[cls]) : NULL;
}

PUBLIC uint32_t berita_clitic(const berita_doc *doc, uint32_t token, uint32_t end) {
    return clitic_start((const struct doc *)doc, token, end);
}

PUBLIC const char *berita_kind_name(uint8_t type, uint8_t kind) {
    if (type == BERITA_PLACE) return kind < PLACE_KINDS ? place_kinds[kind] : "";
    if (type == BERITA_ORGANIZATION) return kind < ORG_KINDS ? org_kinds[kind] : "";
    return "";
}
