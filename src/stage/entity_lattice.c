/* The best-scored labels of a run: every label of every token is weighed by
 * the evidence around it, and the best path through them is kept. */
#include "stage/entity.h"

#define UNREACHED (INT32_MIN / 4)

static const int where_token[WHERES] = {
    [WHERE_HERE] = 0, [WHERE_BEFORE] = -1, [WHERE_AFTER] = 1, [WHERE_BEFORE2] = -2, [WHERE_AFTER2] = 2,
};

static void add_rows(const i16 (*row)[LABEL_COLUMNS], u64 bits, i16 sum[LABEL_COLUMNS]) {
    for (; bits; bits &= bits - 1) {
        const i16 *w = row[__builtin_ctzll(bits)];
        for (u32 i = 0; i < LABEL_COLUMNS; i++) sum[i] = (i16)(sum[i] + w[i]);
    }
}

static void weigh(const struct model *m, const struct run *run, u32 i, i16 sum[LABEL_COLUMNS]) {
    memset(sum, 0, sizeof *sum * LABEL_COLUMNS);
    for (u32 w = 0; w < WHERES; w++) {
        const struct clue *c = &run->clue[(int)i + RUN_MARGIN + where_token[w]];
        const i16 (*row)[LABEL_COLUMNS] = m->evidence + w * EVIDENCE_BITS;
        add_rows(row, c->cls, sum);
        add_rows(row + 64, c->more, sum);
        add_rows(row + EVIDENCE_CLASSES, c->fact, sum);
    }
}

/* A later token of a name goes on from an earlier one of the same kind. */
static bool follows(u32 before, u32 label) {
    if (label == LABEL_NONE || label % 2) return true;
    return before == label || before + 1 == label;
}

/* What going from each label to each weighs. */
static void passages(const struct model *m, i32 passage[LABELS][LABEL_COLUMNS]) {
    const i16 (*last)[LABEL_COLUMNS] = m->evidence + WHERES * EVIDENCE_BITS;
    for (u32 before = 0; before < LABELS; before++)
        for (u32 label = 0; label < LABEL_COLUMNS; label++)
            passage[before][label] =
                label < LABELS && follows(before, label) ? last[before][label] : UNREACHED;
}

/* The best score of every label at the next token, and the label before it.
 * Written without branches, so that compilers make vectors of it. */
static void advance(i32 passage[LABELS][LABEL_COLUMNS], i32 *score, const i16 *weight, i32 *from) {
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

void run_label(const struct model *m, struct run *run) {
    u32 n = run->limit - run->first, best = 0;
    i32 from[RUN_MAX][LABEL_COLUMNS], passage[LABELS][LABEL_COLUMNS], score[LABEL_COLUMNS] = {0};
    passages(m, passage);
    for (u32 b = 1; b < LABEL_COLUMNS; b++) score[b] = UNREACHED;
    for (u32 i = 0; i < n; i++) {
        i16 sum[LABEL_COLUMNS];
        weigh(m, run, i, sum);
        advance(passage, score, sum, from[i]);
    }
    for (u32 b = 1; b < LABELS; b++)
        if (score[b] > score[best]) best = b;
    for (u32 i = n; i-- > 0;) {
        run->label[i] = (u8)best;
        best = (u32)from[i][best];
    }
}
