/* What the programs share: the options that all of them have, the model, the
 * output.  From files to answers: batch.h. */
#ifndef CMD_PROGRAM_H
#define CMD_PROGRAM_H

#include "cmd/command.h"
#include "emit/view.h"
#include "input/input.h"

/* Shared options; they stand last in a program's table, in this order.  The
 * program for batches has all of them, others only those from SHARED_PUBLISHED
 * on, one that asks for no dates those from SHARED_OFFSETS on, one that reads no
 * articles those from SHARED_LEXICON on. */
enum {
    SHARED_SELECT,
    SHARED_SHARD,
    SHARED_DUPLICATES,
    SHARED_WINDOW,
    SHARED_OUTPUT_DIR,
    SHARED_RESUME,
    SHARED_JOURNAL,
    SHARED_ERRORS,
    SHARED_FAIL_FAST,
    SHARED_STATS,
    SHARED_PROGRESS,
    SHARED_QUIET,
    SHARED_PUBLISHED,
    SHARED_OFFSETS,
    SHARED_INPUT_FORMAT,
    SHARED_FIELD,
    SHARED_LANGUAGE,
    SHARED_RECURSIVE,
    SHARED_FILES_FROM,
    SHARED_JOBS,
    SHARED_LEXICON,
    SHARED_OUTPUT,
    SHARED_COMPLETION,
    SHARED_HELP,
    SHARED_VERSION,
    SHARED_ROWS,
};

/* The order of the values is that of the enums they stand for. */
#define SHARED_OPTIONS_OF_BATCHES                                                                  \
    {.name = "select",                                                                             \
     .arg = "FIELD=VALUE",                                                                         \
     .repeated = true,                                                                             \
     .help = "only records with this value in FIELD, or with\nFIELD!=VALUE another"},              \
        {.name = "shard",                                                                          \
         .arg = "I/N",                                                                             \
         .help = "only the I-th of N parts, by the id of records"},                                \
        {.name = "duplicates",                                                                     \
         .arg = "WHAT",                                                                            \
         .values = "keep mark drop",                                                               \
         .help = "keep (the default), mark or drop copies of texts\nthat stood before"},           \
        {.name = "window",                                                                         \
         .arg = "N",                                                                               \
         .help = "compare with the last N texts that are no copies\n(10000)"},                     \
        {.name = "output-dir",                                                                     \
     .arg = "DIR",                                                                                 \
     .help = "write a file for each file of the input, in a tree\nlike theirs below DIR"},         \
        {.name = "resume", .help = "pass over files that are in --output-dir already"},            \
        {.name = "journal",                                                                        \
         .arg = "FILE",                                                                            \
         .help = "keep in FILE how far the run is: the same command\ngoes on there after whatever ended it"}, \
        {.name = "errors",                                                                         \
         .arg = "FILE",                                                                            \
         .help = "write what failed, and its input, to FILE as JSON\nLines"},                      \
        {.name = "fail-fast", .help = "stop at the first document that fails"},                    \
        {.name = "stats",                                                                          \
         .arg = "FILE",                                                                            \
         .help = "write a summary of the run to FILE as JSON"},                                    \
        {.name = "progress",                                                                       \
         .arg = "HOW",                                                                             \
         .values = "auto json none",                                                               \
         .help = "auto, a line on a terminal (the default), json,\na line of JSON a second, or "   \
                 "none"},                                                                          \
        {.letter = 'q',                                                                            \
         .name = "quiet",                                                                          \
         .help = "no progress, and no word about what failed"},                                    \
        SHARED_OPTIONS

#define SHARED_OPTIONS                                                                             \
    {.letter = 'p',                                                                                \
     .name = "published",                                                                          \
     .arg = "DATE",                                                                                \
     .help = "day of publication, YYYY-MM-DD, that \"kemarin\"\nand the like are counted from"},   \
        SHARED_OPTIONS_OF_TEXTS

#define SHARED_OPTIONS_OF_TEXTS                                                                    \
    {.name = "offsets",                                                                            \
     .arg = "UNIT",                                                                                \
     .values = "codepoints bytes utf16",                                                           \
     .help = "count offsets in codepoints (the default),\nbytes or utf16"},                        \
        {.letter = 'i',                                                                            \
         .name = "input-format",                                                                   \
         .arg = "FORMAT",                                                                          \
         .values = INPUT_FORMAT_NAMES,                                                             \
         .help = "what the input is, see berita-input(5); by default\nthe content tells"},          \
        {.name = "field",                                                                          \
         .arg = "NAME=FIELD",                                                                      \
         .repeated = true,                                                                         \
         .help = "read NAME (id, text, published or title) from\nthis member or column of a record"},    \
        {.name = "language",                                                                       \
         .arg = "LANGUAGE",                                                                        \
         .values = "id any",                                                                       \
         .help = "only documents in Indonesian (id), or any; by\ndefault id for web archives"},    \
        {.name = "recursive", .help = "read the files in folders, sorted by name"},                \
        {.name = "files0-from",                                                                    \
         .arg = "FILE",                                                                            \
         .help = "read the files that FILE names, each name ended\nby a zero byte; - is standard input"}, \
        {.letter = 'j',                                                                            \
         .name = "jobs",                                                                           \
         .arg = "N",                                                                               \
         .help = "work on N documents at a time, 0: one a\nprocessor; the output stays the same"}, \
        SHARED_OPTIONS_OF_ALL

