#include "formats/when.h"

#include "core/calendar.h"

#include <stdio.h>

enum { UNSAID = -1, WEST_INDONESIA = 7 * 60 };

struct moment {
    int year, month, day, hour, minute, second;
    int zone; /* minutes east of Greenwich */
    bool zoned;
};

struct cursor {
    const char *start, *p, *end;
};

/* ---- words -------------------------------------------------------------- */

/* "7:30 PM" */
static void take_half(struct moment *m, bool afternoon) {
    if (m->hour == UNSAID || m->hour > 12) return;
    m->hour = m->hour % 12 + (afternoon ? 12 : 0);
}

/* Of another word, such as a weekday, nothing is taken. */
static void take_word(struct moment *m, const struct words *words, const char *p, size_t n) {
    char word[WHEN_MOST];
    u32 kind;
    i32 value;
    n = words_lower(p, n, word, sizeof word);
    if (!words_find(words, WORDS_DATES, word, n, &kind, &value)) return;
    if (kind == DATE_MONTH && m->month == UNSAID) m->month = value;
    if (kind == DATE_PM || kind == DATE_AM) take_half(m, kind == DATE_PM);
    if (kind != DATE_ZONE || m->hour == UNSAID || m->zoned) return;
    m->zone = value;
    m->zoned = true;
}

/* ---- numbers ------------------------------------------------------------ */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
static char at(const struct cursor *c, size_t k) {
    return k < (size_t)(c->end - c->p) ? c->p[k] : '\0';
}

/* At most nine digits, so that none overflows. */
static size_t take_digits(struct cursor *c, int *value) {
    size_t k = 0;
    for (*value = 0; is_digit(at(c, 0)); c->p++, k++)
        if (k < 9) *value = *value * 10 + (*c->p - '0');
    return k;
}

static bool take_two(struct cursor *c, int *value) {
    if (!is_digit(at(c, 0)) || !is_digit(at(c, 1))) return false;
    *value = (c->p[0] - '0') * 10 + (c->p[1] - '0');
    c->p += 2;
    return true;
}

/* Behind the hour: ":30:15.250", or ".30" */
static void take_time(struct moment *m, struct cursor *c, int hour) {
    int minute = 0, second = 0;
    char mark = *c->p++;
    if (!take_two(c, &minute)) return;
    if (at(c, 0) == mark && is_digit(at(c, 1)) && is_digit(at(c, 2))) {
        c->p++;
        take_two(c, &second);
    }
    if (at(c, 0) == '.' || at(c, 0) == ',')
        for (c->p++; is_digit(at(c, 0));) c->p++;
    if (hour > 23 || minute > 59 || second > 60) return;
    m->hour = hour;
    m->minute = minute;
    m->second = second > 59 ? 59 : second;
}

/* "+0700", "+07:00", "+7" */
static void take_offset(struct moment *m, struct cursor *c, bool west) {
    int value, minutes = 0;
    size_t k = take_digits(c, &value);
    if (k == 3 || k == 4) {
        minutes = value % 100;
        value /= 100;
    } else if (at(c, 0) == ':') {
        c->p++;
        if (!take_two(c, &minutes)) return;
    }
    if (k > 4 || value > 14 || minutes > 59) return;
    m->zone = value * 60 + minutes;
    if (west) m->zone = -m->zone;
    m->zoned = true;
}

static int full_year(int year, size_t digits) {
    if (digits > 2) return year;
    return year + (year < 50 ? 2000 : 1900);
}

/* "/11/2026" behind the day, "-11-24" behind the year. */
static bool take_numbers(struct moment *m, struct cursor *c, int first, size_t digits) {
    struct cursor s = *c;
    char mark = at(&s, 0);
    int second, third;
    s.p++;
    if (!take_digits(&s, &second) || at(&s, 0) != mark) return false;
    s.p++;
    size_t k = take_digits(&s, &third);
    if (!k || m->day != UNSAID || m->month != UNSAID) return false;
    m->year = digits == 4 ? first : full_year(third, k);
    m->month = second;
    m->day = digits == 4 ? third : first;
    *c = s;
    return true;
}

