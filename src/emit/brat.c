/* brat's stand-off: the .ann of a document.  Numbers of annotations follow from
 * the rows they stand for and have gaps; what an annotation is joined to is told
 * before or behind it. */
#include "emit/formats.h"
#include "emit/tokens.h"
#include "emit/utf8.h"

/* Blocks of numbers, a row of something each. */
enum block {
    NAMES,
    DATES,
    QUOTATIONS,
    CUES,
    SPEAKERS,
    ADDRESSEES,
    ROLES,
    BODIES,
    REGIONS,
    DATELINE,
    BLOCKS
};

struct brat {
    struct out *out;
    const struct view *v;
    uint64_t first[BLOCKS]; /* number of each block's first row */
    uint64_t attributes, relations, references, notes;
};

static void number_blocks(struct brat *b) {
    const struct view *v = b->v;
    const uint64_t q = v->n_quotations, r = v->n_roles;
    const uint64_t rows[BLOCKS] = {v->n_mentions, v->n_dates, q, q, q, q, r, r, r, 1};
    b->first[0] = 1;
    for (unsigned i = 1; i < BLOCKS; i++) b->first[i] = b->first[i - 1] + rows[i - 1];
}

static uint64_t number(const struct brat *b, enum block block, uint32_t row) {
    return b->first[block] + row;
}

/* ---- lines ------------------------------------------------------------ */

/* A cell is one line without tabs; bytes that are no UTF-8 are U+FFFD. */
static void words(struct out *o, const char *text, size_t n) {
    const unsigned char *p = (const unsigned char *)text, *end = p + n;
    while (p < end) {
        size_t length = utf8_length(p, end);
        if (!length) out_str(o, REPLACEMENT);
        else if (*p < 0x20 || *p == 0x7f) out_char(o, ' ');
        else out_bytes(o, (const char *)p, length);
        p += length ? length : 1;
    }
}

/* brat's spans lie within lines: one over several is written in pieces. */
static uint32_t piece_end(const struct view *v, uint32_t at, uint32_t end) {
    const char *feed = memchr(v->record->text + at, '\n', end - at);
    return feed ? (uint32_t)(feed - v->record->text) : end;
}

static uint32_t next_piece(const struct view *v, uint32_t at, uint32_t end) {
    while (at < end && v->record->text[at] == '\n') at++;
    return at;
}

static void offsets(struct brat *b, uint32_t at, uint32_t end) {
    for (char before = ' '; at < end; before = ';') {
        uint32_t stop = piece_end(b->v, at, end);
        out_char(b->out, before);
        out_u64(b->out, view_offset(b->v, at));
        out_char(b->out, ' ');
        out_u64(b->out, view_offset(b->v, stop));
        at = next_piece(b->v, stop, end);
    }
}

static void annotation(struct brat *b, uint64_t id, const char *type, uint32_t start,
                       uint32_t end) {
    struct out *o = b->out;
    out_char(o, 'T');
    out_u64(o, id);
    out_char(o, '\t');
    out_str(o, type);
    offsets(b, start, end);
    out_char(o, '\t');
    for (uint32_t at = start; at < end;) {
        uint32_t stop = piece_end(b->v, at, end);
        if (at > start) out_char(o, ' ');
        words(o, b->v->record->text + at, stop - at);
        at = next_piece(b->v, stop, end);
    }
    out_char(o, '\n');
}

static void attribute(struct brat *b, const char *name, uint64_t of, const char *value) {
    out_char(b->out, 'A');
    out_u64(b->out, ++b->attributes);
    out_format(b->out, "\t%s T%llu", name, (unsigned long long)of);
    if (value) out_format(b->out, " %s", value);
    out_char(b->out, '\n');
}

static void relation(struct brat *b, const char *name, uint64_t from, uint64_t to) {
    out_char(b->out, 'R');
    out_u64(b->out, ++b->relations);
    out_format(b->out, "\t%s Arg1:T%llu Arg2:T%llu\n", name, (unsigned long long)from,
               (unsigned long long)to);
}

