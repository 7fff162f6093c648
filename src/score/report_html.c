/* One page that needs nothing else: no script, no network, all text escaped.
 * What may be shown or hidden is chosen by check boxes, which the style sheet
 * asks for; a browser that cannot do that shows everything. */
#include "score/data.h"
#include "score/report.h"

#include <stdio.h>

/* ---- escaping --------------------------------------------------------- */

/* Text or the value of an attribute; control characters become U+FFFD. */
static void put(struct out *out, struct berita_str s) {
    for (u32 i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        switch (c) {
        case '&': out_str(out, "&amp;"); break;
        case '<': out_str(out, "&lt;"); break;
        case '>': out_str(out, "&gt;"); break;
        case '"': out_str(out, "&quot;"); break;
        case '\'': out_str(out, "&#39;"); break;
        default:
            if ((c < ' ' && c != '\n' && c != '\t') || c == 0x7f) out_str(out, "\xef\xbf\xbd");
            else out_char(out, s.p[i]);
        }
    }
}

static void put_clipped(struct out *out, struct berita_str s) {
    struct clip c = report_clip(s);
    put(out, c.head);
    if (c.tail.n) out_str(out, " … ");
    put(out, c.tail);
}

static void put_name(struct out *out, const char *name) {
    put(out, (struct berita_str){name, (u32)strlen(name)});
}

/* ---- which differences are shown -------------------------------------- */

/* That nothing is right of what was not found goes without saying. */
static bool is_shown(const struct difference *d) {
    return d->kind != KIND_MISSED || part_is_of_finding(d->part);
}

static u32 count_shown(const struct report *r, u32 from, u32 to) {
    u32 n = 0;
    for (u32 i = from; i < to; i++) n += is_shown(&r->differences.row[i]);
    return n;
}

/* Behind the last difference of the document of row i. */
static u32 end_of_doc(const struct report *r, u32 i) {
    u32 doc = r->differences.row[i].doc;
    while (i < r->differences.n && r->differences.row[i].doc == doc) i++;
    return i;
}

/* ---- head ------------------------------------------------------------- */

static void put_title(const struct report *r, struct out *out) {
    put_name(out, r->run_name);
    out_str(out, " against ");
    put_name(out, r->gold_name);
}

