/* The layout of the image: everything the compiler gathered, sorted, hashed
 * and packed; and the way back, for files laid over an image. */
#include "model/builder.h"

#include "core/utf8.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- rule lists --------------------------------------------------------- */

typedef u64 rule_set[MAX_RULES / 64];

struct lists {
    struct builder *b;
    u64 (*of_class)[MAX_RULES / 64]; /* rules that start with each class */
    u32 *seen;                       /* lists written so far, to share them */
    u32 n_seen, room;
};

static bool in_set(const u64 *set, u32 r) { return set[r >> 6] >> (r & 63) & 1; }

/* The table of a set of rules; one written before serves when it is the same. */
static u32 write_table(struct lists *l, const u64 *set) {
    struct builder *b = l->b;
    u32 at = b->list.n;
    for (u32 g = 0; g < GROUPS; g++) ADD(b, b->list, (u16)0);
    for (u32 g = 0; g < GROUPS; g++) {
        u32 first = b->list.n;
        for (u32 r = 0; r < b->rule.n; r++)
            if (in_set(set, r) && b->rule.row[r].group == g) ADD(b, b->list, (u16)r);
        if (b->list.n == first || b->out_of_memory) continue;
        ADD(b, b->list, (u16)RULE_LIST_END);
        b->list.row[at + g] = (u16)(first - at);
    }
    if (b->out_of_memory) return 0;
    u32 n = b->list.n - at;
    for (u32 i = 0; i < l->n_seen; i++) {
        u32 old = l->seen[i];
        if (old + n > at || memcmp(b->list.row + old, b->list.row + at, n * sizeof(u16))) continue;
        b->list.n = at;
        return old;
    }
    if (l->n_seen == l->room && !builder_grow(b, &l->seen, &l->room, l->n_seen + 1, sizeof *l->seen))
        return 0;
    l->seen[l->n_seen++] = at;
    return at;
}

static void set_rule(u64 *set, u32 r) { set[r >> 6] |= 1ull << (r & 63); }

static void selector_lists(struct lists *l) {
    struct builder *b = l->b;
    for (u32 s = 0; s < SELECTORS; s++) {
        rule_set set = {0};
        for (u32 i = 0; i < b->start.n; i++)
            if (b->start.row[i].type == START_SELECTOR && b->start.row[i].what == s)
                set_rule(set, b->start.row[i].rule);
        b->selector[s] = write_table(l, set);
    }
}

/* First words of the entries, with the classes that start there. */
static void classes_of_words(struct builder *b, u64 (*classes)[CLASS_WORDS]) {
    u32 words[MAX_PHRASE_TOKENS];
    u16 capitals;
    for (u32 i = 0; i < b->entry.n; i++) {
        const struct entry *e = &b->entry.row[i].e;
        const char *phrase = b->str.row + e->phrase;
        /* The string table may move while words are looked up: copy first. */
        char copy[512];
        size_t n = strlen(phrase);
        if (n >= sizeof copy) continue;
        memcpy(copy, phrase, n);
        if (builder_phrase(b, copy, (u32)n, words, &capitals))
            classes[words[0]][e->cls >> 6] |= 1ull << (e->cls & 63);
    }
}

static int by_word(const void *x, const void *y) {
    const struct rule_start *a = x, *b = y;
    return a->what < b->what ? -1 : a->what > b->what;
}

static void word_list(struct lists *l, u32 w, const u64 *classes, const struct rule_start *literal,
                      u32 n) {
    struct builder *b = l->b;
    rule_set set = {0};
    bool any = n > 0;
    for (u32 c = 0; c < b->cls.n; c++) {
        if (!(classes[c >> 6] >> (c & 63) & 1)) continue;
        for (u32 i = 0; i < MAX_RULES / 64; i++) set[i] |= l->of_class[c][i], any |= set[i] != 0;
    }
    for (u32 i = 0; i < n; i++) set_rule(set, literal[i].rule);
    if (!any) return;
    b->word.row[w].rules = write_table(l, set);
}

static void word_lists(struct lists *l, u64 (*classes)[CLASS_WORDS]) {
    struct builder *b = l->b;
    struct rule_start *literal = malloc((b->start.n + 1) * sizeof *literal);
    u32 n = 0, at = 0;
    if (!literal) { b->out_of_memory = true; return; }
    for (u32 i = 0; i < b->start.n; i++) {
        const struct rule_start *s = &b->start.row[i];
        if (s->type == START_CLASS) set_rule(l->of_class[s->what], s->rule);
        if (s->type == START_WORD) literal[n++] = *s;
    }
    qsort(literal, n, sizeof *literal, by_word);
    for (u32 w = 0; w < b->word.n && !b->out_of_memory; w++) {
        u32 from = at;
        while (at < n && literal[at].what == w) at++;
        word_list(l, w, classes[w], literal + from, at - from);
    }
    free(literal);
}

