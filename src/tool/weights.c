/* berita-weights: estimates lexicons/weights/entity.tsv from annotated texts.
 *
 * usage: berita-weights [--l1 X] [--l2 X] [--iterations N] [--only LIST] < ANNOTATIONS > entity.tsv
 *        berita-weights --folds K [--hold I] [...] < ANNOTATIONS
 *
 * With --folds no weights are written: the documents are dealt out to K shares,
 * each is labelled by the weights that the others give, and the F1 of every set
 * and kind is printed.  --hold writes the weights that the shares but I give,
 * zeros too, to be laid over others with `berita-extract --lexicon`.
 *
 * --only estimates the evidence that LIST names, with commas, and keeps the
 * built-in weights of all other: for evidence that came later.
 *
 * ANNOTATIONS are documents one after another, fields separated by tabs;
 * tests/weights/annotations.py makes them:
 *
 *   doc  ID  SET  WEIGHT  REST  PLACES  BYTES    then so many bytes of text, and a newline
 *   span START END FIRST MORE                    of the document before, in bytes
 *
 * REST, PLACES, FIRST and MORE are the labels, joined by commas, that a token
 * may bear: outside of all spans, the same for words that the lexicons know as
 * places, at the beginning of a span, and further on. */
#include "stage/entity.h"
#include "tool/crf.h"
#include "tool/tool.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { SETS = 32, KINDS = 3, LINE_MOST = 4096, SMALLEST = 2 /* hundredths: no smaller weight is written */ };

struct span {
    u32 start, end;
    u8 first, more;
};

/* Where a run stands in its document.  A run seen again counts the second
 * time when results are. */
struct origin {
    u32 first;
    bool seen_again;
};

/* An annotated document, and what is gathered from it. */
struct reader {
    struct tool tool;
    struct crf_data data;
    char *set[SETS], *text;
    const char *only; /* names of evidence to be estimated; NULL: all */
    u32 n_sets, n_docs, folds, hold;
    struct span *span;
    size_t n_spans, len;
    u32 of_set;
    double weight;
    u8 rest, places;
    size_t first_run; /* of the document */
    struct origin *origin; /* of each run */
    size_t n_origins;
    long line;
};

static void die(const struct reader *r, const char *what) {
    fprintf(stderr, "berita-weights: line %ld: %s\n", r->line, what);
    exit(2);
}

/* One more row of an array whose room doubles at powers of two. */
static void *grow(const struct reader *r, void *rows, size_t n, size_t size) {
    if (n & (n - 1)) return rows;
    void *more = realloc(rows, (n ? 2 * n : 1) * size);
    if (!more) die(r, "out of memory");
    return more;
}

#define PUSH(r, rows, n) ((rows) = grow(r, rows, n, sizeof *(rows)), &(rows)[(n)++])

/* ---- evidence ---------------------------------------------------------- */

static u8 allowed_at(const struct reader *r, const struct doc *doc, const struct run *run, u32 t) {
    const struct berita_token *k = &doc->token[t];
    for (size_t i = 0; i < r->n_spans; i++) {
        const struct span *s = &r->span[i];
        if (k->start < s->start || k->start >= s->end) continue;
        return t == run->first || doc->token[t - 1].start < s->start ? s->first : s->more;
    }
    bool place = doc_is(doc, t, CLASS_PLACE_COUNTRY) || doc_is(doc, t, CLASS_PLACE_PROVINCE) ||
                 doc_is(doc, t, CLASS_PLACE_CITY) || doc_is(doc, t, CLASS_PLACE_REGENCY);
    return place ? r->places : r->rest;
}

static void push_bits(struct reader *r, u32 row, u64 bits) {
    for (; bits; bits &= bits - 1) {
        u32 at = row + (u32)__builtin_ctzll(bits);
        if (evidence_row_name(at)) *PUSH(r, r->data.row, r->data.n_rows) = (u16)at;
    }
}

