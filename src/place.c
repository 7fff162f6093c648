/* The public calls of the gazetteer, and of what the lexicons are made of. */
#include "berita.h"

#include "model/gazetteer.h"

#include <math.h>

#define PUBLIC __attribute__((visibility("default")))

static const struct model *inside(const berita_model *model) { return (const struct model *)model; }

PUBLIC uint32_t berita_places(const berita_model *model) {
    return inside(model)->n_places + inside(model)->n_villages;
}

PUBLIC struct berita_place berita_place(const berita_model *model, uint32_t row) {
    struct spot s = gazetteer_spot(inside(model), row);
    struct berita_place p = {.name = s.name, .full = s.full, .code = s.code, .kind = (u8)s.kind, .parent = s.parent,
                             .population = s.population, .lat = NAN, .lon = NAN};
    memcpy(p.country, s.country, sizeof p.country);
    if (s.lat != INT32_MIN) p.lat = s.lat / 1e5;
    if (s.lon != INT32_MIN) p.lon = s.lon / 1e5;
    return p;
}

PUBLIC uint32_t berita_place_of_code(const berita_model *model, const char *code, size_t len) {
    return len > UINT16_MAX ? BERITA_NONE : gazetteer_code(inside(model), code, (u32)len);
}

PUBLIC uint32_t berita_places_named(const berita_model *model, const char *name, size_t len, uint32_t *rows,
                                    uint32_t max) {
    return len > UINT16_MAX ? 0 : gazetteer_named(inside(model), name, (u32)len, rows, max);
}

PUBLIC bool berita_place_within(const berita_model *model, uint32_t row, uint32_t parent) {
    return gazetteer_within(inside(model), row, parent);
}

PUBLIC uint32_t berita_lexicons(const berita_model *model) { return inside(model)->n_files; }

PUBLIC struct berita_lexicon berita_lexicon(const berita_model *model, uint32_t row) {
    const struct model *m = inside(model);
    const struct file *f = &m->file[row];
    return (struct berita_lexicon){model_str(m, f->name), model_str(m, f->date), model_str(m, f->origin), f->entries};
}
