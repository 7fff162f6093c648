#include "model/model.h"

#include "core/hash.h"
#include "core/utf8.h"
#include "model/regex.h"

#include <stdio.h>
#include <stdlib.h>

const struct word word_unknown;

static const size_t row_size[SECTIONS] = {
    [SECTION_STRINGS] = 1,
    [SECTION_WORDS] = sizeof(struct word),
    [SECTION_WORD_SLOTS] = sizeof(struct word_slot),
    [SECTION_EDGES] = sizeof(struct edge),
    [SECTION_STATES] = sizeof(struct state),
    [SECTION_ENTRIES] = sizeof(struct entry),
    [SECTION_CLASSES] = sizeof(u32),
    [SECTION_PLACES] = sizeof(struct place),
    [SECTION_ORGS] = sizeof(struct org),
    [SECTION_WEIGHTS] = sizeof(struct weight),
    [SECTION_RULES] = sizeof(struct rule),
    [SECTION_STEPS] = sizeof(struct step),
    [SECTION_ARGS] = sizeof(struct arg),
    [SECTION_REGEX] = sizeof(u32),
    [SECTION_CLASS_ROWS] = sizeof(struct class_row),
    [SECTION_CLASS_ALONE] = sizeof(u32),
    [SECTION_SETS] = sizeof(struct class_set),
    [SECTION_OPENINGS] = sizeof(u64),
    [SECTION_OPENING_RULES] = sizeof(u16),
    [SECTION_EVIDENCE] = sizeof(i16[LABELS]),
    [SECTION_WEIGHED] = sizeof(struct weighed),
    [SECTION_FORMS] = sizeof(struct form),
    [SECTION_VILLAGES] = sizeof(struct village),
    [SECTION_VILLAGE_CODES] = sizeof(struct village_code),
    [SECTION_VILLAGE_NAMES] = 1,
    [SECTION_FILES] = sizeof(struct file),
    [SECTION_KEY_ROWS] = sizeof(struct key_row),
    [SECTION_KEY_STARTS] = sizeof(u32),
};

static enum berita_status refuse(struct berita_error *err, const char *what) {
    if (err) {
        *err = (struct berita_error){.status = BERITA_BAD_DATA};
        snprintf(err->text, sizeof err->text, "lexicon image: %s", what);
    }
    return BERITA_BAD_DATA;
}

static const void *section(const struct model *m, enum section s) {
    return (const char *)m->image + m->image->section[s].offset;
}

static u32 count(const struct model *m, enum section s) { return m->image->section[s].count; }

static const char *check_sections(const struct image *image, size_t size) {
    if (size < sizeof *image || image->magic != IMAGE_MAGIC) return "not one";
    if (image->version != IMAGE_VERSION) return "of another version";
    if (image->size != size) return "cut short";
    for (unsigned s = 0; s < SECTIONS; s++) {
        u64 end = image->section[s].offset + (u64)image->section[s].count * row_size[s];
        if (image->section[s].offset % 8 || end > size) return "a section lies outside it";
    }
    if (image->section[SECTION_EVIDENCE].count != EVIDENCE_ROWS || image->section[SECTION_FORMS].count != FORMS)
        return "evidence of another version";
    return NULL;
}

