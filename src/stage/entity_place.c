/* Places find their row of the gazetteer.
 *
 * Every row of a name is a candidate and gets a score: what kind of place it
 * is and how many live there, the word before the name that tells its kind, a
 * parent named right after it, and how near in the tree of parents it is to
 * what else the text names.  Sure names are settled first and then speak for
 * the others; at the end those that had a choice are weighed again, with all
 * the others known.  Villages are candidates only where the text says so. */
#include "stage/entity.h"

#include "model/gazetteer.h"

#include <math.h>
#include <stdlib.h>

enum {
    ROWS_MAX = 48,   /* candidates weighed for one name */
    AROUND_MAX = 48, /* settled places that speak for others */
    TIES_MAX = 4,    /* supporters that count beside the best */
    DEPTH_MAX = 8,   /* rows from a place up to its country */
    NEAR = 25000     /* 1e-5 degrees: two places some 25 km apart */
};

/* Thousandths, added to gazetteer_weight(). */
enum {
    SCORE_NEXT = 6000,     /* a parent follows after a comma */
    SCORE_NOT_NEXT = 2000, /* what follows is larger, and no parent */
    SCORE_ASKED = 5000,    /* the word before asks for this kind */
    SCORE_BEFORE = 2500,   /* a child stands right before */
    SCORE_PARENT = 2500,   /* a parent is named elsewhere, or the row itself is sure */
    SCORE_PROVINCE = 2000, /* so is a province or a country abroad */
    SCORE_PROVINCE_MANY = 1200, /* not enough for one kecamatan of several */
    SCORE_CHILD = 1500,    /* a child is */
    SCORE_BESIDE = 1200,   /* a place of the same kota, kabupaten or kecamatan is */
    SCORE_SAME = 500,      /* of the same province or country abroad */
    SCORE_NEAR = 400,      /* or a place near by */
    SCORE_TIE = 50,        /* for each more that says so */
    SCORE_FAR_VILLAGE = 3000, /* nothing in the text lies near */
    SCORE_FAR = 1000,
    SCORE_CENTRE = 2600,   /* the centre of a kabupaten */
    SCORE_ONLY = 2500,     /* nothing else in the country is called so */
    SCORE_LEAST = 3000     /* under this a row is not believed */
};

struct rows {
    u32 row[ROWS_MAX];
    u32 n;
    u32 seen; /* namesakes, those left out as well */
};

/* What the text says around an entity's mentions; mentions and entities + 1,
 * 0: none. */
struct sight {
    u32 next;   /* one after which a larger place follows at once */
    u32 before; /* one that follows another place at once */
    u32 kinds;  /* bit set of the kinds asked for */
    u32 other;  /* the entity of a mention that asked for another kind */
};

/* A row with those it lies in, up to the widest, and where it is. */
struct line {
    u32 up[DEPTH_MAX], n;
    u32 kind;
    i32 lat, lon;
};

struct settled {
    u32 row, entity;
    struct line line;
    bool tells; /* that the text is about somewhere in Indonesia */
};

/* Places settled, the newest overwriting the oldest. */
struct around {
    struct settled at[AROUND_MAX];
    u32 n;
};

struct task {
    struct doc *doc;
    const struct model *m;
    struct sight *sight; /* of every entity */
    struct around around;
};

/* ---- candidates ---- */

static void add_row(struct rows *rows, u32 row) {
    for (u32 i = 0; i < rows->n; i++)
        if (rows->row[i] == row) return;
    rows->seen++;
    if (rows->n < ROWS_MAX) rows->row[rows->n++] = row;
}

/* All rows whose name or alias is the words [first, limit). */
static void find_rows(const struct doc *doc, u32 first, u32 limit, struct rows *rows) {
    const struct model *m = doc->model;
    rows->n = rows->seen = 0;
    if (first >= limit) return;
    u32 state = doc->facts[first].state;
    for (u32 t = first + 1; t < limit && state; t++) state = model_next(m, state, doc->token[t].word);
    if (!state) return;
    for (u32 i = 0; i < m->state[state].entries; i++) {
        u32 row = gazetteer_entry(m, state, i);
        if (row != NONE) add_row(rows, row);
    }
}

bool entity_is_place_name(const struct doc *doc, u32 first, u32 limit) {
    struct rows rows;
    find_rows(doc, first, limit, &rows);
    return rows.n > 0;
}

