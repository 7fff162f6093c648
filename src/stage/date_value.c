/* From what the words say to the row of a date: its value, its first and last
 * day, what it was counted from. */
#include "core/calendar.h"
#include "stage/date_ask.h"

#include <stdio.h>

/* ---- sets --------------------------------------------------------------- */

/* "setiap Senin", "setiap malam Minggu", "setiap Senin-Jumat". */
static void weekday_set(const struct parts *p, char *out, size_t room) {
    i32 first = is_ref(p, "eve") ? (p->weekday + 5) % 7 + 1 : p->weekday;
    const char *part = p->part ? p->part : "", *t = p->part ? "T" : "";
    int n = snprintf(out, room, "XXXX-WXX-%d%s%s", (int)first, t, part);
    if (said(p->weekday2))
        snprintf(out + n, room - (size_t)n, "/XXXX-WXX-%d%s%s", (int)p->weekday2, t, part);
}

/* Feasts and months of other calendars come once a year. */
static void feast_set(const struct parts *p, char *out, size_t room) {
    if (p->feast && p->feast->cls == CLASS_HOLIDAY && p->feast->number)
        feast_text(p->feast, out, room);
    else put_text(out, out + room, "P1Y");
}

static void set_text(const struct ask *q) {
    const struct parts *p = q->p;
    char *out = q->o->text;
    size_t room = sizeof q->o->text;
    if (p->length.unit) length_value(p, out, room);
    else if (p->feast || p->hijri) feast_set(p, out, room);
    else if (said(p->weekday)) weekday_set(p, out, room);
    else if (said(p->month)) no_year_text(out, room, p->month, p->day);
    else if (said(p->day)) snprintf(out, room, "XXXX-XX-%02d", (int)p->day);
    else if (is_ref(p, "weekend")) snprintf(out, room, "XXXX-WXX-WE");
    else if (said(p->minutes))
        snprintf(out, room, "XXXX-XX-XXT%02d:%02d", (int)(p->minutes / 60), (int)(p->minutes % 60));
    else if (p->part)
        snprintf(out, room, "XXXX-XX-XXT%s", p->part);
}

/* ---- the row ------------------------------------------------------------ */

static void write_value(const struct outcome *o, struct berita_date *row) {
    char b[24];
    if (*o->text) { memcpy(row->value, o->text, sizeof row->value); return; }
    if (o->impossible) return;
    point_value(&o->a, row->value, 24);
    if (!*row->value) memcpy(row->value, "XXXX", 5); /* only a day that does not exist has none */
    if (!o->b.grain || !o->a.grain) return;
    point_value(&o->b, b, sizeof b);
    if (!*b) return;
    const char *end = row->value + sizeof row->value;
    put_text(put_text(row->value + strlen(row->value), end, "/"), end, b);
}

static void write_span(const struct outcome *o, struct berita_date *row) {
    i32 first = point_first(&o->a), last = point_last(o->b.grain ? &o->b : &o->a);
    if (*o->text || o->impossible) return;
    if (first != DAY_NONE) day_text(first, row->from);
    if (last == first) memcpy(row->to, row->from, sizeof row->to);
    else if (last != DAY_NONE) day_text(last, row->to);
}

/* "1998-1051" is no interval: nothing ends before it begins. */
static void check_order(struct outcome *o) {
    if (*o->text || !o->b.grain) return;
    i32 first = point_first(&o->a), last = point_last(&o->b);
    if (first != DAY_NONE && last != DAY_NONE && first > last) o->impossible = true;
}

/* "enam bulan terakhir" ends, "lima hari ke depan" begins on the day. */
static void duration_span(const struct ask *q, struct berita_date *row) {
    const struct parts *p = q->p;
    i32 base = base_day(q);
    if (!said(p->direction) || !p->direction || base == DAY_NONE || !said(p->length.count) ||
        p->length.count > 100000)
        return;
    i32 day = day_shifted(base, &p->length, p->direction * p->length.count);
    set_anchor(q, BERITA_ANCHOR_PUBLISHED);
    day_text(p->direction < 0 ? day : base, row->from);
    day_text(p->direction < 0 ? base : day, row->to);
}

