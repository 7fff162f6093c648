#include "score/bootstrap.h"

#include <math.h>
#include <stdlib.h>

/* Documents that bear on one slot, and what the two runs have there. */
struct bearing {
    u32 *doc;
    u32 n;
};

struct sums {
    u64 right, made, wanted;
};

struct work {
    const struct tallies *run, *other;
    u32 n_docs, resamples;
    u32 *drawn; /* how often each document is */
    u32 *docs;  /* room for the bearings */
    struct bearing bearing[SLOTS];
    double *strayed; /* the difference in each resample, a run of them a slot */
};

/* splitmix64: short, good enough for this, and the same everywhere. */
static u64 next_random(u64 *state) {
    u64 z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return z ^ z >> 31;
}

static void draw(struct work *w, u64 *state) {
    memset(w->drawn, 0, w->n_docs * sizeof *w->drawn);
    for (u32 i = 0; i < w->n_docs; i++) w->drawn[(next_random(state) >> 32) * w->n_docs >> 32]++;
}

static void add(struct sums *s, const struct tally *t, u32 times) {
    s->right += (u64)t->right * times;
    s->made += (u64)t->made * times;
    s->wanted += (u64)t->wanted * times;
}

static double figure(u32 slot, const struct sums *s) {
    return slot_figure((enum slot)slot, (double)s->right, (double)s->made, (double)s->wanted);
}

/* Of the run less that of the other; the latter in *base. */
static double difference(const struct work *w, u32 slot, bool drawn, double *base) {
    struct sums run = {0}, other = {0};
    for (u32 i = 0; i < w->bearing[slot].n; i++) {
        u32 doc = w->bearing[slot].doc[i], times = drawn ? w->drawn[doc] : 1;
        if (!times) continue;
        add(&run, &w->run[doc].slot[slot], times);
        add(&other, &w->other[doc].slot[slot], times);
    }
    *base = figure(slot, &other);
    return figure(slot, &run) - *base;
}

/* ---- setting up ------------------------------------------------------- */

static bool bears(const struct tally *t) { return t->made || t->wanted; }

static void find_bearings(struct work *w) {
    u32 *to = w->docs;
    for (u32 slot = 0; slot < SLOTS; slot++) {
        w->bearing[slot].doc = to;
        for (u32 i = 0; i < w->n_docs; i++)
            if (bears(&w->run[i].slot[slot]) || bears(&w->other[i].slot[slot])) *to++ = i;
        w->bearing[slot].n = (u32)(to - w->bearing[slot].doc);
    }
}

static bool make_room(struct work *w) {
    size_t docs = (size_t)w->n_docs + 1;
    w->drawn = malloc(docs * sizeof *w->drawn);
    w->docs = malloc(docs * SLOTS * sizeof *w->docs);
    w->strayed = malloc(((size_t)w->resamples + 1) * SLOTS * sizeof *w->strayed);
    return w->drawn && w->docs && w->strayed;
}

/* ---- judging ---------------------------------------------------------- */

static int compare(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* A resample strays as far when it lies at least as far from the difference as
 * the difference does from nothing.  The measured one counts as one of them, so
 * that p is never 0.  Sums in another order may differ in the last bit. */
static double share_as_far(const double *strayed, u32 n, double measured) {
    u32 as_far = 1;
    for (u32 i = 0; i < n; i++) as_far += fabs(strayed[i] - measured) >= fabs(measured) - 1e-12;
    return as_far / (n + 1.0);
}

static void judge(const struct work *w, u32 slot, struct comparison *c) {
    double *strayed = w->strayed + (size_t)slot * w->resamples;
    u32 n = w->resamples, cut = n / 40;
    c->docs = w->bearing[slot].n;
    c->difference = difference(w, slot, false, &c->other);
    c->judged = c->docs >= FEWEST_DOCS && n > 0;
    if (!c->judged) return;
    c->p = share_as_far(strayed, n, c->difference);
    qsort(strayed, n, sizeof *strayed, compare);
    c->low = strayed[cut];
    c->high = strayed[n - 1 - cut];
}

bool bootstrap(const struct tallies *run, const struct tallies *other, u32 n_docs, u32 resamples,
               u64 seed, struct comparison *to) {
    struct work w = {.run = run, .other = other, .n_docs = n_docs, .resamples = resamples};
    bool good = make_room(&w);
    if (good) {
        double base;
        find_bearings(&w);
        for (u32 k = 0; k < resamples; k++) {
            draw(&w, &seed);
            for (u32 slot = 0; slot < SLOTS; slot++)
                if (w.bearing[slot].n >= FEWEST_DOCS)
                    w.strayed[(size_t)slot * resamples + k] = difference(&w, slot, true, &base);
        }
        for (u32 slot = 0; slot < SLOTS; slot++) judge(&w, slot, &to[slot]);
    }
    free(w.drawn);
    free(w.docs);
    free(w.strayed);
    return good;
}
