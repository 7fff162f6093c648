#include "formats/page_words.h"

#include "core/hash.h"
#include "core/utf8.h"
#include "formats/page_tree.h"

#include <stdlib.h>

extern const char page_classes_begin[], page_classes_end[];
extern const char page_phrases_begin[], page_phrases_end[];
extern const char page_meta_begin[], page_meta_end[];
extern const char page_dates_begin[], page_dates_end[];

enum {
    PHRASE_WORDS = 6,
    PHRASE_BYTES = 96, /* looked at of a paragraph; no phrase is longer */
    CREDIT_WORDS = 60, /* in which a picture's credit is looked for */
    HINT_BYTES = 40,   /* of a word of a class, or two of them */
};

struct word {
    const char *p;
    u32 n;
    u8 list;
    u32 kind;
    i32 value;
};

struct kind_name {
    const char *name;
    u32 kind;
};

static const struct kind_name class_kinds[] = {
    {"body", HINT_BODY},       {"content", HINT_CONTENT}, {"title", HINT_TITLE},
    {"lead", HINT_LEAD},       {"byline", HINT_BYLINE},   {"author", HINT_AUTHOR},
    {"date", HINT_DATE},       {"live", HINT_LIVE},       {"caption", HINT_CAPTION},
    {"comment", HINT_COMMENT}, {"related", HINT_RELATED}, {"advert", HINT_ADVERT},
    {"share", HINT_SHARE},     {"tags", HINT_TAGS},       {"promo", HINT_PROMO},
    {"nav", HINT_NAV},         {"foot", HINT_FOOT},       {"side", HINT_SIDE},
    {"hidden", HINT_HIDDEN},   {"form", HINT_FORM},       {"stop", HINT_STOP},
};
static const struct kind_name phrase_kinds[] = {
    {"whole", PHRASE_WHOLE},   {"start", PHRASE_START},     {"label", PHRASE_LABEL},
    {"credit", PHRASE_CREDIT}, {"section", PHRASE_SECTION}, {"comments", PHRASE_COMMENTS},
    {"byline", PHRASE_BYLINE},
};
static const struct kind_name meta_kinds[] = {
    {"title", FIELD_TITLE},   {"date", FIELD_DATE},     {"modified", FIELD_MODIFIED},
    {"author", FIELD_AUTHOR}, {"outlet", FIELD_OUTLET}, {"url", FIELD_URL},
    {"type", FIELD_TYPE},     {"locale", FIELD_LOCALE},
};
static const struct kind_name date_kinds[] = {
    {"month", DATE_MONTH}, {"zone", DATE_ZONE},      {"filler", DATE_FILLER}, {"pm", DATE_PM},
    {"am", DATE_AM},       {"mark", DATE_YEAR_MARK}, {"update", DATE_UPDATE},
};

static const struct {
    const char *begin, *end;
    const struct kind_name *kind;
    u32 kinds;
} lists[WORD_LISTS] = {
    {page_classes_begin, page_classes_end, class_kinds, COUNT(class_kinds)},
    {page_phrases_begin, page_phrases_end, phrase_kinds, COUNT(phrase_kinds)},
    {page_meta_begin, page_meta_end, meta_kinds, COUNT(meta_kinds)},
    {page_dates_begin, page_dates_end, date_kinds, COUNT(date_kinds)},
};

/* ---- the table -------------------------------------------------------- */

/* The slot of a word, or the free one where it would stand. */
static u32 slot_of(const struct words *w, enum word_list list, const char *p, u32 n, u32 hash) {
    for (u32 i = hash;; i++) {
        u32 at = i & w->mask;
        if (!w->hash[at]) return at;
        if (w->hash[at] != hash) continue;
        const struct word *slot = &w->slot[at];
        if (slot->list == list && slot->n == n && !memcmp(slot->p, p, n)) return at;
    }
}

static u32 hash_of(enum word_list list, const char *p, size_t n) {
    u32 hash = hash_bytes(p, (u32)n) ^ list * 0x9e3779b9u;
    return hash ? hash : 1;
}

bool words_find(const struct words *w, enum word_list list, const char *p, size_t n, u32 *kind,
                i32 *value) {
    if (!n) return false;
    u32 hash = hash_of(list, p, n), at = slot_of(w, list, p, (u32)n, hash);
    if (!w->hash[at]) return false;
    *kind = w->slot[at].kind;
    *value = w->slot[at].value;
    return true;
}

/* The column that begins at *p, which goes on behind it. */
static struct span_of {
    const char *p;
    u32 n;
} column(const char **p, const char *end) {
    const char *from = *p, *to = from;
    while (to < end && *to != '\t') to++;
    *p = to < end ? to + 1 : end;
    return (struct span_of){from, (u32)(to - from)};
}

static i32 number(struct span_of s) {
    i32 value = 0;
    bool minus = s.n && s.p[0] == '-';
    for (u32 i = minus; i < s.n; i++) value = value * 10 + (s.p[i] - '0');
    return minus ? -value : value;
}

