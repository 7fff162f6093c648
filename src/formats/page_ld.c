#include "formats/page_ld.h"

#include "core/utf8.h"

enum {
    MAX_DEPTH = 32,  /* deeper values are stepped over */
    NAMES_MAX = 400, /* bytes of a list of authors */
    MAX_NAMED = 64,  /* persons and bodies that others refer to */
};

enum key {
    KEY_NONE,
    KEY_TYPE,
    KEY_ID,
    KEY_NAME,
    KEY_HEADLINE,
    KEY_DATE,
    KEY_MODIFIED,
    KEY_AUTHOR,
    KEY_PUBLISHER,
    KEY_BODY,
    KEY_URL,
    KEY_PAGE,
    KEY_LIST
};

static const struct {
    const char *name;
    enum key key;
} keys[] = {
    {"@type", KEY_TYPE},
    {"@id", KEY_ID},
    {"name", KEY_NAME},
    {"headline", KEY_HEADLINE},
    {"datePublished", KEY_DATE},
    {"dateModified", KEY_MODIFIED},
    {"author", KEY_AUTHOR},
    {"creator", KEY_AUTHOR},
    {"publisher", KEY_PUBLISHER},
    {"articleBody", KEY_BODY},
    {"url", KEY_URL},
    {"mainEntityOfPage", KEY_PAGE},
    {"itemListElement", KEY_LIST},
    {"dateCreated", KEY_NONE},
    {"hasPart", KEY_LIST},
    {"mentions", KEY_LIST},
    {"comment", KEY_LIST},
    {"review", KEY_LIST},
    {"relatedLink", KEY_LIST},
    {"citation", KEY_LIST},
    {"liveBlogUpdate", KEY_LIST},
    {"isPartOf", KEY_NONE},
};

enum type { TYPE_ARTICLE = 1, TYPE_PAGE = 2, TYPE_LIVE = 4 };

/* An object or array that is open. */
struct frame {
    bool object, apart; /* apart: of another article */
    u8 key;             /* under which it stands */
    u8 pending;         /* the member being read */
    bool has_key;
    u32 types;
    struct span id, name, headline, date, modified, author, author_id, publisher, publisher_id,
        body, url;
};

struct named {
    struct span id, name;
};

struct ld_reader {
    struct ld *ld;
    struct tree *tree;
    const char *p, *end;
    struct frame frame[MAX_DEPTH];
    u32 depth, over; /* frames; values open beyond them */
    struct named named[MAX_NAMED];
    u32 n_named;
    struct span author_id, outlet_id; /* of the article, still to be found */
    bool failed;
};

static bool is_blank(char c) { return (u8)c <= ' '; }

/* ---- strings ---------------------------------------------------------- */

/* A mark ends its string when what follows could go on after one. */
static bool ends_string(const struct ld_reader *r, const char *p) {
    for (p++; p < r->end && is_blank(*p); p++) {}
    return p == r->end || strchr(",:}]", *p);
}

static const char *string_end(const struct ld_reader *r, const char *p) {
    for (; p < r->end; p++) {
        if (*p == '\\') p++;
        else if (*p == '"' && ends_string(r, p)) return p;
    }
    return r->end;
}

static bool hex4(const char *p, const char *end, u32 *value) {
    *value = 0;
    if (end - p < 4) return false;
    for (u32 i = 0; i < 4; i++) {
        u32 c = (u8)p[i];
        c = c - '0' < 10 ? c - '0' : (c | 32) - 'a' < 6 ? (c | 32) - 'a' + 10 : 16;
        if (c == 16) return false;
        *value = *value << 4 | c;
    }
    return true;
}

static u32 put_point(char *w, u32 c) {
    if (c < 0x80) return w[0] = (char)c, 1;
    if (c < 0x800) return w[0] = (char)(0xc0 | c >> 6), w[1] = (char)(0x80 | (c & 63)), 2;
    u32 n = 0;
    if (c < 0x10000) w[n++] = (char)(0xe0 | c >> 12);
    else w[n++] = (char)(0xf0 | c >> 18), w[n++] = (char)(0x80 | (c >> 12 & 63));
    w[n++] = (char)(0x80 | (c >> 6 & 63));
    w[n++] = (char)(0x80 | (c & 63));
    return n;
}

