#include "core/doc.h"

#include <stdlib.h>

/* One line an array: how it is carved from the block for n tokens. */
struct carve {
    void **array;
    size_t row;
    u32 rows, *max;
};

static u32 layout(struct doc *d, u32 n, struct carve *c) {
    u32 k = 0, half = n / 2 + 8;
    u32 slots = 16;
    while (slots < 2 * n) slots *= 2;
    d->own_slots = slots;
#define ARRAY(field, count, limit) \
    c[k++] = (struct carve){(void **)&d->field, sizeof *d->field, (count), (limit)}
    ARRAY(token, n + 2, NULL);
    ARRAY(facts, n + 2, NULL);
    ARRAY(sentence_of, n + 2, NULL);
    ARRAY(mention_at, n + 4, NULL);
    ARRAY(date_at, n + 2, NULL);
    ARRAY(own_word, n + 1, NULL);
    ARRAY(own_base, n + 1, NULL);
    ARRAY(own_hash, n + 1, NULL);
    ARRAY(own_slot, slots, NULL);
    ARRAY(phrase_at, n + 2, NULL);
    ARRAY(phrase, 2 * n + 8, &d->max_phrases);
    ARRAY(paragraph, n + 1, &d->max_paragraphs);
    ARRAY(sentence, n + 1, &d->max_sentences);
    ARRAY(pair, half, &d->max_pairs);
    ARRAY(mention, n + 8, &d->max_mentions);
    ARRAY(entity, half, &d->max_entities);
    ARRAY(role, half, &d->max_roles);
    ARRAY(date, half, &d->max_dates);
    ARRAY(quotation, half, &d->max_quotations);
    ARRAY(capitals, n + 1, NULL);
    ARRAY(label_weight, n + 2, NULL);
    ARRAY(turned, n + 2, NULL);
    ARRAY(mention_order, n + 8, NULL);
    ARRAY(scratch, 4 * (n + 2), NULL);
#undef ARRAY
    return k;
}

static size_t align(size_t n) { return (n + 63) & ~(size_t)63; }

bool doc_reserve(struct doc *d, u32 tokens) {
    struct carve c[32];
    u32 n = tokens < 256 ? 256 : tokens;
    if (d->block && n <= d->capacity && d->capacity / 16 <= n) n = d->capacity;
    else n += n / 4;
    u32 k = layout(d, n, c);
    size_t size = 0;
    for (u32 i = 0; i < k; i++) size += align(c[i].row * c[i].rows);
    if (size != d->block_size) {
        free(d->block);
        d->block_size = 0;
        d->capacity = 0;
        d->block = malloc(size);
        if (!d->block) return false;
        d->block_size = size;
        d->capacity = n;
    }
    char *at = d->block;
    for (u32 i = 0; i < k; i++) {
        *c[i].array = at;
        if (c[i].max) *c[i].max = c[i].rows;
        at += align(c[i].row * c[i].rows);
    }
    return true;
}

bool doc_grow(struct doc *d, u32 n) {
    struct berita_token *kept = d->token;
    void *old = d->block;
    d->block = NULL; /* so that reserve does not free what is to be kept */
    d->block_size = 0;
    if (d->capacity > UINT32_MAX / 16 || !doc_reserve(d, d->capacity * 2)) return free(old), false;
    memcpy(d->token, kept, n * sizeof *kept);
    free(old);
    return true;
}

void doc_free_block(struct doc *d) {
    free(d->block);
    d->block = NULL;
    d->block_size = 0;
    d->capacity = 0;
}

void doc_clear(struct doc *d) {
    d->n_tokens = d->n_own = d->n_phrases = d->n_paragraphs = d->n_sentences = d->n_pairs = 0;
    d->n_mentions = d->n_entities = d->n_roles = d->n_dates = d->n_quotations = 0;
    d->n_warnings = 0;
    d->bad_bytes = 0;
    d->first_bad = NONE;
    d->published = DAY_NONE;
    d->published_text[0] = 0;
    memset(&d->summary, 0, sizeof d->summary);
    d->summary.dateline_place = d->summary.dateline_outlet = NONE;
}

void doc_warn(struct doc *d, u8 kind, u32 at) {
    if (d->n_warnings == MAX_WARNINGS) {
        d->warning[MAX_WARNINGS - 1] = (struct berita_warning){BERITA_WARN_LIMIT, at, 1};
        return;
    }
    d->warning[d->n_warnings++] = (struct berita_warning){kind, at, 1};
}

static void note_limit(struct doc *d) {
    for (u32 i = 0; i < d->n_warnings; i++)
        if (d->warning[i].kind == BERITA_WARN_LIMIT) return;
    doc_warn(d, BERITA_WARN_LIMIT, d->len);
}

#define PUSH(type, name, array, count, max)                   \
    type *name(struct doc *d) {                               \
        if (d->count == d->max) return note_limit(d), NULL;   \
        type *row = &d->array[d->count++];                    \
        memset(row, 0, sizeof *row);

#define END_PUSH \
        return row; \
    }

PUSH(struct berita_mention, doc_push_mention, mention, n_mentions, max_mentions)
    row->entity = row->antecedent = row->place = NONE;
END_PUSH

PUSH(struct berita_entity, doc_push_entity, entity, n_entities, max_entities)
    row->place = row->parent = NONE;
END_PUSH

PUSH(struct berita_role, doc_push_role, role, n_roles, max_roles)
    row->person = row->organization_entity = row->place_entity = NONE;
END_PUSH

PUSH(struct berita_date, doc_push_date, date, n_dates, max_dates)
    row->anchor = NONE;
END_PUSH

PUSH(struct berita_quotation, doc_push_quotation, quotation, n_quotations, max_quotations)
    row->speaker = row->mention = row->antecedent = row->continues = row->date = NONE;
    row->addressee_entity = NONE;
END_PUSH

PUSH(struct phrase, doc_push_phrase, phrase, n_phrases, max_phrases)
END_PUSH

PUSH(struct pair, doc_push_pair, pair, n_pairs, max_pairs)
END_PUSH

PUSH(struct sentence, doc_push_sentence, sentence, n_sentences, max_sentences)
END_PUSH

PUSH(struct paragraph, doc_push_paragraph, paragraph, n_paragraphs, max_paragraphs)
END_PUSH
