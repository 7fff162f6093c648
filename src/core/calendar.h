/* Calendar arithmetic: days counted from 1970-01-01, proleptic Gregorian. */
#ifndef CORE_CALENDAR_H
#define CORE_CALENDAR_H

#include "core/base.h"

bool calendar_valid(int year, int month, int day);
i32 calendar_day(int year, int month, int day);

#endif