/* Behind a backslash; gives the letter after the escape. */
static const char *escape(const char *p, const char *end, char *w, u32 *n) {
    static const char from[] = "nrtbf", to[] = "\n\n\t  ";
    u32 c, low;
    *n = 1;
    if (p == end) return *n = 0, p;
    const char *known = strchr(from, *p);
    if (known && *p) return *w = to[known - from], p + 1;
    if (*p != 'u' || !hex4(p + 1, end, &c)) return *w = *p, p + 1;
    p += 5;
    if (c >= 0xd800 && c < 0xdc00 && end - p >= 6 && p[0] == '\\' && p[1] == 'u' &&
        hex4(p + 2, end, &low) && low >= 0xdc00 && low < 0xe000) {
        c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
        p += 6;
    }
    if ((c >= 0xd800 && c < 0xe000) || c == 0) c = 0xfffd;
    *n = put_point(w, c);
    return p;
}

/* Copies a string, escapes resolved, into tree.kept. */
static struct span keep_string(struct ld_reader *r, const char *p, const char *end) {
    struct bytes *kept = &r->tree->kept;
    u32 at = (u32)kept->n, n;
    if (!bytes_room(kept, (size_t)(end - p) + 8)) return r->failed = true, (struct span){0, 0};
    while (p < end) {
        char *w = kept->p + kept->n;
        if (*p != '\\') *w = *p++, n = 1;
        else p = escape(p + 1, end, w, &n);
        kept->n += n;
    }
    struct span s = {at, (u32)kept->n - at};
    kept->p[kept->n++] = 0;
    return s;
}

static struct span join(struct ld_reader *r, struct span a, struct span b) {
    struct bytes *kept = &r->tree->kept;
    u32 at = (u32)kept->n;
    if (!a.n || !b.n || a.n > NAMES_MAX) return a.n ? a : b;
    if (!bytes_room(kept, a.n + b.n + 3)) return r->failed = true, a;
    memcpy(kept->p + kept->n, kept->p + a.at, a.n);
    memcpy(kept->p + kept->n + a.n, ", ", 2);
    memcpy(kept->p + kept->n + a.n + 2, kept->p + b.at, b.n);
    kept->n += a.n + b.n + 2;
    kept->p[kept->n++] = 0;
    return (struct span){at, a.n + b.n + 2};
}

/* ---- values ----------------------------------------------------------- */

static enum key key_of(const char *p, size_t n) {
    for (u32 i = 0; i < COUNT(keys); i++)
        if (strlen(keys[i].name) == n && !memcmp(keys[i].name, p, n)) return keys[i].key;
    return KEY_NONE;
}

static bool within(const char *p, size_t n, const char *word) {
    size_t m = strlen(word);
    for (size_t i = 0; i + m <= n; i++)
        if (!memcmp(p + i, word, m)) return true;
    return false;
}

static u32 type_of(const char *p, size_t n) {
    if (within(p, n, "LiveBlogPosting")) return TYPE_ARTICLE | TYPE_LIVE;
    if (within(p, n, "Article") || within(p, n, "BlogPosting") ||
        (n == 6 && !memcmp(p, "Report", 6)))
        return TYPE_ARTICLE;
    return within(p, n, "WebPage") ? TYPE_PAGE : 0;
}

static void first(struct span *s, struct span value) {
    if (!s->n) *s = value;
}

/* The object that holds a value: arrays stand between. */
static struct frame *holder(struct ld_reader *r) {
    for (u32 i = r->depth; i-- > 0;)
        if (r->frame[i].object) return &r->frame[i];
    return NULL;
}

static u8 pending_key(const struct ld_reader *r) {
    const struct frame *f = &r->frame[r->depth - 1];
    return f->object ? f->pending : f->key;
}

static void take_string(struct ld_reader *r, const char *p, const char *end) {
    struct frame *f = holder(r);
    u8 key = f ? pending_key(r) : KEY_NONE;
    if (key == KEY_TYPE) f->types |= type_of(p, (size_t)(end - p));
    if (key == KEY_NONE || key == KEY_TYPE || key == KEY_LIST) return;
    struct span s = keep_string(r, p, end);
    switch (key) {
    case KEY_ID: first(&f->id, s); break;
    case KEY_NAME: first(&f->name, s); break;
    case KEY_HEADLINE: first(&f->headline, s); break;
    case KEY_DATE: first(&f->date, s); break;
    case KEY_MODIFIED: first(&f->modified, s); break;
    case KEY_AUTHOR: f->author = join(r, f->author, s); break;
    case KEY_PUBLISHER: first(&f->publisher, s); break;
    case KEY_BODY: first(&f->body, s); break;
    case KEY_URL:
    case KEY_PAGE: first(&f->url, s); break;
    default: break;
    }
}

