/* The words of an office divided: what the office is, and whose.
 *
 * Behind the word of the office stand the heads of units and bodies, the
 * smallest first: "Kepala Bidang Humas Polda Papua", "Dekan Fakultas Hukum
 * Universitas Airlangga".  A unit belongs to the office that leads it, and so
 * does a body inside a greater one; the last that stands alone is where the
 * person belongs. */
#include "stage/entity.h"

enum {
    HEADS_MAX = 8, /* heads of one office that are weighed */
    BRACKETS = 6,  /* tokens of a remark in brackets */
};

/* Numbers of the class role.modifier. */
enum { STATE_FORMER = 1, STATE_ACTING = 2 };

enum head_kind {
    HEAD_UNIT,  /* part of a body: Bidang, Fakultas */
    HEAD_BODY,  /* a body that may be part of another: Badan, Pusat Kajian */
    HEAD_OWNER, /* a body that others are part of: Kementerian, Polda, PSSI */
};

struct head {
    u32 first, limit;
    u8 kind;
    bool led; /* by a preposition: "pada Dinas ..." */
};

struct heads {
    struct head h[HEADS_MAX];
    u32 n;
};

static u32 length(const struct doc *doc, u32 t, unsigned cls) {
    return doc_class_length(doc, t, cls);
}

/* A mark or word that sets a body off: "Bagian Hukum, Rumah Sakit ...", "Head
 * of Warta Group". */
static bool sets_off(const struct doc *doc, u32 t) {
    if (doc_spells(doc, t, ",")) return doc_is(doc, t + 1, CLASS_ORG_OWNER);
    u32 m = doc->mention_at[t + 1];
    return doc_is(doc, t, CLASS_NAME_JOINT_FOREIGN) && m &&
           doc->mention[m - 1].type == BERITA_ORGANIZATION && doc->mention[m - 1].first == t + 1;
}

static bool is_joint(const struct doc *doc, u32 t) {
    return doc_is(doc, t, CLASS_NAME_JOINT) || doc_is(doc, t, CLASS_NAME_JOINT_FOREIGN) ||
           doc_spells(doc, t, ",");
}

static bool is_preposition(const struct doc *doc, u32 t) {
    return doc->token[t].shape == SHAPE_LOWER && doc_is(doc, t, CLASS_PREP);
}

/* "II", "A", "3". */
static bool is_numeral(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    u32 n = k->end - k->start;
    if (k->kind == TOKEN_NUMBER || n == 1) return true;
    for (u32 i = 0; i < n; i++)
        if (!strchr("IVX", doc->text[k->start + i])) return false;
    return n > 0;
}

/* Is the word more often a name than a word of the language?  Then it may be
 * what a body is called. */
static bool is_name_like(const struct doc *doc, u32 t) {
    const struct word *w = doc_word(doc, t);
    if (doc_is(doc, t, CLASS_ROLE_FOREIGN) || is_numeral(doc, t)) return false;
    return doc->token[t].shape >= SHAPE_UPPER || w->lower * 4 <= w->upper;
}

static u32 mention_of(const struct doc *doc, u32 t, u8 type) {
    u32 m = doc->mention_at[t];
    return m && doc->mention[m - 1].type == type ? m - 1 : NONE;
}

static bool starts_body(const struct doc *doc, u32 t) {
    u32 m = mention_of(doc, t, BERITA_ORGANIZATION);
    return m != NONE && doc->mention[m].first == t && is_name_like(doc, t);
}

/* "Komisi II", "Komisi A": a part of a council, not one of its own. */
static bool is_numbered(const struct doc *doc, u32 t) {
    return t + 1 < doc->n_tokens && doc_is(doc, t, CLASS_ROLE_UNIT) && is_numeral(doc, t + 1);
}

static u32 head_kind_of(const struct doc *doc, u32 t) {
    u32 n;
    const struct entry *e = doc_longest(doc, t, CLASS_ORG_HEAD, &n);
    return e ? entry_kind(e, ORG_KINDS) : ORG_KINDS;
}

/* "Bareskrim Polri": a unit and its body, though known by both together. */
static bool splits_name(const struct doc *doc, u32 t, u32 unit) {
    return unit &&
           (length(doc, t + unit, CLASS_ORG_ABBR) || doc_is(doc, t + unit, CLASS_ORG_OWNER));
}

/* In a list of fields these are words as others are: "Bidang Hubungan
 * Masyarakat". */
static bool is_plain(const struct doc *doc, u32 t) {
    return length(doc, t, CLASS_ORG_HEAD) == 1 && doc_is(doc, t, CLASS_ORG_PLAIN);
}

/* Units of the police and boards of parties are known by several words:
 * "Satuan Lalu Lintas", "Dewan Pimpinan Daerah". */
