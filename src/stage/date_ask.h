/* Inside the resolution of dates: one date being resolved, and what its files
 * ask of each other. */
#ifndef STAGE_DATE_ASK_H
#define STAGE_DATE_ASK_H

#include "stage/date.h"

struct outcome {
    struct point a, b;   /* b.grain GRAIN_NONE: no interval */
    u32 anchor;
    char text[48];       /* a value that is no point; wins over a and b */
    bool impossible, mismatch;
};

struct ask { /* what is resolved, in one place */
    struct context *c;
    const struct parts *p;
    struct outcome *o;
};

static inline bool said(i32 v) { return v != UNSAID; }

static inline struct point day_point(i32 day) {
    return (struct point){.grain = GRAIN_DAY, .day = day, .year = UNSAID};
}

static inline i32 distance(i32 a, i32 b) { return a > b ? a - b : b - a; }

/* date_year.c: the day counted from, years and weekdays left out. */
i32 base_day(const struct ask *q);
void set_anchor(const struct ask *q, u32 row);
bool lies_ahead(const struct ask *q, u32 row, const struct point *p);
i32 day_year(i32 day);
i32 other_year(const struct ask *q, i32 year);
i32 full_year(const struct ask *q, i32 year, bool two_digits);
i32 year_said(const struct ask *q);
i32 month_year(const struct ask *q, i32 month, i32 day, i32 weekday);
i32 weekday_after(i32 day, i32 weekday); /* on or after */
i32 weekday_near(i32 day, i32 weekday);
struct point weekday_point(const struct ask *q);
void no_year_text(char *out, size_t room, i32 month, i32 day);
void feast_text(const struct entry *feast, char *out, size_t room); /* of a fixed day */
bool is_ref(const struct parts *p, const char *name);

/* date_point.c: the point of time a date names, and the interval's end. */
void find_time(const struct ask *q);
i32 day_shifted(i32 day, const struct length *l, i32 n);

#endif