/* The kind a word before a name tells, or PLACE_KINDS. */
static u32 kind_asked(const struct doc *doc, u32 t) {
    const struct entry *e = doc_entry(doc, t, CLASS_PLACE_BEFORE);
    return e ? entry_kind(e, PLACE_KINDS) : PLACE_KINDS;
}

u32 entity_head(const struct doc *doc, const struct berita_mention *m, u32 *kind) {
    u32 tokens;
    const struct entry *e = doc_longest(doc, m->first, CLASS_PLACE_HEAD, &tokens);
    if (!e && doc_is(doc, m->first, CLASS_PLACE_JOINED)) e = doc_entry(doc, m->first, CLASS_PLACE_BEFORE);
    bool heads = e && m->first + tokens < m->limit;
    *kind = heads ? entry_kind(e, PLACE_KINDS) : PLACE_KINDS;
    return heads ? tokens : 0;
}

/* "Israel utara" is looked up as Israel. */
static u32 core_limit(const struct doc *doc, const struct berita_mention *m) {
    u32 last = m->limit - 1;
    bool side = last > m->first && doc->token[last].shape == SHAPE_LOWER && doc_is(doc, last, CLASS_PLACE_SIDE);
    return side ? last : m->limit;
}

/* Abroad what is called a province is a region of the gazetteer. */
static bool is_of_kind(const struct model *m, u32 row, u32 kind) {
    const struct place *p = &m->place[row];
    return p->kind == kind || (kind == KIND_PROVINCE && p->kind == KIND_REGION && memcmp(p->country, "ID", 2) != 0);
}

/* The rows a mention's name may mean; with a head that is no part of the
 * gazetteer's name, those of the name after it that are of the head's kind. */
static void name_rows(const struct doc *doc, const struct berita_mention *m, struct rows *rows) {
    u32 kind, tokens, limit = core_limit(doc, m);
    find_rows(doc, m->first, limit, rows);
    if (rows->n || !(tokens = entity_head(doc, m, &kind))) return;
    struct rows all;
    find_rows(doc, m->first + tokens, limit, &all);
    for (u32 i = 0; i < all.n; i++)
        if (is_of_kind(doc->model, all.row[i], kind)) add_row(rows, all.row[i]);
}

/* The row an entity has, or those its name may mean. */
static void entity_rows(const struct doc *doc, u32 mention, struct rows *rows) {
    const struct berita_mention *m = &doc->mention[mention];
    u32 row = doc->entity[m->entity].place;
    rows->n = rows->seen = 0;
    if (row != NONE) add_row(rows, row);
    else name_rows(doc, m, rows);
}

static bool within_any(const struct model *m, u32 row, const struct rows *parents) {
    for (u32 i = 0; i < parents->n; i++)
        if (row != parents->row[i] && gazetteer_within(m, row, parents->row[i])) return true;
    return false;
}

static const u32 levels = 1u << KIND_CITY | 1u << KIND_REGENCY | 1u << KIND_DISTRICT;

static bool is_level(u32 kind) { return levels >> kind & 1; }

static struct line line_of(const struct model *m, u32 row) {
    struct spot s = gazetteer_spot(m, row);
    struct line l = {.kind = s.kind, .lat = s.lat, .lon = s.lon};
    for (; row != NONE && l.n < DEPTH_MAX; row = gazetteer_parent(m, row)) l.up[l.n++] = row;
    return l;
}

static bool is_on(const struct line *l, u32 row) {
    u32 i = 0;
    while (i < l->n && l->up[i] != row) i++;
    return i < l->n;
}

/* A kota, kabupaten or kecamatan that the text names and the row lies in. */
static bool within_settled(const struct task *task, u32 row) {
    struct line line = line_of(task->m, row);
    for (u32 i = 0; i < task->around.n; i++) {
        const struct settled *other = &task->around.at[i];
        if (is_level(other->line.kind) && is_on(&line, other->row)) return true;
    }
    return false;
}

/* Which of those that share a name are candidates. */
enum which { OF_KIND, OF_NEXT, AROUND };

/* Of very many namesakes those are left out that nothing in the text is near. */
static bool is_wanted(const struct task *task, u32 row, enum which which, const struct rows *next, const struct rows *rows) {
    if (which == OF_KIND && rows->n < ROWS_MAX / 2) return true;
    return within_any(task->m, row, next) || (which != OF_NEXT && within_settled(task, row));
}

/* Adds the units of administration whose name has these letters: those of the
 * kinds asked for, those in what follows, or those in what the text names. */
