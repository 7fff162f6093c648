/* berita-tag: the tokens of a text with tags and classes. */
#include "cmd/batch.h"
#include "emit/tags.h"

enum { O_FORMAT, O_SCHEME, O_COLUMNS, O_CUT_QUOTATIONS, O_NO_FURNITURE };

enum format { FORMAT_TSV, FORMAT_JSONL, FORMAT_CONLLU };

/* The order of the values is that of the enums they stand for. */
static const struct option_row rows[] = {
    {.letter = 'f',
     .name = "format",
     .arg = "FORMAT",
     .values = "tsv jsonl conllu",
     .help = "tsv, a line a token (the default), jsonl, a JSON\nobject a sentence, or conllu"},
    {.letter = 's',
     .name = "scheme",
     .arg = "SCHEME",
     .values = "bio bilou bioes",
     .help = "how tags tell where a span begins and ends:\nbio (the default), bilou or bioes"},
    {.letter = 'c',
     .name = "columns",
     .arg = "LIST",
     .list = true,
     .values = "word start end space kind shape name entity date value role cue speech quotation "
               "speaker reports classes",
     .help = "print these columns in this order, with commas"},
    OPTION_CUT_QUOTATIONS,
    OPTION_NO_FURNITURE,
    SHARED_OPTIONS,
};

static const struct command command = {
    "berita-tag",
    "[OPTION]... [FILE]...",
    "Print the tokens of Indonesian news with tags of names, dates, roles, cues and\n"
    "quotations, and their classes.  Without FILE, or when FILE is -, read standard\n"
    "input.",
    rows,
    sizeof rows / sizeof *rows,
};

/* Pieces and tags are as asked for here, and copied to where each worker fills them. */
struct run {
    struct program program;
    enum format format;
    struct pieces pieces;
    struct tags tags;
};

struct space {
    struct pieces pieces;
    struct tags tags;
};

static bool take_columns(struct run *run, const char *list) {
    run->tags.n = 0;
    while (list) {
        int i = program_listed(&run->program, O_COLUMNS, &list);
        if (i < 0) return false;
        for (unsigned k = 0; k < run->tags.n; k++) {
            if (run->tags.column[k] != (enum column)i) continue;
            command_refuse(&command, "--columns has %s twice", column_name[i]);
            return false;
        }
        run->tags.column[run->tags.n++] = (enum column)i;
    }
    return true;
}

static bool take(void *self, unsigned row, const char *value) {
    struct run *run = self;
    struct program *p = &run->program;
    int chosen = 0;
    bool good = true;
    switch (row) {
    case O_COLUMNS: return take_columns(run, value);
    case O_CUT_QUOTATIONS: run->pieces.begins |= BERITA_INNER; break;
    case O_NO_FURNITURE: run->pieces.no_furniture = true; break;
    case O_FORMAT:
        good = program_enum(p, row, value, &chosen);
        run->format = (enum format)chosen;
        break;
    case O_SCHEME:
        good = program_enum(p, row, value, &chosen);
        run->tags.scheme = (enum scheme)chosen;
        break;
    }
    return good;
}

/* What a column rests on: names within dates are none, as in berita-extract. */
static enum berita_until needed(enum column column) {
    if (column <= COLUMN_SHAPE || column == COLUMN_CLASSES) return BERITA_UNTIL_SENTENCES;
    return column == COLUMN_DATE || column == COLUMN_VALUE ? BERITA_UNTIL_DATES : BERITA_UNTIL_END;
}

static void settle(struct run *run) {
    static const enum column usual[] = {COLUMN_WORD, COLUMN_START, COLUMN_END,    COLUMN_NAME,   COLUMN_DATE,
                                        COLUMN_ROLE, COLUMN_CUE,   COLUMN_SPEECH, COLUMN_CLASSES};
    struct tags *tags = &run->tags;
    if (tags->n == 0) {
        tags->n = sizeof usual / sizeof *usual;
        memcpy(tags->column, usual, sizeof usual);
    }
    run->program.until = BERITA_UNTIL_SENTENCES;
    for (unsigned i = 0; i < tags->n && run->program.until != BERITA_UNTIL_END; i++)
        if (needed(tags->column[i]) != BERITA_UNTIL_SENTENCES) run->program.until = needed(tags->column[i]);
}

static bool open_space(struct worker *w) {
    const struct run *run = w->self;
    *(struct space *)w->space = (struct space){run->pieces, run->tags};
    return true;
}

static void close_space(struct worker *w) { tags_free(&((struct space *)w->space)->tags); }

static void one_record(struct worker *w, const struct record *record) {
    static void (*const emitter[])(struct out *, const struct view *, struct tags *, struct pieces *) = {
        emit_tags_tsv, emit_tags_jsonl, emit_tags_conllu};
    const struct run *run = w->self;
    struct space *space = w->space;
    pieces_restart(&space->pieces, &w->view);
    if (!worker_analyse(w, record)) return;
    if (tags_fill(&space->tags, &w->view)) emitter[run->format](w->out, &w->view, &space->tags, &space->pieces);
    else worker_memory(w);
}

static void head(const void *self, struct out *out, bool several) {
    (void)several;
    const struct run *run = self;
    if (run->format == FORMAT_TSV) emit_tags_head(out, &run->tags);
}

static const struct work work = {
    .space = sizeof(struct space), .open = open_space, .close = close_space, .record = one_record, .begin = head};

int main(int argc, char **argv) {
    struct run run = {.pieces.begins = BERITA_SENTENCE};
    struct program *p = &run.program;
    program_begin(p, &command);
    p->first_shared = SHARED_PUBLISHED;
    if (!program_parse(p, argc, argv, take, &run)) return EXIT_USAGE;
    if (program_asked_about(p)) return program_about(p);
    char **files = program_files(argc, argv);
    settle(&run);
    bool started = program_start(p, files);
    started = started && batch_run(p, files, &work, &run);
    return program_end(p, started);
}
