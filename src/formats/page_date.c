#include "formats/page_date.h"

#include "core/calendar.h"
#include "core/utf8.h"

#include <stdio.h>

enum {
    LOOK_AT = 256, /* bytes of a text in which a date is looked for */
    MAX_PIECES = 48,
    FIRST_YEAR = 1980, /* of news on the web, generously */
    LAST_YEAR = 2099,
    WORD_BYTES = 24,
};

enum piece_kind {
    PIECE_END,
    PIECE_NUMBER,
    PIECE_MONTH,
    PIECE_ZONE,
    PIECE_PM,
    PIECE_AM,
    PIECE_MARK,
    PIECE_WORD,
    PIECE_SIGN
};

/* Words that may stand between the parts of a date are left out. */
struct piece {
    u8 kind;
    u8 digits;
    char sign;    /* of a sign, and before a number: the sign that touches it */
    bool touches; /* no blank before it */
    i64 value;
};

struct pieces {
    struct piece row[MAX_PIECES + 8]; /* those behind n are of kind END */
    u32 n;
    bool month_first;
};

static bool is_digit(char c) { return (u8)(c - '0') < 10; }

static u32 take_number(const char *p, u32 at, u32 n, struct piece *piece) {
    piece->kind = PIECE_NUMBER;
    for (; at < n && is_digit(p[at]); at++) {
        if (piece->digits < 15) piece->value = piece->value * 10 + (p[at] - '0');
        piece->digits++;
    }
    return at;
}

static u32 letter_length(const char *p, u32 at, u32 n) {
    u32 len = 1;
    u32 cp = utf8_at(p, n, at, &len);
    return utf8_is_letter(cp) ? len : 0;
}

/* The marks of Asian dates are words of their own wherever they stand. */
static bool take_mark(const struct words *w, const char *p, u32 at, u32 n, u32 len) {
    u32 kind;
    i32 value;
    return len == 3 && at + 3 <= n && words_find(w, WORDS_DATES, p + at, 3, &kind, &value) &&
           kind == DATE_YEAR_MARK;
}

static u32 take_word(const struct words *w, const char *p, u32 at, u32 n, struct piece *piece) {
    static const u8 kinds[] = {
        [DATE_MONTH] = PIECE_MONTH, [DATE_ZONE] = PIECE_ZONE, [DATE_FILLER] = PIECE_END,
        [DATE_PM] = PIECE_PM,       [DATE_AM] = PIECE_AM,     [DATE_YEAR_MARK] = PIECE_MARK,
        [DATE_UPDATE] = PIECE_WORD};
    char text[WORD_BYTES];
    u32 from = at, len, kind;
    i32 value = 0;
    while (at < n && (len = letter_length(p, at, n))) {
        if (at > from && take_mark(w, p, at, n, len)) break;
        at += len;
        if (at - from == 3 && len == 3 && take_mark(w, p, from, n, 3)) break;
    }
    piece->kind = PIECE_WORD;
    u32 m = words_lower(p + from, at - from, text, WORD_BYTES);
    if (at - from <= WORD_BYTES && words_find(w, WORDS_DATES, text, m, &kind, &value)) {
        piece->kind = kinds[kind];
        piece->value = value;
    }
    /* "a.m.": its second letter and mark. */
    if ((piece->kind == PIECE_END || piece->kind == PIECE_WORD) && at - from == 1 && at + 1 < n &&
        p[at] == '.' && (p[at + 1] | 32) == 'm' &&
        ((p[from] | 32) == 'a' || (p[from] | 32) == 'p')) {
        piece->kind = (p[from] | 32) == 'a' ? PIECE_AM : PIECE_PM;
        at += 2;
    }
    return at;
}

