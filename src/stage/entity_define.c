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
    KINDS = LABEL_PLACE + 1,
    MATTER = KINDS,    /* what is no name, though names of places may tell more of it */
    UNTOLD
};

/* Flags of a name: LINKED: it may go on in a list; HEADED: the noun before is one
 * for all of that. */
enum { SAYS = 1, DEFINED = 2, LINKED = 4, HEADED = 8 };

/* A name, or capitals that may be one, in a run of capitals, the weights that the
 * text adds to it by what it says, and the next whose first word has the same hash. */
struct named {
    u32 first, run, next;
    u8 tokens, flags;
    i8 says[KINDS];
};

/* Of the names those are kept of which something is said and those of lists, in the
 * scratch; runs to label anew are marked in mention_order, free until later. */
struct defining {
    struct doc *doc;
    struct named *name;
    u32 *anew, n, max, defined;
};

/* Names, half as many as tokens at most, and a table of a word a token share the
 * four words a token of the scratch. */
_Static_assert(sizeof(struct named) <= 5 * sizeof(u32), "names and the table fit the scratch");

static u32 limit_of(const struct named *a) { return a->first + a->tokens; }

/* ---- names and what may be one ---- */

static bool parts(const struct doc *doc, u32 t) {
    const struct berita_token *k = &doc->token[t];
    if (k->kind == TOKEN_WORD) return k->shape == SHAPE_LOWER && doc_is(doc, t, CLASS_LIST_JOINT);
    if (k->kind != TOKEN_PUNCT) return false;
    char c = doc->text[k->start];
    return c == ',' || c == '(' || c == ')';
}

/* "Dahulu", "Kemudian": a word that only begins a sentence. */
static bool is_opener(const struct doc *doc, u32 t) {
    return doc_is(doc, t, CLASS_FUNCTION) || doc_is(doc, t, CLASS_CONJ_START) || doc_is(doc, t, CLASS_DEFINE_SKIP);
}

/* Words that may be a name, and the last name in them: [begin, end), where end is
 * 0 when they have none. */
struct words { u32 first, begin, end; };

/* "A, B, Nusa Air dan Bima Air": has a name taken the joint of the list that it
 * ends, at t?  Those that begin with a head do have one: "Dinas Pemuda dan Olahraga". */
static bool joins_two(const struct doc *doc, const struct words *w, u32 t) {
    if (doc->mention_at[t] != LABEL_ORGANIZATION_MORE || w->begin > w->first || doc_class_length(doc, w->first, CLASS_ORG_HEAD)) return false;
    if (w->first == 0 || !is_byte(doc, w->first - 1, ',')) return false;
    if (doc->token[t].shape != SHAPE_LOWER || !doc_is(doc, t, CLASS_LIST_JOINT)) return false;
    const struct word *next = doc_word(doc, t + 1);
    return token_is_capital(&doc->token[t + 1]) && next->lower <= next->upper;
}

/* ---- what stands around one ---- */

#define DEFINE_BIT(cls) ((u64)1 << ((cls) & 63))
enum { DEFINE_WORD = CLASS_DEFINE_IS >> 6 };
_Static_assert(DEFINE_WORD == CLASS_DEFINE_LAST >> 6, "classes of definitions share a word of bits");

/* May words of the classes begin at t: one of them, or a phrase? */
static bool may_begin(const struct doc *doc, u32 t, u64 bits) {
    return doc->facts[t].cls[DEFINE_WORD] & bits || doc->token[t].flags & TOKEN_PHRASE;
}

/* The longest words of a class that end before a token. */
struct ending {
    const struct entry *entry;
    u32 first;
};

/* Those of each class from here on. */
enum { ENDS_FIRST = CLASS_DEFINE_KIND, ENDS = CLASS_DEFINE_WHOSE - ENDS_FIRST + 1 };
#define END(name) (CLASS_DEFINE_##name - ENDS_FIRST)

