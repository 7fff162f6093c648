#include "core/scan.h"

#include "core/hash.h"
#include "core/utf8.h"

enum { OTHER, SPACE, LETTER, UPPERCASE, DIGIT, HIGH };

static const u8 byte_class[256] = {
    ['\t'] = SPACE, ['\n'] = SPACE, ['\v'] = SPACE, ['\f'] = SPACE, ['\r'] = SPACE, [' '] = SPACE,
    ['0'] = DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT, DIGIT,
#define FIVE(c) c, c, c, c, c
    ['A'] = FIVE(UPPERCASE), FIVE(UPPERCASE), FIVE(UPPERCASE), FIVE(UPPERCASE), FIVE(UPPERCASE), UPPERCASE,
    ['a'] = FIVE(LETTER), FIVE(LETTER), FIVE(LETTER), FIVE(LETTER), FIVE(LETTER), LETTER,
#define SIXTEEN(c) FIVE(c), FIVE(c), FIVE(c), c
    [128] = SIXTEEN(HIGH), SIXTEEN(HIGH), SIXTEEN(HIGH), SIXTEEN(HIGH),
    SIXTEEN(HIGH), SIXTEEN(HIGH), SIXTEEN(HIGH), SIXTEEN(HIGH),
};

struct scan {
    const char *text;
    u32 size, at;
    bool non_ascii, joined;
    /* of the part since the last hyphen, and of the whole */
    u32 letters, capitals, digits;
    u32 part_letters, part_capitals, part_digits;
    bool first_capital, inner_capital;
};

static inline u8 class_at(const struct scan *s, u32 at) {
    return at < s->size ? byte_class[(u8)s->text[at]] : (u8)SPACE;
}

static bool is_word_byte(u8 c) { return c >= LETTER && c <= DIGIT; }

/* Does a letter or digit stand at `at`? */
static bool word_at(const struct scan *s, u32 at) {
    u32 len;
    if (at >= s->size) return false;
    u8 c = byte_class[(u8)s->text[at]];
    if (c != HIGH) return is_word_byte(c);
    return utf8_is_letter(utf8_at(s->text, s->size, at, &len));
}

static bool letter_at(const struct scan *s, u32 at) {
    return word_at(s, at) && class_at(s, at) != DIGIT;
}

static bool upper_at(const struct scan *s, u32 at) {
    u32 len;
    if (at >= s->size) return false;
    return utf8_is_upper(utf8_at(s->text, s->size, at, &len));
}

static void count_letter(struct scan *s, bool upper) {
    if (s->letters == 0 && s->digits == 0) s->first_capital = upper;
    else if (upper) s->inner_capital = true;
    s->letters++;
    s->part_letters++;
    s->capitals += upper;
    s->part_capitals += upper;
}

/* Letters and digits up to something else. */
static void take_run(struct scan *s) {
    const u8 *p = (const u8 *)s->text, *end = p + s->size, *start;
    for (;;) {
        start = p + s->at;
        const u8 *q = start;
        while (q < end && byte_class[*q] == LETTER) q++;
        if (q > start) {
            u32 n = (u32)(q - start);
            s->letters += n;
            s->part_letters += n;
            s->at += n;
        }
        if (q == end) return;
        u8 c = byte_class[*q];
        if (c == UPPERCASE) {
            count_letter(s, true);
            s->at++;
        } else if (c == DIGIT) {
            s->digits++;
            s->part_digits++;
            s->at++;
        } else if (c == HIGH) {
            u32 len, cp = utf8_at(s->text, s->size, s->at, &len);
            if (!utf8_is_letter(cp)) return;
            count_letter(s, utf8_is_upper(cp));
            s->non_ascii = true;
            s->at += len;
        } else {
            return;
        }
    }
}

static void take_joiner(struct scan *s, u32 len) {
    if (len > 1 || s->text[s->at] == '`') s->non_ascii = true;
    s->joined = true;
    s->at += len;
}

static bool is_roman(const char *p, u32 n) {
    for (u32 i = 0; i < n; i++)
        if (!strchr("IVXLC", p[i])) return false;
    return n > 0;
}

