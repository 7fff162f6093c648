/* The best-scored labels of a run: every label of every token is weighed by
 * the evidence around it, and the best path through them is kept. */
#include "stage/entity.h"

static const int where_token[WHERES] = {
    [WHERE_HERE] = 0, [WHERE_BEFORE] = -1, [WHERE_AFTER] = 1, [WHERE_BEFORE2] = -2, [WHERE_AFTER2] = 2,
};

/* A number for every label in one register. */
typedef i16 labels __attribute__((vector_size(2 * LABELS)));

static labels add_rows(const i16 (*row)[LABELS], u64 bits, labels sum) {
    labels weight;
    for (; bits; bits &= bits - 1) {
        memcpy(&weight, row[__builtin_ctzll(bits)], sizeof weight);
        sum += weight;
    }
    return sum;
}

static labels load_labels(const i16 *row) {
    labels weight;
    memcpy(&weight, row, sizeof weight);
    return weight;
}

/* What is seen at a token weighs for the one labelled `where` from it: its
 * form and its classes as a whole, the rest by the bit. */
static inline labels weigh_clue(const struct model *m, const struct clue *c, u32 where) {
    const i16 (*row)[LABELS] = m->evidence + where * EVIDENCE_BITS;
    labels sum = load_labels(c->form->weighed.at[where]);
    sum = add_rows(row + EVIDENCE_CLASSES, c->fact & ~c->form->facts, sum);
    if (c->weighed) return sum + load_labels(c->weighed->at[where]);
    return add_rows(row + 64, c->more, add_rows(row, c->cls, sum));
}

static void weigh(const struct model *m, const struct run *run, u32 i, i16 weight[LABELS]) {
    const struct clue *here = &run->clue[i + RUN_MARGIN];
    labels sum = weigh_clue(m, here, WHERE_HERE);
    sum += weigh_clue(m, here - 1, WHERE_BEFORE) + weigh_clue(m, here - 2, WHERE_BEFORE2);
    sum += weigh_clue(m, here + 1, WHERE_AFTER) + weigh_clue(m, here + 2, WHERE_AFTER2);
    memcpy(weight, &sum, sizeof sum);
}

/* Scores, or weights, of the labels below LABEL_MORE or of those from there on. */
typedef i32 four __attribute__((vector_size(4 * LABEL_MORE)));
typedef i16 weights __attribute__((vector_size(2 * LABEL_MORE)));

static four load(const i32 *p) {
    four v;
    memcpy(&v, p, sizeof v);
    return v;
}

static four higher(four a, four b) {
    four is = a > b;
    return (a & is) | (b & ~is);
}

static void add(four score, const i16 *weight, i32 *out) {
    weights w;
    memcpy(&w, weight, sizeof w);
    score += __builtin_convertvector(w, four);
    memcpy(out, &score, sizeof score);
}

static four after(const struct passages *p, const i32 *before, enum label b) {
    return load(p->begin[b]) + before[b];
}

/* The best score of every label at a token, given those at the token before.
 * Any may precede what begins there or is no name; a name goes on from itself
 * alone. */
static void advance(const struct passages *p, const i32 *before, const i16 *weight, i32 *score) {
    four begun = higher(after(p, before, LABEL_PERSON), after(p, before, LABEL_ORGANIZATION));
    four went_on = higher(after(p, before, LABEL_PERSON_MORE), after(p, before, LABEL_ORGANIZATION_MORE));
    four place = higher(after(p, before, LABEL_PLACE), after(p, before, LABEL_PLACE_MORE));
    four begin = higher(higher(after(p, before, LABEL_NONE), begun), higher(went_on, place));
    four first = load(p->go_on) + load(before), later = load(p->go_on + LABEL_MORE) + load(before + LABEL_MORE);
    add(begin, weight, score);
    add(higher(first, later), weight + LABEL_MORE, score + LABEL_MORE);
}

/* The label before one that the best path reached with this score, its own
 * weight taken off: the first of equals. */
static u32 came_from(const struct passages *p, const i32 *before, u32 label, i32 score) {
    u32 b = 0;
    if (label_goes_on(label)) return before[label] + p->go_on[label] == score ? label : label - LABEL_MORE;
    while (before[b] + p->begin[b][label] != score) b++;
    return b;
}

/* The label of a token that is a run by itself, as most are. */
static u32 best_alone(const struct passages *p, const i16 *weight) {
    u32 best = LABEL_NONE;
    i32 top = p->begin[LABEL_NONE][best] + weight[best];
    for (u32 b = 1; b < LABEL_MORE; b++) {
        i32 score = p->begin[LABEL_NONE][b] + weight[b];
        if (score > top) top = score, best = b;
    }
    return best;
}

/* Labels the run's tokens along the best path through their weights. */
static void best_path(struct doc *doc, const struct run *run) {
    const struct passages *p = &doc->model->passage;
    const i16 (*weight)[LABELS] = (const i16 (*)[LABELS])doc->label_weight + run->first;
    u32 last = run->limit - run->first - 1, best = 0, *label = doc->mention_at + run->first;
    i32 score[RUN_MAX][LABELS], top;
    if (last == 0) {
        label[0] = best_alone(p, weight[0]);
        return;
    }
    add(load(p->begin[LABEL_NONE]), weight[0], score[0]);
    for (u32 b = LABEL_MORE; b < LABELS; b++) score[0][b] = LABEL_UNREACHED;
    for (u32 i = 1; i <= last; i++) advance(p, score[i - 1], weight[i], score[i]);
    top = score[last][best];
    for (u32 b = 1; b < LABELS; b++)
        if (score[last][b] > top) top = score[last][best = b];
    for (u32 i = last; i > 0; i--) {
        label[i] = best;
        best = came_from(p, score[i - 1], best, score[i][best] - weight[i][best]);
    }
    label[0] = best;
}

void run_label(struct doc *doc, const struct run *run) {
    const struct model *m = doc->model;
    i16 (*weight)[LABELS] = doc->label_weight + run->first;
    for (u32 i = 0, n = run->limit - run->first; i < n; i++) weigh(m, run, i, weight[i]);
    best_path(doc, run);
}

static void add_known(const struct model *m, u64 known, u32 where, i16 weight[LABELS]) {
    labels sum;
    memcpy(&sum, weight, sizeof sum);
    sum = add_rows(m->evidence + where * EVIDENCE_BITS + EVIDENCE_CLASSES, known, sum);
    memcpy(weight, &sum, sizeof sum);
}

void run_label_again(struct doc *doc, const struct run *run) {
    i16 (*weight)[LABELS] = doc->label_weight + run->first;
    int n = (int)(run->limit - run->first);
    for (int seen = 0; seen < n; seen++) {
        u64 known = run->clue[seen + RUN_MARGIN].fact;
        for (u32 w = 0; known && w < WHERES; w++) {
            int i = seen - where_token[w];
            if (i >= 0 && i < n) add_known(doc->model, known, w, weight[i]);
        }
    }
    best_path(doc, run);
}

void run_label_anew(struct doc *doc, const struct run *run) { best_path(doc, run); }
