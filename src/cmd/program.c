#include "cmd/program.h"

#include "cmd/output.h"

#include "cmd/processors.h"

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- options ---------------------------------------------------------- */

void program_begin(struct program *p, const struct command *command) {
    *p = (struct program){.command = command, .completion = -1, .identity = 0xcbf29ce484222325u};
    p->choice.kinds = KIND_ALL;
    p->input.source.fd = -1;
    p->input.field = &p->field;
    p->jobs = 1;
    p->window = 10000;
    p->field = (struct fields){.id = "id", .text = "text", .published = "published", .title = "title"};
}

static unsigned own_rows(const struct program *p) {
    return p->command->n - (SHARED_ROWS - p->first_shared);
}

bool program_enum(const struct program *p, unsigned row, const char *value, int *chosen) {
    *chosen = command_value(p->command, row, value, strlen(value));
    return *chosen >= 0;
}

int program_listed(const struct program *p, unsigned row, const char **list) {
    size_t n = strcspn(*list, ",");
    int chosen = command_value(p->command, row, *list, n);
    *list = (*list)[n] ? *list + n + 1 : NULL;
    return chosen;
}

bool program_set(const struct program *p, unsigned row, const char *list, unsigned *set) {
    *set = 0;
    while (list) {
        int i = program_listed(p, row, &list);
        if (i < 0) return false;
        *set |= 1u << i;
    }
    return true;
}

static bool take_field(struct program *p, const char *value) {
    struct fields *f = &p->field;
    static const char *const names[] = {"id", "text", "published", "title"};
    const char **fields[] = {&f->id, &f->text, &f->published, &f->title};
    size_t n = strcspn(value, "=");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strncmp(value, names[i], n) != 0 || names[i][n] || !value[n] || !value[n + 1]) continue;
        *fields[i] = value + n + 1;
        return true;
    }
    command_refuse(p->command,
                   "--field wants NAME=FIELD with NAME id, text, published or title, not \"%s\"",
                   value);
    return false;
}

static bool take_published(struct program *p, const char *value) {
    p->published = value;
    if (published_is_valid(value)) return true;
    command_refuse(p->command, "--published wants a day as YYYY-MM-DD, not \"%s\"", value);
    return false;
}

static bool take_lexicon(struct program *p, const char *value) {
    if (p->n_lexicons < MAX_LEXICONS) {
        p->lexicon[p->n_lexicons++] = value;
        return true;
    }
    command_refuse(p->command, "more than %d --lexicon files", MAX_LEXICONS);
    return false;
}

/* A whole number of at most `most`; false when it is none. */
static bool whole_number(const char *value, unsigned most, unsigned *number) {
    *number = 0;
    for (const char *c = value; *c; c++) {
        if (*c < '0' || *c > '9') return false;
        *number = *number * 10 + (unsigned)(*c - '0');
        if (*number > most) return false;
    }
    return *value != 0;
}

static bool take_select(struct program *p, const char *value) {
    if (selection_add(&p->field.select, value)) return true;
    command_refuse(p->command, "--select wants up to %d times FIELD=VALUE or FIELD!=VALUE, not \"%s\"", CONDITIONS, value);
    return false;
}

static bool take_shard(struct program *p, const char *value) {
    char first[16];
    const char *slash = strchr(value, '/');
    size_t n = slash ? (size_t)(slash - value) : 0;
    if (n > 0 && n < sizeof first) {
        memcpy(first, value, n);
        first[n] = 0;
        if (whole_number(first, MAX_SHARDS, &p->shard) && whole_number(slash + 1, MAX_SHARDS, &p->shards) &&
            p->shard >= 1 && p->shard <= p->shards)
            return true;
    }
    command_refuse(p->command, "--shard wants I/N with I from 1 to N, not \"%s\"", value);
    return false;
}