static void note(struct brat *b, const char *name, uint64_t of, struct berita_str s) {
    if (!s.n) return;
    out_char(b->out, '#');
    out_u64(b->out, ++b->notes);
    out_format(b->out, "\t%s T%llu\t", name, (unsigned long long)of);
    words(b->out, s.p, s.n);
    out_char(b->out, '\n');
}

static void begin_reference(struct brat *b, uint64_t of, const char *base) {
    out_char(b->out, 'N');
    out_u64(b->out, ++b->references);
    out_format(b->out, "\tReference T%llu %s:", (unsigned long long)of, base);
}

/* Whom or what an annotation means: the record's id with the name. */
static void means(struct brat *b, uint64_t of, uint32_t entity) {
    if (entity == BERITA_NONE || view_leaves_out(b->v, entity)) return;
    const struct berita_entity *e = &b->v->entity[entity];
    begin_reference(b, of, "berita");
    out_char(b->out, view_letter(e->type));
    out_u64(b->out, b->v->number[entity]);
    out_char(b->out, '\t');
    words(b->out, e->name.p, e->name.n);
    out_char(b->out, '\n');
}

/* ---- names ------------------------------------------------------------ */

static const char *const types[] = {"Person", "Organization", "Place"};

static void name(struct brat *b, uint32_t row, uint32_t entity) {
    const struct berita_mention *m = &b->v->mention[row];
    const struct berita_entity *e = &b->v->entity[entity];
    uint64_t id = number(b, NAMES, row);
    annotation(b, id, types[e->type % 3], m->start, m->end);
    attribute(b, "How", id, how_name[m->how % 5]);
    if (e->type == BERITA_PLACE && m->flags & BERITA_MODIFIES) attribute(b, "Modifies", id, NULL);
    means(b, id, entity);
    if (!e->code.n) return;
    begin_reference(b, id, "gazetteer");
    for (uint32_t i = 0; i < e->code.n; i++)
        out_char(b->out, e->code.p[i] == ' ' ? '_' : e->code.p[i]);
    out_char(b->out, '\t');
    words(b->out, e->name.p, e->name.n);
    out_char(b->out, '\n');
}

/* "*\tSame T1 T2": names of one. */
static void same(struct brat *b, uint32_t entity) {
    if (view_names(b->v, entity) < 2) return;
    out_str(b->out, "*\tSame");
    for (uint32_t i = 0; i < b->v->entity[entity].mentions; i++) {
        uint32_t row = berita_mention_of(b->v->doc, entity, i);
        if (!view_wants_mention(b->v, &b->v->mention[row])) continue;
        out_str(b->out, " T");
        out_u64(b->out, number(b, NAMES, row));
    }
    out_char(b->out, '\n');
}

/* The number of the entity's first name that was asked for; 0 when none was. */
static uint64_t first_name(const struct brat *b, uint32_t entity) {
    if (entity == BERITA_NONE || !view_wants_entity(b->v, entity)) return 0;
    for (uint32_t i = 0; i < b->v->entity[entity].mentions; i++) {
        uint32_t row = berita_mention_of(b->v->doc, entity, i);
        if (view_wants_mention(b->v, &b->v->mention[row])) return number(b, NAMES, row);
    }
    return 0;
}

/* From first name to first name, or a note where the text has no name of what the
 * body is part of. */
static void part_of(struct brat *b, uint32_t row) {
    const struct berita_entity *e = &b->v->entity[row];
    uint64_t id = first_name(b, row), parent = first_name(b, e->parent);
    if (!e->parent_name.n || !id) return;
    if (parent) relation(b, "PartOf", id, parent);
    else note(b, "PartOf", id, e->parent_name);
}

/* ---- offices ---------------------------------------------------------- */

