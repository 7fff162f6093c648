#include "model/weights.h"
#include "model/model.h"

static const char *const feature_name[] = {
#define X(id, name) name,
    BERITA_FEATURES(X)
#undef X
};

struct weights weights_read(const struct model *m) {
    struct weights w = {
        .steep = model_weight(m, "confidence.steep", 0.6),
        .level = model_weight(m, "confidence.level", 1),
        .named = model_weight(m, "confidence.named", 0.97),
        .titled = model_weight(m, "confidence.title", 0.9),
        .described = model_weight(m, "confidence.description", 0.6),
        .untold = model_weight(m, "confidence.untold", 0.5),
        .before = model_weight(m, "confidence.before", 0.85),
        .after = model_weight(m, "confidence.after", 0.4),
    };
    for (u32 i = 0; i < FEATURES; i++) w.feature[i] = model_weight(m, feature_name[i], 0);
    return w;
}

/* They are kept in bytes. */
static i32 sixteenths(const struct model *m, const char *name) {
    double v = model_weight(m, name, 0) * 16;
    if (v > INT8_MAX) return INT8_MAX;
    return v < INT8_MIN ? INT8_MIN : (i32)(v + (v < 0 ? -0.5 : 0.5));
}

struct define define_read(const struct model *m) {
    static const char *const name[DEFINE_SIGNS][4] = {
#define X(id, sign) {"define." sign ".thing", "define." sign ".person", "define." sign ".organization", "define." sign ".place"},
        BERITA_DEFINE_SIGNS(X)
#undef X
    };
    struct define d = {
        .elsewhere = sixteenths(m, "define.elsewhere"),
        .list_head = sixteenths(m, "define.list.head"),
        .list_share = sixteenths(m, "define.list.share"),
        .list_one = sixteenths(m, "define.list.one"),
        .list_all = sixteenths(m, "define.list.all"),
    };
    for (u32 i = 0; i < DEFINE_SIGNS; i++)
        for (u32 label = 0; label < 4; label++) d.weight[i][label] = sixteenths(m, name[i][label]);
    return d;
}
