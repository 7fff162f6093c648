/* berita-gazetteer: looks up places by name, code or coordinates. */
#include "cmd/program.h"
#include "emit/places.h"
#include "input/source.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { O_FORMAT, O_CODE, O_NEAR, O_CHILDREN, O_WITHIN, O_KIND, O_LIMIT, O_COUNTS };

enum format { FORMAT_TSV, FORMAT_JSONL };

enum {
    ASKED_MAX = 64,      /* --code and --near in one command */
    NEAR_LIMIT = 10,     /* of --near without --limit */
    LINE_MAX_BYTES = 4096
};

/* The order of the kinds is that of enum place_kind. */
static const struct option_row rows[] = {
    {.letter = 'f',
     .name = "format",
     .arg = "FORMAT",
     .values = "tsv jsonl",
     .help = "tsv, a line a place (the default), or jsonl,\na JSON object with all places of a name"},
    {.letter = 'c', .name = "code", .arg = "CODE", .repeated = true, .help = "the place of this code"},
    {.name = "near",
     .arg = "POINT",
     .repeated = true,
     .help = "the places nearest to LAT,LON in degrees, ten of\nthem unless --limit says otherwise"},
    {.name = "children", .help = "what lies directly in a place instead of it"},
    {.letter = 'w', .name = "within", .arg = "CODE", .help = "only places in the one of this code"},
    {.letter = 'k',
     .name = "kind",
     .arg = "LIST",
     .values = "country province city regency district village region world-city island street water "
               "mountain facility place",
     .list = true,
     .help = "only places of these kinds, with commas"},
    {.letter = 'n', .name = "limit", .arg = "N", .help = "at most N places of a name"},
    {.name = "counts", .help = "how many places and words there are, and of\nwhat date and origin"},
    SHARED_OPTIONS_OF_ALL,
};

static const struct command command = {
    "berita-gazetteer",
    "[OPTION]... [NAME]...",
    "Look up places of Indonesia and the world.  Without NAME and another question,\n"
    "read names from standard input, one a line.",
    rows,
    sizeof rows / sizeof *rows,
};

struct child { uint32_t row; const char *code; };

struct run {
    struct program program;
    enum format format;
    struct { const char *text; bool near; double lat, lon; } asked[ASKED_MAX];
    size_t n_asked;
    const char *within;
    uint32_t within_row, limit; /* 0: none given */
    unsigned kinds;             /* 1 << place kind */
    bool children, counts;

    /* room for every row of the gazetteer */
    uint32_t *row, *found;
    double *distance;
    struct child *child;
    uint32_t n;
};

/* ---- options ---------------------------------------------------------- */

static bool take_near(struct run *run, const char *value) {
    double lat, lon;
    char end;
    if (sscanf(value, "%lf,%lf%c", &lat, &lon, &end) != 2 || !(fabs(lat) <= 90) || !(fabs(lon) <= 180)) {
        command_refuse(&command, "--near wants degrees as LAT,LON, not \"%s\"", value);
        return false;
    }
    run->asked[run->n_asked].lat = lat;
    run->asked[run->n_asked].lon = lon;
    return true;
}

static bool take_asked(struct run *run, const char *value, bool near) {
    if (run->n_asked == ASKED_MAX) {
        command_refuse(&command, "more than %d --code and --near", ASKED_MAX);
        return false;
    }
    if (near && !take_near(run, value)) return false;
    run->asked[run->n_asked].text = value;
    run->asked[run->n_asked++].near = near;
    return true;
}

static bool take_limit(struct run *run, const char *value) {
    char *end;
    errno = 0;
    unsigned long n = strtoul(value, &end, 10);
    if (*value >= '0' && *value <= '9' && !*end && !errno && n > 0 && n <= UINT32_MAX) {
        run->limit = (uint32_t)n;
        return true;
    }
    command_refuse(&command, "--limit wants a number from 1, not \"%s\"", value);
    return false;
}

static bool take(void *self, unsigned row, const char *value) {
    struct run *run = self;
    int chosen = 0;
    bool good = true;
    switch (row) {
    case O_CODE: return take_asked(run, value, false);
    case O_NEAR: return take_asked(run, value, true);
    case O_KIND: return program_set(&run->program, row, value, &run->kinds);
    case O_LIMIT: return take_limit(run, value);
    case O_WITHIN: run->within = value; break;
    case O_CHILDREN: run->children = true; break;
    case O_COUNTS: run->counts = true; break;
    case O_FORMAT:
        good = program_enum(&run->program, row, value, &chosen);
        run->format = (enum format)chosen;
        break;
    }
    return good;
}