static void find_sections(struct model *m) {
    m->strings = section(m, SECTION_STRINGS);
    m->word = section(m, SECTION_WORDS);
    m->n_words = count(m, SECTION_WORDS);
    m->word_slot = section(m, SECTION_WORD_SLOTS);
    m->word_mask = count(m, SECTION_WORD_SLOTS) - 1;
    m->last_slot = m->word_slot + m->word_mask;
    m->edge = section(m, SECTION_EDGES);
    m->edge_mask = count(m, SECTION_EDGES) - 1;
    m->state = section(m, SECTION_STATES);
    m->entry = section(m, SECTION_ENTRIES);
    m->class_name = section(m, SECTION_CLASSES);
    m->n_classes = count(m, SECTION_CLASSES);
    m->place = section(m, SECTION_PLACES);
    m->n_places = count(m, SECTION_PLACES);
    m->village = section(m, SECTION_VILLAGES);
    m->n_villages = count(m, SECTION_VILLAGES);
    m->village_code = section(m, SECTION_VILLAGE_CODES);
    m->village_name = section(m, SECTION_VILLAGE_NAMES);
    m->key_row = section(m, SECTION_KEY_ROWS);
    m->key_start = section(m, SECTION_KEY_STARTS);
    m->key_mask = count(m, SECTION_KEY_STARTS) - 2;
    m->file = section(m, SECTION_FILES);
    m->n_files = count(m, SECTION_FILES);
    m->org = section(m, SECTION_ORGS);
    m->n_orgs = count(m, SECTION_ORGS);
    m->weight = section(m, SECTION_WEIGHTS);
    m->n_weights = count(m, SECTION_WEIGHTS);
    m->rule = section(m, SECTION_RULES);
    m->n_rules = count(m, SECTION_RULES);
    m->step = section(m, SECTION_STEPS);
    m->arg = section(m, SECTION_ARGS);
    m->class_row = section(m, SECTION_CLASS_ROWS);
    m->set = section(m, SECTION_SETS);
    m->class_alone = section(m, SECTION_CLASS_ALONE);
    m->opening = section(m, SECTION_OPENINGS);
    m->opening_row = m->image->opening_row;
    m->opening_rule = section(m, SECTION_OPENING_RULES);
    m->n_regex = count(m, SECTION_REGEX);
    m->evidence = section(m, SECTION_EVIDENCE);
    m->weighed = section(m, SECTION_WEIGHED);
    m->form = section(m, SECTION_FORMS);
}

/* Where the groups' rules are, and with what kinds of tokens they may begin. */
static void find_groups(struct model *m) {
    const u16 *rule = m->opening_rule;
    for (u32 g = 0; g < GROUPS; g++) {
        const struct opening_group *at = &m->image->group[g];
        struct group *out = &m->group[g];
        *out = (struct group){at->at, at->words, rule, 0, 0};
        rule += 64 * at->words;
        for (u32 i = 0; i < OPENING_THINGS; i++)
            for (u32 k = 0; k < at->words; k++)
                if (m->opening[m->image->opening[i] * m->opening_row + at->at + k]) out->things |= 1u << i;
        for (u8 kind = TOKEN_WORD; kind <= TOKEN_URL; kind++)
            for (u8 shape = SHAPE_NONE; shape <= SHAPE_CAMEL; shape++)
                if (out->things >> token_sign(kind, shape) & 1) out->kinds |= 1u << kind;
    }
}

/* ---- every reference of an image from outside -------------------------- */

static bool good_str(const struct model *m, u32 offset) {
    return offset < count(m, SECTION_STRINGS);
}

static bool power_of_two(u32 n) { return n > 0 && (n & (n - 1)) == 0; }

static const char *check_words(const struct model *m) {
    u32 states = count(m, SECTION_STATES), empty = 0;
    for (u32 i = 0; i < m->n_words; i++) {
        const struct word *w = &m->word[i];
        if (w->str + (u64)w->len >= count(m, SECTION_STRINGS) || w->state >= states ||
            w->classes + 1 >= count(m, SECTION_CLASS_ROWS) || w->habit >= HABITS)
            return "a word";
    }
    for (u32 i = 0; i <= m->word_mask; i++) {
        empty += m->word_slot[i].word == 0;
        const struct word_slot *slot = &m->word_slot[i];
        if (slot->word > m->n_words || slot->state >= states || slot->habit >= HABITS ||
            slot->classes + 1u >= count(m, SECTION_CLASS_ROWS))
            return "the hash of words";
    }
    if (!empty) return "the hash of words is full";
    empty = 0;
    for (u32 i = 0; i <= m->edge_mask; i++) {
        empty += m->edge[i].state == 0;
        if (m->edge[i].next >= states) return "an edge";
    }
    return empty ? NULL : "the hash of edges is full";
}

