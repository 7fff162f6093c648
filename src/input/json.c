#include "input/json.h"

#include <string.h>

void json_begin(struct json *j, char *text, size_t len) {
    *j = (struct json){.start = text, .p = text, .end = text + len};
}

/* Notes the first error; at the end of the text that is always the same. */
static bool fail(struct json *j, const char *what) {
    if (!j->error) {
        j->error = j->p < j->end ? what : "the line ends inside the record";
        j->error_at = (size_t)(j->p - j->start);
    }
    return false;
}

static void skip_space(struct json *j) {
    while (j->p < j->end && (*j->p == ' ' || *j->p == '\t' || *j->p == '\r' || *j->p == '\n'))
        j->p++;
}

static bool at_char(const struct json *j, char c) { return j->p < j->end && *j->p == c; }

static bool take(struct json *j, char c) {
    skip_space(j);
    if (!at_char(j, c)) return false;
    j->p++;
    return true;
}

/* ---- strings ---------------------------------------------------------- */

/* Of eight bytes in memory order, the first with its high bit set. */
static unsigned first_high(uint64_t x) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return (unsigned)__builtin_ctzll(x) / 8;
#else
    return (unsigned)__builtin_clzll(x) / 8;
#endif
}

static bool is_plain(char c) { return c != '"' && c != '\\' && (unsigned char)c >= 0x20; }

/* The first byte from p on that is no plain letter of a string: a quotation
 * mark, a backslash or a control character.  Eight bytes a step: marks and
 * control characters are those below 0x21 once the mark's second bit is turned
 * over.  Where one of the eight is hit others may be hit falsely, so the place
 * is looked at again. */
static char *plain_end(char *p, char *end) {
    const uint64_t ones = 0x0101010101010101u, high = 0x8080808080808080u;
    uint64_t x, hit;
    for (; end - p >= 8; p += 8) {
        memcpy(&x, p, 8);
        hit = (((x ^ ones * 2) - ones * 0x21) | ((x ^ ones * '\\') - ones)) & ~x & high;
        if (!hit) continue;
        p += first_high(hit);
        break;
    }
    while (p < end && is_plain(*p)) p++;
    return p;
}

static bool hex4(struct json *j, uint32_t *value) {
    *value = 0;
    for (int i = 0; i < 4; i++, j->p++) {
        unsigned c = j->p < j->end ? (unsigned char)*j->p : 0;
        if (c - '0' < 10)
            c -= '0';
        else if ((c | 32) - 'a' < 6)
            c = (c | 32) - 'a' + 10;
        else
            return fail(j, "\\u without four hexadecimal digits");
        *value = *value << 4 | c;
    }
    return true;
}

static char *put_utf8(char *w, uint32_t c) {
    if (c < 0x80) {
        *w++ = (char)c;
        return w;
    }
    if (c < 0x800) {
        *w++ = (char)(0xc0 | c >> 6);
    } else {
        if (c < 0x10000) {
            *w++ = (char)(0xe0 | c >> 12);
        } else {
            *w++ = (char)(0xf0 | c >> 18);
            *w++ = (char)(0x80 | (c >> 12 & 63));
        }
        *w++ = (char)(0x80 | (c >> 6 & 63));
    }
    *w++ = (char)(0x80 | (c & 63));
    return w;
}

/* After "\u"; the pair's second half is read as well. */
static bool unicode_escape(struct json *j, char **w) {
    uint32_t c, low;
    if (!hex4(j, &c)) return false;
    if (c >= 0xd800 && c < 0xdc00 && j->end - j->p >= 6 && j->p[0] == '\\' && j->p[1] == 'u') {
        char *second = j->p;
        j->p += 2;
        if (!hex4(j, &low)) return false;
        if (low >= 0xdc00 && low < 0xe000)
            c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
        else
            j->p = second;
    }
    if (c >= 0xd800 && c < 0xe000) c = 0xfffd;
    *w = put_utf8(*w, c);
    return true;
}

