/* The same, and what was printed is asked for its form. */
#ifndef TESTS_PRINTED_H
#define TESTS_PRINTED_H

#include "analysed.h"

#include "input/json.h"

/* Is every line that was printed an object of JSON? */
static inline void check_objects(void) {
    struct json j;
    struct json_value name, value;
    for (char *p = got.buf, *lf; p < got.buf + got.n; p = lf + 1) {
        lf = memchr(p, '\n', got.n - (size_t)(p - got.buf));
        check(lf != NULL, "a line without end");
        json_begin(&j, p, (size_t)(lf - p));
        bool more = json_open(&j);
        for (bool first = true; more; first = false) more = json_member(&j, first, &name, &value);
        check(!j.error && json_finished(&j), "an object is no JSON");
    }
}

#endif
