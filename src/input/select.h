/* Which records are wanted: conditions on their members, columns or metadata, all
 * of which must hold. */
#ifndef INPUT_SELECT_H
#define INPUT_SELECT_H

#include "input/record.h"

enum { CONDITIONS = 16 };

/* A member that is missing, or null, is like an empty one. */
struct condition {
    const char *name, *value; /* name: n bytes; value: NUL-terminated */
    size_t n;
    bool differs; /* it must have another value */
};

struct selection {
    struct condition of[CONDITIONS];
    unsigned n;
};

/* Which of the conditions a record has shown its member for, and which held. */
struct selected {
    unsigned seen, held;
};

/* Takes "FIELD=VALUE" or "FIELD!=VALUE"; false when it is neither, or one too many. */
bool selection_add(struct selection *s, const char *condition);

/* A member, column or the like of the record at hand; the last of several of one
 * name counts. */
void selection_show(const struct selection *s, struct selected *sel, struct berita_str name,
                    struct berita_str value);

/* Do all hold?  What has not been shown is looked for in the record: id, title,
 * published, url, outlet, author. */
bool selection_holds(const struct selection *s, const struct selected *sel, const struct record *r);

#endif
