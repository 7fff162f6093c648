/* From the captures of a rule to numbers: what a date's words say. */
#include "stage/date.h"

#define KEY_BIT(name) (1ull << KEY_##name)

/* Keys whose values are words. */
static const u64 WORD_KEYS = KEY_BIT(PART) | KEY_BIT(PART2) | KEY_BIT(ZONE) | KEY_BIT(MOD) |
                             KEY_BIT(VALUE) | KEY_BIT(TYPE) | KEY_BIT(REF) | KEY_BIT(ANCHOR);

static const u64 YEAR_KEYS = KEY_BIT(YEAR) | KEY_BIT(HIJRI) | KEY_BIT(HOLIDAY);

static const struct entry *entry_at(const struct doc *d, struct capture c, unsigned cls) {
    u32 n;
    return c.first < c.limit ? doc_longest(d, c.first, cls, &n) : NULL;
}

/* The digits at the end of a token such as "Q3", "Mei-2". */
static i32 trailing_number(const struct doc *d, u32 t) {
    const struct berita_token *k = &d->token[t];
    u32 at = k->end, n = 0;
    i32 v = 0;
    while (at > k->start && n < 6 && (u32)(d->text[at - 1] - '0') < 10) at--, n++;
    for (u32 i = at; i < k->end; i++) v = v * 10 + (d->text[i] - '0');
    return n ? v : UNSAID;
}

static i32 leading_number(const struct doc *d, u32 t) {
    const struct berita_token *k = &d->token[t];
    i32 v = 0;
    u32 at = k->start;
    while (at < k->end && v < 100000 && (u32)(d->text[at] - '0') < 10) v = v * 10 + (d->text[at++] - '0');
    return at > k->start ? v : UNSAID;
}

/* The first digits of "Q4-2019", of which the last are a year. */
static i32 first_number(const struct doc *d, u32 t) {
    const struct berita_token *k = &d->token[t];
    i32 v = 0;
    u32 at = k->start;
    while (at < k->end && (u32)(d->text[at] - '0') > 9) at++;
    if (at == k->end) return UNSAID;
    while (at < k->end && v < 100000 && (u32)(d->text[at] - '0') < 10)
        v = v * 10 + (d->text[at++] - '0');
    return v;
}

static i32 number_of(const struct doc *d, struct capture c) {
    const struct entry *e;
    i64 v;
    u32 n, roman;
    if (doc_ordinal(d, c.first, &v) || doc_number(d, c.first, &v, &n))
        return v < 1000000 ? (i32)v : UNSAID;
    if ((e = entry_at(d, c, CLASS_ORDINAL)) || (e = entry_at(d, c, CLASS_TIME_DEICTIC)) ||
        (e = entry_at(d, c, CLASS_TIME_DIRECTION)))
        return e->number;
    if (doc_roman(d, c.first, &roman)) return (i32)roman;
    i32 leading = leading_number(d, c.first);
    return leading != UNSAID ? leading : trailing_number(d, c.first);
}

static bool capture_of(const struct match *m, const struct arg *a, struct capture *out) {
    if (a->type != ARG_CAPTURE) return false;
    *out = m->capture[a->value];
    return out->first != NONE && out->limit != NONE && out->limit > out->first;
}

static i32 number(const struct doc *d, const struct match *m, enum emit_key key) {
    struct capture c;
    const struct arg *a = match_arg(d, m, key);
    if (!a) return UNSAID;
    if (capture_of(m, a, &c)) return number_of(d, c);
    return a->type == ARG_INT ? a->value : UNSAID;
}

const struct entry *hyphened_month(const struct doc *d, u32 t) {
    const struct berita_token *k = &d->token[t];
    char folded[16];
    u32 n = 0;
    while (n < sizeof folded && k->start + n < k->end && d->text[k->start + n] != '-') {
        folded[n] = (char)(d->text[k->start + n] | 32);
        n++;
    }
    u32 w = model_find_word(d->model, folded, n);
    if (w == NONE || k->kind != TOKEN_MIXED) return NULL;
    const struct state *s = &d->model->state[d->model->word[w].state];
    for (u32 i = 0; i < s->entries; i++)
        if (d->model->entry[s->first_entry + i].cls == CLASS_MONTH)
            return &d->model->entry[s->first_entry + i];
    return NULL;
}

