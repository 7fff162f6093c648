/* What the text itself says a name is.
 *
 * "X adalah sebuah desa", "grup musik seperti X", "X dibubarkan" say it of the
 * name and, through its words, of the same name elsewhere; in "X, Y, dan Z" the
 * names speak for each other.  All of it is added to the weights of the lattice
 * before the runs of capitals that it concerns are labelled anew. */
#include "stage/entity.h"

enum {
    NAME_MAX = 8,      /* tokens of a name */
    BRACKET_MAX = 24,  /* ... in brackets behind it */
    SKIPPED_MAX = 5,   /* small words or phrases on the way to a noun */
    PHRASE_MAX = 3,    /* tokens of words that end before a name */
    LIKE_REACH = 4,    /* tokens from a noun to "seperti" */
    TITLE_MAX = 4,     /* capitals between the joint of a list and the name */
    SEEN_MAX = 12,     /* names that begin with one word, looked at for it */
    PARTED = 4 * 16,   /* what keeps names of a list apart, */
    SAYS_SCALE = 16,   /* a weight of 1 in a byte */
    KINDS = LABEL_PLACE + 1
};

/* A name, or capitals that may be one, the weights that the text adds to it by
 * what it says, and the next whose first word has the same hash. */
struct named {
    u32 first;
    u8 tokens;
    bool anew, says_any, defined;
    i8 says[KINDS];
    u32 next;
};

struct defining {
    struct doc *doc;
    struct named *name;
    u32 n, max, said;
};

_Static_assert(sizeof(struct named) == 4 * sizeof(u32), "names lie in the scratch, four words each");

static u32 limit_of(const struct named *a) { return a->first + a->tokens; }

/* Does anything else begin at t? */
static bool breaks(const struct doc *doc, u32 t) { return doc->token[t].flags & (TOKEN_SENTENCE | TOKEN_LINE); }

/* ---- names and what may be one ---- */

static bool parts(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    if (token_is_capital(k) || label_goes_on(doc->mention_at[t])) return false;
    if (k->kind == TOKEN_WORD) return doc_is(doc, t, CLASS_LIST_JOINT);
    if (k->kind != TOKEN_PUNCT) return false;
    char c = doc->text[k->start];
    return c == ',' || c == '(' || c == ')';
}

/* "Dahulu", "Kemudian": a word that only begins a sentence. */
static bool is_opener(const struct doc *doc, u32 t) {
    return doc_is(doc, t, CLASS_FUNCTION) || doc_is(doc, t, CLASS_CONJ_START) || doc_is(doc, t, CLASS_DEFINE_SKIP);
}

/* The last name of the words [first, limit), or all of them where there is none. */
static void add_name(struct defining *d, u32 first, u32 limit) {
    const struct doc *doc = d->doc;
    u32 begin = limit;
    while (first < limit && doc->date_at[first]) first++;
    if (first == limit || d->n == d->max) return;
    if (limit == first + 1) {
        d->name[d->n++] = (struct named){.first = first, .tokens = 1};
        return;
    }
    while (--begin > first && !label_begins(doc->mention_at[begin])) continue;
    if (begin > first || label_begins(doc->mention_at[begin])) {
        first = begin;
        limit = min_u32(limit, name_limit(doc, first));
    } else if (breaks(doc, first) && is_opener(doc, first)) {
        first++;
    }
    while (limit > first + 1 && doc->mention_at[limit - 1] == LABEL_NONE && !token_is_capital(&doc->token[limit - 1])) limit--;
    if (limit - first > NAME_MAX) return;
    d->name[d->n++] = (struct named){.first = first, .tokens = (u8)(limit - first)};
}

static void find_names(struct defining *d) {
    const struct doc *doc = d->doc;
    for (u32 i = 0; i < doc->n_capitals; i++) {
        u32 limit = doc->capitals[i].limit, first = doc->capitals[i].first;
        for (u32 t = first + 1; t < limit; t++) {
            if (!parts(doc, t)) continue;
            if (t > first) add_name(d, first, t);
            first = t + 1;
        }
        if (limit > first) add_name(d, first, limit);
    }
}

/* ---- what stands around one ---- */

#define DEFINE_BIT(cls) ((u64)1 << ((cls) & 63))
_Static_assert(CLASS_DEFINE_IS >> 6 == CLASS_DEFINE_DONE >> 6 && CLASS_DEFINE_IS >> 6 == CLASS_WORDS - 1,
               "classes of definitions share a word of bits");

