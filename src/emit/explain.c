/* The report of --explain: what was found, in the order of the text, with the
 * rule and the words each answer rests on. */
#include "emit/formats.h"
#include "emit/terminal.h"

enum { LONGEST = 160 }; /* bytes of a passage shown whole */

/* ---- passages of the text --------------------------------------------- */

static bool inside_point(const char *p) { return ((unsigned char)*p & 0xc0) == 0x80; }

static void passage(struct out *o, struct berita_str s) {
    uint32_t head = LONGEST * 2 / 3, tail = s.n - LONGEST / 3;
    if (s.n <= LONGEST) {
        terminal_words(o, s.p, s.n);
        return;
    }
    while (head && inside_point(s.p + head)) head--;
    while (tail < s.n && inside_point(s.p + tail)) tail++;
    terminal_words(o, s.p, head);
    out_str(o, " [...] ");
    terminal_words(o, s.p + tail, s.n - tail);
}

static void span(struct out *o, const struct view *v, uint32_t start, uint32_t end) {
    passage(o, view_span(v, start, end));
}

static void place_in_text(struct out *o, const struct view *v, uint32_t start, uint32_t end) {
    out_format(o, "%u-%u", offset_of(&v->map, start), offset_of(&v->map, end));
}

static void label(struct out *o, const char *name) { out_format(o, "    %-13s", name); }

static void section(struct out *o, const struct view *v, const char *name) {
    paint(o, v->choice, PAINT_HEAD);
    out_str(o, name);
    paint_end(o, v->choice);
    out_char(o, '\n');
}

/* "quote.after (lexicons/rules/quote.rules:12)" and its reason below. */
static void rule(struct out *o, const struct view *v, const char *what, uint32_t id) {
    if (id == BERITA_NONE) return;
    struct berita_rule r = berita_rule(v->model, id);
    paint(o, v->choice, PAINT_FAINT);
    label(o, what);
    out_str(o, r.name);
    if (r.line) out_format(o, " (%s:%u)", r.file, r.line);
    if (*r.why) {
        out_char(o, '\n');
        label(o, "");
        out_str(o, r.why);
    }
    paint_end(o, v->choice);
    out_char(o, '\n');
}

static void entity(struct out *o, const struct view *v, uint32_t row) {
    const struct berita_entity *e = &v->entity[row];
    out_format(o, "%c%u ", view_letter(e->type), v->number[row]);
    paint(o, v->choice, paint_of(e->type));
    passage(o, e->name);
    paint_end(o, v->choice);
}

static void mention(struct out *o, const struct view *v, uint32_t row) {
    static const char *const how[] = {"full name", "short name", "title", "description", "pronoun"};
    const struct berita_mention *m = &v->mention[row];
    out_char(o, '"');
    span(o, v, m->start, m->end);
    out_format(o, "\" (%s) at ", how[m->how % 5]);
    place_in_text(o, v, m->start, m->end);
}

/* ---- quotations ------------------------------------------------------- */

static void speaker(struct out *o, const struct view *v, const struct berita_quotation *q) {
    label(o, "speaker");
    if (q->speaker == BERITA_NONE) {
        out_str(o, "not found\n");
        return;
    }
    entity(o, v, q->speaker);
    const struct berita_role *r = view_role(v, q->speaker);
    struct berita_str owner = view_affiliation(v, r);
    if (r && r->end > r->start) {
        out_str(o, ", ");
        span(o, v, r->start, r->end);
    }
    if (owner.n) {
        out_str(o, ", ");
        passage(o, owner);
    }
    out_char(o, '\n');
}