/* Phrases of k tokens from t on. */
static void end_phrases(const struct doc *doc, u32 t, u32 k, struct ending end[ENDS]) {
    const struct phrase *p = doc->phrase, *limit = p + doc->n_phrases;
    for (p += doc->phrase_at[t]; p < limit && p->first == t; p++) {
        u32 i = (u32)p->cls - ENDS_FIRST;
        if (i < ENDS && p->tokens == k && !end[i].entry) end[i] = (struct ending){&doc->model->entry[p->entry], t};
    }
}

/* What words end before token `limit` of a sentence that begins at `low`. */
static void find_ends(const struct doc *doc, u32 limit, u32 low, struct ending end[ENDS]) {
    u64 bits = doc->facts[limit - 1].cls[DEFINE_WORD] >> (ENDS_FIRST & 63);
    memset(end, 0, ENDS * sizeof *end);
    for (u32 k = min_u32(PHRASE_MAX, limit - low); k > 1; k--)
        if (doc->token[limit - k].flags & TOKEN_PHRASE) end_phrases(doc, limit - k, k, end);
    for (u32 i = 0; i < ENDS; i++)
        if (bits >> i & 1 && !end[i].entry)
            end[i] = (struct ending){doc_word_entry(doc, limit - 1, ENDS_FIRST + i), limit - 1};
}

/* Past small words from t on; *kind is what they say themselves ("seorang"). */
static u32 skip(const struct doc *doc, u32 t, u32 *kind) {
    const struct entry *e;
    u32 n;
    *kind = UNTOLD;
    for (u32 i = 0; i < SKIPPED_MAX && (e = doc_longest(doc, t, CLASS_DEFINE_SKIP, &n)); i++, t += n)
        *kind = min_u32(*kind, (u32)e->number);
    return t;
}

/* What the words from *t on say that something is: the label, or UNTOLD; *t
 * moves to the noun, *limit past it. */
static u32 kind_at(const struct doc *doc, u32 *t, u32 *limit) {
    u32 n, kind;
    *limit = *t = skip(doc, *t, &kind);
    const struct entry *e = doc_longest(doc, *t, CLASS_DEFINE_KIND, &n);
    if (!e && !(n = doc_class_length(doc, *t, CLASS_ROLE_COMMON))) return kind;
    if (token_is_capital(&doc->token[*t]) && token_is_capital(&doc->token[*t + n])) return UNTOLD; /* "adalah Desa Wadas" */
    *limit = *t + n;
    return kind < UNTOLD ? kind : e ? (u32)e->number : (u32)LABEL_PERSON;
}

/* A hospital, a school: they are founded as bodies are. */
static bool is_site(const struct doc *doc, const struct named *a) { return doc_is(doc, a->first, CLASS_PLACE_HEAD); }

/* "ASN", "ABK": capitals alone are nobody's name because they do what people do, nor
 * is one letter a body or place ("kampus C"). */
static bool is_short(const struct doc *doc, const struct named *a, u32 label) {
    const struct berita_token *k = &doc->token[a->first];
    if (a->tokens > 1) return false;
    return label == LABEL_PERSON ? k->shape == SHAPE_UPPER : label != LABEL_NONE && k->end - k->start == 1;
}

/* Do the lexicons know all of the name, as a body or somebody, or as a place by
 * more than one word?  One word may be a club's as well: "Roma". */
static bool is_known(const struct doc *doc, const struct named *a, u32 label) {
    static const u16 places[] = {CLASS_PLACE_COUNTRY, CLASS_PLACE_PROVINCE, CLASS_PLACE_CITY, CLASS_PLACE_REGENCY,
                                 CLASS_PLACE_ISLAND, CLASS_PLACE_REGION, CLASS_PLACE_WORLD_CITY, CLASS_PLACE_ALIAS};
    u32 n = a->tokens;
    bool body = doc_class_length(doc, a->first, CLASS_ORG_NAME) == n || doc_class_length(doc, a->first, CLASS_ORG_ABBR) == n;
    bool person = doc_class_length(doc, a->first, CLASS_NICKNAME) == n, place = false;
    for (u32 i = 0; n > 1 && i < COUNT(places); i++) place |= doc_class_length(doc, a->first, places[i]) == n;
    if (label == LABEL_ORGANIZATION ? body : label == LABEL_PERSON ? person : place) return false;
    return body || person || place;
}

