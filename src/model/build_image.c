/* The layout of the image: everything the compiler gathered, sorted, hashed
 * and packed; and the way back, for files laid over an image. */
#include "model/builder.h"

#include "core/hash.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- packing ------------------------------------------------------------ */

struct pack { char *p; u32 size; struct image head; };

enum { LINE = 64 }; /* of the caches: rows of 32 bytes shall not lie across two */

static u32 aligned(u64 n) { return (u32)((n + LINE - 1) & ~(u64)(LINE - 1)); }

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

/* Bits of the words that edges lead on with from each state. */
static u32 *next_words(const struct builder *b) {
    u32 *next = calloc(b->state.n, sizeof *next);
    for (u32 e = 0; next && e < b->edge.n; e++)
        next[b->edge.row[e].state] |= 1u << (b->edge.row[e].word & 31);
    return next;
}

/* Common words are hashed first, so that they are found at once. */
static int by_count(const void *x, const void *y) {
    const u64 *a = x, *b = y;
    return (*a > *b) - (*a < *b);
}

static u64 *words_by_count(const struct builder *b) {
    u64 *order = calloc(b->word.n, sizeof *order);
    for (u32 w = 0; order && w < b->word.n; w++) {
        const struct word *word = &b->word.row[w];
        order[w] = (u64)(2 * UINT16_MAX - word->lower - word->upper) << 32 | w;
    }
    if (order) qsort(order, b->word.n, sizeof *order, by_count);
    return order;
}

