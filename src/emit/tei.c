/* TEI P5: a header that says what the article is, lists of what it names, and the
 * text.  Several documents make a corpus. */
#include "emit/tei.h"

#include "emit/formats.h"

/* ---- ids -------------------------------------------------------------- */

static void prefix(struct out *o, const struct view *v) {
    if (!v->index) return;
    out_char(o, 'd');
    out_u64(o, v->index + 1);
    out_char(o, '.');
}

void tei_id(struct out *o, const struct view *v, char letter, uint64_t n) {
    prefix(o, v);
    out_char(o, letter);
    out_u64(o, n);
}

void tei_xml_id(struct out *o, const struct view *v, char letter, uint64_t n) {
    out_str(o, " xml:id=\"");
    tei_id(o, v, letter, n);
    out_char(o, '"');
}

void tei_point(struct out *o, const struct view *v, const char *name, char letter, uint64_t n) {
    out_char(o, ' ');
    out_str(o, name);
    out_str(o, "=\"#");
    tei_id(o, v, letter, n);
    out_char(o, '"');
}

void tei_point_entity(struct out *o, const struct view *v, const char *name, uint32_t row) {
    tei_point(o, v, name, view_letter(v->entity[row].type), v->number[row]);
}

void tei_category(struct out *o, const struct view *v, const char *name) {
    out_char(o, '#');
    prefix(o, v);
    out_str(o, name);
}

/* ---- header ----------------------------------------------------------- */

static void element(struct out *o, const char *name, struct berita_str s) {
    if (s.n) xml_element(o, name, s);
}

static void typed(struct out *o, const char *name, const char *type, struct berita_str s) {
    if (!s.n) return;
    out_format(o, "<%s type=\"%s\">", name, type);
    xml_text(o, s.p, s.n);
    out_format(o, "</%s>", name);
}

static void bibliography(struct out *o, const struct view *v) {
    const struct record *r = v->record;
    const struct berita_summary *s = v->summary;
    out_str(o, "<sourceDesc><bibl>");
    element(o, "title", r->title);
    element(o, "author", r->author);
    element(o, "publisher", r->outlet);
    if (s->published.n) {
        out_str(o, "<date xml:id=\"");
        prefix(o, v);
        out_format(o, "published\" type=\"%s\" when=\"%.10s\"/>", s->published_from,
                   s->published.p);
    }
    typed(o, "idno", "url", r->url);
    xml_element(o, "idno", r->id);
    out_str(o, "</bibl></sourceDesc>\n");
}

static void category(struct out *o, const struct view *v, const char *name, const char *meaning) {
    out_str(o, "<category xml:id=\"");
    prefix(o, v);
    out_format(o, "%s\"><catDesc>%s</catDesc></category>\n", name, meaning);
}

static void encoding(struct out *o, const struct view *v) {
    out_str(o, "<encodingDesc>\n"
               "<appInfo><application ident=\"berita-extract\" version=\"" BERITA_VERSION "\">"
               "<label>berita-extract</label></application></appInfo>\n"
               "<classDecl><taxonomy>\n");
    category(o, v, "mixed", "indirect speech that keeps some words as they were said");
    category(o, v, "second-hand", "speech taken from another medium or document");
    category(o, v, "title", "speech of whom a title tells");
    category(o, v, "description", "speech of whom a description tells");
    category(o, v, "pronoun", "speech of whom a pronoun tells, or who is understood");
    out_str(o, "</taxonomy></classDecl>\n</encodingDesc>\n");
}

static void profile(struct out *o, const struct view *v) {
    uint32_t scene = v->summary->scene;
    out_str(o,
            "<profileDesc>\n<langUsage><language ident=\"id\">Indonesian</language></langUsage>\n");
    if (v->choice->kinds & KIND_PLACES && tei_has_entity(v, scene)) {
        out_str(o, "<settingDesc><setting><placeName");
        tei_point_entity(o, v, "ref", scene);
        out_char(o, '>');
        xml_text(o, v->entity[scene].name.p, v->entity[scene].name.n);
        out_str(o, "</placeName></setting></settingDesc>\n");
    }
    out_str(o, "</profileDesc>\n");
}

static void header(struct out *o, const struct view *v) {
    out_str(o, "<teiHeader>\n<fileDesc>\n<titleStmt>");
    xml_element(o, "title", v->record->title.n ? v->record->title : v->record->id);
    out_str(o, "</titleStmt>\n<publicationStmt><p>Annotations of the source below.</p>"
               "</publicationStmt>\n");
    bibliography(o, v);
    out_str(o, "</fileDesc>\n");
    encoding(o, v);
    profile(o, v);
    out_str(o, "</teiHeader>\n");
}