static bool escape(struct json *j, char **w) {
    static const char plain[128] = {['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
                                    ['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t'};
    j->p++;
    if (at_char(j, 'u')) {
        j->p++;
        return unicode_escape(j, w);
    }
    unsigned c = j->p < j->end ? (unsigned char)*j->p : 0;
    if (c >= sizeof plain || !plain[c]) return fail(j, "unknown escape");
    j->p++;
    *(*w)++ = plain[c];
    return true;
}

/* At the opening mark.  The letters slide left over the escapes before them. */
static bool string(struct json *j, struct json_value *v) {
    char *w = ++j->p;
    v->p = w;
    for (;;) {
        char *stop = plain_end(j->p, j->end);
        if (w != j->p) memmove(w, j->p, (size_t)(stop - j->p));
        w += stop - j->p;
        j->p = stop;
        if (at_char(j, '"')) break;
        if (!at_char(j, '\\')) return fail(j, "control character in a string");
        if (!escape(j, &w)) return false;
    }
    j->p++;
    *w = 0;
    v->n = (size_t)(w - v->p);
    return true;
}

/* ---- other values ----------------------------------------------------- */

static bool literal(struct json *j, const char *word) {
    size_t n = strlen(word);
    if ((size_t)(j->end - j->p) < n || memcmp(j->p, word, n) != 0)
        return fail(j, "not a JSON value");
    j->p += n;
    return true;
}

static bool digits(struct json *j) {
    char *from = j->p;
    while (j->p < j->end && *j->p >= '0' && *j->p <= '9') j->p++;
    return j->p > from || fail(j, "not a JSON number");
}

static bool number(struct json *j, struct json_value *v) {
    v->p = j->p;
    if (at_char(j, '-')) j->p++;
    if (at_char(j, '0'))
        j->p++;
    else if (!digits(j))
        return false;
    if (at_char(j, '.')) {
        j->p++;
        if (!digits(j)) return false;
    }
    if (at_char(j, 'e') || at_char(j, 'E')) {
        j->p++;
        if (at_char(j, '+') || at_char(j, '-')) j->p++;
        if (!digits(j)) return false;
    }
    v->n = (size_t)(j->p - v->p);
    return true;
}

/* A value that holds no others. */
static bool scalar(struct json *j, struct json_value *v) {
    switch (j->p < j->end ? *j->p : 0) {
    case '"': v->type = JSON_STRING; return string(j, v);
    case 't': v->type = JSON_BOOL; return literal(j, "true");
    case 'f': v->type = JSON_BOOL; return literal(j, "false");
    case 'n': v->type = JSON_NULL; return literal(j, "null");
    case '-':
    case '0':
    case '1':
    case '2':
    case '3':
    case '4':
    case '5':
    case '6':
    case '7':
    case '8':
    case '9': v->type = JSON_NUMBER; return number(j, v);
    default: return fail(j, "not a JSON value");
    }
}

static bool member_name(struct json *j, struct json_value *name) {
    skip_space(j);
    name->at = (size_t)(j->p - j->start);
    if (!at_char(j, '"')) return fail(j, "a member's name in quotation marks is missing");
    if (!string(j, name)) return false;
    return take(j, ':') || fail(j, "':' is missing after a member's name");
}

/* Ends every array and object that closes here; says whether another value
 * follows, its name already read when it is an object's.  `fresh`: the
 * innermost one has just been opened. */
static bool next_inside(struct json *j, const char *close, unsigned *depth, bool fresh) {
    struct json_value name;
    while (*depth) {
        char c = close[*depth - 1];
        if (take(j, c)) {
            fresh = false;
            --*depth;
            continue;
        }
        if (!fresh && !take(j, ',')) return fail(j, "',' is missing");
        return c == ']' || member_name(j, &name);
    }
    return false;
}

/* Steps over an array or object, checking its grammar; what closes the open
 * ones is held in `close`, so that depth costs no stack. */
static bool skip_nested(struct json *j) {
    char close[JSON_MAX_DEPTH];
    unsigned depth = 0;
    struct json_value v;
    bool opens;
    do {
        skip_space(j);
        opens = at_char(j, '[') || at_char(j, '{');
        if (!opens) {
            if (!scalar(j, &v)) return false;
        } else if (depth == JSON_MAX_DEPTH) {
            return fail(j, "nested too deep");
        } else {
            close[depth++] = *j->p++ == '[' ? ']' : '}';
        }
    } while (next_inside(j, close, &depth, opens));
    return !j->error;
}

/* ---- the outermost object --------------------------------------------- */

bool json_open(struct json *j) { return take(j, '{') || fail(j, "a record begins with '{'"); }

bool json_member(struct json *j, bool first, struct json_value *name, struct json_value *value) {
    if (take(j, '}')) return false;
    if (!first && !take(j, ',')) return fail(j, "',' or '}' is missing");
    if (!member_name(j, name)) return false;
    skip_space(j);
    value->at = (size_t)(j->p - j->start);
    bool nested = at_char(j, '[') || at_char(j, '{');
    if (nested) value->type = *j->p == '[' ? JSON_ARRAY : JSON_OBJECT;
    if (nested ? !skip_nested(j) : !scalar(j, value)) return false;
    value->end = (size_t)(j->p - j->start);
    return true;
}

bool json_finished(struct json *j) {
    skip_space(j);
    return j->p == j->end || fail(j, "more after the end of the record");
}
