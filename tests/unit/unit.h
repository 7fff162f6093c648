/* What every unit test starts with. */
#ifndef TESTS_UNIT_H
#define TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Compares a span of a text with a string. */
#define assert_span(text, start, end, want)                       \
    do {                                                          \
        char span_[256];                                          \
        snprintf(span_, sizeof span_, "%.*s", (int)((end) - (start)), (text) + (start)); \
        assert_string_equal(span_, want);                         \
    } while (0)

#endif
