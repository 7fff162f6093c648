#include "input/input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum input_status reader_read(struct reader *r, struct item *item, struct record *record) {
    *record = (struct record){.continues = item->continues};
    if (r->field->select.n == 0) return item->format->read(r, item, record);
    r->selected = (struct selected){0};
    enum input_status got = item->format->read(r, item, record);
    if (got != INPUT_RECORD || selection_holds(&r->field->select, &r->selected, record)) return got;
    return reader_skip(r, item, FAULT_KIND, "not among the records selected");
}

void reader_free(struct reader *r) {
    free(r->raw);
    free(r->space);
    if (r->page) r->free_page(r->page);
    r->raw = r->space = NULL;
    r->page = NULL;
}

bool reader_page(struct reader *r, struct page *(*make)(void), void (*end)(struct page *page)) {
    if (!r->page) r->page = make();
    r->free_page = end;
    return r->page != NULL;
}

enum input_status reader_fail(struct reader *r, const struct item *item, enum fault_cause cause,
                              size_t byte, const char *what) {
    fault_set(&r->fault, cause, item->name, item->number, byte, "%s", what);
    return INPUT_BROKEN;
}

enum input_status reader_skip(struct reader *r, const struct item *item, enum fault_cause cause,
                              const char *what) {
    reader_fail(r, item, cause, 0, what);
    return INPUT_SKIPPED;
}

void reader_number_id(struct reader *r, const struct item *item, struct record *record) {
    int n = snprintf(r->number_id, sizeof r->number_id, "%.511s:%zu", item->name, item->number);
    record->id = (struct berita_str){r->number_id, (uint32_t)n};
}