static void push_clue(struct reader *r, u32 where, const struct clue *c) {
    push_bits(r, where * EVIDENCE_BITS, c->cls);
    push_bits(r, where * EVIDENCE_BITS + 64, c->more);
    push_bits(r, where * EVIDENCE_BITS + EVIDENCE_CLASSES, c->fact);
}

static const int offset[WHERES] = {
    [WHERE_HERE] = 0, [WHERE_BEFORE] = -1, [WHERE_AFTER] = 1, [WHERE_BEFORE2] = -2, [WHERE_AFTER2] = 2,
};

/* The same run as it was seen the first time; the second adds to its evidence. */
static size_t first_time(const struct reader *r, const struct run *run) {
    for (size_t i = r->first_run; i < r->data.n_runs; i++)
        if (r->origin[i].first == run->first) return i;
    die(r, "a run was seen a second time only");
    return 0;
}

static void push_known(struct reader *r, const struct run *run, u32 i) {
    for (u32 w = 0; w < WHERES; w++) {
        int at = (int)i + offset[w];
        if (at < 0 || at >= (int)(run->limit - run->first)) continue;
        push_bits(r, w * EVIDENCE_BITS + EVIDENCE_CLASSES, run->clue[at + RUN_MARGIN].fact);
    }
}

static void push_again(struct reader *r, const struct run *run, u32 i, u32 old) {
    u32 first = r->data.token[old].first, limit = first + r->data.token[old].n;
    for (u32 k = first; k < limit; k++) {
        u16 row = r->data.row[k];
        *PUSH(r, r->data.row, r->data.n_rows) = row;
    }
    push_known(r, run, i);
}

static void see(void *to, const struct doc *doc, const struct run *run, bool again) {
    struct reader *r = to;
    u32 n = run->limit - run->first;
    size_t old = again ? first_time(r, run) : 0;
    struct crf_run made = {(u32)r->data.n_tokens, n, r->weight, r->of_set, r->n_docs % r->folds};
    for (u32 i = 0; i < n; i++) {
        struct crf_token token = {(u32)r->data.n_rows, 0, allowed_at(r, doc, run, run->first + i)};
        for (u32 w = 0; !again && w < WHERES; w++) push_clue(r, w, &run->clue[(int)i + RUN_MARGIN + offset[w]]);
        if (again) push_again(r, run, i, r->data.run[old].first + i);
        token.n = (u32)r->data.n_rows - token.first;
        *PUSH(r, r->data.token, r->data.n_tokens) = token;
    }
    if (again) r->origin[old].seen_again = true;
    *PUSH(r, r->origin, r->n_origins) = (struct origin){run->first, false};
    *PUSH(r, r->data.run, r->data.n_runs) = made;
}

/* ---- annotations -------------------------------------------------------- */

static u8 parse_label(const struct reader *r, const char *name, size_t n) {
    for (u32 i = 0; i < LABELS; i++)
        if (strlen(label_name[i]) == n && memcmp(label_name[i], name, n) == 0) return (u8)(1u << i);
    die(r, "there is no such label");
    return 0;
}

static u8 parse_labels(const struct reader *r, const char *p) {
    u8 labels = 0;
    for (;;) {
        size_t n = strcspn(p, ",");
        labels |= parse_label(r, p, n);
        if (!p[n]) return labels;
        p += n + 1;
    }
}

static u32 find_set(struct reader *r, const char *name) {
    for (u32 i = 0; i < r->n_sets; i++)
        if (strcmp(r->set[i], name) == 0) return i;
    if (r->n_sets == SETS) die(r, "too many sets");
    r->set[r->n_sets] = strdup(name);
    return r->n_sets++;
}

static u32 cut_fields(char *line, char **field, u32 most) {
    u32 n = 0;
    line[strcspn(line, "\n")] = 0;
    while (n < most && line) {
        field[n++] = line;
        line = strchr(line, '\t');
        if (line) *line++ = 0;
    }
    return n;
}

