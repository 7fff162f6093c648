#include "score/score.h"

#include "score/name.h"

#include <stdlib.h>
#include <strings.h>

/* When gold says something of a part. */
enum need {
    NEED_COMPLETE,   /* every mark of gold's label is annotated */
    NEED_STATEMENTS, /* statements of public figures are */
};

enum check {
    CHECK_SPANS,
    CHECK_FOUND,
    CHECK_SPEAKER, /* whose confidence may tell */
    CHECK_PERSON,
    CHECK_VALUE,
    CHECK_TYPE,
    CHECK_CUE,
};

/* A part may be annotated in two ways: then it has two rows here of one name. */
static const struct part {
    const char *name;
    enum slot slot; /* the next one is its loose row, or that of speakers' mentions */
    enum label gold, made;
    enum need need;
    enum check check;
} parts[] = {
    {"quotation", SLOT_QUOTATION, LABEL_STATEMENT, LABEL_STATEMENT, NEED_STATEMENTS, CHECK_SPANS},
    {"cue", SLOT_CUE, LABEL_CUE, LABEL_CUE, NEED_STATEMENTS, CHECK_SPANS},
    {"speaker-span", SLOT_SPEAKER_SPAN, LABEL_SPEAKER, LABEL_SPEAKER, NEED_STATEMENTS, CHECK_SPANS},
    {"role", SLOT_ROLE, LABEL_ROLE, LABEL_ROLE, NEED_STATEMENTS, CHECK_SPANS},
    {"role", SLOT_ROLE, LABEL_POST, LABEL_POST, NEED_COMPLETE, CHECK_SPANS},
    {"affiliation", SLOT_AFFILIATION, LABEL_AFFILIATION, LABEL_AFFILIATION, NEED_STATEMENTS,
     CHECK_SPANS},
    {"affiliation", SLOT_AFFILIATION, LABEL_BODY, LABEL_BODY, NEED_COMPLETE, CHECK_SPANS},
    {"person", SLOT_PERSON, LABEL_PERSON, LABEL_PERSON, NEED_COMPLETE, CHECK_SPANS},
    {"place", SLOT_PLACE, LABEL_PLACE, LABEL_PLACE, NEED_COMPLETE, CHECK_SPANS},
    {"organization", SLOT_ORGANIZATION, LABEL_ORGANIZATION, LABEL_ORGANIZATION, NEED_COMPLETE,
     CHECK_SPANS},
    {"direct", SLOT_DIRECT, LABEL_DIRECT, LABEL_DIRECT, NEED_COMPLETE, CHECK_SPANS},
    {"indirect", SLOT_INDIRECT, LABEL_INDIRECT, LABEL_INDIRECT, NEED_COMPLETE, CHECK_SPANS},
    {"date", SLOT_DATE, LABEL_DATE, LABEL_DATE, NEED_COMPLETE, CHECK_SPANS},
    {"speaker", SLOT_SPEAKER, LABEL_ATTRIBUTION, LABEL_DIRECT, NEED_STATEMENTS, CHECK_SPEAKER},
    {"datetime", SLOT_DATETIME_RECALL, LABEL_DATETIME, LABEL_DATE, NEED_STATEMENTS, CHECK_FOUND},
    {"location", SLOT_LOCATION_RECALL, LABEL_LOCATION, LABEL_PLACE, NEED_STATEMENTS, CHECK_FOUND},
    {"direct-speaker", SLOT_DIRECT_SPEAKER, LABEL_DIRECT, LABEL_DIRECT, NEED_COMPLETE,
     CHECK_SPEAKER},
    {"indirect-speaker", SLOT_INDIRECT_SPEAKER, LABEL_INDIRECT, LABEL_INDIRECT, NEED_COMPLETE,
     CHECK_SPEAKER},
    {"date-value", SLOT_DATE_VALUE, LABEL_DATE, LABEL_DATE, NEED_COMPLETE, CHECK_VALUE},
    {"date-type", SLOT_DATE_TYPE, LABEL_DATE, LABEL_DATE, NEED_COMPLETE, CHECK_TYPE},
    {"direct-cue", SLOT_DIRECT_CUE, LABEL_DIRECT, LABEL_DIRECT, NEED_COMPLETE, CHECK_CUE},
    {"indirect-cue", SLOT_INDIRECT_CUE, LABEL_INDIRECT, LABEL_INDIRECT, NEED_COMPLETE, CHECK_CUE},
    {"role-person", SLOT_ROLE_PERSON, LABEL_POST, LABEL_POST, NEED_COMPLETE, CHECK_PERSON},
    {"affiliation-person", SLOT_AFFILIATION_PERSON, LABEL_BODY, LABEL_BODY, NEED_COMPLETE,
     CHECK_PERSON},
};

