/* The best-scored labels of a run: every label of every token is weighed by
 * the evidence around it, and the best path through them is kept. */
#include "stage/entity.h"

static const int where_token[WHERES] = {
    [WHERE_HERE] = 0, [WHERE_BEFORE] = -1, [WHERE_AFTER] = 1, [WHERE_BEFORE2] = -2, [WHERE_AFTER2] = 2,
};

/* A number for every label in one register. */
typedef i16 labels __attribute__((vector_size(2 * LABEL_COLUMNS)));

static labels add_rows(const i16 (*row)[LABEL_COLUMNS], u64 bits, labels sum) {
    labels weight;
    for (; bits; bits &= bits - 1) {
        memcpy(&weight, row[__builtin_ctzll(bits)], sizeof weight);
        sum += weight;
    }
    return sum;
}

static void weigh(const struct model *m, const struct run *run, u32 i, i16 weight[LABEL_COLUMNS]) {
    labels sum = {0};
    for (u32 w = 0; w < WHERES; w++) {
        const struct clue *c = &run->clue[(int)i + RUN_MARGIN + where_token[w]];
        const i16 (*row)[LABEL_COLUMNS] = m->evidence + w * EVIDENCE_BITS;
        sum = add_rows(row, c->cls, sum);
        sum = add_rows(row + 64, c->more, sum);
        sum = add_rows(row + EVIDENCE_CLASSES, c->fact, sum);
    }
    memcpy(weight, &sum, sizeof sum);
}

/* The best score of every label at the next token, and the label before it.
 * Written without branches, so that compilers make vectors of it. */
static void advance(const i32 passage[LABELS][LABEL_COLUMNS], i32 *score, const i16 *weight, i32 *from) {
    i32 best[LABEL_COLUMNS], origin[LABEL_COLUMNS] = {0};
    for (u32 label = 0; label < LABEL_COLUMNS; label++) best[label] = passage[0][label] + score[0];
    for (i32 before = 1; before < LABELS; before++) {
        i32 s = score[before];
        for (u32 label = 0; label < LABEL_COLUMNS; label++) {
            i32 sum = passage[before][label] + s;
            origin[label] = sum > best[label] ? before : origin[label];
            best[label] = sum > best[label] ? sum : best[label];
        }
    }
    for (u32 label = 0; label < LABEL_COLUMNS; label++) {
        score[label] = best[label] + weight[label];
        from[label] = origin[label];
    }
}

/* The best path through the weights of the run's tokens. */
static void best_path(const struct model *m, struct run *run, i16 (*weight)[LABEL_COLUMNS]) {
    u32 n = run->limit - run->first, best = 0;
    i32 from[RUN_MAX][LABEL_COLUMNS], score[LABEL_COLUMNS];
    for (u32 b = 0; b < LABEL_COLUMNS; b++) score[b] = m->passage[LABEL_NONE][b] + weight[0][b];
    for (u32 i = 1; i < n; i++) advance(m->passage, score, weight[i], from[i]);
    for (u32 b = 1; b < LABELS; b++)
        if (score[b] > score[best]) best = b;
    for (u32 i = n; i-- > 0;) {
        run->label[i] = (u8)best;
        if (i) best = (u32)from[i][best];
    }
}

void run_label(const struct doc *doc, struct run *run) {
    i16 (*weight)[LABEL_COLUMNS] = doc->label_weight + run->first;
    for (u32 i = 0; i < run->limit - run->first; i++) weigh(doc->model, run, i, weight[i]);
    best_path(doc->model, run, weight);
}

static void add_known(const struct model *m, u64 known, u32 where, i16 weight[LABEL_COLUMNS]) {
    labels sum;
    memcpy(&sum, weight, sizeof sum);
    sum = add_rows(m->evidence + where * EVIDENCE_BITS + EVIDENCE_CLASSES, known, sum);
    memcpy(weight, &sum, sizeof sum);
}

void run_label_again(const struct doc *doc, struct run *run) {
    i16 (*weight)[LABEL_COLUMNS] = doc->label_weight + run->first;
    int n = (int)(run->limit - run->first);
    for (int seen = 0; seen < n; seen++) {
        u64 known = run->clue[seen + RUN_MARGIN].fact;
        for (u32 w = 0; known && w < WHERES; w++) {
            int i = seen - where_token[w];
            if (i >= 0 && i < n) add_known(doc->model, known, w, weight[i]);
        }
    }
    best_path(doc->model, run, weight);
}