static void owner(struct brat *b, enum block block, uint32_t row, struct berita_span at,
                  uint32_t entity) {
    const struct berita_role *r = &b->v->role[row];
    uint64_t id = number(b, block, row);
    if (at.end <= at.start) return;
    annotation(b, id, block == BODIES ? "Body" : "Region", at.start, at.end);
    means(b, id, entity);
    if (r->end > r->start) relation(b, "Of", number(b, ROLES, row), id);
    else means(b, id, r->person); /* the second is who is named with it */
}

static void role(struct brat *b, uint32_t row, uint32_t entity) {
    const struct berita_role *r = &b->v->role[row];
    uint64_t id = number(b, ROLES, row);
    if (r->end > r->start) {
        annotation(b, id, r->is_title ? "Title" : "Role", r->start, r->end);
        means(b, id, entity);
        if (r->former) attribute(b, "Former", id, NULL);
        if (r->acting) attribute(b, "Acting", id, NULL);
    }
    owner(b, BODIES, row, r->organization, r->organization_entity);
    owner(b, REGIONS, row, r->place, r->place_entity);
}

static void entity(struct brat *b, uint32_t row) {
    const struct berita_entity *e = &b->v->entity[row];
    for (uint32_t i = 0; i < e->mentions; i++) {
        uint32_t m = berita_mention_of(b->v->doc, row, i);
        if (view_wants_mention(b->v, &b->v->mention[m])) name(b, m, row);
    }
    same(b, row);
    for (uint32_t i = 0; i < e->roles; i++) role(b, e->first_role + i, row);
}

/* ---- dates ------------------------------------------------------------ */

static void date(struct brat *b, uint32_t row) {
    static const char *const kinds[] = {"Date", "Time", "Duration", "Set"};
    const struct berita_date *d = &b->v->date[row];
    uint64_t id = number(b, DATES, row);
    annotation(b, id, kinds[d->type & 3], d->start, d->end);
    if (*d->value) {
        begin_reference(b, id, "timex3");
        out_format(b->out, "%s\t%s\n", d->value, d->value);
    }
    if (*d->mod) attribute(b, "Mod", id, d->mod);
    if (*d->from) attribute(b, "From", id, d->from);
    if (*d->to) attribute(b, "To", id, d->to);
    if (d->weekday_mismatch) attribute(b, "WeekdayMismatch", id, NULL);
    if (d->anchor == BERITA_ANCHOR_PUBLISHED) attribute(b, "CountedFrom", id, "published");
    else if (d->anchor != BERITA_NONE) relation(b, "CountedFrom", id, number(b, DATES, d->anchor));
}

/* ---- quotations ------------------------------------------------------- */

/* Where the clause names the speaker: the name's own annotation, or another. */
static void speaker(struct brat *b, uint32_t row) {
    const struct view *v = b->v;
    const struct berita_quotation *q = &v->quotation[row];
    const struct berita_mention *m = q->mention == BERITA_NONE ? NULL : &v->mention[q->mention];
    uint64_t id = number(b, SPEAKERS, row);
    bool is_name = m && m->entity == q->speaker && m->start == q->speaker_span.start &&
                   m->end == q->speaker_span.end && m->how == q->how && view_wants_mention(v, m) &&
                   view_wants_entity(v, q->speaker);
    means(b, number(b, QUOTATIONS, row), q->speaker);
    if (q->speaker == BERITA_NONE) return;
    if (is_name) {
        id = number(b, NAMES, q->mention);
    } else if (view_is_named(q)) {
        annotation(b, id, "Speaker", q->speaker_span.start, q->speaker_span.end);
        attribute(b, "How", id, how_name[q->how % 5]);
        means(b, id, q->speaker);
    } else {
        if (view_tells_how(q))
            attribute(b, "How", number(b, QUOTATIONS, row), how_name[q->how % 5]);
        return;
    }
    relation(b, "Speaker", number(b, QUOTATIONS, row), id);
}

