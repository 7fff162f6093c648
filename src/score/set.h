/* The annotations of many documents, as they were read from one file: of
 * gold, or of records, which are brought into the same form. */
#ifndef SCORE_SET_H
#define SCORE_SET_H

#include "berita.h"
#include "core/base.h"

/* What a mark is.  Those up to LABEL_BODY may be annotated in full; the others
 * belong to statements of public figures (see berita-score(1)). */
enum label {
    LABEL_PERSON,
    LABEL_PLACE,
    LABEL_ORGANIZATION,
    LABEL_DATE,
    LABEL_DIRECT,
    LABEL_INDIRECT,
    LABEL_POST, /* gold's "role" */
    LABEL_BODY, /* gold's "affiliation": what the post belongs to */
    LABEL_STATEMENT,
    LABEL_CUE,
    LABEL_SPEAKER,
    LABEL_ROLE,
    LABEL_AFFILIATION,
    LABEL_DATETIME,
    LABEL_LOCATION,
    LABEL_ATTRIBUTION, /* a statement whose speaker is known */
    LABELS,
};

enum { COMPLETE_ALL = (1 << LABEL_STATEMENT) - 1 };

/* What is not said of a mark has p == NULL. */
struct mark {
    enum label label;
    u32 start, end; /* code points of the text */
    struct berita_str text;
    struct berita_str value, type; /* of a date */
    struct berita_str name;        /* the speaker, or whose office it is */
    struct berita_str cue;
    u32 alt, n_alts;   /* values as good, among the set's alts */
    double confidence; /* negative: none */
};

struct doc {
    struct berita_str id, text;
    u32 first, n_marks;
    u32 complete;    /* a bit a label of which every mark is there */
    bool statements; /* annotated as statements of public figures */
    size_t line;     /* of the file */
    size_t twin;     /* line of an earlier document of the same id, 0: none */
};

struct set {
    struct doc *doc;
    u32 n_docs, docs_room;
    struct mark *mark;
    u32 n_marks, marks_room;
    struct berita_str *alt;
    u32 n_alts, alts_room;
    u32 *by_id; /* documents sorted by id, once indexed */
    struct chunk *strings;
};

void set_free(struct set *s);

/* Each gives NULL when memory is short.  What they give is moved by the next
 * call of the same kind. */
struct doc *set_add_doc(struct set *s);
struct mark *set_add_mark(struct set *s, enum label label, u32 start, u32 end);
struct berita_str *set_add_alt(struct set *s);

/* A copy that lives as long as the set, NUL behind it; p == NULL when memory is
 * short. */
struct berita_str set_keep(struct set *s, const char *p, size_t n);

/* Makes set_find() possible and fills `twin`; false when memory is short. */
bool set_index(struct set *s);

/* The document of that id, the first of several; NULL when there is none. */
const struct doc *set_find(const struct set *s, struct berita_str id);

#endif
