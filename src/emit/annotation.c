/* W3C Web Annotations: a collection a document, whose terms besides those of the
 * standard are the record's. */
#include "emit/formats.h"
#include "emit/utf8.h"

enum { AROUND = 32 }; /* code points before and behind what is quoted */

#define CONTEXT                                                                                    \
    "[\"http://www.w3.org/ns/anno.jsonld\",{\"@vocab\":\"urn:x-berita:\","                         \
    "\"entity\":{\"@type\":\"@id\"},\"continues\":{\"@type\":\"@id\"},"                            \
    "\"said_on\":{\"@type\":\"@id\"},\"anchor\":{\"@type\":\"@id\"},"                              \
    "\"place\":{\"@type\":\"@id\"},\"outlet_in_dateline\":{\"@type\":\"@id\"},"                    \
    "\"scene\":{\"@type\":\"@id\"}}]"

static const char *const types[] = {"Person", "Organization", "Place"};

/* ---- members ---------------------------------------------------------- */

static void string(struct out *o, const char *before, struct berita_str s) {
    if (!s.n) return;
    out_str(o, before);
    out_string(o, s.p, s.n, true);
}

/* The program's own words. */
static void word(struct out *o, const char *before, const char *s) {
    if (!s || !*s) return;
    out_str(o, before);
    out_char(o, '"');
    out_str(o, s);
    out_char(o, '"');
}

static void flag(struct out *o, const char *before, bool b) {
    if (!b) return;
    out_str(o, before);
    out_str(o, "true");
}

/* "#q1", or behind the first document of an output "#d2.q1". */
static void id(struct out *o, const struct view *v, char letter, uint64_t n) {
    out_str(o, "\"#");
    if (v->index) {
        out_char(o, 'd');
        out_u64(o, v->index + 1);
        out_char(o, '.');
    }
    out_char(o, letter);
    if (n) out_u64(o, n);
    out_char(o, '"');
}

static bool is_there(const struct view *v, uint32_t entity) {
    return entity != BERITA_NONE && !view_leaves_out(v, entity);
}

static void entity_id(struct out *o, const struct view *v, const char *before, uint32_t row) {
    if (!is_there(v, row)) return;
    out_str(o, before);
    id(o, v, view_letter(v->entity[row].type), v->number[row]);
}

static char *put_offsets(char *w, const struct view *v, struct berita_span s) {
    w = put_u64(PUT(w, "\"type\":\"TextPositionSelector\",\"start\":"), view_offset(v, s.start));
    return put_u64(PUT(w, ",\"end\":"), view_offset(v, s.end));
}

static void exact(struct out *o, const struct view *v, const char *before, struct berita_span s) {
    out_str(o, before);
    out_string(o, v->record->text + s.start, s.end - s.start, v->bad);
}

/* Words that a body speaks of, the brace left open; false when there are none. */
static bool begin_words(struct out *o, const struct view *v, const char *before,
                        struct berita_span s) {
    if (s.end <= s.start) return false;
    out_str(o, before);
    out_end(o, put_offsets(PUT(out_small(o), "{"), v, s));
    exact(o, v, ",\"exact\":", s);
    return true;
}

static void words_of(struct out *o, const struct view *v, const char *before, struct berita_span s,
                     uint32_t entity) {
    if (!begin_words(o, v, before, s)) return;
    entity_id(o, v, ",\"entity\":", entity);
    out_char(o, '}');
}

/* Up to so many code points before or behind a place. */
static uint32_t back(const char *text, uint32_t at, unsigned n) {
    while (at > 0 && n > 0) n -= ((unsigned char)text[--at] & 0xc0) != 0x80;
    return at;
}

static uint32_t ahead(const char *text, uint32_t at, uint32_t len, unsigned n) {
    for (; at < len; at++)
        if (((unsigned char)text[at] & 0xc0) != 0x80 && n-- == 0) break;
    return at;
}

/* ---- annotations ------------------------------------------------------ */

struct page {
    struct out *out;
    const struct view *v;
    bool begun; /* there is an item */
};

