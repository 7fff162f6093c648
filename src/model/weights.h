/* The weights of the speaker stage, looked up by name once a model. */
#ifndef MODEL_WEIGHTS_H
#define MODEL_WEIGHTS_H

#include "core/base.h"

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

/* How a text says what a name is of (stage/entity_define.c). */
#define BERITA_DEFINE_SIGNS(X)                                                  \
    X(IS, "is")                 /* X adalah sebuah desa */                      \
    X(APPOSITION, "apposition") /* X, sebuah desa di */                         \
    X(KIND, "kind")             /* desa X */                                    \
    X(LIKE, "like")             /* desa-desa seperti X */                       \
    X(DOES, "does")             /* X berpenduduk */                             \
    X(DONE, "done")             /* berkunjung ke X */                           \
    X(WHOSE, "whose")           /* istrinya, X */                               \
    X(FIRST, "first")           /* Port X */                                    \
    X(LAST, "last")             /* X River */

enum define_sign {
#define X(id, name) DEFINE_##id,
    BERITA_DEFINE_SIGNS(X)
#undef X
    DEFINE_SIGNS
};

/* What each says for none, person, organization, place; the share of it for the
 * same name elsewhere; of lists, the share of what is said of the first for the
 * others, the share in what the others are, the most that one of them counts and
 * that all do.  In sixteenths. */
struct define {
    i32 weight[DEFINE_SIGNS][4];
    i32 elsewhere, list_head, list_share, list_one, list_all;
};

struct model;
struct define define_read(const struct model *model);
struct weights weights_read(const struct model *model);

#endif
