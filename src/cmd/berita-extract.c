/* berita-extract: news in, a record of each article out. */
#include "cmd/batch.h"
#include "cmd/output.h"
#include "emit/emit.h"

enum { O_ONLY, O_PUBLIC_FIGURES, O_UNRESOLVED, O_MODIFIERS, O_EXPLAIN, O_FORMAT, O_ROWS, O_BOM, O_COLOR, O_TEXT };

/* The order of the values is that of the enums they stand for. */
static const struct option_row rows[] = {
    {.name = "only",
     .arg = "LIST",
     .list = true,
     .values = "persons organizations places entities dates quotations dateline",
     .help = "print these kinds and no others, with commas"},
    {.name = "public-figures",
     .help = "only quotations of speakers with a role or an\naffiliation"},
    {.name = "unresolved",
     .help = "only quotations whose speaker was not found, or\nis hardly more than guessed"},
    {.name = "modifiers",
     .arg = "WHETHER",
     .values = "yes no",
     .help = "places that only tell more of a noun (\"warga\nBandung\"), yes (the default) or no"},
    {.letter = 'e',
     .name = "explain",
     .help = "a report to read instead of JSON: the rule and\nthe evidence for every answer"},
    {.letter = 'f',
     .name = "format",
     .arg = "FORMAT",
     .values = FORMAT_NAMES,
     .help = "jsonl, one line a record (the default), json,\nindented, csv, tsv, tei, conllu, webanno, brat,\ntext, or to read, markdown or html"},
    {.letter = 'r',
     .name = "rows",
     .arg = "ROWS",
     .values = "quotations entities mentions roles dates",
     .help = "what a row of a table is"},
    {.name = "bom", .help = "begin a table with a byte order mark, by which\nExcel knows UTF-8"},
    {.name = "color",
     .arg = "WHEN",
     .values = "auto always never",
     .help = "colours in what is for reading: in a terminal\n(auto, the default), always or never"},
    {.letter = 't', .name = "text", .help = "put the text into the record"},
    SHARED_OPTIONS_OF_BATCHES,
};

static const struct command command = {
    "berita-extract",
    "[OPTION]... [FILE]...",
    "Print who said what, when and where in Indonesian news, a JSON record an\n"
    "article.  Without FILE, or when FILE is -, read standard input.",
    rows,
    sizeof rows / sizeof *rows,
};

struct run {
    struct program program;
    enum format format;
    int rows; /* enum rows, -1: not said */
    int color;
    bool explain;
};

/* What the kinds asked for rest on: names within dates are none of theirs. */
static enum berita_until needed(unsigned kinds) {
    return kinds & ~(unsigned)KIND_DATES ? BERITA_UNTIL_END : BERITA_UNTIL_DATES;
}

static bool take_only(struct program *p, const char *list) {
    static const unsigned bits[] = {
        KIND_PERSONS, KIND_ORGANIZATIONS, KIND_PLACES,   KIND_ENTITIES,
        KIND_DATES,   KIND_QUOTATIONS,    KIND_DATELINE,
    };
    unsigned set;
    if (!program_set(p, O_ONLY, list, &set)) return false;
    p->choice.kinds = 0;
    for (unsigned i = 0; i < sizeof bits / sizeof *bits; i++)
        if (set >> i & 1) p->choice.kinds |= bits[i];
    p->until = needed(p->choice.kinds);
    return true;
}

static bool take(void *self, unsigned row, const char *value) {
    struct run *run = self;
    struct program *p = &run->program;
    int chosen = 0;
    bool good = true;
    switch (row) {
    case O_ONLY: return take_only(p, value);
    case O_PUBLIC_FIGURES: p->choice.public_figures = true; break;
    case O_UNRESOLVED: p->choice.unresolved = true; break;
    case O_MODIFIERS:
        good = program_enum(p, row, value, &chosen);
        p->choice.no_modifiers = chosen == 1;
        break;
    case O_EXPLAIN: run->explain = true; break;
    case O_TEXT: p->choice.text = true; break;
    case O_FORMAT:
        good = program_enum(p, row, value, &chosen);
        run->format = (enum format)chosen;
        break;
    case O_ROWS: return program_enum(p, row, value, &run->rows);
    case O_BOM: p->choice.bom = true; break;
    case O_COLOR: return program_enum(p, row, value, &run->color);
    }
    return good;
}

static const struct emitter *emitter_of(const struct run *run) {
    return &emitters[run->explain ? FORMAT_EXPLAIN : run->format];
}

static bool is_table(const struct run *run) {
    return !run->explain && (run->format == FORMAT_CSV || run->format == FORMAT_TSV);
}

/* Where it is not said: of what there is the first that a reader would look for. */
static enum rows rows_of(unsigned kinds) {
    if (kinds & KIND_QUOTATIONS) return ROWS_QUOTATIONS;
    return kinds & KIND_DATES && !(kinds & KIND_ENTITIES) ? ROWS_DATES : ROWS_ENTITIES;
}

/* What options mean together; false when they are refused. */
static bool settle(struct run *run) {
    struct program *p = &run->program;
    if (emitter_of(run)->points && p->choice.unit != OFFSET_POINTS) {
        command_refuse(&command, "offsets of this --format are code points");
        return false;
    }
    if (run->format == FORMAT_TEXT && !run->explain) p->until = BERITA_UNTIL_TOKENS;
    if (!is_table(run)) {
        if (run->rows < 0 && !p->choice.bom) return true;
        command_refuse(&command, "--%s is for --format csv and tsv", run->rows < 0 ? "bom" : "rows");
        return false;
    }
    p->choice.rows = run->rows < 0 ? rows_of(p->choice.kinds) : (enum rows)run->rows;
    if (p->choice.rows == ROWS_DATES) p->until = BERITA_UNTIL_DATES;
    return true;
}

static bool open_space(struct worker *w) { return emit_space_open(w->space); }
static void close_space(struct worker *w) { emit_space_free(w->space); }

static void one_record(struct worker *w, const struct record *record) {
    const struct emitter *e = emitter_of(w->self);
    if (e->alone && w->view.index > 0) worker_refuse(w, "the output can hold one document only, and has one");
    else if (worker_analyse(w, record)) e->record(w->out, &w->view, w->space);
}

static void begin(const void *self, struct out *out, bool several) {
    const struct run *run = self;
    const struct emitter *e = emitter_of(run);
    if (e->begin) e->begin(out, &run->program.choice, several);
}

static void end(const void *self, struct out *out, bool several) {
    const struct run *run = self;
    const struct emitter *e = emitter_of(run);
    if (e->end) e->end(out, &run->program.choice, several);
}

int main(int argc, char **argv) {
    struct run run = {.rows = -1};
    struct program *p = &run.program;
    program_begin(p, &command);
    if (!program_parse(p, argc, argv, take, &run)) return EXIT_USAGE;
    if (program_asked_about(p)) return program_about(p);
    if (!settle(&run)) return EXIT_USAGE;
    p->choice.color = output_colors(p->output, (enum color)run.color);
    p->extension = emitter_of(&run)->extension;
    char **files = program_files(argc, argv);
    struct work work = {.space = sizeof(struct emit_space),
                        .open = open_space,
                        .close = close_space,
                        .record = one_record,
                        .between = emitter_of(&run)->between,
                        .wraps = emitter_of(&run)->wraps,
                        .begin = begin,
                        .end = end};
    bool started = program_start(p, files);
    started = started && batch_run(p, files, &work, &run);
    return program_end(p, started);
}