/* False when it has been reported. */
static bool parse(struct run *run, int argc, char **argv) {
    program_begin(&run->program, &command);
    run->program.first_shared = SHARED_LEXICON;
    if (!program_parse(&run->program, argc, argv, take, run)) return false;
    if (run->counts && (optind < argc || run->n_asked)) {
        command_refuse(&command, "--counts asks for no place");
        return false;
    }
    if (!run->kinds) run->kinds = ~0u;
    return true;
}

/* ---- finding ---------------------------------------------------------- */

/* "Sukun, Malang": is one of the places of the parent's name above the row? */
static bool is_in_named(const struct run *run, uint32_t row, const char *name, size_t len) {
    uint32_t parent[256];
    const berita_model *m = run->program.model;
    uint32_t n = berita_places_named(m, name, len, parent, sizeof parent / sizeof *parent);
    if (n > sizeof parent / sizeof *parent) n = sizeof parent / sizeof *parent;
    for (uint32_t i = 0; i < n; i++)
        if (parent[i] != row && berita_place_within(m, row, parent[i])) return true;
    return false;
}

static void trim(const char **p, size_t *n) {
    while (*n && (**p == ' ' || **p == '\t')) ++*p, --*n;
    while (*n && ((*p)[*n - 1] == ' ' || (*p)[*n - 1] == '\t' || (*p)[*n - 1] == '\r')) --*n;
}

static size_t up_to_comma(const char *p, size_t n) {
    const char *comma = memchr(p, ',', n);
    return comma ? (size_t)(comma - p) : n;
}

/* Does what stands behind each comma of the name hold for the row? */
static bool has_parents(const struct run *run, uint32_t row, const char *p, const char *end) {
    while (p < end) {
        const char *name = ++p;
        size_t n = up_to_comma(p, (size_t)(end - p));
        p += n;
        trim(&name, &n);
        if (n && !is_in_named(run, row, name, n)) return false;
    }
    return true;
}

static void find_named(struct run *run, const char *asked, size_t len) {
    const char *name = asked;
    size_t n = up_to_comma(asked, len);
    const berita_model *m = run->program.model;
    trim(&name, &n);
    uint32_t most = berita_places(m), all = berita_places_named(m, name, n, run->found, most);
    for (uint32_t i = 0; i < all && i < most; i++)
        if (has_parents(run, run->found[i], asked + up_to_comma(asked, len), asked + len))
            run->row[run->n++] = run->found[i];
}

static bool wants(const struct run *run, uint32_t row) {
    const berita_model *m = run->program.model;
    return run->kinds >> berita_place(m, row).kind & 1 &&
           (!run->within || berita_place_within(m, row, run->within_row));
}

static uint32_t most_of(const struct run *run, bool near) {
    return run->limit ? run->limit : near ? NEAR_LIMIT : UINT32_MAX;
}

/* Km between two points, along the great circle. */
static double distance(double lat, double lon, double lat2, double lon2) {
    static const double degree = 0.017453292519943295, radius = 6371.0;
    double a = sin((lat2 - lat) * degree / 2), b = sin((lon2 - lon) * degree / 2);
    double h = a * a + cos(lat * degree) * cos(lat2 * degree) * b * b;
    return 2 * radius * asin(sqrt(h < 1 ? h : 1));
}

/* Puts a row among the nearest so far. */
static void add_near(struct run *run, uint32_t row, double km, uint32_t most) {
    uint32_t i = run->n;
    if (i == most && km >= run->distance[i - 1]) return;
    if (i == most) i--;
    else run->n++;
    for (; i > 0 && run->distance[i - 1] > km; i--) {
        run->distance[i] = run->distance[i - 1];
        run->row[i] = run->row[i - 1];
    }
    run->distance[i] = km;
    run->row[i] = row;
}

static void find_near(struct run *run, double lat, double lon) {
    uint32_t most = most_of(run, true), all = berita_places(run->program.model);
    if (most > all) most = all;
    for (uint32_t row = 0; row < all; row++) {
        struct berita_place p = berita_place(run->program.model, row);
        if (!isnan(p.lat) && wants(run, row)) add_near(run, row, distance(lat, lon, p.lat, p.lon), most);
    }
}

static int by_code(const void *x, const void *y) {
    return strcmp(((const struct child *)x)->code, ((const struct child *)y)->code);
}

/* The rows of the n at `row` in the order of their codes; `child` has room for them. */
static void sort_by_code(const berita_model *model, uint32_t *row, uint32_t n, struct child *child) {
    for (uint32_t i = 0; i < n; i++) child[i] = (struct child){row[i], berita_place(model, row[i]).code};
    qsort(child, n, sizeof *child, by_code);
    for (uint32_t i = 0; i < n; i++) row[i] = child[i].row;
}

