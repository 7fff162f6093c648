#include "input/fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *const fault_cause_name[FAULT_CAUSES] = {
    [FAULT_READ] = "read", [FAULT_MEMORY] = "memory", [FAULT_LONG] = "long",
    [FAULT_FORM] = "form", [FAULT_FIELD] = "field",   [FAULT_EMPTY] = "empty",
    [FAULT_KIND] = "kind", [FAULT_LANGUAGE] = "language",
};

/* Messages quote files, and what controls a terminal is no part of a message. */
static void blunt(char *what) {
    for (; *what; what++)
        if ((unsigned char)*what < 0x20 || *what == 0x7f) *what = '?';
}

void fault_set(struct fault *f, enum fault_cause cause, const char *name, size_t number,
               uint64_t byte, const char *format, ...) {
    va_list ap;
    f->cause = cause;
    f->number = number;
    f->byte = byte;
    snprintf(f->name, sizeof f->name, "%s", name);
    va_start(ap, format);
    vsnprintf(f->what, sizeof f->what, format, ap);
    va_end(ap);
    blunt(f->what);
}

void fault_message(const struct fault *f, char *message) {
    char *w = message, *end = message + FAULT_MESSAGE;
    w += snprintf(w, (size_t)(end - w), "%s:", f->name);
    if (f->number) w += snprintf(w, (size_t)(end - w), "%zu:", f->number);
    if (f->byte) w += snprintf(w, (size_t)(end - w), " byte %llu:", (unsigned long long)f->byte);
    snprintf(w, (size_t)(end - w), " %s", f->what);
}