bool builder_lists(struct builder *b) {
    struct lists l = {.b = b};
    u64(*classes)[CLASS_WORDS] = calloc(b->word.n + 1, sizeof *classes);
    l.of_class = calloc(MAX_CLASSES, sizeof *l.of_class);
    b->list.n = 0;
    if (!classes || !l.of_class) b->out_of_memory = true;
    else {
        rule_set none = {0};
        write_table(&l, none); /* table 0 is empty */
        classes_of_words(b, classes);
        selector_lists(&l);
        word_lists(&l, classes);
    }
    free(classes);
    free(l.of_class);
    free(l.seen);
    return !b->out_of_memory;
}

/* ---- packing ------------------------------------------------------------ */

struct pack { char *p; u32 size; struct image head; };

static u32 aligned(u64 n) { return (u32)((n + 7) & ~7ull); }

static void place_section(struct pack *k, enum section s, u32 count, size_t row) {
    k->head.section[s].offset = k->size;
    k->head.section[s].count = count;
    k->size = aligned(k->size + (u64)count * row);
}

static void copy_section(struct pack *k, enum section s, const void *rows, size_t row) {
    if (k->head.section[s].count)
        memcpy(k->p + k->head.section[s].offset, rows, k->head.section[s].count * row);
}

static u32 power_over(u32 n) {
    u32 p = 16;
    while (p < n) p *= 2;
    return p;
}

static void pack_words(struct pack *k, const struct builder *b) {
    struct word_slot *slot =
        (struct word_slot *)(void *)(k->p + k->head.section[SECTION_WORD_SLOTS].offset);
    u32 mask = k->head.section[SECTION_WORD_SLOTS].count - 1;
    copy_section(k, SECTION_WORDS, b->word.row, sizeof *b->word.row);
    for (u32 w = 1; w < b->word.n; w++) {
        u32 hash = hash_bytes(b->str.row + b->word.row[w].str, b->word.row[w].len), i = hash & mask;
        while (slot[i].word) i = (i + 1) & mask;
        slot[i] = (struct word_slot){hash, w + 1};
    }
}

static void pack_edges(struct pack *k, const struct builder *b) {
    struct edge *edge = (struct edge *)(void *)(k->p + k->head.section[SECTION_EDGES].offset);
    u32 mask = k->head.section[SECTION_EDGES].count - 1;
    for (u32 e = 0; e < b->edge.n; e++) {
        u32 i = edge_hash(b->edge.row[e].state, b->edge.row[e].word) & mask;
        while (edge[i].state) i = (i + 1) & mask;
        edge[i] = b->edge.row[e];
    }
}

/* Entries in the order of their states; each state's as they were added. */
static void pack_entries(struct pack *k, const struct builder *b) {
    struct entry *out = (struct entry *)(void *)(k->p + k->head.section[SECTION_ENTRIES].offset);
    struct state *state = (struct state *)(void *)(k->p + k->head.section[SECTION_STATES].offset);
    u32 n = 0;
    for (u32 s = 0; s < b->state.n; s++) {
        state[s].first_entry = n;
        state[s].more = b->state.row[s].more;
        for (u32 e = b->state.row[s].first; e != NONE; e = b->entry.row[e].next) {
            out[n++] = b->entry.row[e].e;
            state[s].entries++;
        }
    }
}

/* The row of a pair of sets, in lower case and with a capital: words share
 * rows, of which there are a few hundred. */
static u32 class_rows(struct builder *b, const struct class_set pair[2]) {
    u32 hash = hash_bytes((const char *)pair, 2 * sizeof *pair), mask = b->class_rows.slots - 1, i;
    for (i = hash & mask; b->class_rows.slot[i]; i = (i + 1) & mask)
        if (!memcmp(&b->class_row.row[b->class_rows.slot[i] - 1], pair, 2 * sizeof *pair))
            return b->class_rows.slot[i] - 1;
    u32 row = ADD(b, b->class_row, pair[0]);
    if (row == NONE || ADD(b, b->class_row, pair[1]) == NONE) return 0;
    b->class_rows.slot[i] = row + 1;
    return row;
}