static bool take_window(struct program *p, const char *value) {
    if (whole_number(value, MAX_WINDOW, &p->window) && p->window > 0) return true;
    command_refuse(p->command, "--window wants a number from 1 to %d, not \"%s\"", MAX_WINDOW, value);
    return false;
}

static bool take_jobs(struct program *p, const char *value) {
    if (!whole_number(value, MAX_JOBS, &p->jobs)) {
        command_refuse(p->command, "--jobs wants a number from 0 to %d, not \"%s\"", MAX_JOBS, value);
        return false;
    }
    if (p->jobs == 0) p->jobs = processors();
    return true;
}

/* False when its value has been refused. */
static bool take_shared(struct program *p, unsigned row, const char *value) {
    int chosen = 0;
    bool good = true;
    switch (row - own_rows(p) + p->first_shared) {
    case SHARED_SELECT: return take_select(p, value);
    case SHARED_SHARD: return take_shard(p, value);
    case SHARED_WINDOW: return take_window(p, value);
    case SHARED_DUPLICATES:
        good = program_enum(p, row, value, &chosen);
        p->copies = (enum copies)chosen;
        break;
    case SHARED_OUTPUT_DIR: p->output_dir = value; break;
    case SHARED_RESUME: p->resume = true; break;
    case SHARED_JOURNAL: p->journal = value; break;
    case SHARED_PUBLISHED: return take_published(p, value);
    case SHARED_FIELD: return take_field(p, value);
    case SHARED_JOBS: return take_jobs(p, value);
    case SHARED_LEXICON: return take_lexicon(p, value);
    case SHARED_COMPLETION: return program_enum(p, row, value, &p->completion);
    case SHARED_OUTPUT: p->output = value; break;
    case SHARED_ERRORS: p->errors = value; break;
    case SHARED_STATS: p->stats = value; break;
    case SHARED_LANGUAGE:
        good = program_enum(p, row, value, &chosen);
        p->language = (enum input_language)(LANGUAGE_ID + chosen);
        break;
    case SHARED_RECURSIVE: p->recursive = true; break;
    case SHARED_FILES_FROM: p->files_from = value; break;
    case SHARED_FAIL_FAST: p->fail_fast = true; break;
    case SHARED_QUIET: p->quiet = true; break;
    case SHARED_HELP: p->help = true; break;
    case SHARED_VERSION: p->version = true; break;
    case SHARED_OFFSETS:
        good = program_enum(p, row, value, &chosen);
        p->choice.unit = (enum offset_unit)chosen;
        break;
    case SHARED_PROGRESS:
        good = program_enum(p, row, value, &chosen);
        p->progress = (enum progress)chosen;
        break;
    case SHARED_INPUT_FORMAT:
        good = program_enum(p, row, value, &chosen);
        p->input.asked = (enum input_format)chosen;
        break;
    }
    return good;
}

/* Options that say how a run goes, not what comes of it. */
static bool is_of_the_run(unsigned shared) {
    return shared == SHARED_JOBS || shared == SHARED_PROGRESS || shared == SHARED_QUIET || shared == SHARED_STATS ||
           shared == SHARED_JOURNAL || shared == SHARED_FAIL_FAST;
}

static void identify(struct program *p, unsigned row, const char *value) {
    if (row >= own_rows(p) && is_of_the_run(row - own_rows(p) + p->first_shared)) return;
    p->identity = (p->identity ^ row) * 0x100000001b3u;
    for (; value && *value; value++) p->identity = (p->identity ^ (unsigned char)*value) * 0x100000001b3u;
}

/* What options ask for together; false when it has been refused. */
static bool agree(const struct program *p) {
    const char *why = NULL;
    if (p->output_dir && p->output) why = "--output-dir and --output: which?";
    else if (p->output_dir && p->journal) why = "--output-dir has --resume and wants no --journal";
    else if (p->resume && !p->output_dir) why = "--resume wants --output-dir";
    else if (p->resume && p->copies != COPIES_KEEP)
        why = "--duplicates wants the whole input, of which --resume passes over a part";
    else if (p->journal && !p->output) why = "--journal wants --output: a pipe cannot take back what it has got";
    if (why) command_refuse(p->command, "%s", why);
    return !why;
}

