#define _DEFAULT_SOURCE /* flock() */
#include "cmd/journal.h"

#include "cmd/progress.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINE = 1024, MAGIC = 1 };
static const double SHORTEST = 0.1; /* seconds between two lines */
static const double SHARE = 20;     /* of the time that a line takes: at most a twentieth goes to them */

/* ---- sums ------------------------------------------------------------- */

static uint64_t sum(uint64_t h, const char *p, size_t n) {
    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)p[i]) * 0x100000001b3u;
    return h;
}

/* The options came through program_parse(); each operand ends with its NUL. */
static uint64_t identity(const struct program *p, char **files) {
    uint64_t h = sum(p->identity, BERITA_VERSION, sizeof BERITA_VERSION);
    for (; *files; files++) h = sum(h, *files, strlen(*files) + 1);
    return h;
}

/* ---- lines ------------------------------------------------------------ */

/* The numbers of a mark, in the order they are written. */
enum { COUNTS = 13, NUMBERS = COUNTS + FAULT_CAUSES };

static void numbers(struct mark *m, uint64_t *number[NUMBERS]) {
    struct tally *t = &m->tally;
    uint64_t *all[COUNTS] = {&m->place.files, &m->place.items, &m->place.index, &m->output,     &m->errors,
                             &m->documents,   &m->some,        &t->documents,   &t->passed,     &t->duplicates,
                             &t->quotations,  &t->unresolved,  &t->bytes_in};
    memcpy(number, all, sizeof all);
    for (unsigned i = 0; i < FAULT_CAUSES; i++) number[COUNTS + i] = &t->failed[i];
}

/* Ends a line with its sum. */
static size_t seal(char *line, size_t n) {
    return n + (size_t)sprintf(line + n, " %016llx\n", (unsigned long long)sum(0xcbf29ce484222325u, line, n));
}

static size_t put_mark(char *line, struct mark mark) {
    uint64_t *number[NUMBERS];
    size_t n = 0;
    numbers(&mark, number);
    for (unsigned i = 0; i < NUMBERS; i++)
        n += (size_t)sprintf(line + n, "%s%llu", i ? " " : "", (unsigned long long)*number[i]);
    return seal(line, n);
}

static bool get_mark(const char *line, struct mark *mark) {
    uint64_t *number[NUMBERS];
    char *end = (char *)line;
    numbers(mark, number);
    for (unsigned i = 0; i < NUMBERS; i++) *number[i] = strtoull(end, &end, 10);
    return *end == ' ';
}

/* The sum at a line's end, its line feed taken off, is that of what is before. */
static bool is_whole(const char *line, size_t n) {
    char should[20];
    if (n < 18) return false;
    snprintf(should, sizeof should, " %016llx", (unsigned long long)sum(0xcbf29ce484222325u, line, n - 17));
    return memcmp(line + n - 17, should, 17) == 0;
}

/* ---- opening ---------------------------------------------------------- */

static bool refuse(const struct journal *j, const char *why) {
    command_report(j->command, "%s: %s", j->name, why);
    return false;
}

static bool begin(struct journal *j, uint64_t id) {
    char line[LINE];
    size_t n = seal(line, (size_t)sprintf(line, "berita-journal %d %016llx", MAGIC, (unsigned long long)id));
    if (ftruncate(j->fd, 0) == 0 && pwrite(j->fd, line, n, 0) == (ssize_t)n && fsync(j->fd) == 0 &&
        lseek(j->fd, 0, SEEK_END) >= 0)
        return true;
    return refuse(j, strerror(errno));
}

