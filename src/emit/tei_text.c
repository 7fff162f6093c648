/* The text in TEI: paragraphs, and in them elements around everything that was
 * found.  What crosses a paragraph's end or another element is cut into pieces
 * that point to each other with next and prev. */
#include "emit/tei.h"

#include <errno.h>
#include <stdlib.h>

enum { DEEPEST = 32 }; /* elements within each other; none beyond is written */

/* In the order from outside to inside where several have the same words.  TEI has
 * no speech within names and dates: what a speech stands in is cut around it. */
enum part { SAID, DATELINE, ROLE, SPEAKER, ADDRESSEE, BODY, REGION, DATE, NAME, CUE };

static const char *const elements[] = {
    [SAID] = "said", [DATELINE] = "seg", [ROLE] = "roleName", [SPEAKER] = "rs", [ADDRESSEE] = "rs",
    [BODY] = "rs",   [REGION] = "rs",    [DATE] = "date",     [NAME] = "name",  [CUE] = "seg",
};

struct item {
    uint32_t start, end;
    uint32_t row; /* of what the kind says */
    uint32_t entity;
    enum part kind;
    uint32_t same;   /* items behind it that it stands for as well */
    uint32_t pieces; /* it is cut into */
    uint32_t begun;  /* of them */
};

/* A quotation's item, and the quotation that continues it; NONE where there is none. */
struct chain {
    uint32_t item, next;
};

struct weave {
    struct out *out; /* NULL: pieces are counted only */
    const struct view *v;
    struct item *item;
    uint32_t n, next;
    struct chain *chain; /* of each quotation */
    struct item *stack[DEEPEST];
    unsigned depth, open; /* elements that lie around here, and how many have been begun */
    uint32_t at;
};

/* ---- what stands in the text ------------------------------------------ */

static void add(struct weave *w, enum part kind, struct berita_span at, uint32_t row,
                uint32_t entity) {
    if (at.end <= at.start) return;
    w->item[w->n++] = (struct item){at.start, at.end, row, entity, kind, 0, 0, 0};
}

static void add_quotations(struct weave *w) {
    const struct view *v = w->v;
    if (!(v->choice->kinds & KIND_QUOTATIONS)) return;
    for (uint32_t i = 0; i < v->n_quotations; i++) {
        const struct berita_quotation *q = &v->quotation[i];
        if (!view_wants(v, q)) continue;
        add(w, SAID, (struct berita_span){q->start, q->end}, i, q->speaker);
        add(w, CUE, q->cue, i, q->speaker);
        if (q->speaker != BERITA_NONE) add(w, SPEAKER, q->speaker_span, i, q->speaker);
        add(w, ADDRESSEE, q->addressee, i, q->addressee_entity);
        if (q->continues != BERITA_NONE) w->chain[q->continues].next = i;
    }
}

static void add_entity(struct weave *w, uint32_t row) {
    const struct view *v = w->v;
    const struct berita_entity *e = &v->entity[row];
    for (uint32_t i = 0; i < e->mentions; i++) {
        uint32_t m = berita_mention_of(v->doc, row, i);
        const struct berita_mention *mention = &v->mention[m];
        if (view_wants_mention(v, mention))
            add(w, NAME, (struct berita_span){mention->start, mention->end}, m, row);
    }
    for (uint32_t i = 0; i < e->roles; i++) {
        const struct berita_role *r = &v->role[e->first_role + i];
        add(w, ROLE, (struct berita_span){r->start, r->end}, e->first_role + i, row);
        add(w, BODY, r->organization, e->first_role + i, r->organization_entity);
        add(w, REGION, r->place, e->first_role + i, r->place_entity);
    }
}