/* A picture's credit may be a label as well: then both bits stand. */
static void read_line(struct words *w, enum word_list list, const char *p, const char *end) {
    struct span_of word = column(&p, end), kind = column(&p, end), value = column(&p, end);
    for (u32 i = 0; i < lists[list].kinds; i++) {
        const struct kind_name *k = &lists[list].kind[i];
        if (strlen(k->name) != kind.n || memcmp(k->name, kind.p, kind.n) != 0) continue;
        u32 hash = hash_of(list, word.p, word.n);
        u32 at = slot_of(w, list, word.p, word.n, hash);
        bool again = w->hash[at] && list == WORDS_PHRASES;
        i32 more = again ? (i32)w->slot[at].kind : number(value);
        w->slot[at] = (struct word){word.p, word.n, (u8)list, k->kind, more};
        w->hash[at] = hash;
    }
}

static u32 count_lines(void) {
    u32 lines = 0;
    for (u32 list = 0; list < WORD_LISTS; list++)
        for (const char *p = lists[list].begin; p < lists[list].end; p++) lines += *p == '\n';
    return lines;
}

bool words_open(struct words *w) {
    u32 room = 64, lines = count_lines();
    while (room < lines * 3) room *= 2;
    *w = (struct words){calloc(room, sizeof *w->slot), calloc(room, sizeof *w->hash), room - 1};
    if (!w->slot || !w->hash) return words_free(w), false;
    for (u32 list = 0; list < WORD_LISTS; list++)
        for (const char *p = lists[list].begin, *end; p < lists[list].end; p = end + 1) {
            end = memchr(p, '\n', (size_t)(lists[list].end - p));
            if (!end) break;
            if (*p != '#' && p < end) read_line(w, (enum word_list)list, p, end);
        }
    return true;
}

void words_free(struct words *w) {
    free(w->slot);
    free(w->hash);
    *w = (struct words){0};
}

/* ---- names of classes ------------------------------------------------- */

static bool is_upper(char c) { return (u8)(c - 'A') < 26; }
static bool is_lower(char c) { return (u8)(c - 'a') < 26; }
static bool is_digit(char c) { return (u8)(c - '0') < 10; }
static bool is_alnum(char c) { return is_upper(c) || is_lower(c) || is_digit(c); }

static u32 class_of(const struct words *w, const char *p, u32 n) {
    u32 kind = 0;
    i32 value;
    return words_find(w, WORDS_CLASSES, p, n, &kind, &value) ? kind : 0;
}

/* A word ends before a capital behind a small letter: articleBody. */
static const char *word_end(const char *p) {
    const char *from = p;
    while (is_alnum(*p) && (p == from || !is_upper(*p) || !is_lower(p[-1]))) p++;
    return p;
}

/* One name without blanks. */
static u32 hint_of_name(const struct words *w, const char *p, const char **end) {
    char pair[HINT_BYTES + 1]; /* the word before, '-', this one */
    u32 before = 0, bits = 0;
    bool stopped = false;
    while (*p && (u8)*p > ' ') {
        const char *to = word_end(p);
        u32 n = (u32)(to - p), at = before ? before + 1 : 0;
        if (!n) {
            p++;
            continue;
        }
        if (at + n > HINT_BYTES) at = before = 0;
        if (n <= HINT_BYTES && !stopped) {
            if (at) pair[before] = '-';
            for (u32 i = 0; i < n; i++) pair[at + i] = is_upper(p[i]) ? (char)(p[i] | 32) : p[i];
            bits |= class_of(w, pair + at, n);
            if (at) bits |= class_of(w, pair, at + n);
            memmove(pair, pair + at, n);
            before = n;
            stopped = bits & HINT_STOP;
        }
        p = to;
    }
    *end = p;
    return bits & ~(u32)HINT_STOP;
}

u32 words_hint(const struct words *w, const char *name) {
    u32 bits = 0;
    while (*name) {
        if ((u8)*name <= ' ') name++;
        else bits |= hint_of_name(w, name, &name);
    }
    return bits;
}

/* ---- how paragraphs begin --------------------------------------------- */

u32 words_lower(const char *p, size_t n, char *out, u32 room) {
    return utf8_fold(p, (u32)(n < room ? n : room), out, room);
}

/* Steps over a number before words: "20 Komentar". */
static u32 skip_number(const char *p, u32 n) {
    u32 at = 0;
    while (at < n && at < 5 && is_digit(p[at])) at++;
    return at && at < n && p[at] == ' ' ? at : 0;
}

/* Steps over what is no letter and no digit. */
static u32 skip_marks(const char *p, u32 at, u32 n) {
    while (at < n && (u8)p[at] < 0x80 && !is_alnum(p[at])) at++;
    return at;
}

static u32 letters_end(const char *p, u32 at, u32 n) {
    while (at < n && (is_alnum(p[at]) || (u8)p[at] >= 0x80)) at++;
    return at;
}

/* The words of a text in lower case, a blank between; ends[i] is where the
 * word i ends. */