static bool is_unit(const struct doc *doc, u32 t, u32 unit, u32 body) {
    if (!unit || unit >= body) return unit > 0;
    u32 kind = head_kind_of(doc, t);
    return kind == ORG_POLICE || kind == ORG_PARTY;
}

/* The head of a unit or body at t; `after` is where the office's own words
 * end. */
static bool head_at(const struct doc *doc, u32 t, u32 after, struct head *h) {
    u32 unit = length(doc, t, CLASS_ROLE_UNIT), body = length(doc, t, CLASS_ORG_HEAD);
    if (!body && doc_is(doc, t, CLASS_ORG_OWNER)) body = length(doc, t, CLASS_PLACE_HEAD);
    u32 name = max_u32(length(doc, t, CLASS_ORG_NAME), length(doc, t, CLASS_ORG_ABBR));
    bool numbered = is_numbered(doc, t);
    if (!name && body == 1 && doc_is(doc, t, CLASS_PLACE_ALIAS)) return false; /* "Presiden AS" */
    h->first = t;
    h->led = t > 0 && is_preposition(doc, t - 1);
    h->limit = t + max_u32(max_u32(unit, body), max_u32(name, 1));
    if (numbered || splits_name(doc, t, unit)) {
        h->kind = HEAD_UNIT;
        h->limit = t + unit + numbered;
    } else if (name && name >= max_u32(unit, body)) {
        h->kind = HEAD_OWNER;
    } else if (is_unit(doc, t, unit, body)) {
        h->kind = HEAD_UNIT;
    } else if (body && (t == after || h->led || !token_is_capital(&doc->token[t - 1]) || !is_plain(doc, t))) {
        h->kind = doc_is(doc, t, CLASS_ORG_OWNER) ? HEAD_OWNER : HEAD_BODY;
    } else {
        h->kind = HEAD_BODY;
        return starts_body(doc, t);
    }
    return true;
}

/* Two heads side by side are one: "Bidang Humas", "Kantor Perwakilan", "DPD
 * Partai", "Komunitas Bike to Work"; not so a body behind its unit or behind
 * another whole body. */
static bool joins(const struct doc *doc, const struct head *a, const struct head *b) {
    if (a->limit != b->first || b->led || doc_is(doc, b->first, CLASS_ROLE_FIELD)) return false;
    bool single = a->limit == a->first + 1;
    if (a->kind == HEAD_UNIT) return b->kind == HEAD_UNIT && single;
    if (b->kind != HEAD_OWNER || doc_is(doc, a->first, CLASS_ORG_BRANCH)) return true;
    return single && (doc_is(doc, a->first, CLASS_ORG_OWNER) || !is_name_like(doc, a->first));
}

static void add_head(const struct doc *doc, struct heads *to, const struct head *h) {
    struct head *last = to->n ? &to->h[to->n - 1] : NULL;
    if (!last || !joins(doc, last, h)) {
        to->h[to->n++] = *h;
        return;
    }
    last->limit = h->limit;
    if (h->kind > last->kind) last->kind = h->kind;
}

/* What a joint leads to is part of the body before, unless it is set off. */
static bool may_begin(const struct doc *doc, u32 t) {
    return token_is_capital(&doc->token[t]) && (!is_joint(doc, t - 1) || sets_off(doc, t - 1));
}

static u32 past_brackets(const struct doc *doc, u32 t, u32 limit) {
    for (u32 i = t + 1; i < min_u32(limit, t + BRACKETS); i++)
        if (doc_spells(doc, i, ")")) return i + 1;
    return t + 1;
}

static void find_heads(const struct doc *doc, u32 t, u32 after, u32 limit, struct heads *out) {
    struct head h;
    out->n = 0;
    while (t < limit && out->n < HEADS_MAX) {
        if (doc_spells(doc, t, "(")) {
            t = past_brackets(doc, t, limit);
        } else if (may_begin(doc, t) && head_at(doc, t, after, &h)) {
            add_head(doc, out, &h);
            t = h.limit;
        } else {
            t++;
        }
    }
}

/* A unit that is known by name as a body is one only when no greater follows. */
static void settle_units(const struct doc *doc, struct heads *h) {
    for (u32 i = 0; i + 1 < h->n; i++)
        if (h->h[i].kind == HEAD_OWNER && h->h[i + 1].kind == HEAD_OWNER &&
            doc_is(doc, h->h[i].first, CLASS_ROLE_UNIT))
            h->h[i].kind = HEAD_UNIT;
}

/* The word of the office, what changes it passed over. */
static u32 office_word(const struct doc *doc, u32 first, u32 limit) {
    u32 n;
    while (first + 1 < limit && (n = length(doc, first, CLASS_ROLE_MODIFIER)) &&
           !length(doc, first, CLASS_ROLE_OFFICE))
        first = min_u32(first + n, limit - 1);
    return first;
}

