/* What berita-score makes of any two lines, gold and a record: no count is
 * larger than what it counts, and whatever is printed keeps its form. */
#include "fuzz.h"

#include "score/read.h"
#include "score/report.h"

#include <stdio.h>
#include <stdlib.h>

static void check_tallies(const struct tallies *t) {
    for (u32 i = 0; i < SLOTS; i++) {
        const struct tally *row = &t->slot[i];
        double figure = tally_figure((enum slot)i, row);
        check(row->right <= row->wanted, "more is right than there is");
        check(i >= SLOT_RATES || row->right <= row->made, "more is right than was found");
        check(figure >= 0 && figure <= 1, "a figure outside of 0 to 1");
        check(t->asked >> i & 1 || !row->wanted, "a row that nobody asked for");
    }
    for (u32 i = 0; i < SLOT_RATES; i += 2)
        check(t->slot[i].right <= t->slot[i + 1].right ||
                  t->slot[i].wanted != t->slot[i + 1].wanted,
              "strict is more than loose");
}

static size_t count(const struct out *out, char c) {
    size_t n = 0;
    for (size_t i = 0; i < out->n; i++) n += out->buf[i] == c;
    return n;
}

static void check_prints(struct report *r, struct out *out) {
    out->n = 0;
    report_html(r, out);
    check(count(out, '<') == count(out, '>'), "a tag without end");
    r->content = CONTENT_ERRORS;
    out->n = 0;
    report_tsv(r, out);
    check(count(out, '\n') == r->differences.n + 1 && count(out, '\t') == 13 * count(out, '\n'),
          "rows and columns");
    out->n = 0;
    report_text(r, out);
    check(count(out, '\n') == r->differences.n, "a line a difference");
    out->n = 0;
    report_json(r, out);
    check(count(out, '\n') == r->differences.n && !count(out, '\0'), "an object a difference");
}

static void compare(const struct set *gold, const struct set *made) {
    struct report r = {.gold_name = "g", .run_name = "r", .gold = gold, .n_docs = 1};
    struct scorer s = {.gold = gold,
                       .made = made,
                       .parts = ~(u64)0,
                       .differences = &r.differences,
                       .reliability = &r.reliability};
    struct out out;
    check(out_open(&out, -1), "memory");
    enum pairing pairing = score_pair(&s, &gold->doc[0], made->n_docs ? &made->doc[0] : NULL);
    if (pairing == PAIR_MISFIT) pairing = score_pair(&s, &gold->doc[0], NULL);
    check(pairing == PAIR_GOOD && score_doc(&s, &r.total), "memory");
    check_tallies(&r.total);
    differences_sort(&r.differences, 0);
    check_prints(&r, &out);
    score_free(&s);
    differences_free(&r.differences);
    letters_free(&r.letters);
    out_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct reader reader = {.name = "input"};
    struct set gold = {0}, made = {0};
    const char *p = (const char *)data, *lf = size ? memchr(p, '\n', size) : NULL;
    size_t first = lf ? (size_t)(lf - p) : size;
    bool known = reader_take(&reader, &gold, p, first) == READ_DOC;
    if (lf && known) reader_take(&reader, &made, lf + 1, size - first - 1);
    check(known == (gold.n_docs == 1) && set_index(&gold), "the document");
    if (known) compare(&gold, &made);
    letters_free(&reader.letters);
    set_free(&gold);
    set_free(&made);
    return 0;
}
