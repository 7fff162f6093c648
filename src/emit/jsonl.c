#include "emit/formats.h"

#define LITERAL(out, text) out_bytes(out, text, sizeof(text) - 1)

/* ---- small values ----------------------------------------------------- */

static void name(struct out *o, const struct view *v, struct berita_str s) {
    out_string(o, s.p, s.n, v->bad);
}

static void str_or_null(struct out *o, const struct view *v, struct berita_str s) {
    if (s.n)
        name(o, v, s);
    else
        LITERAL(o, "null");
}

/* The program's own words and values, which need no escapes. */
static void cstr(struct out *o, const char *s) {
    out_char(o, '"');
    out_str(o, s);
    out_char(o, '"');
}

static void cstr_or_null(struct out *o, const char *s) {
    if (s && *s)
        cstr(o, s);
    else
        LITERAL(o, "null");
}

/* The same in an array. */
#define PUT_WORD(w, array) (*(array) ? PUT(PUT_ARRAY(PUT(w, "\""), array), "\"") : PUT(w, "null"))

static char *put_boolean(char *w, bool b) { return b ? PUT(w, "true") : PUT(w, "false"); }

static char *put_entity(char *w, const struct view *v, uint32_t row) {
    if (row == BERITA_NONE || view_leaves_out(v, row)) return PUT(w, "null");
    *w++ = '"';
    *w++ = view_letter(v->entity[row].type);
    w = put_u32(w, v->number[row]);
    *w++ = '"';
    return w;
}

static void entity_id(struct out *o, const struct view *v, uint32_t row) {
    out_end(o, put_entity(out_small(o), v, row));
}

static char *put_quotation(char *w, uint32_t row) {
    if (row == BERITA_NONE) return PUT(w, "null");
    w = put_u32(PUT(w, "\"q"), row + 1);
    *w++ = '"';
    return w;
}

/* "start":N,"end":N behind a brace or comma. */
static char *put_offsets(char *w, const struct view *v, char before, uint32_t start, uint32_t end) {
    *w++ = before;
    w = put_u64(PUT(w, "\"start\":"), view_offset(v, start));
    return put_u64(PUT(w, ",\"end\":"), view_offset(v, end));
}

static void span(struct out *o, const struct view *v, char before, uint32_t start, uint32_t end) {
    char *w = put_offsets(out_small(o), v, before, start, end);
    out_end(o, PUT(w, ",\"text\":"));
    name(o, v, view_span(v, start, end));
}

static void rule(struct out *o, const struct view *v, uint32_t id) {
    LITERAL(o, ",\"rule\":");
    if (id == BERITA_NONE) {
        LITERAL(o, "null");
        return;
    }
    const char *s = berita_rule(v->model, id).name; /* a user's rule may have any name */
    out_string(o, s, strlen(s), true);
}

static char *put_how(char *w, uint8_t how) {
    w = PUT(w, ",\"how\":");
    return how < sizeof how_name / sizeof *how_name ? PUT_WORD(w, how_name[how]) : PUT(w, "null");
}

/* ---- head ------------------------------------------------------------- */

void emit_id(struct out *o, const struct record *r) {
    if (r->id_is_number)
        out_bytes(o, r->id.p, r->id.n);
    else
        out_string(o, r->id.p, r->id.n, true);
}

static void dateline(struct out *o, const struct view *v) {
    const struct berita_summary *s = v->summary;
    LITERAL(o, ",\"dateline\":");
    if (!s->has_dateline) {
        LITERAL(o, "null");
        return;
    }
    char *w = put_offsets(out_small(o), v, '{', s->dateline.start, s->dateline.end);
    w = put_entity(PUT(w, ",\"place\":"), v, s->dateline_place);
    w = put_entity(PUT(w, ",\"outlet\":"), v, s->dateline_outlet);
    out_end(o, PUT(w, "}"));
}

static void scene(struct out *o, const struct view *v) {
    out_end(o, put_entity(PUT(out_small(o), ",\"scene\":"), v, v->summary->scene));
}

/* What an input says of the article. */
static void said(struct out *o, struct berita_str s) {
    if (s.p)
        out_string(o, s.p, s.n, true);
    else
        LITERAL(o, "null");
}

static void source(struct out *o, const struct record *r) {
    LITERAL(o, ",\"title\":");
    said(o, r->title);
    if (!r->url.p && !r->outlet.p && !r->author.p) {
        LITERAL(o, ",\"url\":null,\"outlet\":null,\"author\":null");
        return;
    }
    LITERAL(o, ",\"url\":");
    said(o, r->url);
    LITERAL(o, ",\"outlet\":");
    said(o, r->outlet);
    LITERAL(o, ",\"author\":");
    said(o, r->author);
}

