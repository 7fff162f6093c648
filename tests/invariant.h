/* What holds of every document whatever the text: the hostile, fuzz and unit
 * tests all ask it.  broken_rule_of() gives NULL, or what does not hold. */
#ifndef TESTS_INVARIANT_H
#define TESTS_INVARIANT_H

#include "berita.h"

#include <string.h>

struct subject {
    const berita_model *model;
    const berita_doc *doc;
    const char *text;
    uint32_t len;
    uint32_t tokens, mentions, entities, roles, dates, quotations, warnings;
    bool valid; /* the text is UTF-8 throughout */
};

static inline bool within(uint32_t row, uint32_t rows) { return row == BERITA_NONE || row < rows; }

/* A span inside the text that cuts no character. */
static inline bool good_span(const struct subject *s, uint32_t start, uint32_t end) {
    if (start > end || end > s->len) return false;
    if (!s->valid) return true;
    return (start == s->len || ((unsigned char)s->text[start] & 0xc0) != 0x80) &&
           (end == s->len || ((unsigned char)s->text[end] & 0xc0) != 0x80);
}

static inline bool explained(const struct subject *s, uint32_t rule) {
    struct berita_rule r = berita_rule(s->model, rule);
    return r.name && *r.name && r.file && r.why;
}

static inline const char *broken_token(const struct subject *s) {
    uint32_t n, at = 0;
    const struct berita_token *t = berita_tokens(s->doc, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (t[i].start < at || t[i].start >= t[i].end) return "tokens are not in order";
        if (!good_span(s, t[i].start, t[i].end)) return "a token's span";
        at = t[i].end;
    }
    return NULL;
}

static inline const char *broken_mention(const struct subject *s) {
    uint32_t n;
    const struct berita_mention *m = berita_mentions(s->doc, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (!good_span(s, m[i].start, m[i].end) || m[i].start == m[i].end) return "a mention's span";
        if (m[i].first >= m[i].limit || m[i].limit > s->tokens) return "a mention's tokens";
        if (!within(m[i].entity, s->entities)) return "a mention's entity";
        if (!within(m[i].antecedent, s->mentions)) return "a mention's antecedent";
        if (m[i].type > BERITA_PLACE || m[i].how > BERITA_PRONOUN) return "a mention's type";
        if (!explained(s, m[i].rule)) return "a mention without a reason";
    }
    return NULL;
}

static inline const char *broken_entity(const struct subject *s) {
    uint32_t n, m;
    const struct berita_entity *e = berita_entities(s->doc, &n);
    const struct berita_mention *mention = berita_mentions(s->doc, &m);
    for (uint32_t i = 0; i < n; i++) {
        if (e[i].type > BERITA_PLACE) return "an entity's type";
        if (e[i].name.n && !e[i].name.p) return "an entity's name";
        if (e[i].parent_name.n ? !e[i].parent_name.p : e[i].parent != BERITA_NONE) return "what a body is part of";
        uint32_t above = e[i].parent;
        for (uint32_t k = 0; above != BERITA_NONE; above = e[above].parent)
            if (above >= n || k++ == n || e[above].type != BERITA_ORGANIZATION) return "a body's parents";
        if (e[i].path_len > 4) return "an entity's path";
        if (e[i].roles && (uint64_t)e[i].first_role + e[i].roles > s->roles) return "an entity's roles";
        for (uint32_t k = 0; k < e[i].mentions; k++) {
            uint32_t row = berita_mention_of(s->doc, i, k);
            if (row >= m || mention[row].entity != i) return "an entity's mentions";
        }
    }
    return NULL;
}

static inline const char *broken_role(const struct subject *s) {
    uint32_t n;
    const struct berita_role *r = berita_roles(s->doc, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (!good_span(s, r[i].start, r[i].end)) return "a role's span";
        if (!good_span(s, r[i].organization.start, r[i].organization.end) ||
            !good_span(s, r[i].place.start, r[i].place.end))
            return "a role's organization or place";
        if (!within(r[i].person, s->entities) || !within(r[i].organization_entity, s->entities) ||
            !within(r[i].place_entity, s->entities))
            return "a role's entities";
    }
    return NULL;
}