/* May words of the classes begin at t: one of them, or a phrase? */
static bool may_begin(const struct doc *doc, u32 t, u64 bits) {
    return doc->facts[t].cls[CLASS_WORDS - 1] & bits || doc->token[t].flags & TOKEN_PHRASE;
}

/* The entry of the longest words of a class that end before token `limit`, and
 * their first; none begins before `low`. */
static const struct entry *ends_before(const struct doc *doc, u32 limit, u32 low, unsigned cls, u32 *first) {
    const struct entry *e = NULL;
    u32 n;
    for (u32 k = min_u32(PHRASE_MAX, limit - low); k > 0; k--) {
        *first = limit - k;
        if (k == 1) return doc_entry(doc, *first, cls);
        if (doc->token[*first].flags & TOKEN_PHRASE && (e = doc_longest(doc, *first, cls, &n)) && n == k) return e;
    }
    return NULL;
}

/* Past small words from t on; *kind is what they say themselves ("seorang"). */
static u32 skip(const struct doc *doc, u32 t, u32 *kind) {
    const struct entry *e;
    u32 n;
    *kind = KINDS;
    for (u32 i = 0; i < SKIPPED_MAX && (e = doc_longest(doc, t, CLASS_DEFINE_SKIP, &n)); i++, t += n)
        *kind = min_u32(*kind, (u32)e->number);
    return t;
}

/* What the words from *t on say that something is: the label, KINDS for none; *t
 * moves to the noun, *limit past it. */
static u32 kind_at(const struct doc *doc, u32 *t, u32 *limit) {
    u32 n, kind;
    *limit = *t = skip(doc, *t, &kind);
    const struct entry *e = doc_longest(doc, *t, CLASS_DEFINE_KIND, &n);
    if (!e && !(n = doc_class_length(doc, *t, CLASS_ROLE_COMMON))) return kind;
    if (token_is_capital(&doc->token[*t]) && token_is_capital(&doc->token[*t + n])) return KINDS; /* "adalah Desa Wadas" */
    *limit = *t + n;
    return kind < KINDS ? kind : e ? (u32)e->number : (u32)LABEL_PERSON;
}

/* A hospital, a school: they are founded as bodies are. */
static bool is_site(const struct doc *doc, const struct named *a) { return doc_is(doc, a->first, CLASS_PLACE_HEAD); }

/* "ASN", "ABK": capitals alone are nobody's name because they do what people do. */
static bool is_short(const struct doc *doc, const struct named *a) {
    return a->tokens == 1 && doc->token[a->first].shape == SHAPE_UPPER;
}

static void say(struct defining *d, struct named *a, enum define_sign sign, u32 label) {
    if (label >= KINDS || (label == LABEL_ORGANIZATION && sign >= DEFINE_DOES && is_site(d->doc, a)) ||
        (label == LABEL_PERSON && is_short(d->doc, a)))
        return;
    int sum = a->says[label] + d->doc->model->define.weight[sign][label];
    a->says[label] = (i8)(sum > INT8_MAX ? INT8_MAX : sum < INT8_MIN ? INT8_MIN : sum);
    a->says_any = true;
    a->defined |= sign <= DEFINE_LIKE && sign != DEFINE_KIND;
}

/* Past the brackets behind a name, and the mark that closes it. */
static u32 past_brackets(const struct doc *doc, u32 t) {
    if (doc->token[t].kind == TOKEN_QUOTE) t++;
    if (breaks(doc, t) || !is_byte(doc, t, '(')) return t;
    u32 close = t + 1, most = min_u32(t + BRACKET_MAX, doc->n_tokens);
    while (close < most && !breaks(doc, close) && !is_byte(doc, close, ')')) close++;
    return close < most && is_byte(doc, close, ')') ? close + 1 : t;
}

static u32 behind(const struct doc *doc, u32 t) {
    u8 kind = doc->token[t].kind;
    return (kind == TOKEN_PUNCT || kind == TOKEN_QUOTE) && !breaks(doc, t) ? past_brackets(doc, t) : t;
}

/* ", sebuah kota di", ", penyanyi asal": from behind the comma. */
static void hear_apposition(struct defining *d, struct named *a, u32 t) {
    const struct doc *doc = d->doc;
    u32 noun = t, limit, kind = kind_at(doc, &noun, &limit);
    if (kind == KINDS || (a->first > 0 && doc_is(doc, a->first - 1, CLASS_CUE_MENURUT))) return;
    if (kind != LABEL_PLACE && a->first > 0 && (doc_is(doc, a->first - 1, CLASS_PREP_PLACE) || is_byte(doc, a->first - 1, ','))) return;
    bool goes_on = !breaks(doc, limit) && (doc_is(doc, limit, CLASS_PREP_PLACE) || doc_is(doc, limit, CLASS_ROLE_RELATIVE) ||
                                           doc_is(doc, limit, CLASS_TRIGGER_PLACE));
    if (noun > t || goes_on) say(d, a, DEFINE_APPOSITION, kind);
}