static i32 month_of(const struct doc *d, struct capture c) {
    const struct entry *e;
    if ((e = entry_at(d, c, CLASS_MONTH)) || (e = entry_at(d, c, CLASS_MONTH_SHORT)) ||
        (e = entry_at(d, c, CLASS_HIJRI_MONTH)) || (e = hyphened_month(d, c.first)))
        return e->number;
    return number_of(d, c);
}

static i32 weekday_of(const struct doc *d, struct capture c) {
    const struct entry *e = entry_at(d, c, CLASS_DAY);
    return e ? e->number : UNSAID;
}

static i32 minutes_of(const struct doc *d, struct capture c) {
    u32 v;
    if (doc_clock(d, c.first, &v)) return (i32)v;
    i32 hour = number_of(d, c);
    return hour >= 0 && hour <= 24 ? hour * 60 : UNSAID;
}

/* A captured word of the class, or NULL. */
static const struct entry *word(const struct doc *d, const struct match *m, enum emit_key key,
                                unsigned cls) {
    struct capture c;
    return match_capture(d, m, key, &c) ? entry_at(d, c, cls) : NULL;
}

/* A string of the rule, or the canonical form of a captured word. */
static const char *string(const struct doc *d, const struct match *m, enum emit_key key,
                          unsigned cls) {
    const struct entry *e = word(d, m, key, cls);
    return e ? model_str(d->model, e->canonical) : match_str(d, m, key);
}

/* "TM", "3M", "W" as the lexicon writes units. */
static void read_unit(const char *s, struct length *l) {
    i32 times = 0;
    while ((u32)(*s - '0') < 10) times = times * 10 + (*s++ - '0');
    bool clock = *s == 'T';
    l->unit = clock && s[1] == 'M' ? 'm' : s[clock];
    l->times = times ? times : 1;
    if (l->count != UNSAID) l->count *= l->times;
}

/* "1,5 jam": the number ends in a half. */
static bool and_half(const struct doc *d, const struct match *m, enum emit_key key) {
    struct capture c;
    if (!match_capture(d, m, key, &c) || d->token[c.first].kind != TOKEN_NUMBER) return false;
    const struct berita_token *k = &d->token[c.first];
    return k->end - k->start > 2 && !memcmp(d->text + k->end - 2, ",5", 2);
}

static void read_length(const struct doc *d, const struct match *m, struct length *l) {
    struct capture c;
    const char *unit = match_str(d, m, KEY_UNIT);
    if (!match_capture(d, m, KEY_UNIT, &c) && !unit) return;
    if (!unit) {
        const struct entry *e = entry_at(d, c, CLASS_TIME_UNIT);
        if (!e) e = entry_at(d, c, CLASS_TIME_ONE);
        if (!e) e = entry_at(d, c, CLASS_TIME_MANY);
        unit = e ? model_str(d->model, e->canonical) : "";
    }
    l->count = match_arg(d, m, KEY_COUNT) ? number(d, m, KEY_COUNT) : 1;
    l->half = and_half(d, m, KEY_COUNT) || (match_int(d, m, KEY_HALF, 0) == 1 && match_arg(d, m, KEY_COUNT));
    read_unit(unit, l);
    if (match_capture(d, m, KEY_UNIT, &c) && entry_at(d, c, CLASS_TIME_ONE)) l->times = 1;
}

/* "lalu", "kemudian", "terakhir" behind a number of units: which way they are
 * counted and from where.  Otherwise the rule's type stays. */
static void read_count(const struct doc *d, const struct match *m, struct parts *p) {
    const struct entry *e = word(d, m, KEY_KIND, CLASS_TIME_COUNT);
    if (!e) return;
    const char *from = model_str(d->model, e->canonical);
    if (!strcmp(from, "set")) {
        p->type = "set";
        return;
    }
    p->direction = e->number;
    p->of_text = !strcmp(from, "text");
    if (!strcmp(from, "length")) return;
    p->type = NULL;
    p->half = UNSAID;
    p->length.half = false;
}

