#include "tool/crf.h"

#include "stage/entity.h"

#include <math.h>
#include <stdlib.h>

enum {
    HISTORY = 8,    /* steps that OWL-QN remembers */
    HALVINGS = 30   /* of one step, before the search ends */
};

#define ANY_LABEL (((1u << LABELS) - 1) & ~(1u << LABEL_MORE))
#define UNREACHED (-1e30)
#define CLOSE_ENOUGH 1e-5 /* a gain, as a share of the objective */

/* Sums over paths are kept as logarithms: a label's, from the left and right. */
struct lattice {
    double score[RUN_MAX][LABELS]; /* of the evidence alone */
    double left[RUN_MAX][LABELS], right[RUN_MAX][LABELS];
    double total;
};

static const double *last_row(const double *w, u32 before) {
    return w + (size_t)(WHERES * EVIDENCE_BITS + before) * LABELS;
}

static bool follows(u32 before, u32 label) {
    if (before == LABEL_MORE || label == LABEL_MORE) return false;
    return !label_goes_on(label) || before == label || before + LABEL_MORE == label;
}

static double log_sum(const double *x, u32 n) {
    double most = x[0], sum = 0;
    for (u32 i = 1; i < n; i++) most = x[i] > most ? x[i] : most;
    if (most <= UNREACHED / 2) return UNREACHED;
    for (u32 i = 0; i < n; i++) sum += exp(x[i] - most);
    return most + log(sum);
}

static void weigh(const struct crf_data *data, const struct crf_run *run, const double *w, struct lattice *l) {
    for (u32 i = 0; i < run->n; i++) {
        const struct crf_token *t = &data->token[run->first + i];
        double sum[LABELS] = {0};
        for (u32 k = t->first; k < t->first + t->n; k++)
            for (u32 y = 0; y < LABELS; y++) sum[y] += w[(size_t)data->row[k] * LABELS + y];
        memcpy(l->score[i], sum, sizeof l->score[i]);
    }
}

static bool may(const struct crf_data *data, const struct crf_run *run, u32 i, u32 y, bool free) {
    return free || data->token[run->first + i].allowed >> y & 1;
}

/* What stands before a run counts as no name, as in the stage. */
static void sum_left(const struct crf_data *data, const struct crf_run *run, const double *w, bool free,
                     struct lattice *l) {
    double x[LABELS];
    for (u32 i = 0; i < run->n; i++)
        for (u32 y = 0; y < LABELS; y++) {
            for (u32 b = 0; b < LABELS; b++) {
                bool open = follows(b, y) && (i ? l->left[i - 1][b] > UNREACHED : b == LABEL_NONE);
                x[b] = open ? (i ? l->left[i - 1][b] : 0) + last_row(w, b)[y] : UNREACHED;
            }
            double sum = may(data, run, i, y, free) ? log_sum(x, LABELS) : UNREACHED;
            l->left[i][y] = sum > UNREACHED ? sum + l->score[i][y] : UNREACHED;
        }
    l->total = log_sum(l->left[run->n - 1], LABELS);
}

static void sum_right(const struct crf_data *data, const struct crf_run *run, const double *w, bool free,
                      struct lattice *l) {
    double x[LABELS];
    for (u32 i = run->n; i-- > 0;)
        for (u32 y = 0; y < LABELS; y++) {
            if (i + 1 == run->n) {
                l->right[i][y] = 0;
                continue;
            }
            for (u32 a = 0; a < LABELS; a++)
                x[a] = follows(y, a) && may(data, run, i + 1, a, free) && l->right[i + 1][a] > UNREACHED
                           ? l->right[i + 1][a] + l->score[i + 1][a] + last_row(w, y)[a]
                           : UNREACHED;
            l->right[i][y] = log_sum(x, LABELS);
        }
}