static void evidence(struct out *o, const struct view *v, const struct berita_quotation *q) {
    if (q->mention != BERITA_NONE) {
        label(o, "named here");
        mention(o, v, q->mention);
        out_char(o, '\n');
    } else if (q->speaker_span.end > q->speaker_span.start) {
        label(o, "named here");
        span(o, v, q->speaker_span.start, q->speaker_span.end);
        out_char(o, '\n');
    }
    if (q->antecedent == BERITA_NONE || q->antecedent == q->mention) return;
    label(o, "known from");
    mention(o, v, q->antecedent);
    if (q->distance == 0)
        out_str(o, ", the same sentence");
    else
        out_format(o, ", %u sentence%s away", q->distance, q->distance == 1 ? "" : "s");
    out_char(o, '\n');
}

static void said_when(struct out *o, const struct view *v, const struct berita_quotation *q) {
    if (q->date != BERITA_NONE) {
        const struct berita_date *d = &v->date[q->date];
        label(o, "said on");
        span(o, v, d->start, d->end);
        out_format(o, " = %s\n", d->value);
    }
    if (q->occasion.n) {
        label(o, "occasion");
        passage(o, q->occasion);
        out_char(o, '\n');
    }
    if (q->addressee.end > q->addressee.start) {
        label(o, "said to");
        span(o, v, q->addressee.start, q->addressee.end);
        out_char(o, '\n');
    }
    if (q->second_hand) {
        label(o, "second hand");
        out_str(o, "reported by another medium or document\n");
    }
}

static void quotation(struct out *o, const struct view *v, uint32_t row) {
    const struct berita_quotation *q = &v->quotation[row];
    out_format(o, "  q%u %s, ", row + 1, speech_name[q->type % 3]);
    place_in_text(o, v, q->start, q->end);
    out_format(o, ", confidence %.2f", (double)q->confidence);
    if (q->continues != BERITA_NONE) out_format(o, ", continues q%u", q->continues + 1);
    out_str(o, "\n    ");
    paint(o, v->choice, PAINT_QUOTED);
    span(o, v, q->start, q->end);
    paint_end(o, v->choice);
    out_char(o, '\n');
    if (q->cue.end > q->cue.start) {
        label(o, "cue");
        span(o, v, q->cue.start, q->cue.end);
        out_str(o, ", a form of ");
        passage(o, q->lemma);
        out_char(o, '\n');
    }
    speaker(o, v, q);
    evidence(o, v, q);
    rule(o, v, "resolved by", q->resolved_by);
    said_when(o, v, q);
    rule(o, v, "found by", q->rule);
    out_char(o, '\n');
}

static void quotations(struct out *o, const struct view *v) {
    if (!(v->choice->kinds & KIND_QUOTATIONS)) return;
    section(o, v, "Quotations");
    for (uint32_t i = 0; i < v->n_quotations; i++)
        if (view_wants(v, &v->quotation[i])) quotation(o, v, i);
    if (v->n_quotations == 0) out_str(o, "  none\n\n");
}

/* ---- dates ------------------------------------------------------------ */

static void anchor(struct out *o, const struct view *v, uint32_t row) {
    if (row == BERITA_NONE) return;
    label(o, "counted from");
    if (row == BERITA_ANCHOR_PUBLISHED) {
        out_str(o, "the day of publication\n");
        return;
    }
    out_char(o, '"');
    span(o, v, v->date[row].start, v->date[row].end);
    out_format(o, "\" = %s\n", v->date[row].value);
}

/* More than the one day that the value names already? */
static bool covers_days(const struct berita_date *d) {
    if (!*d->from && !*d->to) return false;
    return strcmp(d->from, d->to) != 0 || strncmp(d->value, d->from, strlen(d->from)) != 0;
}

static void date(struct out *o, const struct view *v, const struct berita_date *d) {
    out_str(o, "  ");
    span(o, v, d->start, d->end);
    out_str(o, " = ");
    paint(o, v->choice, PAINT_DATE);
    out_str(o, *d->value ? d->value : "?");
    paint_end(o, v->choice);
    if (*d->mod) out_format(o, " %s", d->mod);
    if (covers_days(d))
        out_format(o, ", %s to %s", *d->from ? d->from : "...", *d->to ? d->to : "...");
    out_str(o, ", at ");
    place_in_text(o, v, d->start, d->end);
    out_char(o, '\n');
    if (d->weekday_mismatch) {
        label(o, "misprint?");
        out_str(o, "the weekday named is not that day's\n");
    }
    anchor(o, v, d->anchor);
    rule(o, v, "found by", d->rule);
}