/* An address, or a name as one: what such may not hold is written as %xx. */
static void address(struct out *o, struct berita_str s) {
    static const char hex[] = "0123456789ABCDEF";
    const unsigned char *p = (const unsigned char *)s.p, *end = p + s.n;
    for (size_t n; p < end; p += n) {
        n = utf8_length(p, end);
        bool allowed = n > 1 || (*p > ' ' && *p < 0x7f && !strchr("<>\"{}|\\^`", *p));
        if (allowed) {
            out_bytes(o, (const char *)p, n);
        } else {
            n = 1;
            out_char(o, '%');
            out_char(o, hex[*p >> 4]);
            out_char(o, hex[*p & 15]);
        }
    }
}

static void source(struct out *o, const struct record *r) {
    out_str(o, ",\"source\":\"");
    address(o, r->url.n ? r->url : r->id);
    out_char(o, '"');
}

static void target(struct page *g, struct berita_span s) {
    struct out *o = g->out;
    const struct record *r = g->v->record;
    uint32_t len = (uint32_t)r->len;
    out_str(o, ",\"target\":{\"type\":\"SpecificResource\"");
    source(o, r);
    out_end(o, put_offsets(PUT(out_small(o), ",\"selector\":[{"), g->v, s));
    exact(o, g->v, "},{\"type\":\"TextQuoteSelector\",\"exact\":", s);
    exact(o, g->v, ",\"prefix\":", (struct berita_span){back(r->text, s.start, AROUND), s.start});
    exact(o, g->v, ",\"suffix\":", (struct berita_span){s.end, ahead(r->text, s.end, len, AROUND)});
    out_str(o, "}]}}");
}

static void begin_item(struct page *g, char letter, uint64_t n, const char *motivation) {
    out_str(g->out, g->begun ? ",\n{\"id\":" : "\n{\"id\":");
    id(g->out, g->v, letter, n);
    out_str(g->out, ",\"type\":\"Annotation\",\"motivation\":\"");
    out_str(g->out, motivation);
    out_str(g->out, "\",\"body\":{");
    g->begun = true;
}

static void named_entity(struct out *o, const struct view *v, const char *before, uint32_t row) {
    out_str(o, before);
    out_char(o, '{');
    entity_id(o, v, "\"id\":", row);
    word(o, is_there(v, row) ? ",\"type\":" : "\"type\":", types[v->entity[row].type % 3]);
    string(o, ",\"name\":", v->entity[row].name);
}

static void rule(struct page *g, uint32_t id) {
    const char *name = id == BERITA_NONE ? "" : berita_rule(g->v->model, id).name;
    string(g->out, ",\"rule\":", (struct berita_str){name, (uint32_t)strlen(name)});
}

static void mention(struct page *g, uint32_t row, uint32_t entity) {
    const struct berita_mention *m = &g->v->mention[row];
    const struct berita_entity *e = &g->v->entity[entity];
    begin_item(g, 'm', (uint64_t)row + 1, "identifying");
    entity_id(g->out, g->v, "\"id\":", entity);
    word(g->out, ",\"type\":", types[e->type % 3]);
    string(g->out, ",\"name\":", e->name);
    word(g->out, "},\"how\":", how_name[m->how % 5]);
    flag(g->out, ",\"modifies\":", e->type == BERITA_PLACE && m->flags & BERITA_MODIFIES);
    rule(g, m->rule);
    target(g, (struct berita_span){m->start, m->end});
}

/* A body somebody is named with, without an office, is what such an annotation
 * is about. */
static void role(struct page *g, uint32_t row, uint32_t entity) {
    const struct berita_role *r = &g->v->role[row];
    bool office = r->end > r->start;
    struct berita_span own = {r->start, r->end};
    struct berita_span of =
        r->organization.end > r->organization.start ? r->organization : r->place;
    if (!office && of.end <= of.start) return;
    begin_item(g, 'r', (uint64_t)row + 1, "describing");
    word(g->out, "\"type\":", !office ? "Affiliation" : r->is_title ? "Title" : "Role");
    named_entity(g->out, g->v, ",\"holder\":", entity);
    out_char(g->out, '}');
    flag(g->out, ",\"former\":", r->former);
    flag(g->out, ",\"acting\":", r->acting);
    words_of(g->out, g->v, ",\"organization\":", r->organization, r->organization_entity);
    words_of(g->out, g->v, ",\"place\":", r->place, r->place_entity);
    out_char(g->out, '}');
    target(g, office ? own : of);
}

