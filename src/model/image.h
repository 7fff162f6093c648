/* The compiled lexicons: one position-independent image, little-endian, every
 * reference an index or a byte offset.  It is built by model/build.c, either
 * when the program is made (and placed in the binary) or at run time when a
 * user lays files over it.  model_attach() checks every reference, so that an
 * image from outside is as safe as one of our own. */
#ifndef MODEL_IMAGE_H
#define MODEL_IMAGE_H

#include "core/doc.h"
#include "core/hash.h"

#define IMAGE_MAGIC 0x31544942u /* "BIT1" */
#define IMAGE_VERSION 7u
enum section {
    SECTION_STRINGS,    /* NUL-terminated UTF-8; offset 0 is ""; eight NULs at the end */
    SECTION_WORDS,
    SECTION_WORD_SLOTS, /* hash -> word; open addressing, a power of two */
    SECTION_EDGES,      /* (state, word) -> state; open addressing */
    SECTION_STATES,
    SECTION_ENTRIES,
    SECTION_CLASSES,
    SECTION_PLACES,
    SECTION_ORGS,
    SECTION_WEIGHTS,
    SECTION_RULES,
    SECTION_STEPS,
    SECTION_ARGS,
    SECTION_REGEX,      /* string offsets of patterns */
    SECTION_CLASS_ROWS, /* what words are; few rows, so shared */
    SECTION_CLASS_ALONE, /* class -> the row of a word that has it and no other */
    SECTION_SETS,       /* sets of classes for STEP_CLASSES */
    SECTION_OPENINGS,   /* what rules may begin with; see below */
    SECTION_OPENING_RULES, /* bit of such a row -> rule, or NO_RULE */
    SECTION_EVIDENCE,   /* the matrix of model/evidence.h */
    SECTION_WEIGHED,    /* what sets of classes weigh by it */
    SECTION_FORMS,      /* what tokens look like, with what that weighs */
    SECTION_VILLAGES,   /* in the order of SECTION_KEY_ROWS, so that namesakes lie together */
    SECTION_VILLAGE_CODES,
    SECTION_VILLAGE_NAMES,  /* NUL-terminated UTF-8 */
    SECTION_KEY_ROWS,   /* by the low bits of the hash */
    SECTION_FILES,      /* of the lexicons */
    SECTION_KEY_STARTS, /* where a hash's rows start in that; a power of two, and the end */
    SECTIONS
};

struct file {
    u32 name, date, origin; /* strings; the latter two from a %sources file */
    u32 entries;
};

enum rule_group {
    GROUP_DATE, GROUP_DATELINE, GROUP_ENTITY, GROUP_ROLE, GROUP_QUOTE, GROUP_BEFORE, GROUP_SPEECH, GROUPS
};

/* What rules may begin with: a row of SECTION_OPENINGS for each thing that a token
 * can be (a word of these classes, a word that rules name, a kind of token) says
 * which rules may have it as their first token, which as their second, which
 * as their third.  The rows of what stands at three tokens, taken together,
 * leave few rules to try.  In a row each group has so many words of bits for
 * the first place, then as many for the second and the third. */
enum { OPENING_PLACES = 3, NO_RULE = 0xffff };

struct opening_group { u16 at, words; }; /* at: of its first word, in u64 */

/* Things that are no words: the signs of tokens (enum sign), then these. */
enum opening_thing {
    OPENING_MENTION = SIGNS, /* one a type */
    OPENING_DATE = OPENING_MENTION + BERITA_PLACE + 1,
    OPENING_LINE,     /* rules that must begin a line, */
    OPENING_SENTENCE, /* a sentence */
    OPENING_THINGS
};

struct image {
    u32 magic, version;
    u32 size; /* of the whole image */
    u32 opening_row; /* u64 in a row of SECTION_OPENINGS */
    u16 opening[OPENING_THINGS]; /* rows */
    struct opening_group group[GROUPS];
    struct { u32 offset, count; } section[SECTIONS];
};

/* Where the search for an edge begins, before the mask. */
static inline u32 edge_hash(u32 state, u32 word) {
    u32 h = state * 2654435761u ^ word * 2246822519u;
    return h ^ h >> 15;
}

/* A word in folded form. */
struct word {
    u32 str;
    u16 len;
    u16 lower, upper;   /* times seen in lower case, capitalised inside a sentence */
    u16 male, female;   /* people named so, saturating */
    u8 spare;
    u8 habit;           /* what the counts say, see model/evidence.h */
    u32 state;          /* of the phrase that is this word alone; 0: none */
    u32 classes;        /* of the single word: row of SECTION_CLASS_ROWS for one in
                           lower case, the next row for one with a capital */
};

/* A slot of the hash of words, with what the lookup stage needs: the words'
 * records lie elsewhere. */
struct word_slot {
    struct key key;
    u32 next;  /* words that phrases go on with behind this one: bits id % 32 */
    u32 word;  /* + 1; 0: empty */
    u32 state; /* as in the record, */
    u16 classes;
    u8 habit;
    u8 spare;
};

struct edge { u32 state, word, next; }; /* state 0: empty slot */

struct state {
    u32 first_entry;
    u16 entries;
    u16 more; /* 1: edges lead on */
};

struct entry {
    u32 phrase;    /* string: the phrase as written */
    u32 canonical; /* string, 0 when none */
    i32 number;
    u32 row;       /* place or organization row, NONE when neither */
    u16 cls;
    u16 capitals;  /* bit i: token i must be capitalised */
};

