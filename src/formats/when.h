/* Moments as feeds write them, RFC 822 and ISO 8601 with what is made of them:
 * Indonesian names of days and months, years of two digits, "24-Nov-26",
 * "20261124T073000Z", "24/11/2026", "07.30 WIB".  All of the text is the moment;
 * page_date.h looks for one in a text. */
#ifndef FORMATS_WHEN_H
#define FORMATS_WHEN_H

#include "formats/page_words.h"

enum {
    WHEN_ROOM = 26, /* "2026-11-24T07:30:00+07:00" with its NUL */
    WHEN_MOST = 96, /* bytes looked at: what is longer is no moment */
};

/* Writes the moment as "YYYY-MM-DD", with "Thh:mm:ss" where a time of day is
 * said and "+hh:mm" where its zone is.  False: no day of the calendar. */
bool when_read(const struct words *words, const char *p, size_t n, char out[WHEN_ROOM]);

/* A moment told in universal time as western Indonesia's clocks have it; others
 * stay.  Much software of Indonesian outlets tells all times in UTC, where the
 * small hours are still the day before, which "kemarin" would be counted from. */
void when_in_indonesia(char moment[WHEN_ROOM]);

#endif