static void say(const struct defining *d, struct named *a, enum define_sign sign, u32 label) {
    if (label == MATTER && sign != DEFINE_KIND) label = LABEL_NONE;
    if (label >= KINDS || (label == LABEL_ORGANIZATION && sign >= DEFINE_DOES && is_site(d->doc, a)) ||
        is_short(d->doc, a, label) || is_known(d->doc, a, label))
        return;
    int sum = a->says[label] + d->doc->model->define.weight[sign][label];
    a->says[label] = (i8)(sum > INT8_MAX ? INT8_MAX : sum < INT8_MIN ? INT8_MIN : sum);
    a->flags |= sign <= DEFINE_LIKE && sign != DEFINE_KIND ? SAYS | DEFINED : SAYS;
}

/* Past the brackets behind a name, and the mark that closes it. */
static u32 past_brackets(const struct doc *doc, u32 t) {
    if (doc->token[t].kind == TOKEN_QUOTE) t++;
    if (breaks(doc, t) || !is_byte(doc, t, '(')) return t;
    u32 close = t + 1, most = min_u32(t + BRACKET_MAX, doc->n_tokens);
    while (close < most && !breaks(doc, close) && !is_byte(doc, close, ')')) close++;
    return close < most && is_byte(doc, close, ')') ? close + 1 : t;
}

/* Is the name the subject that begins a sentence, or of "kata"? */
static bool is_brought_in(const struct doc *doc, u32 t) {
    return breaks(doc, t) || (t > 0 && doc_is(doc, t - 1, CLASS_CUE_BARE));
}

/* ", sebuah kota di", ", penyanyi asal": from behind the comma. */
static void hear_apposition(const struct defining *d, struct named *a, u32 t) {
    const u64 bits = DEFINE_BIT(CLASS_DEFINE_KIND) | DEFINE_BIT(CLASS_DEFINE_SKIP);
    const struct doc *doc = d->doc;
    if (!may_begin(doc, t, bits) && !doc_is(doc, t, CLASS_ROLE_COMMON)) return;
    u32 noun = t, limit, kind = kind_at(doc, &noun, &limit);
    if (kind == UNTOLD || (a->first > 0 && doc_is(doc, a->first - 1, CLASS_CUE_MENURUT))) return;
    if (kind != LABEL_PLACE && a->first > 0 && (doc_is(doc, a->first - 1, CLASS_PREP_PLACE) || is_byte(doc, a->first - 1, ','))) return;
    bool goes_on = !breaks(doc, limit) && (doc_is(doc, limit, CLASS_PREP_PLACE) || doc_is(doc, limit, CLASS_ROLE_RELATIVE) ||
                                           doc_is(doc, limit, CLASS_DEFINE_DONE));
    if (noun > t || goes_on || is_brought_in(doc, a->first)) say(d, a, DEFINE_APPOSITION, kind);
}

/* "X (vokal)", "X (lahir di": true when the words in brackets tell. */
static bool hear_brackets(const struct defining *d, struct named *a, u32 t) {
    const struct entry *e;
    u32 n;
    if (d->doc->token[t].kind == TOKEN_QUOTE) t++;
    if (!is_byte(d->doc, t, '(') || !(e = doc_longest(d->doc, t + 1, CLASS_DEFINE_DOES, &n))) return false;
    say(d, a, DEFINE_DOES, (u32)e->number);
    return true;
}

/* "Port X", "X River". */
static void hear_itself(const struct defining *d, struct named *a) {
    const struct doc *doc = d->doc;
    const struct entry *e = doc_entry(doc, a->first, CLASS_DEFINE_FIRST);
    if (e) say(d, a, DEFINE_FIRST, (u32)e->number);
    e = doc_entry(doc, limit_of(a) - 1, CLASS_DEFINE_LAST);
    if (e) say(d, a, DEFINE_LAST, (u32)e->number);
}

