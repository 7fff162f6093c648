#include "score/read.h"

#include "score/forms.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

enum { LINE_MAX_BYTES = 512 << 20, WHOLE_MAX_BYTES = 1 << 30 };

enum { LOOK = 256 }; /* bytes by which a form is told */

static bool cannot_open(struct reader *r, const char *why) {
    snprintf(r->message, sizeof r->message, "%.255s: %s", r->name, why);
    return false;
}

static bool is_folder(const char *name) {
    struct stat st;
    return strcmp(name, "-") != 0 && stat(name, &st) == 0 && S_ISDIR(st.st_mode);
}

/* All of a file that is no JSON Lines, which is UTF-8 then. */
static bool take_whole(struct reader *r) {
    struct whole *w = &r->whole;
    char *p;
    switch (source_all(&r->source, WHOLE_MAX_BYTES, &p, &w->n)) {
    case SOURCE_OK: break;
    case SOURCE_NO_MEMORY: return cannot_open(r, "out of memory");
    case SOURCE_TOO_LONG: return cannot_open(r, "larger than a file of this form may be");
    default: return cannot_open(r, strerror(errno));
    }
    w->p = p;
    if (w->n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0 && w->form != FORM_TEI) {
        w->p += 3;
        w->n -= 3;
    }
    size_t line = w->form == FORM_TEI ? 0 : form_bad_utf8(w->p, w->n); /* XML may have other encodings */
    if (!line) return true;
    snprintf(r->message, sizeof r->message, "%.255s:%zu: no UTF-8", r->name, line);
    return false;
}

bool reader_open(struct reader *r, const char *name) {
    *r = (struct reader){.source.fd = -1, .name = strcmp(name, "-") == 0 ? "-" : name};
    if (is_folder(name)) {
        r->whole.form = FORM_BRAT;
        return true;
    }
    if (!source_open(&r->source, name)) return cannot_open(r, strerror(errno));
    source_need(&r->source, LOOK); /* what is wrong will be wrong again */
    r->whole.form = form_of(name, r->source.buf + r->source.start, r->source.end - r->source.start);
    return r->whole.form == FORM_LINES || take_whole(r);
}

void reader_close(struct reader *r) {
    form_free(&r->whole);
    source_free(&r->source);
    letters_free(&r->letters);
}

/* ---- lines ------------------------------------------------------------ */

static enum read_status cannot_go_on(struct reader *r, const char *why) {
    snprintf(r->message, sizeof r->message, "%.255s: %s", r->name, why);
    return READ_FAILED;
}

static bool is_blank(const char *p, size_t n) {
    while (n && strchr(" \t\r", p[n - 1]) && p[n - 1]) n--;
    return n == 0;
}

/* The next line that is not blank, without a byte order mark. */
static enum read_status next_line(struct reader *r, char **line, size_t *n) {
    do {
        r->line++;
        switch (source_line(&r->source, LINE_MAX_BYTES, line, n)) {
        case SOURCE_OK: break;
        case SOURCE_END: return READ_END;
        case SOURCE_ERROR: return cannot_go_on(r, strerror(errno));
        case SOURCE_NO_MEMORY: return cannot_go_on(r, "out of memory");
        case SOURCE_TOO_LONG:
            read_broken(r, "a line of over %d MB", LINE_MAX_BYTES >> 20);
            return READ_BROKEN;
        }
        if (r->line == 1 && *n >= 3 && memcmp(*line, "\xef\xbb\xbf", 3) == 0) {
            *line += 3;
            *n -= 3;
        }
    } while (is_blank(*line, *n));
    return READ_DOC;
}

/* What a parser quotes of the line may hold anything. */
static void make_printable(char *s) {
    for (; *s; s++)
        if ((unsigned char)*s < ' ' || *s == 0x7f) *s = ' ';
}