static u32 digits_at(const struct scan *s, u32 at) {
    u32 n = 0;
    while (class_at(s, at + n) == DIGIT) n++;
    return n;
}

/* "Undang-Undang": the part after the hyphen repeats the part before it. */
static bool repeats(const struct scan *s, u32 part, u32 hyphen, u32 after) {
    u32 n = hyphen - part;
    return after + n <= s->size && memcmp(s->text + part, s->text + after, n) == 0 &&
           !word_at(s, after + n);
}

/* Does the hyphen at s->at, `len` bytes long, join what stands on its sides
 * into one token?  Reduplications and clitics (anak-anak, 90-an), ordinals and
 * labels (ke-19, Covid-19) do; two names (Jokowi-JK), ranges (17-18) and
 * clitics on abbreviations (KPK-nya) do not. */
static bool hyphen_joins(const struct scan *s, u32 part, u32 len) {
    u32 after = s->at + len, digits = digits_at(s, after);
    if (digits) {
        if (!s->part_letters) return false;
        bool quarter = s->part_capitals == s->part_letters && digits == 4 && !s->part_digits &&
                       is_roman(s->text + part, s->at - part);
        return !quarter;
    }
    if (!letter_at(s, after)) return false;
    if (upper_at(s, after)) return s->part_letters && repeats(s, part, s->at, after);
    return !(s->capitals > 1 && s->capitals == s->letters && !s->digits);
}

/* "Kompas.com", "TEMPO.CO", "Liputan6.com": a name written as an address.  A
 * sentence glued to the next ("selesai.Dia") and degrees ("M.Si") are not. */
static bool dot_joins(const struct scan *s) {
    u32 after = s->at + 1, n = 0, upper = 0;
    if (s->letters < 2) return false;
    while (class_at(s, after + n) == LETTER || class_at(s, after + n) == UPPERCASE) {
        upper += class_at(s, after + n) == UPPERCASE;
        n++;
    }
    /* A longer label joins when a dot and letters follow it as well: data.dinaspasar.go.id */
    bool label = n > 6 && n <= 24 && upper == 0 && after + n < s->size && s->text[after + n] == '.' &&
                 class_at(s, after + n + 1) == LETTER;
    if (n < 2 || (n > 6 && !label)) return false;
    if (upper == n) return s->capitals == s->letters;
    return upper == 0 && (s->first_capital || s->capitals == 0);
}

static u32 joiner_len(const struct scan *s, u32 cp, u32 len) {
    if (utf8_is_apostrophe(cp)) return s->part_letters && letter_at(s, s->at + len) ? len : 0;
    return 0;
}

static bool is_hyphen(u32 cp) { return cp == '-' || cp == 0x2010 || cp == 0x2011; }

static void take_word(struct scan *s) {
    u32 part = s->at, len;
    for (;;) {
        take_run(s);
        if (s->at >= s->size) return;
        u8 byte = (u8)s->text[s->at];
        if (byte_class[byte] == SPACE || byte == ',') return;
        u32 cp = utf8_at(s->text, s->size, s->at, &len);
        if (joiner_len(s, cp, len)) {
            take_joiner(s, len);
        } else if (is_hyphen(cp) && hyphen_joins(s, part, len)) {
            take_joiner(s, len);
            part = s->at;
            s->part_letters = s->part_capitals = s->part_digits = 0;
        } else if (cp == '.' && dot_joins(s)) {
            take_joiner(s, 1);
        } else {
            return;
        }
    }
}

/* Digits with single . , : between digits; letters glued to them make the
 * token MIXED ("5G", "30an"). */
static void take_number(struct scan *s) {
    for (;;) {
        u32 n = digits_at(s, s->at);
        s->digits += n;
        s->part_digits += n;
        s->at += n;
        char c = s->at < s->size ? s->text[s->at] : ' ';
        if ((c != '.' && c != ',' && c != ':') || class_at(s, s->at + 1) != DIGIT) return;
        s->at++;
    }
}

static bool starts(const struct scan *s, const char *prefix) {
    size_t n = strlen(prefix);
    return s->size - s->at >= n && memcmp(s->text + s->at, prefix, n) == 0;
}