static const char *check_entries(const struct model *m) {
    for (u32 i = 0; i < count(m, SECTION_STATES); i++)
        if ((u64)m->state[i].first_entry + m->state[i].entries > count(m, SECTION_ENTRIES))
            return "a state";
    for (u32 i = 0; i < count(m, SECTION_ENTRIES); i++) {
        const struct entry *e = &m->entry[i];
        bool place = e->cls >= CLASS_PLACE_COUNTRY && e->cls <= CLASS_PLACE_ISLAND;
        bool org = e->cls == CLASS_ORG_NAME || e->cls == CLASS_ORG_ABBR || e->cls == CLASS_ORG_PARENT;
        u32 rows = place ? m->n_places : org ? m->n_orgs : 0;
        if (e->cls >= m->n_classes || !good_str(m, e->phrase) || !good_str(m, e->canonical) ||
            (e->row != NONE && e->row >= rows))
            return "an entry";
    }
    for (u32 i = 0; i < m->n_classes; i++)
        if (!good_str(m, m->class_name[i])) return "a class";
    return NULL;
}

static const char *check_tables(const struct model *m) {
    for (u32 i = 0; i < m->n_places; i++) {
        const struct place *p = &m->place[i];
        /* A parent stands before its children, so no walk upward can loop. */
        if (!good_str(m, p->name) || !good_str(m, p->full) || !good_str(m, p->code) ||
            !good_str(m, p->government) || p->kind >= PLACE_KINDS ||
            p->country[2] != 0 || (p->parent != NONE && p->parent >= i))
            return "a place";
    }
    for (u32 i = 0; i < m->n_orgs; i++)
        if (!good_str(m, m->org[i].name) || !good_str(m, m->org[i].abbreviation) ||
            m->org[i].kind >= ORG_KINDS)
            return "an organization";
    for (u32 i = 0; i < m->n_files; i++)
        if (!good_str(m, m->file[i].name) || !good_str(m, m->file[i].date) || !good_str(m, m->file[i].origin))
            return "a file";
    for (u32 i = 0; i < m->n_weights; i++)
        if (!good_str(m, m->weight[i].name)) return "a weight";
    for (u32 i = 0; i < m->n_regex; i++)
        if (!good_str(m, ((const u32 *)section(m, SECTION_REGEX))[i])) return "a pattern";
    return NULL;
}

static bool good_key_row(const struct model *m, u32 row) {
    return row & KEY_OF_PLACE ? (row & ~KEY_OF_PLACE) < m->n_places : row < m->n_villages;
}

static const char *check_keys(const struct model *m) {
    static const char bad[] = "the index of villages";
    u32 rows = count(m, SECTION_KEY_ROWS), starts = count(m, SECTION_KEY_STARTS);
    if (starts < 2 || !power_of_two(m->key_mask + 1)) return bad;
    for (u32 i = 0; i < rows; i++)
        if (!good_key_row(m, m->key_row[i].row)) return bad;
    for (u32 i = 0; i + 1 < starts; i++)
        if (m->key_start[i] > m->key_start[i + 1]) return bad;
    return m->key_start[starts - 1] <= rows ? NULL : bad;
}

static const char *check_villages(const struct model *m) {
    u32 names = count(m, SECTION_VILLAGE_NAMES);
    if (count(m, SECTION_VILLAGE_CODES) != m->n_villages) return "codes of villages";
    if (m->n_villages && (names == 0 || m->village_name[names - 1])) return "names of villages do not end";
    for (u32 i = 0; i < m->n_villages; i++) {
        const struct village *v = &m->village[i];
        const struct village_code *c = &m->village_code[i];
        if (v->name >= names || v->parent >= m->n_places || c->text[sizeof c->text - 1]) return "a village";
    }
    return check_keys(m);
}