static void cut(const struct words *w, const char *p, u32 n, struct pieces *out) {
    bool blank = true;
    out->n = 0;
    memset(out->row, 0, sizeof out->row);
    for (u32 at = 0, len; at < n && out->n < MAX_PIECES;) {
        struct piece piece = {.touches = !blank};
        blank = false;
        if (is_digit(p[at])) {
            at = take_number(p, at, n, &piece);
        } else if ((len = letter_length(p, at, n))) {
            at = take_word(w, p, at, n, &piece);
        } else {
            utf8_at(p, n, at, &len);
            blank = (u8)p[at] <= ' ' || len > 1;
            piece.kind = blank ? PIECE_END : PIECE_SIGN;
            piece.sign = p[at];
            at += len;
        }
        if (piece.kind != PIECE_END) out->row[out->n++] = piece;
        else blank = true;
    }
}

/* ---- the day ---------------------------------------------------------- */

static bool is_year(const struct piece *p) {
    return p->kind == PIECE_NUMBER && p->digits == 4 && p->value >= FIRST_YEAR &&
           p->value <= LAST_YEAR;
}

static bool is_small(const struct piece *p, i64 most) {
    return p->kind == PIECE_NUMBER && p->digits <= 2 && p->value >= 1 && p->value <= most;
}

static bool is_sign(const struct piece *p, const char *which) {
    return p->kind == PIECE_SIGN && strchr(which, p->sign);
}

static bool settle(struct page_date *d, i64 year, i64 month, i64 day) {
    d->year = (int)year, d->month = (int)month, d->day = (int)day;
    return calendar_valid(d->year, d->month, d->day);
}

/* Steps over signs between the parts: "17. Juli", "July 17, 2025", "17-Jul-2025". */
static u32 next(const struct pieces *s, u32 i, const char *signs) {
    i++;
    if (is_sign(&s->row[i], signs)) i++;
    return i;
}

/* 2025-07-17, 2025/7/17, 2025.07.17, 2025年7月17日 */
static u32 year_first(const struct pieces *s, u32 i, struct page_date *d) {
    const struct piece *p = s->row + i;
    bool marked = p[1].kind == PIECE_MARK || is_sign(p + 1, "-/.");
    if (!is_year(p) || !marked || !is_small(p + 2, 12)) return 0;
    if (p[3].kind != PIECE_MARK && !is_sign(p + 3, "-/.")) return 0;
    if (!is_small(p + 4, 31) || !settle(d, p->value, p[2].value, p[4].value)) return 0;
    return i + 5 + (p[5].kind == PIECE_MARK);
}

/* 17/07/2025, 17-07-2025, 17.7.2025, and 7/17/2025 */
static u32 year_last(const struct pieces *s, u32 i, struct page_date *d) {
    const struct piece *p = s->row + i;
    if (!is_small(p, 31) || !is_sign(p + 1, "-/.") || !is_small(p + 2, 31)) return 0;
    if (!is_sign(p + 3, "-/.") || p[3].sign != p[1].sign) return 0;
    i64 year = p[4].value, day = p->value, month = p[2].value;
    if (p[4].kind == PIECE_NUMBER && p[4].digits == 2) year += 2000;
    else if (!is_year(p + 4)) return 0;
    bool swapped = month > 12 || (s->month_first && day <= 12);
    return settle(d, year, swapped ? day : month, swapped ? month : day) ? i + 5 : 0;
}

/* 17 Juli 2025, 17. Juli 2025, 17-Jul-2025, 17 de julio de 2025, 17 Jul '25 */
static u32 day_month(const struct pieces *s, u32 i, struct page_date *d) {
    const struct piece *p = s->row;
    if (!is_small(p + i, 31)) return 0;
    u32 month = next(s, i, ".-/"), year;
    if (p[month].kind != PIECE_MONTH) return 0;
    year = next(s, month, ".,-/'");
    if (is_sign(p + year, "'")) year++;
    bool is_short =
        p[year].kind == PIECE_NUMBER && p[year].digits == 2 && is_sign(p + year - 1, "'-");
    if (!is_year(p + year) && !is_short) return 0;
    i64 y = p[year].value + (is_short ? 2000 : 0);
    return settle(d, y, p[month].value, p[i].value) ? year + 1 : 0;
}

