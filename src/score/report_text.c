/* Figures and errors for the eye, and as columns with tabs between. */
#include "score/report.h"

/* ---- texts in a line -------------------------------------------------- */

/* Line ends, tabs and whatever else steers a terminal become blanks. */
static void put_plain(struct out *out, struct berita_str s) {
    for (u32 i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        bool control = c < ' ' || c == 0x7f;
        if (c == 0xc2 && i + 1 < s.n && (unsigned char)s.p[i + 1] < 0xa0) {
            control = true; /* U+0080 to U+009F */
            i++;
        }
        out_char(out, control ? ' ' : s.p[i]);
    }
}

static void put_clipped(struct out *out, struct berita_str s) {
    struct clip c = report_clip(s);
    put_plain(out, c.head);
    if (c.tail.n) out_str(out, " … ");
    put_plain(out, c.tail);
}

/* ---- figures ---------------------------------------------------------- */

static void text_row(const struct report *r, struct out *out, u32 slot) {
    const struct tally *t = &r->total.slot[slot];
    out_format(out, "%-27s", slot_name((enum slot)slot));
    if (slot < SLOT_RATES) out_format(out, "%9.3f%9.3f", tally_precision(t), tally_recall(t));
    else out_format(out, "%18s", "");
    out_format(out, "%9.3f%9u\n", tally_figure((enum slot)slot, t), t->wanted);
}

static void text_comparison(const struct report *r, struct out *out, u32 slot) {
    const struct comparison *c = &r->comparison[slot];
    out_format(out, "%-27s%8.3f%8.3f%9.4f", slot_name((enum slot)slot),
               tally_figure((enum slot)slot, &r->total.slot[slot]), c->other, c->difference);
    if (c->judged) out_format(out, "%9.4f%9.4f%8.4f", c->low, c->high, c->p);
    else out_format(out, "%26s", "");
    out_format(out, "%7u\n", c->docs);
}

static void text_figures(const struct report *r, struct out *out) {
    if (r->comparison)
        out_format(out, "%-27s%8s%8s%9s%9s%9s%8s%7s\n", "", "F1/right", "other", "change", "low",
                   "high", "p", "texts");
    else out_format(out, "%-27s%9s%9s%9s%9s\n", "", "precision", "recall", "F1/right", "gold");
    for (u32 i = 0; i < SLOTS; i++)
        if (report_shows(r, i)) (r->comparison ? text_comparison : text_row)(r, out, i);
}

/* ---- confidence ------------------------------------------------------- */

static void text_calibration(const struct report *r, struct out *out) {
    struct reliance all = report_reliance(r);
    out_format(out, "%-12s%12s%12s%12s\n", "confidence", "quotations", "mean", "right");
    for (u32 i = 0; i < TENTHS; i++) {
        u32 n = r->reliability.tenth[i].n;
        out_format(out, "%.1f to %.1f  %12u", i / 10.0, (i + 1) / 10.0, n);
        if (n)
            out_format(out, "%12.3f%12.3f", r->reliability.tenth[i].sum / n,
                       (double)r->reliability.tenth[i].right / n);
        out_char(out, '\n');
    }
    out_format(out, "\nexpected error %.3f, Brier score %.3f, of %u quotations\n", all.expected,
               all.brier, all.n);
}

/* ---- errors ----------------------------------------------------------- */

static void text_verdict(struct out *out, const struct difference *d, const struct excerpt *e) {
    if (d->kind == KIND_MOVED) {
        out_format(out, " | found %u-%u [[", d->made_start, d->made_end);
        put_clipped(out, e->found);
        out_str(out, "]]");
    } else if (d->want.p && !part_is_of_finding(d->part)) {
        out_str(out, " | want \"");
        put_clipped(out, d->want);
        out_str(out, "\" have \"");
        put_clipped(out, d->have);
        out_char(out, '"');
    }
}