/* Reads line by line up to the first that is not whole, and cuts off from there. */
static bool read_lines(struct journal *j, FILE *f, struct mark *mark, bool *found) {
    char line[LINE];
    off_t end = ftello(f);
    struct mark next;
    while (fgets(line, sizeof line, f)) {
        size_t n = strlen(line);
        if (n == 0 || line[n - 1] != '\n' || !is_whole(line, n - 1) || !get_mark(line, &next)) break;
        *mark = next;
        *found = true;
        end = ftello(f);
    }
    if (ftruncate(j->fd, end) == 0 && lseek(j->fd, end, SEEK_SET) == end) return true;
    return refuse(j, strerror(errno));
}

static bool go_on(struct journal *j, FILE *f, uint64_t id, struct mark *mark, bool *found) {
    char line[LINE] = "";
    unsigned magic;
    unsigned long long was;
    size_t n = fgets(line, sizeof line, f) ? strlen(line) : 0;
    if (n == 0 || line[n - 1] != '\n' || !is_whole(line, n - 1)) {
        /* torn at its very beginning, or no journal at all, which is left alone */
        if (strncmp(line, "berita-journal ", n < 15 ? n : 15) != 0) return refuse(j, "is no journal");
        return begin(j, id);
    }
    if (sscanf(line, "berita-journal %u %llx", &magic, &was) != 2 || magic != MAGIC) return refuse(j, "is no journal");
    if (was != id)
        return refuse(j, "is of another command (other options, files or version); remove it to begin anew");
    return read_lines(j, f, mark, found);
}

/* Two runs that write to one output would tear it. */
static bool lock(const struct journal *j) {
    if (flock(j->fd, LOCK_EX | LOCK_NB) == 0) return true;
    return refuse(j, errno == EWOULDBLOCK ? "another run is using it" : strerror(errno));
}

bool journal_open(struct journal *j, const struct program *p, char **files, struct mark *mark, bool *found) {
    *j = (struct journal){.command = p->command, .name = p->journal, .fd = -1};
    *found = false;
    *mark = (struct mark){.output = 0};
    if (!j->name) return true;
    j->fd = open(j->name, O_RDWR | O_CREAT, 0666);
    if (j->fd < 0) return refuse(j, strerror(errno));
    if (!lock(j)) return false;
    FILE *f = fdopen(dup(j->fd), "r");
    if (!f) return refuse(j, "out of memory");
    struct stat st;
    bool good = fstat(j->fd, &st) == 0 && st.st_size == 0 ? begin(j, identity(p, files))
                                                            : go_on(j, f, identity(p, files), mark, found);
    fclose(f);
    return good;
}

void journal_close(struct journal *j) {
    if (j->name && j->fd >= 0) close(j->fd);
    j->fd = -1;
}

bool journal_cut(const struct journal *j, int fd, const char *name, uint64_t length) {
    struct stat st;
    const char *why = NULL;
    if (fstat(fd, &st) != 0) why = strerror(errno);
    else if (!S_ISREG(st.st_mode)) why = "--journal wants an ordinary file";
    else if ((uint64_t)st.st_size < length) why = "is shorter than the journal says; remove both to begin anew";
    else if (ftruncate(fd, (off_t)length) != 0 || lseek(fd, (off_t)length, SEEK_SET) < 0) why = strerror(errno);
    if (why) command_report(j->command, "%s: %s", name, why);
    return !why;
}

/* ---- writing ---------------------------------------------------------- */

bool journal_is_due(const struct journal *j) { return j->name && progress_clock() >= j->due; }

bool journal_write(struct journal *j, int output, int errors, const struct mark *mark) {
    char line[LINE];
    double begun = progress_clock();
    size_t n = put_mark(line, *mark);
    if (fdatasync(output) != 0 || (errors >= 0 && fdatasync(errors) != 0)) return false;
    ssize_t done = write(j->fd, line, n);
    if (done != (ssize_t)n) return done >= 0 ? (errno = ENOSPC, false) : false;
    if (fdatasync(j->fd) != 0) return false;
    double now = progress_clock();
    j->cost = now - begun;
    j->due = now + (j->cost * SHARE > SHORTEST ? j->cost * SHARE : SHORTEST);
    return true;
}
