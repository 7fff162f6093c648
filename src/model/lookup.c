/* What a document's tokens are: questions answered from the image. */
#include "model/model.h"

const struct entry *doc_word_entry(const struct doc *d, u32 t, unsigned cls) {
    const struct model *m = d->model;
    const struct state *s = &m->state[d->facts[t].state];
    for (u32 i = 0; i < s->entries; i++) {
        const struct entry *e = &m->entry[s->first_entry + i];
        if (e->cls == cls && (!e->capitals || token_is_capital(&d->token[t]))) return e;
    }
    return NULL;
}

u32 doc_phrases(const struct doc *d, u32 t, u32 *first) {
    if (!(d->token[t].flags & TOKEN_PHRASE)) return 0;
    u32 row = d->phrase_at[t], n = 0;
    while (row + n < d->n_phrases && d->phrase[row + n].first == t) n++;
    *first = row;
    return n;
}

u32 doc_phrase_length(const struct doc *d, u32 t, unsigned cls) {
    for (u32 i = d->phrase_at[t]; i < d->n_phrases && d->phrase[i].first == t; i++)
        if (d->phrase[i].cls == cls) return d->phrase[i].tokens;
    return doc_is(d, t, cls);
}

u32 doc_set_length(const struct doc *d, u32 t, const struct class_set *set) {
    if (d->token[t].flags & TOKEN_PHRASE)
        for (u32 i = d->phrase_at[t]; i < d->n_phrases && d->phrase[i].first == t; i++)
            if (bit_test(set->bits, d->phrase[i].cls)) return d->phrase[i].tokens;
    u64 any = 0;
    for (u32 i = 0; i < CLASS_WORDS; i++) any |= d->facts[t].cls[i] & set->bits[i];
    return any != 0;
}

const struct entry *doc_longest_entry(const struct doc *d, u32 t, unsigned cls, u32 *tokens) {
    if (d->token[t].flags & TOKEN_PHRASE)
        for (u32 i = d->phrase_at[t]; i < d->n_phrases && d->phrase[i].first == t; i++)
            if (d->phrase[i].cls == cls) {
                *tokens = d->phrase[i].tokens;
                return &d->model->entry[d->phrase[i].entry];
            }
    *tokens = 1;
    return doc_entry(d, t, cls);
}

const struct word *doc_base(const struct doc *d, u32 t) {
    u32 w = d->token[t].word, n = d->model->n_words;
    if (w < n) return &d->model->word[w];
    u32 base = d->own_base[w - n];
    return base == NONE ? &word_unknown : &d->model->word[base];
}

static bool digit(char c) { return c >= '0' && c <= '9'; }

/* "1.250.000" or "17"; a comma or a dot not before three digits is a
 * fraction or a clock. */
static bool digits_value(const char *p, u32 n, i64 *value) {
    i64 v = 0;
    u32 group = 0, dots = 0;
    for (u32 i = 0; i < n; i++) {
        if (digit(p[i])) {
            if (v > (i64)1e15) return false;
            v = v * 10 + (p[i] - '0');
            group++;
        } else if (p[i] == '.' && group >= 1 && group <= 3 && (dots == 0 || group == 3)) {
            dots++;
            group = 0;
        } else {
            return false;
        }
    }
    *value = v;
    return dots == 0 || group == 3;
}

/* Number words.  An entry whose canonical is "x" multiplies what stands before
 * it ("puluh", "ratus" the unit; "ribu", "juta" everything below it), "+" adds
 * ten to it ("belas"); others are values ("dua", "sepuluh", "seratus"). */
struct numeral { i64 total, group, unit; };

static bool take_numeral(struct numeral *v, char how, i64 number) {
    if (how == 'x' && number < 1000) {
        if (v->unit == 0) return false;
        v->group += v->unit * number;
        v->unit = 0;
    } else if (how == 'x') {
        if (v->group + v->unit == 0) return false;
        v->total += (v->group + v->unit) * number;
        v->group = v->unit = 0;
    } else if (how == '+') {
        v->unit += 10;
    } else if (number >= 10) {
        v->group += number;
    } else {
        if (v->unit) return false;
        v->unit = number;
    }
    return true;
}