static char second_unit(const struct doc *d, const struct match *m) {
    struct length l = {.count = 1};
    const struct entry *e = word(d, m, KEY_UNIT2, CLASS_TIME_UNIT);
    if (e) read_unit(model_str(d->model, e->canonical), &l);
    return l.unit;
}

/* "pukul 3 sore" counts to twelve; what part of the day does so for which
 * hours stands in its entry, as FFTT. */
static void to_day_clock(i32 *min, const struct entry *part) {
    i32 hour = *min / 60;
    if (part && hour >= part->number / 100 && hour < part->number % 100) *min += 12 * 60;
}

/* Minutes behind the hour, or before it ("setengah delapan"). */
static void read_clock(const struct doc *d, const struct match *m, struct parts *p) {
    i32 minute = number(d, m, KEY_MINUTE);
    if (p->minutes == UNSAID) return;
    to_day_clock(&p->minutes, p->part_word);
    if (minute != UNSAID) p->minutes += minute;
    if (p->minutes2 != UNSAID)
        to_day_clock(&p->minutes2, p->part2_word ? p->part2_word : p->part_word);
}

/* "14.07.2025" is one number to the scanner. */
static void read_dotted(const struct doc *d, const struct match *m, struct parts *p) {
    struct capture c;
    i32 n[3] = {0};
    u32 k = 0;
    if (!match_capture(d, m, KEY_DATE, &c)) return;
    for (u32 at = d->token[c.first].start; at < d->token[c.first].end; at++) {
        u32 digit = (u32)(d->text[at] - '0');
        if (digit < 10) n[k] = n[k] * 10 + (i32)digit;
        else if (++k == COUNT(n)) return;
        if (n[k] > 9999) return;
    }
    p->day = n[0];
    p->month = n[1];
    p->year = n[2];
    p->two_digits = n[2] < 100;
    p->month_digits = true;
}

static void read_year(const struct doc *d, const struct match *m, struct parts *p) {
    struct capture c;
    p->two_digits = match_capture(d, m, KEY_YEAR, &c) &&
                    d->token[c.first].end - d->token[c.first].start == 2;
    if (p->ref && !strcmp(p->ref, "ce")) p->two_digits = false;
    if (p->year >= 1000 && p->year2 >= 0 && p->year2 < 100) p->year2 += p->year / 100 * 100;
    p->hijri = match_arg(d, m, KEY_HIJRI) != NULL;
    if (p->hijri) p->feast = word(d, m, KEY_HIJRI, CLASS_HIJRI_MONTH);
    else p->feast = word(d, m, KEY_HOLIDAY, CLASS_HOLIDAY);
}

enum reading { READ_NOT, READ_NUMBER, READ_FIRST, READ_MONTH, READ_WEEKDAY, READ_MINUTES };

#define FIELD(reading, name) {READ_##reading, offsetof(struct parts, name)}
static const struct { u16 reading, field;
} numbers[KEYS] = {
    [KEY_DAY] = FIELD(NUMBER, day),
    [KEY_DAY2] = FIELD(NUMBER, day2),
    [KEY_MONTH] = FIELD(MONTH, month),
    [KEY_MONTH2] = FIELD(MONTH, month2),
    [KEY_YEAR] = FIELD(NUMBER, year),
    [KEY_YEAR2] = FIELD(NUMBER, year2),
    [KEY_WEEKDAY] = FIELD(WEEKDAY, weekday),
    [KEY_WEEKDAY2] = FIELD(WEEKDAY, weekday2),
    [KEY_QUARTER] = FIELD(FIRST, quarter),
    [KEY_QUARTER2] = FIELD(FIRST, quarter2),
    [KEY_HALF] = FIELD(FIRST, half),
    [KEY_WEEK] = FIELD(NUMBER, week),
    [KEY_DECADE] = FIELD(NUMBER, decade),
    [KEY_CENTURY] = FIELD(NUMBER, century),
    [KEY_CLOCK] = FIELD(MINUTES, minutes),
    [KEY_CLOCK2] = FIELD(MINUTES, minutes2),
    [KEY_DIRECTION] = FIELD(NUMBER, direction),
    [KEY_OFFSET] = FIELD(NUMBER, offset),
    [KEY_COUNT2] = FIELD(NUMBER, count2),
};
#undef FIELD

