/* Compares one annotation with another and counts.
 *
 * What is compared, by which definition, is the table of parts in score.c; the
 * rows of figures that they fill are the slots.  berita-score(1) has the
 * definitions in words. */
#ifndef SCORE_SCORE_H
#define SCORE_SCORE_H

#include "score/letters.h"
#include "score/match.h"

/* Rows of figures, in the order in which they are shown.  Behind the strict row
 * of spans stands the loose one. */
enum slot {
    SLOT_QUOTATION,
    SLOT_CUE = 2,
    SLOT_SPEAKER_SPAN = 4,
    SLOT_ROLE = 6,
    SLOT_AFFILIATION = 8,
    SLOT_PERSON = 10,
    SLOT_PLACE = 12,
    SLOT_ORGANIZATION = 14,
    SLOT_DIRECT = 16,
    SLOT_INDIRECT = 18,
    SLOT_DATE = 20,
    SLOT_RATES = 22, /* from here on: what share of gold is right */
    SLOT_SPEAKER = SLOT_RATES,
    SLOT_SPEAKER_MENTION,
    SLOT_DATETIME_RECALL,
    SLOT_LOCATION_RECALL,
    SLOT_DIRECT_SPEAKER,
    SLOT_DIRECT_SPEAKER_MENTION,
    SLOT_INDIRECT_SPEAKER,
    SLOT_INDIRECT_SPEAKER_MENTION,
    SLOT_DATE_VALUE,
    SLOT_DATE_TYPE,
    SLOT_DIRECT_CUE,
    SLOT_INDIRECT_CUE,
    SLOT_ROLE_PERSON,
    SLOT_AFFILIATION_PERSON,
    SLOTS,
};

const char *slot_name(enum slot slot);

struct tally {
    u32 right, made, wanted; /* rates have no `made` */
};

struct tallies {
    struct tally slot[SLOTS];
    u64 asked; /* a bit a slot that gold can say something of */
};

void tallies_add(struct tallies *to, const struct tallies *from);

double tally_precision(const struct tally *t);
double tally_recall(const struct tally *t);
double tally_figure(enum slot slot, const struct tally *t);

/* F1 of spans, the share that is right of rates; 0 where there is nothing. */
double slot_figure(enum slot slot, double right, double made, double wanted);

/* ---- differences ------------------------------------------------------ */

enum kind {
    KIND_MISSED,
    KIND_SPURIOUS,
    KIND_MOVED, /* found with other ends */
    KIND_WRONG, /* found, but another speaker, value ... than `want` */
};

/* Against another run; the first where there is none. */
enum fate { FATE_NONE, FATE_NEW, FATE_KEPT, FATE_GONE };

struct difference {
    u32 part; /* row of the table of parts */
    enum kind kind;
    enum fate fate;
    u32 doc;                  /* of gold */
    u32 start, end;           /* in gold, trimmed; of what is spurious in the run */
    u32 made_start, made_end; /* in the run, where it was found */
    struct berita_str want, have;
    struct berita_str letters, made_letters; /* what marks say of their letters */
};

struct differences {
    struct difference *row;
    u32 n, room;
};

/* What a part is called, in lists and by --errors. */
const char *part_name(u32 part);

/* Does the part say whether marks were found, or what is said of them? */
bool part_is_of_finding(u32 part);

/* The names, with blanks between, and "all". */
extern const char part_names[];

/* The parts of that name in whatever case, a bit each. */
u64 parts_named(const char *name, size_t n);

/* A place for one more; NULL when memory is short. */
struct difference *differences_add(struct differences *d);
void differences_free(struct differences *d);

/* Sorts those from `from` on by their place. */
void differences_sort(struct differences *d, u32 from);

/* Says of each difference from `from` on whether another run has it as well,
 * and adds what only the other has.  False when memory is short. */
bool differences_compare(struct differences *run, u32 from, struct differences *other);

/* ---- confidence ------------------------------------------------------- */

enum { TENTHS = 10 };

/* Quotations found, by their confidence that the speaker is right. */
struct reliability {
    struct {
        u32 n, right;
        double sum; /* of confidences */
    } tenth[TENTHS];
    double brier; /* sum of squares of what confidence and outcome differ by */
};

/* ---- scoring ---------------------------------------------------------- */

struct scorer {
    const struct set *gold, *made;
    u64 parts;                       /* those whose differences are kept */
    struct differences *differences; /* NULL: none is kept */
    struct reliability *reliability; /* NULL: not asked for */

    /* the documents that are compared */
    const struct doc *gold_doc, *made_doc; /* the second: NULL when there is none */
    const struct mark *misfit;             /* where they do not fit; NULL: their texts differ */
    struct letters letters;
    struct span *wanted, *found;
    u32 room; /* of each */
};

/* Takes the two documents that are to be compared; made may be NULL.  They do
 * not fit when a mark of one is not where the text of the other has its
 * letters. */
enum pairing { PAIR_GOOD, PAIR_MISFIT, PAIR_NO_MEMORY };
enum pairing score_pair(struct scorer *s, const struct doc *gold, const struct doc *made);

/* Counts for the pair; false when memory is short. */
bool score_doc(struct scorer *s, struct tallies *to);
void score_free(struct scorer *s);

#endif