bool program_parse(struct program *p, int argc, char **argv,
                   bool (*own)(void *self, unsigned row, const char *value), void *self) {
    const char *value;
    int row;
    while ((row = command_option(p->command, argc, argv, &value)) >= 0) {
        unsigned r = (unsigned)row;
        identify(p, r, value);
        if (!(r < own_rows(p) ? own(self, r, value) : take_shared(p, r, value))) return false;
    }
    if (row == COMMAND_END && p->files_from && optind < argc)
        return command_refuse(p->command, "--files0-from and \"%s\": which?", argv[optind]), false;
    return row == COMMAND_END && agree(p);
}

bool program_asked_about(const struct program *p) {
    return p->help || p->version || p->completion >= 0;
}

char **program_files(int argc, char **argv) {
    static char dash[] = "-", *input[] = {dash, NULL};
    return optind < argc ? argv + optind : input;
}

/* ---- the model -------------------------------------------------------- */

static bool memory_is_short(const struct program *p) {
    command_report(p->command, "out of memory");
    return false;
}

/* Reads a file of --lexicon; the overlay owns its block. */
static bool read_overlay(const struct program *p, struct berita_overlay *overlay,
                         const char *name) {
    struct source s = {.fd = -1};
    char *text;
    enum source_status got = SOURCE_ERROR;
    if (source_open(&s, name)) got = source_all(&s, BERITA_TEXT_MAX, &text, &overlay->len);
    source_close(&s);
    overlay->name = name;
    overlay->text = s.buf;
    if (got == SOURCE_NO_MEMORY) return memory_is_short(p);
    if (got == SOURCE_TOO_LONG) command_report(p->command, "%s: too large for a lexicon", name);
    else if (got != SOURCE_OK) command_report(p->command, "%s: %s", name, strerror(errno));
    return got == SOURCE_OK;
}

static bool open_model(struct program *p) {
    struct berita_overlay overlay[MAX_LEXICONS] = {{0}};
    struct berita_error err = {0};
    size_t n = 0;
    bool good = true;
    while (good && n < p->n_lexicons) {
        good = read_overlay(p, &overlay[n], p->lexicon[n]);
        n++;
    }
    if (good && berita_model_open(&p->model, overlay, n, &err) != BERITA_OK) {
        command_report(p->command, "%s", err.text);
        good = false;
    }
    while (n > 0) free((char *)overlay[--n].text);
    return good;
}

static bool write_what_there_is(void *out, int fd) {
    (void)fd;
    return out_flush(out);
}

bool program_start(struct program *p, char **files) {
    p->input.source.before_wait = write_what_there_is;
    p->input.source.arg = &p->out;
    if (!open_model(p)) return false;
    if (p->output_dir) return out_open(&p->out, -1) || memory_is_short(p);
    return output_open(p->command, &p->out, p->output, files, p->journal != NULL);
}

int program_about(struct program *p) {
    enum about what = p->help              ? ABOUT_HELP
                      : p->version         ? ABOUT_VERSION
                      : p->completion == 0 ? ABOUT_BASH
                                           : ABOUT_ZSH;
    return output_about(p->command, what);
}

/* ---- the end ---------------------------------------------------------- */

void program_failed(struct program *p, const char *format, ...) {
    char text[FAULT_MESSAGE];
    va_list ap;
    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    command_report(p->command, "%s", text);
    p->failed = true;
}

int program_end(struct program *p, bool started) {
    if (started && !p->output_dir && !output_finish(p->command, &p->out, p->output)) p->failed = true;
    input_free(&p->input);
    berita_model_close(p->model);
    out_free(&p->out);
    if (!started) return EXIT_USAGE;
    return p->signal ? EXIT_SIGNAL + p->signal : p->failed ? EXIT_SOME : EXIT_DONE;
}
