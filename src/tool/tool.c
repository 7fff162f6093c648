#define _POSIX_C_SOURCE 200809L
#include "tool/tool.h"

#include "core/calendar.h"
#include "pipeline.h"

#include <stdio.h>
#include <stdlib.h>

bool tool_open(struct tool *tool) {
    struct berita_error err = {.text = "out of memory"};
    memset(tool, 0, sizeof *tool);
    if (berita_model_open(&tool->model, NULL, 0, &err) != BERITA_OK) {
        fprintf(stderr, "%s\n", err.text);
        return false;
    }
    tool->owner = berita_doc_new(tool->model);
    if (!tool->owner) {
        berita_model_close(tool->model);
        return false;
    }
    tool->doc = (struct doc *)tool->owner;
    return true;
}

void tool_close(struct tool *tool) {
    berita_doc_free(tool->owner);
    berita_model_close(tool->model);
}

void tool_give(struct tool *tool, const char *text, size_t len, const char *published) {
    tool->in = (struct berita_input){.text = text, .len = len, .published = published};
}

bool tool_run(struct tool *tool, const char *last, u64 *ns) {
    struct doc *d = tool->doc;
    struct ymd date;
    if (tool->in.len > BERITA_TEXT_MAX) return false;
    doc_clear(d);
    d->text = tool->in.text;
    d->len = (u32)tool->in.len;
    if (tool->in.published && calendar_read(tool->in.published, &date))
        d->published = calendar_day(date.year, date.month, date.day);
    return pipeline_run(d, last, ns) == BERITA_OK;
}

static char *read_stream(FILE *f, size_t *len) {
    size_t room = 1 << 16, n = 0, got;
    char *text = malloc(room);
    while (text && (got = fread(text + n, 1, room - n, f)) > 0) {
        n += got;
        if (n < room) continue;
        char *more = realloc(text, room *= 2);
        if (!more) free(text);
        text = more;
    }
    *len = n;
    return text;
}

char *tool_read(const char *path, size_t *len) {
    FILE *f = fopen(path, "rb");
    char *text = f ? read_stream(f, len) : NULL;
    if (!text || ferror(f)) {
        perror(path);
        free(text);
        text = NULL;
    }
    if (f) fclose(f);
    return text;
}