/* Adds sign times what is expected of each weight to the gradient. */
static void expect(const struct crf_data *data, const struct crf_run *run, const double *w, bool free,
                   const struct lattice *l, double sign, double *gradient) {
    for (u32 i = 0; i < run->n; i++) {
        const struct crf_token *t = &data->token[run->first + i];
        double share[LABELS] = {0};
        for (u32 y = 0; y < LABELS; y++) {
            share[y] = l->left[i][y] > UNREACHED ? sign * exp(l->left[i][y] + l->right[i][y] - l->total) : 0;
            if (share[y] == 0 || !may(data, run, i, y, free)) continue;
            for (u32 b = 0; b < LABELS; b++) {
                if (!follows(b, y) || (i ? l->left[i - 1][b] <= UNREACHED : b != LABEL_NONE)) continue;
                double before = i ? l->left[i - 1][b] : 0;
                gradient[last_row(w, b) - w + y] +=
                    sign * exp(before + last_row(w, b)[y] + l->score[i][y] + l->right[i][y] - l->total);
            }
        }
        for (u32 k = t->first; k < t->first + t->n; k++)
            for (u32 y = 0; y < LABELS; y++) gradient[(size_t)data->row[k] * LABELS + y] += share[y];
    }
}

/* Runs of which nothing is annotated add nothing. */
static bool says_nothing(const struct crf_data *data, const struct crf_run *run) {
    for (u32 i = 0; i < run->n; i++)
        if (data->token[run->first + i].allowed != ANY_LABEL) return false;
    return true;
}

/* The run's share of the objective, to be made small. */
static double add_run(const struct crf_data *data, const struct crf_run *run, const double *w, struct lattice *l,
                      double *gradient) {
    double loss = 0;
    if (says_nothing(data, run)) return 0;
    weigh(data, run, w, l);
    sum_left(data, run, w, false, l);
    if (l->total <= UNREACHED / 2) return 0;
    for (int free = 0; free < 2; free++) {
        double sign = free ? run->weight : -run->weight;
        if (free) sum_left(data, run, w, true, l);
        sum_right(data, run, w, free, l);
        expect(data, run, w, free, l, sign, gradient);
        loss += sign * l->total;
    }
    return loss;
}

static void keep(const struct crf_penalty *p, double *gradient) {
    for (size_t row = 0; p->kept && row < EVIDENCE_ROWS; row++)
        if (p->kept[row]) memset(gradient + row * LABELS, 0, LABELS * sizeof *gradient);
}

/* Without the L1 penalty, which has no gradient. */
static double smooth(const struct crf_data *data, const struct crf_penalty *p, u32 held, const double *w,
                     struct lattice *l, double *gradient) {
    double loss = 0;
    for (size_t i = 0; i < CRF_WEIGHTS; i++) {
        gradient[i] = p->l2 * w[i];
        loss += p->l2 * w[i] * w[i] / 2;
    }
    for (size_t i = 0; i < data->n_runs; i++)
        if (data->run[i].fold != held || held == NONE) loss += add_run(data, &data->run[i], w, l, gradient);
    keep(p, gradient);
    return loss;
}

static double size(const double *w) {
    double sum = 0;
    for (size_t i = 0; i < CRF_WEIGHTS; i++) sum += fabs(w[i]);
    return sum;
}

static double dot(const double *a, const double *b) {
    double sum = 0;
    for (size_t i = 0; i < CRF_WEIGHTS; i++) sum += a[i] * b[i];
    return sum;
}

/* The steepest way at points where the L1 penalty has a corner. */
static double lean(double w, double gradient, double l1) {
    if (w > 0) return gradient + l1;
    if (w < 0) return gradient - l1;
    if (gradient + l1 < 0) return gradient + l1;
    return gradient - l1 > 0 ? gradient - l1 : 0;
}

struct search {
    double w[CRF_WEIGHTS], gradient[CRF_WEIGHTS], steep[CRF_WEIGHTS], way[CRF_WEIGHTS];
    double next[CRF_WEIGHTS], next_gradient[CRF_WEIGHTS];
    double step[HISTORY][CRF_WEIGHTS], change[HISTORY][CRF_WEIGHTS], product[HISTORY];
    int steps;
    struct lattice lattice;
};