static void items_of_entity(struct page *g, uint32_t row) {
    const struct berita_entity *e = &g->v->entity[row];
    for (uint32_t i = 0; i < e->mentions; i++) {
        uint32_t m = berita_mention_of(g->v->doc, row, i);
        if (view_wants_mention(g->v, &g->v->mention[m])) mention(g, m, row);
    }
    for (uint32_t i = 0; i < e->roles; i++) role(g, e->first_role + i, row);
}

static void date(struct page *g, uint32_t row) {
    const struct berita_date *d = &g->v->date[row];
    begin_item(g, 't', (uint64_t)row + 1, "identifying");
    word(g->out, "\"type\":\"Date\",\"timex\":", date_type[d->type & 3]);
    word(g->out, ",\"value\":", d->value);
    word(g->out, ",\"mod\":", d->mod);
    word(g->out, ",\"from\":", d->from);
    word(g->out, ",\"to\":", d->to);
    flag(g->out, ",\"weekday_mismatch\":", d->weekday_mismatch);
    if (d->anchor != BERITA_NONE) {
        out_str(g->out, ",\"anchor\":");
        if (d->anchor == BERITA_ANCHOR_PUBLISHED) out_str(g->out, "\"#published\"");
        else id(g->out, g->v, 't', (uint64_t)d->anchor + 1);
    }
    out_char(g->out, '}');
    rule(g, d->rule);
    target(g, (struct berita_span){d->start, d->end});
}

static void speaker(struct page *g, const struct berita_quotation *q) {
    const struct view *v = g->v;
    const struct berita_role *r = view_role(v, q->speaker);
    if (q->speaker == BERITA_NONE) return;
    named_entity(g->out, v, ",\"speaker\":", q->speaker);
    if (r && r->end > r->start) string(g->out, ",\"role\":", view_span(v, r->start, r->end));
    string(g->out, ",\"affiliation\":", view_affiliation(v, r));
    out_char(g->out, '}');
    words_of(g->out, v, ",\"mention\":", q->speaker_span, BERITA_NONE);
    if (view_tells_how(q)) word(g->out, ",\"how\":", how_name[q->how % 5]);
}

static void quotation(struct page *g, uint32_t row) {
    const struct view *v = g->v;
    const struct berita_quotation *q = &v->quotation[row];
    struct out *o = g->out;
    begin_item(g, 'q', (uint64_t)row + 1, "describing");
    word(o, "\"type\":\"Quotation\",\"speech\":", speech_name[q->type % 3]);
    speaker(g, q);
    if (begin_words(o, v, ",\"cue\":", q->cue)) {
        string(o, ",\"lemma\":", q->lemma);
        out_char(o, '}');
    }
    if (q->continues != BERITA_NONE) {
        out_str(o, ",\"continues\":");
        id(o, v, 'q', (uint64_t)q->continues + 1);
    }
    if (q->date != BERITA_NONE) {
        out_str(o, ",\"said_on\":");
        id(o, v, 't', (uint64_t)q->date + 1);
    }
    string(o, ",\"occasion\":", q->occasion);
    words_of(o, v, ",\"addressee\":", q->addressee, q->addressee_entity);
    flag(o, ",\"second_hand\":", q->second_hand);
    char *w = put_fixed(PUT(out_small(o), ",\"confidence\":"), (double)q->confidence, 3);
    out_end(o, PUT(w, "}"));
    rule(g, q->rule);
    target(g, (struct berita_span){q->start, q->end});
}

static void dateline(struct page *g) {
    const struct berita_summary *s = g->v->summary;
    if (!(g->v->choice->kinds & KIND_DATELINE) || !s->has_dateline) return;
    begin_item(g, 'd', 0, "classifying");
    out_str(g->out, "\"type\":\"Dateline\"");
    entity_id(g->out, g->v, ",\"place\":", s->dateline_place);
    entity_id(g->out, g->v, ",\"outlet_in_dateline\":", s->dateline_outlet);
    out_char(g->out, '}');
    target(g, s->dateline);
}