enum place_kind {
    KIND_COUNTRY, KIND_PROVINCE, KIND_CITY, KIND_REGENCY, KIND_DISTRICT,
    KIND_VILLAGE, KIND_REGION, KIND_WORLD_CITY, KIND_ISLAND, KIND_STREET,
    KIND_WATER, KIND_MOUNTAIN, KIND_FACILITY, KIND_PLACE_OTHER, PLACE_KINDS
};

struct place {
    u32 name, code; /* strings */
    u32 full;       /* string: with the head that tells Kota from Kabupaten */
    u32 parent;     /* row or NONE */
    i32 lat, lon;   /* 1e-5 degrees; INT32_MIN unknown */
    u32 population; /* 0 unknown */
    u32 government; /* string: what its government is called, 0: it has none of its own */
    u8 kind;
    char country[3];
};

/* A village, of which there are too many for the phrases: pages of the image
 * that are read only where a text asks for one (model/gazetteer.h). */
struct village {
    u32 name;      /* offset in SECTION_VILLAGE_NAMES */
    u32 parent;    /* row of the places */
    i16 lat, lon;  /* 1e-4 degrees from the parent's; INT16_MIN unknown */
};

struct village_code { char text[16]; }; /* NUL-terminated */

/* A village, or with KEY_OF_PLACE a unit of administration above the villages,
 * by the hash of its name's key. */
struct key_row { u32 hash, row; };

#define KEY_OF_PLACE 0x80000000u

enum org_kind {
    ORG_MINISTRY, ORG_AGENCY, ORG_LOCAL_GOVERNMENT, ORG_COURT, ORG_POLICE,
    ORG_MILITARY, ORG_PARTY, ORG_COMPANY, ORG_STATE_COMPANY, ORG_UNIVERSITY,
    ORG_SCHOOL, ORG_HOSPITAL, ORG_MEDIA, ORG_CLUB, ORG_COMMUNITY,
    ORG_INTERNATIONAL, ORG_LEGISLATURE, ORG_OTHER,
    ORG_DOCUMENT, /* words of a report that speaks, told by the quotation alone */
    ORG_KINDS
};

struct org {
    u32 name, abbreviation; /* strings; the first abbreviation */
    u16 from, to;           /* years, 0 open */
    u32 kind;
};

struct weight { u32 name; float value; };

struct class_set { u64 bits[CLASS_WORDS]; };

struct class_row {
    struct class_set set;
    u16 opening; /* row of SECTION_OPENINGS, */
    u16 weighed; /* row of SECTION_WEIGHED, */
    u8 groups;   /* and a bit set of the groups that have rules to begin with it */
    u8 spare[3];
};

_Static_assert(GROUPS <= 8, "groups of rules are a byte of bits");

struct rule {
    u32 name, file, why; /* strings */
    u32 line;
    u32 first_step, steps;
    u32 first_arg;
    u16 args;
    u8 group;
    u8 emit;       /* enum emit */
    u64 keys;      /* bit set of the keys it emits */
};

enum arg_type { ARG_CAPTURE, ARG_INT, ARG_STR };

struct arg {
    u8 key;  /* enum emit_key */
    u8 type;
    u16 spare;
    i32 value; /* capture, number, or string offset */
};

enum step_op {
    STEP_WORD,      /* a: word id */
    STEP_CLASS,     /* a: class; takes the longest phrase of it */
    STEP_CLASSES,   /* a: row of SECTION_SETS; the longest phrase of any of them */
    STEP_NUMBER,    /* a..b, digits or number words */
    STEP_DIGITS,    /* a..b, digits only, as many as `digits` says, 0: any number */
    STEP_CLOCK, STEP_ROMAN, /* a..b */
    STEP_ORDINAL,   /* ke-N, a..b */
    STEP_DECADE,    /* N-an, a..b */
    STEP_SHAPE,     /* a: bit set of token_shape */
    STEP_KIND,      /* a: bit set of token_kind */
    STEP_MENTION,   /* a: bit set of berita_type; takes the whole mention */
    STEP_DATE,      /* takes the whole date */
    STEP_OPEN, STEP_CLOSE, /* a quotation mark that opens, closes */
    STEP_TEXT,      /* a: row of SECTION_REGEX, matched against one token; b: bit set of the
                       token_kinds it may be of */
    STEP_ONE_OF,    /* one token that any of the next a steps matches: `digits` words,
                       of which b has the bits id % 32, then others */
    STEP_SENTENCE_START, STEP_SENTENCE_END, /* zero width */
    STEP_LINE_START,
    STEP_NOT,       /* a: step to go on at; its body follows, ended by ACCEPT */
    STEP_SPLIT,     /* try a, then b */
    STEP_JUMP,      /* a */
    STEP_SAVE,      /* a: capture, b: 0 start, 1 end */
    STEP_FROM, STEP_TO, /* what the match emits begins, ends here */
    STEP_ACCEPT,
};

enum step_flag {
    STEP_GLUED = 1,   /* the token must follow without white space */
    STEP_NEGATED = 2, /* zero width: goes on where the step does not match */
    STEP_OPTIONAL = 4, /* x?: taken where it matches, left out on the way back */
    STEP_STAR = 8,    /* x*: likewise, again and again */
};

struct step {
    u8 op;
    u8 flags;   /* enum step_flag */
    u8 capture; /* + 1, of what the step takes; 0: none */
    u8 digits;
    i32 a, b;
};

#endif