static void hear_behind(struct defining *d, struct named *a) {
    const struct doc *doc = d->doc;
    u32 t = behind(doc, limit_of(a)), n, limit;
    if (breaks(doc, t)) return;
    if (is_byte(doc, t, ',')) {
        if (!breaks(doc, t + 1)) hear_apposition(d, a, t + 1);
        return;
    }
    if (doc->token[t].shape != SHAPE_LOWER) return;
    if (!may_begin(doc, t, DEFINE_BIT(CLASS_DEFINE_IS) | DEFINE_BIT(CLASS_DEFINE_SKIP) | DEFINE_BIT(CLASS_DEFINE_DOES))) return;
    if ((n = doc_class_length(doc, t, CLASS_DEFINE_IS))) {
        t += n;
        say(d, a, DEFINE_IS, kind_at(doc, &t, &limit));
        return;
    }
    t = skip(doc, t, &limit);
    const struct entry *e = doc_longest(doc, t, CLASS_DEFINE_DOES, &n);
    if (e && !breaks(doc, t)) say(d, a, DEFINE_DOES, (u32)e->number);
}

/* The noun of "grup musik lain seperti", whose "seperti" begins at t. */
static u32 kind_before(const struct doc *doc, u32 t, u32 low) {
    u32 first;
    if (t > low && is_byte(doc, t - 1, ',')) t--;
    for (u32 limit = t; limit > low && limit + LIKE_REACH > t && doc->token[limit - 1].shape == SHAPE_LOWER; limit--) {
        const struct entry *e = ends_before(doc, limit, low, CLASS_DEFINE_KIND, &first);
        if (e) return (u32)e->number;
        if (doc_is(doc, limit - 1, CLASS_PREP) || doc_is(doc, limit - 1, CLASS_LIST_JOINT)) return KINDS;
    }
    return KINDS;
}

/* Might words that tell of a name end before t?  Mostly none do. */
static bool may_end(const struct doc *doc, u32 t) {
    const u64 bits = DEFINE_BIT(CLASS_DEFINE_DONE) | DEFINE_BIT(CLASS_DEFINE_KIND) | DEFINE_BIT(CLASS_DEFINE_LIKE);
    if (doc->token[t - 1].shape != SHAPE_LOWER) return false;
    if (doc->facts[t - 1].cls[CLASS_WORDS - 1] & bits) return true;
    return t > PHRASE_MAX && (doc->token[t - 2].flags | doc->token[t - 3].flags) & TOKEN_PHRASE;
}

static void hear_before(struct defining *d, struct named *a) {
    const struct doc *doc = d->doc;
    u32 t = a->first, first;
    if (t < 2 || breaks(doc, t)) return;
    if (doc->token[t - 1].kind == TOKEN_QUOTE) t--;
    if (is_byte(doc, t - 1, ':')) t--;
    u32 low = doc->sentence[doc->sentence_of[a->first]].first;
    if (t <= low || !may_end(doc, t)) return;
    const struct entry *e = ends_before(doc, t, low, CLASS_DEFINE_DONE, &first);
    if (e) say(d, a, DEFINE_DONE, (u32)e->number);
    e = ends_before(doc, t, low, CLASS_DEFINE_KIND, &first);
    if (e) say(d, a, DEFINE_KIND, (u32)e->number);
    else if (ends_before(doc, t, low, CLASS_DEFINE_LIKE, &first)) say(d, a, DEFINE_LIKE, kind_before(doc, first, low));
}

/* ---- the same name elsewhere ---- */

/* Adds a number of 1 / SAYS_SCALE to what a token weighs. */
static void add_weight(i16 *weight, int says) {
    int sum = *weight + says * EVIDENCE_SCALE / SAYS_SCALE;
    *weight = (i16)(sum > INT16_MAX ? INT16_MAX : sum < INT16_MIN ? INT16_MIN : sum);
}

/* A share of what is said, in 1/16, goes to the weights of a name: half as much to
 * its later words. */
static void add_said(struct doc *doc, const struct named *from, u32 first, int share) {
    for (u32 label = 0; label < KINDS; label++) {
        int says = from->says[label] * share / SAYS_SCALE;
        if (!says) continue;
        for (u32 i = 0; i < from->tokens; i++)
            add_weight(&doc->label_weight[first + i][i && label ? label + LABEL_MORE : label], i ? says / 2 : says);
    }
}