static void items(struct page *g) {
    const struct view *v = g->v;
    dateline(g);
    for (uint32_t i = 0; i < v->n_entities; i++)
        if (view_wants_entity(v, (uint32_t)v->order[i])) items_of_entity(g, (uint32_t)v->order[i]);
    for (uint32_t i = 0; v->choice->kinds & KIND_DATES && i < v->n_dates; i++) date(g, i);
    for (uint32_t i = 0; v->choice->kinds & KIND_QUOTATIONS && i < v->n_quotations; i++)
        if (view_wants(v, &v->quotation[i])) quotation(g, i);
}

/* ---- entities --------------------------------------------------------- */

static void place(struct out *o, const struct berita_entity *e) {
    string(o, ",\"code\":", e->code);
    word(o, ",\"country\":", e->country);
    for (uint32_t i = 0; i < e->path_len; i++) string(o, i ? "," : ",\"path\":[", e->path[i]);
    if (e->path_len) out_char(o, ']');
    if (e->lat == e->lat) {
        char *w = put_fixed(PUT(out_small(o), ",\"lat\":"), e->lat, 5);
        out_end(o, put_fixed(PUT(w, ",\"lon\":"), e->lon, 5));
    }
    out_end(o, put_u32(PUT(out_small(o), ",\"ambiguous\":"), e->ambiguous));
}

static void parent(struct out *o, const struct view *v, const struct berita_entity *e) {
    out_str(o, ",\"parent\":{");
    entity_id(o, v, "\"id\":", e->parent);
    word(o, is_there(v, e->parent) ? ",\"type\":" : "\"type\":", types[BERITA_ORGANIZATION]);
    string(o, ",\"name\":", e->parent_name);
    word(o, ",\"rule\":", berita_rule(v->model, e->parent_rule).name);
    out_char(o, '}');
}

static void entity(struct out *o, const struct view *v, uint32_t row) {
    const struct berita_entity *e = &v->entity[row];
    named_entity(o, v, "\n", row);
    if (e->type != BERITA_PERSON) word(o, ",\"kind\":", berita_kind_name(e->type, e->kind));
    if (e->type == BERITA_ORGANIZATION) {
        string(o, ",\"abbreviation\":", e->abbreviation);
        string(o, ",\"expansion\":", e->expansion);
        if (e->parent_name.n) parent(o, v, e);
    }
    if (e->type == BERITA_PLACE) place(o, e);
    out_char(o, '}');
}

static void entities(struct out *o, const struct view *v) {
    bool any = false;
    for (uint32_t i = 0; i < v->n_entities; i++) {
        uint32_t row = (uint32_t)v->order[i];
        if (!view_wants_entity(v, row)) continue;
        out_str(o, any ? "," : ",\n\"entities\":[");
        entity(o, v, row);
        any = true;
    }
    if (any) out_char(o, ']');
}

/* ---- collections ------------------------------------------------------ */

void emit_annotation(struct out *out, const struct view *v, struct emit_space *space) {
    const struct record *r = v->record;
    struct page g = {out, v, false};
    (void)space;
    out_str(out, "{\"@context\":" CONTEXT ",\n\"id\":");
    id(out, v, 'c', 0);
    out_str(out, ",\"type\":\"AnnotationCollection\"");
    string(out, ",\"label\":", r->title.n ? r->title : r->id);
    source(out, r);
    string(out, ",\"document\":", r->id);
    string(out, ",\"title\":", r->title);
    string(out, ",\"outlet\":", r->outlet);
    string(out, ",\"author\":", r->author);
    string(out, ",\"published\":", v->summary->published);
    word(out, ",\"published_from\":", v->summary->published_from);
    if (v->choice->kinds & KIND_PLACES) entity_id(out, v, ",\"scene\":", v->summary->scene);
    entities(out, v);
    out_str(out, ",\n\"first\":{\"id\":");
    id(out, v, 'p', 0);
    out_str(out, ",\"type\":\"AnnotationPage\",\"startIndex\":0,\"items\":[");
    items(&g);
    out_str(out, "]}}");
}

void begin_annotation(struct out *out, const struct choice *choice, bool several) {
    (void)choice;
    if (several) out_char(out, '[');
}

void end_annotation(struct out *out, const struct choice *choice, bool several) {
    (void)choice;
    out_str(out, several ? "]\n" : "\n");
}
