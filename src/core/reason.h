/* Reasons for an annotation that no rule of lexicons/rules made: steps of the
 * program's own algorithms.  An annotation's `rule` is a reason when it is below
 * REASONS, else rule_of(row of the model's rules), so that one number explains
 * it through berita_rule(). */
#ifndef CORE_REASON_H
#define CORE_REASON_H

#include <stdint.h>

#define BERITA_REASONS(X)                                                          \
    X(NO_RULE, "none", "No rule; the row is being built.")                         \
    X(ENTITY_AGED, "entity.aged", "Capitals with an age behind them are a person's initials.") \
    X(ENTITY_LATTICE, "entity.lattice", "Best-scored reading of a run of capitals.") \
    X(ENTITY_DEFINED, "entity.defined", "What the text says of it, or of others in its list, turned the reading of the capitals.") \
    X(ENTITY_USUAL, "entity.usual", "Alone the word is what nearly all its mentions in the text are.") \
    X(ENTITY_SHORTENED, "entity.shortened", "The text brings the word in as a body's, in brackets or in the dateline.") \
    X(ENTITY_ABBREVIATED, "entity.abbreviated", "Capitals that are no person's initials in the text.") \
    X(ENTITY_INITIALS, "entity.initials", "Initials that the text gives to a person elsewhere.") \
    X(ENTITY_COUNTRY, "entity.country", "A country's name, and no longer name in the text has it.") \
    X(ENTITY_MEMORY, "entity.memory", "Named in full elsewhere in the document.")  \
    X(ENTITY_GAZETTEER, "entity.gazetteer", "A name of the gazetteer.")            \
    X(ENTITY_LEXICON, "entity.lexicon", "A name of the lexicons.")                 \
    X(ENTITY_DATELINE, "entity.dateline", "Named in the dateline.") \
    X(PARENT_NAME, "parent.name", "Its name ends with that of the body it is part of, or stands right before it.") \
    X(PARENT_TEXT, "parent.text", "The text says what it is part of.")             \
    X(PARENT_KIND, "parent.kind", "The only body of its kind in the text that has such units.") \
    X(PARENT_BRANCH, "parent.branch", "A body of the lexicons with a region behind its name.") \
    X(PARENT_LEXICON, "parent.lexicon", "The lexicons know what bodies of that name are part of.") \
    X(PARENT_GOVERNMENT, "parent.government", "Such bodies are part of the government of the region they name.") \
    X(QUOTE_GOES_ON, "quote.goes-on", "The words go on in the same sentence.")     \
    X(QUOTE_PARAGRAPH, "quote.paragraph", "The next paragraph repeats the mark and goes on.") \
    X(QUOTE_ANSWER, "quote.answer", "A label marks it as the answer to the question above.") \
    X(QUOTE_UNKNOWN_CUE, "quote.unknown-cue", "One word after the comma and mark of a quotation.") \
    X(QUOTE_ALONE, "quote.alone", "A whole sentence in marks, without a cue.")     \
    X(SPEECH_HEADLINE, "speech.headline", "A headline names who said what follows the colon.") \
    X(SPEAKER_NAMED, "speaker.named", "The clause names the speaker.")             \
    X(SPEAKER_FOCUS, "speaker.focus", "Best-scored person before: distance, focus, subject.") \
    X(SPEAKER_TITLE, "speaker.title", "The office named is that person's.")        \
    X(SPEAKER_BODY, "speaker.body", "The body meant is one that was named.") \
    X(SPEAKER_DESCRIBED, "speaker.described", "No name is given; the words that describe the speaker stand for it.") \
    X(SPEAKER_BEFORE, "speaker.before", "No cue; the speaker before goes on.")

enum reason {
#define X(id, name, why) REASON_##id,
    BERITA_REASONS(X)
#undef X
    REASONS
};

/* The number an annotation carries for a rule of the model. */
static inline uint32_t rule_of(uint32_t row) { return REASONS + row; }

#endif
