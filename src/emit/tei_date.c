/* TIMEX3 values as TEI, which has XML Schema's, can say them. */
#include "emit/tei.h"

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Does s begin with the pattern, in which 9 stands for any digit?  Gives what
 * stands behind, or NULL. */
static const char *behind(const char *s, const char *pattern) {
    for (; *pattern; s++, pattern++)
        if (*pattern == '9' ? !is_digit(*s) : *s != *pattern) return NULL;
    return s;
}

/* "T19:30+07:00" with its seconds; NULL when it is no time of the clock. */
static const char *clock_time(const char *p, char *to) {
    const char *hours = behind(p, "T99"), *minutes = hours ? behind(hours, ":99") : NULL;
    if (!hours || memcmp(p, "T24", 3) == 0) return NULL; /* not with every parser */
    const char *seconds = minutes ? behind(minutes, ":99") : NULL;
    memcpy(to, p, 3);
    memcpy(to + 3, minutes ? hours : ":00", 3);
    memcpy(to + 6, seconds ? minutes : ":00", 3);
    to[9] = 0;
    const char *zone = seconds ? seconds : minutes ? minutes : hours;
    if (!*zone) return to;
    const char *end = strcmp(zone, "Z") == 0 ? zone + 1 : behind(zone + 1, "99:99");
    if (!end || *end || !strchr("+-Z", *zone)) return NULL;
    return strcat(to, zone);
}

/* A day, month, year, or time as XML Schema has them; NULL for other values.  `to`
 * holds 48 bytes. */
static const char *point(const char *value, char *to) {
    static const char *const whole[] = {"9999-99-99", "9999-99", "9999"};
    char clock[24];
    const char *end = behind(value, "9999-99-99");
    for (unsigned i = 0; i < sizeof whole / sizeof *whole; i++) {
        const char *rest = behind(value, whole[i]);
        if (rest && !*rest) return strcpy(to, value);
    }
    if (end && strlen(end) < 16 && clock_time(end, clock)) {
        memcpy(to, value, 10);
        return strcpy(to + 10, clock) - 10;
    }
    end = behind(value, "XXXX-99");
    if (end && (!*end || ((end = behind(end, "-99")) && !*end))) {
        strcpy(to, "--");
        return strcat(to, value + 5);
    }
    if (*value != 'T' || strlen(value) >= 16 || !clock_time(value, clock)) return NULL;
    return strcpy(to, clock + 1);
}

/* One of "3Y", "2M": gives what stands behind it, or p when there is none. */
static const char *part(const char *p, char unit) {
    const char *end = p;
    while (is_digit(*end)) end++;
    return end > p && *end == unit ? end + 1 : p;
}

/* XML Schema's durations have no weeks and no unknown numbers. */
static const char *duration(const char *value, char *to) {
    const char *days, *hours;
    unsigned weeks = 0;
    if (*value != 'P') return NULL;
    const char *end = part(value + 1, 'W');
    if (end > value + 1 && !*end && end - value < 8) {
        for (const char *p = value + 1; is_digit(*p); p++)
            weeks = weeks * 10 + (unsigned)(*p - '0');
        *put_u32(to + 1, weeks * 7) = 0;
        *to = 'P';
        return strcat(to, "D");
    }
    days = part(part(part(value + 1, 'Y'), 'M'), 'D');
    hours = *days == 'T' ? days + 1 : days;
    end = *days == 'T' ? part(part(part(hours, 'H'), 'M'), 'S') : days;
    if (*end || end == value + 1 || (*days == 'T' && end == hours)) return NULL;
    return strcpy(to, value);
}

static void anchor(struct out *o, const struct view *v, uint32_t row) {
    if (row == BERITA_NONE) return;
    if (row == BERITA_ANCHOR_PUBLISHED) {
        out_str(o, " datingPoint=\"");
        tei_category(o, v, "published");
        out_char(o, '"');
        return;
    }
    tei_point(o, v, "datingPoint", 't', (uint64_t)row + 1);
}

void tei_date_attributes(struct out *o, const struct view *v, const struct berita_date *d) {
    char text[64];
    const char *when = point(d->value, text);
    xml_attribute(o, "type", date_type[d->type & 3]);
    if (*d->mod) xml_attribute(o, "subtype", d->mod);
    if (when) xml_attribute(o, "when", when);
    else if (d->type == BERITA_DURATION && duration(d->value, text)) xml_attribute(o, "dur", text);
    if (!when && *d->from) xml_attribute(o, "from", d->from);
    if (!when && *d->to) xml_attribute(o, "to", d->to);
    if (*d->value) xml_attribute(o, "when-custom", d->value);
    if (d->weekday_mismatch) xml_attribute(o, "cert", "low");
    anchor(o, v, d->anchor);
}
