/* What the files of the speaker stage share. */
#ifndef STAGE_SPEAKER_H
#define STAGE_SPEAKER_H

#include "model/weights.h"
#include "stage/attribution.h"

/* The first token at or after a byte. */
static inline u32 token_at(const struct doc *d, u32 byte) {
    u32 low = 0, high = d->n_tokens;
    while (low < high) {
        u32 middle = low + (high - low) / 2;
        if (d->token[middle].start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

enum { MEMORY = 16 }; /* described speakers remembered */

/* Who spoke last, and where. */
struct focus {
    u32 entity, sentence, mention;
};

/* What is known of who speaks in the text so far. */
struct talk {
    struct doc *d;
    const struct weights *w;
    struct focus focus;
    u32 named;             /* mentions of the entity stage: rows [0, named) */
    u32 next;              /* first of them at or after the quotation */
    u32 role, roles;       /* first role at or after the quotation; all of the entity stage */
    u32 *role_token;       /* role -> its first token */
    u32 described[MEMORY]; /* mentions of speakers without a name, latest last */
    u32 n_described;
};

/* How a speaker is asked for: "ujarnya", "kata dia", "Ia mengatakan", "pria itu". */
enum asked { ASKED_NYA, ASKED_PRONOUN, ASKED_SUBJECT, ASKED_WORDS };

struct question {
    enum asked how;
    u32 at, limit;                      /* tokens of what was said */
    const struct berita_mention *words; /* that ask, or NULL */
};

struct choice {
    u32 entity, mention, distance; /* entity NONE: nobody */
    double score, second;          /* of the best and the next */
    bool after;                    /* named after what was said only */
};

/* The best of those named around the quotation. */
struct choice speaker_choose(const struct talk *s, const struct question *q);

/* Entities, or NONE: who bears the last word of a name that no stage marked;
 * the holder of an office; the body meant by "lembaga itu". */
u32 speaker_bearer(const struct talk *s, const struct berita_mention *name);
u32 speaker_holder(const struct talk *s, const struct berita_mention *m);
u32 speaker_body(const struct talk *s, const struct berita_mention *words);

/* Does the entity hold the office that these words name? */
bool speaker_fits(const struct talk *s, u32 entity, const struct berita_mention *words);

/* How well a description agrees with what the text says of a person. */
struct likeness {
    double words; /* share of its words that stand beside the person's name */
    bool age;     /* "pria 45 tahun itu" and "Budi (45)" */
    bool unlike;  /* a man's description and a woman's name, or the other way */
};
struct likeness speaker_likeness(const struct talk *s, u32 entity, const struct berita_mention *words);

/* "hakim Budi": do the words end with a name? */
bool speaker_ends_with_name(const struct doc *d, const struct berita_mention *m);

/* An entity for one who has no name, the same for the same words; a title makes
 * a role of it. */
u32 speaker_described(struct talk *s, u32 mention);
u32 speaker_untold_holder(struct talk *s, u32 mention);

/* "warga itu" after "seorang warga", of whom no name was told since: nobody of
 * those who have one. */
bool speaker_is_nameless(const struct doc *d, const struct berita_mention *words);

/* The group or body that "mereka" means, or NONE. */
u32 speaker_group(struct talk *s, const struct berita_mention *words);

/* What a stretch of text tells of the saying; later finds fill what is open. */
struct circumstances {
    u32 sentence; /* NONE: nothing read yet */
    u32 date;
    struct berita_str occasion;
};

/* When, where and how a quotation was said, and to whom.  *kept is what the
 * sentence read last for it told, as the next quotation mostly asks for the
 * same one. */
void circumstances_add(struct doc *d, u32 row, struct circumstances *kept);

#endif
