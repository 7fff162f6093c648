/* berita-stages: what each stage of the pipeline makes of a text, for the
 * stage goldens and for whoever wonders where a reading went wrong.
 *
 * usage: berita-stages [--stop-after STAGE] [--published DATE] FILE
 *
 * Without --stop-after every stage is shown, each as it stands when it has
 * just run. */
#include "model/model.h"
#include "pipeline.h"
#include "tool/tool.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const token_kinds[] = {"end",   "word",  "number", "mixed",
                                          "quote", "punct", "symbol", "url"};
static const char *const token_shapes[] = {"-", "lower", "cap", "upper", "camel"};
static const char *const types[] = {"person", "organization", "place"};
static const char *const hows[] = {"full", "short", "title", "description", "pronoun"};
static const char *const timexes[] = {"DATE", "TIME", "DURATION", "SET"};
static const char *const speeches[] = {"direct", "indirect", "mixed"};
static const char *const paragraphs[] = {"body", "headline", "furniture"};

static const struct { u16 flag; const char *name; } flags[] = {
    {TOKEN_GLUED, "glued"},         {TOKEN_LINE, "line"},     {TOKEN_NYA, "nya"},
    {TOKEN_CLITIC, "clitic"},       {TOKEN_OPENS, "opens"},   {TOKEN_CLOSES, "closes"},
    {TOKEN_FURNITURE, "furniture"}, {TOKEN_QUOTED, "quoted"},
};

/* A span's words, line ends shown as ¶ so that a row stays one line. */
static void put_text(const struct doc *d, u32 start, u32 end) {
    for (u32 i = start; i < end; i++) {
        if (d->text[i] == '\n') fputs("\u00b6", stdout);
        else putchar(d->text[i]);
    }
}

static void put_span(const struct doc *d, u32 start, u32 end) {
    printf("%u-%u ", start, end);
    put_text(d, start, end);
}

static void put_tokens(const struct doc *d, u32 first, u32 limit) {
    struct berita_span s = doc_span(d, first, limit);
    put_span(d, s.start, s.end);
}

static void put_str(const char *name, struct berita_str s) {
    if (s.n) printf("  %s=%.*s", name, (int)s.n, s.p);
}

static void put_index(const char *name, u32 i) {
    if (i != NONE) printf("  %s=%u", name, i);
}

static void dump_decode(const struct doc *d) {
    printf("%u bytes, %s, %u bad\n", d->len, d->ascii ? "ASCII" : "not ASCII", d->bad_bytes);
}

static void put_flags(unsigned of, unsigned shown) {
    for (size_t f = 0; f < COUNT(flags); f++)
        if (of & shown & flags[f].flag) printf(" %s", flags[f].name);
    putchar('\n');
}

static void dump_token(const struct doc *d) {
    for (u32 t = 0; t < d->n_tokens; t++) {
        const struct berita_token *k = &d->token[t];
        put_span(d, k->start, k->end);
        printf("  %s %s", token_kinds[k->kind], token_shapes[k->shape]);
        put_flags(k->flags, TOKEN_GLUED | TOKEN_LINE);
    }
}

static void put_classes(const struct doc *d, u32 t) {
    for (u32 c = 0; c < d->model->n_classes; c++)
        if (doc_is(d, t, c)) printf(" %s", model_str(d->model, d->model->class_name[c]));
}

static void dump_lookup(const struct doc *d) {
    for (u32 t = 0; t < d->n_tokens; t++) {
        if (d->token[t].kind != TOKEN_WORD && d->token[t].kind != TOKEN_MIXED) continue;
        put_tokens(d, t, t + 1);
        printf(" %s", d->token[t].word < d->model->n_words ? " known" : " unknown");
        put_classes(d, t);
        put_flags(d->token[t].flags, TOKEN_NYA | TOKEN_CLITIC);
    }
    for (u32 i = 0; i < d->n_phrases; i++) {
        const struct phrase *p = &d->phrase[i];
        printf("phrase ");
        put_tokens(d, p->first, p->first + p->tokens);
        printf("  %s\n", model_str(d->model, d->model->class_name[p->cls]));
    }
}

static void dump_paragraph(const struct doc *d) {
    for (u32 i = 0; i < d->n_paragraphs; i++) {
        const struct paragraph *p = &d->paragraph[i];
        printf("%s%s ", paragraphs[p->kind], p->reopened ? " reopened" : "");
        put_tokens(d, p->first, p->limit);
        putchar('\n');
    }
}

static void dump_sentence(const struct doc *d) {
    for (u32 i = 0; i < d->n_pairs; i++) {
        const struct pair *p = &d->pair[i];
        printf("pair depth %u%s%s ", p->depth, p->unterminated ? " unterminated" : "",
               p->mended ? " mended" : "");
        put_tokens(d, p->open, p->unterminated ? p->close : p->close + 1);
        putchar('\n');
    }
    for (u32 i = 0; i < d->n_sentences; i++) {
        printf("sentence %u ", d->sentence[i].paragraph);
        put_tokens(d, d->sentence[i].first, d->sentence[i].limit);
        putchar('\n');
    }
}

static void put_rule(const struct doc *d, u32 rule) {
    printf("  [%s]\n", berita_rule((const berita_model *)d->model, rule).name);
}

