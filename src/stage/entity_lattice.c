/* The best-scored labels of a run: every label of every token is weighed by
 * the evidence around it, and the best path through them is kept. */
#include "stage/entity.h"

#define UNREACHED (INT32_MIN / 2)

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
        add_rows(row + 64, c->fact, sum);
    }
}

/* A later token of a name goes on from an earlier one of the same kind. */
static bool follows(u32 before, u32 label) {
    if (label == LABEL_NONE || label % 2) return true;
    return before == label || before + 1 == label;
}

static u32 best_before(const i16 (*last)[LABEL_COLUMNS], const i32 *score, u32 label, i32 *best) {
    u32 from = 0;
    *best = UNREACHED;
    for (u32 b = 0; b < LABELS; b++) {
        i32 s = score[b] + last[b][label];
        if (!follows(b, label) || s <= *best) continue;
        *best = s;
        from = b;
    }
    return from;
}

void run_label(const struct model *m, struct run *run) {
    const i16 (*last)[LABEL_COLUMNS] = m->evidence + WHERES * EVIDENCE_BITS;
    u32 n = run->limit - run->first, best = 0;
    u8 from[RUN_MAX][LABEL_COLUMNS];
    i32 score[LABEL_COLUMNS] = {0}, next[LABEL_COLUMNS] = {0};
    for (u32 b = 1; b < LABELS; b++) score[b] = UNREACHED;
    for (u32 i = 0; i < n; i++) {
        i16 sum[LABEL_COLUMNS];
        weigh(m, run, i, sum);
        for (u32 label = 0; label < LABELS; label++) {
            from[i][label] = (u8)best_before(last, score, label, &next[label]);
            next[label] += sum[label];
        }
        memcpy(score, next, sizeof score);
    }
    for (u32 b = 1; b < LABELS; b++)
        if (score[b] > score[best]) best = b;
    for (u32 i = n; i-- > 0;) {
        run->label[i] = (u8)best;
        best = from[i][best];
    }
}
