/* What the entity stage weighs about a token, and where it keeps the weights.
 *
 * A token's evidence is three words of bits: its single-word classes (the
 * first 128 of model/class.h) and the facts listed here.  Weights stand in
 * lexicons/weights/entity.tsv as "entity.LABEL.WHERE.EVIDENCE" and reach the
 * image as one matrix, so that a stage adds rows of eight numbers and never
 * looks a name up. */
#ifndef MODEL_EVIDENCE_H
#define MODEL_EVIDENCE_H

#include "model/image.h"

/* A label for the token: outside every name, the first token of one, or a later
 * one.  What goes on is LABEL_MORE past what begins, so that either four make
 * a vector; nothing goes on from outside, and no weight bears a dot for name. */
#define BERITA_LABELS(X)                                                                   \
    X(NONE, "none") X(PERSON, "person") X(ORGANIZATION, "organization") X(PLACE, "place") \
    X(MORE, ".") X(PERSON_MORE, "person+") X(ORGANIZATION_MORE, "organization+")           \
    X(PLACE_MORE, "place+")

enum label {
#define X(id, name) LABEL_##id,
    BERITA_LABELS(X)
#undef X
    LABELS
};

static inline bool label_begins(u32 label) { return label && label < LABEL_MORE; }
static inline bool label_goes_on(u32 label) { return label >= LABEL_MORE; }

/* The token the evidence is seen at, relative to the one labelled; LAST is
 * the label before, by name. */
#define BERITA_WHERES(X) \
    X(HERE, "here") X(BEFORE, "before") X(AFTER, "after") X(BEFORE2, "before2") X(AFTER2, "after2")

enum where {
#define X(id, name) WHERE_##id,
    BERITA_WHERES(X)
#undef X
    WHERES
};

#define BERITA_EVIDENCE(X)                                                        \
    X(ANY, "any")                                                                 \
    X(LOWER, "shape.lower")                                                       \
    X(CAP, "shape.cap")                                                           \
    X(UPPER, "shape.upper")                                                       \
    X(CAMEL, "shape.camel")                                                       \
    X(INITIAL, "initial")               /* one capital letter */                  \
    X(UPPER_SHORT, "upper.short")       /* two or three capitals */               \
    X(UPPER_LONG, "upper.long")         /* seven or more */                       \
    X(NUMBER, "number")                                                           \
    X(MIXED, "mixed")                                                             \
    X(URL, "url")                                                                 \
    X(QUOTE, "quote")                                                             \
    X(MARK_OPEN, "mark.open")                                                     \
    X(MARK_CLOSE, "mark.close")                                                   \
    X(MARK_COMMA, "mark.comma")                                                   \
    X(MARK_PERIOD, "mark.period")                                                 \
    X(MARK_HYPHEN, "mark.hyphen")                                                 \
    X(MARK_SLASH, "mark.slash")                                                   \
    X(MARK_COLON, "mark.colon")                                                   \
    X(MARK_OTHER, "mark.other")                                                   \
    X(EDGE, "edge")                     /* no token: the sentence ends here */    \
    X(GLUED, "glued")                   /* these four as the flags of tokens */   \
    X(LINE, "line.first")                                                         \
    X(FIRST, "sentence.first")                                                    \
    X(QUOTED, "quoted")                                                           \
    X(NAME_NONE, "name.none")           /* people called so: none, few ... */     \
    X(NAME_FEW, "name.few")                                                       \
    X(NAME_SOME, "name.some")                                                     \
    X(NAME_MANY, "name.many")                                                     \
    X(CASE_NONE, "case.none")           /* never counted inside sentences */      \
    X(CASE_LOWER, "case.lower")         /* always, mostly, half in lower case */  \
    X(CASE_MOSTLY, "case.mostly-lower")                                           \
    X(CASE_HALF, "case.half")                                                     \
    X(CASE_CAPITAL, "case.capital")                                               \
    X(UNKNOWN, "unknown")               /* no lexicon has the word */             \
    X(CLITIC, "clitic")                 /* -nya, -lah and the like cut off */     \
    X(ORG_BEGINS, "phrase.org")                                                   \
    X(ORG_GOES_ON, "phrase.org+")                                                 \
    X(PLACE_BEGINS, "phrase.place")                                               \
    X(PLACE_GOES_ON, "phrase.place+")                                             \
    X(DISTRICT_BEGINS, "phrase.district")                                         \
    X(DISTRICT_GOES_ON, "phrase.district+")                                       \
    X(ROLE_BEGINS, "phrase.role")                                                 \
    X(ROLE_GOES_ON, "phrase.role+")                                               \
    X(TITLE_BEGINS, "phrase.title")                                               \
    X(TITLE_GOES_ON, "phrase.title+")                                             \
    X(HEAD_BEGINS, "phrase.head")                                                 \
    X(HEAD_GOES_ON, "phrase.head+")                                               \
    X(OTHER_BEGINS, "phrase.other")                                               \
    X(OTHER_GOES_ON, "phrase.other+")                                             \
    X(AFTER_ORG_HEAD, "run.org-head")   /* the nearest trigger before, in the run */ \
    X(AFTER_PLACE_HEAD, "run.place-head")                                         \
    X(AFTER_ROLE, "run.role")                                                     \
    X(AFTER_TITLE, "run.title")                                                   \
    X(LIST, "run.list")                 /* in "Riset, Teknologi, dan Industri" */ \
    X(EXPANSION, "expansion")           /* spells out the "(ABBR)" that follows */ \
    X(ABBR_FOLLOWS, "abbr-follows")     /* "(" capitals ")" comes next */         \
    X(ABBR, "abbr")                     /* capitals alone in brackets */          \
    X(AGE_FOLLOWS, "age-follows")       /* "(34)" comes next */                   \
    X(KNOWN_PERSON, "known.person")     /* first word of a full name of the text */ \
    X(KNOWN_PERSON_MORE, "known.person+")                                         \
    X(KNOWN_ORG, "known.organization")                                            \
    X(KNOWN_PLACE, "known.place")                                                 \
    X(KNOWN_SHORT, "known.short")       /* spelled out where it stood in brackets */