/* July 17, 2025; Jul. 17 2025 */
static u32 month_day(const struct pieces *s, u32 i, struct page_date *d) {
    const struct piece *p = s->row;
    if (p[i].kind != PIECE_MONTH) return 0;
    u32 day = next(s, i, "."), year = next(s, day, ",.");
    if (!is_small(p + day, 31) || !is_year(p + year)) return 0;
    return settle(d, p[year].value, p[i].value, p[day].value) ? year + 1 : 0;
}

/* 20250717 */
static u32 compact(const struct pieces *s, u32 i, struct page_date *d) {
    const struct piece *p = s->row + i;
    if (p->kind != PIECE_NUMBER || p->digits != 8) return 0;
    i64 year = p->value / 10000;
    if (year < FIRST_YEAR || year > LAST_YEAR) return 0;
    return settle(d, year, p->value / 100 % 100, p->value % 100) ? i + 1 : 0;
}

/* ---- the hour --------------------------------------------------------- */

/* +07:00, +0700, +07, behind the hour. */
static void read_offset(const struct piece *p, struct page_date *d) {
    if (p->kind == PIECE_ZONE) {
        d->zone = (i32)p->value;
        return;
    }
    if (!is_sign(p, "+-") || p[1].kind != PIECE_NUMBER || !p[1].touches) return;
    i64 hours = p[1].value, minutes = 0;
    if (p[1].digits == 4) minutes = hours % 100, hours /= 100;
    else if (p[1].digits != 2) return;
    else if (is_sign(p + 2, ":") && p[3].kind == PIECE_NUMBER && p[3].digits == 2)
        minutes = p[3].value;
    if (hours > 14 || minutes > 59) return;
    d->zone = (i32)(hours * 60 + minutes) * (p->sign == '-' ? -1 : 1);
}

static bool is_hour(const struct piece *p) {
    return p->kind == PIECE_NUMBER && p->digits <= 2 && p->value < 24 && is_sign(p + 1, ":.") &&
           p[2].kind == PIECE_NUMBER && p[2].digits == 2 && p[2].value < 60 && p[2].touches;
}

static const struct piece *read_hour(const struct piece *p, struct page_date *d) {
    d->hour = (int)p->value;
    d->minute = (int)p[2].value;
    p += 3;
    if (is_sign(p, ":.") && p[1].kind == PIECE_NUMBER && p[1].digits == 2 && p[1].touches) {
        d->second = p[1].value < 60 ? (int)p[1].value : 59;
        p += 2;
    }
    if (d->second >= 0 && is_sign(p, ".,") && p[1].kind == PIECE_NUMBER && p[1].touches) p += 2;
    if (p->kind == PIECE_PM && d->hour < 12) d->hour += 12;
    if (p->kind == PIECE_AM && d->hour == 12) d->hour = 0;
    if (p->kind == PIECE_PM || p->kind == PIECE_AM) p += 1 + is_sign(p + 1, ".");
    return p;
}

/* The hour stands behind the day, a mark or two and a word between at most. */
static void read_time(const struct pieces *s, u32 i, struct page_date *d) {
    const struct piece *p = s->row + i;
    for (u32 steps = 0; steps < 4 && !is_hour(p); steps++, p++)
        if (p->kind != PIECE_SIGN && p->kind != PIECE_WORD) return;
    if (is_hour(p)) read_offset(read_hour(p, d), d);
}

/* ---- together --------------------------------------------------------- */