static void add_units(const struct task *task, u32 first, u32 limit, enum which which, u32 kinds,
                      const struct rows *next, struct rows *rows) {
    char key[GAZETTEER_KEY_MAX];
    const struct doc *doc = task->doc;
    if (first >= limit) return;
    u32 start = doc->token[first].start, row;
    u32 n = gazetteer_key(doc->text + start, doc->token[limit - 1].end - start, key, sizeof key);
    struct namesakes same = gazetteer_namesakes(task->m, key, n);
    while ((row = gazetteer_next(task->m, &same)) != NONE) {
        if (which == OF_KIND && !(kinds >> gazetteer_kind(task->m, row) & 1)) continue;
        if (is_wanted(task, row, which, next, rows)) add_row(rows, row);
        else if (which == OF_KIND) rows->seen++;
    }
}

/* What follows the entity's name at once. */
static void next_rows(const struct task *task, const struct sight *s, struct rows *next) {
    next->n = next->seen = 0;
    if (s->next) entity_rows(task->doc, s->next, next); /* the mention after it */
}

static bool names_level(const struct task *task, const struct rows *rows) {
    for (u32 i = 0; i < rows->n; i++)
        if (is_level(gazetteer_kind(task->m, rows->row[i]))) return true;
    return false;
}

static bool any_within(const struct model *m, const struct rows *rows, const struct rows *parents) {
    for (u32 i = 0; i < rows->n; i++)
        if (within_any(m, rows->row[i], parents)) return true;
    return false;
}

/* Names with "Desa" or the like may be any village, with or without that word,
 * those with "Kecamatan" any kecamatan of the letters; a bare one a village of the
 * kecamatan or kabupaten that follows it. */
static void candidates(const struct task *task, u32 entity, const struct rows *next, struct rows *rows) {
    const struct berita_mention *m = &task->doc->mention[task->doc->entity[entity].first_mention];
    u32 kind, tokens = entity_head(task->doc, m, &kind), village = 1u << KIND_VILLAGE;
    u32 kinds = task->sight[entity].kinds & (village | levels);
    name_rows(task->doc, m, rows);
    bool fits = next->n ? any_within(task->m, rows, next) : rows->n > 0;
    if (fits && !(kinds & village)) kinds = 0;
    if (kinds) add_units(task, m->first, m->limit, OF_KIND, kinds, next, rows);
    if (kinds && tokens) add_units(task, m->first + tokens, m->limit, OF_KIND, kinds, next, rows);
    if (!kinds && !tokens && names_level(task, next) && !any_within(task->m, rows, next))
        add_units(task, m->first, m->limit, OF_NEXT, 0, next, rows);
}

/* ---- scores ---- */

/* The nearest row that both lie in. */
static u32 common_parent(const struct line *a, const struct line *b) {
    u32 i = a->n, k = b->n;
    while (i && k && a->up[i - 1] == b->up[k - 1]) i--, k--;
    return i < a->n ? a->up[i] : NONE;
}

static bool is_indonesia(const struct model *m, u32 row) {
    return m->place[row].kind == KIND_COUNTRY && !memcmp(m->place[row].country, "ID", 2);
}

static bool are_near(const struct line *p, const struct line *q) {
    if (p->lat == INT32_MIN || q->lat == INT32_MIN || q->kind <= KIND_PROVINCE) return false;
    return abs(p->lat - q->lat) < NEAR && abs(p->lon - q->lon) < NEAR;
}

/* How much a settled place says for a row, which may be one of many of its
 * name. */
static i32 tie(const struct model *m, const struct line *row, const struct settled *settled, bool many) {
    const struct line *other = &settled->line;
    u32 up = common_parent(row, other);
    i32 near = row->kind != KIND_VILLAGE && are_near(row, other) ? SCORE_NEAR : 0;
    if (up == NONE || (is_indonesia(m, up) && row->up[0] != up)) return near;
    u32 kind = gazetteer_kind(m, up);
    bool wide = kind == KIND_PROVINCE || kind == KIND_COUNTRY, town = kind == KIND_PROVINCE && !settled->tells;
    if (up == settled->row) return !wide || town ? SCORE_PARENT : many ? SCORE_PROVINCE_MANY : SCORE_PROVINCE;
    if (up == row->up[0]) return SCORE_CHILD;
    return wide ? SCORE_SAME + near : SCORE_BESIDE;
}

/* Does a settled place say that the text is about somewhere in Indonesia?
 * Jakarta does not: it is named everywhere. */