static const char *const slot_names[SLOTS] = {
    [SLOT_QUOTATION] = "quotation-strict",
    [SLOT_QUOTATION + 1] = "quotation-loose",
    [SLOT_CUE] = "cue-strict",
    [SLOT_CUE + 1] = "cue-loose",
    [SLOT_SPEAKER_SPAN] = "speaker-span-strict",
    [SLOT_SPEAKER_SPAN + 1] = "speaker-span-loose",
    [SLOT_ROLE] = "role-strict",
    [SLOT_ROLE + 1] = "role-loose",
    [SLOT_AFFILIATION] = "affiliation-strict",
    [SLOT_AFFILIATION + 1] = "affiliation-loose",
    [SLOT_PERSON] = "person-strict",
    [SLOT_PERSON + 1] = "person-loose",
    [SLOT_PLACE] = "place-strict",
    [SLOT_PLACE + 1] = "place-loose",
    [SLOT_ORGANIZATION] = "organization-strict",
    [SLOT_ORGANIZATION + 1] = "organization-loose",
    [SLOT_DIRECT] = "direct-strict",
    [SLOT_DIRECT + 1] = "direct-loose",
    [SLOT_INDIRECT] = "indirect-strict",
    [SLOT_INDIRECT + 1] = "indirect-loose",
    [SLOT_DATE] = "date-strict",
    [SLOT_DATE + 1] = "date-loose",
    [SLOT_SPEAKER] = "speaker",
    [SLOT_SPEAKER_MENTION] = "speaker-mention",
    [SLOT_DATETIME_RECALL] = "datetime-recall",
    [SLOT_LOCATION_RECALL] = "location-recall",
    [SLOT_DIRECT_SPEAKER] = "direct-speaker",
    [SLOT_DIRECT_SPEAKER_MENTION] = "direct-speaker-mention",
    [SLOT_INDIRECT_SPEAKER] = "indirect-speaker",
    [SLOT_INDIRECT_SPEAKER_MENTION] = "indirect-speaker-mention",
    [SLOT_DATE_VALUE] = "date-value",
    [SLOT_DATE_TYPE] = "date-type",
    [SLOT_DIRECT_CUE] = "direct-cue",
    [SLOT_INDIRECT_CUE] = "indirect-cue",
    [SLOT_ROLE_PERSON] = "role-person",
    [SLOT_AFFILIATION_PERSON] = "affiliation-person",
};

const char *slot_name(enum slot slot) { return slot_names[slot]; }

const char *part_name(u32 part) { return parts[part].name; }

bool part_is_of_finding(u32 part) { return parts[part].check <= CHECK_FOUND; }

const char part_names[] =
    "quotation cue speaker-span role affiliation person place organization direct indirect date "
    "speaker datetime location direct-speaker indirect-speaker date-value date-type direct-cue "
    "indirect-cue role-person affiliation-person all";

static bool is_named(const char *name, size_t n, const char *wanted) {
    return strlen(wanted) == n && strncasecmp(name, wanted, n) == 0;
}

u64 parts_named(const char *name, size_t n) {
    u64 named = 0;
    for (u32 i = 0; i < COUNT(parts); i++)
        if (is_named(name, n, parts[i].name) || is_named(name, n, "all")) named |= (u64)1 << i;
    return named;
}

/* ---- figures ---------------------------------------------------------- */

void tallies_add(struct tallies *to, const struct tallies *from) {
    for (u32 i = 0; i < SLOTS; i++) {
        to->slot[i].right += from->slot[i].right;
        to->slot[i].made += from->slot[i].made;
        to->slot[i].wanted += from->slot[i].wanted;
    }
    to->asked |= from->asked;
}

static double share(double part, double whole) { return whole > 0 ? part / whole : 0; }

double tally_precision(const struct tally *t) { return share(t->right, t->made); }
double tally_recall(const struct tally *t) { return share(t->right, t->wanted); }

double slot_figure(enum slot slot, double right, double made, double wanted) {
    double p = share(right, made), r = share(right, wanted);
    return slot >= SLOT_RATES ? r : share(2 * p * r, p + r);
}

double tally_figure(enum slot slot, const struct tally *t) {
    return slot_figure(slot, t->right, t->made, t->wanted);
}

static void count(struct tallies *to, u32 slot, u32 right, u32 made, u32 wanted) {
    to->slot[slot].right += right;
    to->slot[slot].made += made;
    to->slot[slot].wanted += wanted;
    to->asked |= (u64)1 << slot;
}

/* ---- differences ------------------------------------------------------ */

static bool keeps(const struct scorer *s, const struct part *part) {
    return s->differences && s->parts >> (part - parts) & 1;
}

