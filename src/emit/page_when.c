/* Days and times in the words of the page. */
#include "emit/page.h"

/* Does the value begin like that?  0 stands for a digit. */
static bool is_like(const char *value, const char *pattern) {
    for (; *pattern; pattern++, value++)
        if (*pattern == '0' ? *value < '0' || *value > '9' : *value != *pattern) return false;
    return true;
}

static unsigned two_digits(const char *p) { return (unsigned)(p[0] - '0') * 10 + (unsigned)(p[1] - '0'); }

static void month(struct out *o, const char *digits) {
    unsigned n = two_digits(digits);
    if (n < 1 || n > 12) n = 1;
    page_put(o, (enum word)(WORD_month_01 + (int)n - 1));
}

/* "17 Juli 2025" of 2025-07-17, "Juli 2025" of 2025-07. */
static void day(struct out *o, const char *value, bool whole) {
    if (whole) {
        out_u32(o, two_digits(value + 8));
        out_char(o, ' ');
    }
    month(o, value + 5);
    out_char(o, ' ');
    out_bytes(o, value, 4);
}

void page_day(struct out *out, const char *value) { day(out, value, true); }

/* What follows a day: "T19:30", "TMO". */
static void part_of_day(struct out *o, const char *t) {
    static const struct {
        const char *value;
        enum word word;
    } parts[] = {{"TMO", WORD_morning}, {"TAF", WORD_afternoon}, {"TEV", WORD_evening}, {"TNI", WORD_night}};
    if (is_like(t, "T00:00")) {
        out_char(o, ' ');
        page_put(o, WORD_at_hour);
        out_char(o, ' ');
        out_bytes(o, t + 1, 2);
        out_char(o, '.');
        out_bytes(o, t + 4, 2);
    }
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (is_like(t, parts[i].value)) {
            out_char(o, ' ');
            page_put(o, parts[i].word);
        }
}

static void numbered(struct out *o, enum word w, const char *value, size_t digits) {
    page_put(o, w);
    out_char(o, ' ');
    out_bytes(o, value + strlen("2025-Q"), digits);
    out_char(o, ' ');
    out_bytes(o, value, 4);
}

static void years(struct out *o, const struct berita_date *d) {
    out_bytes(o, d->from, 4);
    if (strncmp(d->from, d->to, 4) == 0) return;
    out_str(o, " – ");
    out_bytes(o, d->to, 4);
}

/* First to last day, either of which may be open. */
static void range(struct out *o, const struct berita_date *d) {
    bool from = is_like(d->from, "0000-00-00"), to = is_like(d->to, "0000-00-00");
    if (is_like(d->from, "0000-01-01") && is_like(d->to, "0000-12-31")) {
        years(o, d);
        return;
    }
    if (from && !to) page_put(o, WORD_end_open);
    if (from && !to) out_char(o, ' ');
    if (from) day(o, d->from, true);
    if (from && to) out_str(o, " – ");
    if (!from && to) page_put(o, WORD_start_open);
    if (!from && to) out_char(o, ' ');
    if (to) day(o, d->to, true);
    if (!from && !to) page_cstr(o, d->value);
}

void page_when(struct out *o, const struct berita_date *d) {
    const char *value = d->value;
    size_t n = strlen(value);
    if (strcmp(value, "PRESENT_REF") == 0) page_put(o, WORD_now);
    else if (strcmp(value, "PAST_REF") == 0) page_put(o, WORD_past);
    else if (strcmp(value, "FUTURE_REF") == 0) page_put(o, WORD_future);
    else if (is_like(value, "0000-00-00") && (n == 10 || value[10] == 'T')) {
        day(o, value, true);
        part_of_day(o, value + 10);
    } else if (is_like(value, "0000-00") && n == 7) day(o, value, false);
    else if (is_like(value, "0000") && n == 4) out_bytes(o, value, 4);
    else if (is_like(value, "0000-Q0") && n == 7) numbered(o, WORD_quarter, value, 1);
    else if (is_like(value, "0000-H0") && n == 7) numbered(o, WORD_half, value, 1);
    else if (n == 0) page_put(o, WORD_no_such_day);
    else range(o, d);
}
