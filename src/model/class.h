/* Classes of words that C names.  lexicons/classes.tsv declares these and any
 * others that rules use; the lexicon compiler refuses a class missing there.
 * The order here is the order of ids, others follow. */
#ifndef MODEL_CLASS_H
#define MODEL_CLASS_H

#define BERITA_CLASSES(X)                          \
    X(CUE_BARE, "cue.bare")                        \
    X(CUE_NYA, "cue.nya")                          \
    X(CUE_ACTIVE, "cue.active")                    \
    X(CUE_PASSIVE, "cue.passive")                  \
    X(CUE_WEAK, "cue.weak")                        \
    X(CUE_MENURUT, "cue.menurut")                  \
    X(CUE_MENURUTNYA, "cue.menurutnya")            \
    X(SAY, "say")                                  \
    X(OPINION, "opinion")                          \
    X(HOPE, "hope")                                \
    X(REQUEST, "request")                          \
    X(ADMIT, "admit")                              \
    X(ASK, "ask")                                  \
    X(COMPLEMENTIZER, "complementizer")            \
    X(TITLE_RANK, "title.rank")                    \
    X(TITLE_ACADEMIC, "title.academic")            \
    X(TITLE_DEGREE, "title.degree")                \
    X(TITLE_HONORIFIC, "title.honorific")          \
    X(ROLE_OFFICE, "role.office")                  \
    X(ROLE_COMMON, "role.common")                  \
    X(ROLE_MODIFIER, "role.modifier")              \
    X(ORG_HEAD, "org.head")                        \
    X(ORG_SUFFIX, "org.suffix")                    \
    X(ORG_INNER, "org.inner")                      \
    X(ORG_NAME, "org.name")                        \
    X(ORG_ABBR, "org.abbr")                        \
    X(PLACE_HEAD, "place.head")                    \
    X(PLACE_ALIAS, "place.alias")                  \
    X(PLACE_DIRECTION, "place.direction")          \
    X(PLACE_COUNTRY, "place.country")              \
    X(PLACE_PROVINCE, "place.province")            \
    X(PLACE_CITY, "place.city")                    \
    X(PLACE_REGENCY, "place.regency")              \
    X(PLACE_DISTRICT, "place.district")            \
    X(PLACE_VILLAGE, "place.village")              \
    X(PLACE_REGION, "place.region")                \
    X(PLACE_WORLD_CITY, "place.world-city")        \
    X(PLACE_ISLAND, "place.island")                \
    X(NAME_GIVEN, "name.given")                    \
    X(NAME_FAMILY, "name.family")                  \
    X(NAME_PARTICLE, "name.particle")              \
    X(NICKNAME, "nickname")                        \
    X(DAY, "day")                                  \
    X(MONTH, "month")                              \
    X(HIJRI_MONTH, "hijri.month")                  \
    X(HOLIDAY, "holiday")                          \
    X(TIME_UNIT, "time.unit")                      \
    X(TIME_PART, "time.part")                      \
    X(ZONE, "zone")                                \
    X(NUMERAL, "numeral")                          \
    X(ORDINAL, "ordinal")                          \
    X(PRONOUN, "pronoun")                          \
    X(DETERMINER, "determiner")                    \
    X(PREP, "prep")                                \
    X(PREP_PLACE, "prep.place")                    \
    X(CONJ, "conj")                                \
    X(CONJ_START, "conj.start")                    \
    X(FUNCTION, "function")                        \
    X(OCCASION, "occasion")                        \
    X(SECONDHAND, "secondhand")                    \
    X(SCARE, "scare")                              \
    X(FURNITURE, "furniture")                      \
    X(ABBREVIATION, "abbreviation")                \
    X(UNIT, "unit")                                \
    X(CURRENCY, "currency")                        \
    X(LOOKALIKE_BEFORE, "lookalike.before")        \
    X(GENDER_MALE, "gender.male")                  \
    X(GENDER_FEMALE, "gender.female")              \
    X(ROLE_UNIT, "role.unit")                      \
    X(TRIGGER_PERSON, "trigger.person")            \
    X(TRIGGER_ORG, "trigger.organization")         \
    X(TRIGGER_PLACE, "trigger.place")              \
    X(ABBR_COMMON, "abbr.common")                  \
    X(NAME_JOINT, "name.joint")                    \
    X(NAME_JOINT_FOREIGN, "name.joint.foreign")    \
    X(ATTRIBUTION_ADVERB, "attribution.adverb")    \
    X(ATTRIBUTION_STOP, "attribution.stop")        \
    X(ATTRIBUTION_CONNECTIVE, "attribution.connective") \
    X(CLAUSE_MARK, "clause.mark")                  \
    X(CLAUSE_INNER, "clause.inner")                \
    X(CUE_WRITTEN, "cue.written")                  \
    X(VERB_CLAUSE, "verb.clause")                  \
    X(VERB_REQUEST, "verb.request")                \
    X(SPEAKER_VAGUE, "speaker.vague")              \
    X(SPEAKER_ONE, "speaker.one")                  \
    X(ROLE_PRIVATE, "role.private")                \
    X(SPEAKER_NEW, "speaker.new")                  \
    X(SPEAKER_AGENT, "speaker.agent")              \
    X(SPEAKER_BODY, "speaker.body")                \
    X(SUBJECT_PRONOUN, "subject.pronoun")          \
    X(SUBJECT_OBLIQUE, "subject.oblique")          \
    X(SOURCE_DOCUMENT, "source.document")          \
    X(DEMONSTRATIVE, "demonstrative")              \
    X(TIME_ONE, "time.one")                        \
    X(TIME_MANY, "time.many")                      \
    X(TIME_DEICTIC, "time.deictic")                \
    X(TIME_DIRECTION, "time.direction")            \
    X(TIME_MOD, "time.mod")                        \
    X(TIME_REF, "time.ref")                        \
    X(TIME_FUTURE, "time.future")                  \
    X(FEAST, "feast")                              \
    X(MONTH_SHORT, "month.short")                  \
    X(TIME_PREP, "time.prep")                      \
    X(TIME_UNTIL, "time.until")                    \
    X(TIME_COUNT, "time.count")                    \
    X(CLITIC, "clitic")                            \
    X(CLITIC_NYA, "clitic.nya")                    \
    X(NAME_CALLED, "name.called")                  \
    X(PLACE_BEFORE, "place.before")                \
    X(CLAUSE_THAT, "clause.that")                  \
    X(ADDRESSEE, "addressee")                      \
    X(ROLE_JOINT, "role.joint")                    \
    X(ROLE_MEMBER, "role.member")                  \
    X(ROLE_WHOLE, "role.whole")                    \
    X(ROLE_FIELD, "role.field")                    \
    X(ORG_OWNER, "org.owner")                      \
    X(ORG_BRANCH, "org.branch")                    \
    X(ORG_PART, "org.part")                        \
    X(ORG_PLAIN, "org.plain")                      \
    X(ROLE_COMPANY, "role.company")                \
    X(ROLE_FOREIGN, "role.foreign")                \
    X(SPEAKER_LEAD, "speaker.lead")                \
    X(PRONOUN_SELF, "pronoun.self")                \
    X(INTERVIEW_ANSWER, "interview.answer")        \
    X(TIME_TO, "time.to")                          \
    X(TIME_SINCE, "time.since")                    \
    X(TIME_APPROX, "time.approx")                  \
    X(NUMBER_BEFORE, "number.before")              \
    X(PLACE_CENTRE, "place.centre")                \
    X(PLACE_JOINED, "place.joined")                \
    X(PLACE_SIDE, "place.side")                    \
    X(CLAUSE_WHO, "clause.who")                    \
    X(PLACE_MODIFIED, "place.modified")            \
    X(PLACE_LOCATIVE, "place.locative")            \
    X(AFFIX_VERB, "affix.verb")                    \
    X(SCENE_AT, "scene.at")                        \
    X(SCENE_HAPPENS, "scene.happens")              \
    X(CLITIC_WHOLE, "clitic.whole")                \
    X(VERB_STATE, "verb.state")                    \
    X(PLACE_OF_BODY, "place.of-body")              \
    X(SUBJECT_TERM, "subject.term")                \
    X(CLAUSE_SELF, "clause.self")

enum class_id {
#define X(id, name) CLASS_##id,
    BERITA_CLASSES(X)
#undef X
    BUILTIN_CLASSES
};

#endif
