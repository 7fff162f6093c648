/* CSV and TSV: a row a quotation, entity, mention, office or date, with what is
 * known of the article in every row. */
#include "emit/formats.h"
#include "emit/table.h"

struct rows_of {
    struct table t;
    const struct view *v;
    struct out *line;
};

/* ---- cells ------------------------------------------------------------ */

static void span(struct rows_of *r, struct berita_span s) {
    bool empty = s.end <= s.start;
    if (empty) {
        cell_empty(&r->t, 3);
        return;
    }
    cell_text(&r->t, view_span(r->v, s.start, s.end));
    cell_number(&r->t, view_offset(r->v, s.start));
    cell_number(&r->t, view_offset(r->v, s.end));
}

static void entity_id(struct rows_of *r, uint32_t row) {
    if (row == BERITA_NONE || view_leaves_out(r->v, row)) cell_empty(&r->t, 1);
    else cell_id(&r->t, view_letter(r->v->entity[row].type), r->v->number[row]);
}

static void rule(struct rows_of *r, uint32_t id) {
    const char *name = id == BERITA_NONE ? "" : berita_rule(r->v->model, id).name;
    cell_text(&r->t, (struct berita_str){name, (uint32_t)strlen(name)});
}

static void kind(struct rows_of *r, const struct berita_entity *e) {
    cell_word(&r->t, e->type == BERITA_PERSON ? "" : berita_kind_name(e->type, e->kind));
}

/* Words joined in the line: each call adds one behind the separator. */
static void join(struct out *line, const char *separator, struct berita_str s) {
    if (line->n) out_str(line, separator);
    out_bytes(line, s.p, s.n);
}

static void joined(struct rows_of *r) {
    cell_text(&r->t, (struct berita_str){r->line->buf, (uint32_t)r->line->n});
    r->line->n = 0;
}

/* ---- the article in each row ------------------------------------------ */

#define HEAD "id,title,published,"
#define TAIL ",url,outlet,author"

static void begin_row(struct rows_of *r) {
    cell_text(&r->t, r->v->record->id);
    cell_text(&r->t, r->v->record->title);
    cell_text(&r->t, r->v->summary->published);
}

static void end_row(struct rows_of *r) {
    cell_text(&r->t, r->v->record->url);
    cell_text(&r->t, r->v->record->outlet);
    cell_text(&r->t, r->v->record->author);
    table_end_row(&r->t);
}

/* ---- quotations ------------------------------------------------------- */

static const char quotations_head[] =
    HEAD "quotation,type,speaker,role,affiliation,text,start,end,cue,cue_start,cue_end,lemma,"
         "speaker_id,speaker_text,speaker_start,speaker_end,how,continues,date,said_on,occasion,"
         "addressee,addressee_start,addressee_end,addressee_id,second_hand,confidence,rule" TAIL;

static void speaker(struct rows_of *r, const struct berita_quotation *q) {
    const struct berita_role *role = view_role(r->v, q->speaker);
    if (q->speaker == BERITA_NONE) {
        cell_empty(&r->t, 3);
        return;
    }
    cell_text(&r->t, r->v->entity[q->speaker].name);
    cell_text(&r->t, role ? view_span(r->v, role->start, role->end) : (struct berita_str){0});
    cell_text(&r->t, view_affiliation(r->v, role));
}

static void speaker_mention(struct rows_of *r, const struct berita_quotation *q) {
    if (q->speaker == BERITA_NONE) {
        cell_empty(&r->t, 5);
        return;
    }
    entity_id(r, q->speaker);
    span(r, q->speaker_span);
    cell_word(&r->t, view_tells_how(q) ? how_name[q->how % 5] : "");
}

static void said_on(struct rows_of *r, uint32_t date) {
    if (date == BERITA_NONE) {
        cell_empty(&r->t, 2);
        return;
    }
    cell_id(&r->t, 't', date + 1);
    cell_word(&r->t, r->v->date[date].value);
}

static void quotation(struct rows_of *r, uint32_t row) {
    const struct berita_quotation *q = &r->v->quotation[row];
    begin_row(r);
    cell_id(&r->t, 'q', row + 1);
    cell_word(&r->t, speech_name[q->type % 3]);
    speaker(r, q);
    span(r, (struct berita_span){q->start, q->end});
    span(r, q->cue);
    cell_text(&r->t, q->lemma);
    speaker_mention(r, q);
    if (q->continues == BERITA_NONE) cell_empty(&r->t, 1);
    else cell_id(&r->t, 'q', q->continues + 1);
    said_on(r, q->date);
    cell_text(&r->t, q->occasion);
    span(r, q->addressee);
    entity_id(r, q->addressee_entity);
    cell_boolean(&r->t, q->second_hand);
    cell_fixed(&r->t, (double)q->confidence, 3);
    rule(r, q->rule);
    end_row(r);
}

