/* Inside the date stage: what a match says (parts), and the time it means
 * (point).  Parts are underspecified: a field the words leave out is UNSAID. */
#ifndef STAGE_DATE_H
#define STAGE_DATE_H

#include "model/match.h"

#define UNSAID INT32_MIN

struct length {
    i32 count;    /* of units; UNSAID when vague ("beberapa") */
    i32 times;    /* of the word for it: 3 for a quarter (3M), else 1 */
    bool half;    /* half a unit more */
    char unit;    /* Y M W D, or of the clock H m S; 0 none */
};

struct parts {
    struct match match;
    i32 year, month, day, weekday;
    i32 year2, month2, day2, weekday2;
    i32 quarter, quarter2, half, week, decade, century;
    i32 minutes, minutes2;         /* of the clock, from midnight */
    i32 direction, offset;         /* -1 last, 0 this, 1 next; days */
    struct length length;
    i32 count2;                    /* "3-4 hari" */
    bool half2;
    char unit2;                    /* "dua tahun enam bulan": of count2 */
    bool two_digits;               /* a year such as 25 */
    bool month_digits;             /* "9/8": day and month may stand either way */
    bool hijri;                    /* year, month and day are of the Islamic year */
    bool of_text;                  /* counted from a date of the text */
    const struct entry *part_word, *part2_word; /* of the day, NULL when the rule names it */
    const char *part;              /* "MO" */
    const struct entry *zone;
    const struct entry *feast;     /* a holiday, or the month of the Islamic year */
    const char *mod, *type, *value, *ref;
};

enum grain {
    GRAIN_NONE, GRAIN_CENTURY, GRAIN_DECADE, GRAIN_YEAR, GRAIN_HALF, GRAIN_QUARTER, GRAIN_MONTH,
    GRAIN_WEEK, GRAIN_WEEKEND, GRAIN_DAY, GRAIN_PART, GRAIN_MINUTE
};

/* A stretch of time of one grain. */
struct point {
    u8 grain;
    i32 year;       /* of century and decade: the number TIMEX3 writes (19, 199); of a
                       week the ISO year */
    i32 n;          /* month, half, quarter or week */
    i32 day;        /* day number, from GRAIN_DAY on */
    i32 minutes;
    const char *part, *zone;
};

/* What dates are counted from, as it grows through the text. */
struct context {
    struct doc *doc;
    i32 published;      /* DAY_NONE: unknown */
    i32 spoken;         /* day on which the text's speakers spoke, or DAY_NONE */
    u32 last, last_day; /* rows: latest date, latest of a day; NONE */
    struct point last_point, last_end; /* of the latest date; the end of an interval */
    struct point last_day_point;
    i32 weekday_day[8]; /* latest dated day of that weekday, or DAY_NONE */
    u32 weekday_row[8];
    char every[16];     /* days of the set before in its sentence, which clocks are of:
                           "XXXX-WXX-1"; or "" */
    u32 every_sentence;
    u32 listed;         /* token behind a weekday that returns, which others may follow; NONE */
    i32 text_year;      /* the year of the text before, when it is not ours; UNSAID */
    u32 year_sentence;  /* the sentence it stands in */
    bool may_follow;    /* next_year, next_month, next_day are the next date's, close by */
    bool apposed;       /* the next date is of a day and stands behind a comma */
    i32 next_year, next_month, next_day;
};

/* "Mei-2" is one token: the month is its letters.  NULL when they are none. */
const struct entry *hyphened_month(const struct doc *doc, u32 t);

void date_read(const struct doc *doc, const struct match *m, struct parts *p);
/* Puts a clock of its own, read just after the day, into the day's parts. */
void date_join(struct parts *day, const struct parts *clock);
void date_resolve(struct context *c, const struct parts *p, struct berita_date *row);

/* date_feast.c: the day of a feast or of an Islamic month, DAY_NONE when
 * nothing is known of it.  year is of our calendar, hijri_year of theirs. */
i32 feast_day(const struct doc *doc, const struct entry *feast, i32 year);
/* Of feasts that come twice a year the nearest; DAY_NONE for others. */
i32 feast_nearest(const struct doc *doc, const struct entry *feast, i32 near);
i32 feast_day_hijri(const struct doc *doc, const struct entry *feast, i32 hijri_year);
i32 hijri_month_day(const struct doc *doc, const struct entry *month, i32 hijri_year, i32 day);

/* date_write.c: TIMEX3. */
/* Appends to a text that ends before `end`, cut where it is too long; gives the
 * new end. */
char *put_text(char *out, const char *end, const char *text);
void point_value(const struct point *p, char *out, size_t room);
i32 point_first(const struct point *p);
i32 point_last(const struct point *p);
void day_text(i32 day, char out[12]);
void length_value(const struct parts *p, char *out, size_t room);

#endif