/* From left to right, then from outside to inside. */
static int by_place(const void *a, const void *b) {
    const struct item *x = a, *y = b;
    if (x->start != y->start) return x->start < y->start ? -1 : 1;
    if (x->end != y->end) return x->end > y->end ? -1 : 1;
    if (x->kind != y->kind) return x->kind < y->kind ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

static bool has_same_words(struct berita_str a, struct berita_str b) {
    return a.n == b.n && (!a.n || memcmp(a.p, b.p, a.n) == 0);
}

/* A speaker told by the cue's own -nya. */
static bool is_clitic(const struct berita_quotation *q) {
    return q->speaker != BERITA_NONE && !view_is_named(q) && view_tells_how(q);
}

/* Clauses that several quotations share are marked once. */
static bool can_share(const struct view *v, const struct item *x, const struct item *y) {
    if (x->start != y->start || x->end != y->end || x->kind != y->kind) return false;
    if (x->kind == BODY || x->kind == REGION) return x->entity == y->entity;
    if (x->kind != SPEAKER && x->kind != ADDRESSEE && x->kind != CUE) return false;
    const struct berita_quotation *a = &v->quotation[x->row], *b = &v->quotation[y->row];
    if (x->kind == SPEAKER) return x->entity == y->entity && a->how == b->how;
    if (x->kind == ADDRESSEE) return x->entity == y->entity;
    return has_same_words(a->lemma, b->lemma) && is_clitic(a) == is_clitic(b) &&
           (!is_clitic(a) || a->how == b->how);
}

static void share(struct weave *w) {
    for (uint32_t i = 0; i < w->n; i += 1 + w->item[i].same)
        for (uint32_t k = i + 1; k < w->n && can_share(w->v, &w->item[i], &w->item[k]); k++)
            w->item[i].same++;
}

static void collect(struct weave *w) {
    const struct view *v = w->v;
    const struct berita_summary *s = v->summary;
    for (uint32_t i = 0; i < v->n_quotations; i++)
        w->chain[i] = (struct chain){BERITA_NONE, BERITA_NONE};
    add_quotations(w);
    for (uint32_t i = 0; i < v->n_entities; i++)
        if (view_wants_entity(v, i)) add_entity(w, i);
    for (uint32_t i = 0; v->choice->kinds & KIND_DATES && i < v->n_dates; i++)
        add(w, DATE, (struct berita_span){v->date[i].start, v->date[i].end}, i, BERITA_NONE);
    if (v->choice->kinds & KIND_DATELINE && s->has_dateline)
        add(w, DATELINE, s->dateline, 0, BERITA_NONE);
    qsort(w->item, w->n, sizeof *w->item, by_place);
    share(w);
    for (uint32_t i = 0; i < w->n; i++)
        if (w->item[i].kind == SAID) w->chain[w->item[i].row].item = i;
}

/* ---- attributes ------------------------------------------------------- */

static char letter_of(const struct item *x) { return "qdrsabltmc"[x->kind]; }

/* Only what others point to has an id of its own. */
static bool has_id(const struct item *x) {
    return x->kind == SAID || x->kind == ROLE || x->kind == DATE || x->pieces > 1;
}

static void piece_id(struct out *o, const struct view *v, const struct item *x, uint32_t piece) {
    tei_id(o, v, letter_of(x), (uint64_t)x->row + 1);
    if (piece == 1) return;
    out_char(o, '.');
    out_u32(o, piece);
}

/* NULL when there is none, or it was left out. */
static const struct item *item_of(const struct weave *w, uint32_t quotation) {
    uint32_t i = quotation == BERITA_NONE ? BERITA_NONE : w->chain[quotation].item;
    return i == BERITA_NONE ? NULL : &w->item[i];
}

static void link_to(const struct weave *w, const char *name, const struct item *x, uint32_t piece) {
    out_char(w->out, ' ');
    out_str(w->out, name);
    out_str(w->out, "=\"#");
    piece_id(w->out, w->v, x, piece);
    out_char(w->out, '"');
}

/* The piece before and the one behind, or the quotations that go on so. */
static void links(const struct weave *w, const struct item *x) {
    const struct item *before = NULL, *behind = NULL;
    if (x->kind == SAID) {
        before = item_of(w, w->v->quotation[x->row].continues);
        behind = item_of(w, w->chain[x->row].next);
    }
    if (x->begun > 1) link_to(w, "prev", x, x->begun - 1);
    else if (before) link_to(w, "prev", before, before->pieces);
    if (x->begun < x->pieces) link_to(w, "next", x, x->begun + 1);
    else if (behind) link_to(w, "next", behind, 1);
}

/* Whose body or region it is: an office's, or where that has no words, a person's. */
static void owned_by(const struct weave *w, uint32_t row) {
    const struct berita_role *r = &w->v->role[row];
    if (r->end > r->start) tei_id(w->out, w->v, 'r', (uint64_t)row + 1);
    else tei_id(w->out, w->v, view_letter(BERITA_PERSON), w->v->number[r->person]);
}

/* corresp="#q1 #q2": what it belongs to. */
static void belongs_to(const struct weave *w, const struct item *x) {
    out_str(w->out, " corresp=\"");
    for (uint32_t i = 0; i <= x->same; i++) {
        out_str(w->out, i ? " #" : "#");
        if (x->kind == BODY || x->kind == REGION) owned_by(w, x[i].row);
        else tei_id(w->out, w->v, 'q', (uint64_t)x[i].row + 1);
    }
    out_char(w->out, '"');
}

static void entity(const struct weave *w, const char *name, uint32_t row) {
    if (tei_has_entity(w->v, row)) tei_point_entity(w->out, w->v, name, row);
}

/* One more of an attribute's words. */
static void category(const struct weave *w, size_t first, const char *name) {
    if (w->out->n > first) out_char(w->out, ' ');
    tei_category(w->out, w->v, name);
}

static void said(const struct weave *w, const struct item *x) {
    const struct berita_quotation *q = &w->v->quotation[x->row];
    struct out *o = w->out;
    entity(w, "who", q->speaker);
    entity(w, "toWhom", q->addressee_entity);
    xml_attribute(o, "direct", q->type == BERITA_DIRECT ? "true" : "false");
    out_room(o, OUT_SMALL * 4); /* so that an attribute without a value can be taken back */
    size_t begun = o->n;
    out_str(o, " ana=\"");
    size_t before = o->n;
    if (q->type == BERITA_MIXED) category(w, before, "mixed");
    if (q->second_hand) category(w, before, "second-hand");
    if (is_clitic(q) && q->cue.end <= q->cue.start) category(w, before, how_name[q->how % 5]);
    if (o->n == before) o->n = begun; /* nothing was to be said */
    else out_char(o, '"');
    out_str(o, " cert=\"");
    out_end(o, PUT(put_fixed(out_small(o), (double)q->confidence, 3), "\""));
}

static void role(const struct weave *w, const struct item *x) {
    const struct berita_role *r = &w->v->role[x->row];
    xml_attribute(w->out, "type", r->is_title ? "title" : "role");
    if (r->former || r->acting)
        xml_attribute(w->out, "subtype",
                      !r->acting   ? "former"
                      : !r->former ? "acting"
                                   : "former-acting");
    entity(w, "ref", x->entity);
}

static void mention(const struct weave *w, const struct item *x) {
    const struct berita_mention *m = &w->v->mention[x->row];
    const struct berita_entity *e = &w->v->entity[x->entity];
    xml_attribute(w->out, "type", how_name[m->how % 5]);
    if (e->type == BERITA_PLACE && m->flags & BERITA_MODIFIES)
        xml_attribute(w->out, "subtype", "modifies");
    if (e->code.n) {
        out_str(w->out, " key=\"");
        xml_value(w->out, e->code);
        out_char(w->out, '"');
    }
    entity(w, "ref", x->entity);
}

static void cue(const struct weave *w, const struct item *x) {
    const struct berita_quotation *q = &w->v->quotation[x->row];
    xml_attribute(w->out, "type", "cue");
    if (is_clitic(q)) xml_attribute(w->out, "subtype", how_name[q->how % 5]);
    if (q->lemma.n) {
        out_str(w->out, " n=\"");
        xml_value(w->out, q->lemma);
        out_char(w->out, '"');
    }
    belongs_to(w, x);
}

static void clause_part(const struct weave *w, const struct item *x) {
    static const char *const types[] = {[SPEAKER] = "speaker",
                                        [ADDRESSEE] = "addressee",
                                        [BODY] = "organization",
                                        [REGION] = "place"};
    xml_attribute(w->out, "type", types[x->kind]);
    if (x->kind == SPEAKER)
        xml_attribute(w->out, "subtype", how_name[w->v->quotation[x->row].how % 5]);
    entity(w, "ref", x->entity);
    belongs_to(w, x);
}

static void dateline(const struct weave *w) {
    xml_attribute(w->out, "type", "dateline");
    entity(w, "corresp", w->v->summary->dateline_place);
    entity(w, "source", w->v->summary->dateline_outlet);
}

static void attributes(const struct weave *w, const struct item *x) {
    switch (x->kind) {
    case SAID: said(w, x); break;
    case DATELINE: dateline(w); break;
    case ROLE: role(w, x); break;
    case DATE: tei_date_attributes(w->out, w->v, &w->v->date[x->row]); break;
    case NAME: mention(w, x); break;
    case CUE: cue(w, x); break;
    default: clause_part(w, x);
    }
}

/* ---- weaving ---------------------------------------------------------- */

static const char *element(const struct weave *w, const struct item *x) {
    static const char *const names[] = {"persName", "orgName", "placeName"};
    if (x->kind == NAME) return names[w->v->entity[x->entity].type % 3];
    return x->kind == DATE && w->v->date[x->row].type == BERITA_TIME ? "time" : elements[x->kind];
}

static void open_element(struct weave *w, struct item *x) {
    x->begun++;
    if (!w->out) return;
    out_char(w->out, '<');
    out_str(w->out, element(w, x));
    if (has_id(x)) {
        out_str(w->out, " xml:id=\"");
        piece_id(w->out, w->v, x, x->begun);
        out_char(w->out, '"');
    }
    attributes(w, x);
    links(w, x);
    out_char(w->out, '>');
}

static void close_down_to(struct weave *w, unsigned k) {
    for (; w->open > k; w->open--)
        if (w->out) out_format(w->out, "</%s>", element(w, w->stack[w->open - 1]));
}

static void open_all(struct weave *w) {
    while (w->open < w->depth) open_element(w, w->stack[w->open++]);
}

/* Closes what ends here; what lay around stays. */
static void end_items(struct weave *w) {
    unsigned k = 0, kept;
    while (k < w->depth && w->stack[k]->end > w->at) k++;
    close_down_to(w, k);
    for (kept = k; k < w->depth; k++)
        if (w->stack[k]->end > w->at) w->stack[kept++] = w->stack[k];
    w->depth = kept;
}

/* Of two that cross one is cut: anything for speech, else rather an office or a
 * clause's part than a name or a date, which are looked for whole. */
static bool cuts(const struct item *x, const struct item *around) {
    if (around->kind == SAID) return false;
    if (x->kind == SAID) return true;
    return around->end < x->end && around->kind != NAME && around->kind != DATE;
}

static void begin_item(struct weave *w, struct item *x) {
    unsigned k = w->depth;
    if (w->depth == DEEPEST) return;
    while (k > 0 && cuts(x, w->stack[k - 1])) k--;
    close_down_to(w, k);
    memmove(w->stack + k + 1, w->stack + k, (w->depth++ - k) * sizeof *w->stack);
    w->stack[k] = x;
}

static void text_to(struct weave *w, uint32_t limit) {
    if (w->out) xml_exact(w->out, w->v->record->text + w->at, limit - w->at);
    w->at = limit;
}

static uint32_t next_stop(const struct weave *w, uint32_t limit) {
    for (unsigned i = 0; i < w->depth; i++)
        if (w->stack[i]->end < limit) limit = w->stack[i]->end;
    if (w->next < w->n && w->item[w->next].start < limit) limit = w->item[w->next].start;
    return limit;
}

static void paragraph(struct weave *w, uint32_t end) {
    if (w->out) out_str(w->out, "<p>");
    while (w->at < end) {
        end_items(w);
        for (; w->next < w->n && w->item[w->next].start <= w->at;
             w->next += 1 + w->item[w->next].same)
            begin_item(w, &w->item[w->next]);
        open_all(w);
        text_to(w, next_stop(w, end));
    }
    end_items(w);
    close_down_to(w, 0);
    if (w->out) out_str(w->out, "</p>");
}

static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/* A paragraph is a line without the white space around it, which stands between
 * the elements: all letters of the body together are the text. */
static void paragraphs(struct weave *w) {
    const char *text = w->v->record->text;
    uint32_t len = (uint32_t)w->v->record->len, begin, end, k;
    w->at = w->next = w->depth = w->open = 0;
    while (w->at < len) {
        for (begin = w->at; begin < len && is_space(text[begin]);) begin++;
        text_to(w, begin);
        for (k = end = begin; k < len && text[k] != '\n' && text[k] != '\r'; k++)
            if (!is_space(text[k])) end = k + 1;
        if (end > begin) paragraph(w, end);
    }
}

/* Items that can be, at most. */
static size_t items_room(const struct view *v) {
    return 4 * (size_t)v->n_quotations + 3 * (size_t)v->n_roles + v->n_mentions + v->n_dates + 1;
}

static bool has_words(const struct record *r) {
    for (size_t i = 0; i < r->len; i++)
        if (!is_space(r->text[i])) return true;
    return false;
}

void tei_text(struct out *out, const struct view *v, struct emit_space *space) {
    struct weave w = {.v = v};
    size_t items = items_room(v) * sizeof *w.item;
    w.item = emit_space_rows(space, items + v->n_quotations * sizeof *w.chain);
    if (!w.item) {
        out->error = ENOMEM;
        return;
    }
    w.chain = (struct chain *)(void *)((char *)w.item + items);
    collect(&w);
    paragraphs(&w);
    for (uint32_t i = 0; i < w.n; i++) {
        w.item[i].pieces = w.item[i].begun;
        w.item[i].begun = 0;
    }
    w.out = out;
    out_str(out, "<text><body>");
    paragraphs(&w);
    if (!has_words(v->record)) out_str(out, "<p/>");
    out_str(out, "</body></text>\n");
}