/* Rows of their own that more than one program has. */
#define OPTION_BY                                                                                  \
    {.letter = 'b',                                                                                \
     .name = "by",                                                                                 \
     .arg = "PART",                                                                                \
     .values = "file paragraph line",                                                              \
     .help = "read a text as a whole, by the file (the default),\n"                                \
             "or answer each paragraph or line as it comes"}
#define OPTION_CUT_QUOTATIONS                                                                      \
    {.letter = 'q', .name = "cut-quotations", .help = "end sentences inside quotations as well"}
#define OPTION_NO_FURNITURE                                                                        \
    {.name = "no-furniture", .help = "leave out page furniture (\"Baca juga: ...\")"}

#define SHARED_OPTIONS_OF_ALL                                                                      \
    {.letter = 'l',                                                                                \
     .name = "lexicon",                                                                            \
     .arg = "FILE",                                                                                \
     .repeated = true,                                                                             \
     .help = "lay words or rules of your own over the built-in\nlexicons"},                        \
        {.letter = 'o',                                                                            \
         .name = "output",                                                                         \
         .arg = "FILE",                                                                            \
         .help = "write to FILE instead of standard output"},                                      \
        {.name = "completion",                                                                     \
         .arg = "SHELL",                                                                           \
         .values = "bash zsh",                                                                     \
         .help = "print the completion script for a shell"},                                       \
        {.letter = 'h', .name = "help", .help = "print this help"}, {                              \
        .letter = 'V', .name = "version", .help = "print the version"                              \
    }

enum { MAX_LEXICONS = 64, MAX_JOBS = 1024, MAX_SHARDS = 1000000, MAX_WINDOW = 10000000 };

enum copies { COPIES_KEEP, COPIES_MARK, COPIES_DROP };
enum progress { PROGRESS_AUTO, PROGRESS_JSON, PROGRESS_NONE };

struct program {
    const struct command *command;
    unsigned first_shared; /* the first shared option that the table has */

    /* as asked for */
    const char *published, *output;
    const char *lexicon[MAX_LEXICONS];
    size_t n_lexicons;
    struct choice choice;
    struct fields field;
    enum berita_until until;
    bool keep_raw;                /* records are written again as they came */
    unsigned jobs;                /* threads that work; 1: none but the first */
    const char *errors, *stats, *journal; /* files, or NULL */
    unsigned shard, shards;               /* of records, from 1; 0: all */
    enum copies copies;
    unsigned window;
    const char *output_dir, *extension;   /* of files in it */
    enum progress progress;
    bool fail_fast, quiet, resume;
    const char *files_from; /* a list of files instead of operands, or NULL */
    bool recursive;
    enum input_language language;
    uint64_t identity; /* a sum of what was asked for, as far as it makes the output */
    int completion; /* -1: not asked for */
    bool help, version;

    berita_model *model;
    struct input input;
    struct out out;
    bool failed; /* some document was not done */
    int signal;  /* that ended the run, or 0 */
};

void program_begin(struct program *p, const struct command *command);

/* Takes all options, those of the program's own through own(); false when one
 * has been refused.  Operands begin at optind. */
bool program_parse(struct program *p, int argc, char **argv,
                   bool (*own)(void *self, unsigned row, const char *value), void *self);

/* An option whose values are those of an enum; false when it is refused. */
bool program_enum(const struct program *p, unsigned row, const char *value, int *chosen);

/* Takes a value of a list up to a comma, then steps over both; COMMAND_BAD as
 * command_value().  *list is NULL after the last. */
int program_listed(const struct program *p, unsigned row, const char **list);

/* The values of a list as a set, bit i for value i; false when one is refused. */
bool program_set(const struct program *p, unsigned row, const char *list, unsigned *set);

/* --help and the like instead of work: prints it and gives the exit status. */
bool program_asked_about(const struct program *p);
int program_about(struct program *p);

/* The operands, or "-" where there is none; NULL-terminated. */
char **program_files(int argc, char **argv);

/* Makes the model and opens the output; false when it has been reported. */
bool program_start(struct program *p, char **files);

/* Reports what was not done, and goes on. */
__attribute__((format(printf, 2, 3))) void program_failed(struct program *p, const char *format,
                                                          ...);

/* Ends the output, frees all and gives the exit status; `started` is what
 * program_start() gave. */
int program_end(struct program *p, bool started);

#endif