/* A value "P..." but for PAST_REF and PRESENT_REF is a length. */
static u8 type_of(const struct parts *p, const struct outcome *o) {
    if (p->type && !strcmp(p->type, "duration")) return BERITA_DURATION;
    if (p->type && !strcmp(p->type, "set")) return BERITA_SET;
    if (o->text[0] == 'P' && o->text[1] != 'A' && o->text[1] != 'R') return BERITA_DURATION;
    if (said(p->minutes) || o->a.grain >= GRAIN_PART) return BERITA_TIME;
    return BERITA_DATE;
}

static void remember(struct context *c, const struct ask *q, const struct outcome *o, u32 row) {
    if (o->a.grain != GRAIN_MINUTE || o->a.day != DAY_NONE) *c->every = 0;
    if (is_ref(q->p, "aside") || *o->text || o->a.grain == GRAIN_NONE) return;
    c->last = row;
    c->last_point = o->a;
    c->last_end = o->b;
    if (o->a.grain < GRAIN_DAY || o->a.day == DAY_NONE) return;
    c->last_day = row;
    c->last_day_point = o->a;
    if (!said(q->p->day)) return;
    i32 weekday = calendar_weekday(o->a.day);
    c->weekday_day[weekday] = o->a.day;
    c->weekday_row[weekday] = row;
}

/* The days of a set, for the clocks behind it. */
static void remember_set(struct context *c, const struct parts *p, const struct outcome *o) {
    const char *end = c->every + sizeof c->every;
    bool listed = c->listed != NONE;
    *c->every = 0;
    c->listed = said(p->weekday) && !said(p->weekday2) ? p->match.limit : NONE;
    c->every_sentence = c->doc->sentence_of[p->match.first];
    bool days = p->length.unit == 'D' && p->length.count == 1;
    if (days || listed || said(p->weekday2)) put_text(c->every, end, "XXXX-XX-XX");
    else if (said(p->weekday) && !said(p->weekday2) && !p->part) put_text(c->every, end, o->text);
}

/* Words before a date that make it less exact, of a point and of a length of
 * time. */
static const char *point_mod(const char *mod) {
    if (!strcmp(mod, "EQUAL_OR_LESS")) return "ON_OR_BEFORE";
    if (!strcmp(mod, "EQUAL_OR_MORE")) return "ON_OR_AFTER";
    return !strcmp(mod, "APPROX") ? mod : NULL;
}

enum { APPROX_TOKENS = 3 };

static const char *mod_before(const struct doc *d, const struct match *m, u8 type) {
    for (u32 n = 1; n <= APPROX_TOKENS && n <= m->first; n++) {
        u32 t = m->first - n;
        const struct entry *e;
        u32 length;
        if (!doc_class_length(d, t, CLASS_TIME_APPROX)) continue;
        e = doc_longest(d, t, CLASS_TIME_APPROX, &length);
        if (!e || length != n) continue;
        const char *mod = model_str(d->model, e->canonical);
        return type == BERITA_DURATION ? mod : point_mod(mod);
    }
    return NULL;
}

static void write_mod(const struct context *c, const struct parts *p, struct berita_date *row) {
    const char *mod = p->mod                    ? p->mod
                      : row->type == BERITA_SET ? NULL
                                                : mod_before(c->doc, &p->match, row->type);
    if (mod) put_text(row->mod, row->mod + sizeof row->mod, mod);
}

static void warn(struct context *c, const struct outcome *o, struct berita_date *row) {
    row->weekday_mismatch = o->mismatch;
    if (o->mismatch) doc_warn(c->doc, BERITA_WARN_WEEKDAY, row->start);
    if (o->impossible) doc_warn(c->doc, BERITA_WARN_DATE, row->start);
}

void date_resolve(struct context *c, const struct parts *p, struct berita_date *row) {
    struct outcome o = {.anchor = NONE};
    struct ask q = {c, p, &o};
    u8 type = type_of(p, &o);
    if (p->value) put_text(o.text, o.text + sizeof o.text, p->value);
    else if (type == BERITA_DURATION) length_value(p, o.text, sizeof o.text), duration_span(&q, row);
    else if (type == BERITA_SET) set_text(&q);
    else find_time(&q);
    check_order(&o);
    row->type = type_of(p, &o);
    row->anchor = o.anchor;
    write_mod(c, p, row);
    write_value(&o, row);
    write_span(&o, row);
    warn(c, &o, row);
    if (type != BERITA_SET) c->listed = NONE;
    if (type == BERITA_DURATION || p->value) return;
    remember(c, &q, &o, (u32)(row - c->doc->date));
    if (type == BERITA_SET) remember_set(c, p, &o);
}
