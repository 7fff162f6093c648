/* Who said what: the list of quotations, each with what it rests on. */
#include "emit/page.h"

/* ---- what is known of one --------------------------------------------- */

static void speaker(struct page *p, const struct berita_quotation *q) {
    struct out *o = p->out;
    if (q->speaker == BERITA_NONE) {
        out_str(o, "<strong>");
        page_put(o, WORD_speaker_unknown);
        out_str(o, "</strong>");
        return;
    }
    const struct berita_role *r = view_role(p->v, q->speaker);
    out_str(o, "<strong>");
    page_name(p, q->speaker);
    out_str(o, "</strong>");
    if (r && r->end > r->start) {
        out_str(o, ", ");
        page_isolated(o, page_role(p, r));
    }
    struct berita_str owner = page_owner(p, r);
    if (!owner.n) return;
    out_str(o, ", ");
    page_isolated(o, owner);
}

static void fact(struct page *p, enum word w, struct berita_str words) {
    if (!words.n) return;
    out_str(p->out, " · ");
    page_put(p->out, w);
    out_char(p->out, ' ');
    page_isolated(p->out, words);
}

static void facts(struct page *p, const struct berita_quotation *q) {
    struct out *o = p->out;
    out_str(o, "<p class=\"facts\">");
    page_put(o, page_speech(q->type));
    fact(p, WORD_said_to, view_span(p->v, q->addressee.start, q->addressee.end));
    fact(p, WORD_occasion, q->occasion);
    if (q->date != BERITA_NONE) {
        out_str(o, " · ");
        page_when(o, &p->v->date[q->date]);
    }
    if (q->second_hand) {
        out_str(o, " · ");
        page_put(o, WORD_second_hand);
    }
    if (q->continues != BERITA_NONE && page_shows_quotation(p, q->continues)) {
        out_str(o, " · ");
        page_put(o, WORD_continues);
        out_char(o, ' ');
        page_badge(p, q->continues, 'q');
    }
    out_str(o, " · ");
    page_put(o, WORD_confidence);
    out_format(o, " %.0f%%</p>\n", (double)q->confidence * 100);
}

/* ---- why -------------------------------------------------------------- */

static void term(struct page *p, enum word w) {
    out_str(p->out, "<dt>");
    page_put(p->out, w);
    out_str(p->out, "</dt><dd>");
}

static void end_term(struct page *p) { out_str(p->out, "</dd>\n"); }

/* Rules are described in English. */
static void rule(struct page *p, enum word w, uint32_t id) {
    if (id == BERITA_NONE) return;
    struct berita_rule r = berita_rule(p->v->model, id);
    struct out *o = p->out;
    term(p, w);
    out_str(o, "<code>");
    page_cstr(o, r.name);
    out_str(o, "</code>");
    if (r.line) {
        out_str(o, " (");
        page_cstr(o, r.file);
        out_format(o, ":%u)", r.line);
    }
    if (*r.why) {
        out_str(o, "<br/><span lang=\"en\">");
        page_cstr(o, r.why);
        out_str(o, "</span>");
    }
    end_term(p);
}

/* The words of a mention, which lead to it where it is marked. */
static void mention(struct page *p, uint32_t row) {
    const struct berita_mention *m = &p->v->mention[row];
    bool leads = page_shows_mention(p, m) && m->start < m->end;
    if (leads) {
        out_str(p->out, "<a");
        page_attribute(p, "href", 'm', row + 1);
        out_char(p->out, '>');
    }
    page_isolated(p->out, view_span(p->v, m->start, m->end));
    if (leads) out_str(p->out, "</a>");
    out_str(p->out, ", ");
    page_put(p->out, page_how(m->how));
}

static void evidence(struct page *p, const struct berita_quotation *q) {
    if (q->mention != BERITA_NONE || q->speaker_span.end > q->speaker_span.start) {
        term(p, WORD_named_here);
        if (q->mention != BERITA_NONE) mention(p, q->mention);
        else page_isolated(p->out, view_span(p->v, q->speaker_span.start, q->speaker_span.end));
        end_term(p);
    }
    if (q->antecedent == BERITA_NONE || q->antecedent == q->mention) return;
    term(p, WORD_known_from);
    mention(p, q->antecedent);
    out_str(p->out, ", ");
    if (q->distance) out_format(p->out, "%u ", q->distance);
    page_put(p->out, q->distance ? WORD_sentences_away : WORD_same_sentence);
    end_term(p);
}

static void why(struct page *p, const struct berita_quotation *q) {
    struct out *o = p->out;
    out_str(o, "<details><summary>");
    page_put(o, WORD_why);
    out_str(o, "</summary>\n<dl>\n");
    if (q->cue.end > q->cue.start) {
        term(p, WORD_cue);
        page_isolated(o, view_span(p->v, q->cue.start, q->cue.end));
        out_str(o, ", ");
        page_put(o, WORD_form_of);
        out_char(o, ' ');
        page_isolated(o, q->lemma);
        end_term(p);
    }
    evidence(p, q);
    rule(p, WORD_resolved_by, q->resolved_by);
    rule(p, WORD_found_by, q->rule);
    out_str(o, "</dl></details>\n");
}

/* ---- the list --------------------------------------------------------- */

static void quotation(struct page *p, uint32_t row) {
    const struct berita_quotation *q = &p->v->quotation[row];
    struct out *o = p->out;
    out_str(o, "<li");
    page_attribute(p, "id", 'k', row + 1);
    out_str(o, ">\n<p class=\"who\">");
    page_badge(p, row, 'q');
    out_char(o, ' ');
    speaker(p, q);
    out_str(o, "</p>\n<blockquote>");
    page_isolated(o, view_span(p->v, q->start, q->end));
    out_str(o, "</blockquote>\n");
    facts(p, q);
    why(p, q);
    out_str(o, "</li>\n");
}

void page_quotations(struct page *p) {
    struct out *o = p->out;
    if (p->said_first[p->v->n_entities + 1] == 0) return;
    out_format(o, "<section class=\"quotations\" id=\"a%llu-quotations\">\n<h3>", (unsigned long long)p->number);
    page_put(o, WORD_quotations);
    out_str(o, "</h3>\n<ol>\n");
    for (uint32_t i = 0; i < p->v->n_quotations; i++)
        if (page_shows_quotation(p, i)) quotation(p, i);
    out_str(o, "</ol>\n</section>\n");
}
