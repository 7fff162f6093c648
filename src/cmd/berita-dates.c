/* berita-dates: tags or replaces the dates of a text, or lists them. */
#include "cmd/batch.h"
#include "cmd/in_place.h"
#include "emit/dates.h"

#include <errno.h>
#include <unistd.h>

enum { O_FORMAT, O_TYPE, O_BY, O_IN_PLACE, O_QUIET };

enum format { FORMAT_TAG, FORMAT_ISO, FORMAT_TSV, FORMAT_JSONL };

/* The order of the values is that of the enums they stand for. */
static const struct option_row rows[] = {
    {.letter = 'f',
     .name = "format",
     .arg = "FORMAT",
     .values = "tag iso tsv jsonl",
     .help = "tag, the text with TIMEX3 tags (the default), iso,\n"
             "with ISO 8601 values for the words; or dates\n"
             "alone, one a line: tsv, jsonl"},
    {.name = "type",
     .arg = "LIST",
     .values = "DATE TIME DURATION SET",
     .list = true,
     .help = "only dates of these types, with commas"},
    OPTION_BY,
    {.name = "in-place",
     .arg = "SUFFIX",
     .optional = true,
     .help = "write each FILE anew in its place; with SUFFIX\nkeep the old one as FILESUFFIX"},
    {.letter = 'q', .name = "quiet", .help = "do not tell of impossible dates and misprints"},
    SHARED_OPTIONS,
};

static const struct command command = {
    "berita-dates",
    "[OPTION]... [FILE]...",
    "Tag or replace the dates of Indonesian texts, or list them.  Without FILE, or\n"
    "when FILE is -, read standard input.",
    rows,
    sizeof rows / sizeof *rows,
};

struct run {
    struct program program;
    enum format format;
    struct dates dates; /* as asked for; each worker counts in one of its own */
    bool in_place, quiet;
    const char *suffix;
};

struct space {
    struct dates dates;
    struct out text; /* of a record, before it is made a string of JSON */
};

/* ---- options ---------------------------------------------------------- */

static bool take(void *self, unsigned row, const char *value) {
    struct run *run = self;
    struct program *p = &run->program;
    int chosen = 0;
    bool good = true;
    switch (row) {
    case O_TYPE: return program_set(p, row, value, &run->dates.types);
    case O_QUIET: run->quiet = true; break;
    case O_FORMAT:
        good = program_enum(p, row, value, &chosen);
        run->format = (enum format)chosen;
        break;
    case O_BY:
        good = program_enum(p, row, value, &chosen);
        p->input.part = (enum input_part)chosen;
        break;
    case O_IN_PLACE:
        run->in_place = true;
        run->suffix = value;
        break;
    }
    return good;
}

static bool is_listed(const struct run *run) { return run->format >= FORMAT_TSV; }

/* What options ask for together. */
static bool agree(const struct run *run, char **files) {
    if (!run->in_place) return true;
    if (is_listed(run)) {
        command_refuse(&command, "--in-place wants --format tag or iso");
        return false;
    }
    if (run->program.output) {
        command_refuse(&command, "--in-place and --output: which?");
        return false;
    }
    if (run->suffix && strchr(run->suffix, '/')) {
        command_refuse(&command, "--in-place wants a suffix without /, not \"%s\"", run->suffix);
        return false;
    }
    for (; !run->program.files_from && *files; files++) {
        if (strcmp(*files, "-") != 0) continue;
        command_refuse(&command, "--in-place wants files, not standard input");
        return false;
    }
    return true;
}

/* False when it has been reported. */
static bool parse(struct run *run, int argc, char **argv) {
    program_begin(&run->program, &command);
    run->program.first_shared = SHARED_PUBLISHED;
    run->program.until = BERITA_UNTIL_DATES;
    run->program.choice.kinds = KIND_DATES;
    run->dates.types = ~0u;
    if (!program_parse(&run->program, argc, argv, take, run)) return false;
    run->program.keep_raw = !is_listed(run);
    return true;
}

/* ---- records ---------------------------------------------------------- */

static const struct berita_date *date_at(const struct view *v, uint32_t byte) {
    for (uint32_t i = 0; i < v->n_dates; i++)
        if (v->date[i].start == byte) return &v->date[i];
    return NULL;
}

static void warn(struct worker *w, const struct berita_warning *warning, uint64_t line) {
    const struct view *v = &w->view;
    const struct space *space = w->space;
    const struct berita_date *d = date_at(v, warning->at);
    if (!d || !dates_want(&space->dates, d)) return;
    struct berita_str id = v->record->id, text = view_span(v, d->start, d->end);
    worker_report(w, "%.*s:%llu: %s: %.*s", (int)id.n, id.p, (unsigned long long)line,
                  warning->kind == BERITA_WARN_DATE ? "no such date" : "the weekday is not that day's",
                  (int)text.n, text.p);
}

