/* CoNLL-U: the tokens with what was found in MISC, and before a document's first
 * sentence a comment for each entity. */
#include "emit/formats.h"
#include "emit/tags.h"

#include <errno.h>

static void entity(struct out *o, const struct view *v, uint32_t row) {
    const struct berita_entity *e = &v->entity[row];
    out_format(o, "# entity = %c%u %s ", view_letter(e->type), v->number[row],
               type_name[e->type % 3]);
    emit_comment(o, e->code.n ? e->code : (struct berita_str){"_", 1});
    out_char(o, ' ');
    emit_comment(o, e->name);
    out_char(o, '\n');
}

/* Of what it is part: whose, its id or "_", how that is known, its name. */
static void parent(struct out *o, const struct view *v, uint32_t row) {
    const struct berita_entity *e = &v->entity[row];
    if (!e->parent_name.n) return;
    out_format(o, "# parent = o%u ", v->number[row]);
    if (e->parent != BERITA_NONE) out_format(o, "o%u", v->number[e->parent]);
    else out_char(o, '_');
    out_format(o, " %s ", berita_rule(v->model, e->parent_rule).name);
    emit_comment(o, e->parent_name);
    out_char(o, '\n');
}

void emit_conllu(struct out *out, const struct view *v, struct emit_space *space) {
    static const enum column columns[] = {
        COLUMN_NAME, COLUMN_ENTITY, COLUMN_DATE,      COLUMN_VALUE,   COLUMN_ROLE,
        COLUMN_CUE,  COLUMN_SPEECH, COLUMN_QUOTATION, COLUMN_SPEAKER, COLUMN_REPORTS};
    struct tags *tags = space->tags;
    struct pieces pieces = {.begins = BERITA_SENTENCE};
    tags->scheme = SCHEME_BIO;
    tags->n = sizeof columns / sizeof *columns;
    memcpy(tags->column, columns, sizeof columns);
    if (!tags_fill(tags, v)) {
        out->error = ENOMEM;
        return;
    }
    emit_conllu_document(out, v);
    for (uint32_t i = 0; i < v->n_entities; i++)
        if (view_wants_entity(v, (uint32_t)v->order[i])) entity(out, v, (uint32_t)v->order[i]);
    for (uint32_t i = 0; i < v->n_entities; i++)
        if (view_wants_entity(v, (uint32_t)v->order[i])) parent(out, v, (uint32_t)v->order[i]);
    emit_tags_sentences(out, v, tags, &pieces);
}