static bool words_value(const struct doc *d, u32 t, i64 *value, u32 *tokens) {
    struct numeral v = {0, 0, 0};
    const struct entry *e;
    u32 n = 0;
    for (; n < 8 && (e = doc_entry(d, t + n, CLASS_NUMERAL)); n++)
        if (!take_numeral(&v, *model_str(d->model, e->canonical), e->number)) break;
    *value = v.total + v.group + v.unit;
    *tokens = n;
    return n > 0;
}

bool doc_number(const struct doc *d, u32 t, i64 *value, u32 *tokens) {
    const struct berita_token *k = &d->token[t];
    *tokens = 1;
    if (k->kind == TOKEN_NUMBER) return digits_value(d->text + k->start, k->end - k->start, value);
    return k->kind == TOKEN_WORD && doc_is(d, t, CLASS_NUMERAL) && words_value(d, t, value, tokens);
}

bool doc_clock(const struct doc *d, u32 t, u32 *minutes) {
    const struct berita_token *k = &d->token[t];
    const char *p = d->text + k->start;
    u32 n = k->end - k->start, hour = 0, at = 0;
    if (k->kind != TOKEN_NUMBER || n > 8) return false;
    while (at < n && digit(p[at])) hour = hour * 10 + (u32)(p[at++] - '0');
    if (at == 0 || at > 2 || n < at + 3 || (p[at] != '.' && p[at] != ':')) return false;
    if (!digit(p[at + 1]) || !digit(p[at + 2])) return false;
    if (n != at + 3 && !(n == at + 6 && p[at + 3] == p[at])) return false;
    u32 minute = (u32)(p[at + 1] - '0') * 10 + (u32)(p[at + 2] - '0');
    *minutes = hour * 60 + minute;
    return hour <= 24 && minute < 60;
}

static u32 roman_digit(char c) {
    switch (c) {
    case 'I': return 1;
    case 'V': return 5;
    case 'X': return 10;
    case 'L': return 50;
    case 'C': return 100;
    case 'D': return 500;
    case 'M': return 1000;
    default: return 0;
    }
}

bool doc_roman(const struct doc *d, u32 t, u32 *value) {
    const struct berita_token *k = &d->token[t];
    u32 total = 0, before = 0, n = k->end - k->start;
    char capital = k->flags & TOKEN_UNCASED && k->shape == SHAPE_UPPER ? (char)~0x20 : (char)~0;
    if (k->kind != TOKEN_WORD || n > 12) return false;
    for (u32 i = 0; i < n; i++) {
        u32 v = roman_digit(d->text[k->start + i] & capital);
        if (v == 0) return false;
        total += v;
        if (before < v) total -= 2 * before;
        before = v;
    }
    *value = total;
    return total > 0 && total < 4000;
}

static bool digits_then(const char *p, u32 n, i64 *value, u32 *used) {
    u32 i = 0;
    i64 v = 0;
    for (; i < n && i < 9 && digit(p[i]); i++) v = v * 10 + (p[i] - '0');
    *value = v;
    *used = i;
    return i > 0;
}

bool doc_ordinal(const struct doc *d, u32 t, i64 *value) {
    const struct berita_token *k = &d->token[t];
    const char *p = d->text + k->start;
    u32 n = k->end - k->start, used;
    return k->kind == TOKEN_MIXED && n > 3 && (p[0] | 32) == 'k' && (p[1] | 32) == 'e' &&
           p[2] == '-' && digits_then(p + 3, n - 3, value, &used) && used == n - 3;
}

bool doc_decade(const struct doc *d, u32 t, i64 *value) {
    const struct berita_token *k = &d->token[t];
    const char *p = d->text + k->start;
    u32 n = k->end - k->start, used;
    return k->kind == TOKEN_MIXED && digits_then(p, n, value, &used) && n == used + 3 &&
           p[used] == '-' && p[used + 1] == 'a' && p[used + 2] == 'n';
}
