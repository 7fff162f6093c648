#define _GNU_SOURCE /* syncfs() */
#include "cmd/mirror.h"

#include "cmd/progress.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const double LONGEST = 1; /* seconds that a file may be pending */
enum { FEW = 8 };                /* files that are put on the disk one by one */
static const char errors_end[] = ".errors";

/* ---- places ----------------------------------------------------------- */

/* Folders up to the last slash of a path. */
static bool make_folders(struct mirror *t, const char *path) {
    char part[PATH_MAX];
    const char *last = strrchr(path, '/');
    size_t n = last ? (size_t)(last - path) : 0;
    if (n == 0 || (strncmp(t->made, path, n) == 0 && !t->made[n])) return true;
    for (size_t i = 1; i <= n; i++) {
        if (path[i] != '/') continue;
        memcpy(part, path, i);
        part[i] = 0;
        if (mkdir(part, 0777) != 0 && errno != EEXIST) return false;
    }
    memcpy(t->made, path, n);
    t->made[n] = 0;
    return true;
}

bool mirror_open(struct mirror *t, const struct program *p) {
    *t = (struct mirror){.command = p->command, .dir = p->output_dir, .extension = p->extension, .fd = -1};
    if (!out_open(&t->errors, -1)) {
        command_report(t->command, "out of memory");
        return false;
    }
    int n = snprintf(t->at.path, sizeof t->at.path, "%s/", t->dir);
    if (n >= (int)sizeof t->at.path) errno = ENAMETOOLONG;
    else if (make_folders(t, t->at.path) && access(t->at.path, X_OK) == 0) return true;
    command_report(t->command, "%s: %s", t->dir, strerror(errno));
    return false;
}

void mirror_free(struct mirror *t) {
    mirror_drop(t);
    for (unsigned i = 0; i < t->n_pending; i++) {
        close(t->pending[i].fd);
        free(t->pending[i].beside);
        free(t->pending[i].path);
    }
    t->n_pending = 0;
    out_free(&t->errors);
}

/* Steps over "/", "./" and "../" at the beginning of a name. */
static const char *inner(const char *name, unsigned *up) {
    for (*up = *name == '/';;) {
        if (*name == '/') name++;
        else if (strncmp(name, "./", 2) == 0) name += 2;
        else if (strncmp(name, "../", 3) == 0) name += 3, *up += 2;
        else return name;
    }
}

/* Copies a name without "./" and "//" in it; false where ".." or no room is. */
static bool clean(char *to, size_t room, const char *name) {
    size_t n = 0;
    while (*name) {
        size_t part = strcspn(name, "/");
        if (part == 2 && memcmp(name, "..", 2) == 0) return false;
        bool empty = part == 0 || (part == 1 && *name == '.');
        if (!empty && n + part + 1 >= room) return false;
        if (!empty && n) to[n++] = '/';
        if (!empty) memcpy(to + n, name, part);
        if (!empty) n += part;
        name += part + (name[part] == '/');
    }
    to[n] = 0;
    return n > 0;
}

/* "DIR/a/b.jsonl", and beside it "DIR/a/.b.jsonl.part".  The second is one name,
 * so that what a killed run left is written over. */
static bool name_both(const struct mirror *t, const char *cleaned, struct mirror_place *at) {
    const char *slash = strrchr(cleaned, '/');
    int folder = slash ? (int)(slash - cleaned) + 1 : 0;
    int n = snprintf(at->path, sizeof at->path, "%s/%s%s", t->dir, cleaned, t->extension);
    int k = snprintf(at->beside, sizeof at->beside, "%s/%.*s.%s%s.part", t->dir, folder, cleaned, cleaned + folder,
                     t->extension);
    return n + sizeof errors_end < sizeof at->path && k + sizeof errors_end < sizeof at->beside;
}

bool mirror_place(struct mirror *t, const char *name, struct mirror_place *place, const char **why) {
    char cleaned[PATH_MAX];
    unsigned up;
    name = inner(strcmp(name, "-") == 0 ? "stdin" : name, &up);
    *why = "has no place of its own in --output-dir: \"..\" inside a name, or a name too long";
    if (!clean(cleaned, sizeof cleaned, name) || !name_both(t, cleaned, place)) return false;
    *why = "may share its place in --output-dir with another: begin all names with \"/\", with as many \"../\", or with neither";
    if (t->named && up != t->up) return false;
    t->named = true;
    t->up = up;
    return true;
}

/* ---- what is done already --------------------------------------------- */

