/* HTML pages, a file each. */
#include "formats/module.h"
#include "formats/page.h"

#include <string.h>

static enum input_status cut_page(struct input *in, struct item *item) {
    enum source_status got = source_all(&in->source, PAGE_MAX, &item->bytes, &item->n);
    if (got == SOURCE_END) return INPUT_END;
    if (got != SOURCE_OK) return input_fail(in, got, PAGE_MAX);
    in->done = true;
    return INPUT_RECORD;
}

static enum input_status read_page(struct reader *r, struct item *item, struct record *record) {
    struct page_hints hints = {0};
    size_t byte;
    if (!reader_page(r, page_new, page_free))
        return reader_fail(r, item, FAULT_MEMORY, 0, "out of memory");
    if (!page_read(r->page, item->bytes, item->n, &hints, record)) {
        const char *what = page_error(r->page, &byte);
        return reader_fail(r, item, FAULT_EMPTY, byte, what);
    }
    record->id = (struct berita_str){item->name, (uint32_t)strlen(item->name)};
    return INPUT_RECORD;
}

const struct file_format format_html = {cut_page, read_page, NULL};