/* What the single word is, gathered from the state of the word alone. */
static void gather_bits(struct builder *b) {
    b->class_row.n = 0;
    free(b->class_rows.slot);
    b->class_rows.slots = 1024;
    while (b->class_rows.slots < 2 * b->word.n) b->class_rows.slots *= 2;
    b->class_rows.slot = calloc(b->class_rows.slots, sizeof *b->class_rows.slot);
    if (!b->class_rows.slot) { b->out_of_memory = true; return; }
    for (u32 w = 0; w < b->word.n; w++) {
        struct word *word = &b->word.row[w];
        struct class_set pair[2] = {{{0}}, {{0}}};
        word->rules = 0;
        word->habit = evidence_habit(word);
        word->more = word->state && b->state.row[word->state].more;
        for (u32 e = word->state ? b->state.row[word->state].first : NONE; e != NONE;
             e = b->entry.row[e].next) {
            const struct entry *x = &b->entry.row[e].e;
            u64 bit = 1ull << (x->cls & 63);
            pair[1].bits[x->cls >> 6] |= bit;
            if (!x->capitals) pair[0].bits[x->cls >> 6] |= bit;
        }
        word->classes = class_rows(b, pair);
    }
}

/* What sets of evidence weigh is summed once and for all. */
static void weigh_sets(struct builder *b) {
    const i16 (*matrix)[LABELS] = (const i16 (*)[LABELS])b->evidence;
    b->weighed.n = 0;
    for (u32 i = 0; i < b->class_row.n; i++) {
        const u64 *cls = b->class_row.row[i].bits;
        struct weighed w;
        evidence_weigh(matrix, (u64[EVIDENCE_BITS / 64]){cls[0], cls[1]}, &w);
        ADD(b, b->weighed, w);
    }
    for (u32 i = 0; i < FORMS; i++) evidence_form(matrix, i / NATURES, i % NATURES, &b->looks[i]);
}

/* model_weight() searches by bisection. */
static void sort_weights(struct builder *b) {
    for (u32 i = 1; i < b->weight.n; i++)
        for (u32 k = i; k > 0 && strcmp(b->str.row + b->weight.row[k - 1].name,
                                        b->str.row + b->weight.row[k].name) > 0; k--) {
            struct weight w = b->weight.row[k];
            b->weight.row[k] = b->weight.row[k - 1];
            b->weight.row[k - 1] = w;
        }
}

/* Sections whose rows are taken as they are. */
struct plain { enum section section; const void *rows; u32 n; size_t size; };

enum { PLAIN_MOST = SECTIONS };