static void clause(struct brat *b, uint32_t row) {
    const struct berita_quotation *q = &b->v->quotation[row];
    uint64_t id = number(b, QUOTATIONS, row), cue = number(b, CUES, row),
             to = number(b, ADDRESSEES, row);
    if (q->cue.end > q->cue.start) {
        annotation(b, cue, "Cue", q->cue.start, q->cue.end);
        note(b, "Lemma", cue, q->lemma);
        relation(b, "Cue", id, cue);
    }
    if (q->addressee.end > q->addressee.start) {
        annotation(b, to, "Addressee", q->addressee.start, q->addressee.end);
        means(b, to, q->addressee_entity);
        relation(b, "Addressee", id, to);
    }
}

static void quotation(struct brat *b, uint32_t row) {
    static const char *const kinds[] = {"Direct", "Indirect", "Mixed"};
    const struct berita_quotation *q = &b->v->quotation[row];
    uint64_t id = number(b, QUOTATIONS, row);
    char confidence[16];
    annotation(b, id, kinds[q->type % 3], q->start, q->end);
    *put_fixed(confidence, (double)q->confidence, 3) = 0;
    attribute(b, "Confidence", id, confidence);
    if (q->second_hand) attribute(b, "SecondHand", id, NULL);
    speaker(b, row);
    clause(b, row);
    if (q->date != BERITA_NONE && b->v->choice->kinds & KIND_DATES)
        relation(b, "SaidOn", id, number(b, DATES, q->date));
    note(b, "Occasion", id, q->occasion);
}

/* Behind all of them: brat looks for what a relation joins in lines before. */
static void continues(struct brat *b, uint32_t row) {
    uint32_t before = b->v->quotation[row].continues;
    if (before != BERITA_NONE && view_wants(b->v, &b->v->quotation[before]))
        relation(b, "Continues", number(b, QUOTATIONS, row), number(b, QUOTATIONS, before));
}

static void quotations(struct brat *b) {
    const struct view *v = b->v;
    if (!(v->choice->kinds & KIND_QUOTATIONS)) return;
    for (uint32_t i = 0; i < v->n_quotations; i++)
        if (view_wants(v, &v->quotation[i])) quotation(b, i);
    for (uint32_t i = 0; i < v->n_quotations; i++)
        if (view_wants(v, &v->quotation[i])) continues(b, i);
}

/* ---- documents -------------------------------------------------------- */

static void dateline(struct brat *b) {
    const struct berita_summary *s = b->v->summary;
    if (!(b->v->choice->kinds & KIND_DATELINE) || !s->has_dateline) return;
    annotation(b, number(b, DATELINE, 0), "Dateline", s->dateline.start, s->dateline.end);
    means(b, number(b, DATELINE, 0), s->dateline_place);
    means(b, number(b, DATELINE, 0), s->dateline_outlet);
}

void emit_brat(struct out *out, const struct view *v, struct emit_space *space) {
    struct brat b = {.out = out, .v = v};
    (void)space;
    number_blocks(&b);
    dateline(&b);
    for (uint32_t i = 0; i < v->n_entities; i++)
        if (view_wants_entity(v, (uint32_t)v->order[i])) entity(&b, (uint32_t)v->order[i]);
    for (uint32_t i = 0; v->choice->kinds & KIND_DATES && i < v->n_dates; i++) date(&b, i);
    quotations(&b);
    for (uint32_t i = 0; i < v->n_entities; i++)
        if (view_wants_entity(v, (uint32_t)v->order[i])) part_of(&b, (uint32_t)v->order[i]);
}

/* What the offsets count in, bytes that are no UTF-8 as one code point each. */
void emit_text(struct out *out, const struct view *v, struct emit_space *space) {
    (void)space;
    emit_letters(out, v, 0, (uint32_t)v->record->len);
}