static bool of_seconds(const struct piece *p, struct page_date *d) {
    if (p->kind != PIECE_NUMBER || (p->digits != 10 && p->digits != 13)) return false;
    i64 seconds = p->digits == 13 ? p->value / 1000 : p->value;
    struct ymd day = calendar_date((i32)(seconds / 86400));
    *d = (struct page_date){day.year,
                            day.month,
                            day.day,
                            (int)(seconds % 86400 / 3600),
                            (int)(seconds % 3600 / 60),
                            (int)(seconds % 60),
                            0};
    return day.year >= FIRST_YEAR && day.year <= LAST_YEAR;
}

bool page_date_read(const struct words *w, const char *p, size_t n, bool machine, bool month_first,
                    struct page_date *d) {
    static u32 (*const forms[])(const struct pieces *, u32, struct page_date *) = {
        year_first, year_last, day_month, month_day, compact};
    struct pieces s = {.month_first = month_first};
    cut(w, p, (u32)(n < LOOK_AT ? n : LOOK_AT), &s);
    *d = (struct page_date){.hour = -1, .second = -1, .zone = NO_ZONE};
    if (machine && s.n == 1 && of_seconds(s.row, d)) return true;
    for (u32 i = 0; i < s.n; i++)
        for (u32 k = 0; k < COUNT(forms) - !machine; k++) {
            u32 end = forms[k](&s, i, d);
            if (!end) continue;
            read_time(&s, end, d);
            return true;
        }
    return false;
}

/* One or two digits; gives where they end. */
static u32 short_number(const char *p, size_t at, size_t n, u32 *value) {
    u32 len = 0;
    for (*value = 0; at + len < n && len < 3 && is_digit(p[at + len]); len++)
        *value = *value * 10 + (u32)(p[at + len] - '0');
    return len && len < 3 ? (u32)at + len : 0;
}

bool page_date_of_url(const char *p, size_t n, struct page_date *d) {
    u32 year, month, day, at;
    *d = (struct page_date){.hour = -1, .second = -1, .zone = NO_ZONE};
    for (size_t i = 0; i + 8 <= n; i++) {
        if (p[i] != '/' || (p[i + 5] != '/' && p[i + 5] != '-')) continue;
        for (year = 0, at = 1; at < 5 && is_digit(p[i + at]); at++)
            year = year * 10 + (u32)(p[i + at] - '0');
        if (at < 5 || year < FIRST_YEAR || year > LAST_YEAR) continue;
        at = short_number(p, i + 6, n, &month);
        if (!at || at >= n || p[at] != p[i + 5] || !(at = short_number(p, at + 1, n, &day)))
            continue;
        if ((at == n || p[at] == '/' || p[at] == '-') && settle(d, year, month, day)) return true;
    }
    return false;
}

void page_date_move(struct page_date *d, i32 zone) {
    i32 minutes = d->hour * 60 + d->minute - d->zone + zone;
    i32 day = calendar_day(d->year, d->month, d->day);
    for (; minutes < 0; minutes += 1440) day--;
    for (; minutes >= 1440; minutes -= 1440) day++;
    struct ymd moved = calendar_date(day);
    d->year = moved.year, d->month = moved.month, d->day = moved.day;
    d->hour = minutes / 60, d->minute = minutes % 60;
    d->zone = zone;
}

void page_date_print(const struct page_date *d, char out[DATE_TEXT]) {
    int n = snprintf(out, DATE_TEXT, "%04d-%02d-%02d", d->year % 10000, d->month, d->day);
    if (d->hour < 0) return;
    n += snprintf(out + n, (size_t)(DATE_TEXT - n), "T%02d:%02d", d->hour, d->minute);
    if (d->second >= 0) n += snprintf(out + n, (size_t)(DATE_TEXT - n), ":%02d", d->second);
    if (d->zone == NO_ZONE) return;
    i32 zone = d->zone < 0 ? -d->zone : d->zone;
    if (!zone) snprintf(out + n, (size_t)(DATE_TEXT - n), "Z");
    else
        snprintf(out + n, (size_t)(DATE_TEXT - n), "%c%02d:%02d", d->zone < 0 ? '-' : '+',
                 zone / 60 % 100, zone % 60);
}
