#include "input/record.h"

static bool digits(const char *p, unsigned n, unsigned *value) {
    *value = 0;
    for (unsigned i = 0; i < n; i++) {
        if (p[i] < '0' || p[i] > '9') return false;
        *value = *value * 10 + (unsigned)(p[i] - '0');
    }
    return true;
}

static unsigned days_in(unsigned year, unsigned month) {
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool published_is_valid(const char *day) {
    unsigned y, m, d;
    if (!digits(day, 4, &y) || day[4] != '-' || !digits(day + 5, 2, &m) || day[7] != '-' ||
        !digits(day + 8, 2, &d))
        return false;
    if (day[10] != 0 && day[10] != 'T' && day[10] != 't' && day[10] != ' ') return false;
    return y > 0 && m >= 1 && m <= 12 && d >= 1 && d <= days_in(y, m);
}
