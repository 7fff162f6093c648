#include "score/set.h"

#include <stdlib.h>

enum { CHUNK = 1 << 16 };

struct chunk {
    struct chunk *next;
    size_t used, room;
    char bytes[];
};

void set_free(struct set *s) {
    for (struct chunk *next; s->strings; s->strings = next) {
        next = s->strings->next;
        free(s->strings);
    }
    free(s->doc);
    free(s->mark);
    free(s->alt);
    free(s->by_id);
    *s = (struct set){0};
}

/* One more place in an array that doubles; NULL when memory is short. */
static void *grown(void *rows, u32 n, u32 *room, size_t size) {
    if (n < *room) return rows;
    if (*room > UINT32_MAX / 2) return NULL;
    u32 more = *room ? *room * 2 : 256;
    void *moved = realloc(rows, more * size);
    if (moved) *room = more;
    return moved;
}

struct doc *set_add_doc(struct set *s) {
    struct doc *rows = grown(s->doc, s->n_docs, &s->docs_room, sizeof *rows);
    if (!rows) return NULL;
    s->doc = rows;
    rows[s->n_docs] = (struct doc){.first = s->n_marks};
    return &rows[s->n_docs++];
}

struct mark *set_add_mark(struct set *s, enum label label, u32 start, u32 end) {
    struct mark *rows = grown(s->mark, s->n_marks, &s->marks_room, sizeof *rows);
    if (!rows) return NULL;
    s->mark = rows;
    rows[s->n_marks] = (struct mark){.label = label, .start = start, .end = end, .confidence = -1};
    return &rows[s->n_marks++];
}

struct berita_str *set_add_alt(struct set *s) {
    struct berita_str *rows = grown(s->alt, s->n_alts, &s->alts_room, sizeof *rows);
    if (!rows) return NULL;
    s->alt = rows;
    return &rows[s->n_alts++];
}

static bool make_room(struct set *s, size_t n) {
    struct chunk *c = s->strings;
    if (c && c->room - c->used >= n) return true;
    size_t room = n > CHUNK / 4 ? n : CHUNK;
    c = malloc(sizeof *c + room);
    if (!c) return false;
    *c = (struct chunk){.next = s->strings, .room = room};
    s->strings = c;
    return true;
}

struct berita_str set_keep(struct set *s, const char *p, size_t n) {
    if (n >= UINT32_MAX || !make_room(s, n + 1)) return (struct berita_str){0};
    char *to = s->strings->bytes + s->strings->used;
    memcpy(to, p, n);
    to[n] = 0;
    s->strings->used += n + 1;
    return (struct berita_str){to, (u32)n};
}

/* ---- by id ------------------------------------------------------------ */

static int compare_ids(struct berita_str a, struct berita_str b) {
    int differ = memcmp(a.p, b.p, min_u32(a.n, b.n));
    return differ ? differ : (a.n > b.n) - (a.n < b.n);
}

/* A row to sort, since qsort() hands on nothing but rows. */
struct key {
    struct berita_str id;
    u32 doc;
};

static int compare_keys(const void *a, const void *b) {
    const struct key *x = a, *y = b;
    int differ = compare_ids(x->id, y->id);
    return differ ? differ : (x->doc > y->doc) - (x->doc < y->doc);
}

static void find_twins(struct set *s) {
    for (u32 i = 1; i < s->n_docs; i++) {
        const struct doc *before = &s->doc[s->by_id[i - 1]];
        struct doc *d = &s->doc[s->by_id[i]];
        if (compare_ids(before->id, d->id) != 0) continue;
        d->twin = before->twin ? before->twin : before->line;
    }
}

bool set_index(struct set *s) {
    struct key *keys = malloc((s->n_docs + 1) * sizeof *keys);
    s->by_id = malloc((s->n_docs + 1) * sizeof *s->by_id);
    bool good = keys && s->by_id;
    if (good) {
        for (u32 i = 0; i < s->n_docs; i++) keys[i] = (struct key){s->doc[i].id, i};
        qsort(keys, s->n_docs, sizeof *keys, compare_keys);
        for (u32 i = 0; i < s->n_docs; i++) s->by_id[i] = keys[i].doc;
        find_twins(s);
    }
    free(keys);
    return good;
}

const struct doc *set_find(const struct set *s, struct berita_str id) {
    u32 low = 0, high = s->n_docs;
    while (low < high) {
        u32 middle = low + (high - low) / 2;
        if (compare_ids(s->doc[s->by_id[middle]].id, id) < 0) low = middle + 1;
        else high = middle;
    }
    if (low == s->n_docs || compare_ids(s->doc[s->by_id[low]].id, id) != 0) return NULL;
    return &s->doc[s->by_id[low]];
}