static void warn_of_all(struct worker *w) {
    const struct view *v = &w->view;
    const struct space *space = w->space;
    uint64_t line = space->dates.lines + 1;
    uint32_t at = 0;
    for (uint32_t i = 0; i < v->n_warnings; i++) {
        const struct berita_warning *warning = &v->warning[i];
        if (warning->kind != BERITA_WARN_DATE && warning->kind != BERITA_WARN_WEEKDAY) continue;
        warn(w, warning, dates_line(v, warning->at, &at, &line));
    }
}

static void emit_text(const struct worker *w, struct out *out) {
    const struct run *run = w->self;
    const struct space *space = w->space;
    if (run->format == FORMAT_TAG) emit_dates_tag(out, &w->view, &space->dates);
    else emit_dates_iso(out, &w->view, &space->dates);
}

/* The record as it came, its text alone another; false when memory is short. */
static bool emit_record(struct worker *w) {
    struct out *out = w->out, *text = &((struct space *)w->space)->text;
    const struct record *r = w->view.record;
    text->n = 0;
    emit_text(w, text);
    if (text->error) return text->error = 0, false;
    out_bytes(out, r->raw.p, r->text_at);
    out_string(out, text->buf, text->n, w->view.bad);
    out_bytes(out, r->raw.p + r->text_end, r->raw.n - r->text_end);
    out_char(out, '\n');
    return true;
}

static void emit(struct worker *w) {
    const struct run *run = w->self;
    const struct space *space = w->space;
    if (run->format == FORMAT_TSV) emit_dates_tsv(w->out, &w->view, &space->dates);
    else if (run->format == FORMAT_JSONL) emit_dates_jsonl(w->out, &w->view, &space->dates);
    else if (!w->view.record->raw.p) emit_text(w, w->out);
    else if (!emit_record(w)) worker_memory(w);
}

static void one_record(struct worker *w, const struct record *record) {
    const struct run *run = w->self;
    struct space *space = w->space;
    if (!record->continues) {
        space->dates.lines = space->dates.rows = 0;
        w->view.base = 0;
    }
    if (!worker_analyse(w, record)) return;
    emit(w);
    if (!run->quiet) warn_of_all(w);
    dates_advance(&space->dates, &w->view);
}

static bool open_space(struct worker *w) {
    struct space *space = w->space;
    space->dates = ((const struct run *)w->self)->dates;
    return out_open(&space->text, -1);
}

static void close_space(struct worker *w) { out_free(&((struct space *)w->space)->text); }

static const struct work work = {
    .space = sizeof(struct space), .open = open_space, .close = close_space, .record = one_record};

/* ---- files ------------------------------------------------------------ */

static void not_replaced(struct run *run, const char *name, int error) {
    program_failed(&run->program, "%s: %s", name, error ? strerror(error) : "not an ordinary file");
}

/* A file of which some part was not done, or not written, stays as it was. */
static void one_in_place(struct run *run, struct batch *b, const char *name) {
    struct program *p = &run->program;
    struct in_place place;
    uint64_t failed = tally_failed(&b->tally);
    int standard = p->out.fd;
    if (!in_place_open(&place, name)) {
        not_replaced(run, name, errno);
        return;
    }
    p->out.fd = place.fd;
    batch_file(b, name);
    batch_settle(b);
    bool plain = !p->input.format || input_is_plain(&p->input);
    if (!plain) program_failed(p, "%s: only plain text and JSON Lines can be written in their place", name);
    bool whole = plain && batch_goes_on(b) && tally_failed(&b->tally) == failed;
    if (!out_flush(&p->out)) not_replaced(run, name, p->out.error);
    else if (whole && !in_place_keep(&place, run->suffix)) not_replaced(run, name, errno);
    in_place_drop(&place);
    p->out.fd = standard;
    p->out.error = 0;
}

static bool all_in_place(struct run *run, char **files) {
    struct batch b;
    const char *name;
    bool begun = batch_begin(&b, &run->program, files, &work, run);
    while (begun && batch_next(&b, &name)) one_in_place(run, &b, name);
    batch_end(&b);
    return begun;
}

int main(int argc, char **argv) {
    struct run run = {0};
    struct program *p = &run.program;
    if (!parse(&run, argc, argv)) return EXIT_USAGE;
    if (program_asked_about(p)) return program_about(p);
    char **files = program_files(argc, argv);
    if (!agree(&run, files)) return EXIT_USAGE;
    bool started = program_start(p, files);
    if (started) started = run.in_place ? all_in_place(&run, files) : batch_run(p, files, &work, &run);
    return program_end(p, started);
}