static u32 first_words(const char *p, u32 n, char *out, u32 ends[PHRASE_WORDS], u32 *at) {
    u32 words = 0, used = 0;
    for (*at = skip_marks(p, 0, n); *at < n && words < PHRASE_WORDS; *at = skip_marks(p, *at, n)) {
        u32 to = letters_end(p, *at, n);
        if (to == *at) to++;
        if (used + (to - *at) + 1 > PHRASE_BYTES) break;
        if (used) out[used++] = ' ';
        used += words_lower(p + *at, to - *at, out + used, PHRASE_BYTES - used);
        ends[words++] = used;
        *at = to;
    }
    return words;
}

/* Is the phrase of `words` words followed by a colon, or all there is? */
static bool is_label(const char *p, u32 n, u32 words) {
    u32 at = skip_marks(p, 0, n);
    while (words--) at = letters_end(p, skip_marks(p, at, n), n);
    while (at < n && p[at] == ' ') at++;
    return at == n || p[at] == ':' || (at + 2 < n && !memcmp(p + at, "\xef\xbc\x9a", 3));
}

/* A number may stand behind: "Komentar (12)". */
static bool is_whole(const char *p, u32 n, u32 words) {
    u32 at = 0;
    while (words--) at = letters_end(p, skip_marks(p, at, n), n);
    at = skip_marks(p, at, n);
    while (at < n && (is_digit(p[at]) || skip_marks(p, at, n) > at)) at++;
    return at == n;
}

static enum phrase judge(const char *p, u32 n, u32 words, u32 kind) {
    switch ((enum phrase)kind) {
    case PHRASE_BYLINE: return is_label(p, n, words) ? PHRASE_TOLD : PHRASE_BYLINE;
    case PHRASE_LABEL: return is_label(p, n, words) ? PHRASE_LABEL : PHRASE_NONE;
    case PHRASE_WHOLE:
    case PHRASE_SECTION:
    case PHRASE_COMMENTS: return is_whole(p, n, words) ? (enum phrase)kind : PHRASE_NONE;
    case PHRASE_CREDIT: return PHRASE_NONE;
    default: return (enum phrase)kind;
    }
}

static bool is_credit(const struct words *w, const char *p, u32 n) {
    u32 kind;
    i32 value;
    return words_find(w, WORDS_PHRASES, p, n, &kind, &value) &&
           (kind == PHRASE_CREDIT || value == PHRASE_CREDIT);
}

/* Behind a bracket, a stroke or a sentence: "Warga menyeberang. (Foto: Sari)". */
static bool opens_credit(const char *p, u32 at) {
    return at == 0 || p[at - 1] == '(' || p[at - 1] == '/' || (at > 1 && p[at - 2] == '.');
}

static bool is_marked(const char *p, u32 at, u32 to, u32 n) {
    if (at && (p[at - 1] == '(' || p[at - 1] == '/')) return true;
    return to < n && (p[to] == ':' || p[to] == '/' || p[to] == '.');
}

/* "(Foto: ...)" or "ANTARA FOTO/..." anywhere. */
static bool has_credit(const struct words *w, const char *p, u32 n) {
    char text[PHRASE_BYTES]; /* the word before, a blank, this one */
    u32 before = 0;
    bool opened = false; /* by the word before */
    if (!memchr(p, '(', n) && !memchr(p, ':', n) && !memchr(p, '/', n)) return false;
    for (u32 at = skip_marks(p, 0, n), to, words = 0; at < n && words < CREDIT_WORDS; words++) {
        to = letters_end(p, at, n);
        if (to == at) to++;
        u32 used = before && before + 1 + (to - at) <= PHRASE_BYTES ? before + 1 : 0;
        if (to - at > PHRASE_BYTES) return false;
        if (used) text[before] = ' ';
        u32 m = words_lower(p + at, to - at, text + used, PHRASE_BYTES - used);
        bool opens = opens_credit(p, at);
        if (opens && is_marked(p, at, to, n) && is_credit(w, text + used, m)) return true;
        if (opened && used && is_credit(w, text, used + m)) return true;
        memmove(text, text + used, m);
        before = m;
        opened = opens;
        at = skip_marks(p, to, n);
    }
    return false;
}

enum phrase words_phrase(const struct words *w, const char *p, size_t n) {
    char text[PHRASE_BYTES];
    u32 ends[PHRASE_WORDS], number = skip_number(p, (u32)n), size = (u32)n - number, at, words,
                            kind;
    i32 value;
    p += number;
    words = first_words(p, size, text, ends, &at);
    for (u32 i = words; i-- > 0;) {
        if (!words_find(w, WORDS_PHRASES, text, ends[i], &kind, &value)) continue;
        enum phrase found = judge(p, size, i + 1, kind);
        if (!found && value) found = judge(p, size, i + 1, (u32)value);
        if (found) return found;
    }
    return has_credit(w, p, size) ? PHRASE_CREDIT : PHRASE_NONE;
}