static void head(struct out *o, const struct view *v) {
    const struct record *r = v->record;
    LITERAL(o, "{\"schema\":1,\"id\":");
    emit_id(o, r);
    source(o, r);
    if (v->copy_of.p) {
        LITERAL(o, ",\"duplicate_of\":");
        if (v->copy_of_is_number) out_bytes(o, v->copy_of.p, v->copy_of.n);
        else out_string(o, v->copy_of.p, v->copy_of.n, true);
    }
    LITERAL(o, ",\"published\":");
    str_or_null(o, v, v->summary->published);
    LITERAL(o, ",\"published_from\":");
    cstr_or_null(o, v->summary->published_from);
    LITERAL(o, ",\"language\":\"id\"");
    if (v->choice->kinds & KIND_DATELINE) dateline(o, v);
    if (v->choice->kinds & KIND_PLACES) scene(o, v);
    if (!v->choice->text) return;
    LITERAL(o, ",\"text\":");
    out_string(o, r->text, r->len, v->bad);
}

/* ---- entities --------------------------------------------------------- */

static void owner(struct out *o, const struct view *v, struct berita_span at, uint32_t entity) {
    if (at.end <= at.start) {
        LITERAL(o, "null");
        return;
    }
    span(o, v, '{', at.start, at.end);
    LITERAL(o, ",\"entity\":");
    entity_id(o, v, entity);
    out_char(o, '}');
}

static void role(struct out *o, const struct view *v, const struct berita_role *r) {
    span(o, v, '{', r->start, r->end);
    if (!r->is_title) {
        LITERAL(o, ",\"organization\":");
        owner(o, v, r->organization, r->organization_entity);
        LITERAL(o, ",\"place\":");
        owner(o, v, r->place, r->place_entity);
        char *w = put_boolean(PUT(out_small(o), ",\"former\":"), r->former);
        out_end(o, put_boolean(PUT(w, ",\"acting\":"), r->acting));
    }
    out_char(o, '}');
}

static void roles(struct out *o, const struct view *v, const struct berita_entity *e, bool titles) {
    bool first = true;
    for (uint32_t i = 0; i < e->roles; i++) {
        const struct berita_role *r = &v->role[e->first_role + i];
        if (r->is_title != titles) continue;
        if (!first) out_char(o, ',');
        role(o, v, r);
        first = false;
    }
}

static void person(struct out *o, const struct view *v, const struct berita_entity *e) {
    LITERAL(o, ",\"titles\":[");
    roles(o, v, e, true);
    LITERAL(o, "],\"roles\":[");
    roles(o, v, e, false);
    out_char(o, ']');
}

static char *put_year(char *w, uint16_t year) { return year ? put_u32(w, year) : PUT(w, "null"); }

/* What the lexicons know of the body. */
static void lexicon(struct out *o, const struct view *v, const struct berita_entity *e) {
    if (!e->known_as.n) {
        LITERAL(o, ",\"lexicon\":null");
        return;
    }
    LITERAL(o, ",\"lexicon\":{\"name\":");
    name(o, v, e->known_as);
    char *w = put_year(PUT(out_small(o), ",\"from\":"), e->from_year);
    out_end(o, PUT(put_year(PUT(w, ",\"to\":"), e->to_year), "}"));
}

/* What the body is part of. */
static void parent(struct out *o, const struct view *v, const struct berita_entity *e) {
    if (!e->parent_name.n) {
        LITERAL(o, ",\"parent\":null");
        return;
    }
    LITERAL(o, ",\"parent\":{\"name\":");
    name(o, v, e->parent_name);
    LITERAL(o, ",\"entity\":");
    entity_id(o, v, e->parent);
    rule(o, v, e->parent_rule);
    out_char(o, '}');
}

static void forms(struct out *o, const struct view *v, const struct berita_entity *e) {
    if (!e->abbreviation.n && !e->expansion.n) {
        LITERAL(o, ",\"abbreviation\":null,\"expansion\":null");
        return;
    }
    LITERAL(o, ",\"abbreviation\":");
    str_or_null(o, v, e->abbreviation);
    LITERAL(o, ",\"expansion\":");
    str_or_null(o, v, e->expansion);
}

static void organization(struct out *o, const struct view *v, const struct berita_entity *e) {
    LITERAL(o, ",\"kind\":");
    cstr_or_null(o, berita_kind_name(e->type, e->kind));
    forms(o, v, e);
    lexicon(o, v, e);
    parent(o, v, e);
}

static char *put_coordinate(char *w, double degrees) {
    return degrees != degrees ? PUT(w, "null") /* NAN */ : put_fixed(w, degrees, 5);
}