static void text_error(struct report *r, struct out *out, const struct difference *d) {
    report_turn_to(r, d);
    struct excerpt e = report_excerpt(r, d);
    if (d->fate) out_format(out, "%-5s", fate_name(d->fate));
    out_format(out, "%-9s %s ", kind_name(d->kind), part_name(d->part));
    put_plain(out, r->gold->doc[d->doc].id);
    out_format(out, ":%u-%u  ", d->start, d->end);
    put_plain(out, e.before);
    out_str(out, "[[");
    put_clipped(out, e.words);
    out_str(out, "]]");
    put_plain(out, e.after);
    text_verdict(out, d, &e);
    out_char(out, '\n');
}

void report_text(struct report *r, struct out *out) {
    if (r->content == CONTENT_CALIBRATION) text_calibration(r, out);
    else if (r->content == CONTENT_FIGURES) text_figures(r, out);
    else
        for (u32 i = 0; i < r->differences.n; i++) text_error(r, out, &r->differences.row[i]);
}

/* ---- with tabs -------------------------------------------------------- */

static void tsv_row(const struct report *r, struct out *out, u32 slot) {
    const struct tally *t = &r->total.slot[slot];
    out_format(out, "%s\t", slot_name((enum slot)slot));
    if (slot < SLOT_RATES) out_format(out, "%.4f\t%.4f", tally_precision(t), tally_recall(t));
    else out_char(out, '\t');
    out_format(out, "\t%.4f\t%u", tally_figure((enum slot)slot, t), t->wanted);
    if (r->comparison) {
        const struct comparison *c = &r->comparison[slot];
        out_format(out, "\t%.4f\t%.4f", c->other, c->difference);
        if (c->judged) out_format(out, "\t%.4f\t%.4f\t%.4f", c->low, c->high, c->p);
        else out_str(out, "\t\t\t");
        out_format(out, "\t%u", c->docs);
    }
    out_char(out, '\n');
}

static void tsv_calibration(const struct report *r, struct out *out) {
    out_str(out, "from\tto\tquotations\tmean\tright\n");
    for (u32 i = 0; i < TENTHS; i++) {
        u32 n = r->reliability.tenth[i].n;
        out_format(out, "%.1f\t%.1f\t%u\t", i / 10.0, (i + 1) / 10.0, n);
        if (n)
            out_format(out, "%.4f\t%.4f\n", r->reliability.tenth[i].sum / n,
                       (double)r->reliability.tenth[i].right / n);
        else out_str(out, "\t\n");
    }
}

static void tsv_error(struct report *r, struct out *out, const struct difference *d) {
    report_turn_to(r, d);
    struct excerpt e = report_excerpt(r, d);
    const struct berita_str column[] = {e.before, e.words, e.after, e.found, d->want, d->have};
    bool says = !part_is_of_finding(d->part);
    out_format(out, "%s\t%s\t%s\t", fate_name(d->fate), kind_name(d->kind), part_name(d->part));
    put_plain(out, r->gold->doc[d->doc].id);
    out_format(out, "\t%u\t%u\t", d->start, d->end);
    if (d->kind == KIND_MOVED || d->kind == KIND_WRONG)
        out_format(out, "%u\t%u", d->made_start, d->made_end);
    else out_char(out, '\t');
    for (u32 i = 0; i < COUNT(column); i++) {
        out_char(out, '\t');
        if (i < 4 || says) put_plain(out, column[i]);
    }
    out_char(out, '\n');
}

void report_tsv(struct report *r, struct out *out) {
    if (r->content == CONTENT_CALIBRATION) {
        tsv_calibration(r, out);
        return;
    }
    if (r->content == CONTENT_ERRORS) {
        out_str(out,
                "run\tkind\tlabel\tid\tstart\tend\tfound_start\tfound_end\tbefore\ttext\tafter\t"
                "found\twant\thave\n");
        for (u32 i = 0; i < r->differences.n; i++) tsv_error(r, out, &r->differences.row[i]);
        return;
    }
    out_str(out, "name\tprecision\trecall\tfigure\tgold");
    if (r->comparison) out_str(out, "\tother\tchange\tlow\thigh\tp\ttexts");
    out_char(out, '\n');
    for (u32 i = 0; i < SLOTS; i++)
        if (report_has(r, i)) tsv_row(r, out, i);
}