static void finish_doc(struct reader *r) {
    if (!r->text) return;
    struct entity_watch watch = {see, r};
    tool_give(&r->tool, r->text, r->len, NULL);
    r->first_run = r->data.n_runs;
    if (!tool_run(&r->tool, "date", NULL)) die(r, "the text before cannot be read");
    entity_label(r->tool.doc, &watch);
    r->n_docs++;
    free(r->text);
    r->text = NULL;
    r->n_spans = 0;
}

static void begin_doc(struct reader *r, char **field) {
    finish_doc(r);
    r->of_set = find_set(r, field[2]);
    r->weight = strtod(field[3], NULL);
    r->rest = parse_labels(r, field[4]);
    r->places = parse_labels(r, field[5]);
    r->len = strtoul(field[6], NULL, 10);
    r->text = malloc(r->len + 1);
    if (!r->text || fread(r->text, 1, r->len, stdin) != r->len || getchar() != '\n') die(r, "the text is cut off");
}

static void read_annotations(struct reader *r) {
    char line[LINE_MOST], *field[7];
    while (fgets(line, sizeof line, stdin)) {
        r->line++;
        u32 n = cut_fields(line, field, COUNT(field));
        if (n == 7 && strcmp(field[0], "doc") == 0) {
            begin_doc(r, field);
        } else if (n == 5 && r->text && strcmp(field[0], "span") == 0) {
            struct span s = {(u32)strtoul(field[1], NULL, 10), (u32)strtoul(field[2], NULL, 10),
                             parse_labels(r, field[3]), parse_labels(r, field[4])};
            *PUSH(r, r->span, r->n_spans) = s;
        } else {
            die(r, "neither doc nor span");
        }
    }
    finish_doc(r);
}

/* ---- results ------------------------------------------------------------ */

static void write_weights(const double *w, bool all) {
    puts("%weights\n"
         "# What each piece of evidence says for and against a label; see\n"
         "# src/model/evidence.h.  entity.LABEL.WHERE.EVIDENCE, estimated together as a\n"
         "# linear-chain conditional random field over annotated news (1 is a factor of e)\n"
         "# by `make weights`.");
    for (u32 row = 0; row < EVIDENCE_ROWS; row++)
        for (u32 label = 0; label < LABELS; label++) {
            long hundredths = lround(100 * w[(size_t)row * LABELS + label]);
            u32 where = row / EVIDENCE_BITS;
            if (labs(hundredths) < SMALLEST && !all) continue;
            const char *place = where < WHERES ? where_name[where] : "last";
            const char *what = evidence_row_name(row);
            if (!what || label == LABEL_MORE) continue;
            printf(EVIDENCE_PREFIX "%s.%s.%s\t%.2f\n", label_name[label], place, what, (double)hundredths / 100);
        }
}

/* ---- weights that are there --------------------------------------------- */

static bool is_listed(const char *list, const char *name) {
    for (size_t n; *list; list += n + (list[n] == ',')) {
        n = strcspn(list, ",");
        if (strlen(name) == n && memcmp(list, name, n) == 0) return true;
    }
    return false;
}

/* The built-in weights, and which rows are to keep them: all that the list does
 * not name. */
static void start_from(const struct reader *r, const char *only, double *w, bool *kept) {
    for (u32 row = 0; row < EVIDENCE_ROWS; row++) {
        const char *name = evidence_row_name(row);
        kept[row] = !name || row / EVIDENCE_BITS == WHERES || !is_listed(only, name);
        for (u32 label = 0; label < LABELS; label++)
            w[(size_t)row * LABELS + label] = (double)r->tool.doc->model->evidence[row][label] / EVIDENCE_SCALE;
    }
}

struct tally {
    u32 gold, made, both;
};

/* Does a name of the kind, from 0, begin at i, and where does it end? */
static bool name_at(const u8 *label, u32 n, u32 i, u32 kind, u32 *limit) {
    if (label[i] != 1 + kind) return false;
    for (*limit = i + 1; *limit < n && label[*limit] == 1 + kind + LABEL_MORE;) ++*limit;
    return true;
}