/* "X adalah", "X dibubarkan": from the word at t. */
static void hear_words(const struct defining *d, struct named *a, u32 t) {
    const u64 bits = DEFINE_BIT(CLASS_DEFINE_IS) | DEFINE_BIT(CLASS_DEFINE_SKIP) | DEFINE_BIT(CLASS_DEFINE_DOES);
    const struct doc *doc = d->doc;
    u32 n, limit;
    if (doc->token[t].shape != SHAPE_LOWER || !may_begin(doc, t, bits)) return;
    if (doc_is(doc, t, CLASS_DEFINE_IS)) {
        t++;
        say(d, a, DEFINE_IS, kind_at(doc, &t, &limit));
        return;
    }
    t = skip(doc, t, &limit);
    const struct entry *e = doc_longest(doc, t, CLASS_DEFINE_DOES, &n);
    if (e && !breaks(doc, t)) say(d, a, DEFINE_DOES, (u32)e->number);
}

/* What begins with the mark at t behind a name. */
static void hear_mark(const struct defining *d, struct named *a, u32 t) {
    const struct doc *doc = d->doc;
    u32 next = past_brackets(doc, t);
    if (next > t && hear_brackets(d, a, t)) return;
    if (breaks(doc, next)) return;
    if (!is_byte(doc, next, ',')) hear_words(d, a, next);
    else if (!breaks(doc, next + 1)) hear_apposition(d, a, next + 1);
}

static void hear_behind(const struct defining *d, struct named *a) {
    const struct doc *doc = d->doc;
    u32 t = limit_of(a);
    const struct berita_token *k = &doc->token[t];
    if (breaks(doc, t)) return;
    if (k->kind == TOKEN_WORD) {
        if (doc_is(doc, t, CLASS_LIST_JOINT)) a->flags |= LINKED;
        hear_words(d, a, t);
    } else if (k->kind == TOKEN_QUOTE || is_byte(doc, t, ',') || is_byte(doc, t, '(')) {
        a->flags |= LINKED;
        hear_mark(d, a, t);
    }
}

/* What the noun among the words that end somewhere says.  One that only tells more
 * of the noun before it leaves it to that: always before "seperti" and the like
 * (`whole`), else where names are of neither kind ("stasiun kereta X", but "vokalis
 * band X"). */
static u32 noun_before(const struct doc *doc, const struct ending end[ENDS], u32 low, bool whole) {
    const struct ending *noun = &end[END(KIND)];
    struct ending before[ENDS];
    if (!noun->entry) return UNTOLD;
    if ((noun->entry->number != LABEL_NONE && noun->entry->number != MATTER && !whole) || noun->first <= low) return (u32)noun->entry->number;
    find_ends(doc, noun->first, low, before);
    return (u32)(before[END(KIND)].entry ? before[END(KIND)].entry : noun->entry)->number;
}

/* "seorang pegawai kolonial bernama": do words say that someone is meant? */
static bool is_someone(const struct doc *doc, u32 t, u32 low) {
    for (u32 k = 0; t > low && k <= LIKE_REACH; k++) {
        const struct entry *e = doc_entry(doc, --t, CLASS_DEFINE_SKIP);
        if (e && e->number == LABEL_PERSON) return true;
        if (doc->token[t].shape != SHAPE_LOWER) return false;
    }
    return false;
}

/* The noun of "grup musik lain seperti", whose "seperti" begins at t. */
static u32 kind_before(const struct doc *doc, u32 t, u32 low) {
    struct ending end[ENDS];
    if (t > low && is_byte(doc, t - 1, ',')) t--;
    if (is_someone(doc, t, low)) return LABEL_PERSON;
    for (u32 limit = t; limit > low && limit + LIKE_REACH > t; limit--) {
        find_ends(doc, limit, low, end);
        if (end[END(KIND)].entry) return noun_before(doc, end, low, true);
        if (doc->token[limit - 1].shape != SHAPE_LOWER || doc_is(doc, limit - 1, CLASS_PREP) ||
            doc_is(doc, limit - 1, CLASS_LIST_JOINT))
            break;
    }
    return UNTOLD;
}

