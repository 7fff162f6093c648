/* Plain text, named as the file was given: the whole of it is one document, or
 * each paragraph or line, so that a stream is answered while it goes on. */
#include "input/input.h"

#include <string.h>

static enum source_status take(struct input *in, char **text, size_t *len) {
    if (in->part == PART_FILE) return source_all(&in->source, BERITA_TEXT_MAX, text, len);
    return source_passage(&in->source, BERITA_TEXT_MAX, in->part == PART_PARAGRAPH, text, len);
}

enum input_status text_next(struct input *in, struct record *record) {
    char *text;
    enum source_status got = take(in, &text, &record->len);
    if (got == SOURCE_END) return INPUT_END;
    if (got != SOURCE_OK) return input_fail(in, got, BERITA_TEXT_MAX);
    record->text = text;
    record->id = (struct berita_str){in->name, (uint32_t)strlen(in->name)};
    record->continues = in->begun;
    in->begun = true;
    in->done = in->part == PART_FILE;
    return INPUT_RECORD;
}