enum evidence {
#define X(id, name) EVIDENCE_##id,
    BERITA_EVIDENCE(X)
#undef X
    EVIDENCES
};

/* Rows of the matrix: per place of evidence 128 classes and 64 facts, then the
 * labels before. */
enum {
    EVIDENCE_CLASSES = 128,
    EVIDENCE_BITS = EVIDENCE_CLASSES + 64,
    EVIDENCE_ROWS = WHERES * EVIDENCE_BITS + LABELS
};

#define EVIDENCE_PREFIX "entity."
#define EVIDENCE_SCALE 128 /* a weight of 1 */
#define EVIDENCE_MOST 20   /* sums of some forty weights must fit 16 bits */

_Static_assert(EVIDENCES <= 64, "evidence must fit a word of bits");

/* What a set of evidence weighs at each place it may be seen at. */
struct weighed { i16 at[WHERES][LABELS]; };

/* ---- evidence that comes in sets ----------------------------------------
 *
 * Most of a token's evidence is one of some sets: its classes are a row of
 * SECTION_CLASS_ROWS; its shape, and with it what counts of people and of small
 * letters say of a word or else what kind of token it is, are a form.  The
 * image has what these weigh. */

/* Shapes (enum token_shape), told apart further. */
enum look { LOOK_INITIAL = 5, LOOK_UPPER_SHORT, LOOK_UPPER_LONG, LOOK_KINDS };

/* The habits of a word: NAME_ and CASE_ evidence.  Other tokens have a nature of
 * their own, from NUMBER to EDGE, instead. */
enum {
    HABIT_CASES = EVIDENCE_CASE_CAPITAL - EVIDENCE_CASE_NONE + 1,
    HABITS = (EVIDENCE_NAME_MANY - EVIDENCE_NAME_NONE + 1) * HABIT_CASES,
    NATURES = HABITS + EVIDENCE_EDGE - EVIDENCE_NUMBER + 1,
    FORMS = LOOK_KINDS * NATURES
};
#define NATURE(name) (HABITS + EVIDENCE_##name - EVIDENCE_NUMBER)

struct form {
    u64 facts;
    struct weighed weighed;
};

u8 evidence_habit(const struct word *word);
void evidence_form(const i16 (*matrix)[LABELS], u32 look, u32 nature, struct form *out);
void evidence_weigh(const i16 (*matrix)[LABELS], const u64 bits[EVIDENCE_BITS / 64], struct weighed *out);

/* ---- weights by name ---------------------------------------------------- */

/* What going from label to label weighs: from each to those below LABEL_MORE,
 * and from each to the one that goes on from it, LABEL_UNREACHED where there
 * is none.  `last` are the rows of the matrix for the label before. */
#define LABEL_UNREACHED (INT32_MIN / 4)
struct passages {
    i32 begin[LABELS][LABEL_MORE];
    i32 go_on[LABELS];
};
struct passages evidence_passages(const i16 (*last)[LABELS]);

extern const char *const label_name[LABELS], *const where_name[WHERES];

/* The last part of the names of a row's weights; NULL for a row that none can
 * name. */
const char *evidence_row_name(u32 row);

/* Row and column of a weight by the n bytes of its name after the prefix;
 * false when the name is none of ours. */
bool evidence_find(const char *name, size_t n, u32 *row, u32 *column);

#endif
