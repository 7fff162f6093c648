/* berita-extract: news in, a record of each article out. */
#include "cmd/command.h"
#include "emit/emit.h"
#include "input/input.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- options ---------------------------------------------------------- */

enum {
    O_PUBLISHED,
    O_ONLY,
    O_PUBLIC_FIGURES,
    O_EXPLAIN,
    O_FORMAT,
    O_TEXT,
    O_OFFSETS,
    O_INPUT_FORMAT,
    O_FIELD,
    O_LEXICON,
    O_OUTPUT,
    O_COMPLETION,
    O_HELP,
    O_VERSION,
};

/* The order of the values is that of the enums they stand for. */
static const struct option_row rows[] = {
    [O_PUBLISHED] =
        {'p', "published", "DATE", NULL, false, false,
         "day of publication, YYYY-MM-DD, that \"kemarin\"\nand the like are counted from"},
    [O_ONLY] = {0, "only", "LIST",
                "persons organizations places entities dates quotations dateline", true, false,
                "print these kinds and no others, with commas"},
    [O_PUBLIC_FIGURES] = {0, "public-figures", NULL, NULL, false, false,
                          "only quotations of speakers with a role or an\naffiliation"},
    [O_EXPLAIN] = {'e', "explain", NULL, NULL, false, false,
                   "a report to read instead of JSON: the rule and\nthe evidence for every answer"},
    [O_FORMAT] = {'f', "format", "FORMAT", "jsonl json", false, false,
                  "jsonl, one line a record (the default), or\njson, indented"},
    [O_TEXT] = {'t', "text", NULL, NULL, false, false, "put the text into the record"},
    [O_OFFSETS] = {0, "offsets", "UNIT", "codepoints bytes utf16", false, false,
                   "count offsets in codepoints (the default),\nbytes or utf16"},
    [O_INPUT_FORMAT] =
        {'i', "input-format", "FORMAT", "auto text jsonl", false, false,
         "text, one article a file, or jsonl, one a line;\nby default the content tells"},
    [O_FIELD] = {0, "field", "NAME=FIELD", NULL, false, true,
                 "read NAME (id, text, published or title) from\nthis field of a JSON record"},
    [O_LEXICON] = {'l', "lexicon", "FILE", NULL, false, true,
                   "lay words or rules of your own over the built-in\nlexicons"},
    [O_OUTPUT] = {'o', "output", "FILE", NULL, false, false,
                  "write to FILE instead of standard output"},
    [O_COMPLETION] = {0, "completion", "SHELL", "bash zsh", false, false,
                      "print the completion script for a shell"},
    [O_HELP] = {'h', "help", NULL, NULL, false, false, "print this help"},
    [O_VERSION] = {'V', "version", NULL, NULL, false, false, "print the version"},
};

static const struct command command = {
    "berita-extract",
    "[OPTION]... [FILE]...",
    "Print who said what, when and where in Indonesian news, a JSON record an\n"
    "article.  Without FILE, or when FILE is -, read standard input.",
    rows,
    sizeof rows / sizeof *rows,
};

enum { MAX_LEXICONS = 64 };

struct options {
    struct choice choice;
    const char *published, *output;
    enum input_format input_format;
    struct fields field;
    const char *lexicon[MAX_LEXICONS];
    size_t n_lexicons;
    bool json, explain;
    int completion; /* -1: not asked for */
    bool help, version;
};

static bool take_only(struct choice *choice, const char *list) {
    static const unsigned bits[] = {
        KIND_PERSONS, KIND_ORGANIZATIONS, KIND_PLACES,   KIND_ENTITIES,
        KIND_DATES,   KIND_QUOTATIONS,    KIND_DATELINE,
    };
    choice->kinds = 0;
    for (;; list++) {
        size_t n = strcspn(list, ",");
        int i = command_value(&command, O_ONLY, list, n);
        if (i < 0) return false;
        choice->kinds |= bits[i];
        list += n;
        if (!*list) return true;
    }
}

static bool take_field(struct fields *f, const char *value) {
    static const char *const names[] = {"id", "text", "published", "title"};
    const char **fields[] = {&f->id, &f->text, &f->published, &f->title};
    size_t n = strcspn(value, "=");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strncmp(value, names[i], n) != 0 || names[i][n] || !value[n] || !value[n + 1]) continue;
        *fields[i] = value + n + 1;
        return true;
    }
    command_refuse(&command,
                   "--field wants NAME=FIELD with NAME id, text, published or title, not \"%s\"",
                   value);
    return false;
}