/* Those in the rows take their place. */
static void take_children(struct run *run) {
    uint32_t parents = run->n, all = berita_places(run->program.model);
    memcpy(run->found, run->row, parents * sizeof *run->row);
    run->n = 0;
    for (uint32_t i = 0; i < parents; i++) {
        uint32_t first = run->n;
        for (uint32_t row = 0; row < all && run->n < all; row++)
            if (berita_place(run->program.model, row).parent == run->found[i]) run->row[run->n++] = row;
        sort_by_code(run->program.model, run->row + first, run->n - first, run->child);
    }
}

static void keep_wanted(struct run *run) {
    uint32_t n = 0, most = most_of(run, false);
    for (uint32_t i = 0; i < run->n && n < most; i++)
        if (wants(run, run->row[i])) run->row[n++] = run->row[i];
    run->n = n;
}

/* ---- answering -------------------------------------------------------- */

static void answer(struct run *run, const char *asked, size_t len, bool near) {
    if (!near && run->children) take_children(run);
    if (!near) keep_wanted(run);
    struct places p = {run->program.model, asked, len, run->row, run->n, near ? run->distance : NULL};
    if (run->format == FORMAT_TSV) emit_places_tsv(&run->program.out, &p);
    else emit_places_jsonl(&run->program.out, &p);
    if (run->n == 0) run->program.failed = true;
    run->n = 0;
}

static void answer_name(struct run *run, const char *name, size_t len) {
    trim(&name, &len);
    find_named(run, name, len);
    answer(run, name, len, false);
}

static void answer_asked(struct run *run, size_t i) {
    const char *text = run->asked[i].text;
    size_t len = strlen(text);
    uint32_t row;
    if (run->asked[i].near) find_near(run, run->asked[i].lat, run->asked[i].lon);
    else if ((row = berita_place_of_code(run->program.model, text, len)) != BERITA_NONE) run->row[run->n++] = row;
    answer(run, text, len, run->asked[i].near);
}

static void answer_lines(struct run *run) {
    struct source *s = &run->program.input.source;
    enum source_status got = SOURCE_ERROR;
    char *line;
    size_t len;
    if (source_open(s, "-"))
        while (!run->program.out.error && (got = source_line(s, LINE_MAX_BYTES, &line, &len)) != SOURCE_END) {
            if (got == SOURCE_OK) answer_name(run, line, len);
            else if (got == SOURCE_TOO_LONG) program_failed(&run->program, "a line of over %d bytes", LINE_MAX_BYTES);
            else break;
        }
    if (got == SOURCE_NO_MEMORY) program_failed(&run->program, "out of memory");
    if (got == SOURCE_ERROR) program_failed(&run->program, "-: %s", strerror(errno));
    source_close(s);
}

static void answer_all(struct run *run, char **names, int n) {
    struct program *p = &run->program;
    if (run->counts) {
        if (run->format == FORMAT_TSV) emit_counts_tsv(&p->out, p->model);
        else emit_counts_jsonl(&p->out, p->model);
        return;
    }
    for (size_t i = 0; i < run->n_asked; i++) answer_asked(run, i);
    for (int i = 0; i < n && !p->out.error; i++) answer_name(run, names[i], strlen(names[i]));
    if (n == 0 && run->n_asked == 0) answer_lines(run);
}

static bool make_room(struct run *run) {
    size_t n = berita_places(run->program.model);
    run->row = malloc((n + 1) * sizeof *run->row);
    run->found = malloc((n + 1) * sizeof *run->found);
    run->distance = malloc((n + 1) * sizeof *run->distance);
    run->child = malloc((n + 1) * sizeof *run->child);
    if (run->row && run->found && run->distance && run->child) return true;
    command_report(&command, "out of memory");
    return false;
}

static bool find_within(struct run *run) {
    if (!run->within) return true;
    run->within_row = berita_place_of_code(run->program.model, run->within, strlen(run->within));
    if (run->within_row != BERITA_NONE) return true;
    command_refuse(&command, "--within: no place has the code \"%s\"", run->within);
    return false;
}

int main(int argc, char **argv) {
    static char *no_files[] = {NULL};
    struct run run = {0};
    struct program *p = &run.program;
    if (!parse(&run, argc, argv)) return EXIT_USAGE;
    if (program_asked_about(p)) return program_about(p);
    bool started = program_start(p, no_files) && find_within(&run) && make_room(&run);
    if (started) answer_all(&run, argv + optind, argc - optind);
    free(run.row);
    free(run.found);
    free(run.distance);
    free(run.child);
    return program_end(p, started);
}
