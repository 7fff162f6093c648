#include "emit/formats.h"

#include <stdlib.h>

const struct emitter emitters[FORMATS] = {
    [FORMAT_JSONL] = {.record = emit_jsonl, .extension = ".jsonl"},
    [FORMAT_JSON] = {.record = emit_json, .extension = ".json"},
    [FORMAT_CSV] = {.record = emit_csv, .begin = begin_csv, .extension = ".csv"},
    [FORMAT_TSV] = {.record = emit_tsv, .begin = begin_tsv, .extension = ".tsv"},
    [FORMAT_MARKDOWN] = {.record = emit_markdown, .between = "\n", .extension = ".md"},
    [FORMAT_HTML] = {.record = emit_html, .begin = begin_html, .end = end_html, .extension = ".html"},
    [FORMAT_EXPLAIN] = {.record = emit_explain, .extension = ".txt"},
};

bool emit_space_open(struct emit_space *space) {
    space->page = NULL;
    space->page_size = 0;
    return out_open(&space->line, -1);
}

void emit_space_free(struct emit_space *space) {
    out_free(&space->line);
    free(space->page);
}