static bool take_published(struct options *o, const char *value) {
    o->published = value;
    if (published_is_valid(value)) return true;
    command_refuse(&command, "--published wants a day as YYYY-MM-DD, not \"%s\"", value);
    return false;
}

static bool take_lexicon(struct options *o, const char *value) {
    if (o->n_lexicons < MAX_LEXICONS) {
        o->lexicon[o->n_lexicons++] = value;
        return true;
    }
    command_refuse(&command, "more than %d --lexicon files", MAX_LEXICONS);
    return false;
}

/* An option whose values are those of an enum. */
static bool take_enum(int row, const char *value, int *chosen) {
    *chosen = command_value(&command, (unsigned)row, value, strlen(value));
    return *chosen >= 0;
}

static bool take(struct options *o, int row, const char *value) {
    int chosen = 0;
    bool good = true;
    switch (row) {
    case O_PUBLISHED: return take_published(o, value);
    case O_ONLY: return take_only(&o->choice, value);
    case O_FIELD: return take_field(&o->field, value);
    case O_LEXICON: return take_lexicon(o, value);
    case O_PUBLIC_FIGURES: o->choice.public_figures = true; break;
    case O_EXPLAIN: o->explain = true; break;
    case O_TEXT: o->choice.text = true; break;
    case O_OUTPUT: o->output = value; break;
    case O_HELP: o->help = true; break;
    case O_VERSION: o->version = true; break;
    case O_FORMAT:
        good = take_enum(row, value, &chosen);
        o->json = chosen == 1;
        break;
    case O_OFFSETS:
        good = take_enum(row, value, &chosen);
        o->choice.unit = (enum offset_unit)chosen;
        break;
    case O_INPUT_FORMAT:
        good = take_enum(row, value, &chosen);
        o->input_format = (enum input_format)chosen;
        break;
    case O_COMPLETION: return take_enum(row, value, &o->completion);
    }
    return good;
}

/* False when it has been reported.  Operands begin at optind. */
static bool parse(struct options *o, int argc, char **argv) {
    const char *value;
    int row;
    *o = (struct options){.choice.kinds = KIND_ALL, .completion = -1};
    o->field =
        (struct fields){.id = "id", .text = "text", .published = "published", .title = "title"};
    while ((row = command_option(&command, argc, argv, &value)) >= 0)
        if (!take(o, row, value)) return false;
    return row == COMMAND_END;
}

/* ---- the run ---------------------------------------------------------- */

struct run {
    struct options options;
    berita_model *model;
    berita_doc *doc;
    struct input input;
    struct out out, line;
    struct view view;
    bool failed; /* some document was not done */
};

static bool memory_is_short(void) {
    command_report(&command, "out of memory");
    return false;
}

static void write_what_there_is(void *out) { out_flush(out); }

/* Reads the files of --lexicon, one block each, and makes the model. */
static bool read_overlay(struct berita_overlay *overlay, const char *name) {
    struct source s = {.fd = -1};
    char *text;
    enum source_status got = SOURCE_ERROR;
    if (source_open(&s, name)) got = source_all(&s, BERITA_TEXT_MAX, &text, &overlay->len);
    source_close(&s);
    overlay->name = name;
    overlay->text = s.buf;
    if (got == SOURCE_NO_MEMORY) return memory_is_short();
    if (got == SOURCE_TOO_LONG)
        command_report(&command, "%s: too large for a lexicon", name);
    else if (got != SOURCE_OK)
        command_report(&command, "%s: %s", name, strerror(errno));
    return got == SOURCE_OK;
}

static bool open_model(struct run *run) {
    struct berita_overlay overlay[MAX_LEXICONS] = {{0}};
    struct berita_error err = {0};
    const struct options *o = &run->options;
    size_t n = 0;
    bool good = true;
    while (good && n < o->n_lexicons) {
        good = read_overlay(&overlay[n], o->lexicon[n]);
        n++;
    }
    if (good && berita_model_open(&run->model, overlay, n, &err) != BERITA_OK) {
        command_report(&command, "%s", err.text);
        good = false;
    }
    while (n > 0) free((char *)overlay[--n].text);
    return good;
}

static bool is_same_file(const struct stat *out, const char *name) {
    struct stat in;
    bool known = strcmp(name, "-") == 0 ? fstat(STDIN_FILENO, &in) == 0 : stat(name, &in) == 0;
    return known && S_ISREG(in.st_mode) && in.st_dev == out->st_dev && in.st_ino == out->st_ino;
}