static void take_address(struct scan *s) {
    while (s->at < s->size && byte_class[(u8)s->text[s->at]] != SPACE &&
           !strchr("\"<>()[]{}", s->text[s->at]) && s->text[s->at] != 0 &&
           byte_class[(u8)s->text[s->at]] != HIGH)
        s->at++;
    while (strchr(".,;:!?'", s->text[s->at - 1])) s->at--;
}

static u8 shape_of(const struct scan *s) {
    if (s->letters == 0) return SHAPE_NONE;
    if (s->capitals == 0) return SHAPE_LOWER;
    if (s->capitals == s->letters) return s->letters == 1 ? SHAPE_CAP : SHAPE_UPPER;
    if (s->first_capital && s->capitals == 1) return SHAPE_CAP;
    return SHAPE_CAMEL;
}

static bool is_quote(u32 cp) {
    switch (cp) {
    case '"': case '\'': case '`': case 0xb4: case 0xab: case 0xbb:
    case 0x2018: case 0x2019: case 0x201a: case 0x201b: case 0x201c: case 0x201d:
    case 0x201e: case 0x201f: case 0x2039: case 0x203a: case 0x2033: case 0xff02:
        return true;
    default: return false;
    }
}

/* A mark of one character, or a run of the same "." or "-" or of two "'". */
static void take_mark(struct scan *s, struct berita_token *out) {
    u32 len, cp = utf8_at(s->text, s->size, s->at, &len);
    char c = s->text[s->at];
    s->non_ascii = len > 1 || c == '`';
    s->at += len;
    if (c == '.' || c == '-' || c == '\'' || c == '`') {
        u32 most = c == '\'' || c == '`' ? 2 : UINT32_MAX;
        for (u32 n = 1; n < most && s->at < s->size && s->text[s->at] == c; n++) s->at++;
    }
    out->shape = SHAPE_NONE;
    if (is_quote(cp)) out->kind = TOKEN_QUOTE;
    else if (cp < 0x80) out->kind = strchr("+<=>^|~$%&#@*\\", (int)cp) ? TOKEN_SYMBOL : TOKEN_PUNCT;
    else out->kind = cp == 0xfffd ? TOKEN_SYMBOL : TOKEN_PUNCT;
}

static u32 skip_space(const char *text, u32 size, u32 at, bool *line) {
    while (at < size) {
        u8 c = byte_class[(u8)text[at]];
        u32 len = 1;
        if (c == SPACE) *line |= text[at] == '\n';
        else if (c != HIGH || !utf8_is_space(utf8_at(text, size, at, &len))) break;
        at += len;
    }
    return at;
}

/* The hash of the folded form; marks fold to themselves or are not ASCII. */
static u32 hash_of(const char *text, u32 size, struct berita_token *out) {
    u32 n = out->end - out->start;
    if (out->flags & TOKEN_NON_ASCII) {
        char folded[256];
        n = utf8_fold(text + out->start, n, folded, sizeof folded);
        return hash_bytes(folded, n);
    }
    return hash_key(out->end + 8 <= size ? key_near(text + out->start, n) : key_of(text + out->start, n));
}

static void take_token(struct scan *s, struct berita_token *out) {
    if (class_at(s, s->at) == DIGIT) {
        take_number(s);
        out->kind = TOKEN_NUMBER;
        if (!word_at(s, s->at) && !(s->text[s->at - 1] != '.' && s->at < s->size && s->text[s->at] == '-' &&
                                    letter_at(s, s->at + 1) && !upper_at(s, s->at + 1)))
            return;
        take_word(s);
        out->kind = s->letters ? TOKEN_MIXED : TOKEN_NUMBER;
        out->shape = shape_of(s);
    } else if (word_at(s, s->at)) {
        if (starts(s, "http://") || starts(s, "https://") || starts(s, "www.")) {
            take_address(s);
            out->kind = TOKEN_URL;
            return;
        }
        take_word(s);
        out->kind = s->digits ? TOKEN_MIXED : TOKEN_WORD;
        out->shape = shape_of(s);
    } else {
        take_mark(s, out);
    }
}

