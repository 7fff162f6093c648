/* Dates as pages write them, for machines and for readers. */
#ifndef FORMATS_PAGE_DATE_H
#define FORMATS_PAGE_DATE_H

#include "formats/page_words.h"

#define NO_ZONE INT32_MIN

struct page_date {
    int year, month, day;
    int hour, minute, second; /* hour -1: the day alone; second -1: none given */
    i32 zone;                 /* minutes ahead of UTC, or NO_ZONE */
};

enum { DATE_TEXT = 32 };

/* The first date in a text; `machine`: a bare number may be seconds or
 * milliseconds since 1970; `month_first`: 7/17/2025, where that leaves a choice. */
bool page_date_read(const struct words *w, const char *p, size_t n, bool machine, bool month_first,
                    struct page_date *date);

/* From an address: /2025/07/17/. */
bool page_date_of_url(const char *p, size_t n, struct page_date *date);

/* The same moment in another zone. */
void page_date_move(struct page_date *date, i32 zone);

/* "2025-07-17T19:30:00+07:00" as far as known, with a NUL. */
void page_date_print(const struct page_date *date, char out[DATE_TEXT]);

#endif