/* Two loops over the remembered steps turn the slope into Newton's way. */
static void choose_way(struct search *s, const struct crf_penalty *p) {
    double factor[HISTORY];
    int low = s->steps > HISTORY ? s->steps - HISTORY : 0;
    for (size_t i = 0; i < CRF_WEIGHTS; i++) {
        s->steep[i] = p->kept && p->kept[i / LABELS] ? 0 : lean(s->w[i], s->gradient[i], p->l1);
        s->way[i] = -s->steep[i];
    }
    for (int k = s->steps; k-- > low;) {
        int h = k % HISTORY;
        factor[h] = dot(s->step[h], s->way) / s->product[h];
        for (size_t i = 0; i < CRF_WEIGHTS; i++) s->way[i] -= factor[h] * s->change[h][i];
    }
    if (s->steps) {
        int h = (s->steps - 1) % HISTORY;
        double scale = s->product[h] / dot(s->change[h], s->change[h]);
        for (size_t i = 0; i < CRF_WEIGHTS; i++) s->way[i] *= scale;
    }
    for (int k = low; k < s->steps; k++) {
        int h = k % HISTORY;
        double more = factor[h] - dot(s->change[h], s->way) / s->product[h];
        for (size_t i = 0; i < CRF_WEIGHTS; i++) s->way[i] += more * s->step[h][i];
    }
    for (size_t i = 0; i < CRF_WEIGHTS; i++)
        if (s->way[i] * s->steep[i] >= 0) s->way[i] = 0;
}

/* No weight changes its sign in one step. */
static void go(struct search *s, double length) {
    for (size_t i = 0; i < CRF_WEIGHTS; i++) {
        double sign = s->w[i] != 0 ? s->w[i] : -s->steep[i], x = s->w[i] + length * s->way[i];
        s->next[i] = x * sign > 0 ? x : 0;
    }
}

static void remember(struct search *s) {
    int h = s->steps % HISTORY;
    for (size_t i = 0; i < CRF_WEIGHTS; i++) {
        s->step[h][i] = s->next[i] - s->w[i];
        s->change[h][i] = s->next_gradient[i] - s->gradient[i];
    }
    s->product[h] = dot(s->step[h], s->change[h]);
    if (s->product[h] > 1e-10) s->steps++;
    memcpy(s->w, s->next, sizeof s->w);
    memcpy(s->gradient, s->next_gradient, sizeof s->gradient);
}

bool crf_estimate(const struct crf_data *data, const struct crf_penalty *p, u32 held, double *w) {
    struct search *s = calloc(1, sizeof *s);
    if (!s) return false;
    memcpy(s->w, w, sizeof s->w);
    double best = smooth(data, p, held, s->w, &s->lattice, s->gradient) + p->l1 * size(s->w);
    for (int i = 0; i < p->iterations; i++) {
        choose_way(s, p);
        double length = s->steps ? 1 : 1 / sqrt(dot(s->way, s->way) + 1e-12), reached = best;
        double slope = dot(s->way, s->steep);
        for (int h = 0; h < HALVINGS; h++, length /= 2) {
            go(s, length);
            reached = smooth(data, p, held, s->next, &s->lattice, s->next_gradient) + p->l1 * size(s->next);
            if (reached <= best + 1e-4 * length * slope) break;
        }
        if (!(reached < best)) break;
        double gain = (best - reached) / best;
        remember(s);
        best = reached;
        if (gain < CLOSE_ENOUGH) break;
    }
    memcpy(w, s->w, sizeof s->w);
    free(s);
    return true;
}

void crf_label(const struct crf_data *data, const struct crf_run *run, const double *w, u8 *label) {
    static const struct lattice none;
    struct lattice l = none;
    u8 from[RUN_MAX][LABELS];
    double best[LABELS], sum[LABELS];
    weigh(data, run, w, &l);
    for (u32 y = 0; y < LABELS; y++)
        best[y] = follows(LABEL_NONE, y) ? last_row(w, LABEL_NONE)[y] + l.score[0][y] : UNREACHED;
    for (u32 i = 1; i < run->n; i++, memcpy(best, sum, sizeof best))
        for (u32 y = 0; y < LABELS; y++) {
            sum[y] = UNREACHED;
            for (u32 b = 0; b < LABELS; b++) {
                double x = best[b] + last_row(w, b)[y];
                if (follows(b, y) && x > sum[y]) sum[y] = x, from[i][y] = (u8)b;
            }
            sum[y] += l.score[i][y];
        }
    u32 y = 0;
    for (u32 b = 1; b < LABELS; b++)
        if (best[b] > best[y]) y = b;
    for (u32 i = run->n; i-- > 0; y = i ? from[i][y] : y) {
        label[i] = (u8)y;
        if (!i) break;
    }
}
