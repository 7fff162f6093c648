/* Plain text, named as the file was given: the whole of it is one document, or
 * each paragraph or line, so that a stream is answered while it goes on. */
#include "input/input.h"

#include <string.h>

static enum source_status take(struct input *in, char **text, size_t *len) {
    if (in->part == PART_FILE) return source_all(&in->source, BERITA_TEXT_MAX, text, len);
    return source_passage(&in->source, BERITA_TEXT_MAX, in->part == PART_PARAGRAPH, text, len);
}

static enum input_status cut_text(struct input *in, struct item *item) {
    enum source_status got = take(in, &item->bytes, &item->n);
    if (got == SOURCE_END) return INPUT_END;
    if (got != SOURCE_OK) return input_fail(in, got, BERITA_TEXT_MAX);
    item->continues = in->begun;
    in->begun = true;
    in->done = in->part == PART_FILE;
    return INPUT_RECORD;
}

static enum input_status read_text(struct reader *r, struct item *item, struct record *record) {
    (void)r;
    record->text = item->bytes;
    record->len = item->n;
    record->id = (struct berita_str){item->name, (uint32_t)strlen(item->name)};
    return INPUT_RECORD;
}

const struct file_format format_text = {cut_text, read_text, NULL};
