/* Small pieces of the HTML page. */
#include "emit/page.h"
#include "emit/utf8.h"

#include <stdlib.h>

const char *const page_word[WORDS] = {
#define WORD(name, text) [WORD_##name] = text,
#include "emit/words.inc"
#undef WORD
};

const char *page_kind(const char *name) {
    static const char *const kinds[][2] = {
#define KIND(name, text) {name, text},
#include "emit/kinds.inc"
#undef KIND
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(name, kinds[i][0]) == 0) return kinds[i][1];
    return "";
}

/* ---- text ------------------------------------------------------------- */

/* HTML takes more for mistakes than XML does: control characters, all of them, and the
 * code points that are no characters. */
static bool is_allowed(const unsigned char *p, size_t n) {
    switch (n) {
    case 1: return (*p >= ' ' && *p != 0x7f) || *p == '\n' || *p == '\t';
    case 2: return p[0] != 0xc2 || p[1] >= 0xa0;
    case 3: return p[0] != 0xef || p[1] < 0xb7 || (p[1] == 0xb7 && (p[2] < 0x90 || p[2] > 0xaf)) ||
                   (p[1] > 0xb7 && (p[1] != 0xbf || p[2] < 0xbe));
    case 4: return (p[1] & 0x0f) != 0x0f || p[2] != 0xbf || p[3] < 0xbe;
    default: return false;
    }
}

/* One code point or bad byte; gives its length. */
static size_t escape(struct out *o, const unsigned char *p, const unsigned char *end) {
    size_t n = utf8_length(p, end);
    switch (*p) {
    case '&': out_str(o, "&amp;"); break;
    case '<': out_str(o, "&lt;"); break;
    case '>': out_str(o, "&gt;"); break;
    case '"': out_str(o, "&quot;"); break;
    case '\'': out_str(o, "&#39;"); break;
    case '\r': out_char(o, '\n'); break;
    default:
        if (is_allowed(p, n)) out_bytes(o, (const char *)p, n);
        else out_str(o, "\xef\xbf\xbd");
    }
    return n ? n : 1;
}

static bool is_plain(unsigned char c) {
    return c >= ' ' && c < 0x7f && c != '&' && c != '<' && c != '>' && c != '"' && c != '\'';
}

void page_escaped(struct out *out, const char *text, size_t n) {
    const unsigned char *p = (const unsigned char *)text, *end = p + n, *plain;
    while (p < end) {
        for (plain = p; p < end && is_plain(*p);) p++;
        out_bytes(out, (const char *)plain, (size_t)(p - plain));
        if (p < end) p += escape(out, p, end);
    }
}

void page_isolated(struct out *out, struct berita_str s) {
    out_str(out, "<bdi>");
    page_str(out, s);
    out_str(out, "</bdi>");
}

/* ---- ids and links ---------------------------------------------------- */

void page_id(const struct page *p, char letter, uint32_t number) {
    char *w = out_small(p->out);
    *w++ = 'a';
    w = put_u64(w, p->number);
    *w++ = '-';
    *w++ = letter;
    out_end(p->out, put_u32(w, number));
}

void page_attribute(const struct page *p, const char *name, char letter, uint32_t number) {
    out_char(p->out, ' ');
    out_str(p->out, name);
    out_str(p->out, *name == 'h' ? "=\"#" : "=\"");
    page_id(p, letter, number);
    out_char(p->out, '"');
}

void page_entity_id(const struct page *p, const char *name, uint32_t entity) {
    page_attribute(p, name, view_letter(p->v->entity[entity].type), p->v->number[entity]);
}

void page_slot(const struct page *p, uint32_t entity) {
    if (entity == BERITA_NONE || p->v->number[entity] > SLOTS) return;
    char *w = out_small(p->out);
    *w++ = ' ';
    *w++ = view_letter(p->v->entity[entity].type);
    out_end(p->out, put_u32(w, p->v->number[entity]));
}

