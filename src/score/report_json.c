/* Figures as one object, errors as an object a line. */
#include "score/report.h"

static void put_string(struct out *out, struct berita_str s) {
    if (s.p) out_string(out, s.p, s.n, true);
    else out_str(out, "null");
}

static void member(struct out *out, const char *name, struct berita_str s) {
    out_format(out, ", \"%s\": ", name);
    put_string(out, s);
}

/* ---- figures ---------------------------------------------------------- */

static void put_comparison(struct out *out, const struct comparison *c) {
    out_format(out, ", \"other\": %.4f, \"change\": %.4f", c->other, c->difference);
    if (c->judged)
        out_format(out, ", \"low\": %.4f, \"high\": %.4f, \"p_value\": %.4f", c->low, c->high,
                   c->p);
    else out_str(out, ", \"low\": null, \"high\": null, \"p_value\": null");
    out_format(out, ", \"texts\": %u", c->docs);
}

static void put_row(const struct report *r, struct out *out, u32 slot) {
    const struct tally *t = &r->total.slot[slot];
    double figure = tally_figure((enum slot)slot, t);
    out_format(out, "\"%s\": {", slot_name((enum slot)slot));
    if (slot < SLOT_RATES)
        out_format(out, "\"p\": %.4f, \"r\": %.4f, \"f1\": %.4f", tally_precision(t),
                   tally_recall(t), figure);
    else out_format(out, "\"rate\": %.4f", figure);
    out_format(out, ", \"gold\": %u", t->wanted);
    if (r->comparison) put_comparison(out, &r->comparison[slot]);
    out_char(out, '}');
}

static void put_figures(const struct report *r, struct out *out) {
    const char *between = "{";
    for (u32 i = 0; i < SLOTS; i++) {
        if (!report_has(r, i)) continue;
        out_str(out, between);
        put_row(r, out, i);
        between = ",\n ";
    }
    out_str(out, *between == '{' ? "{}\n" : "}\n");
}

/* ---- confidence ------------------------------------------------------- */

static void put_tenth(const struct report *r, struct out *out, u32 i) {
    u32 n = r->reliability.tenth[i].n;
    out_format(out, "{\"from\": %.1f, \"to\": %.1f, \"quotations\": %u", i / 10.0, (i + 1) / 10.0,
               n);
    if (n)
        out_format(out, ", \"mean\": %.4f, \"right\": %.4f}", r->reliability.tenth[i].sum / n,
                   (double)r->reliability.tenth[i].right / n);
    else out_str(out, ", \"mean\": null, \"right\": null}");
}

static void put_calibration(const struct report *r, struct out *out) {
    struct reliance all = report_reliance(r);
    out_format(out,
               "{\"quotations\": %u, \"expected_error\": %.4f, \"brier\": %.4f,\n \"tenths\": [",
               all.n, all.expected, all.brier);
    for (u32 i = 0; i < TENTHS; i++) {
        if (i) out_str(out, ",\n  ");
        put_tenth(r, out, i);
    }
    out_str(out, "]}\n");
}

/* ---- errors ----------------------------------------------------------- */

static void put_error(struct report *r, struct out *out, const struct difference *d) {
    report_turn_to(r, d);
    struct excerpt e = report_excerpt(r, d);
    out_str(out, "{\"id\": ");
    put_string(out, r->gold->doc[d->doc].id);
    out_format(out, ", \"label\": \"%s\", \"kind\": \"%s\"", part_name(d->part),
               kind_name(d->kind));
    if (d->fate) out_format(out, ", \"run\": \"%s\"", fate_name(d->fate));
    out_format(out, ", \"start\": %u, \"end\": %u", d->start, d->end);
    member(out, "text", e.words);
    member(out, "before", e.before);
    member(out, "after", e.after);
    if (d->kind == KIND_MOVED || d->kind == KIND_WRONG) {
        out_format(out, ", \"found\": {\"start\": %u, \"end\": %u", d->made_start, d->made_end);
        member(out, "text", e.found);
        out_char(out, '}');
    }
    if (!part_is_of_finding(d->part)) {
        member(out, "want", d->want);
        member(out, "have", d->have);
    }
    out_str(out, "}\n");
}

void report_json(struct report *r, struct out *out) {
    if (r->content == CONTENT_CALIBRATION) put_calibration(r, out);
    else if (r->content == CONTENT_FIGURES) put_figures(r, out);
    else
        for (u32 i = 0; i < r->differences.n; i++) put_error(r, out, &r->differences.row[i]);
}