static bool differ(const struct scorer *s, const struct part *part, enum kind kind,
                   const struct span *wanted, const struct span *found, struct berita_str want,
                   struct berita_str have) {
    const struct span *at = wanted ? wanted : found;
    if (!keeps(s, part)) return true;
    struct difference *d = differences_add(s->differences);
    if (!d) return false;
    *d = (struct difference){
        .part = (u32)(part - parts),
        .kind = kind,
        .doc = (u32)(s->gold_doc - s->gold->doc),
        .start = at->start,
        .end = at->end,
        .want = want,
        .have = have,
        .letters = (wanted ? s->gold : s->made)->mark[at->mark].text,
    };
    if (!found) return true;
    d->made_start = found->start;
    d->made_end = found->end;
    d->made_letters = s->made->mark[found->mark].text;
    return true;
}

/* ---- spans ------------------------------------------------------------ */

static struct span span_of(const struct scorer *s, const struct set *set, u32 i) {
    const struct mark *m = &set->mark[i];
    struct span span = {m->start, m->end, i, NONE};
    struct berita_str letters =
        s->letters.text.p ? letters_span(&s->letters, m->start, m->end) : m->text;
    if (letters.p) span_trim(letters, &span.start, &span.end);
    return span;
}

/* The spans of a label in their order. */
static u32 gather(const struct scorer *s, const struct set *set, const struct doc *d,
                  enum label label, struct span *to) {
    u32 n = 0;
    for (u32 i = 0; d && i < d->n_marks; i++)
        if (set->mark[d->first + i].label == label) to[n++] = span_of(s, set, d->first + i);
    spans_sort(to, n);
    return n;
}

/* Without those that are the same, and without what is nothing at the text's
 * start. */
static u32 distinct(struct span *spans, u32 n) {
    n = spans_unique(spans, n);
    if (!n || spans[0].end > 0) return n;
    memmove(spans, spans + 1, (n - 1) * sizeof *spans);
    return n - 1;
}

static bool differ_in_spans(struct scorer *s, const struct part *part, u32 n_wanted, u32 n_found) {
    static const struct berita_str none = {0};
    bool good = true;
    for (u32 i = 0; good && i < n_wanted; i++) {
        const struct span *w = &s->wanted[i], *f = w->match == NONE ? NULL : &s->found[w->match];
        if (!f) good = differ(s, part, KIND_MISSED, w, NULL, none, none);
        else if (!span_is_same(w, f)) good = differ(s, part, KIND_MOVED, w, f, none, none);
    }
    for (u32 i = 0; good && i < n_found; i++)
        if (s->found[i].match == NONE)
            good = differ(s, part, KIND_SPURIOUS, NULL, &s->found[i], none, none);
    return good;
}

static bool score_spans(struct scorer *s, const struct part *part, struct tallies *to) {
    u32 n = distinct(s->wanted, gather(s, s->gold, s->gold_doc, part->gold, s->wanted));
    u32 m = distinct(s->found, gather(s, s->made, s->made_doc, part->made, s->found));
    count(to, part->slot, spans_same(s->wanted, n, s->found, m), m, n);
    count(to, part->slot + 1, spans_pair(s->wanted, n, s->found, m), m, n);
    return !s->differences || differ_in_spans(s, part, n, m);
}

/* ---- what is said of spans -------------------------------------------- */

