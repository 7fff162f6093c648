/* berita-score: compares annotations with gold, or two runs with each other. */
#include "cmd/output.h"
#include "score/read.h"
#include "score/report.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    O_FORMAT,
    O_ERRORS,
    O_CALIBRATION,
    O_AGAINST,
    O_RESAMPLES,
    O_SEED,
    O_OUTPUT,
    O_COMPLETION,
    O_HELP,
    O_VERSION,
};

/* The order of the values is that of the functions that print them. */
static const struct option_row rows[] = {
    {.letter = 'f',
     .name = "format",
     .arg = "FORMAT",
     .values = "text json tsv html",
     .help = "text (the default), json, tsv, or html, a page with\nfigures and differences"},
    {.letter = 'e',
     .name = "errors",
     .arg = "LIST",
     .values = part_names,
     .list = true,
     .help = "print what is wrong of these labels instead of\nfigures"},
    {.letter = 'c',
     .name = "calibration",
     .help = "print how often speakers are right, by confidence,\ninstead of figures"},
    {.letter = 'a',
     .name = "against",
     .arg = "FILE",
     .help = "compare with another run's records, and judge the\ndifference"},
    {.name = "resamples", .arg = "N", .help = "draw the documents N times to judge by (10000)"},
    {.name = "seed", .arg = "N", .help = "begin drawing with another number than 1"},
    {.letter = 'o',
     .name = "output",
     .arg = "FILE",
     .help = "write to FILE instead of standard output"},
    {.name = "completion",
     .arg = "SHELL",
     .values = "bash zsh",
     .help = "print the completion script for a shell"},
    {.letter = 'h', .name = "help", .help = "print this help"},
    {.letter = 'V', .name = "version", .help = "print the version"},
};

static const struct command command = {
    "berita-score",
    "[OPTION]... GOLD [SYSTEM]",
    "Compare the records of berita-extract in SYSTEM, or standard input, with the\n"
    "annotations in GOLD, which may be records as well.",
    rows,
    sizeof rows / sizeof *rows,
};

static void (*const printers[])(struct report *, struct out *) = {report_text, report_json,
                                                                  report_tsv, report_html};

enum { GOLD, RUN, OTHER, FILES };

enum { MAX_RESAMPLES = 1000000 };

struct run {
    int format, completion; /* of completion -1: not asked for */
    u64 parts;
    u64 resamples, seed;
    bool help, version, calibration;
    const char *output;

    char *file[FILES + 1]; /* ended by NULL; no OTHER: one run only */
    struct set set[FILES];
    struct scorer scorer[FILES];    /* none of gold */
    struct tallies *tallies[FILES]; /* a row a document, when runs are compared */
    struct differences gone;        /* those of OTHER in one document */
    struct comparison comparison[SLOTS];
    struct report report;
    struct out out;
    bool failed; /* something was left out */
};

static bool memory_is_short(void) {
    command_report(&command, "out of memory");
    return false;
}

/* ---- options ---------------------------------------------------------- */

static bool take_enum(unsigned row, const char *value, int *to) {
    *to = command_value(&command, row, value, strlen(value));
    return *to >= 0;
}

static bool take_errors(struct run *run, const char *list) {
    for (size_t n; list; list = list[n] ? list + n + 1 : NULL) {
        n = strcspn(list, ",");
        if (command_value(&command, O_ERRORS, list, n) < 0) return false;
        run->parts |= parts_named(list, n);
    }
    return true;
}

static bool take_number(unsigned row, const char *value, u64 most, u64 *to) {
    char *end;
    errno = 0;
    *to = strtoull(value, &end, 10);
    if (value[0] >= '0' && value[0] <= '9' && !*end && !errno && *to <= most) return true;
    command_refuse(&command, "--%s wants a number up to %llu, not \"%s\"", rows[row].name,
                   (unsigned long long)most, value);
    return false;
}

static bool take(struct run *run, unsigned row, char *value) {
    switch (row) {
    case O_FORMAT: return take_enum(row, value, &run->format);
    case O_ERRORS: return take_errors(run, value);
    case O_RESAMPLES: return take_number(row, value, MAX_RESAMPLES, &run->resamples);
    case O_SEED: return take_number(row, value, UINT64_MAX, &run->seed);
    case O_COMPLETION: return take_enum(row, value, &run->completion);
    case O_CALIBRATION: run->calibration = true; break;
    case O_AGAINST: run->file[OTHER] = value; break;
    case O_OUTPUT: run->output = value; break;
    case O_HELP: run->help = true; break;
    case O_VERSION: run->version = true; break;
    }
    return true;
}

