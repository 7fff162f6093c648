/* From what the words say to the row of a date: its value, its first and last
 * day, what it was counted from. */
#include "core/calendar.h"
#include "stage/date_ask.h"

#include <stdio.h>

/* ---- sets --------------------------------------------------------------- */

static void set_text(const struct ask *q) {
    const struct parts *p = q->p;
    char *out = q->o->text;
    size_t room = sizeof q->o->text;
    if (p->length.unit) length_value(p, out, room);
    else if (said(p->weekday))
        snprintf(out, room, "XXXX-WXX-%d%s%s", (int)p->weekday, p->part ? "T" : "", p->part ? p->part : "");
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
    if (!o->b.grain || !*row->value) return;
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

static u8 type_of(const struct parts *p, const struct outcome *o) {
    if (p->type && !strcmp(p->type, "duration")) return BERITA_DURATION;
    if (p->type && !strcmp(p->type, "set")) return BERITA_SET;
    if (said(p->minutes) || o->a.grain >= GRAIN_PART) return BERITA_TIME;
    return BERITA_DATE;
}

static void remember(struct context *c, const struct ask *q, const struct outcome *o, u32 row) {
    c->daily = c->daily && o->a.grain == GRAIN_MINUTE && o->a.day == DAY_NONE;
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
    if (p->mod) put_text(row->mod, row->mod + sizeof row->mod, p->mod);
    write_value(&o, row);
    write_span(&o, row);
    warn(c, &o, row);
    if (type == BERITA_DURATION || p->value) return;
    remember(c, &q, &o, (u32)(row - c->doc->date));
    if (type == BERITA_SET) c->daily = p->length.unit == 'D';
}
