/* The weights of the speaker stage, looked up by name once a model. */
#ifndef MODEL_WEIGHTS_H
#define MODEL_WEIGHTS_H

/* What speaks for a person named before.  Values are 0 or 1 but for the two
 * distances, in sentences, and a share. */
#define BERITA_FEATURES(X)                                                                         \
    X(FOCUS, "speaker.focus")           /* spoke last */                                           \
    X(FOCUS_AGE, "speaker.focus.age")   /* ... that long ago */                                    \
    X(SPOKE, "speaker.spoke")           /* spoke at all */                                         \
    X(DISTANCE, "speaker.distance")     /* from the latest mention */                              \
    X(LATEST, "speaker.latest")         /* nobody is named after */                                \
    X(SUBJECT, "speaker.subject")       /* latest mention: of a verb of saying */                  \
    X(TOPIC, "speaker.topic")           /* ... first of its sentence */                            \
    X(OBLIQUE, "speaker.oblique")       /* ... after a preposition */                              \
    X(TAIL, "speaker.tail")             /* ... ends its sentence */                                \
    X(FRESH, "speaker.fresh")           /* ... came in after the focus */                          \
    X(INTRODUCED, "speaker.introduced") /* ... is the very first */                                \
    X(ROLE, "speaker.role")             /* has an office */                                        \
    X(PARAGRAPH, "speaker.paragraph")   /* named in the same paragraph */                          \
    X(BODY, "speaker.body")             /* is no person */                                         \
    X(INSIDE, "speaker.inside")         /* is named in what was said */                            \
    X(NEAR, "speaker.near")             /* named in the sentence before */                         \
    X(PRONOUN_TOPIC, "speaker.pronoun.topic") /* "Ia mengatakan": these again for a subject */     \
    X(PRONOUN_FOCUS, "speaker.pronoun.focus")                                                      \
    X(PRONOUN_NEAR, "speaker.pronoun.near")                                                        \
    X(PRONOUN_SUBJECT, "speaker.pronoun.subject")                                                  \
    X(TITLE, "speaker.title")           /* holds the office of a description */                    \
    X(WORDS, "speaker.words")           /* share of its words beside the name */                   \
    X(AGE, "speaker.age")               /* is of the age it tells */                               \
    X(UNLIKE, "speaker.unlike")         /* a man's description, a woman's name */

enum feature {
#define X(id, name) FEATURE_##id,
    BERITA_FEATURES(X)
#undef X
    FEATURES
};

/* How much each feature counts, and how sure an answer is: of the best of
 * several by its margin, else by how it was found. */
struct weights {
    double feature[FEATURES];
    double steep, level, named, titled, described, untold, before, after;
};

struct model;
struct weights weights_read(const struct model *model);

#endif
