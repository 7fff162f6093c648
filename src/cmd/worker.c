#include "cmd/worker.h"

#include "cmd/errors.h"
#include "cmd/shard.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

bool remarks_open(struct remarks *r, const struct program *p) {
    *r = (struct remarks){.errors.fd = -1};
    return out_open(&r->said, -1) && (!wants_rows(p) || out_open(&r->errors, -1));
}

void remarks_free(struct remarks *r) {
    out_free(&r->said);
    out_free(&r->errors);
}

bool worker_open(struct worker *w, const struct program *p, const struct work *work, const void *self,
                 struct turns *turns) {
    *w = (struct worker){.program = p, .work = work, .self = self, .doc = berita_doc_new(p->model)};
    if (p->copies != COPIES_KEEP) w->turns = turns;
    w->reader.field = &p->field;
    w->reader.keep_raw = p->keep_raw;
    w->reader.language = p->language;
    w->view.choice = &p->choice;
    w->view.model = p->model;
    if (work->space) w->space = calloc(1, work->space);
    bool copies = !w->turns || out_open(&w->origin.id, -1), kept = !wants_rows(p) || out_open(&w->kept, -1);
    if (!w->doc || !kept || !copies || (work->space && !w->space)) return false;
    return !work->open || work->open(w);
}

void worker_close(struct worker *w) {
    if (w->work->close && w->space) w->work->close(w);
    free(w->space);
    out_free(&w->kept);
    out_free(&w->origin.id);
    reader_free(&w->reader);
    view_free(&w->view);
    berita_doc_free(w->doc);
}

/* The same on every machine.  With --output-dir files are in shards, whole. */
static bool is_in_shard(const struct program *p, const char *id, size_t n) {
    return p->shards <= 1 || p->output_dir || shard_of(id, n, p->shards) == p->shard;
}

/* ---- what goes wrong -------------------------------------------------- */

void worker_report(struct worker *w, const char *format, ...) {
    char text[FAULT_MESSAGE];
    va_list ap;
    va_start(ap, format);
    vsnprintf(text, sizeof text, format, ap);
    va_end(ap);
    struct out *said = &w->remarks->said;
    out_str(said, w->program->command->name);
    out_str(said, ": ");
    out_str(said, text);
    out_char(said, '\n');
}

/* One shard tells of a record that cannot be read, every one of a file. */
static bool is_own_fault(const struct program *p, const struct fault *f) {
    char id[sizeof f->name + 24];
    if (f->number == 0 || p->output_dir) return true;
    int n = snprintf(id, sizeof id, "%s:%zu", f->name, f->number);
    return is_in_shard(p, id, (size_t)n);
}

void worker_fault(struct worker *w, const struct fault *fault) {
    char message[FAULT_MESSAGE];
    if (!is_own_fault(w->program, fault)) return;
    w->remarks->tally.failed[fault->cause]++;
    if (!w->program->quiet) {
        fault_message(fault, message);
        worker_report(w, "%s", message);
    }
    if (wants_rows(w->program)) errors_row(&w->remarks->errors, fault, w->item ? &w->kept : NULL);
}

static void item_fault(struct worker *w, enum fault_cause cause, const char *what) {
    reader_fail(&w->reader, w->item, cause, 0, what);
    worker_fault(w, &w->reader.fault);
}

void worker_memory(struct worker *w) { item_fault(w, FAULT_MEMORY, "out of memory"); }

void worker_refuse(struct worker *w, const char *what) { item_fault(w, FAULT_FORM, what); }

/* ---- documents -------------------------------------------------------- */

static struct berita_input input_of(const struct program *p, const struct record *record) {
    struct berita_input in = {.text = record->text,
                              .len = record->len,
                              .published = record->published,
                              .published_from = record->published_is_metadata ? BERITA_FROM_METADATA
                                                                              : BERITA_FROM_RECORD,
                              .until = p->until};
    if (in.published || !p->published) return in;
    in.published = p->published;
    in.published_from = BERITA_FROM_OPTION;
    return in;
}