static u32 plain_sections(const struct builder *b, struct plain *out) {
    u32 k = 0;
#define PLAIN(name, vector) \
    out[k++] = (struct plain){SECTION_##name, b->vector.row, b->vector.n, sizeof *b->vector.row}
    PLAIN(CLASSES, cls);
    PLAIN(PLACES, place);
    PLAIN(VILLAGES, village);
    PLAIN(VILLAGE_NAMES, village_name);
    PLAIN(VILLAGE_ORDER, village_order);
    PLAIN(VILLAGE_STARTS, village_start);
    PLAIN(ORGS, org);
    PLAIN(WEIGHTS, weight);
    PLAIN(RULES, rule);
    PLAIN(STEPS, step);
    PLAIN(ARGS, arg);
    PLAIN(RULE_LISTS, list);
    PLAIN(REGEX, regex);
    PLAIN(CLASS_ROWS, class_row);
    PLAIN(SETS, set);
    PLAIN(STARTS, start);
    PLAIN(WEIGHED, weighed);
#undef PLAIN
    out[k++] = (struct plain){SECTION_EVIDENCE, b->evidence, EVIDENCE_ROWS, sizeof *b->evidence};
    out[k++] = (struct plain){SECTION_FORMS, b->looks, FORMS, sizeof *b->looks};
    return k;
}

static void lay_out(struct pack *k, const struct builder *b) {
    struct plain plain[PLAIN_MOST];
    u32 n = plain_sections(b, plain);
    k->size = aligned(sizeof k->head);
    place_section(k, SECTION_WORDS, b->word.n, sizeof(struct word));
    place_section(k, SECTION_WORD_SLOTS, power_over(2 * b->word.n), sizeof(struct word_slot));
    place_section(k, SECTION_EDGES, power_over(2 * b->edge.n), sizeof(struct edge));
    place_section(k, SECTION_STATES, b->state.n, sizeof(struct state));
    place_section(k, SECTION_ENTRIES, b->entry.n, sizeof(struct entry));
    for (u32 i = 0; i < n; i++) place_section(k, plain[i].section, plain[i].n, plain[i].size);
    place_section(k, SECTION_STRINGS, b->str.n + 8, 1);
}

static void copy_all(struct pack *k, const struct builder *b) {
    struct plain plain[PLAIN_MOST];
    u32 n = plain_sections(b, plain);
    pack_words(k, b);
    pack_edges(k, b);
    pack_entries(k, b);
    for (u32 i = 0; i < n; i++) copy_section(k, plain[i].section, plain[i].rows, plain[i].size);
    memcpy(k->p + k->head.section[SECTION_STRINGS].offset, b->str.row, b->str.n);
}

enum berita_status builder_finish(struct builder *b, void **image, size_t *size,
                                  struct berita_error *err) {
    struct pack k = {.head = {.magic = IMAGE_MAGIC, .version = IMAGE_VERSION}};
    if (b->rule.n > MAX_RULES) {
        if (err) snprintf(err->text, sizeof err->text, "more than %d rules", MAX_RULES);
        return BERITA_BAD_DATA;
    }
    gather_bits(b);
    weigh_sets(b);
    sort_weights(b);
    builder_order_villages(b);
    builder_ahead(b);
    if (!builder_lists(b)) return BERITA_NO_MEMORY;
    lay_out(&k, b);
    k.p = calloc(1, k.size);
    if (!k.p || b->out_of_memory) return free(k.p), BERITA_NO_MEMORY;
    memcpy(k.head.selector, b->selector, sizeof b->selector);
    k.head.size = k.size;
    memcpy(k.p, &k.head, sizeof k.head);
    copy_all(&k, b);
    *image = k.p;
    *size = k.size;
    return BERITA_OK;
}

/* ---- the way back ------------------------------------------------------- */

static const void *rows_of(const struct image *image, enum section s, u32 *n) {
    *n = image->section[s].count;
    return (const char *)image + image->section[s].offset;
}

#define SEED(b, vector, image, section)                                                     \
    do {                                                                                    \
        u32 n_;                                                                             \
        const void *rows_ = rows_of(image, section, &n_);                                   \
        (vector).n = 0;                                                                     \
        if (n_ > (vector).room)                                                             \
            builder_grow(b, &(vector).row, &(vector).room, n_, sizeof *(vector).row);       \
        if (n_ <= (vector).room && n_)                                                      \
            memcpy((vector).row, rows_, n_ * sizeof *(vector).row), (vector).n = n_;        \
    } while (0)

static void seed_states(struct builder *b, const struct image *image) {
    u32 n, n_entries;
    const struct state *state = rows_of(image, SECTION_STATES, &n);
    const struct entry *entry = rows_of(image, SECTION_ENTRIES, &n_entries);
    b->state.n = 0;
    for (u32 s = 0; s < n; s++) {
        struct built_state new = {state[s].entries ? b->entry.n : NONE, state[s].more != 0};
        ADD(b, b->state, new);
        for (u32 i = 0; i < state[s].entries; i++) {
            bool last = i + 1 == state[s].entries;
            struct built_entry e = {entry[state[s].first_entry + i], s, last ? NONE : b->entry.n + 1};
            ADD(b, b->entry, e);
        }
    }
}

static void seed_edges(struct builder *b, const struct image *image) {
    u32 n;
    const struct edge *edge = rows_of(image, SECTION_EDGES, &n);
    for (u32 i = 0; i < n; i++)
        if (edge[i].state) ADD(b, b->edge, edge[i]);
}

enum berita_status builder_seed(struct builder *b, const struct image *image,
                                struct berita_error *err) {
    (void)err;
    SEED(b, b->str, image, SECTION_STRINGS);
    SEED(b, b->word, image, SECTION_WORDS);
    SEED(b, b->cls, image, SECTION_CLASSES);
    SEED(b, b->place, image, SECTION_PLACES);
    SEED(b, b->village, image, SECTION_VILLAGES);
    SEED(b, b->village_name, image, SECTION_VILLAGE_NAMES);
    SEED(b, b->village_order, image, SECTION_VILLAGE_ORDER);
    SEED(b, b->village_start, image, SECTION_VILLAGE_STARTS);
    SEED(b, b->org, image, SECTION_ORGS);
    SEED(b, b->weight, image, SECTION_WEIGHTS);
    SEED(b, b->rule, image, SECTION_RULES);
    SEED(b, b->step, image, SECTION_STEPS);
    SEED(b, b->arg, image, SECTION_ARGS);
    SEED(b, b->regex, image, SECTION_REGEX);
    SEED(b, b->set, image, SECTION_SETS);
    SEED(b, b->start, image, SECTION_STARTS);
    if (b->out_of_memory) return BERITA_NO_MEMORY;
    b->str.n -= 8; /* the NULs that let look-ups read eight bytes at a time */
    u32 rows;
    const void *evidence = rows_of(image, SECTION_EVIDENCE, &rows);
    memcpy(b->evidence, evidence, sizeof b->evidence);
    seed_edges(b, image);
    seed_states(b, image);
    b->seeded = true;
    b->seeded_entries = b->entry.n;
    b->seeded_rules = b->rule.n;
    b->seeded_villages = b->village.n;
    builder_index(b);
    return b->out_of_memory ? BERITA_NO_MEMORY : BERITA_OK;
}