/* Might words that tell of a name end before t?  Mostly none do. */
static bool may_end(const struct doc *doc, u32 t) {
    const u64 bits = DEFINE_BIT(CLASS_DEFINE_DONE) | DEFINE_BIT(CLASS_DEFINE_KIND) | DEFINE_BIT(CLASS_DEFINE_LIKE) |
                     DEFINE_BIT(CLASS_DEFINE_WHOSE);
    if (t == 0 || doc->token[t - 1].shape != SHAPE_LOWER) return false;
    if (doc->facts[t - 1].cls[DEFINE_WORD] & bits) return true;
    return t > PHRASE_MAX && (doc->token[t - 2].flags | doc->token[t - 3].flags) & TOKEN_PHRASE;
}

static void say_ending(const struct defining *d, struct named *a, enum define_sign sign, const struct ending *end) {
    if (end->entry) say(d, a, sign, (u32)end->entry->number);
}

static void hear_before(const struct defining *d, struct named *a) {
    const struct doc *doc = d->doc;
    struct ending end[ENDS];
    u32 t = a->first;
    if (t < 2 || breaks(doc, t)) return;
    if (doc->token[t - 1].kind == TOKEN_QUOTE) t--;
    bool comma = is_byte(doc, t - 1, ',');
    if (comma || is_byte(doc, t - 1, ':')) t--;
    if (!may_end(doc, t)) return;
    u32 low = doc->sentence[doc->sentence_of[a->first]].first;
    if (t <= low) return;
    find_ends(doc, t, low, end);
    say_ending(d, a, DEFINE_WHOSE, &end[END(WHOSE)]);
    if (comma) return;
    say_ending(d, a, DEFINE_DONE, &end[END(DONE)]);
    u32 kind = noun_before(doc, end, low, false);
    if (kind < KINDS) say(d, a, DEFINE_KIND, kind);
    else if (end[END(LIKE)].entry) say(d, a, DEFINE_LIKE, kind = kind_before(doc, end[END(LIKE)].first, low));
    if (kind < KINDS) a->flags |= HEADED;
}

/* ---- the same name elsewhere ---- */

/* Adds a number of 1 / SAYS_SCALE to what a token weighs. */
static void add_weight(i16 *weight, int says) {
    int sum = *weight + says * EVIDENCE_SCALE / SAYS_SCALE;
    *weight = (i16)(sum > INT16_MAX ? INT16_MAX : sum < INT16_MIN ? INT16_MIN : sum);
}

/* A share of what is said, in 1/16, goes to the weights of a name: half as much to
 * its later words. */
static void add_said(struct doc *doc, const i8 said[KINDS], u32 first, u32 tokens, int share) {
    for (u32 label = 0; label < KINDS; label++) {
        int says = said[label] * share / SAYS_SCALE;
        if (!says) continue;
        for (u32 i = 0; i < tokens; i++)
            add_weight(&doc->label_weight[first + i][i && label ? label + LABEL_MORE : label], i ? says / 2 : says);
    }
}

static bool same_words(const struct doc *doc, const struct named *a, u32 t) {
    for (u32 i = 0; i < a->tokens; i++)
        if (doc->token[a->first + i].word != doc->token[t + i].word) return false;
    return true;
}

static u32 hash_of(const struct doc *doc, u32 t) {
    u32 h = doc->token[t].word * 2654435761u;
    return h ^ h >> 15;
}

/* Names by the hash of their first word, and 64 bits that sift most others out. */
struct told {
    u32 *head, mask;
    u64 sieve;
};

