/* Reasons for an annotation that no rule of lexicons/rules made: steps of the
 * program's own algorithms.  Their ids follow the rules' ids, so that every
 * annotation carries one number that berita_rule() explains. */
#ifndef CORE_REASON_H
#define CORE_REASON_H

#define BERITA_REASONS(X)                                                          \
    X(NO_RULE, "none", "No rule; the row is being built.")                         \
    X(ENTITY_LATTICE, "entity.lattice", "Best-scored reading of a run of capitals.") \
    X(ENTITY_MEMORY, "entity.memory", "Named in full elsewhere in the document.")  \
    X(ENTITY_GAZETTEER, "entity.gazetteer", "A name of the gazetteer.")            \
    X(ENTITY_LEXICON, "entity.lexicon", "A name of the lexicons.")                 \
    X(ENTITY_DATELINE, "entity.dateline", "Named in the dateline.")

enum reason {
#define X(id, name, why) REASON_##id,
    BERITA_REASONS(X)
#undef X
    REASONS
};

#endif