static bool is_equal(struct berita_str a, struct berita_str b) {
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_zone(const char *z) {
    return (z[0] == '+' || z[0] == '-') && is_digit(z[1]) && is_digit(z[2]) && z[3] == ':' &&
           is_digit(z[4]) && is_digit(z[5]);
}

/* A value without Z or a zone like +07:00. */
static struct berita_str without_zone(struct berita_str v) {
    if (v.n >= 1 && v.p[v.n - 1] == 'Z') v.n--;
    else if (v.n >= 6 && is_zone(v.p + v.n - 6)) v.n -= 6;
    return v;
}

static bool is_value(const struct set *s, const struct mark *gold, struct berita_str have) {
    have = without_zone(have);
    if (is_equal(without_zone(gold->value), have)) return true;
    for (u32 i = 0; i < gold->n_alts; i++)
        if (is_equal(without_zone(s->alt[gold->alt + i]), have)) return true;
    return false;
}

/* What gold says of a mark; p == NULL when it says nothing. */
static struct berita_str wanted_by(const struct part *part, const struct mark *gold) {
    switch (part->check) {
    case CHECK_VALUE: return gold->value;
    case CHECK_TYPE: return gold->type;
    case CHECK_CUE: return gold->cue;
    case CHECK_SPEAKER:
    case CHECK_PERSON: return gold->name;
    default: return gold->text;
    }
}

static struct berita_str had_by(const struct part *part, const struct mark *made) {
    return made ? wanted_by(part, made) : (struct berita_str){0};
}

/* A "?" stands for a speaker that a reader cannot make out. */
static bool is_asked(const struct part *part, struct berita_str want) {
    if (part->check == CHECK_FOUND) return true;
    if (!want.p) return false;
    return part->gold == LABEL_ATTRIBUTION || !(want.n == 0 || (want.n == 1 && want.p[0] == '?'));
}

struct verdict {
    bool right, partly; /* the second of speakers only */
};

static struct verdict judge_name(struct berita_str want, struct berita_str have) {
    struct name w, h;
    name_words(&w, want);
    name_words(&h, have);
    name_without_titles(&w);
    return (struct verdict){name_has_all(&h, &w), name_has_any(&h, &w)};
}

static struct verdict judge(const struct scorer *s, const struct part *part,
                            const struct mark *gold, const struct mark *made) {
    struct berita_str want = wanted_by(part, gold), have = had_by(part, made);
    switch (part->check) {
    case CHECK_VALUE: return (struct verdict){made && is_value(s->gold, gold, have), false};
    case CHECK_TYPE: return (struct verdict){is_equal(want, have), false};
    case CHECK_CUE: return (struct verdict){have.p && name_is_same(want, have), false};
    case CHECK_SPEAKER:
    case CHECK_PERSON: return judge_name(want, have);
    default: return (struct verdict){made != NULL, false};
    }
}

static void rely(struct reliability *r, double confidence, bool right) {
    u32 tenth = min_u32((u32)(confidence * TENTHS), TENTHS - 1);
    double off = confidence - (right ? 1 : 0);
    r->tenth[tenth].n++;
    r->tenth[tenth].right += right;
    r->tenth[tenth].sum += confidence;
    r->brier += off * off;
}

static bool score_rate(struct scorer *s, const struct part *part, struct tallies *to) {
    u32 n = gather(s, s->gold, s->gold_doc, part->gold, s->wanted);
    u32 m = gather(s, s->made, s->made_doc, part->made, s->found);
    spans_nearest(s->wanted, n, s->found, m);
    bool good = true;
    for (u32 i = 0; good && i < n; i++) {
        const struct span *w = &s->wanted[i], *f = w->match == NONE ? NULL : &s->found[w->match];
        const struct mark *gold = &s->gold->mark[w->mark];
        const struct mark *made = f ? &s->made->mark[f->mark] : NULL;
        struct berita_str want = wanted_by(part, gold);
        if (!is_asked(part, want)) continue;
        struct verdict v = judge(s, part, gold, made);
        count(to, part->slot, v.right, 0, 1);
        if (part->check == CHECK_SPEAKER) count(to, part->slot + 1, v.partly, 0, 1);
        if (part->check == CHECK_SPEAKER && made && made->confidence >= 0 && s->reliability)
            rely(s->reliability, made->confidence, v.right);
        if (!v.right)
            good = differ(s, part, f ? KIND_WRONG : KIND_MISSED, w, f, want, had_by(part, made));
    }
    return good;
}

/* ---- documents -------------------------------------------------------- */

static bool make_room(struct scorer *s, u32 n) {
    if (n <= s->room) return true;
    struct span *wanted = realloc(s->wanted, n * sizeof *wanted);
    if (wanted) s->wanted = wanted;
    struct span *found = realloc(s->found, n * sizeof *found);
    if (found) s->found = found;
    if (wanted && found) s->room = n;
    return wanted && found;
}

void score_free(struct scorer *s) {
    free(s->wanted);
    free(s->found);
    letters_free(&s->letters);
}

static bool is_annotated(const struct doc *gold, const struct part *part) {
    return part->need == NEED_STATEMENTS ? gold->statements : gold->complete >> part->gold & 1;
}

enum pairing score_pair(struct scorer *s, const struct doc *gold, const struct doc *made) {
    s->gold_doc = gold;
    s->made_doc = made;
    s->misfit = NULL;
    if (!make_room(s, max_u32(gold->n_marks, made ? made->n_marks : 0)) ||
        !letters_set(&s->letters, gold->text.p || !made ? gold->text : made->text))
        return PAIR_NO_MEMORY;
    if (!made || !s->letters.text.p) return PAIR_GOOD;
    if (gold->text.p && made->text.p && !is_equal(gold->text, made->text)) return PAIR_MISFIT;
    s->misfit = letters_misfit(&s->letters, s->made, made);
    if (!s->misfit) s->misfit = letters_misfit(&s->letters, s->gold, gold);
    return s->misfit ? PAIR_MISFIT : PAIR_GOOD;
}

bool score_doc(struct scorer *s, struct tallies *to) {
    bool good = true;
    *to = (struct tallies){0};
    for (u32 i = 0; good && i < COUNT(parts); i++) {
        const struct part *part = &parts[i];
        if (!is_annotated(s->gold_doc, part)) continue;
        good = part->check == CHECK_SPANS ? score_spans(s, part, to) : score_rate(s, part, to);
    }
    return good;
}