static void count_quotations(struct worker *w) {
    const struct view *v = &w->view;
    w->remarks->tally.quotations += v->n_quotations;
    for (uint32_t i = 0; i < v->n_quotations; i++)
        w->remarks->tally.unresolved += v->quotation[i].speaker == BERITA_NONE;
}

bool worker_analyse(struct worker *w, const struct record *record) {
    struct berita_error err = {0};
    struct berita_input in = input_of(w->program, record);
    enum berita_status got = berita_run(w->doc, &in, &err);
    if (got == BERITA_OK && !view_fill(&w->view, w->doc, record)) got = BERITA_NO_MEMORY;
    if (got == BERITA_NO_MEMORY) return worker_memory(w), false;
    if (got != BERITA_OK) return item_fault(w, FAULT_LONG, err.text), false;
    w->remarks->tally.documents++;
    count_quotations(w);
    if (w->separate && w->work->between) out_str(w->out, w->work->between);
    w->separate = true;
    return true;
}

static void keep(struct worker *w, const struct item *item) {
    if (!wants_rows(w->program)) return;
    w->kept.n = 0;
    out_bytes(&w->kept, item->bytes, item->n);
    w->kept.error = 0;
}

/* ---- which documents -------------------------------------------------- */

static void wait_for_turn(struct worker *w) {
    struct turns *t = w->turns;
    pthread_mutex_lock(&t->lock);
    while (t->at != w->turn) pthread_cond_wait(&t->next, &t->lock);
    pthread_mutex_unlock(&t->lock);
}

void worker_pass_turn(struct worker *w) {
    if (!w->turns || !w->has_turn) return;
    wait_for_turn(w);
    w->has_turn = false;
    pthread_mutex_lock(&w->turns->lock);
    w->turns->at++;
    pthread_cond_broadcast(&w->turns->next);
    pthread_mutex_unlock(&w->turns->lock);
}

/* Is it a copy?  Then the view says of what. */
static bool is_copy(struct worker *w, const struct record *record) {
    struct signature s;
    w->view.copy_of = (struct berita_str){NULL, 0};
    if (!w->turns) return false;
    signature_make(&s, record->text, record->len);
    if (w->has_turn) wait_for_turn(w);
    bool copy = duplicates_ask(w->turns->duplicates, &s, record, &w->origin);
    if (w->origin.id.error) w->remarks->said.error = w->origin.id.error;
    worker_pass_turn(w);
    if (copy) w->view.copy_of = (struct berita_str){w->origin.id.buf, (uint32_t)w->origin.id.n};
    w->view.copy_of_is_number = w->origin.is_number;
    return copy;
}

static void one_record(struct worker *w, const struct record *record) {
    struct tally *t = &w->remarks->tally;
    if (!is_in_shard(w->program, record->id.p, record->id.n)) {
        t->passed++;
        return;
    }
    bool copy = is_copy(w, record);
    t->duplicates += copy;
    if (!copy || w->program->copies == COPIES_MARK) w->work->record(w, record);
}

void worker_recall(struct worker *w, struct item *item) {
    struct record record;
    if (!w->turns || reader_read(&w->reader, item, &record) != INPUT_RECORD) return;
    if (is_in_shard(w->program, record.id.p, record.id.n)) is_copy(w, &record);
}

void worker_item(struct worker *w, struct item *item, uint64_t index) {
    struct record record;
    keep(w, item);
    w->item = item;
    w->view.index = index;
    w->remarks->tally.bytes_in += item->n;
    switch (reader_read(&w->reader, item, &record)) {
    case INPUT_RECORD: one_record(w, &record); break;
    case INPUT_BROKEN: worker_fault(w, &w->reader.fault); break;
    default: w->remarks->tally.passed++;
    }
    w->item = NULL;
}