static void merge_article(struct ld_reader *r, const struct frame *f) {
    struct ld *ld = r->ld;
    bool same = !ld->headline.n || !f->headline.n ||
                (ld->headline.n == f->headline.n &&
                 !memcmp(r->tree->kept.p + ld->headline.at, r->tree->kept.p + f->headline.at,
                         f->headline.n));
    if (ld->article && !same) return;
    ld->article = true;
    ld->live |= (f->types & TYPE_LIVE) != 0;
    first(&ld->headline, f->headline.n ? f->headline : f->name);
    first(&ld->date, f->date);
    first(&ld->modified, f->modified);
    first(&ld->author, f->author);
    first(&ld->outlet, f->publisher);
    first(&ld->body, f->body);
    first(&ld->url, f->url);
    first(&r->author_id, f->author_id);
    first(&r->outlet_id, f->publisher_id);
}

static void close_frame(struct ld_reader *r) {
    struct frame *f = &r->frame[--r->depth];
    if (!f->object || f->apart) return;
    struct frame *up = holder(r);
    if (f->id.n && f->name.n && r->n_named < MAX_NAMED)
        r->named[r->n_named++] = (struct named){f->id, f->name};
    if (up && f->key == KEY_AUTHOR) {
        up->author = join(r, up->author, f->name);
        if (!f->name.n) first(&up->author_id, f->id);
    } else if (up && f->key == KEY_PUBLISHER) {
        first(&up->publisher, f->name);
        if (!f->name.n) first(&up->publisher_id, f->id);
    } else if (up && f->key == KEY_PAGE) {
        first(&up->url, f->id.n ? f->id : f->url);
    }
    if (f->types & TYPE_ARTICLE) merge_article(r, f);
    else if (f->types & TYPE_PAGE) first(&r->ld->page_date, f->date);
}

static void open_frame(struct ld_reader *r, bool object) {
    if (r->depth == MAX_DEPTH) {
        r->over++;
        return;
    }
    u8 key = r->depth ? pending_key(r) : KEY_NONE;
    bool apart = r->depth && (r->frame[r->depth - 1].apart || key == KEY_LIST);
    r->frame[r->depth++] = (struct frame){.object = object, .key = key, .apart = apart};
}

/* ---- the scripts ------------------------------------------------------ */

static void read_string(struct ld_reader *r) {
    const char *from = ++r->p, *to = string_end(r, from);
    r->p = to < r->end ? to + 1 : to;
    if (!r->depth || r->over) return;
    struct frame *f = &r->frame[r->depth - 1];
    const char *q = r->p;
    while (q < r->end && is_blank(*q)) q++;
    if (f->object && !f->has_key && q < r->end && *q == ':') {
        f->pending = key_of(from, (size_t)(to - from));
        f->has_key = true;
        r->p = q + 1;
    } else if (!f->apart) {
        take_string(r, from, to);
    }
}

static void read_close(struct ld_reader *r) {
    if (r->over) r->over--;
    else if (r->depth) close_frame(r);
}

static void read_comma(struct ld_reader *r) {
    if (!r->depth || r->over) return;
    r->frame[r->depth - 1].has_key = false;
    if (r->frame[r->depth - 1].object) r->frame[r->depth - 1].pending = KEY_NONE;
}

static void read_script(struct ld_reader *r, const char *p, const char *end) {
    r->p = p;
    r->end = end;
    r->depth = r->over = 0;
    while (r->p < end) switch (*r->p) {
        case '{':
            r->p++;
            open_frame(r, true);
            break;
        case '[':
            r->p++;
            open_frame(r, false);
            break;
        case '}':
        case ']':
            r->p++;
            read_close(r);
            break;
        case ',':
            r->p++;
            read_comma(r);
            break;
        case '"': read_string(r); break;
        default: r->p++; break;
        }
    while (r->depth) close_frame(r);
}

static struct span name_of(const struct ld_reader *r, struct span id) {
    const char *kept = r->tree->kept.p;
    for (u32 i = 0; id.n && i < r->n_named; i++)
        if (r->named[i].id.n == id.n && !memcmp(kept + r->named[i].id.at, kept + id.at, id.n))
            return r->named[i].name;
    return (struct span){0, 0};
}

bool ld_read(struct ld *ld, struct tree *t) {
    struct ld_reader r = {.ld = ld, .tree = t};
    *ld = (struct ld){0};
    for (const char *p = t->ld.p, *end = p + t->ld.n, *to; p < end; p = to + 1) {
        to = memchr(p, 0, (size_t)(end - p));
        if (!to) to = end;
        read_script(&r, p, to);
    }
    first(&ld->author, name_of(&r, r.author_id));
    first(&ld->outlet, name_of(&r, r.outlet_id));
    return !r.failed;
}
