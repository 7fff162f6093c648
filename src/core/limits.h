/* Every maximum of the library.  Reaching one is never silent: the document
 * gets a BERITA_WARN_LIMIT, the lexicon compiler an error.  Those of the matcher
 * are part of what a match is: what would take more is none. */
#ifndef CORE_LIMITS_H
#define CORE_LIMITS_H

enum {
    MAX_CLASSES = 256,        /* classes of words; a multiple of 64 */
    CLASS_WORDS = MAX_CLASSES / 64,
    MAX_PHRASE_TOKENS = 16,   /* tokens of one lexicon phrase */
    MAX_CAPTURES = 8,         /* named captures of a rule */
    MAX_RULES = 2048,         /* rules of all files */
    MAX_RULE_STEPS = 512,     /* compiled steps of a rule */
    MAX_RULE_TOKENS = 64,     /* tokens one match may span */
    MAX_MATCH_WORK = 4096,    /* steps the matcher takes at one token and rule */
    MAX_MATCH_STACK = 128,    /* alternatives the matcher holds open */
    MAX_WARNINGS = 64,        /* kept for a document; the last says "more" */
    MAX_QUOTE_TOKENS = 4000,  /* tokens one pair of quotation marks may span */
};

#endif
