/* The one matcher: runs the compiled rules of a group over a document. */
#ifndef MODEL_MATCH_H
#define MODEL_MATCH_H

#include "model/model.h"

/* What rules emit, and the keys of their arguments.  A new one is a line
 * here and its meaning in the stage that reads it. */
#define BERITA_EMITS(X) \
    X(DATE, "date") X(NOT_DATE, "not-date") X(PERSON, "person") X(ORGANIZATION, "organization") \
    X(PLACE, "place") X(ROLE, "role") X(NOTHING, "nothing") X(CUE, "cue") X(SPEECH, "speech") \
    X(SCARE, "scare") X(DATELINE, "dateline") X(DESCRIPTION, "description") X(OCCASION, "occasion")

#define BERITA_KEYS(X) \
    X(DAY, "day") X(MONTH, "month") X(YEAR, "year") X(WEEKDAY, "weekday") X(HOUR, "hour") \
    X(CLOCK, "clock") X(PART, "part") X(ZONE, "zone") X(UNIT, "unit") X(COUNT, "count") \
    X(OFFSET, "offset") X(QUARTER, "quarter") X(HALF, "half") X(DECADE, "decade") \
    X(CENTURY, "century") X(HOLIDAY, "holiday") X(HIJRI, "hijri") X(MOD, "mod") X(TYPE, "type") \
    X(VALUE, "value") X(REF, "ref") X(DAY2, "day2") X(MONTH2, "month2") X(YEAR2, "year2") \
    X(CLOCK2, "clock2") X(HOUR2, "hour2") X(DIRECTION, "direction") X(NAME, "name") X(KIND, "kind") \
    X(ROLE, "role") X(ORG, "org") X(PLACE, "place") X(PERSON, "person") X(ABBR, "abbr") \
    X(CUE, "cue") X(SPEAKER, "speaker") X(CONTENT, "content") X(SCORE, "score") X(HOW, "how") \
    X(SIDE, "side") X(OCCASION, "occasion") X(DATE, "date") X(OUTLET, "outlet") X(ANCHOR, "anchor") \
    X(MINUTE, "minute") X(WEEKDAY2, "weekday2") X(WEEK, "week") X(QUARTER2, "quarter2") \
    X(COUNT2, "count2") X(UNIT2, "unit2") X(PART2, "part2")

enum emit {
#define X(id, name) EMIT_##id,
    BERITA_EMITS(X)
#undef X
    EMITS
};

enum emit_key {
#define X(id, name) KEY_##id,
    BERITA_KEYS(X)
#undef X
    KEYS
};

_Static_assert(KEYS <= 64, "a rule's keys are a word of bits");

struct capture { u32 first, limit; }; /* tokens; first == NONE: not taken */

struct match {
    u32 rule;
    u32 first, limit;   /* what the rule emits */
    u32 whole, whole_limit; /* with its context */
    struct capture capture[MAX_CAPTURES];
};

/* Does a rule of the group begin with the word at t?  A quick test for stages that
 * look at every token; rules that start with a shape, a mark or an annotation
 * do not count. */
static inline bool match_may_start(const struct doc *doc, u32 t, enum rule_group group) {
    return doc->facts[t].groups >> group & 1;
}

/* May any rule of the group start at t?  The same for all rules, still quick. */
static inline bool match_may(const struct doc *doc, u32 t, enum rule_group group) {
    const struct group *g = &doc->model->group[group];
    return match_may_start(doc, t, group) || g->kinds >> doc->token[t].kind & 1 ||
           (g->things >> OPENING_MENTION && (doc->mention_at[t] || doc->date_at[t]));
}

/* The next token at or after t with whose word a rule of one of the groups, a bit
 * each, begins, or that is of one of the kinds; `limit` when there is none. */
static inline u32 match_next(const struct doc *doc, u32 t, u32 limit, u32 groups, u32 kinds) {
    const struct facts *f = &doc->facts[t];
    const struct berita_token *k = &doc->token[t], *end = &doc->token[limit];
    for (; k < end && !(f->groups & groups) && !(kinds >> k->kind & 1); k++) f++;
    return (u32)(k - doc->token);
}

/* Longest match at token t among the rules of the group, the earlier rule
 * winning a tie; false when none. */
bool match_at(const struct doc *doc, u32 t, enum rule_group group, struct match *out);

/* All rules that match at t, the longest match of each, in file order: calls
 * found() for each and stops when it gives false. */
void match_all_at(const struct doc *doc, u32 t, enum rule_group group,
                  bool (*found)(void *user, const struct match *m), void *user);

/* The argument of a rule that has the key, and the capture that is one. */
const struct arg *rule_arg(const struct model *model, const struct rule *r, enum emit_key key);
bool arg_capture(const struct arg *a, const struct match *m, struct capture *out);

/* The arguments of a match's rule.  key present? then its capture, number or
 * string.  A capture that took no token gives false and leaves *out alone.
 * Most keys that are asked for are not there: that is seen at once. */
static inline const struct arg *match_arg(const struct doc *doc, const struct match *m, enum emit_key key) {
    const struct rule *r = &doc->model->rule[m->rule];
    return r->keys >> key & 1 ? rule_arg(doc->model, r, key) : NULL;
}

static inline bool match_capture(const struct doc *doc, const struct match *m, enum emit_key key, struct capture *out) {
    const struct arg *a = match_arg(doc, m, key);
    return a && arg_capture(a, m, out);
}

static inline i64 match_int(const struct doc *doc, const struct match *m, enum emit_key key, i64 otherwise) {
    const struct arg *a = match_arg(doc, m, key);
    return a && a->type == ARG_INT ? a->value : otherwise;
}

static inline const char *match_str(const struct doc *doc, const struct match *m, enum emit_key key) {
    const struct arg *a = match_arg(doc, m, key);
    return a && a->type == ARG_STR ? model_str(doc->model, (u32)a->value) : NULL;
}

#endif
