/* What berita-tokenize and berita-tag print of any bytes: pieces hold every
 * token once, rows keep their columns, objects are JSON. */
#include "printed.h"

#include "emit/tags.h"

static struct tags tags;
static const struct choice choice = {.kinds = KIND_ALL};

static void release_tags(void) { tags_free(&tags); }

static void start_tags(void) {
    if (!start()) return;
    for (unsigned i = 0; i < COLUMNS; i++) tags.column[i] = (enum column)i;
    tags.n = COLUMNS;
    atexit(release_tags);
}

static size_t count(char c) {
    size_t n = 0;
    for (size_t i = 0; i < got.n; i++) n += got.buf[i] == c;
    return n;
}

static void check_pieces(struct pieces p) {
    struct piece piece = {0};
    uint32_t last = 0;
    while (pieces_next(&p, &view, piece.limit, &piece)) {
        check(piece.first == last && piece.limit > last, "a token in no piece or in two");
        last = piece.limit;
    }
    check(last == view.n_tokens, "tokens behind the last piece");
    got.n = 0;
    struct pieces again = {.begins = p.begins};
    emit_tokens_lines(&got, &view, &again);
    check(count('\n') == p.number, "lines");
}

static void check_formats(struct pieces p) {
    struct pieces all = p;
    got.n = 0;
    emit_tokens_words(&got, &view, &all);
    all = p;
    got.n = 0;
    emit_tokens_jsonl(&got, &view, &all);
    check_objects();
    all = p;
    got.n = 0;
    emit_tokens_conllu(&got, &view, &all);
    check(count('\t') % 9 == 0, "columns of CoNLL-U");
}

static void check_tags(struct pieces p) {
    struct pieces all = p;
    check(tags_fill(&tags, &view), "memory");
    got.n = 0;
    emit_tags_tsv(&got, &view, &tags, &all);
    check(count('\t') == (size_t)(COLUMNS - 1) * view.n_tokens, "columns of tags");
    all = p;
    tags.phrase = 0;
    got.n = 0;
    emit_tags_jsonl(&got, &view, &tags, &all);
    check_objects();
    all = p;
    tags.phrase = 0;
    got.n = 0;
    emit_tags_conllu(&got, &view, &tags, &all);
    check(count('\t') == (size_t)9 * view.n_tokens, "columns of tags in CoNLL-U");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct record record;
    start_tags();
    analyse(data, size, BERITA_UNTIL_END, &record, &choice);
    check_pieces((struct pieces){.begins = BERITA_LINE});
    check_pieces((struct pieces){.begins = BERITA_SENTENCE});
    check_formats((struct pieces){.begins = BERITA_SENTENCE | BERITA_INNER, .clitics = true});
    check_tags((struct pieces){.begins = BERITA_SENTENCE});
    return 0;
}
