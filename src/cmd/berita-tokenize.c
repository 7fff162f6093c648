/* berita-tokenize: paragraphs, sentences and tokens of a text. */
#include "cmd/batch.h"
#include "emit/tokens.h"

enum { O_FORMAT, O_UNIT, O_CUT_QUOTATIONS, O_CLITICS, O_NO_FURNITURE, O_BY };

enum format { FORMAT_LINES, FORMAT_TOKENS, FORMAT_JSONL, FORMAT_CONLLU };
enum unit { UNIT_SENTENCE, UNIT_PARAGRAPH };

/* The order of the values is that of the enums they stand for. */
static const struct option_row rows[] = {
    {.letter = 'f',
     .name = "format",
     .arg = "FORMAT",
     .values = "lines tokens jsonl conllu",
     .help = "lines, a sentence a line (the default), tokens, the\n"
             "same with a blank between tokens, jsonl, a JSON\n"
             "object a sentence, or conllu"},
    {.letter = 'u',
     .name = "unit",
     .arg = "UNIT",
     .values = "sentence paragraph",
     .help = "print paragraphs instead of sentences, which takes\nless time"},
    OPTION_CUT_QUOTATIONS,
    {.letter = 'c', .name = "clitics", .help = "split off -nya, -lah, -kah, -pun, -ku and -mu"},
    OPTION_NO_FURNITURE,
    OPTION_BY,
    SHARED_OPTIONS_OF_TEXTS,
};

static const struct command command = {
    "berita-tokenize",
    "[OPTION]... [FILE]...",
    "Cut Indonesian texts into paragraphs, sentences and tokens.  Without FILE, or\n"
    "when FILE is -, read standard input.",
    rows,
    sizeof rows / sizeof *rows,
};

struct run {
    struct program program;
    enum format format;
    enum unit unit;
    bool cut_quotations;
    struct pieces pieces; /* as asked for; each worker counts in one of its own */
};

static bool take(void *self, unsigned row, const char *value) {
    struct run *run = self;
    struct program *p = &run->program;
    int chosen = 0;
    bool good = true;
    switch (row) {
    case O_CUT_QUOTATIONS: run->cut_quotations = true; break;
    case O_CLITICS: run->pieces.clitics = true; break;
    case O_NO_FURNITURE: run->pieces.no_furniture = true; break;
    case O_FORMAT:
        good = program_enum(p, row, value, &chosen);
        run->format = (enum format)chosen;
        break;
    case O_UNIT:
        good = program_enum(p, row, value, &chosen);
        run->unit = (enum unit)chosen;
        break;
    case O_BY:
        good = program_enum(p, row, value, &chosen);
        p->input.part = (enum input_part)chosen;
        break;
    }
    return good;
}

/* Only the stages that are needed, and offsets only where they are printed. */
static void settle(struct run *run) {
    struct program *p = &run->program;
    struct pieces *s = &run->pieces;
    s->begins = run->unit == UNIT_PARAGRAPH ? BERITA_LINE : BERITA_SENTENCE;
    if (run->cut_quotations && run->unit == UNIT_SENTENCE) s->begins |= BERITA_INNER;
    bool plain = run->unit == UNIT_PARAGRAPH && !s->no_furniture;
    p->until = plain ? BERITA_UNTIL_TOKENS : BERITA_UNTIL_SENTENCES;
    if (run->format <= FORMAT_TOKENS) p->choice.unit = OFFSET_BYTES;
}

static bool open_space(struct worker *w) {
    *(struct pieces *)w->space = ((const struct run *)w->self)->pieces;
    return true;
}

static void one_record(struct worker *w, const struct record *record) {
    static void (*const emitter[])(struct out *, const struct view *, struct pieces *) = {
        emit_tokens_lines, emit_tokens_words, emit_tokens_jsonl, emit_tokens_conllu};
    const struct run *run = w->self;
    struct pieces *pieces = w->space;
    if (!record->continues) pieces_restart(pieces, &w->view);
    if (!worker_analyse(w, record)) return;
    emitter[run->format](w->out, &w->view, pieces);
    pieces_advance(&w->view);
}

static const struct work work = {
    .space = sizeof(struct pieces), .open = open_space, .record = one_record};

int main(int argc, char **argv) {
    struct run run = {0};
    struct program *p = &run.program;
    program_begin(p, &command);
    p->first_shared = SHARED_OFFSETS;
    if (!program_parse(p, argc, argv, take, &run)) return EXIT_USAGE;
    if (program_asked_about(p)) return program_about(p);
    char **files = program_files(argc, argv);
    settle(&run);
    bool started = program_start(p, files);
    started = started && batch_run(p, files, &work, &run);
    return program_end(p, started);
}