static bool same_words(const struct doc *doc, const struct named *a, u32 t) {
    for (u32 i = 0; i < a->tokens; i++)
        if (doc->token[a->first + i].word != doc->token[t + i].word) return false;
    return true;
}

static u32 slot_of(const struct doc *doc, u32 t, u32 mask) {
    u32 h = doc->token[t].word * 2654435761u;
    return (h ^ h >> 15) & mask;
}

static void tell_one(struct defining *d, struct named *a, const u32 *head, u32 mask) {
    u32 limit = limit_of(a);
    for (u32 t = a->first; t < limit; t++) {
        if (!token_is_capital(&d->doc->token[t])) continue;
        u32 looks = 0;
        for (u32 i = head[slot_of(d->doc, t, mask)]; i && looks++ < SEEN_MAX; i = d->name[i - 1].next) {
            const struct named *from = &d->name[i - 1];
            if (from == a || t + from->tokens > limit || !same_words(d->doc, from, t)) continue;
            add_said(d->doc, from, t, d->doc->model->define.elsewhere);
            a->anew = true;
        }
    }
}

/* What is said of some names is said of those that have their words. */
static void tell_others(struct defining *d) {
    u32 *head = (u32 *)(d->name + d->n), slots = 1, room = 4 * (d->doc->capacity - d->n);
    while (slots * 2 <= room && slots < 2 * d->said) slots *= 2;
    if (room < slots) return;
    memset(head, 0, slots * sizeof *head);
    for (u32 i = 0; i < d->n; i++) {
        if (!d->name[i].defined) continue;
        u32 *slot = &head[slot_of(d->doc, d->name[i].first, slots - 1)];
        d->name[i].next = *slot;
        *slot = i + 1;
    }
    for (u32 i = 0; i < d->n; i++) tell_one(d, &d->name[i], head, slots - 1);
}

/* ---- lists ---- */

/* Where the next name of a list begins to be looked for behind the one that ends at
 * t, or t; *closing when "dan" joins them. */
static u32 past_joint(const struct doc *doc, u32 t, bool *closing) {
    u32 from = behind(doc, t), at = from;
    if (!breaks(doc, at) && is_byte(doc, at, ',')) at++;
    if (at == from && !breaks(doc, at) && doc->token[at].kind == TOKEN_QUOTE) at++;
    if (!breaks(doc, at) && doc->token[at].shape == SHAPE_LOWER && doc_is(doc, at, CLASS_LIST_JOINT)) {
        *closing = true;
        at++;
    } else if (at == from) {
        return t;
    }
    if (!breaks(doc, at) && doc->token[at].kind == TOKEN_QUOTE) at++;
    return at;
}

/* "Menteri", "Kota": capitals before a name that are no part of it. */
static bool leads_name(const struct doc *doc, u32 t) {
    static const u16 cls[] = {CLASS_ROLE_OFFICE, CLASS_ROLE_COMMON, CLASS_TITLE_RANK, CLASS_TITLE_ACADEMIC,
                              CLASS_TITLE_HONORIFIC, CLASS_PLACE_HEAD, CLASS_DEFINE_KIND};
    for (u32 i = 0; i < COUNT(cls); i++)
        if (doc_is(doc, t, cls[i])) return true;
    return false;
}

static bool joins(const struct doc *doc, const struct named *a, const struct named *b, bool *closing) {
    u32 limit = limit_of(a), t;
    if (doc->token[limit].shape == SHAPE_LOWER && !doc_is(doc, limit, CLASS_LIST_JOINT)) return false;
    t = past_joint(doc, limit, closing);
    if (t == limit || t > b->first || t + TITLE_MAX < b->first) return false;
    for (; t < b->first; t++)
        if (breaks(doc, t) || !leads_name(doc, t)) return false;
    return !breaks(doc, t);
}

/* How far the weights of a name are from those of the label that suits it best, in
 * 1 / SAYS_SCALE, no farther than one name may speak. */
