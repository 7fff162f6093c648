/* The gazetteer as one table: the places of the image and, behind them, its
 * villages.  A row below n_places is of the former.
 *
 * Villages are found by a key, their letters and digits folded, so that
 * "Kebonjeruk" finds "Kebon Jeruk"; so are the units of administration above
 * them, however their names are spelled.  Nothing of villages is among the words
 * and phrases: who does not ask for one never reads their pages. */
#ifndef MODEL_GAZETTEER_H
#define MODEL_GAZETTEER_H

#include "model/model.h"

/* What a row says; strings live as long as the model. */
struct spot {
    const char *name, *full, *code, *country;
    u32 parent;     /* row or NONE */
    i32 lat, lon;   /* 1e-5 degrees; INT32_MIN unknown */
    u32 population; /* 0 unknown */
    u32 kind;
};

struct spot gazetteer_spot(const struct model *m, u32 row);
u32 gazetteer_parent(const struct model *m, u32 row);
u32 gazetteer_kind(const struct model *m, u32 row);

/* How likely the row is meant by its name alone, in thousandths: by its kind and
 * by how many live there. */
i32 gazetteer_weight(const struct model *m, u32 row);

/* The row of a state's i-th entry, or NONE when that is no place. */
u32 gazetteer_entry(const struct model *m, u32 state, u32 i);

/* Is the row the parent's, or one in it? */
bool gazetteer_within(const struct model *m, u32 row, u32 parent);

/* The key of a name, at most `room` bytes; 0 when it needs more or is none. */
u32 gazetteer_key(const char *name, u32 n, char *out, u32 room);
u32 gazetteer_hash(const char *key, u32 n);

/* The rows of a key, one after the other: villages, provinces and what lies
 * between.  The key is borrowed. */
struct namesakes {
    const char *key;
    u32 n, hash, at, end;
};

/* Has any row's key this hash?  Mostly none has. */
static inline bool gazetteer_has_hash(const struct model *m, u32 hash) {
    u32 at = m->key_start[hash & m->key_mask], end = m->key_start[(hash & m->key_mask) + 1];
    while (at < end && m->key_row[at].hash != hash) at++;
    return at < end;
}

struct namesakes gazetteer_namesakes(const struct model *m, const char *key, u32 n);
u32 gazetteer_next(const struct model *m, struct namesakes *s); /* row, or NONE */

/* The row of a code, or NONE. */
u32 gazetteer_code(const struct model *m, const char *code, u32 n);

enum { GAZETTEER_KEY_MAX = 64 };

/* Rows that a name of any case may mean, with or without its head ("Desa",
 * "Kota"), the likeliest first.  Writes at most `max` and gives how many there
 * are; beyond some thousands they are no longer counted. */
u32 gazetteer_named(const struct model *m, const char *name, u32 n, u32 *rows, u32 max);

#endif