static void pack_words(struct pack *k, struct builder *b) {
    struct word_slot *slot =
        (struct word_slot *)(void *)(k->p + k->head.section[SECTION_WORD_SLOTS].offset);
    u32 mask = k->head.section[SECTION_WORD_SLOTS].count - 1;
    u64 *order = words_by_count(b);
    u32 *next = next_words(b);
    copy_section(k, SECTION_WORDS, b->word.row, sizeof *b->word.row);
    if (!next || !order) b->out_of_memory = true;
    for (u32 n = 0; n < b->word.n && !b->out_of_memory; n++) {
        u32 w = (u32)order[n];
        const struct word *word = &b->word.row[w];
        struct key key = key_of(b->str.row + word->str, word->len);
        u32 i = hash_key(key) & mask;
        if (w == 0) continue; /* no word */
        while (slot[i].word) i = (i + 1) & mask;
        slot[i] = (struct word_slot){key, next[word->state], w + 1, word->state, (u16)word->classes, word->habit, 0};
    }
    free(next);
    free(order);
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

/* What the single word is, gathered from the state of the word alone. */
static void gather_bits(struct builder *b) {
    for (u32 w = 0; w < b->word.n && !b->out_of_memory; w++) {
        struct word *word = &b->word.row[w];
        struct row_key key;
        memset(&key, 0, sizeof key);
        key.word = builder_names(b, w) ? w : 0;
        word->habit = evidence_habit(word);
        for (u32 e = word->state ? b->state.row[word->state].first : NONE; e != NONE;
             e = b->entry.row[e].next) {
            const struct entry *x = &b->entry.row[e].e;
            u64 bit = 1ull << (x->cls & 63);
            key.capital.bits[x->cls >> 6] |= bit;
            if (!x->capitals) key.lower.bits[x->cls >> 6] |= bit;
        }
        word->classes = builder_class_row(b, &key);
    }
}

/* The row of what a set of classes weighs; sets that weigh the same share one. */
static u16 share_weighed(struct builder *b, const struct weighed *w) {
    struct table *t = &b->weighed_rows;
    u32 hash = hash_bytes((const char *)w, sizeof *w), i;
    bool again;
    if (!builder_room(b, t, &again)) return 0;
    for (u32 r = 0; again && r < b->weighed.n; r++)
        builder_put(t, hash_bytes((const char *)&b->weighed.row[r], sizeof *w), r);
    for (i = hash & (t->slots - 1); t->slot[i]; i = (i + 1) & (t->slots - 1))
        if (!memcmp(&b->weighed.row[t->slot[i] - 1], w, sizeof *w)) return (u16)(t->slot[i] - 1);
    u32 row = ADD(b, b->weighed, *w);
    if (row == NONE) return 0;
    t->slot[i] = row + 1;
    t->used++;
    return (u16)row;
}

/* What sets of evidence weigh is summed once and for all. */
static void weigh_sets(struct builder *b) {
    const i16 (*matrix)[LABELS] = (const i16 (*)[LABELS])b->evidence;
    b->weighed.n = 0;
    free(b->weighed_rows.slot);
    b->weighed_rows = (struct table){NULL, 0, 0};
    for (u32 i = 0; i < b->class_row.n; i++) {
        const u64 *cls = b->class_row.row[i].set.bits;
        struct weighed w;
        evidence_weigh(matrix, (u64[EVIDENCE_BITS / 64]){cls[0], cls[1]}, &w);
        b->class_row.row[i].weighed = share_weighed(b, &w);
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
    PLAIN(VILLAGE_CODES, village_code);
    PLAIN(VILLAGE_NAMES, village_name);
    PLAIN(KEY_ROWS, key_row);
    PLAIN(KEY_STARTS, key_start);
    PLAIN(FILES, of_file);
    PLAIN(ORGS, org);
    PLAIN(WEIGHTS, weight);
    PLAIN(RULES, rule);
    PLAIN(STEPS, step);
    PLAIN(ARGS, arg);
    PLAIN(REGEX, regex);
    PLAIN(CLASS_ROWS, class_row);
    PLAIN(CLASS_ALONE, class_alone);
    PLAIN(SETS, set);
    PLAIN(OPENINGS, opening_row);
    PLAIN(OPENING_RULES, opening_rule);
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
    place_section(k, SECTION_WORD_SLOTS, power_over(b->word.n + b->word.n / 2), sizeof(struct word_slot));
    place_section(k, SECTION_EDGES, power_over(2 * b->edge.n), sizeof(struct edge));
    place_section(k, SECTION_STATES, b->state.n, sizeof(struct state));
    place_section(k, SECTION_ENTRIES, b->entry.n, sizeof(struct entry));
    for (u32 i = 0; i < n; i++) place_section(k, plain[i].section, plain[i].n, plain[i].size);
    place_section(k, SECTION_STRINGS, b->str.n + 8, 1);
}

static void copy_all(struct pack *k, struct builder *b) {
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
    builder_openings(b);
    gather_bits(b);
    weigh_sets(b);
    sort_weights(b);
    builder_index_keys(b);
    if (b->opening_row.n / b->opening_size > UINT16_MAX || b->class_row.n > UINT16_MAX) {
        if (err) snprintf(err->text, sizeof err->text, "words of more than %u kinds", (unsigned)UINT16_MAX);
        return BERITA_BAD_DATA;
    }
    lay_out(&k, b);
    k.p = b->out_of_memory ? NULL : aligned_alloc(LINE, k.size);
    if (!k.p) return BERITA_NO_MEMORY;
    memset(k.p, 0, k.size);
    k.head.opening_row = b->opening_size;
    memcpy(k.head.opening, b->thing, sizeof b->thing);
    memcpy(k.head.group, b->group, sizeof b->group);
    k.head.size = k.size;
    memcpy(k.p, &k.head, sizeof k.head);
    copy_all(&k, b);
    if (b->out_of_memory) return free(k.p), BERITA_NO_MEMORY;
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
    SEED(b, b->village_code, image, SECTION_VILLAGE_CODES);
    SEED(b, b->village_name, image, SECTION_VILLAGE_NAMES);
    SEED(b, b->key_row, image, SECTION_KEY_ROWS);
    SEED(b, b->key_start, image, SECTION_KEY_STARTS);
    SEED(b, b->of_file, image, SECTION_FILES);
    SEED(b, b->org, image, SECTION_ORGS);
    SEED(b, b->weight, image, SECTION_WEIGHTS);
    SEED(b, b->rule, image, SECTION_RULES);
    SEED(b, b->step, image, SECTION_STEPS);
    SEED(b, b->arg, image, SECTION_ARGS);
    SEED(b, b->regex, image, SECTION_REGEX);
    SEED(b, b->set, image, SECTION_SETS);
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
    b->seeded_places = b->place.n;
    builder_index(b);
    return b->out_of_memory ? BERITA_NO_MEMORY : BERITA_OK;
}