static bool tells_where(const struct model *m, u32 row) {
    u32 kind = gazetteer_kind(m, row);
    if (kind == KIND_PROVINCE) return strcmp(gazetteer_spot(m, row).code, "31") != 0;
    return kind > KIND_PROVINCE && kind <= KIND_VILLAGE;
}

static i32 around_score(const struct task *task, u32 entity, u32 row, bool many) {
    struct line line = line_of(task->m, row);
    i32 best = 0;
    u32 supporters = 0;
    bool told = false;
    for (u32 i = 0; i < task->around.n; i++) {
        const struct settled *other = &task->around.at[i];
        if (other->entity == entity) continue;
        i32 s = tie(task->m, &line, other, many);
        supporters += s > 0;
        if (s > best) best = s;
        told |= other->tells;
    }
    if (best) return best + SCORE_TIE * (i32)min_u32(supporters - 1, TIES_MAX);
    if (!told) return 0;
    return line.kind == KIND_VILLAGE ? -SCORE_FAR_VILLAGE : line.kind == KIND_DISTRICT ? -SCORE_FAR : 0;
}

static bool is_small(u32 kind) { return kind == KIND_DISTRICT || kind == KIND_VILLAGE || kind == KIND_REGION; }

static i32 next_score(const struct task *task, u32 row, const struct rows *next) {
    if (within_any(task->m, row, next)) return SCORE_NEXT;
    bool larger = next->n && gazetteer_kind(task->m, next->row[0]) <= KIND_DISTRICT;
    return larger && is_small(gazetteer_kind(task->m, row)) ? -SCORE_NOT_NEXT : 0;
}

static i32 before_score(const struct task *task, const struct sight *s, u32 row) {
    struct rows before;
    if (!s->before) return 0;
    entity_rows(task->doc, s->before - 1, &before);
    for (u32 i = 0; i < before.n; i++)
        if (before.row[i] != row && gazetteer_within(task->m, before.row[i], row)) return SCORE_BEFORE;
    return 0;
}

/* A town known by its bare name, as "Slawi" is. */
static bool is_centre(const struct task *task, u32 entity, u32 row) {
    const struct berita_mention *m = &task->doc->mention[task->doc->entity[entity].first_mention];
    u32 n, up = gazetteer_parent(task->m, row);
    const struct entry *e = doc_longest(task->doc, m->first, CLASS_PLACE_CENTRE, &n);
    return e && n == m->limit - m->first && up != NONE && gazetteer_kind(task->m, row) == KIND_DISTRICT &&
           !strcmp(model_str(task->m, e->canonical), gazetteer_spot(task->m, up).code);
}

/* No other unit of administration but those in it has the row's name. */
static bool is_only(const struct model *m, u32 row) {
    char key[GAZETTEER_KEY_MAX];
    const char *name = gazetteer_spot(m, row).name;
    struct namesakes same = gazetteer_namesakes(m, key, gazetteer_key(name, (u32)strlen(name), key, sizeof key));
    for (u32 other; (other = gazetteer_next(m, &same)) != NONE;)
        if (!gazetteer_within(m, other, row)) return false;
    return true;
}

static i32 score_row(const struct task *task, u32 entity, u32 row, const struct rows *next, bool many) {
    const struct sight *s = &task->sight[entity];
    bool asked = s->kinds >> gazetteer_kind(task->m, row) & 1;
    i32 score = gazetteer_weight(task->m, row) + (asked ? SCORE_ASKED : 0) +
                (is_centre(task, entity, row) ? SCORE_CENTRE : 0) + next_score(task, row, next) +
                before_score(task, s, row) + around_score(task, entity, row, many);
    bool only = score < SCORE_LEAST && !many && gazetteer_kind(task->m, row) == KIND_DISTRICT && is_only(task->m, row);
    return score + (only ? SCORE_ONLY : 0);
}

/* The best-scored row; NONE when none is believed, or when namesakes among
 * the small are all alike. */
static u32 best_row(const struct task *task, u32 entity, const struct rows *rows, const struct rows *next) {
    i32 best = SCORE_LEAST - 1;
    u32 row = NONE;
    bool alike = false;
    for (u32 i = 0; i < rows->n; i++) {
        i32 s = score_row(task, entity, rows->row[i], next, rows->seen > 1);
        alike = s == best || (alike && s < best);
        if (s <= best) continue;
        best = s;
        row = rows->row[i];
    }
    return alike && row != NONE && is_small(gazetteer_kind(task->m, row)) ? NONE : row;
}

/* ---- settling ---- */

