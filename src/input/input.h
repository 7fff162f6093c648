/* Documents out of files, whatever their format, in two steps.
 *
 * Cutting (input_next) finds where in the bytes the next document lies; it goes
 * through the files in order and is cheap.  Reading (reader_read) makes a record
 * of what was cut; that takes the time, and any thread may do it that has a
 * reader of its own. */
#ifndef INPUT_INPUT_H
#define INPUT_INPUT_H

#include "input/fault.h"
#include "input/record.h"
#include "input/select.h"
#include "input/source.h"

/* Up to the last that can be asked for, in the order of INPUT_FORMAT_NAMES. */
enum input_format {
    INPUT_AUTO,
    INPUT_TEXT,
    INPUT_JSONL,
    INPUT_JSON,
    INPUT_CSV,
    INPUT_TSV,
    INPUT_HTML,
    INPUT_XML,
    INPUT_WARC,
    INPUT_ARCHIVE, /* tar and zip, which are opened whatever is asked for */
    INPUT_FORMATS,
};
#define INPUT_FORMAT_NAMES "auto text jsonl json csv tsv html xml warc"

/* What of a plain text is one document. */
enum input_part { PART_FILE, PART_PARAGRAPH, PART_LINE };

enum { RECORD_MAX = 512 << 20 }; /* bytes of one item */

enum input_status {
    INPUT_RECORD,
    INPUT_END,
    INPUT_BROKEN,  /* one document cannot be used, or the file not be read on;
                      the fault says which */
    INPUT_SKIPPED, /* no article, or in another language than asked for: the
                      fault says why, and nothing is wrong */
};

/* Where the columns of a table are. */
struct columns {
    char delimiter;
    unsigned char lenient;   /* a stray quotation mark is a letter */
    unsigned short n;        /* columns of a row */
    unsigned short field[4]; /* id, text, published, title: from 1; 0: none */
    unsigned short shown[CONDITIONS]; /* the same for what is selected by */
};

/* The bytes of one document.  Where threads read, name and bytes are copied and read
 * later, when the file may be closed: whatever else an item points to must live until
 * input_free(), and not change. */
struct item {
    const struct file_format *format;
    const char *name; /* of the file; NUL-terminated */
    size_t number;    /* of the line, row or record in it, from 1; 0: all of it */
    char *bytes;      /* may be changed by reading */
    size_t n;
    size_t skipped;         /* bytes of the item before these, for the places of faults */
    bool continues;         /* a further part of a file (enum input_part) */
    struct columns columns; /* of a row */
};

/* Names of the members or columns a record is read from. */
struct fields {
    const char *id, *text, *published, *title;
    struct selection select; /* which records are read */
};

enum { INPUT_MAX_DEPTH = 4 }; /* archives and packings within each other */

/* ---- cutting ------------------------------------------------------------ */

struct input {
    struct source source;
    enum input_format asked;
    enum input_part part;
    const struct fields *field; /* what a table must have to be known as one */

    /* the open file */
    const char *name;
    const struct file_format *format;
    size_t number; /* of the item cut last */
    bool begun, done;
    bool unnamed;                 /* found in a folder or archive: what is no text is skipped */
    bool packed;                  /* the source unpacks what is in the file */
    unsigned depth;               /* of archives around it */
    void *state;                  /* the format's own */
    const struct formats *module; /* NULL until it is needed */

    struct fault fault; /* of a status that is an error */
};

/* name is borrowed until the next open.  False: the fault says why, and
 * input_next has nothing. */
bool input_open(struct input *in, const char *name);

/* The same for what an archive or the like has in it, which the stream gives; it
 * is closed with the input, in any case. */
bool input_enter(struct input *in, const char *name, struct stream *stream);

/* The next item, borrowed until the next call. */
enum input_status input_next(struct input *in, struct item *item);
void input_close(struct input *in);
void input_free(struct input *in);

/* May the file be replaced by what is printed of it: plain text or JSON Lines,
 * as they are? */
bool input_is_plain(const struct input *in);

/* For formats: ends the file, with the fault of a source. */
enum input_status input_fail(struct input *in, enum source_status why, size_t most);

/* The formats of the module (formats/module.h), loaded by the first call; NULL:
 * the fault says why. */
const struct formats *input_module(struct input *in);

/* ---- reading ------------------------------------------------------------ */

/* Which documents are wanted.  In the order of the values of --language, but for
 * the first: of what a crawler found the Indonesian, of all else any. */
enum input_language { LANGUAGE_BY_KIND, LANGUAGE_ID, LANGUAGE_ANY };

struct reader {
    const struct fields *field;
    bool keep_raw; /* for who writes the record again */
    enum input_language language;
    struct language *words; /* that tell it; NULL until they are needed */

    char *raw;
    size_t raw_room;
    char number_id[544]; /* "FILE:LINE", id of a record without one */

    struct page *page; /* of the module; NULL until a page is met */
    void (*free_page)(struct page *page);
    char *space; /* for what formats unpack, kept from item to item */
    size_t space_room;

    struct selected selected; /* of the item at hand */
    struct fault fault;
};

/* Strings of the record are borrowed from the item and the reader, until the
 * reader's next item.  INPUT_SKIPPED: it is not among those selected, too. */
enum input_status reader_read(struct reader *r, struct item *item, struct record *record);
void reader_free(struct reader *r);

/* For formats: makes the reader's page where there is none yet; false when
 * memory is short. */
bool reader_page(struct reader *r, struct page *(*make)(void), void (*end)(struct page *page));

/* For formats of what crawlers find: could there be a document in the language
 * asked for in this markup? */
bool reader_may_want(struct reader *r, const char *markup, size_t n);

/* For formats: a fault of the item; gives INPUT_BROKEN. */
enum input_status reader_fail(struct reader *r, const struct item *item, enum fault_cause cause,
                              size_t byte, const char *what);

/* The same for what is no article; gives INPUT_SKIPPED. */
enum input_status reader_skip(struct reader *r, const struct item *item, enum fault_cause cause,
                              const char *what);

/* For formats: "FILE:NUMBER" as the id of a record that has none. */
void reader_number_id(struct reader *r, const struct item *item, struct record *record);

/* ---- formats: one a file ------------------------------------------------ */

struct file_format {
    enum input_status (*cut)(struct input *in, struct item *item);
    enum input_status (*read)(struct reader *r, struct item *item, struct record *record);
    void (*close)(struct input *in); /* NULL: no state */
};

extern const struct file_format format_text, format_jsonl, format_json, format_csv, format_tsv;

#endif