/* Reads a file, if there is one, to the end of `rows`. */
static void read_rows(const char *path, struct out *rows) {
    int fd = open(path, O_RDONLY);
    ssize_t n = 0;
    if (fd < 0) return;
    do {
        char *to = out_room(rows, 1 << 16);
        while ((n = read(fd, to, 1 << 16)) < 0 && errno == EINTR) continue;
        if (n > 0) rows->n += (size_t)n;
    } while (n > 0);
    close(fd);
}

bool mirror_is_done(const struct mirror_place *place, struct out *rows) {
    char errors[PATH_MAX + sizeof errors_end];
    snprintf(errors, sizeof errors, "%s%s", place->path, errors_end);
    if (access(place->path, F_OK) != 0) return false;
    read_rows(errors, rows);
    return true;
}

static const char *cause_of(const char *row, const char *end) {
    static const char before[] = ",\"cause\":\"";
    for (size_t n = sizeof before - 1; row + n < end; row++)
        if (memcmp(row, before, n) == 0) return row + n;
    return NULL;
}

void mirror_count(const struct out *rows, struct tally *t) {
    const char *row = rows->buf, *all = rows->buf + rows->n, *end;
    for (; row < all && (end = memchr(row, '\n', (size_t)(all - row))); row = end + 1) {
        const char *cause = cause_of(row, end);
        for (unsigned i = 0; cause && i < FAULT_CAUSES; i++) {
            size_t n = strlen(fault_cause_name[i]);
            if ((size_t)(end - cause) > n && memcmp(cause, fault_cause_name[i], n) == 0 && cause[n] == '"')
                t->failed[i]++;
        }
    }
}

/* ---- a file ----------------------------------------------------------- */

bool mirror_begin(struct mirror *t, const struct mirror_place *place) {
    t->errors.n = 0;
    t->at = *place;
    if (!make_folders(t, t->at.beside)) return false;
    t->fd = open(t->at.beside, O_RDWR | O_CREAT | O_TRUNC, 0666);
    return t->fd >= 0;
}

void mirror_drop(struct mirror *t) {
    if (t->fd < 0) return;
    close(t->fd);
    unlink(t->at.beside);
    t->fd = -1;
}

/* Takes over the descriptor. */
static bool add_pending(struct mirror *t, const char *beside, const char *path, int fd) {
    struct pending *p = &t->pending[t->n_pending];
    *p = (struct pending){strdup(beside), strdup(path), fd};
    if (!p->beside || !p->path) {
        free(p->beside);
        free(p->path);
        close(fd);
        return errno = ENOMEM, false;
    }
    if (t->n_pending++ == 0) t->since = progress_clock();
    return true;
}

static bool write_errors(struct mirror *t, const char *path) {
    char beside[PATH_MAX + sizeof errors_end];
    snprintf(beside, sizeof beside, "%s%s", t->at.beside, errors_end);
    int fd = open(beside, O_RDWR | O_CREAT | O_TRUNC, 0666);
    if (fd < 0) return false;
    struct out file = {.fd = fd, .buf = t->errors.buf, .n = t->errors.n, .room = t->errors.room};
    out_flush(&file);
    t->errors.n = 0;
    if (!file.error) return add_pending(t, beside, path, fd);
    close(fd);
    unlink(beside);
    return errno = file.error, false;
}

/* Rows of errors first: with the records in their place the file counts as done. */
bool mirror_end(struct mirror *t) {
    char errors[PATH_MAX + sizeof errors_end];
    snprintf(errors, sizeof errors, "%s%s", t->at.path, errors_end);
    bool failed = t->errors.n > 0;
    if (t->n_pending + 2 > PENDING && !mirror_settle(t)) return false;
    if (failed && !write_errors(t, errors)) return false;
    if (!failed && unlink(errors) != 0 && errno != ENOENT) return false;
    int fd = t->fd;
    t->fd = -1;
    return add_pending(t, t->at.beside, t->at.path, fd);
}

/* Of many, all that the file system has is put on the disk at once. */
static bool sync_pending(const struct mirror *t) {
    if (t->n_pending > FEW) return syncfs(t->pending[0].fd) == 0;
    for (unsigned i = 0; i < t->n_pending; i++)
        if (fdatasync(t->pending[i].fd) != 0) return false;
    return true;
}

bool mirror_settle(struct mirror *t) {
    bool good = t->n_pending == 0 || sync_pending(t);
    int error = errno;
    for (unsigned i = 0; i < t->n_pending; i++) {
        struct pending *p = &t->pending[i];
        if (close(p->fd) != 0 && good) good = false, error = errno;
        if (good && rename(p->beside, p->path) != 0) good = false, error = errno;
        if (!good) unlink(p->beside);
        free(p->beside);
        free(p->path);
    }
    t->n_pending = 0;
    return good || (errno = error, false);
}

bool mirror_is_due(const struct mirror *t) { return t->n_pending && progress_clock() - t->since > LONGEST; }