static void dates(struct out *o, const struct view *v) {
    if (!(v->choice->kinds & KIND_DATES)) return;
    section(o, v, "Dates");
    for (uint32_t i = 0; i < v->n_dates; i++) date(o, v, &v->date[i]);
    out_str(o, v->n_dates ? "\n" : "  none\n\n");
}

/* ---- entities --------------------------------------------------------- */

static void place(struct out *o, const struct view *v, const struct berita_entity *e) {
    out_format(o, ", %s", berita_kind_name(e->type, e->kind));
    if (e->code.n) out_format(o, " %.*s", (int)e->code.n, e->code.p);
    for (uint32_t i = 0; i < e->path_len; i++) {
        out_str(o, i ? " > " : ", ");
        passage(o, e->path[i]);
    }
    if (e->ambiguous > 1) out_format(o, ", one of %u of that name", e->ambiguous);
    if (v->summary->scene != BERITA_NONE && e == &v->entity[v->summary->scene]) out_str(o, ", the scene");
}

static void details(struct out *o, const struct view *v, const struct berita_entity *e) {
    if (e->type == BERITA_PLACE) place(o, v, e);
    if (e->type == BERITA_ORGANIZATION) out_format(o, ", %s", berita_kind_name(e->type, e->kind));
    out_char(o, '\n');
    for (uint32_t i = 0; i < e->roles; i++) {
        const struct berita_role *r = &v->role[e->first_role + i];
        struct berita_str owner = view_affiliation(v, r);
        label(o, r->is_title ? "title" : "role");
        span(o, v, r->start, r->end);
        if (owner.n) {
            out_str(o, ", ");
            passage(o, owner);
        }
        if (r->former) out_str(o, ", former");
        if (r->acting) out_str(o, ", acting");
        out_char(o, '\n');
    }
}

static void entities(struct out *o, const struct view *v) {
    if (!(v->choice->kinds & KIND_ENTITIES)) return;
    section(o, v, "Persons, organizations, places");
    for (uint32_t i = 0; i < v->n_entities; i++) {
        uint32_t row = (uint32_t)v->order[i];
        const struct berita_entity *e = &v->entity[row];
        if (!(v->choice->kinds >> e->type & 1)) continue;
        out_str(o, "  ");
        entity(o, v, row);
        details(o, v, e);
        for (uint32_t k = 0; k < e->mentions; k++) {
            uint32_t m = berita_mention_of(v->doc, row, k);
            label(o, k ? "" : "mentions");
            mention(o, v, m);
            out_format(o, ", %s\n", berita_rule(v->model, v->mention[m].rule).name);
        }
    }
    out_str(o, v->n_entities ? "\n" : "  none\n\n");
}

/* ---- the report ------------------------------------------------------- */

static void heading(struct out *o, const struct view *v) {
    const struct record *r = v->record;
    paint(o, v->choice, PAINT_HEAD);
    out_str(o, "== ");
    terminal_words(o, r->id.p, r->id.n);
    if (r->title.n) out_str(o, ": ");
    terminal_words(o, r->title.p, r->title.n);
    paint_end(o, v->choice);
    out_char(o, '\n');
    if (v->summary->published.n) {
        out_str(o, "Published ");
        terminal_words(o, v->summary->published.p, v->summary->published.n);
        if (v->summary->published_from) out_format(o, " (from the %s)", v->summary->published_from);
    } else {
        out_str(o, "Day of publication unknown");
    }
    out_str(o, "\n\n");
}

void emit_explain(struct out *out, const struct view *v, struct emit_space *space) {
    (void)space;
    heading(out, v);
    quotations(out, v);
    dates(out, v);
    entities(out, v);
}