static bool good_step(const struct model *m, const struct rule *r, const struct step *s) {
    u32 here = (u32)(s - m->step) - r->first_step;
    if (s->capture > MAX_CAPTURES) return false;
    switch (s->op) {
    case STEP_CLASS: return (u32)s->a < m->n_classes;
    case STEP_CLASSES: return (u32)s->a < count(m, SECTION_SETS);
    case STEP_TEXT: return (u32)s->a < m->n_regex;
    case STEP_ONE_OF:
        for (u32 i = 1; i <= (u32)s->a; i++)
            if (here + i >= r->steps || s[i].op >= STEP_ONE_OF || s[i].flags) return false;
        return s->a > 0 && s->digits <= s->a;
    case STEP_SPLIT: return (u32)s->a < r->steps && (u32)s->b < r->steps;
    case STEP_JUMP: return (u32)s->a < r->steps;
    case STEP_NOT: return (u32)s->a < r->steps && (u32)s->a > here;
    case STEP_SAVE: return (u32)s->a < MAX_CAPTURES && (u32)s->b < 2;
    default: return s->op <= STEP_ACCEPT;
    }
}

static const char *check_rules(const struct model *m) {
    for (u32 i = 0; i < m->n_rules; i++) {
        const struct rule *r = &m->rule[i];
        if (!good_str(m, r->name) || !good_str(m, r->file) || !good_str(m, r->why) ||
            r->steps == 0 || (u64)r->first_step + r->steps > count(m, SECTION_STEPS) ||
            (u64)r->first_arg + r->args > count(m, SECTION_ARGS) || r->group > GROUPS)
            return "a rule";
        for (u32 k = 0; k < r->steps; k++)
            if (!good_step(m, r, &m->step[r->first_step + k])) return "a step of a rule";
        if (m->step[r->first_step + r->steps - 1].op != STEP_ACCEPT) return "a rule without end";
    }
    for (u32 i = 0; i < count(m, SECTION_ARGS); i++) {
        const struct arg *a = &m->arg[i];
        if ((a->type == ARG_CAPTURE && (u32)a->value >= MAX_CAPTURES) ||
            (a->type == ARG_STR && !good_str(m, (u32)a->value)) || a->type > ARG_STR)
            return "an argument of a rule";
    }
    return NULL;
}

/* A group's words lie behind those of the group before. */
static const char *check_groups(const struct model *m) {
    u32 at = 0, rules = count(m, SECTION_OPENING_RULES);
    for (u32 g = 0; g < GROUPS; g++) {
        if (m->image->group[g].at != at || m->image->group[g].words > MAX_RULES / 64) return "a group of rules";
        at += OPENING_PLACES * m->image->group[g].words;
    }
    if (m->opening_row == 0 || m->opening_row < at || rules != at / OPENING_PLACES * 64) return "a group of rules";
    for (u32 i = 0; i < rules; i++)
        if (m->opening_rule[i] != NO_RULE && m->opening_rule[i] >= m->n_rules) return "a rule's place";
    return NULL;
}

/* A row has bits for rules that there are. */
static bool good_row(const struct model *m, const u64 *row) {
    const u16 *rule = m->opening_rule;
    for (u32 g = 0; g < GROUPS; rule += 64 * m->image->group[g++].words)
        for (u32 i = 0; i < OPENING_PLACES * m->image->group[g].words; i++)
            for (u64 left = row[m->image->group[g].at + i]; left; left &= left - 1)
                if (rule[i % m->image->group[g].words * 64 + (u32)__builtin_ctzll(left)] == NO_RULE) return false;
    return true;
}

static const char *check_openings(const struct model *m) {
    const char *bad = check_groups(m);
    if (bad) return bad;
    u32 rows = count(m, SECTION_OPENINGS) / m->opening_row;
    for (u32 i = 0; i < rows; i++)
        if (!good_row(m, m->opening + i * m->opening_row)) return "what rules begin with";
    for (u32 i = 0; i < OPENING_THINGS; i++)
        if (m->image->opening[i] >= rows) return "what rules begin with";
    for (u32 i = 0; i < count(m, SECTION_CLASS_ROWS); i++)
        if (m->class_row[i].opening >= rows || m->class_row[i].weighed >= count(m, SECTION_WEIGHED))
            return "what words are";
    if (count(m, SECTION_CLASS_ALONE) != m->n_classes) return "the number of classes";
    for (u32 i = 0; i < m->n_classes; i++)
        if (m->class_alone[i] >= count(m, SECTION_CLASS_ROWS)) return "a class";
    return NULL;
}