void page_name(const struct page *p, uint32_t entity) {
    bool leads = page_shows_entity(p, entity);
    if (leads) {
        out_str(p->out, "<a");
        page_entity_id(p, "href", entity);
        out_char(p->out, '>');
    }
    page_isolated(p->out, p->v->entity[entity].name);
    if (leads) out_str(p->out, "</a>");
}

/* Behind the words of a role, or behind a name that they end in or that follows
 * at once: "Kepala Dinas Kesehatan". */
static uint32_t end_of_role(const struct berita_role *r) {
    const struct berita_span *names[] = {&r->organization, &r->place};
    for (unsigned i = 0; i < 2; i++)
        if (names[i]->start >= r->start && names[i]->start <= r->end + 1 && names[i]->end > r->end) return names[i]->end;
    return r->end;
}

struct berita_str page_role(const struct page *p, const struct berita_role *r) {
    return view_span(p->v, r->start, end_of_role(r));
}

static bool says(const struct berita_role *r, struct berita_span s) {
    return s.end > s.start && s.start >= r->start && s.end <= end_of_role(r);
}

struct berita_str page_owner(const struct page *p, const struct berita_role *r) {
    const struct berita_str none = {NULL, 0};
    if (!r || r->is_title || says(r, r->organization)) return none;
    if (r->organization.end <= r->organization.start && says(r, r->place)) return none;
    return view_affiliation(p->v, r);
}

/* Who said it, for those who do not see the card. */
static void speaker_of(const struct page *p, uint32_t quotation) {
    uint32_t speaker = p->v->quotation[quotation].speaker;
    out_str(p->out, ", ");
    if (speaker == BERITA_NONE) page_put(p->out, WORD_speaker_unknown);
    else page_str(p->out, p->v->entity[speaker].name);
}

static const float DOUBTFUL = 0.5f; /* as for --unresolved */

void page_badge(const struct page *p, uint32_t row, char to) {
    struct out *o = p->out;
    const struct berita_quotation *q = &p->v->quotation[row];
    bool doubtful = q->speaker == BERITA_NONE || q->confidence < DOUBTFUL;
    out_str(o, "<a class=\"badge ");
    out_str(o, q->type == BERITA_DIRECT ? "direct" : q->type == BERITA_INDIRECT ? "indirect" : "mixed");
    if (doubtful) out_str(o, " doubtful");
    out_char(o, '"');
    page_attribute(p, "href", to, row + 1);
    out_str(o, " aria-label=\"");
    page_put(o, WORD_quotation);
    out_char(o, ' ');
    out_u32(o, row + 1);
    speaker_of(p, row);
    if (doubtful) {
        out_str(o, ", ");
        page_put(o, WORD_doubtful);
    }
    out_str(o, "\">");
    out_u32(o, row + 1);
    if (doubtful) out_char(o, '?');
    out_str(o, "</a>");
}

void page_rule(const struct page *p, uint32_t id) {
    if (id == BERITA_NONE) return;
    struct berita_rule r = berita_rule(p->v->model, id);
    out_str(p->out, "<code title=\"");
    page_cstr(p->out, r.why);
    out_str(p->out, "\">");
    page_cstr(p->out, r.name);
    out_str(p->out, "</code>");
}

/* ---- order ------------------------------------------------------------ */

static int by_key(const void *a, const void *b) {
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

void page_sort(struct page *p, uint32_t n) { qsort(p->order, n, sizeof *p->order, by_key); }

/* ---- words ------------------------------------------------------------ */

enum word page_how(uint8_t how) {
    static const enum word words[] = {WORD_full, WORD_short, WORD_title, WORD_description, WORD_pronoun};
    return words[how % (sizeof words / sizeof *words)];
}

enum word page_speech(uint8_t type) {
    static const enum word words[] = {WORD_direct, WORD_indirect, WORD_mixed};
    return words[type % (sizeof words / sizeof *words)];
}

enum word page_warning(uint8_t kind) {
    static const enum word words[] = {WORD_warn_utf8, WORD_warn_unterminated, WORD_warn_weekday, WORD_warn_date,
                                      WORD_warn_limit};
    return words[kind % (sizeof words / sizeof *words)];
}
