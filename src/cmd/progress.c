#include "cmd/progress.h"

#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

double progress_clock(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* 0 as soon as one is no ordinary file. */
static uint64_t size_of_all(char **files) {
    uint64_t sum = 0;
    struct stat st;
    for (; *files; files++) {
        int got = strcmp(*files, "-") == 0 ? fstat(STDIN_FILENO, &st) : stat(*files, &st);
        if (got == 0 && !S_ISREG(st.st_mode)) return 0;
        if (got == 0) sum += (uint64_t)st.st_size;
    }
    return sum;
}

void progress_begin(struct progress_line *p, const struct program *program, char **files) {
    *p = (struct progress_line){.command = program->command, .how = program->progress};
    p->started = progress_clock();
    p->due = p->started + 1;
    bool terminal = isatty(STDERR_FILENO) && !isatty(program->out.fd);
    if (program->quiet || program->first_shared > SHARED_PROGRESS) p->how = PROGRESS_NONE;
    if (p->how == PROGRESS_AUTO && !terminal) p->how = PROGRESS_NONE;
    if (p->how != PROGRESS_NONE) p->bytes_all = size_of_all(files);
}

/* ---- a line to read --------------------------------------------------- */

enum { LINE = 160 };

static int put_size(char *w, size_t room, uint64_t bytes) {
    static const char unit[] = "kMGTP";
    double size = (double)bytes / 1000;
    unsigned i = 0;
    for (; size >= 1000 && unit[i + 1]; i++) size /= 1000;
    return snprintf(w, room, "%.*f %cB", size < 10, size, unit[i]);
}

static int put_left(char *w, size_t room, double seconds) {
    unsigned long s = (unsigned long)seconds;
    if (s >= 3600) return snprintf(w, room, ", %lu h %02lu min left", s / 3600, s / 60 % 60);
    return s >= 60 ? snprintf(w, room, ", %lu min left", s / 60) : snprintf(w, room, ", %lu s left", s);
}

static double time_left(const struct progress_line *p, double passed, uint64_t read) {
    if (p->bytes_all <= read || read == 0) return 0;
    return passed * (double)(p->bytes_all - read) / (double)read;
}

static void line(const struct progress_line *p, const struct tally *t, uint64_t read, char *text) {
    double passed = progress_clock() - p->started;
    char *w = text, *end = text + LINE;
    w += snprintf(w, LINE, "%llu documents, ", (unsigned long long)t->documents);
    w += put_size(w, (size_t)(end - w), read);
    if (p->bytes_all) w += snprintf(w, (size_t)(end - w), " of ");
    if (p->bytes_all) w += put_size(w, (size_t)(end - w), p->bytes_all);
    w += snprintf(w, (size_t)(end - w), ", %.0f a second, %llu failed",
                  passed > 0 ? (double)t->documents / passed : 0, (unsigned long long)tally_failed(t));
    double left = time_left(p, passed, read);
    if (left > 0 && passed >= 1) put_left(w, (size_t)(end - w), left);
}

/* ---- a row for scripts ------------------------------------------------ */

static void row(const struct progress_line *p, const struct tally *t, uint64_t read, bool done) {
    double passed = progress_clock() - p->started, left = time_left(p, passed, read);
    fprintf(stderr, "{\"documents\":%llu,\"failed\":%llu,\"passed_over\":%llu,\"bytes\":%llu,",
            (unsigned long long)t->documents, (unsigned long long)tally_failed(t),
            (unsigned long long)t->passed, (unsigned long long)read);
    if (p->bytes_all) fprintf(stderr, "\"bytes_all\":%llu,", (unsigned long long)p->bytes_all);
    if (left > 0) fprintf(stderr, "\"seconds_left\":%.0f,", left);
    fprintf(stderr, "\"seconds\":%.3f,\"done\":%s}\n", passed, done ? "true" : "false");
}

/* ---- when ------------------------------------------------------------- */

void progress_clear(struct progress_line *p) {
    if (p->shown) fputs("\r\33[K", stderr);
    p->shown = false;
}

void progress_tick(struct progress_line *p, const struct tally *t, uint64_t read) {
    char text[LINE];
    if (p->how == PROGRESS_NONE || progress_clock() < p->due) return;
    p->due = progress_clock() + (p->how == PROGRESS_JSON ? 1 : 0.5);
    if (p->how == PROGRESS_JSON) {
        row(p, t, read, false);
        return;
    }
    line(p, t, read, text);
    fprintf(stderr, "\r%s\33[K", text);
    p->shown = true;
}

void progress_say(struct progress_line *p, const struct tally *t, uint64_t read) {
    char text[LINE];
    progress_clear(p);
    line(p, t, read, text);
    command_report(p->command, "%s", text);
}

void progress_end(struct progress_line *p, const struct tally *t, uint64_t read) {
    progress_clear(p);
    if (p->how == PROGRESS_JSON) row(p, t, read, true);
}
