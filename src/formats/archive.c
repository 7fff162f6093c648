/* tar and zip, by libarchive: each file in them is an input of its own, named
 * "ARCHIVE/PATH", whatever its format, so that there may be archives in
 * archives. */
#include "formats/module.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_ROOM = 4096 };

struct archive_state {
    struct archive *archive;
    struct stream entry; /* the bytes of the entry that is open */
    struct input inner;
    bool inner_open;
    struct source *from;
    char name[NAME_ROOM];
};

/* ---- bytes in and out -------------------------------------------------------- */

/* libarchive reads from the source; what it gets is borrowed until it asks
 * again. */
static la_ssize_t feed(struct archive *a, void *self, const void **block) {
    struct source *s = ((struct archive_state *)self)->from;
    enum source_status got = source_need(s, 1);
    if (got != SOURCE_OK && got != SOURCE_END) {
        archive_set_error(a, EIO, "%s",
                          s->stream && s->stream->why ? s->stream->why : strerror(errno));
        return -1;
    }
    *block = s->buf + s->start;
    size_t n = s->end - s->start;
    s->start = s->end;
    return (la_ssize_t)n;
}

static struct archive_state *state_of_entry(struct stream *entry) {
    return (struct archive_state *)(void *)((char *)entry - offsetof(struct archive_state, entry));
}

static ptrdiff_t read_entry(struct stream *self, char *to, size_t room) {
    struct archive *a = state_of_entry(self)->archive;
    la_ssize_t n = archive_read_data(a, to, room);
    if (n >= 0) return n;
    self->why = archive_error_string(a) ? archive_error_string(a) : "damaged in the archive";
    return -1;
}

static void close_entry(struct stream *self) { (void)self; }

/* ---- opening ------------------------------------------------------------------ */

static bool open_archive(struct archive_state *t) {
    t->archive = archive_read_new();
    return t->archive && archive_read_support_format_tar(t->archive) == ARCHIVE_OK &&
           archive_read_support_format_zip_streamable(t->archive) == ARCHIVE_OK &&
           archive_read_open(t->archive, t, NULL, feed, NULL) == ARCHIVE_OK;
}

static struct archive_state *begin(struct input *in) {
    struct archive_state *t = in->state = calloc(1, sizeof *t);
    if (!t) return NULL;
    t->from = &in->source;
    t->entry = (struct stream){.read = read_entry, .close = close_entry};
    t->inner = (struct input){.source = {.fd = -1},
                              .asked = in->asked,
                              .part = in->part,
                              .field = in->field,
                              .module = in->module,
                              .unnamed = true,
                              .depth = in->depth + 1};
    return open_archive(t) ? t : NULL;
}

/* ---- entries -------------------------------------------------------------------- */

/* A path with a part that begins with a dot, or what a Mac puts beside files. */
static bool is_hidden(const char *path) {
    if (strncmp(path, "./", 2) == 0) path += 2;
    return *path == '.' || strstr(path, "/.") || strncmp(path, "__MACOSX/", 9) == 0;
}

/* "ARCHIVE/PATH", cut off when it is longer than names may be. */
static void name_entry(struct archive_state *t, const struct input *in, const char *path) {
    size_t n = strlen(in->name);
    if (strncmp(path, "./", 2) == 0) path += 2;
    if (n > NAME_ROOM / 2) n = NAME_ROOM / 2;
    memcpy(t->name, in->name, n);
    t->name[n++] = '/';
    size_t k = strlen(path);
    if (k > NAME_ROOM - n - 1) k = NAME_ROOM - n - 1;
    memcpy(t->name + n, path, k);
    t->name[n + k] = 0;
}

static enum input_status broken(struct input *in, const char *name, const char *what) {
    fault_set(&in->fault, FAULT_FORM, name, 0, 0, "%s", what);
    return INPUT_BROKEN;
}

/* INPUT_RECORD: the inner input is open; INPUT_SKIPPED: the entry is nothing to
 * read. */
static enum input_status open_entry(struct input *in, struct archive_state *t,
                                    struct archive_entry *entry) {
    const char *path = archive_entry_pathname(entry);
    if (!path || archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) ||
        is_hidden(path))
        return INPUT_SKIPPED;
    name_entry(t, in, path);
    if (archive_entry_is_data_encrypted(entry)) return broken(in, t->name, "encrypted");
    t->entry.why = NULL;
    t->inner_open = true;
    if (input_enter(&t->inner, t->name, &t->entry)) return INPUT_RECORD;
    in->fault = t->inner.fault;
    return INPUT_BROKEN;
}

static enum input_status next_entry(struct input *in, struct archive_state *t) {
    struct archive_entry *entry;
    if (t->inner_open) input_close(&t->inner);
    t->inner_open = false;
    int got = archive_read_next_header(t->archive, &entry);
    if (got == ARCHIVE_OK || got == ARCHIVE_WARN) return open_entry(in, t, entry);
    if (got == ARCHIVE_RETRY) return INPUT_SKIPPED;
    in->done = true;
    if (got == ARCHIVE_EOF) return INPUT_END;
    const char *what = archive_error_string(t->archive);
    return broken(in, in->name, what ? what : "the archive is damaged");
}

/* ---- the format ------------------------------------------------------------------ */

static enum input_status cut_archive(struct input *in, struct item *item) {
    struct archive_state *t = in->state;
    enum input_status got = INPUT_SKIPPED;
    if (in->depth >= INPUT_MAX_DEPTH) {
        in->done = true;
        return broken(in, in->name, "too many archives in each other");
    }
    if (!t && !(t = begin(in))) return input_fail(in, SOURCE_NO_MEMORY, 0);
    while (got == INPUT_SKIPPED) {
        got = t->inner_open ? input_next(&t->inner, item) : INPUT_END;
        if (got == INPUT_BROKEN || got == INPUT_SKIPPED) in->fault = t->inner.fault;
        if (got != INPUT_END) return got;
        got = next_entry(in, t);
        if (got == INPUT_RECORD) got = INPUT_SKIPPED;
    }
    return got;
}

static void close_archive(struct input *in) {
    struct archive_state *t = in->state;
    if (!t) return;
    if (t->inner_open) input_close(&t->inner);
    input_free(&t->inner);
    archive_read_free(t->archive);
    free(t);
}

const struct file_format format_archive = {cut_archive, NULL, close_archive};