static void settle(struct task *task, u32 entity, u32 row) {
    struct around *a = &task->around;
    task->doc->entity[entity].place = row;
    if (row == NONE) return;
    a->at[a->n < AROUND_MAX ? a->n++ : entity % AROUND_MAX] =
        (struct settled){row, entity, line_of(task->m, row), tells_where(task->m, row)};
}

static bool is_sure(const struct task *task, u32 entity, const struct rows *rows, const struct rows *next) {
    if (rows->seen != 1) return false;
    u32 kind = gazetteer_kind(task->m, rows->row[0]);
    return next->n ? within_any(task->m, rows->row[0], next) || !is_small(kind)
                   : !is_small(kind) || (kind == KIND_DISTRICT && task->sight[entity].kinds >> kind & 1);
}

enum pass { SURE, OTHERS, AGAIN };

static void resolve(struct task *task, u32 entity, enum pass pass) {
    struct berita_entity *e = &task->doc->entity[entity];
    struct rows rows, next;
    if (e->type != BERITA_PLACE || (pass != AGAIN && e->place != NONE)) return;
    if (pass == AGAIN && e->ambiguous == 1) return;
    next_rows(task, &task->sight[entity], &next);
    candidates(task, entity, &next, &rows);
    if (pass == SURE && !is_sure(task, entity, &rows, &next)) return;
    u32 row = best_row(task, entity, &rows, &next);
    e->ambiguous = rows.seen;
    if (pass != AGAIN) settle(task, entity, row);
    else e->place = row;
}

static bool any_level(const struct task *task) {
    for (u32 i = 0; i < task->around.n; i++)
        if (is_level(task->around.at[i].line.kind)) return true;
    return false;
}

/* A name the gazetteer lacks may be a village of what the text speaks of. */
static void resolve_village(struct task *task, u32 entity) {
    struct berita_entity *e = &task->doc->entity[entity];
    const struct berita_mention *m = &task->doc->mention[e->first_mention];
    struct rows rows, next;
    u32 kind;
    if (e->type != BERITA_PLACE || e->ambiguous || !any_level(task) || entity_head(task->doc, m, &kind)) return;
    rows.n = rows.seen = 0;
    next_rows(task, &task->sight[entity], &next);
    add_units(task, m->first, m->limit, AROUND, 0, &next, &rows);
    if (rows.n != 1) return;
    e->place = rows.row[0];
    e->ambiguous += rows.seen;
}

static bool is_place(const struct doc *doc, u32 mention) {
    return mention < doc->n_mentions && doc->mention[mention].type == BERITA_PLACE && doc->mention[mention].entity != NONE;
}

/* Does the next mention follow at once, as in "Sukun, Malang" and "Sukun, kota
 * Malang"? */
static bool follows(const struct doc *doc, u32 mention) {
    const struct berita_mention *m = &doc->mention[mention];
    if (!is_place(doc, mention + 1)) return false;
    u32 gap = m[1].first - m->limit, t = m->limit;
    if (gap && (doc_spells(doc, t, ",") || doc_spells(doc, t, "("))) gap--, t++;
    return gap == 0 || (gap == 1 && doc_is(doc, t, CLASS_PLACE_BEFORE));
}

/* The kinds that the words at a mention ask for; a report comes from a town. */
static u32 kinds_asked(const struct doc *doc, const struct berita_mention *m) {
    u32 before = m->first ? kind_asked(doc, m->first - 1) : PLACE_KINDS;
    u32 head = m->first + 1 < m->limit ? kind_asked(doc, m->first) : PLACE_KINDS;
    u32 dateline = doc->summary.dateline_place == m->first ? KIND_CITY : PLACE_KINDS;
    return (1u << before | 1u << head | 1u << dateline) & ((1u << PLACE_KINDS) - 1);
}

/* "Gubernur Bengkulu" and "Wali Kota Bengkulu" are not of one place: the mention
 * that asks for another kind than those before gets an entity of its own. */
static void part(struct task *task, u32 mention, u32 kinds) {
    static const u32 told = 1u << KIND_PROVINCE | 1u << KIND_CITY | 1u << KIND_REGENCY;
    struct doc *doc = task->doc;
    struct berita_mention *m = &doc->mention[mention];
    struct sight *s = &task->sight[m->entity];
    if (!(s->kinds & told) || !(kinds & told) || s->kinds & kinds & told) return;
    if (!s->other) {
        struct berita_entity *e = doc_push_entity(doc);
        if (!e) return;
        *e = doc->entity[m->entity];
        e->first_mention = mention;
        s->other = doc->n_entities;
        task->sight[s->other - 1] = (struct sight){0};
    }
    m->entity = s->other - 1;
}