static void put_head(const struct report *r, struct out *out) {
    out_str(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                 "style-src 'unsafe-inline'\">\n"
                 "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    put_title(r, out);
    out_str(out, "</title>\n<style>\n");
    struct berita_str style = score_style();
    out_bytes(out, style.p, style.n);
}

static void put_rule(struct out *out, char group, const char *name) {
    out_format(out, "body:has(#%c-%s:not(:checked)) .%c-%s{display:none}\n", group, name, group,
               name);
}

static void put_box(struct out *out, char group, const char *name) {
    out_format(out, "<label><input type=\"checkbox\" id=\"%c-%s\" checked> %s</label>\n", group,
               name, name);
}

/* What there is of one group: a bit a kind, a part or a fate. */
static u64 present(const struct report *r, char group) {
    u64 bits = 0;
    for (u32 i = 0; i < r->differences.n; i++) {
        const struct difference *d = &r->differences.row[i];
        if (!is_shown(d)) continue;
        bits |= (u64)1 << (group == 'k' ? d->kind : group == 'p' ? d->part : d->fate);
    }
    return group == 'f' ? bits & ~1u : bits;
}

static const char *name_in(char group, u32 i) {
    return group == 'k'   ? kind_name((enum kind)i)
           : group == 'p' ? part_name(i)
                          : fate_name((enum fate)i);
}

/* Two parts of one name stand one behind the other. */
static bool is_repeated(char group, u64 bits, u32 i) {
    return group == 'p' && i > 0 && bits >> (i - 1) & 1 &&
           strcmp(part_name(i), part_name(i - 1)) == 0;
}

static void put_group(const struct report *r, struct out *out, char group,
                      void (*one)(struct out *, char, const char *)) {
    u64 bits = present(r, group);
    for (u32 i = 0; i < 64 && bits >> i; i++)
        if (bits >> i & 1 && !is_repeated(group, bits, i)) one(out, group, name_in(group, i));
}

static void put_filters(const struct report *r, struct out *out) {
    static const struct {
        char group;
        const char *legend;
    } groups[] = {{'k', "Kinds"}, {'p', "Labels"}, {'f', "Beside the other run"}};
    out_str(out, "<form class=\"filters\" aria-label=\"What is shown\">\n");
    for (u32 i = 0; i < COUNT(groups); i++) {
        if (!present(r, groups[i].group)) continue;
        out_format(out, "<fieldset><legend>%s</legend>\n", groups[i].legend);
        put_group(r, out, groups[i].group, put_box);
        out_str(out, "</fieldset>\n");
    }
    out_str(out, "</form>\n");
}

static void put_opening(const struct report *r, struct out *out) {
    put_head(r, out);
    put_group(r, out, 'k', put_rule);
    put_group(r, out, 'p', put_rule);
    put_group(r, out, 'f', put_rule);
    out_str(out, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#differences\">Skip to the "
                 "differences</a>\n<header>\n<h1>");
    put_title(r, out);
    out_format(out, "</h1>\n<p>%u documents", r->n_docs);
    if (r->n_missing) out_format(out, ", %u of them without a record", r->n_missing);
    if (r->other_name) {
        out_str(out, ". The other run is ");
        put_name(out, r->other_name);
    }
    out_str(out, ".</p>\n<nav aria-label=\"Sections\"><ul>\n"
                 "<li><a href=\"#figures\">Figures</a></li>\n");
    if (report_reliance(r).n) out_str(out, "<li><a href=\"#confidence\">Confidence</a></li>\n");
    out_str(out,
            "<li><a href=\"#differences\">Differences</a></li>\n</ul></nav>\n</header>\n<main>\n");
}

/* ---- tables ----------------------------------------------------------- */

/* A table that is wider than the window is scrolled by itself, by the keyboard
 * as well. */
static void open_table(struct out *out, const char *id, const char *title, const char *caption) {
    out_format(out, "<section aria-labelledby=\"%s\">\n<h2 id=\"%s\">%s</h2>\n", id, id, title);
    out_format(out,
               "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"%s\">\n"
               "<table>\n<caption>%s</caption>\n<thead><tr>",
               id, caption);
}

static void put_heads(struct out *out, const char *const *names) {
    for (; *names; names++) out_format(out, "<th scope=\"col\">%s</th>", *names);
}

static void close_table(struct out *out) {
    out_str(out, "</tbody>\n</table>\n</div>\n</section>\n");
}

static void put_compared(struct out *out, const struct comparison *c) {
    const char *sign = c->difference > 0 ? "more" : c->difference < 0 ? "less" : "same";
    out_format(out, "<td>%.3f</td><td class=\"%s\">%+.4f</td>", c->other, sign, c->difference);
    if (c->judged)
        out_format(out, "<td>%+.4f</td><td>%+.4f</td><td>%.4f</td>", c->low, c->high, c->p);
    else out_str(out, "<td colspan=\"3\">too few texts</td>");
    out_format(out, "<td>%u</td>", c->docs);
}

static void put_figure_row(const struct report *r, struct out *out, u32 slot) {
    const struct tally *t = &r->total.slot[slot];
    out_format(out, "<tr><th scope=\"row\">%s</th>", slot_name((enum slot)slot));
    if (slot < SLOT_RATES)
        out_format(out, "<td>%.3f</td><td>%.3f</td>", tally_precision(t), tally_recall(t));
    else out_str(out, "<td class=\"none\">none</td><td class=\"none\">none</td>");
    out_format(out, "<td>%.3f</td><td>%u</td>", tally_figure((enum slot)slot, t), t->wanted);
    if (r->comparison) put_compared(out, &r->comparison[slot]);
    out_str(out, "</tr>\n");
}

static void put_figures(const struct report *r, struct out *out) {
    static const char *const heads[] = {"Row", "Precision", "Recall", "F1/right", "Gold", NULL};
    static const char *const compared[] = {"Other", "Change", "Low", "High", "p", "Texts", NULL};
    char caption[320];
    int n = snprintf(caption, sizeof caption,
                     "Strict: both ends are the same. Loose: at least half is shared. Rows without "
                     "precision: what share of gold is right.");
    if (r->comparison)
        snprintf(caption + n, sizeof caption - (size_t)n,
                 " Of %u resamples 95 in 100 change by low to high.", r->resamples);
    open_table(out, "figures", "Figures", caption);
    put_heads(out, heads);
    if (r->comparison) put_heads(out, compared);
    out_str(out, "</tr></thead>\n<tbody>\n");
    for (u32 i = 0; i < SLOTS; i++)
        if (report_shows(r, i)) put_figure_row(r, out, i);
    close_table(out);
}

static void put_confidence(const struct report *r, struct out *out) {
    static const char *const heads[] = {"Confidence", "Quotations", "Mean", "Speaker right", NULL};
    struct reliance all = report_reliance(r);
    char caption[160];
    if (!all.n) return;
    snprintf(caption, sizeof caption,
             "%u quotations found, by their confidence. Expected error %.3f, Brier score %.3f.",
             all.n, all.expected, all.brier);
    open_table(out, "confidence", "Confidence", caption);
    put_heads(out, heads);
    out_str(out, "</tr></thead>\n<tbody>\n");
    for (u32 i = 0; i < TENTHS; i++) {
        u32 n = r->reliability.tenth[i].n;
        if (!n) continue;
        out_format(out,
                   "<tr><th scope=\"row\">%.1f to %.1f</th><td>%u</td><td>%.3f</td>"
                   "<td>%.3f</td></tr>\n",
                   i / 10.0, (i + 1) / 10.0, n, r->reliability.tenth[i].sum / n,
                   (double)r->reliability.tenth[i].right / n);
    }
    close_table(out);
}

/* ---- differences ------------------------------------------------------ */

static void put_quoted(struct out *out, const char *name, struct berita_str s) {
    out_format(out, "<span class=\"said\">%s <bdi>", name);
    if (s.p && s.n) put_clipped(out, s);
    else out_str(out, "nothing");
    out_str(out, "</bdi></span>");
}

static void put_details(struct out *out, const struct difference *d, const struct excerpt *e) {
    if (!part_is_of_finding(d->part)) {
        put_quoted(out, "gold:", d->want);
        put_quoted(out, "found:", d->have);
    } else if (d->kind == KIND_MOVED) {
        put_quoted(out, "found:", e->found);
    }
}

/* The number leads from the list into the text, and from there back. */
static void put_difference(struct report *r, struct out *out, u32 i) {
    const struct difference *d = &r->differences.row[i];
    struct excerpt e = report_excerpt(r, d);
    bool in_text = r->letters.text.p && d->fate != FATE_GONE;
    out_format(out, "<li id=\"d%u\" value=\"%u\" class=\"k-%s p-%s", i + 1, i + 1,
               kind_name(d->kind), part_name(d->part));
    if (d->fate) out_format(out, " f-%s", fate_name(d->fate));
    out_format(out, "\"><span class=\"tag %s\">%s</span> <span class=\"tag\">%s</span> ",
               kind_name(d->kind), kind_name(d->kind), part_name(d->part));
    if (d->fate) out_format(out, "<span class=\"tag\">%s</span> ", fate_name(d->fate));
    if (in_text) out_format(out, "<a href=\"#r%u\">at %u</a> ", i + 1, d->start);
    else out_format(out, "at %u ", d->start);
    out_str(out, "<bdi class=\"words\" lang=\"id\">");
    put(out, e.before);
    out_str(out, "<mark>");
    put_clipped(out, e.words);
    out_str(out, "</mark>");
    put(out, e.after);
    out_str(out, "</bdi>");
    put_details(out, d, &e);
    out_str(out, "</li>\n");
}

/* The text with a number where each difference begins; what several cover is
 * marked once. */
static void put_text(const struct report *r, struct out *out, u32 from, u32 to) {
    u32 at = 0;
    out_str(out, "<details><summary>Text</summary><div class=\"text\" lang=\"id\">");
    for (u32 i = from; i < to; i++) {
        const struct difference *d = &r->differences.row[i];
        if (!is_shown(d) || d->fate == FATE_GONE) continue;
        if (d->start > at) {
            put(out, letters_span(&r->letters, at, d->start));
            at = d->start;
        }
        out_format(out,
                   "<a class=\"number k-%s p-%s\" id=\"r%u\" href=\"#d%u\" "
                   "aria-label=\"%u: %s %s\">%u</a>",
                   kind_name(d->kind), part_name(d->part), i + 1, i + 1, i + 1, kind_name(d->kind),
                   part_name(d->part), i + 1);
        if (d->end <= at) continue;
        out_str(out, "<mark>");
        put(out, letters_span(&r->letters, at, d->end));
        out_str(out, "</mark>");
        at = d->end;
    }
    put(out, letters_span(&r->letters, at, r->letters.n));
    out_str(out, "</div></details>\n");
}

static void put_doc(struct report *r, struct out *out, u32 from, u32 to) {
    u32 doc = r->differences.row[from].doc;
    report_turn_to(r, &r->differences.row[from]);
    if (r->failed) return;
    out_format(out, "<article aria-labelledby=\"doc%u\">\n<h3 id=\"doc%u\"><bdi>", doc, doc);
    put(out, r->gold->doc[doc].id);
    out_str(out, "</bdi></h3>\n<ol>\n");
    for (u32 i = from; i < to; i++)
        if (is_shown(&r->differences.row[i])) put_difference(r, out, i);
    out_str(out, "</ol>\n");
    if (r->letters.text.p) put_text(r, out, from, to);
    out_str(out, "</article>\n");
}

static void put_contents(const struct report *r, struct out *out) {
    out_str(out, "<details><summary>Documents</summary>\n<ul class=\"documents\">\n");
    for (u32 i = 0, end; i < r->differences.n; i = end) {
        u32 doc = r->differences.row[i].doc, n;
        end = end_of_doc(r, i);
        n = count_shown(r, i, end);
        if (!n) continue;
        out_format(out, "<li><a href=\"#doc%u\"><bdi>", doc);
        put(out, r->gold->doc[doc].id);
        out_format(out, "</bdi></a> (%u)</li>\n", n);
    }
    out_str(out, "</ul></details>\n");
}

static void put_differences(struct report *r, struct out *out) {
    u32 shown = count_shown(r, 0, r->differences.n);
    out_format(out,
               "<section aria-labelledby=\"differences\">\n<h2 id=\"differences\" tabindex=\"-1\">"
               "Differences</h2>\n<p>%s",
               shown ? "" : "There are none.");
    if (shown)
        out_format(out,
                   "%u differences. Missed: only gold has it. Spurious: only the run has it. "
                   "Moved: found with other ends. Wrong: found, but something else is said of it.",
                   shown);
    if (shown && r->other_name)
        out_str(out, " New: the other run has it right. Kept: both have it wrong. Gone: only the "
                     "other run has it wrong.");
    out_str(out, "</p>\n");
    if (shown) {
        put_filters(r, out);
        put_contents(r, out);
    }
    for (u32 i = 0, end; i < r->differences.n; i = end) {
        end = end_of_doc(r, i);
        if (count_shown(r, i, end)) put_doc(r, out, i, end);
    }
    out_str(out, "</section>\n");
}

void report_html(struct report *r, struct out *out) {
    put_opening(r, out);
    put_figures(r, out);
    put_confidence(r, out);
    put_differences(r, out);
    out_str(out, "</main>\n</body>\n</html>\n");
}
