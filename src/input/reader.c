#include "input/input.h"
#include "input/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Skips what is in another language. */
static enum input_status check_language(struct reader *r, const struct item *item,
                                        const struct record *record) {
    if (!r->words && !(r->words = language_new()))
        return reader_fail(r, item, FAULT_MEMORY, 0, "out of memory");
    switch (language_find(r->words, record->text, record->len)) {
    case LANGUAGE_MALAY: return reader_skip(r, item, FAULT_LANGUAGE, "in Malay");
    case LANGUAGE_OTHER: return reader_skip(r, item, FAULT_LANGUAGE, "not in Indonesian");
    default: return INPUT_RECORD;
    }
}

static bool wants_language(const struct reader *r, const struct record *record) {
    return r->language == LANGUAGE_ID || (r->language == LANGUAGE_BY_KIND && record->crawled);
}

enum input_status reader_read(struct reader *r, struct item *item, struct record *record) {
    bool selecting = r->field->select.n > 0;
    *record = (struct record){.continues = item->continues};
    if (selecting) r->selected = (struct selected){0};
    enum input_status got = item->format->read(r, item, record);
    if (got != INPUT_RECORD) return got;
    if (selecting && !selection_holds(&r->field->select, &r->selected, record))
        return reader_skip(r, item, FAULT_KIND, "not among the records selected");
    return wants_language(r, record) ? check_language(r, item, record) : INPUT_RECORD;
}

void reader_free(struct reader *r) {
    free(r->raw);
    free(r->space);
    language_free(r->words);
    if (r->page) r->free_page(r->page);
    r->raw = r->space = NULL;
    r->page = NULL;
    r->words = NULL;
}

bool reader_may_want(struct reader *r, const char *markup, size_t n) {
    if (r->language == LANGUAGE_ANY) return true;
    if (!r->words) r->words = language_new();
    return !r->words || language_is_possible(r->words, markup, n);
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