/* Tells the words of a run [t, limit); true when something was to be told. */
static bool tell_run(const struct defining *d, u32 t, u32 limit, const struct told *told) {
    bool anew = false;
    for (; t < limit; t++) {
        u32 hash = hash_of(d->doc, t), looks = 0;
        if (!(told->sieve >> (hash & 63) & 1)) continue;
        for (u32 i = told->head[hash & told->mask]; i && looks++ < SEEN_MAX; i = d->name[i - 1].next) {
            const struct named *from = &d->name[i - 1];
            if (from->first == t || t + from->tokens > limit || !same_words(d->doc, from, t)) continue;
            add_said(d->doc, from->says, t, from->tokens, d->doc->model->define.elsewhere);
            anew = true;
        }
    }
    return anew;
}

static void enter_name(const struct defining *d, u32 i, struct told *told) {
    u32 hash = hash_of(d->doc, d->name[i].first), *slot = &told->head[hash & told->mask];
    told->sieve |= (u64)1 << (hash & 63);
    d->name[i].next = *slot;
    *slot = i + 1;
}

/* What is said of some names is said wherever their words stand. */
static void tell_others(const struct defining *d) {
    struct told told = {(u32 *)(d->name + d->max + 1), 1, 0};
    while (told.mask * 2 <= d->doc->capacity && told.mask < 2 * d->defined) told.mask *= 2;
    memset(told.head, 0, told.mask * sizeof *told.head);
    told.mask--;
    for (u32 i = 0; i < d->n; i++)
        if (d->name[i].flags & DEFINED) enter_name(d, i, &told);
    for (u32 i = 0; i < d->doc->n_capitals; i++)
        d->anew[i] |= tell_run(d, d->doc->capitals[i].first, d->doc->capitals[i].limit, &told);
}

/* ---- lists ---- */

/* Where the next name of a list begins to be looked for behind the one that ends at
 * t, or t; *closing when "dan" joins them. */