static bool is_html(const struct run *run) { return printers[run->format] == report_html; }

/* What options and operands ask for together. */
static bool agree(struct run *run, int n, char **operands) {
    static char dash[] = "-";
    int dashes = 0;
    if (n < 1 || n > 2) {
        command_refuse(&command, n < 1 ? "GOLD is missing" : "more than GOLD and SYSTEM");
        return false;
    }
    run->file[GOLD] = operands[0];
    run->file[RUN] = n == 2 ? operands[1] : dash;
    for (int i = GOLD; i < FILES && run->file[i]; i++) dashes += strcmp(run->file[i], "-") == 0;
    if (dashes > 1) {
        command_refuse(&command, "standard input can be one of the files only");
        return false;
    }
    if (run->calibration && run->parts && !is_html(run)) {
        command_refuse(&command, "--calibration and --errors: which?");
        return false;
    }
    return true;
}

/* False when it has been reported. */
static bool parse(struct run *run, int argc, char **argv) {
    const char *value;
    int row;
    run->completion = -1;
    run->resamples = 10000;
    run->seed = 1;
    while ((row = command_option(&command, argc, argv, &value)) >= 0)
        if (!take(run, (unsigned)row, (char *)value)) return false;
    return row == COMMAND_END;
}

/* ---- reading ---------------------------------------------------------- */

static void complain(struct run *run, const char *message) {
    command_report(&command, "%s", message);
    run->failed = true;
}

static void tell_of_twins(struct run *run, const char *name, const struct set *s) {
    for (u32 i = 0; i < s->n_docs; i++) {
        const struct doc *d = &s->doc[i];
        if (!d->twin) continue;
        command_report(&command, "%s:%zu: the id \"%.*s\" stands in line %zu already", name,
                       d->line, (int)d->id.n, d->id.p, d->twin);
        run->failed = true;
    }
}

/* False: nothing can be done without this file. */
static bool read_all(struct run *run, const char *name, struct set *s) {
    struct reader reader;
    enum read_status got = READ_FAILED;
    if (!reader_open(&reader, name)) complain(run, reader.message);
    else
        while ((got = reader_next(&reader, s)) == READ_DOC || got == READ_BROKEN)
            if (got == READ_BROKEN) complain(run, reader.message);
    if (got == READ_FAILED && reader.line) complain(run, reader.message);
    if (reader.unknown_line)
        command_report(&command, "%s:%zu: nothing is compared of the label \"%s\"", name,
                       reader.unknown_line, reader.unknown);
    reader_close(&reader);
    if (got == READ_FAILED) return false;
    if (!set_index(s)) return memory_is_short();
    tell_of_twins(run, name, s);
    return true;
}

static bool read_files(struct run *run) {
    for (int i = GOLD; i < FILES && run->file[i]; i++)
        if (!read_all(run, run->file[i], &run->set[i])) return false;
    if (run->set[GOLD].n_docs) return true;
    command_report(&command, "%s: no document to compare with", run->file[GOLD]);
    return false;
}

/* ---- comparing -------------------------------------------------------- */

static bool set_up(struct run *run) {
    struct report *r = &run->report;
    bool wants = run->parts || is_html(run);
    if (!run->parts) run->parts = ~(u64)0;
    r->content = run->calibration ? CONTENT_CALIBRATION : wants ? CONTENT_ERRORS : CONTENT_FIGURES;
    r->gold_name = run->file[GOLD];
    r->run_name = run->file[RUN];
    r->other_name = run->file[OTHER];
    r->gold = &run->set[GOLD];
    for (int i = RUN; i < FILES; i++) {
        run->scorer[i] =
            (struct scorer){.gold = r->gold, .made = &run->set[i], .parts = run->parts};
        if (!run->file[OTHER]) continue;
        run->tallies[i] = calloc(r->gold->n_docs, sizeof *run->tallies[i]);
        if (!run->tallies[i]) return memory_is_short();
    }
    run->scorer[RUN].reliability = &r->reliability;
    run->scorer[RUN].differences = wants ? &r->differences : NULL;
    run->scorer[OTHER].differences = wants ? &run->gone : NULL;
    return true;
}

