/* Any text in every form that can be read back: it is read without complaint, as
 * one document, and TEI's letters are those of the text. */
#include "analysed.h"

#include "emit/emit.h"
#include "emit/utf8.h"
#include "score/forms.h"

static struct emit_space space;

static void release_space(void) { emit_space_free(&space); }

static void emit(enum format format, const struct choice *choice) {
    const struct emitter *e = &emitters[format];
    got.n = 0;
    if (e->begin) e->begin(&got, choice, false);
    e->record(&got, &view, &space);
    if (e->end) e->end(&got, choice, false);
    check(!got.error, "memory");
}

/* What XML can hold of the text, one letter for another. */
static bool is_text(const char *p, size_t n, const struct record *record) {
    const unsigned char *from = (const unsigned char *)record->text, *end = from + record->len;
    size_t at = 0;
    while (from < end) {
        size_t k = utf8_length(from, end);
        bool held = k && (*from >= 0x20 || *from == '\t' || *from == '\n' || *from == '\r');
        held = held && !(k == 3 && from[0] == 0xef && from[1] == 0xbf && from[2] >= 0xbe);
        const char *want = held ? (const char *)from : REPLACEMENT;
        size_t m = held ? k : 3;
        if (n - at < m || memcmp(p + at, want, m) != 0) return false;
        at += m;
        from += k ? k : 1;
    }
    return at == n;
}

static void check_tree(enum format format, const json_t *tree, const struct record *record) {
    const json_t *text = json_object_get(tree, "text");
    const char *letters = json_string_value(text);
    if (format != FORMAT_TEI) return;
    check(is_text(letters ? letters : "", json_string_length(text), record),
          "TEI has another text");
    check(json_array_size(json_object_get(tree, "dates")) == view.n_dates, "a date is lost");
    check(json_array_size(json_object_get(tree, "quotations")) == view.n_quotations,
          "a quotation is lost");
}

/* Reads what was printed. */
static void read_back(enum format format, enum form form, const struct record *record) {
    struct reader r = {
        .source.fd = -1, .name = "input", .whole = {.form = form, .p = got.buf, .n = got.n}};
    struct set s = {0};
    json_t *tree = NULL;
    enum read_status status = form_next(&r, &r.whole, &tree);
    check(form_of("x", got.buf, got.n) == form, "another form than it looks");
    check(status == READ_DOC || (status == READ_END && form == FORM_TABLE), r.message);
    if (tree) {
        check_tree(format, tree, record);
        check(reader_take_tree(&r, &s, tree) == READ_DOC, r.message);
        json_decref(tree);
        tree = NULL;
        check(form_next(&r, &r.whole, &tree) == READ_END, "a second document");
    }
    form_free(&r.whole);
    letters_free(&r.letters);
    set_free(&s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const enum rows rows[] = {ROWS_QUOTATIONS, ROWS_MENTIONS, ROWS_ROLES, ROWS_DATES};
    struct choice choice = {.kinds = KIND_ALL};
    struct record record;
    if (start()) check(emit_space_open(&space) && atexit(release_space) == 0, "memory");
    analyse(data, size, BERITA_UNTIL_END, &record, &choice);
    record.title = (struct berita_str){(const char *)data, (uint32_t)(size < 40 ? size : 40)};
    emit(FORMAT_TEI, &choice);
    read_back(FORMAT_TEI, FORM_TEI, &record);
    emit(FORMAT_CONLLU, &choice);
    read_back(FORMAT_CONLLU, FORM_CONLLU, &record);
    emit(FORMAT_ANNOTATION, &choice);
    read_back(FORMAT_ANNOTATION, FORM_WEBANNO, &record);
    for (unsigned i = 0; i < 8; i++) {
        choice.rows = rows[i / 2];
        emit(i % 2 ? FORMAT_CSV : FORMAT_TSV, &choice);
        read_back(FORMAT_CSV, FORM_TABLE, &record);
    }
    emit(FORMAT_BRAT, &choice);
    if (view.n_dates) read_back(FORMAT_BRAT, FORM_BRAT, &record);
    emit(FORMAT_MARKDOWN, &choice);
    check(!memchr(got.buf, 0x1b, got.n), "a terminal is given a command");
    return 0;
}
