#include "emit/formats.h"
#include "emit/tags.h"

#include <stdlib.h>

const struct emitter emitters[FORMATS] = {
    [FORMAT_JSONL] = {.record = emit_jsonl, .extension = ".jsonl"},
    [FORMAT_JSON] = {.record = emit_json, .extension = ".json"},
    [FORMAT_CSV] = {.record = emit_csv, .begin = begin_csv, .extension = ".csv"},
    [FORMAT_TSV] = {.record = emit_tsv, .begin = begin_tsv, .extension = ".tsv"},
    [FORMAT_TEI] = {.record = emit_tei, .begin = begin_tei, .end = end_tei, .wraps = true, .extension = ".xml"},
    [FORMAT_CONLLU] = {.record = emit_conllu, .points = true, .extension = ".conllu"},
    [FORMAT_ANNOTATION] = {.record = emit_annotation,
                           .begin = begin_annotation,
                           .between = ",\n",
                           .end = end_annotation,
                           .wraps = true,
                           .points = true,
                           .extension = ".jsonld"},
    [FORMAT_BRAT] = {.record = emit_brat, .alone = true, .points = true, .extension = ".ann"},
    [FORMAT_TEXT] = {.record = emit_text, .between = "\n", .extension = ".txt"},
    [FORMAT_MARKDOWN] = {.record = emit_markdown, .between = "\n", .extension = ".md"},
    [FORMAT_HTML] = {.record = emit_html, .begin = begin_html, .end = end_html, .extension = ".html"},
    [FORMAT_EXPLAIN] = {.record = emit_explain, .extension = ".txt"},
};

bool emit_space_open(struct emit_space *space) {
    space->rows = NULL;
    space->room = 0;
    space->tags = calloc(1, sizeof *space->tags);
    return out_open(&space->line, -1) && space->tags;
}

void emit_space_free(struct emit_space *space) {
    free(space->rows);
    if (space->tags) tags_free(space->tags);
    free(space->tags);
    out_free(&space->line);
}

void *emit_space_rows(struct emit_space *space, size_t bytes) {
    if (bytes > space->room) {
        free(space->rows);
        space->rows = malloc(bytes * 2);
        space->room = space->rows ? bytes * 2 : 0;
    }
    return space->rows;
}