static void count_names(const u8 *gold, const u8 *made, u32 n, struct tally tally[KINDS]) {
    for (u32 i = 0; i < n; i++)
        for (u32 kind = 0; kind < KINDS; kind++) {
            u32 g = 0, m = 0;
            bool in_gold = name_at(gold, n, i, kind, &g), in_made = name_at(made, n, i, kind, &m);
            tally[kind].gold += in_gold;
            tally[kind].made += in_made;
            tally[kind].both += in_gold && in_made && g == m;
        }
}

static bool annotated_in_full(const struct crf_data *data, const struct crf_run *run, u8 *gold) {
    for (u32 i = 0; i < run->n; i++) {
        u8 allowed = data->token[run->first + i].allowed;
        if (allowed & (allowed - 1)) return false;
        gold[i] = (u8)__builtin_ctz(allowed);
    }
    return true;
}

static void try_fold(const struct reader *r, u32 fold, const double *w, struct tally (*tally)[KINDS]) {
    u8 gold[RUN_MAX], made[RUN_MAX];
    for (size_t i = 0; i < r->data.n_runs; i++) {
        const struct crf_run *run = &r->data.run[i];
        if (run->fold != fold || r->origin[i].seen_again || !annotated_in_full(&r->data, run, gold)) continue;
        crf_label(&r->data, run, w, made);
        count_names(gold, made, run->n, tally[run->set]);
    }
}

static void print_fold(const struct reader *r, struct tally (*tally)[KINDS]) {
    for (u32 s = 0; s < r->n_sets; s++) {
        printf("%-20s", r->set[s]);
        for (u32 kind = 0; kind < KINDS; kind++) {
            const struct tally *t = &tally[s][kind];
            printf("  %s %.3f of %u", label_name[1 + kind], t->gold + t->made ? 2.0 * t->both / (t->gold + t->made) : 0,
                   t->gold);
        }
        putchar('\n');
    }
}

static int estimate(struct reader *r, struct crf_penalty *penalty) {
    static double w[CRF_WEIGHTS];
    static bool kept[EVIDENCE_ROWS];
    static struct tally tally[SETS][KINDS];
    for (u32 fold = 0; fold < r->folds; fold++) {
        if (r->hold != NONE && fold != r->hold) continue;
        memset(w, 0, sizeof w);
        if (r->only) {
            start_from(r, r->only, w, kept);
            penalty->kept = kept;
        }
        if (!crf_estimate(&r->data, penalty, r->folds > 1 ? fold : NONE, w)) die(r, "out of memory");
        try_fold(r, fold, w, tally);
        if (r->folds == 1 || r->hold != NONE) write_weights(w, r->hold != NONE);
    }
    if (r->hold != NONE) return 0;
    if (r->folds > 1) print_fold(r, tally);
    return fflush(stdout) || ferror(stdout) ? 1 : 0;
}

int main(int argc, char **argv) {
    static struct reader r;
    struct crf_penalty penalty = {.l1 = 4, .l2 = 3, .iterations = 150};
    r.folds = 1;
    r.hold = NONE;
    for (int i = 1; i < argc; i += 2) {
        double value = i + 1 < argc ? strtod(argv[i + 1], NULL) : 0;
        if (i + 1 == argc) die(&r, "an option wants a value");
        if (strcmp(argv[i], "--l1") == 0) penalty.l1 = value;
        else if (strcmp(argv[i], "--l2") == 0) penalty.l2 = value;
        else if (strcmp(argv[i], "--iterations") == 0) penalty.iterations = (int)value;
        else if (strcmp(argv[i], "--folds") == 0 && value >= 2) r.folds = (u32)value;
        else if (strcmp(argv[i], "--hold") == 0) r.hold = (u32)value;
        else if (strcmp(argv[i], "--only") == 0) r.only = argv[i + 1];
        else die(&r, "options are --l1, --l2, --iterations, --folds, --hold and --only");
    }
    if (!tool_open(&r.tool)) return 1;
    read_annotations(&r);
    int status = r.data.n_runs ? estimate(&r, &penalty) : 2;
    tool_close(&r.tool);
    return status;
}