static inline bool warned(const struct subject *s, int kind) {
    uint32_t n;
    const struct berita_warning *w = berita_warnings(s->doc, &n);
    for (uint32_t i = 0; i < n; i++)
        if (w[i].kind == kind || w[i].kind == BERITA_WARN_LIMIT) return true;
    return false;
}

static inline bool good_day(const char *day) { return !*day || strlen(day) == 10; }

static inline const char *broken_date(const struct subject *s) {
    uint32_t n;
    const struct berita_date *d = berita_dates(s->doc, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (!good_span(s, d[i].start, d[i].end) || d[i].start == d[i].end) return "a date's span";
        if (!memchr(d[i].value, 0, sizeof d[i].value) || !memchr(d[i].mod, 0, sizeof d[i].mod))
            return "a date's value has no end";
        if ((!*d[i].value && !warned(s, BERITA_WARN_DATE)) || d[i].type > BERITA_SET)
            return "a date's value"; /* a date that does not exist has none */
        if (!memchr(d[i].from, 0, sizeof d[i].from) || !memchr(d[i].to, 0, sizeof d[i].to) ||
            !good_day(d[i].from) || !good_day(d[i].to))
            return "a date's days";
        if (*d[i].from && *d[i].to && strcmp(d[i].from, d[i].to) > 0) return "a date ends before it begins";
        if (d[i].anchor != BERITA_ANCHOR_PUBLISHED && !within(d[i].anchor, n)) return "a date's anchor";
        if (!explained(s, d[i].rule)) return "a date without a reason";
    }
    return NULL;
}

static inline const char *broken_quotation(const struct subject *s) {
    uint32_t n;
    const struct berita_quotation *q = berita_quotations(s->doc, &n);
    for (uint32_t i = 0; i < n; i++) {
        if (!good_span(s, q[i].start, q[i].end) || !good_span(s, q[i].cue.start, q[i].cue.end) ||
            !good_span(s, q[i].speaker_span.start, q[i].speaker_span.end) ||
            !good_span(s, q[i].addressee.start, q[i].addressee.end))
            return "a quotation's spans";
        if (q[i].type > BERITA_MIXED || q[i].how > BERITA_PRONOUN) return "a quotation's type";
        if (!within(q[i].speaker, s->entities) || !within(q[i].mention, s->mentions) ||
            !within(q[i].antecedent, s->mentions) || !within(q[i].date, s->dates) ||
            !within(q[i].addressee_entity, s->entities))
            return "a quotation's links";
        if (q[i].continues != BERITA_NONE && q[i].continues >= i) return "a quotation continues a later one";
        if (!(q[i].confidence >= 0 && q[i].confidence <= 1)) return "a quotation's confidence";
        if (!explained(s, q[i].rule)) return "a quotation without a reason";
    }
    return NULL;
}

static inline const char *broken_rest(const struct subject *s) {
    uint32_t n;
    const struct berita_warning *w = berita_warnings(s->doc, &n);
    for (uint32_t i = 0; i < n; i++)
        if (w[i].kind > BERITA_WARN_LIMIT || w[i].at > s->len) return "a warning";
    const struct berita_summary *sum = berita_summary(s->doc);
    if (sum->has_dateline && !good_span(s, sum->dateline.start, sum->dateline.end)) return "the dateline";
    if (!within(sum->dateline_place, s->entities) || !within(sum->dateline_outlet, s->entities))
        return "the dateline's entities";
    return NULL;
}

static inline const char *broken_rule_of(const berita_model *model, const berita_doc *doc,
                                         const char *text, size_t len) {
    struct subject s = {.model = model, .doc = doc, .text = text, .len = (uint32_t)len};
    berita_tokens(doc, &s.tokens);
    berita_mentions(doc, &s.mentions);
    berita_entities(doc, &s.entities);
    berita_roles(doc, &s.roles);
    berita_dates(doc, &s.dates);
    berita_quotations(doc, &s.quotations);
    s.valid = !warned(&s, BERITA_WARN_UTF8);
    const char *(*const each[])(const struct subject *) = {
        broken_token, broken_mention, broken_entity,    broken_role,
        broken_date,  broken_rest,    broken_quotation,
    };
    const char *broken = NULL;
    for (size_t i = 0; i < sizeof each / sizeof *each && !broken; i++) broken = each[i](&s);
    return broken;
}

#endif