static void tell_of_misfit(struct run *run, int i, const struct doc *gold, const struct doc *made) {
    const struct mark *m = run->scorer[i].misfit;
    char where[64] = "";
    if (m) snprintf(where, sizeof where, " at %u to %u, by code points,", m->start, m->end);
    command_report(&command, "%s:%zu: \"%.*s\" has%s another text than %s:%zu", run->file[i],
                   made->line, (int)made->id.n, made->id.p, where, run->file[GOLD], gold->line);
    run->failed = true;
}

/* A document that does not fit is none. */
static bool score_one(struct run *run, int i, const struct doc *gold, struct tallies *to,
                      bool *missing) {
    struct scorer *s = &run->scorer[i];
    const struct doc *made = set_find(&run->set[i], gold->id);
    enum pairing pairing = score_pair(s, gold, made);
    if (pairing == PAIR_MISFIT) {
        tell_of_misfit(run, i, gold, made);
        made = NULL;
        pairing = score_pair(s, gold, NULL);
    }
    *missing = !made;
    return pairing == PAIR_GOOD && score_doc(s, to);
}

static bool compare_doc(struct run *run, const struct doc *gold, u32 missing[FILES]) {
    struct report *r = &run->report;
    struct tallies one, other;
    u32 row = (u32)(gold - r->gold->doc), from = r->differences.n;
    bool lacks;
    if (!score_one(run, RUN, gold, &one, &lacks)) return false;
    missing[RUN] += lacks;
    tallies_add(&r->total, &one);
    if (!run->file[OTHER]) {
        differences_sort(&r->differences, from);
        return true;
    }
    run->gone.n = 0;
    if (!score_one(run, OTHER, gold, &other, &lacks)) return false;
    missing[OTHER] += lacks;
    run->tallies[RUN][row] = one;
    run->tallies[OTHER][row] = other;
    return differences_compare(&r->differences, from, &run->gone);
}

static void tell_of_missing(struct run *run, const u32 missing[FILES]) {
    for (int i = RUN; i < FILES; i++) {
        if (!missing[i]) continue;
        command_report(&command, "%s: %u of the %u documents of %s are missing", run->file[i],
                       missing[i], run->report.n_docs, run->file[GOLD]);
        run->failed = true;
    }
}

static bool compare(struct run *run) {
    struct report *r = &run->report;
    u32 missing[FILES] = {0};
    for (u32 i = 0; i < r->gold->n_docs; i++) {
        if (r->gold->doc[i].twin) continue;
        r->n_docs++;
        if (!compare_doc(run, &r->gold->doc[i], missing)) return memory_is_short();
    }
    tell_of_missing(run, missing);
    r->n_missing = missing[RUN];
    if (!run->file[OTHER]) return true;
    r->comparison = run->comparison;
    r->resamples = (u32)run->resamples;
    return bootstrap(run->tallies[RUN], run->tallies[OTHER], r->gold->n_docs, r->resamples,
                     run->seed, run->comparison) ||
           memory_is_short();
}

/* ---- all of it -------------------------------------------------------- */

static void clean_up(struct run *run) {
    for (int i = GOLD; i < FILES; i++) {
        set_free(&run->set[i]);
        score_free(&run->scorer[i]);
        free(run->tallies[i]);
    }
    differences_free(&run->gone);
    differences_free(&run->report.differences);
    letters_free(&run->report.letters);
    out_free(&run->out);
}

/* Nothing is written before all has been compared. */
static int work(struct run *run) {
    struct report *r = &run->report;
    if (!read_files(run) || !set_up(run) || !compare(run) ||
        !output_open(&command, &run->out, run->output, run->file, false))
        return EXIT_USAGE;
    printers[run->format](r, &run->out);
    if (r->failed) run->failed = !memory_is_short();
    if (!output_finish(&command, &run->out, run->output)) run->failed = true;
    return run->failed ? EXIT_SOME : EXIT_DONE;
}

int main(int argc, char **argv) {
    struct run run = {0};
    if (!parse(&run, argc, argv)) return EXIT_USAGE;
    if (run.help) return output_about(&command, ABOUT_HELP);
    if (run.version) return output_about(&command, ABOUT_VERSION);
    if (run.completion >= 0) return output_about(&command, run.completion ? ABOUT_ZSH : ABOUT_BASH);
    if (!agree(&run, argc - optind, argv + optind)) return EXIT_USAGE;
    int status = work(&run);
    clean_up(&run);
    return status;
}