static i32 value_of(const struct doc *d, enum reading reading, struct capture c) {
    switch (reading) {
    case READ_FIRST:
        return d->token[c.first].kind == TOKEN_MIXED ? first_number(d, c.first) : number_of(d, c);
    case READ_MONTH: return month_of(d, c);
    case READ_WEEKDAY: return weekday_of(d, c);
    case READ_MINUTES: return minutes_of(d, c);
    default: return number_of(d, c);
    }
}

/* What the rule gives, not what it might: it has a few keys of some fifty. */
static void read_numbers(const struct doc *d, const struct match *m, struct parts *p) {
    const struct rule *r = &d->model->rule[m->rule];
    for (u32 i = 0; i < r->args; i++) {
        const struct arg *a = &d->model->arg[r->first_arg + i];
        enum reading reading = numbers[a->key].reading;
        struct capture c;
        i32 v;
        if (reading == READ_NOT) continue;
        if (capture_of(m, a, &c)) v = value_of(d, reading, c);
        else if (a->type == ARG_INT) v = a->value;
        else continue;
        memcpy((char *)p + numbers[a->key].field, &v, sizeof v);
    }
}

static void read_words(const struct doc *d, const struct match *m, struct parts *p) {
    p->part_word = word(d, m, KEY_PART, CLASS_TIME_PART);
    p->part2_word = word(d, m, KEY_PART2, CLASS_TIME_PART);
    p->part = string(d, m, KEY_PART, CLASS_TIME_PART);
    p->zone = word(d, m, KEY_ZONE, CLASS_ZONE);
    p->mod = string(d, m, KEY_MOD, CLASS_TIME_MOD);
    p->value = string(d, m, KEY_VALUE, CLASS_TIME_REF);
    p->type = match_str(d, m, KEY_TYPE);
    p->ref = match_str(d, m, KEY_REF);
    p->of_text = match_arg(d, m, KEY_ANCHOR) != NULL;
}

static const struct parts nothing = {
    .year = UNSAID, .month = UNSAID, .day = UNSAID, .weekday = UNSAID,
    .year2 = UNSAID, .month2 = UNSAID, .day2 = UNSAID, .weekday2 = UNSAID,
    .quarter = UNSAID, .quarter2 = UNSAID, .half = UNSAID, .week = UNSAID,
    .decade = UNSAID, .century = UNSAID, .minutes = UNSAID, .minutes2 = UNSAID,
    .direction = UNSAID, .offset = UNSAID, .count2 = UNSAID,
};

void date_read(const struct doc *d, const struct match *m, struct parts *p) {
    u64 keys = d->model->rule[m->rule].keys;
    struct capture c;
    *p = nothing;
    p->match = *m;
    read_numbers(d, m, p);
    if (keys & WORD_KEYS) read_words(d, m, p);
    p->month_digits = keys & KEY_BIT(MONTH) && match_capture(d, m, KEY_MONTH, &c) &&
                      d->token[c.first].kind == TOKEN_NUMBER;
    if (keys & YEAR_KEYS) read_year(d, m, p);
    if (keys & KEY_BIT(DATE)) read_dotted(d, m, p);
    if (keys & KEY_BIT(CLOCK)) read_clock(d, m, p);
    if (!(keys & KEY_BIT(UNIT))) return;
    read_length(d, m, &p->length);
    p->unit2 = second_unit(d, m);
    p->half2 = and_half(d, m, KEY_COUNT2);
    if (keys & KEY_BIT(KIND)) read_count(d, m, p);
}

void date_join(struct parts *day, const struct parts *clock) {
    day->minutes = clock->minutes;
    day->minutes2 = clock->minutes2;
    day->zone = clock->zone;
    if (clock->mod) day->mod = clock->mod;
    if (clock->part) day->part = clock->part;
    else to_day_clock(&day->minutes, day->part_word);
}