/* Opening the output empties it: not before it is known to be no input. */
static bool open_output(struct run *run, char **files) {
    const char *name = run->options.output;
    struct stat st;
    int fd = STDOUT_FILENO;
    if (name && stat(name, &st) == 0)
        for (char **file = files; *file; file++) {
            if (!is_same_file(&st, *file)) continue;
            command_report(&command, "%s: is both input and output", name);
            return false;
        }
    if (name) fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (fd < 0) {
        command_report(&command, "%s: %s", name, strerror(errno));
        return false;
    }
    return (out_open(&run->out, fd) && out_open(&run->line, -1)) || memory_is_short();
}

static bool start(struct run *run, char **files) {
    run->input.source =
        (struct source){.fd = -1, .before_wait = write_what_there_is, .arg = &run->out};
    run->input.asked = run->options.input_format;
    run->input.field = run->options.field;
    if (!open_model(run) || !open_output(run, files)) return false;
    run->view.choice = &run->options.choice;
    run->view.model = run->model;
    run->doc = berita_doc_new(run->model);
    return run->doc || memory_is_short();
}

static void emit(struct run *run) {
    if (run->options.explain)
        emit_explain(&run->out, &run->view);
    else if (run->options.json)
        emit_json(&run->out, &run->line, &run->view);
    else
        emit_jsonl(&run->out, &run->view);
}

static void one_record(struct run *run, const struct record *record) {
    struct berita_error err = {0};
    struct berita_input in = {record->text, record->len, record->published, false};
    if (!in.published && run->options.published) {
        in.published = run->options.published;
        in.published_is_option = true;
    }
    enum berita_status got = berita_run(run->doc, &in, &err);
    if (got == BERITA_OK && !view_fill(&run->view, run->doc, record)) got = BERITA_NO_MEMORY;
    if (got == BERITA_OK) {
        emit(run);
        return;
    }
    command_report(&command, "%.*s: %s", (int)record->id.n, record->id.p,
                   got == BERITA_NO_MEMORY ? "out of memory" : err.text);
    run->failed = true;
}

static void not_done(struct run *run) {
    command_report(&command, "%s", run->input.message);
    run->failed = true;
}

/* False when there is no sense in going on: the output cannot be written. */
static bool one_file(struct run *run, const char *name) {
    struct record record;
    enum input_status got;
    if (!input_open(&run->input, name)) not_done(run);
    while (!run->out.error && (got = input_next(&run->input, &record)) != INPUT_END) {
        if (got == INPUT_RECORD)
            one_record(run, &record);
        else
            not_done(run);
    }
    input_close(&run->input);
    return !run->out.error;
}

/* A reader that has enough and leaves is no failure worth words. */
static bool finish_output(struct run *run) {
    const char *name = run->options.output;
    bool good = out_flush(&run->out);
    int error = run->out.error;
    if (close(run->out.fd) != 0 && good) {
        good = false;
        error = errno;
    }
    if (!good && error != EPIPE)
        command_report(&command, "%s: %s", name ? name : "standard output", strerror(error));
    return good;
}

static void end(struct run *run) {
    input_free(&run->input);
    view_free(&run->view);
    berita_doc_free(run->doc);
    berita_model_close(run->model);
    out_free(&run->out);
    out_free(&run->line);
}

/* --help and the like, with the same care for a full disk. */
static int print_about(struct run *run) {
    struct out *out = &run->out;
    if (!out_open(out, STDOUT_FILENO)) return memory_is_short() ? EXIT_DONE : EXIT_USAGE;
    if (run->options.help)
        command_help(&command, out);
    else if (run->options.version)
        out_str(out, "berita-extract " BERITA_VERSION "\n");
    else if (run->options.completion == 0)
        command_bash(&command, out);
    else
        command_zsh(&command, out);
    bool good = finish_output(run);
    out_free(out);
    return good ? EXIT_DONE : EXIT_SOME;
}

int main(int argc, char **argv) {
    static char dash[] = "-";
    struct run run = {0};
    struct options *o = &run.options;
    if (!parse(o, argc, argv)) return EXIT_USAGE;
    o->output = o->help || o->version || o->completion >= 0 ? NULL : o->output;
    if (o->help || o->version || o->completion >= 0) return print_about(&run);
    char **files = optind < argc ? argv + optind : (char *[]){dash, NULL};
    int code = EXIT_USAGE;
    if (start(&run, files)) {
        while (*files && one_file(&run, *files)) files++;
        if (!finish_output(&run)) run.failed = true;
        code = run.failed ? EXIT_SOME : EXIT_DONE;
    }
    end(&run);
    return code;
}