static void quotations(struct rows_of *r) {
    if (!(r->v->choice->kinds & KIND_QUOTATIONS)) return;
    for (uint32_t i = 0; i < r->v->n_quotations; i++)
        if (view_wants(r->v, &r->v->quotation[i])) quotation(r, i);
}

/* ---- entities --------------------------------------------------------- */

static const char entities_head[] =
    HEAD "entity,type,name,mentions,start,end,roles,kind,abbreviation,expansion,code,country,path,"
         "lat,lon,ambiguous,in_dateline,scene,parent,parent_id,parent_rule" TAIL;

/* How many names were asked for, and the first one's offsets. */
static void names(struct rows_of *r, uint32_t row) {
    uint32_t n = view_names(r->v, row), i = 0;
    const struct berita_mention *m = NULL;
    cell_number(&r->t, n);
    while (n && (!m || !view_wants_mention(r->v, m)))
        m = &r->v->mention[berita_mention_of(r->v->doc, row, i++)];
    if (!m) {
        cell_empty(&r->t, 2);
        return;
    }
    cell_number(&r->t, view_offset(r->v, m->start));
    cell_number(&r->t, view_offset(r->v, m->end));
}

static void offices(struct rows_of *r, const struct berita_entity *e) {
    for (uint32_t i = 0; i < e->roles; i++) {
        const struct berita_role *role = &r->v->role[e->first_role + i];
        if (role->is_title || role->end <= role->start) continue;
        join(r->line, "; ", view_span(r->v, role->start, role->end));
    }
    joined(r);
}

static void organization(struct rows_of *r, const struct berita_entity *e) {
    if (e->type != BERITA_ORGANIZATION) {
        cell_empty(&r->t, 2);
        return;
    }
    cell_text(&r->t, e->abbreviation);
    cell_text(&r->t, e->expansion);
}

static void parent(struct rows_of *r, const struct berita_entity *e) {
    cell_text(&r->t, e->parent_name);
    entity_id(r, e->parent);
    rule(r, e->parent_name.n ? e->parent_rule : BERITA_NONE);
}

static void place(struct rows_of *r, const struct berita_entity *e) {
    if (e->type != BERITA_PLACE) {
        cell_empty(&r->t, 6);
        return;
    }
    cell_text(&r->t, e->code);
    cell_word(&r->t, e->country);
    for (uint32_t i = 0; i < e->path_len; i++) join(r->line, "/", e->path[i]);
    joined(r);
    cell_fixed(&r->t, e->lat, 5);
    cell_fixed(&r->t, e->lon, 5);
    cell_number(&r->t, e->ambiguous);
}

static void entity(struct rows_of *r, uint32_t row) {
    const struct berita_summary *s = r->v->summary;
    const struct berita_entity *e = &r->v->entity[row];
    begin_row(r);
    entity_id(r, row);
    cell_word(&r->t, type_name[e->type % 3]);
    cell_text(&r->t, e->name);
    names(r, row);
    offices(r, e);
    kind(r, e);
    organization(r, e);
    place(r, e);
    cell_boolean(&r->t, s->has_dateline && (row == s->dateline_place || row == s->dateline_outlet));
    cell_boolean(&r->t, row == s->scene);
    parent(r, e);
    end_row(r);
}

/* ---- mentions --------------------------------------------------------- */

static const char mentions_head[] =
    HEAD "entity,type,name,text,start,end,how,modifies,kind,code,rule" TAIL;

static void mention(struct rows_of *r, uint32_t row, const struct berita_mention *m) {
    const struct berita_entity *e = &r->v->entity[row];
    begin_row(r);
    entity_id(r, row);
    cell_word(&r->t, type_name[e->type % 3]);
    cell_text(&r->t, e->name);
    span(r, (struct berita_span){m->start, m->end});
    cell_word(&r->t, how_name[m->how % 5]);
    if (m->type == BERITA_PLACE) cell_boolean(&r->t, m->flags & BERITA_MODIFIES);
    else cell_empty(&r->t, 1);
    kind(r, e);
    cell_text(&r->t, e->code);
    rule(r, m->rule);
    end_row(r);
}

static void mentions(struct rows_of *r, uint32_t row) {
    for (uint32_t i = 0; i < r->v->entity[row].mentions; i++) {
        const struct berita_mention *m = &r->v->mention[berita_mention_of(r->v->doc, row, i)];
        if (view_wants_mention(r->v, m)) mention(r, row, m);
    }
}

