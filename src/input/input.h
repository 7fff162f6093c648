/* Documents out of files, whatever their format: one a call. */
#ifndef INPUT_INPUT_H
#define INPUT_INPUT_H

#include "input/record.h"
#include "input/source.h"

enum input_format { INPUT_AUTO, INPUT_TEXT, INPUT_JSONL };

/* What of a plain text is one document. */
enum input_part { PART_FILE, PART_PARAGRAPH, PART_LINE };

/* Names of the members a record is read from. */
struct fields {
    const char *id, *text, *published, *title;
};

enum { RECORD_MAX = 512 << 20 }; /* bytes of one line of JSON Lines */

struct input {
    struct source source;
    struct fields field;
    enum input_format asked;
    enum input_part part;
    bool keep_raw; /* for who writes the record again */

    /* the open file */
    const char *name;
    enum input_format format;
    size_t line; /* number of the line handed out last */
    bool begun, done;
    char *raw;
    size_t raw_room;

    char line_id[512]; /* "FILE:LINE", id of a record without one */
    char message[640]; /* of a status that is an error */
};

enum input_status {
    INPUT_RECORD,
    INPUT_END,
    INPUT_BROKEN, /* one record cannot be used, or the file not be read on;
                     message says which */
};

/* name is borrowed until the next open.  False: message says why, and
 * input_next has nothing. */
bool input_open(struct input *in, const char *name);
enum input_status input_next(struct input *in, struct record *record);
void input_close(struct input *in);
void input_free(struct input *in);

/* One a format; reached through input_next. */
enum input_status text_next(struct input *in, struct record *record);
enum input_status jsonl_next(struct input *in, struct record *record);

/* Ends the file; fills the message with "NAME: what went wrong". */
enum input_status input_fail(struct input *in, enum source_status why, size_t most);

#endif