static u32 office_limit(const struct doc *doc, u32 first) {
    return first + max_u32(max_u32(length(doc, first, CLASS_ROLE_OFFICE),
                                   length(doc, first, CLASS_ROLE_COMMON)),
                           1);
}

/* Offices that name their field or region themselves: a minister is no
 * minister of a body. */
static bool keeps_words(const struct doc *doc, u32 first, u32 limit) {
    for (u32 t = first; t < limit; t++)
        if (doc_is(doc, t, CLASS_ROLE_WHOLE)) return true;
    return false;
}

/* Who teaches at a faculty is of the faculty; a dean leads it. */
static bool is_own(const struct doc *doc, const struct head *h) {
    return head_kind_of(doc, h->first) == ORG_UNIVERSITY;
}

static u32 choose_led(const struct heads *h) {
    for (u32 i = 0; i < h->n; i++) {
        if (h->h[i].led) return i;
        if (h->h[i].kind == HEAD_OWNER) break;
    }
    return NONE;
}

/* "Fraksi Golkar DPRD Tegal": the unit bears the name of another body. */
static bool is_named_unit(const struct heads *h) {
    const struct head *unit = h->h, *name = unit + 1, *owner = unit + 2;
    return h->n > 2 && unit->limit == name->first && name->kind == HEAD_OWNER &&
           owner->kind == HEAD_OWNER && !owner->led;
}

/* Of an office that has none of its own: what follows is known as a body. */
static u32 choose_known(const struct heads *h, u32 after) {
    for (u32 i = 0; i < h->n; i++)
        if (h->h[i].kind == HEAD_OWNER && h->h[i].first == after) return i;
    return NONE;
}

/* The row of the head at which the body begins that the person belongs to. */
static u32 choose_head(const struct doc *doc, u32 word, u32 word_limit, const struct heads *h) {
    u32 led = choose_led(h);
    if (led != NONE) return led;
    if (h->n == 0) return NONE;
    bool member = doc_is(doc, word, CLASS_ROLE_MEMBER);
    if (h->h[0].kind == HEAD_UNIT && !(member && is_own(doc, &h->h[0]))) {
        if (h->n == 1) return doc_is(doc, h->h[0].first, CLASS_ORG_PART) ? 0 : NONE;
        return is_named_unit(h) ? 2 : 1;
    }
    if (!member && h->h[0].first <= word_limit)
        for (u32 i = 1; i < h->n && !h->h[i].led; i++)
            if (h->h[i].kind == HEAD_OWNER) return i;
    return 0;
}

/* "Direktur Lappan": a word that is a name, though nothing says whose.  All
 * that follows a founder is what was founded. */
static u32 unknown_body(const struct doc *doc, u32 word, u32 t, u32 limit) {
    if (t < limit && doc_is(doc, word, CLASS_ROLE_COMPANY)) {
        while (t < limit && doc->token[t].shape == SHAPE_LOWER) t++;
        return t < limit ? t : NONE;
    }
    while (t < limit && doc->token[t].shape == SHAPE_LOWER && !is_preposition(doc, t)) t++;
    for (; t < limit; t++) {
        if (doc_is(doc, t, CLASS_NAME_JOINT_FOREIGN)) continue;
        if (length(doc, t, CLASS_PLACE_HEAD)) return NONE;
        u32 m = doc->mention_at[t];
        if (!token_is_capital(&doc->token[t]) ||
            (m && doc->mention[m - 1].type != BERITA_ORGANIZATION))
            return NONE;
        if (is_name_like(doc, t) && !doc_names_people(doc, t))
            return t;
    }
    return NONE;
}

/* "Kepala Peleton B dari Stasiun ...": what a preposition leads to, when it is
 * no place. */
static u32 led_body(const struct doc *doc, u32 t, u32 limit) {
    for (t++; t < limit; t++)
        if (is_preposition(doc, t - 1) && token_is_capital(&doc->token[t]) &&
            mention_of(doc, t, BERITA_PLACE) == NONE)
            return t;
    return NONE;
}

/* A comma that a place follows ends a body's name, unless it is in a list. */
static u32 body_limit(const struct doc *doc, u32 first, u32 limit) {
    for (u32 t = first + 1; t + 1 < limit; t++)
        if (doc_spells(doc, t, ",") && !doc->mention_at[t] &&
            mention_of(doc, t + 1, BERITA_PLACE) != NONE)
            return t;
    return limit;
}

static u32 town_length(const struct doc *doc, u32 t) {
    static const unsigned cls[] = {CLASS_PLACE_CITY, CLASS_PLACE_REGENCY, CLASS_PLACE_ALIAS};
    u32 n = 0;
    for (u32 i = 0; i < COUNT(cls); i++) n = max_u32(n, length(doc, t, cls[i]));
    return n;
}