/* "20261124", perhaps with "T073000" behind it. */
static void take_run(struct moment *m, struct cursor *c, int value) {
    int hour;
    m->year = value / 10000;
    m->month = value / 100 % 100;
    m->day = value % 100;
    if ((at(c, 0) | 32) == 't') c->p++;
    if (!take_two(c, &hour) || !take_two(c, &m->minute)) return;
    m->hour = hour;
    if (!take_two(c, &m->second)) m->second = 0;
}

static void take_number(struct moment *m, struct cursor *c) {
    char before = c->p > c->start ? c->p[-1] : ' ';
    if (m->hour != UNSAID && (before == '+' || before == '-')) {
        take_offset(m, c, before == '-');
        return;
    }
    int value;
    size_t k = take_digits(c, &value);
    char mark = at(c, 0);
    bool more = is_digit(at(c, 1)), dated = m->day != UNSAID && m->month != UNSAID;
    if (k <= 2 && more && m->hour == UNSAID && (mark == ':' || (mark == '.' && dated))) {
        take_time(m, c, value);
        return;
    }
    if (k == 8 && m->day == UNSAID) take_run(m, c, value);
    if (more && (mark == '/' || mark == '-' || mark == '.') && take_numbers(m, c, value, k)) return;
    if (k == 4 && m->year == UNSAID) m->year = value;
    else if (k <= 2 && m->day == UNSAID) m->day = value;
    else if (k == 2 && m->month != UNSAID && m->year == UNSAID) m->year = full_year(value, k);
}

/* ---- moments ------------------------------------------------------------ */

static void scan(struct moment *m, const struct words *words, struct cursor *c) {
    while (c->p < c->end) {
        const char *word = c->p;
        if (is_digit(*c->p)) {
            take_number(m, c);
            continue;
        }
        while (is_letter(at(c, 0))) c->p++;
        if (c->p > word) take_word(m, words, word, (size_t)(c->p - word));
        else c->p++;
    }
}

static void write(const struct moment *m, char out[WHEN_ROOM]) {
    calendar_write((struct ymd){m->year, m->month, m->day}, out);
    if (m->hour == UNSAID) return;
    snprintf(out + 10, WHEN_ROOM - 10, "T%02d:%02d:%02d", m->hour % 24, m->minute % 60,
             m->second % 60);
    if (!m->zoned) return;
    int zone = m->zone < 0 ? -m->zone : m->zone;
    snprintf(out + 19, WHEN_ROOM - 19, "%c%02d:%02d", m->zone < 0 ? '-' : '+', zone / 60 % 24,
             zone % 60);
}

bool when_read(const struct words *words, const char *p, size_t n, char out[WHEN_ROOM]) {
    struct moment m = {.year = UNSAID, .month = UNSAID, .day = UNSAID, .hour = UNSAID};
    struct cursor c = {p, p, p + n};
    if (n > WHEN_MOST) return false;
    scan(&m, words, &c);
    if (!calendar_valid(m.year, m.month, m.day)) return false;
    if (m.hour > 23 || m.minute > 59 || m.second > 60) m.hour = UNSAID;
    write(&m, out);
    return true;
}

void when_in_indonesia(char moment[WHEN_ROOM]) {
    int hour;
    struct ymd date;
    struct cursor c = {moment, moment + 11, moment + strlen(moment)};
    if (strlen(moment) < 25 || strcmp(moment + 20, "00:00") != 0) return;
    if (!calendar_read(moment, &date) || !take_two(&c, &hour)) return;
    hour += WEST_INDONESIA / 60;
    i32 day = calendar_day(date.year, date.month, date.day) + hour / 24;
    struct ymd local = calendar_date(day);
    if (!calendar_valid(local.year, local.month, local.day)) return;
    char rest[WHEN_ROOM];
    snprintf(rest, sizeof rest, "T%02d%.6s+07:00", hour % 24, moment + 13);
    calendar_write(local, moment);
    memcpy(moment + 10, rest, WHEN_ROOM - 10);
}