static const char *check(const struct model *m) {
    u32 strings = count(m, SECTION_STRINGS);
    static const char nul[8];
    if (strings < 8 || memcmp(m->strings + strings - 8, nul, 8)) return "strings do not end";
    if (!power_of_two(m->word_mask + 1) || !power_of_two(m->edge_mask + 1)) return "a hash's size";
    if (m->n_words == 0 || count(m, SECTION_STATES) == 0) return "empty";
    if (m->n_classes < BUILTIN_CLASSES || m->n_classes > MAX_CLASSES) return "the number of classes";
    const char *bad;
    if ((bad = check_words(m)) || (bad = check_entries(m)) || (bad = check_tables(m)) ||
        (bad = check_villages(m)) || (bad = check_rules(m)) || (bad = check_openings(m)))
        return bad;
    return NULL;
}

enum berita_status model_attach(struct model *m, const void *image, size_t size, bool trusted,
                                struct berita_error *err) {
    const char *bad = check_sections(image, size);
    if (bad) return refuse(err, bad);
    memset(m, 0, sizeof *m);
    m->image = image;
    m->size = size;
    find_sections(m);
    if (!trusted && (bad = check(m))) return refuse(err, bad);
    m->speaker = weights_read(m);
    m->define = define_read(m);
    m->passage = evidence_passages(m->evidence + WHERES * EVIDENCE_BITS);
    find_groups(m);
    for (u32 c = 0; c < COUNT(m->mark); c++) {
        char folded[4], byte = (char)c;
        m->mark[c] = model_find_folded(m, folded, utf8_fold(&byte, 1, folded, sizeof folded));
    }
    return regex_compile_all(m, section(m, SECTION_REGEX), err);
}

void model_detach(struct model *m) {
    regex_free_all(m);
    free(m->owned);
}

/* ---- look-ups ----------------------------------------------------------- */

const struct word_slot *model_find_folded(const struct model *m, const char *folded, u32 len) {
    struct key key = key_of(folded, len);
    for (u32 i = hash_key(key) & m->word_mask;; i = (i + 1) & m->word_mask) {
        const struct word_slot *slot = &m->word_slot[i];
        if (slot->word == 0) return NULL;
        if (!same_key(slot->key, key)) continue;
        if (key_tells(key, len)) return slot;
        const struct word *w = &m->word[slot->word - 1];
        if (w->len == len && memcmp(m->strings + w->str, folded, len) == 0) return slot;
    }
}

const struct word_slot *model_find_long(const struct model *m, const char *word, u32 len, u32 hash) {
    struct key key = key_near(word, len);
    for (u32 i = hash & m->word_mask;; i = (i + 1) & m->word_mask) {
        const struct word_slot *slot = &m->word_slot[i];
        if (slot->word == 0) return NULL;
        if (!same_key(slot->key, key)) continue;
        const struct word *w = &m->word[slot->word - 1];
        if (w->len == len && same_letters(m->strings + w->str, word, len)) return slot;
    }
}

u32 model_find_word(const struct model *m, const char *folded, u32 len) {
    const struct word_slot *slot = model_find_folded(m, folded, len);
    return slot ? slot->word - 1 : NONE;
}

u32 model_next(const struct model *m, u32 state, u32 word) {
    for (u32 i = edge_hash(state, word) & m->edge_mask;; i = (i + 1) & m->edge_mask) {
        const struct edge *e = &m->edge[i];
        if (e->state == 0) return 0;
        if (e->state == state && e->word == word) return e->next;
    }
}

double model_weight(const struct model *m, const char *name, double otherwise) {
    u32 low = 0, high = m->n_weights; /* sorted by name */
    while (low < high) {
        u32 mid = (low + high) / 2;
        int order = strcmp(name, model_str(m, m->weight[mid].name));
        if (order == 0) return m->weight[mid].value;
        if (order < 0) high = mid;
        else low = mid + 1;
    }
    return otherwise;
}