/* ---- lists ------------------------------------------------------------ */

static void begin_entity(struct out *o, const struct view *v, const char *name, uint32_t row) {
    const struct berita_entity *e = &v->entity[row];
    const char *kind = e->type == BERITA_PERSON ? "" : berita_kind_name(e->type, e->kind);
    out_char(o, '<');
    out_str(o, name);
    tei_xml_id(o, v, view_letter(e->type), v->number[row]);
    if (*kind) xml_attribute(o, "type", kind);
    out_char(o, '>');
}

/* What an office belongs to; one without words is the person's alone. */
static void affiliation(struct out *o, const struct view *v, const struct berita_role *r,
                        uint64_t id, struct berita_span at, uint32_t entity) {
    if (at.end <= at.start) return;
    out_str(o, "<affiliation");
    if (r->end > r->start) tei_point(o, v, "corresp", 'r', id);
    if (tei_has_entity(v, entity)) tei_point_entity(o, v, "ref", entity);
    out_char(o, '>');
    xml_text(o, v->record->text + at.start, at.end - at.start);
    out_str(o, "</affiliation>");
}

static void office(struct out *o, const struct view *v, uint32_t row) {
    const struct berita_role *r = &v->role[row];
    if (r->is_title) return;
    if (r->end > r->start) {
        out_str(o, "<occupation");
        tei_point(o, v, "corresp", 'r', (uint64_t)row + 1);
        out_char(o, '>');
        xml_text(o, v->record->text + r->start, r->end - r->start);
        out_str(o, "</occupation>");
    }
    affiliation(o, v, r, (uint64_t)row + 1, r->organization, r->organization_entity);
    affiliation(o, v, r, (uint64_t)row + 1, r->place, r->place_entity);
}

static void person(struct out *o, const struct view *v, uint32_t row) {
    const struct berita_entity *e = &v->entity[row];
    begin_entity(o, v, "person", row);
    xml_element(o, "persName", e->name);
    for (uint32_t i = 0; i < e->roles; i++) office(o, v, e->first_role + i);
    out_str(o, "</person>\n");
}

static void organization(struct out *o, const struct view *v, uint32_t row) {
    const struct berita_entity *e = &v->entity[row];
    begin_entity(o, v, "org", row);
    xml_element(o, "orgName", e->name);
    typed(o, "orgName", "abbreviation", e->abbreviation);
    typed(o, "orgName", "expansion", e->expansion);
    out_str(o, "</org>\n");
}

/* What the body is part of: by its name where the text does not name it. */
static void relation(struct out *o, const struct view *v, uint32_t row) {
    const struct berita_entity *e = &v->entity[row];
    out_str(o, "<relation name=\"partOf\" type=\"");
    out_str(o, berita_rule(v->model, e->parent_rule).name);
    out_char(o, '"');
    tei_point_entity(o, v, "active", row);
    if (tei_has_entity(v, e->parent)) tei_point_entity(o, v, "passive", e->parent);
    out_str(o, "><desc>");
    xml_text(o, e->parent_name.p, e->parent_name.n);
    out_str(o, "</desc></relation>\n");
}

static void relations(struct out *o, const struct view *v) {
    bool any = false;
    for (uint32_t i = 0; i < v->n_entities; i++) {
        uint32_t row = (uint32_t)v->order[i];
        if (!v->entity[row].parent_name.n || !view_wants_entity(v, row)) continue;
        if (!any) out_str(o, "<listRelation>\n");
        relation(o, v, row);
        any = true;
    }
    if (any) out_str(o, "</listRelation>\n");
}

/* Who gives codes like this one. */
static const char *code_of(struct berita_str code) {
    if (code.p[0] >= '0' && code.p[0] <= '9') return "kemendagri";
    return code.n == 2 ? "iso-3166" : "berita";
}