static void place(struct out *o, const struct view *v, const struct berita_entity *e) {
    LITERAL(o, ",\"kind\":");
    cstr_or_null(o, berita_kind_name(e->type, e->kind));
    LITERAL(o, ",\"code\":");
    str_or_null(o, v, e->code);
    LITERAL(o, ",\"country\":");
    cstr_or_null(o, e->country);
    LITERAL(o, ",\"path\":[");
    for (uint32_t i = 0; i < e->path_len; i++) {
        if (i) out_char(o, ',');
        name(o, v, e->path[i]);
    }
    char *w = put_coordinate(PUT(out_small(o), "],\"lat\":"), e->lat);
    w = put_coordinate(PUT(w, ",\"lon\":"), e->lon);
    out_end(o, put_u32(PUT(w, ",\"ambiguous\":"), e->ambiguous));
}

static void mention(struct out *o, const struct view *v, const struct berita_mention *m) {
    span(o, v, '{', m->start, m->end);
    out_end(o, put_how(out_small(o), m->how));
    rule(o, v, m->rule);
    if (m->type == BERITA_PLACE) out_end(o, put_boolean(PUT(out_small(o), ",\"modifies\":"), m->flags & BERITA_MODIFIES));
    out_char(o, '}');
}

static void mentions(struct out *o, const struct view *v, uint32_t row) {
    bool first = true;
    LITERAL(o, ",\"mentions\":[");
    for (uint32_t i = 0; i < v->entity[row].mentions; i++) {
        const struct berita_mention *m = &v->mention[berita_mention_of(v->doc, row, i)];
        if (!view_wants_mention(v, m)) continue;
        if (!first) out_char(o, ',');
        mention(o, v, m);
        first = false;
    }
    out_char(o, ']');
}

static void entity(struct out *o, const struct view *v, uint32_t row) {
    const struct berita_entity *e = &v->entity[row];
    char *w = put_entity(PUT(out_small(o), "{\"id\":"), v, row);
    w = PUT_WORD(PUT(w, ",\"type\":"), type_name[e->type % 3]);
    out_end(o, PUT(w, ",\"name\":"));
    name(o, v, e->name);
    if (e->type == BERITA_PERSON)
        person(o, v, e);
    else if (e->type == BERITA_ORGANIZATION)
        organization(o, v, e);
    else
        place(o, v, e);
    mentions(o, v, row);
    out_char(o, '}');
}

static void entities(struct out *o, const struct view *v) {
    bool first = true;
    if (!(v->choice->kinds & KIND_ENTITIES)) return;
    LITERAL(o, ",\"entities\":[");
    for (uint32_t i = 0; i < v->n_entities; i++) {
        uint32_t row = (uint32_t)v->order[i];
        if (!view_wants_entity(v, row)) continue;
        if (!first) out_char(o, ',');
        entity(o, v, row);
        first = false;
    }
    out_char(o, ']');
}

/* ---- dates ------------------------------------------------------------ */

static char *put_anchor(char *w, const struct view *v, uint32_t row) {
    if (row == BERITA_NONE) return PUT(w, "null");
    if (row == BERITA_ANCHOR_PUBLISHED) return PUT(w, "\"published\"");
    return put_u64(w, view_offset(v, v->date[row].start));
}

void emit_date(struct out *o, const struct view *v, char before, const struct berita_date *d) {
    span(o, v, before, d->start, d->end);
    char *w = PUT_WORD(PUT(out_small(o), ",\"type\":"), date_type[d->type & 3]);
    w = PUT_WORD(PUT(w, ",\"value\":"), d->value); /* null: nothing known to count from */
    out_end(o, PUT_WORD(PUT(w, ",\"mod\":"), d->mod));
    w = PUT_WORD(PUT(out_small(o), ",\"from\":"), d->from);
    w = PUT_WORD(PUT(w, ",\"to\":"), d->to);
    w = put_boolean(PUT(w, ",\"weekday_mismatch\":"), d->weekday_mismatch);
    out_end(o, put_anchor(PUT(w, ",\"anchor\":"), v, d->anchor));
    rule(o, v, d->rule);
}

static void dates(struct out *o, const struct view *v) {
    if (!(v->choice->kinds & KIND_DATES)) return;
    LITERAL(o, ",\"dates\":[");
    for (uint32_t i = 0; i < v->n_dates; i++) {
        if (i) out_char(o, ',');
        emit_date(o, v, '{', &v->date[i]);
        out_char(o, '}');
    }
    out_char(o, ']');
}

/* ---- quotations ------------------------------------------------------- */

static void cue(struct out *o, const struct view *v, const struct berita_quotation *q) {
    LITERAL(o, ",\"cue\":");
    if (q->cue.end <= q->cue.start) {
        LITERAL(o, "null");
        return;
    }
    span(o, v, '{', q->cue.start, q->cue.end);
    LITERAL(o, ",\"lemma\":");
    str_or_null(o, v, q->lemma);
    out_char(o, '}');
}

