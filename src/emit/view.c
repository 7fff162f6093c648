#include "emit/view.h"

#include <stdlib.h>
#include <string.h>

const char type_name[3][16] = {"person", "organization", "place"};
const char how_name[5][16] = {"full", "short", "title", "description", "pronoun"};
const char speech_name[3][16] = {"direct", "indirect", "mixed"};
const char date_type[4][16] = {"DATE", "TIME", "DURATION", "SET"};

static bool reserve(struct view *v, uint32_t rows) {
    if (rows <= v->room) return true;
    size_t room = (size_t)rows * 2;
    uint64_t *order = realloc(v->order, room * sizeof *order);
    if (order) v->order = order;
    uint32_t *number = realloc(v->number, room * sizeof *number);
    if (number) v->number = number;
    if (!order || !number) return false;
    v->room = room;
    return true;
}

static int by_key(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

/* Byte where an entity is first mentioned by any words at all. */
static uint32_t first_at(const struct view *v, uint32_t row) {
    uint32_t first = BERITA_TEXT_MAX;
    for (uint32_t i = 0; i < v->entity[row].mentions; i++) {
        uint32_t at = v->mention[berita_mention_of(v->doc, row, i)].start;
        if (at < first) first = at;
    }
    return first;
}

/* Sorts by type, then first mention.  A key: 2 bits type, 29 bits place
 * (BERITA_TEXT_MAX is 2^28), 32 bits row.  Entities of one type are mostly in
 * the order of the text already. */
static void sort_entities(struct view *v) {
    uint32_t n[4] = {0}, at[4] = {0};
    bool sorted = true;
    for (uint32_t row = 0; row < v->n_entities; row++) n[v->entity[row].type & 3]++;
    for (int type = 0; type < 3; type++) at[type + 1] = at[type] + n[type];
    for (uint32_t row = 0; row < v->n_entities; row++) {
        uint32_t type = v->entity[row].type & 3;
        v->order[at[type]++] = (uint64_t)type << 61 | (uint64_t)first_at(v, row) << 32 | row;
    }
    for (uint32_t i = 1; i < v->n_entities; i++) sorted &= v->order[i - 1] < v->order[i];
    if (!sorted) qsort(v->order, v->n_entities, sizeof *v->order, by_key);
    memset(n, 0, sizeof n);
    for (uint32_t i = 0; i < v->n_entities; i++) {
        uint32_t row = (uint32_t)v->order[i];
        v->number[row] = ++n[v->entity[row].type & 3];
    }
}

bool view_fill(struct view *v, const berita_doc *doc, const struct record *record) {
    v->doc = doc;
    v->record = record;
    v->summary = berita_summary(doc);
    v->token = berita_tokens(doc, &v->n_tokens);
    v->mention = berita_mentions(doc, &v->n_mentions);
    v->entity = berita_entities(doc, &v->n_entities);
    v->role = berita_roles(doc, &v->n_roles);
    v->date = berita_dates(doc, &v->n_dates);
    v->quotation = berita_quotations(doc, &v->n_quotations);
    v->warning = berita_warnings(doc, &v->n_warnings);
    v->bad = false;
    for (uint32_t i = 0; i < v->n_warnings; i++) v->bad |= v->warning[i].kind == BERITA_WARN_UTF8;
    if (!reserve(v, v->n_entities)) return false;
    sort_entities(v);
    return offset_map_fill(&v->map, record->text, record->len, v->bad, v->choice->unit);
}

void view_free(struct view *v) {
    free(v->order);
    free(v->number);
    offset_map_free(&v->map);
}

bool view_wants_entity(const struct view *v, uint32_t row) {
    if (!(v->choice->kinds >> v->entity[row].type & 1)) return false;
    if (!v->choice->no_modifiers || v->entity[row].type != BERITA_PLACE) return true;
    for (uint32_t i = 0; i < v->entity[row].mentions; i++)
        if (view_wants_mention(v, &v->mention[berita_mention_of(v->doc, row, i)])) return true;
    return false;
}

uint32_t view_names(const struct view *v, uint32_t row) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < v->entity[row].mentions; i++)
        n += view_wants_mention(v, &v->mention[berita_mention_of(v->doc, row, i)]);
    return n;
}

char view_letter(uint8_t type) { return "eop"[type % 3]; }

static bool names_owner(const struct berita_role *r) {
    return r->organization.end > r->organization.start || r->place.end > r->place.start;
}

const struct berita_role *view_role(const struct view *v, uint32_t entity) {
    const struct berita_role *found = NULL;
    if (entity == BERITA_NONE) return NULL;
    const struct berita_entity *e = &v->entity[entity];
    for (uint32_t i = 0; i < e->roles; i++) {
        const struct berita_role *r = &v->role[e->first_role + i];
        if (r->is_title) continue;
        if (names_owner(r) && !r->former) return r;
        if (!found || found->former) found = r;
    }
    return found;
}

static struct berita_str owner(const struct view *v, uint32_t entity, struct berita_span span) {
    if (entity != BERITA_NONE) return v->entity[entity].name;
    return view_span(v, span.start, span.end);
}

struct berita_str view_affiliation(const struct view *v, const struct berita_role *role) {
    struct berita_str none = {NULL, 0};
    if (!role) return none;
    if (role->organization.end > role->organization.start)
        return owner(v, role->organization_entity, role->organization);
    return role->place.end > role->place.start ? owner(v, role->place_entity, role->place) : none;
}

bool view_is_doubtful(const struct berita_quotation *q) {
    static const float half = 0.5f;
    return q->confidence < half;
}

bool view_wants(const struct view *v, const struct berita_quotation *q) {
    if (v->choice->public_figures && !view_role(v, q->speaker)) return false;
    return !v->choice->unresolved || q->speaker == BERITA_NONE || view_is_doubtful(q);
}