static void dump_date(const struct doc *d) {
    for (u32 i = 0; i < d->n_dates; i++) {
        const struct berita_date *x = &d->date[i];
        printf("%u ", i);
        put_span(d, x->start, x->end);
        printf("  %s %s", timexes[x->type], x->value);
        if (*x->mod) printf(" %s", x->mod);
        if (*x->from || *x->to) printf("  %s..%s", x->from, x->to);
        if (x->weekday_mismatch) printf("  weekday mismatch");
        if (x->anchor == BERITA_ANCHOR_PUBLISHED) printf("  anchor=published");
        else put_index("anchor", x->anchor);
        put_rule(d, x->rule);
    }
}

static void dump_entity_row(const struct doc *d, u32 i) {
    const struct berita_entity *e = &d->entity[i];
    printf("entity %u %s %s", i, types[e->type], berita_kind_name(e->type, e->kind));
    put_str("name", e->name);
    put_str("abbreviation", e->abbreviation);
    put_str("expansion", e->expansion);
    put_str("code", e->code);
    printf("  mentions=%u roles=%u\n", e->mentions, e->roles);
}

static void dump_entity(const struct doc *d) {
    for (u32 i = 0; i < d->n_mentions; i++) {
        const struct berita_mention *m = &d->mention[i];
        printf("mention %u ", i);
        put_span(d, m->start, m->end);
        printf("  %s %s", types[m->type], hows[m->how]);
        put_index("entity", m->entity);
        put_rule(d, m->rule);
    }
    for (u32 i = 0; i < d->n_entities; i++) dump_entity_row(d, i);
    for (u32 i = 0; i < d->n_roles; i++) {
        const struct berita_role *r = &d->role[i];
        printf("%s ", r->is_title ? "title" : "role");
        put_span(d, r->start, r->end);
        put_index("person", r->person);
        put_index("organization", r->organization_entity);
        put_index("place", r->place_entity);
        if (r->former) printf("  former");
        if (r->acting) printf("  acting");
        put_rule(d, r->rule);
    }
}

static void dump_quote(const struct doc *d) {
    for (u32 i = 0; i < d->n_quotations; i++) {
        const struct berita_quotation *q = &d->quotation[i];
        printf("%u %s ", i, speeches[q->type]);
        put_span(d, q->start, q->end);
        if (q->cue.start < q->cue.end) {
            printf("  cue=");
            put_text(d, q->cue.start, q->cue.end);
        }
        put_rule(d, q->rule);
    }
}

static void dump_speaker(const struct doc *d) {
    for (u32 i = 0; i < d->n_quotations; i++) {
        const struct berita_quotation *q = &d->quotation[i];
        printf("%u", i);
        if (q->speaker != NONE) put_str("speaker", d->entity[q->speaker].name);
        if (q->speaker_span.start < q->speaker_span.end) {
            printf("  by ");
            put_span(d, q->speaker_span.start, q->speaker_span.end);
        }
        put_index("continues", q->continues);
        put_index("date", q->date);
        put_str("occasion", q->occasion);
        if (q->addressee.start < q->addressee.end) {
            printf("  to ");
            put_span(d, q->addressee.start, q->addressee.end);
        }
        printf("%s\n", q->second_hand ? "  second hand" : "");
    }
}

static const struct {
    const char *stage;
    void (*dump)(const struct doc *d);
} dumps[] = {
    {"decode", dump_decode},       {"token", dump_token},       {"lookup", dump_lookup},
    {"paragraph", dump_paragraph}, {"sentence", dump_sentence}, {"date", dump_date},
    {"entity", dump_entity},       {"quote", dump_quote},       {"speech", dump_quote},
    {"speaker", dump_speaker},
};

static bool show(struct tool *tool, const char *stage) {
    for (size_t i = 0; i < COUNT(dumps); i++) {
        if (strcmp(dumps[i].stage, stage) != 0) continue;
        if (!tool_run(tool, stage, NULL)) return false;
        printf("== %s\n", stage);
        dumps[i].dump(tool->doc);
        return true;
    }
    fprintf(stderr, "berita-stages: no stage is called %s\n", stage);
    return false;
}

static int usage(void) {
    fputs("usage: berita-stages [--stop-after STAGE] [--published DATE] FILE\n", stderr);
    return 2;
}

int main(int argc, char **argv) {
    const char *stage = NULL, *published = NULL;
    int at = 1;
    for (; at + 1 < argc && argv[at][0] == '-'; at += 2) {
        if (strcmp(argv[at], "--stop-after") == 0) stage = argv[at + 1];
        else if (strcmp(argv[at], "--published") == 0) published = argv[at + 1];
        else return usage();
    }
    if (at + 1 != argc) return usage();
    struct tool tool;
    size_t len;
    char *text = tool_read(argv[at], &len);
    bool good = text && tool_open(&tool);
    if (good) {
        tool_give(&tool, text, len, published);
        if (stage) good = show(&tool, stage);
        for (size_t i = 0; !stage && good && i < pipeline_stages; i++)
            good = show(&tool, pipeline[i].name);
        tool_close(&tool);
    }
    free(text);
    return good ? 0 : 1;
}