/* Where the speaker is named beside the quotation; all null for one who is
 * understood from further away.  The -nya of "ujarnya" has no span, but says
 * how: pronoun. */
static void speaker_mention(struct out *o, const struct view *v, const struct berita_quotation *q) {
    if (view_is_named(q)) {
        span(o, v, ',', q->speaker_span.start, q->speaker_span.end);
    } else {
        LITERAL(o, ",\"start\":null,\"end\":null,\"text\":null");
    }
    out_end(o, put_how(out_small(o), view_tells_how(q) ? q->how : UINT8_MAX));
}

static void speaker(struct out *o, const struct view *v, const struct berita_quotation *q) {
    LITERAL(o, ",\"speaker\":");
    if (q->speaker == BERITA_NONE) {
        LITERAL(o, "null");
        return;
    }
    const struct berita_role *r = view_role(v, q->speaker);
    LITERAL(o, "{\"entity\":");
    entity_id(o, v, q->speaker);
    LITERAL(o, ",\"name\":");
    name(o, v, v->entity[q->speaker].name);
    LITERAL(o, ",\"role\":");
    if (r && r->end > r->start)
        name(o, v, view_span(v, r->start, r->end));
    else
        LITERAL(o, "null");
    LITERAL(o, ",\"affiliation\":");
    str_or_null(o, v, view_affiliation(v, r));
    speaker_mention(o, v, q);
    out_char(o, '}');
}

static void addressee(struct out *o, const struct view *v, const struct berita_quotation *q) {
    LITERAL(o, ",\"addressee\":");
    owner(o, v, q->addressee, q->addressee_entity);
}

static void quotation(struct out *o, const struct view *v, uint32_t row) {
    const struct berita_quotation *q = &v->quotation[row];
    char *w = put_quotation(PUT(out_small(o), "{\"id\":"), row);
    out_end(o, PUT_WORD(PUT(w, ",\"type\":"), speech_name[q->type % 3]));
    span(o, v, ',', q->start, q->end);
    cue(o, v, q);
    speaker(o, v, q);
    w = put_quotation(PUT(out_small(o), ",\"continues\":"), q->continues);
    w = PUT(w, ",\"date\":");
    w = q->date == BERITA_NONE ? PUT(w, "null") : put_u32(w, q->date);
    out_end(o, PUT(w, ",\"occasion\":"));
    str_or_null(o, v, q->occasion);
    addressee(o, v, q);
    w = put_boolean(PUT(out_small(o), ",\"second_hand\":"), q->second_hand);
    out_end(o, put_fixed(PUT(w, ",\"confidence\":"), (double)q->confidence, 3));
    rule(o, v, q->rule);
    out_char(o, '}');
}

/* Ids count all quotations, so that what leaves some out leaves them as they are. */
static void quotations(struct out *o, const struct view *v) {
    bool first = true;
    if (!(v->choice->kinds & KIND_QUOTATIONS)) return;
    LITERAL(o, ",\"quotations\":[");
    for (uint32_t i = 0; i < v->n_quotations; i++) {
        if (!view_wants(v, &v->quotation[i])) continue;
        if (!first) out_char(o, ',');
        quotation(o, v, i);
        first = false;
    }
    out_char(o, ']');
}

/* ---- warnings --------------------------------------------------------- */

static void warning(struct out *o, const struct view *v, const struct berita_warning *w) {
    static const char *const texts[] = {
        "invalid UTF-8 at byte ",
        "unterminated quotation at ",
        "weekday is not that of the date at ",
        "no such date at ",
        "results left out, a maximum was reached at ",
    };
    uint32_t at = w->kind == BERITA_WARN_UTF8 ? w->at : offset_of(&v->map, w->at);
    out_char(o, '"');
    out_str(o, w->kind < sizeof texts / sizeof *texts ? texts[w->kind] : "warning at ");
    out_u32(o, at);
    if (w->kind == BERITA_WARN_UTF8 && w->count > 1) {
        LITERAL(o, ", ");
        out_u32(o, w->count);
        LITERAL(o, " bytes in all");
    }
    out_char(o, '"');
}

void emit_jsonl(struct out *out, const struct view *v, struct emit_space *space) {
    (void)space;
    head(out, v);
    entities(out, v);
    dates(out, v);
    quotations(out, v);
    LITERAL(out, ",\"warnings\":[");
    for (uint32_t i = 0; i < v->n_warnings; i++) {
        if (i) out_char(out, ',');
        warning(out, v, &v->warning[i]);
    }
    LITERAL(out, "]}\n");
}