/* A known university's name does not take the town behind it. */
static u32 without_town(const struct doc *doc, const struct heads *h, u32 limit) {
    const struct head *last = &h->h[h->n - 1];
    bool town = last->limit < limit && last->limit + town_length(doc, last->limit) == limit;
    bool known = length(doc, last->first, CLASS_ORG_NAME) &&
                 head_kind_of(doc, last->first) == ORG_UNIVERSITY;
    return town && known ? last->limit : limit;
}

/* "Bidang Hukum", "untuk Penanganan ..." behind a body is the office's field:
 * it belongs to the office's words, and the body with it. */
static u32 field_behind(const struct doc *doc, u32 t, u32 limit) {
    for (; t < limit; t++)
        if (doc_is(doc, t, CLASS_ROLE_FIELD) && !is_joint(doc, t - 1) &&
            !(doc->token[t].shape == SHAPE_LOWER && doc->mention_at[t]))
            return t;
    return NONE;
}

static void set_body(const struct doc *doc, struct office *o, u32 first, u32 limit) {
    o->body_first = first;
    o->body_limit = body_limit(doc, first, limit);
    while (o->body_limit > first + 1 && doc->token[o->body_limit - 1].kind == TOKEN_PUNCT &&
           !doc_spells(doc, o->body_limit - 1, ")"))
        o->body_limit--;
    o->limit = first;
    while (o->limit > o->first + 1 && !token_is_capital(&doc->token[o->limit - 1]) &&
           (is_preposition(doc, o->limit - 1) || is_joint(doc, o->limit - 1)))
        o->limit--;
}

void office_state(const struct doc *doc, u32 first, u32 limit, struct berita_role *r) {
    u32 n;
    const struct entry *e;
    for (u32 t = first; t < limit && (e = doc_longest(doc, t, CLASS_ROLE_MODIFIER, &n)); t += n) {
        r->former |= e->number == STATE_FORMER;
        r->acting |= e->number == STATE_ACTING;
    }
}

/* A body that no head begins: after "dari", or by the look of its words; "Pakar
 * Hukum Agraria" ends with a field. */
static u32 headless_body(const struct doc *doc, u32 word, u32 after, u32 limit) {
    u32 t = led_body(doc, after, limit);
    if (t == NONE) t = unknown_body(doc, word, after, limit);
    bool last = t != NONE && t + 1 == limit && doc->token[t].shape == SHAPE_CAP;
    return last && doc_is(doc, word, CLASS_ROLE_MEMBER) ? NONE : t;
}

/* Where the body begins, or NONE; *behind is past its head. */
static u32 find_body(const struct doc *doc, const struct office *o, struct heads *h, u32 *behind) {
    u32 word = office_word(doc, o->first, o->limit), after = office_limit(doc, word);
    bool whole = keeps_words(doc, word, after) || after >= o->limit;
    find_heads(doc, word + 1, after, o->limit, h);
    settle_units(doc, h);
    u32 row = whole ? choose_known(h, after) : choose_head(doc, word, after, h);
    if (row != NONE) {
        *behind = h->h[row].limit;
        return h->h[row].first;
    }
    u32 t = whole ? NONE : headless_body(doc, word, after, o->limit);
    *behind = t + 1;
    return t;
}

void office_divide(const struct doc *doc, struct office *o) {
    struct heads h;
    u32 behind, limit = o->limit, first = find_body(doc, o, &h, &behind);
    o->body_first = o->body_limit = 0;
    if (first == NONE) return;
    u32 field = field_behind(doc, behind, limit);
    set_body(doc, o, first, field == NONE ? limit : field);
    if (h.n) o->body_limit = without_town(doc, &h, o->body_limit);
    if (field != NONE) o->limit = limit;
}

/* Does another office begin at t, behind a word that joins two? */
static bool joins_office(const struct doc *doc, u32 t) {
    bool changed = length(doc, t, CLASS_ROLE_MODIFIER) > 0; /* "..., mantan Ketua KPU" */
    if (!doc_is(doc, t - 1, CLASS_ROLE_JOINT) && !(changed && doc_spells(doc, t - 1, ",")))
        return false;
    if (doc->mention_at[t] && doc->mention_at[t] == doc->mention_at[t - 1]) return false;
    if (doc_is(doc, t, CLASS_ROLE_UNIT)) return false;
    return changed || length(doc, t, CLASS_ROLE_OFFICE) || length(doc, t, CLASS_ROLE_COMMON);
}

u32 office_next(const struct doc *doc, u32 first, u32 limit) {
    u32 t = office_limit(doc, office_word(doc, first, limit));
    while (t < limit && !joins_office(doc, t)) t++;
    return min_u32(t, limit);
}