static void judge(const struct doc *doc, struct named *a) {
    const struct passages *p = &doc->model->passage;
    const i16 (*w)[LABELS] = (const i16 (*)[LABELS])doc->label_weight + a->first;
    i32 score[KINDS], best;
    for (u32 label = 0; label < KINDS; label++) {
        u32 more = label ? label + LABEL_MORE : LABEL_NONE, last = a->tokens > 1 ? more : label;
        score[label] = p->begin[LABEL_NONE][label] + w[0][label] + p->begin[last][LABEL_NONE];
        for (u32 i = 1; i < a->tokens; i++)
            score[label] += w[i][more] + (label == LABEL_NONE ? p->begin[0][0] : p->go_on[i > 1 ? more : label]);
    }
    best = score[0];
    for (u32 label = 1; label < KINDS; label++) best = score[label] > best ? score[label] : best;
    for (u32 label = 0; label < KINDS; label++) {
        i32 far = (score[label] - best) * SAYS_SCALE / EVIDENCE_SCALE, most = doc->model->define.list_one;
        a->says[label] = (i8)(far < -most ? -most : far);
    }
}

/* The names of a list but one speak for that one; those for whom most is against a
 * label keep it from every word. */
static void hear_list(struct doc *doc, struct named *a, const i32 sum[KINDS]) {
    i32 most = doc->model->define.list_all, against[KINDS], best = INT32_MIN;
    for (u32 label = 0; label < KINDS; label++) {
        against[label] = (sum[label] - a->says[label]) * doc->model->define.list_share / SAYS_SCALE;
        if (against[label] < -most) against[label] = -most;
        if (against[label] > best) best = against[label];
    }
    for (u32 label = 0; label < KINDS; label++)
        for (u32 i = 0; i < a->tokens; i++) {
            i16 *weight = doc->label_weight[a->first + i];
            if (i == 0 || label) add_weight(&weight[label], against[label] - best);
            if (i == 0 && label) add_weight(&weight[label + LABEL_MORE], against[label] - best);
        }
    a->anew = true;
}

/* No name of the list goes on over what parts two of them in the run that ends
 * at `limit`. */
static void part_names(struct doc *doc, const struct named *a, u32 limit) {
    for (u32 t = limit_of(a); t < a[1].first && t < limit && !token_is_capital(&doc->token[t]); t++)
        for (u32 label = LABEL_MORE + 1; label < LABELS; label++) add_weight(&doc->label_weight[t][label], -PARTED);
}

/* Nothing is to be said where all are labelled alike. */
static bool all_alike(const struct doc *doc, const struct named *a, const struct named *last) {
    u32 label = doc->mention_at[a->first];
    while (a <= last && doc->mention_at[a->first] == label) a++;
    return a > last && label_begins(label);
}

static void hear_lists(struct defining *d) {
    const struct capitals *run = d->doc->capitals;
    for (u32 i = 0, last; i + 1 < d->n; i = last + 1) {
        bool closing = false;
        for (last = i; last + 1 < d->n && !closing; last++)
            if (!joins(d->doc, &d->name[last], &d->name[last + 1], &closing)) break;
        if (last == i || (!closing && last < i + 2) || all_alike(d->doc, &d->name[i], &d->name[last])) continue;
        i32 sum[KINDS] = {0};
        for (u32 k = i; k <= last; k++) {
            judge(d->doc, &d->name[k]);
            for (u32 label = 0; label < KINDS; label++) sum[label] += d->name[k].says[label];
        }
        for (u32 k = i; k <= last; k++) {
            hear_list(d->doc, &d->name[k], sum);
            while (run->limit <= d->name[k].first) run++;
            if (k < last) part_names(d->doc, &d->name[k], run->limit);
        }
    }
}

static void label_anew(struct defining *d) {
    struct run run;
    run.limit = 0;
    const struct capitals *c = d->doc->capitals;
    for (u32 i = 0; i < d->n; i++) {
        if (!d->name[i].anew || d->name[i].first < run.limit) continue;
        while (c->limit <= d->name[i].first) c++;
        run.first = c->first;
        run.limit = c->limit;
        run_label_anew(d->doc, &run);
    }
}

/* Is the name labelled as the text says? */
static bool agrees(const struct doc *doc, const struct named *a) {
    u32 label = doc->mention_at[a->first];
    return label && label < KINDS && a->says[label] > 0 && name_limit(doc, a->first) == limit_of(a);
}

void entity_define(struct doc *doc) {
    struct defining d = {doc, (struct named *)doc->scratch, 0, doc->capacity, 0};
    find_names(&d);
    for (u32 i = 0; i < d.n; i++) {
        struct named *a = &d.name[i];
        hear_before(&d, a);
        hear_behind(&d, a);
        d.said += a->defined;
        if (!a->says_any || agrees(doc, a)) continue;
        add_said(doc, a, a->first, SAYS_SCALE);
        a->anew = true;
    }
    if (d.said) tell_others(&d);
    hear_lists(&d);
    label_anew(&d);
}