static u32 past_joint(const struct doc *doc, u32 t, bool *closing) {
    u32 from = past_brackets(doc, t), at = from;
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
    if (!(a->flags & LINKED)) return false;
    u32 limit = limit_of(a), t = past_joint(doc, limit, closing);
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
    if (is_known(doc, a, LABEL_NONE)) return;
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

/* Do names up to `last` make a list?  Commas alone do not ("Kota Bogor, Jawa Barat"),
 * without a noun for all of them. */
static bool is_list(const struct named *a, const struct named *last, bool closing) {
    return closing ? last > a : last > a + 1 && a->flags & HEADED;
}

static void hear_lists(const struct defining *d) {
    for (u32 i = 0, last; i + 1 < d->n; i = last + 1) {
        bool closing = false;
        if (!(d->name[last = i].flags & LINKED)) continue;
        for (last = i; last + 1 < d->n && !closing; last++)
            if (!joins(d->doc, &d->name[last], &d->name[last + 1], &closing)) break;
        if (!is_list(&d->name[i], &d->name[last], closing) || all_alike(d->doc, &d->name[i], &d->name[last])) continue;
        if (d->name[i].flags & HEADED)
            for (u32 k = i + 1; k <= last; k++)
                add_said(d->doc, d->name[i].says, d->name[k].first, d->name[k].tokens, d->doc->model->define.list_head);
        i32 sum[KINDS] = {0};
        for (u32 k = i; k <= last; k++) {
            judge(d->doc, &d->name[k]);
            for (u32 label = 0; label < KINDS; label++) sum[label] += d->name[k].says[label];
        }
        for (u32 k = i; k <= last; k++) {
            hear_list(d->doc, &d->name[k], sum);
            d->anew[d->name[k].run] = true;
            if (k < last) part_names(d->doc, &d->name[k], d->doc->capitals[d->name[k].run].limit);
        }
    }
}

/* ---- all names in order ---- */

/* Is the name labelled as the text says? */
static bool agrees(const struct doc *doc, const struct named *a) {
    u32 label = doc->mention_at[a->first];
    return label && label < KINDS && a->says[label] > 0 && name_limit(doc, a->first) == limit_of(a);
}

/* "Sekolah Dasar", "3T": words that are no name, and mostly written small, are made
 * none by what stands beside them alone. */
static bool is_doubtful(const struct doc *doc, const struct named *a) {
    if (a->flags & DEFINED || doc->mention_at[a->first]) return false;
    for (u32 t = a->first; t < limit_of(a); t++) {
        const struct word *w = doc_word(doc, t);
        if (doc->token[t].kind == TOKEN_WORD && w->lower <= w->upper) return false;
    }
    return true;
}

/* Hears of the name in the next row, and keeps it if need be. */
static void hear_name(struct defining *d, struct named *a) {
    hear_before(d, a);
    hear_behind(d, a);
    if (a->tokens > 1) hear_itself(d, a);
    if (a->flags & SAYS && !agrees(d->doc, a) && !is_doubtful(d->doc, a)) {
        add_said(d->doc, a->says, a->first, a->tokens, SAYS_SCALE);
        d->anew[a->run] = true;
    }
    if (a->flags & DEFINED) d->defined++;
    if ((a->flags || (d->n > 0 && a[-1].flags & LINKED)) && d->n < d->max) d->n++;
}

static void hear_among(struct defining *d, u32 run, struct words w, u32 limit) {
    const struct doc *doc = d->doc;
    u32 first = w.end ? w.begin : w.first;
    if (w.end) {
        limit = w.end;
    } else {
        while (first < limit && doc->date_at[first]) first++;
        if (limit > first + 1 && breaks(doc, first) && is_opener(doc, first)) first++;
        while (limit > first + 1 && !token_is_capital(&doc->token[limit - 1])) limit--;
    }
    if (first >= limit || limit - first > NAME_MAX) return;
    struct named *a = &d->name[d->n];
    *a = (struct named){.first = first, .run = run, .tokens = (u8)(limit - first)};
    hear_name(d, a);
}

static void hear_run(struct defining *d, u32 run) {
    const struct doc *doc = d->doc;
    u32 limit = doc->capitals[run].limit, t = doc->capitals[run].first;
    struct words w = {t, t, 0};
    if (limit == t + 1) { /* most are of one word */
        if (doc->mention_at[t]) w.end = limit;
        hear_among(d, run, w, limit);
        return;
    }
    for (; t < limit; t++) {
        u32 label = doc->mention_at[t];
        bool two = label > LABEL_MORE && joins_two(doc, &w, t);
        if (label && !two) {
            if (label < LABEL_MORE) w.begin = t;
            w.end = t + 1;
        } else if (two || parts(doc, t)) {
            if (t > w.first) hear_among(d, run, w, t);
            w = (struct words){t + 1, t + 1, 0};
        }
    }
    if (limit > w.first) hear_among(d, run, w, limit);
}

/* Names of the run that were none before, or of another kind. */
static void note_changed(struct doc *doc, const struct run *run, const u32 *before) {
    for (u32 t = run->first; t < run->limit; t++) {
        u32 label = doc->mention_at[t];
        if (label_begins(label) && before[t - run->first] != label) note_turned(doc, t, label, REASON_ENTITY_DEFINED);
    }
}

static void label_anew(const struct defining *d) {
    struct run run;
    u32 before[RUN_MAX];
    for (u32 i = 0; i < d->doc->n_capitals; i++) {
        if (!d->anew[i]) continue;
        run.first = d->doc->capitals[i].first;
        run.limit = d->doc->capitals[i].limit;
        memcpy(before, d->doc->mention_at + run.first, (run.limit - run.first) * sizeof *before);
        run_label_anew(d->doc, &run);
        note_changed(d->doc, &run, before);
    }
}

void entity_define(struct doc *doc) {
    struct defining d = {doc, (struct named *)doc->scratch, doc->mention_order, 0, doc->capacity / 2 - 1, 0};
    memset(d.anew, 0, doc->n_capitals * sizeof *d.anew);
    for (u32 i = 0; i < doc->n_capitals; i++) hear_run(&d, i);
    if (d.defined) tell_others(&d);
    hear_lists(&d);
    label_anew(&d);
}
