/* What the programs of src/tool share: a model, a document and the pipeline,
 * seen from inside. */
#ifndef TOOL_TOOL_H
#define TOOL_TOOL_H

#include "core/doc.h"

struct tool {
    berita_model *model;
    berita_doc *owner;       /* of doc */
    struct doc *doc;
    struct berita_input in;
};

/* False when the model cannot be made; the reason is on standard error. */
bool tool_open(struct tool *tool);
void tool_close(struct tool *tool);

/* The text to run; borrowed. */
void tool_give(struct tool *tool, const char *text, size_t len, const char *published);

/* Runs the stages up to and with `last`, all when NULL; ns as in pipeline_run(). */
bool tool_run(struct tool *tool, const char *last, u64 *ns);

/* A whole file, owned by the caller; NULL after saying why. */
char *tool_read(const char *path, size_t *len);

#endif
