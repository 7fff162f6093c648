#include "input/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { NAME_MAX_BYTES = 1 << 20 };

/* An open folder: the names in it that are not hidden, sorted. */
struct folder {
    size_t path; /* length of its own, with a slash behind */
    char *block; /* the names, each with its zero */
    size_t used, room;
    char **names;
    size_t n, next;
};

static enum input_status broken(struct files *f, const char *name, size_t number, int error) {
    fault_set(&f->fault, error == ENOMEM ? FAULT_MEMORY : FAULT_READ, name, number, 0, "%s",
              error == ENOMEM ? "out of memory" : strerror(error));
    return INPUT_BROKEN;
}

static void free_folder(struct folder *d) {
    free(d->block);
    free(d->names);
    free(d);
}

/* ---- paths ---------------------------------------------------------------- */

/* Puts the name behind the first `at` letters of the path. */
static bool set_path(struct files *f, size_t at, const char *name, size_t n) {
    size_t want = at + n + 2; /* a slash, perhaps, and the zero */
    if (want > f->room) {
        char *path = realloc(f->path, want * 2);
        if (!path) return false;
        f->path = path;
        f->room = want * 2;
    }
    memcpy(f->path + at, name, n);
    f->path[at + n] = 0;
    return true;
}

/* ---- folders ------------------------------------------------------------- */

static bool keep_name(struct folder *d, const char *name) {
    size_t n = strlen(name) + 1;
    if (d->used + n > d->room) {
        size_t room = d->room ? d->room * 2 : 4096;
        while (room < d->used + n) room *= 2;
        char *block = realloc(d->block, room);
        if (!block) return false;
        d->block = block;
        d->room = room;
    }
    memcpy(d->block + d->used, name, n);
    d->used += n;
    d->n++;
    return true;
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool sort_names(struct folder *d) {
    char *p = d->block;
    d->names = malloc((d->n + 1) * sizeof *d->names);
    if (!d->names) return false;
    for (size_t i = 0; i < d->n; i++, p += strlen(p) + 1) d->names[i] = p;
    qsort(d->names, d->n, sizeof *d->names, by_bytes);
    return true;
}

/* False: errno says why. */
static bool list_folder(struct folder *d, const char *path) {
    DIR *dir = opendir(path);
    const struct dirent *entry;
    bool good = true;
    if (!dir) return false;
    for (errno = 0; good && (entry = readdir(dir)); errno = 0)
        if (entry->d_name[0] != '.') good = keep_name(d, entry->d_name);
    int error = good ? errno : ENOMEM;
    closedir(dir);
    if (!error && !sort_names(d)) error = ENOMEM;
    return errno = error, error == 0;
}

/* The folder at the path becomes the innermost; what is in it comes next. */
static enum input_status enter(struct files *f) {
    size_t n = strlen(f->path);
    if (f->depth == FOLDERS_MAX) return broken(f, f->path, 0, ELOOP);
    struct folder *d = calloc(1, sizeof *d);
    if (!d) return broken(f, f->path, 0, ENOMEM);
    if (!list_folder(d, f->path)) {
        int error = errno;
        free_folder(d);
        return broken(f, f->path, 0, error);
    }
    if (n && f->path[n - 1] != '/') f->path[n++] = '/';
    d->path = n;
    f->folder[f->depth++] = d;
    return INPUT_SKIPPED;
}

/* INPUT_SKIPPED: no file.  Links to files are read, links to folders are not
 * followed, so that a folder in itself is no loop; what is no file at all, such
 * as a pipe, is left out. */
static enum input_status found(struct files *f) {
    struct stat st;
    bool link;
    if (lstat(f->path, &st) != 0) return broken(f, f->path, 0, errno);
    link = S_ISLNK(st.st_mode);
    if (link && stat(f->path, &st) != 0) return broken(f, f->path, 0, errno);
    if (st.st_dev == f->except_device && st.st_ino == f->except) return INPUT_SKIPPED;
    if (S_ISDIR(st.st_mode)) return link ? INPUT_SKIPPED : enter(f);
    return S_ISREG(st.st_mode) ? INPUT_RECORD : INPUT_SKIPPED;
}

static enum input_status next_in_folder(struct files *f) {
    struct folder *d = f->folder[f->depth - 1];
    if (d->next == d->n) {
        free_folder(d);
        f->depth--;
        return INPUT_SKIPPED;
    }
    const char *name = d->names[d->next++];
    return set_path(f, d->path, name, strlen(name)) ? found(f) : broken(f, name, 0, ENOMEM);
}

/* ---- names ---------------------------------------------------------------- */

/* The path has been named: a folder is entered, through a link as well. */
static enum input_status named(struct files *f) {
    struct stat st;
    if (f->recursive && strcmp(f->path, "-") != 0 && stat(f->path, &st) == 0 && S_ISDIR(st.st_mode))
        return enter(f);
    return INPUT_RECORD;
}

static enum input_status next_named(struct files *f) {
    const char *name = *f->names++;
    return set_path(f, 0, name, strlen(name)) ? named(f) : broken(f, name, 0, ENOMEM);
}

/* Ends the list. */
static enum input_status list_failed(struct files *f, int error) {
    enum input_status got = broken(f, f->list, f->number, error);
    f->list = NULL;
    return got;
}

static enum input_status bad_name(struct files *f, const char *what) {
    fault_set(&f->fault, FAULT_FORM, f->list, f->number, 0, "%s", what);
    return INPUT_BROKEN;
}

/* Standard input cannot be both the list and an article. */
static enum input_status next_in_list(struct files *f) {
    char *name;
    size_t n;
    if (!f->list_open) {
        f->source.fd = -1;
        f->list_open = source_open(&f->source, f->list);
        if (!f->list_open) return list_failed(f, errno);
    }
    enum source_status got = source_part(&f->source, 0, NAME_MAX_BYTES, &name, &n);
    if (got == SOURCE_END) {
        f->list = NULL;
        return INPUT_SKIPPED;
    }
    f->number++;
    if (got == SOURCE_TOO_LONG) return bad_name(f, strerror(ENAMETOOLONG));
    if (got != SOURCE_OK) return list_failed(f, got == SOURCE_NO_MEMORY ? ENOMEM : errno);
    if (n == 0) return bad_name(f, "an empty name");
    if (!set_path(f, 0, name, n)) return list_failed(f, ENOMEM);
    if (strcmp(f->path, "-") == 0 && strcmp(f->list, "-") == 0)
        return bad_name(f, "standard input is the list itself");
    return named(f);
}

enum input_status files_next(struct files *f, const char **name) {
    enum input_status got = INPUT_SKIPPED;
    while (got == INPUT_SKIPPED) {
        f->found = f->depth > 0;
        if (f->found) got = next_in_folder(f);
        else if (f->names && *f->names) got = next_named(f);
        else if (f->list) got = next_in_list(f);
        else return INPUT_END;
    }
    *name = f->path;
    return got;
}

void files_end(struct files *f) {
    while (f->depth > 0) free_folder(f->folder[--f->depth]);
    if (f->list_open) source_free(&f->source);
    free(f->path);
    f->path = NULL;
}