/* ---- offices ---------------------------------------------------------- */

static const char roles_head[] =
    HEAD "entity,name,kind,text,start,end,former,acting,organization,organization_start,"
         "organization_end,organization_id,place,place_start,place_end,place_id" TAIL;

/* One without words is the body somebody is named with. */
static void role(struct rows_of *r, uint32_t row, const struct berita_role *role) {
    begin_row(r);
    entity_id(r, row);
    cell_text(&r->t, r->v->entity[row].name);
    cell_word(&r->t, role->is_title ? "title" : "role");
    span(r, (struct berita_span){role->start, role->end});
    if (role->is_title) {
        cell_empty(&r->t, 10);
    } else {
        cell_boolean(&r->t, role->former);
        cell_boolean(&r->t, role->acting);
        span(r, role->organization);
        entity_id(r, role->organization_entity);
        span(r, role->place);
        entity_id(r, role->place_entity);
    }
    end_row(r);
}

static void roles(struct rows_of *r, uint32_t row) {
    const struct berita_entity *e = &r->v->entity[row];
    for (uint32_t i = 0; i < e->roles; i++) role(r, row, &r->v->role[e->first_role + i]);
}

/* ---- dates ------------------------------------------------------------ */

static const char dates_head[] =
    HEAD "date,type,text,start,end,value,mod,from,to,weekday_mismatch,anchor,rule" TAIL;

static void date(struct rows_of *r, uint32_t row) {
    const struct berita_date *d = &r->v->date[row];
    begin_row(r);
    cell_id(&r->t, 't', row + 1);
    cell_word(&r->t, date_type[d->type & 3]);
    span(r, (struct berita_span){d->start, d->end});
    cell_word(&r->t, d->value);
    cell_word(&r->t, d->mod);
    cell_word(&r->t, d->from);
    cell_word(&r->t, d->to);
    cell_boolean(&r->t, d->weekday_mismatch);
    if (d->anchor == BERITA_NONE) cell_empty(&r->t, 1);
    else if (d->anchor == BERITA_ANCHOR_PUBLISHED) cell_word(&r->t, "published");
    else cell_id(&r->t, 't', d->anchor + 1);
    rule(r, d->rule);
    end_row(r);
}

static void dates(struct rows_of *r) {
    if (!(r->v->choice->kinds & KIND_DATES)) return;
    for (uint32_t i = 0; i < r->v->n_dates; i++) date(r, i);
}

/* ---- tables ----------------------------------------------------------- */

static const struct {
    const char *head;
    void (*all)(struct rows_of *r);
    void (*of_entity)(struct rows_of *r, uint32_t row);
} tables[] = {
    [ROWS_QUOTATIONS] = {quotations_head, quotations, NULL},
    [ROWS_ENTITIES] = {entities_head, NULL, entity},
    [ROWS_MENTIONS] = {mentions_head, NULL, mentions},
    [ROWS_ROLES] = {roles_head, NULL, roles},
    [ROWS_DATES] = {dates_head, dates, NULL},
};

static void print(struct rows_of *r) {
    enum rows rows = r->v->choice->rows;
    r->line->n = 0;
    if (tables[rows].all) {
        tables[rows].all(r);
        return;
    }
    for (uint32_t i = 0; i < r->v->n_entities; i++)
        if (view_wants_entity(r->v, (uint32_t)r->v->order[i]))
            tables[rows].of_entity(r, (uint32_t)r->v->order[i]);
}

static void emit(struct out *out, const struct view *v, struct emit_space *space, bool tabs) {
    struct rows_of r = {{.out = out, .tabs = tabs}, v, &space->line};
    print(&r);
    if (space->line.error) out->error = space->line.error;
}

static void begin(struct out *out, const struct choice *choice, bool tabs) {
    struct table t = {.out = out, .tabs = tabs};
    if (choice->bom) out_str(out, "\xef\xbb\xbf");
    table_head(&t, tables[choice->rows].head);
}

void begin_csv(struct out *out, const struct choice *choice, bool several) {
    (void)several;
    begin(out, choice, false);
}

void begin_tsv(struct out *out, const struct choice *choice, bool several) {
    (void)several;
    begin(out, choice, true);
}

void emit_csv(struct out *out, const struct view *v, struct emit_space *space) {
    emit(out, v, space, false);
}

void emit_tsv(struct out *out, const struct view *v, struct emit_space *space) {
    emit(out, v, space, true);
}
