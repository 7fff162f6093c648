/* What is wrong with an input, and where: enough for a message and for a
 * report that a program reads. */
#ifndef INPUT_FAULT_H
#define INPUT_FAULT_H

#include <stddef.h>
#include <stdint.h>

enum fault_cause {
    FAULT_READ, /* the file cannot be opened or read on */
    FAULT_MEMORY,
    FAULT_LONG,     /* larger than may be */
    FAULT_FORM,     /* the format's own rules are broken */
    FAULT_FIELD,    /* a field is missing, or of the wrong kind */
    FAULT_EMPTY,    /* nothing to analyse was found in it */
    FAULT_KIND,     /* skipped: no article by its kind */
    FAULT_LANGUAGE, /* skipped: in another language */
    FAULT_CAUSES,
};

/* One word for each. */
extern const char *const fault_cause_name[FAULT_CAUSES];

struct fault {
    enum fault_cause cause;
    char name[512]; /* of the file, cut off when longer */
    size_t number;  /* of the line, row or record in it, from 1; 0: the file */
    uint64_t byte;  /* of that, from 1, in XML of the file; 0: no place to name */
    char what[640];
};

__attribute__((format(printf, 6, 7))) void fault_set(struct fault *f, enum fault_cause cause,
                                                     const char *name, size_t number, uint64_t byte,
                                                     const char *format, ...);

enum { FAULT_MESSAGE = 1280 }; /* room that every message has enough of */

/* "NAME:NUMBER: byte N: what", the parts that there are. */
void fault_message(const struct fault *f, char *message);

#endif