static void place(struct out *o, const struct view *v, uint32_t row) {
    const struct berita_entity *e = &v->entity[row];
    begin_entity(o, v, "place", row);
    xml_element(o, "placeName", e->name);
    for (uint32_t i = 0; i < e->path_len; i++) typed(o, "placeName", "path", e->path[i]);
    if (*e->country || e->lat == e->lat) {
        out_str(o, "<location>");
        if (*e->country) out_format(o, "<country key=\"%s\"/>", e->country);
        if (e->lat == e->lat) {
            char *w = put_fixed(PUT(out_small(o), "<geo>"), e->lat, 5);
            out_end(o, PUT(put_fixed(PUT(w, " "), e->lon, 5), "</geo>"));
        }
        out_str(o, "</location>");
    }
    if (e->ambiguous != 1) out_format(o, "<note type=\"ambiguous\">%u</note>", e->ambiguous);
    if (e->code.n) typed(o, "idno", code_of(e->code), e->code);
    out_str(o, "</place>\n");
}

static const char *const list_name[] = {"listPerson", "listOrg", "listPlace"};

static void end_list(struct out *o, const struct view *v, unsigned type) {
    if (type > BERITA_PLACE) return;
    if (type == BERITA_ORGANIZATION) relations(o, v);
    out_format(o, "</%s>\n", list_name[type]);
}

static void lists(struct out *o, const struct view *v) {
    static void (*const print[])(struct out *, const struct view *,
                                 uint32_t) = {person, organization, place};
    unsigned last = 3;
    for (uint32_t i = 0; i < v->n_entities; i++) {
        uint32_t row = (uint32_t)v->order[i];
        unsigned type = v->entity[row].type % 3;
        if (!view_wants_entity(v, row)) continue;
        if (type != last) end_list(o, v, last);
        if (type != last) out_format(o, "<%s>\n", list_name[type]);
        print[type](o, v, row);
        last = type;
    }
    end_list(o, v, last);
}

/* Which dates say when something was said, and on what occasion it was. */
static void circumstances(struct out *o, const struct view *v, bool dates) {
    bool any = false;
    for (uint32_t i = 0; i < v->n_quotations; i++) {
        const struct berita_quotation *q = &v->quotation[i];
        bool has =
            dates ? q->date != BERITA_NONE && v->choice->kinds & KIND_DATES : q->occasion.n > 0;
        if (!has || !view_wants(v, q)) continue;
        if (!any)
            out_str(o, dates ? "<linkGrp type=\"said-on\">\n" : "<spanGrp type=\"occasion\">\n");
        any = true;
        out_str(o, dates ? "<link target=\"#" : "<span target=\"#");
        tei_id(o, v, 'q', (uint64_t)i + 1);
        if (dates) {
            out_str(o, " #");
            tei_id(o, v, 't', (uint64_t)q->date + 1);
            out_str(o, "\"/>\n");
        } else {
            out_str(o, "\">");
            xml_text(o, q->occasion.p, q->occasion.n);
            out_str(o, "</span>\n");
        }
    }
    if (any) out_str(o, dates ? "</linkGrp>\n" : "</spanGrp>\n");
}

/* ---- documents -------------------------------------------------------- */

static bool has_standoff(const struct view *v) {
    for (uint32_t i = 0; i < v->n_entities; i++)
        if (view_wants_entity(v, i)) return true;
    for (uint32_t i = 0; v->choice->kinds & KIND_QUOTATIONS && i < v->n_quotations; i++) {
        const struct berita_quotation *q = &v->quotation[i];
        if (view_wants(v, q) &&
            ((q->date != BERITA_NONE && v->choice->kinds & KIND_DATES) || q->occasion.n))
            return true;
    }
    return false;
}

void emit_tei(struct out *out, const struct view *v, struct emit_space *space) {
    out_str(out, "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"id\">\n");
    header(out, v);
    if (has_standoff(v)) {
        out_str(out, "<standOff>\n");
        lists(out, v);
        if (v->choice->kinds & KIND_QUOTATIONS) circumstances(out, v, true);
        if (v->choice->kinds & KIND_QUOTATIONS) circumstances(out, v, false);
        out_str(out, "</standOff>\n");
    }
    tei_text(out, v, space);
    out_str(out, "</TEI>\n");
}

void begin_tei(struct out *out, const struct choice *choice, bool several) {
    (void)choice;
    out_str(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    if (!several) return;
    out_str(out, "<teiCorpus xmlns=\"http://www.tei-c.org/ns/1.0\">\n"
                 "<teiHeader><fileDesc><titleStmt><title>Articles</title></titleStmt>"
                 "<publicationStmt><p>Annotations of the sources below.</p></publicationStmt>"
                 "<sourceDesc><p>See each text.</p></sourceDesc></fileDesc></teiHeader>\n");
}

void end_tei(struct out *out, const struct choice *choice, bool several) {
    (void)choice;
    if (several) out_str(out, "</teiCorpus>\n");
}