static void see(struct task *task, u32 mention) {
    const struct doc *doc = task->doc;
    const struct berita_mention *m = &doc->mention[mention];
    u32 kinds = kinds_asked(doc, m);
    part(task, mention, kinds);
    struct sight *s = &task->sight[m->entity];
    s->kinds |= kinds;
    if (!follows(doc, mention)) return;
    if (!s->next) s->next = mention + 1;
    if (!task->sight[m[1].entity].before) task->sight[m[1].entity].before = mention + 1;
}

static void see_all(struct task *task) {
    memset(task->sight, 0, task->doc->n_entities * sizeof *task->sight);
    for (u32 i = 0; i < task->doc->n_mentions; i++)
        if (is_place(task->doc, i)) see(task, i);
}

/* ---- what is said of a place ---- */

static struct berita_str text_of(const char *s) { return (struct berita_str){s, (u32)strlen(s)}; }

static void describe(const struct model *m, struct berita_entity *e) {
    struct spot p = gazetteer_spot(m, e->place);
    u32 up[COUNT(e->path)], n = 0;
    e->kind = (u8)p.kind;
    e->name = text_of(p.name);
    e->code = text_of(p.code);
    memcpy(e->country, p.country, sizeof e->country);
    if (p.lat != INT32_MIN) {
        e->lat = p.lat / 1e5;
        e->lon = p.lon / 1e5;
    }
    for (u32 row = e->place; row != NONE && n < COUNT(up); row = gazetteer_parent(m, row))
        if (gazetteer_kind(m, row) != KIND_COUNTRY || row == e->place) up[n++] = row;
    e->path_len = n;
    for (u32 i = 0; i < n; i++) e->path[i] = text_of(gazetteer_spot(m, up[n - 1 - i]).full);
}

static void describe_other(const struct doc *doc, struct berita_entity *e) {
    u32 kind;
    entity_head(doc, &doc->mention[e->first_mention], &kind);
    e->kind = (u8)(kind < PLACE_KINDS ? kind : KIND_PLACE_OTHER);
}

static void describe_all(struct doc *doc) {
    for (u32 i = 0; i < doc->n_entities; i++) {
        struct berita_entity *e = &doc->entity[i];
        e->lat = e->lon = NAN;
        if (e->type != BERITA_PLACE) continue;
        if (e->place != NONE) describe(doc->model, e);
        else describe_other(doc, e);
    }
}

/* Entities of one row become one: their mentions go to the first. */
static void merge(struct doc *doc) {
    u32 *to = doc->scratch, *place = to + doc->max_entities, n = 0;
    for (u32 i = 0; i < doc->n_entities; i++) {
        const struct berita_entity *e = &doc->entity[i];
        to[i] = i;
        if (e->type != BERITA_PLACE || e->place == NONE) continue;
        for (u32 k = n; k-- > 0 && i - place[k] <= AROUND_MAX && to[i] == i;)
            if (doc->entity[place[k]].place == e->place) to[i] = to[place[k]];
        place[n++] = i;
    }
    for (u32 i = 0; i < doc->n_mentions; i++) {
        u32 *e = &doc->mention[i].entity;
        if (*e != NONE) *e = to[*e];
    }
}

static void credit(struct doc *doc) {
    for (u32 i = 0; i < doc->n_mentions; i++) {
        struct berita_mention *m = &doc->mention[i];
        if (m->type != BERITA_PLACE || m->entity == NONE) continue;
        m->place = doc->entity[m->entity].place;
        if (m->place != NONE) give_reason(m, REASON_ENTITY_GAZETTEER);
    }
}

void entity_resolve_places(struct doc *doc) {
    struct task task;
    task.doc = doc;
    task.m = doc->model;
    task.sight = (struct sight *)doc->scratch;
    task.around.n = 0;
    see_all(&task);
    for (u32 i = 0; i < doc->n_entities; i++) resolve(&task, i, SURE);
    for (u32 i = 0; i < doc->n_entities; i++) resolve(&task, i, OTHERS);
    for (u32 i = 0; i < doc->n_entities; i++) resolve(&task, i, AGAIN);
    for (u32 i = 0; i < doc->n_entities; i++) resolve_village(&task, i);
    describe_all(doc);
    merge(doc);
    credit(doc);
}