static u32 any_token(const char *text, u32 size, u32 start, struct berita_token *out) {
    struct scan s = {.text = text, .size = size, .at = start};
    take_token(&s, out);
    out->end = s.at;
    if (s.non_ascii) out->flags |= TOKEN_NON_ASCII;
    if (s.joined) out->flags |= TOKEN_JOINED;
    if (out->kind != TOKEN_QUOTE && out->kind != TOKEN_PUNCT) out->word = hash_of(text, size, out);
    return s.at;
}

/* ---- the common cases --------------------------------------------------- */

/* Of each byte the high bit: is it no small letter? */
static inline u64 not_small(u64 x) {
    const u64 ones = 0x0101010101010101u, high = ones << 7;
    u64 low = x & ~high, from_a = low + ones * (0x80 - 'a'), past_z = low + ones * (0x7f - 'z');
    return (~from_a | past_z | x) & high;
}

/* Small letters before the first other byte. */
static inline u32 small_letters(u64 x) {
    u64 other = not_small(x);
    return other ? (u32)__builtin_ctzll(other) / 8 : 8;
}

/* Nine words in ten: a letter and up to fifteen small ones, then a blank or a
 * comma, or a stop with a blank behind it.  Gives the word's length and key, or
 * 0 for the general way, which it leaves the last words of a text to. */
static inline u32 plain_word(const char *p, const char *end, struct key *key) {
    enum { NEAR = 24 }; /* bytes that are looked at, or may be read */
    if (end - p < NEAR) return 0;
    u64 low = load_8(p), high;
    u32 n = small_letters(low | 0x20), more = 0;
    *key = (struct key){key_block(low, n), 0};
    if (n == 8 && (more = small_letters(high = load_8(p + 8)))) key->high = key_block(high, more);
    n += more;
    if (byte_class[(u8)p[n]] == SPACE || p[n] == ',') return n;
    return p[n] == '.' && byte_class[(u8)p[n + 1]] == SPACE ? n : 0;
}

static inline bool take_plain_word(const char *text, u32 size, u32 start, struct berita_token *out) {
    struct key key;
    if ((u32)((text[start] | 0x20) - 'a') >= 26) return false;
    u32 n = plain_word(text + start, text + size, &key);
    if (n == 0) return false;
    out->end = start + n;
    out->kind = TOKEN_WORD;
    out->shape = text[start] < 'a' ? SHAPE_CAP : SHAPE_LOWER;
    out->word = hash_key(key);
    return true;
}

/* A comma, or a stop with a blank behind it. */
static inline bool is_plain_mark(const char *text, u32 size, u32 at) {
    return text[at] == ',' || (text[at] == '.' && at + 1 < size && text[at + 1] == ' ');
}

static inline bool is_visible(char c) { return c > ' ' && c < 0x7f; }

/* Where the next token starts: mostly behind one blank. */
static inline u32 token_start(const char *text, u32 size, u32 at, struct berita_token *out) {
    u32 start = at + 1;
    bool line = at == 0;
    if (start >= size || text[at] != ' ' || !is_visible(text[start])) start = skip_space(text, size, at, &line);
    *out = (struct berita_token){.start = start, .end = start};
    if (line) out->flags = TOKEN_LINE;
    else if (start == at) out->flags = TOKEN_GLUED;
    return start;
}

u32 scan_tokens(const char *text, u32 size, u32 *at, struct berita_token *row, u32 room, bool *camel) {
    u32 n = 0, here = *at;
    for (; n < room; n++) {
        struct berita_token *out = &row[n];
        u32 start = token_start(text, size, here, out);
        if (start >= size) {
            here = size;
            break;
        }
        if (take_plain_word(text, size, start, out)) {
            here = out->end;
        } else if (is_plain_mark(text, size, start)) {
            out->kind = TOKEN_PUNCT;
            out->end = here = start + 1;
        } else {
            here = any_token(text, size, start, out);
            *camel |= out->shape == SHAPE_CAMEL;
        }
    }
    *at = here;
    return n;
}

u32 scan_token(const char *text, u32 size, u32 at, struct berita_token *out) {
    bool camel = false;
    scan_tokens(text, size, &at, out, 1, &camel);
    return at;
}