static json_t *parse(struct reader *r, const char *line, size_t n) {
    json_error_t err;
    json_t *root = json_loadb(line, n, JSON_ALLOW_NUL, &err);
    if (root) return root;
    enum json_error_code code = json_error_code(&err);
    if (code == json_error_out_of_memory) read_no_memory(r);
    else if (code == json_error_premature_end_of_input)
        read_broken(r, "the line ends inside the record; JSON Lines has one record a line "
                       "(jq -c . makes them)");
    else read_broken(r, "byte %d: %s", err.position, err.text);
    make_printable(r->message);
    return NULL;
}

/* ---- documents -------------------------------------------------------- */

static bool take_id(struct reader *r, struct set *s, struct doc *d, const json_t *root) {
    const json_t *id = json_object_get(root, "id");
    char number[32];
    if (json_is_string(id)) return read_keep(r, s, id, &d->id);
    if (!json_is_integer(id)) return read_broken(r, "no \"id\", a string or a whole number");
    int n = snprintf(number, sizeof number, "%lld", (long long)json_integer_value(id));
    d->id = set_keep(s, number, (size_t)n);
    return d->id.p || read_no_memory(r);
}

static bool take_text(struct reader *r, struct set *s, struct doc *d, const json_t *root) {
    const json_t *text = json_object_get(root, "text");
    if (!text || json_is_null(text)) return true;
    if (!json_is_string(text)) return read_broken(r, "\"text\" is no string");
    if (!read_keep(r, s, text, &d->text)) return false;
    return letters_set(&r->letters, d->text) || read_no_memory(r);
}

/* A mark that is not where the text has its letters makes all of them doubtful. */
static bool check_marks(struct reader *r, const struct set *s, const struct doc *d) {
    const struct mark *m = d->text.p ? letters_misfit(&r->letters, s, d) : NULL;
    if (!m) return true;
    if (m->start > m->end || m->end > r->letters.n)
        return read_broken(r, "%u to %u lies outside of the text, which has %u code points",
                           m->start, m->end, r->letters.n);
    return read_broken(r, "the text has at %u to %u other letters than the annotation's \"text\"",
                       m->start, m->end);
}

static bool take_doc(struct reader *r, struct set *s, struct doc *d, const json_t *root) {
    if (!json_is_object(root)) return read_broken(r, "not an object");
    if (!take_id(r, s, d, root) || !take_text(r, s, d, root)) return false;
    bool gold = json_object_get(root, "gold");
    if (!(gold ? read_gold : read_record)(r, s, d, root)) return false;
    d->n_marks = s->n_marks - d->first;
    return check_marks(r, s, d);
}

/* Read into a document of its own place, since arrays move. */
enum read_status reader_take_tree(struct reader *r, struct set *s, const json_t *root) {
    struct doc doc = {.first = s->n_marks, .line = r->line};
    bool good = root && take_doc(r, s, &doc, root);
    struct doc *to = good ? set_add_doc(s) : NULL;
    if (good && !to) read_no_memory(r);
    if (!to) {
        s->n_marks = doc.first;
        return READ_BROKEN;
    }
    *to = doc;
    return READ_DOC;
}

enum read_status reader_take(struct reader *r, struct set *s, const char *line, size_t n) {
    json_t *root = parse(r, line, n);
    enum read_status got = reader_take_tree(r, s, root);
    json_decref(root);
    return got;
}

static enum read_status next_of_form(struct reader *r, struct set *s) {
    json_t *root = NULL;
    enum read_status got = form_next(r, &r->whole, &root);
    if (got == READ_DOC) got = reader_take_tree(r, s, root);
    else make_printable(r->message);
    if (got == READ_DOC) s->doc[s->n_docs - 1].complete &= r->whole.complete;
    json_decref(root);
    return got;
}

enum read_status reader_next(struct reader *r, struct set *s) {
    char *line;
    size_t n;
    if (r->whole.form != FORM_LINES) return next_of_form(r, s);
    enum read_status got = next_line(r, &line, &n);
    return got == READ_DOC ? reader_take(r, s, line, n) : got;
}
