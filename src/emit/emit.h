/* Output formats, all over one record view. */
#ifndef EMIT_EMIT_H
#define EMIT_EMIT_H

#include "emit/out.h"
#include "emit/view.h"

/* Of JSON Lines, the reference (berita-record(5)): the id, and the members of a
 * date behind a brace or comma, the last brace left out. */
void emit_id(struct out *out, const struct record *record);
void emit_date(struct out *out, const struct view *v, char before, const struct berita_date *date);

/* ---- the table of formats --------------------------------------------- */

enum format {
    FORMAT_JSONL,
    FORMAT_JSON,
    FORMAT_CSV,
    FORMAT_TSV,
    FORMAT_TEI,
    FORMAT_CONLLU,
    FORMAT_ANNOTATION,
    FORMAT_BRAT,
    FORMAT_TEXT,
    FORMAT_MARKDOWN,
    FORMAT_HTML,
    FORMAT_EXPLAIN,
    FORMATS,
};

/* Values of --format, in the order of the enum; explain is an option of its own. */
#define FORMAT_NAMES "jsonl json csv tsv tei conllu webanno brat text markdown html"

struct tags;

/* Where emitters work, kept from record to record: one a thread. */
struct emit_space {
    struct out line; /* in memory: a record in another form */
    void *rows;      /* room bytes of whatever an emitter keeps of a record */
    size_t room;
    struct tags *tags;
};

/* False when memory is short. */
bool emit_space_open(struct emit_space *space);
void emit_space_free(struct emit_space *space);

/* Room for that many bytes, until the next call; NULL when memory is short. */
void *emit_space_rows(struct emit_space *space, size_t bytes);

/* A format.  Functions that are NULL have nothing to write; nobody but out and
 * space is written to, so that threads may emit at the same time.  Memory that is
 * short makes the error of `out`. */
struct emitter {
    /* A record as a whole.  Only the view tells it apart from others: what must be
     * unique in an output is made so by view->index. */
    void (*record)(struct out *out, const struct view *v, struct emit_space *space);

    /* Before the first record, between two, and behind the last; begin and end even
     * when there is no record. */
    void (*begin)(struct out *out, const struct choice *choice, bool several);
    const char *between;
    void (*end)(struct out *out, const struct choice *choice, bool several);

    bool wraps; /* whether there are several makes a difference to begin and end */

    bool alone;  /* an output holds one record */
    bool points; /* offsets are code points, nothing else */

    const char *extension; /* of a file of its own: ".json" */
};

extern const struct emitter emitters[FORMATS];

#endif
