/* Plain text: the whole file is one document, named as the file was given. */
#include "input/input.h"

#include <string.h>

enum input_status text_next(struct input *in, struct record *record) {
    char *text;
    enum source_status got = source_all(&in->source, BERITA_TEXT_MAX, &text, &record->len);
    if (got != SOURCE_OK) return input_fail(in, got, BERITA_TEXT_MAX);
    record->text = text;
    record->id = (struct berita_str){in->name, (uint32_t)strlen(in->name)};
    in->done = true;
    return INPUT_RECORD;
}
