#include "formats/page_tree.h"

#include "core/hash.h"
#include "core/utf8.h"
#include "formats/page_elements.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdlib.h>

enum {
    SHORT_LINE = 60,   /* bytes; lines that are only broken to fit are longer */
    KNOWN_NAMES = 256, /* of elements, known by address */
};

/* An element that is open. */
struct open {
    u32 node;    /* its row, or NONE */
    u32 outside; /* tree.at before it */
    u8 tag;
    bool skip, link, strong, pre, breaks;
};

static void stop(struct tree *t, const char *why) {
    if (t->stopped) return;
    t->stopped = why;
    long at = xmlByteConsumed(t->parser);
    t->stopped_at = at > 0 ? (size_t)at : 0;
    xmlStopParser(t->parser);
}

static void no_memory(struct tree *t) { stop(t, "out of memory"); }

/* ---- attributes ------------------------------------------------------- */

/* The ones that are looked at; "" where there is none. */
struct attributes {
    const char *class, *id, *role, *itemprop, *itemtype, *style, *rel, *href, *name, *property,
        *content, *datetime, *type, *lang;
    bool hidden, scope;
};

static const char **slot_of(struct attributes *a, const char *name) {
    switch (name[0]) {
    case 'c':
        return !strcmp(name, "class") ? &a->class : !strcmp(name, "content") ? &a->content : NULL;
    case 'd': return !strcmp(name, "datetime") ? &a->datetime : NULL;
    case 'h': return !strcmp(name, "href") ? &a->href : NULL;
    case 'i':
        return !strcmp(name, "id")         ? &a->id
               : !strcmp(name, "itemprop") ? &a->itemprop
               : !strcmp(name, "itemtype") ? &a->itemtype
                                           : NULL;
    case 'l': return !strcmp(name, "lang") ? &a->lang : NULL;
    case 'n': return !strcmp(name, "name") ? &a->name : NULL;
    case 'p': return !strcmp(name, "property") ? &a->property : NULL;
    case 'r': return !strcmp(name, "role") ? &a->role : !strcmp(name, "rel") ? &a->rel : NULL;
    case 's': return !strcmp(name, "style") ? &a->style : NULL;
    case 't': return !strcmp(name, "type") ? &a->type : NULL;
    default: return NULL;
    }
}

static void read_attributes(const xmlChar **atts, struct attributes *a) {
    *a = (struct attributes){"", "", "", "", "", "", "", "", "", "", "", "", "", "", false, false};
    for (; atts && atts[0]; atts += 2) {
        const char *name = (const char *)atts[0], *value = (const char *)atts[1];
        const char **slot = slot_of(a, name);
        if (slot) *slot = value ? value : "";
        else if (!strcmp(name, "hidden")) a->hidden = true;
        else if (!strcmp(name, "itemscope")) a->scope = true;
    }
}

static char low(char c) { return (u8)(c - 'A') < 26 ? (char)(c | 32) : c; }

/* Does a text hold a word (lower case), blanks in the text left out? */
static bool holds(const char *p, const char *word) {
    for (; *p; p++) {
        const char *q = p, *w = word;
        while (*w && (*q == ' ' || low(*q) == *w)) w += *q++ != ' ';
        if (!*w) return true;
    }
    return false;
}

static enum prop prop_of(const struct attributes *a) {
    static const struct {
        const char *word;
        enum prop prop;
    } props[] = {
        {"articlebody", PROP_BODY},
        {"headline", PROP_HEADLINE},
        {"author", PROP_AUTHOR},
        {"datepublished", PROP_DATE},
        {"datemodified", PROP_MODIFIED},
        {"publisher", PROP_PUBLISHER},
        {"name", PROP_NAME},
        {"creator", PROP_AUTHOR},
        {"datecreated", PROP_DATE},
    };
    for (u32 i = 0; *a->itemprop && i < COUNT(props); i++)
        if (holds(a->itemprop, props[i].word)) return props[i].prop;
    return *a->rel && holds(a->rel, "author") ? PROP_AUTHOR : PROP_NONE;
}

static u32 hints(const struct tree *t, const struct element *e, const char *name,
                 const struct attributes *a) {
    u32 hint = e->hint;
    if (e->tag == TAG_HTML || e->tag == TAG_BODY || e->tag == TAG_HEAD) return hint;
    if (*a->class) hint |= words_hint(t->words, a->class);
    if (*a->id) hint |= words_hint(t->words, a->id);
    if (*a->role) hint |= words_hint(t->words, a->role);
    if (*a->itemprop && holds(a->itemprop, "articlebody")) hint |= HINT_BODY;
    if (*a->itemtype && holds(a->itemtype, "liveblog")) hint |= HINT_LIVE;
    if (*a->rel && e->tag == TAG_A && !strcmp(a->rel, "tag")) hint |= HINT_TAGS;
    if (e->tag == TAG_OTHER && strchr(name, '-')) hint |= words_hint(t->words, name);
    if (a->hidden ||
        (*a->style && (holds(a->style, "display:none") || holds(a->style, "visibility:hidden"))))
        hint |= HINT_HIDDEN;
    return hint;
}

/* ---- paragraphs ------------------------------------------------------- */

static bool is_mark(const char *p, const char *end) {
    if (*p == '.' || *p == ',' || *p == '!' || *p == '?' || *p == ';')
        return p + 1 == end || p[1] == ' ' || p[1] == '"' || p[1] == '\'' || (u8)p[1] >= 0x80;
    /* 。 ， ？ ！ ؟ ، ۔ । ။ */
    if ((u8)*p < 0xd8) return false;
    if (end - p >= 3 && (!memcmp(p, "\xe3\x80\x82", 3) || !memcmp(p, "\xef\xbc\x8c", 3) ||
                         !memcmp(p, "\xef\xbc\x9f", 3) || !memcmp(p, "\xef\xbc\x81", 3) ||
                         !memcmp(p, "\xe0\xa5\xa4", 3) || !memcmp(p, "\xe1\x81\x8b", 3)))
        return true;
    return !memcmp(p, "\xd8\x9f", 2) || !memcmp(p, "\xd8\x8c", 2) || !memcmp(p, "\xdb\x94", 2);
}

static void close_block(struct tree *t) {
    t->blank = t->br = false;
    if (!t->in_block) return;
    t->in_block = false;
    struct block *b = &t->block[t->n_blocks - 1];
    b->text_end = (u32)t->text.n;
    u32 marks = b->marks, words = b->words + 1u;
    const char *end = t->text.p + b->text_end;
    for (const char *p = t->text.p + t->part; p < end; p++) {
        marks += is_mark(p, end);
        words += *p == ' ';
    }
    b->marks = (u16)min_u32(marks, UINT16_MAX);
    b->words = (u16)min_u32(words, UINT16_MAX);
    if (!bytes_put(&t->text, '\n')) no_memory(t);
}

/* Behind the last row there is, text goes on in that, behind its line feed. */
static bool open_block(struct tree *t) {
    bool full = t->n_blocks == PAGE_MAX_ROWS;
    if (!full && t->n_blocks == t->block_room &&
        !rows_grow((void **)&t->block, &t->block_room, sizeof *t->block))
        return no_memory(t), false;
    if (!full)
        t->block[t->n_blocks++] = (struct block){
            .node = t->at, .text = (u32)t->text.n, .tag = t->node[t->at].tag, .image = t->image};
    t->part = (u32)t->text.n;
    t->in_block = true;
    t->image = false;
    return true;
}

/* How many bytes of white space or of nothing stand at p; *blank when they part
 * words. */
static u32 space_length(const char *p, const char *end, bool *blank) {
    u8 c = (u8)*p;
    *blank = true;
    if (c <= ' ') return 1;
    if (c < 0xc2 || end - p < 2) return 0;
    if (c == 0xc2) {
        *blank = (u8)p[1] == 0xa0;
        return (u8)p[1] == 0xa0 || (u8)p[1] == 0xad ? 2 : 0;
    }
    if (end - p < 3 || (c != 0xe2 && c != 0xe3 && c != 0xef)) return 0;
    if (!memcmp(p, "\xe2\x80", 2)) {
        *blank = (u8)p[2] <= 0x8a || (u8)p[2] == 0xa8 || (u8)p[2] == 0xa9 || (u8)p[2] == 0xaf;
        return *blank || (u8)p[2] == 0x8b || (u8)p[2] == 0x8e || (u8)p[2] == 0x8f ? 3 : 0;
    }
    if (!memcmp(p, "\xe3\x80\x80", 3)) return 3;
    *blank = false;
    return !memcmp(p, "\xe2\x81\xa0", 3) || !memcmp(p, "\xef\xbb\xbf", 3) ? 3 : 0;
}

static void add_letters(struct tree *t, const char *p, u32 n) {
    if (!t->in_block && !open_block(t)) return;
    struct block *b = &t->block[t->n_blocks - 1];
    if (!bytes_room(&t->text, n + 1)) {
        no_memory(t);
        return;
    }
    if (t->blank && b->text < t->text.n) t->text.p[t->text.n++] = ' ';
    memcpy(t->text.p + t->text.n, p, n);
    t->text.n += n;
    if (t->link) b->link += n;
    if (t->strong) b->strong += n;
    t->blank = t->br = false;
}

static bool ends_sentence(const struct tree *t) {
    char last = t->text.n ? t->text.p[t->text.n - 1] : 0;
    return last == '.' || last == '!' || last == '?' || last == '"' || last == ':' ||
           (t->text.n > 3 && !memcmp(t->text.p + t->text.n - 3, "\xe2\x80\x9d", 3));
}

/* One line break parts paragraphs behind a sentence's end or a short line, two
 * do anywhere. */
static void line_break(struct tree *t) {
    if (!t->in_block) return;
    u32 length = (u32)t->text.n - t->block[t->n_blocks - 1].text;
    if (t->br || ends_sentence(t) || length < SHORT_LINE) {
        close_block(t);
        return;
    }
    t->br = t->blank = true;
}

static void add_text(struct tree *t, const char *p, u32 n) {
    const char *end = p + n, *from;
    bool blank;
    while (p < end) {
        for (from = p; p < end && (u8)*p > ' ' && (u8)*p < 0xc2;) p++;
        u32 space = p < end ? space_length(p, end, &blank) : 0;
        while (p < end && !space) {
            do p++;
            while (p < end && (u8)*p > ' ' && (u8)*p < 0xc2);
            if (p < end) space = space_length(p, end, &blank);
        }
        if (p > from) add_letters(t, from, (u32)(p - from));
        for (; space; space = p < end ? space_length(p, end, &blank) : 0) {
            if (*p == '\n' && (t->pre || t->lines)) line_break(t);
            t->blank |= blank;
            p += space;
        }
    }
}

/* ---- elements --------------------------------------------------------- */

static struct open *push_open(struct tree *t) {
    if (t->n_open == t->open_room && !rows_grow((void **)&t->open, &t->open_room, sizeof *t->open))
        return no_memory(t), NULL;
    struct open *o = &t->open[t->n_open++];
    *o = (struct open){.node = NONE, .outside = t->at};
    return o;
}

static u32 push_node(struct tree *t, const struct element *e, u32 hint, enum prop prop,
                     bool breaks) {
    if (t->n_nodes == PAGE_MAX_ROWS) return NONE;
    if (t->n_nodes == t->node_room && !rows_grow((void **)&t->node, &t->node_room, sizeof *t->node))
        return no_memory(t), NONE;
    /* Inline elements are no parents: what breaks inside them stands beside. */
    t->node[t->n_nodes] =
        (struct node){.parent = t->at,
                      .block = t->n_blocks - (!breaks && t->in_block),
                      .text = (u32)t->text.n + (!breaks && t->blank && t->in_block),
                      .hint = hint,
                      .tag = e->tag,
                      .prop = (u8)prop,
                      .breaks = breaks};
    return t->n_nodes++;
}

static void read_meta(struct tree *t, const struct attributes *a) {
    static const char *const none = "";
    const char *names[] = {a->property, a->name, a->itemprop, none};
    char key[64];
    u32 kind;
    i32 rank;
    for (u32 i = 0; *a->content && i < 3; i++) {
        u32 n = words_lower(names[i], strlen(names[i]), key, sizeof key);
        if (!words_find(t->words, WORDS_META, key, n, &kind, &rank)) continue;
        struct value *v = &t->field[kind];
        struct page_date date;
        size_t size = strlen(a->content);
        if ((kind == FIELD_DATE || kind == FIELD_MODIFIED) &&
            !page_date_read(t->words, a->content, size, true, false, &date))
            continue;
        if (kind == FIELD_AUTHOR && holds(a->content, "://")) continue;
        if (kind == FIELD_OUTLET && holds(a->content, "://")) continue;
        if (v->s.n && v->rank <= (u32)rank) continue;
        *v = (struct value){tree_keep(t, a->content, size), (u32)rank};
        return;
    }
}

static void read_link(struct tree *t, const struct attributes *a) {
    if (strcmp(a->rel, "canonical") != 0 || !*a->href || t->canonical) return;
    t->canonical = true;
    t->field[FIELD_URL] = (struct value){tree_keep(t, a->href, strlen(a->href)), 0};
}

static void read_void(struct tree *t, const struct element *e, const struct attributes *a) {
    switch (e->tag) {
    case TAG_BR: line_break(t); break;
    case TAG_IMG: t->image = true; break;
    case TAG_META: read_meta(t, a); break;
    case TAG_LINK: read_link(t, a); break;
    case TAG_HTML:
        if (*a->lang && !t->field[FIELD_LOCALE].s.n)
            t->field[FIELD_LOCALE] = (struct value){tree_keep(t, a->lang, strlen(a->lang)), 5};
        break;
    default: break;
    }
}

/* What parts of a class name differ by a number or a state is left out of the
 * look: only its first word counts. */
static u32 look_of(const struct element *e, const char *name, const struct attributes *a) {
    u32 n = 0, tag = e->tag == TAG_OTHER ? hash_bytes(name, (u32)strlen(name)) : e->tag;
    while ((u8)a->class[n] > ' ') n++;
    return (n ? hash_bytes(a->class, n) : 0) * 64 + tag;
}

static void open_node(struct tree *t, struct open *o, const struct element *e, const char *name,
                      const struct attributes *a, u32 hint) {
    enum prop prop = prop_of(a);
    bool tagged = e->tag == TAG_A || e->tag == TAG_SPAN || e->tag == TAG_INLINE ||
                  e->tag == TAG_B || e->tag == TAG_TIME;
    bool junk = hint & HINT_JUNK;
    bool block = e->take & TAKE_BLOCK || (e->tag == TAG_OTHER && strchr(name, '-'));
    if (!block && !prop && !(hint & ~(u32)HINT_CONTENT) && e->tag != TAG_TIME) return;
    /* Inside of a sentence a name means little: it is that of a person's link. */
    bool amid = t->in_block && !t->br && !ends_sentence(t);
    o->breaks = block || (tagged && junk && !amid && !(hint & (HINT_TAGS | HINT_FORM)));
    if (o->breaks) close_block(t);
    u32 row = push_node(t, e, hint, prop, o->breaks);
    if (row == NONE) return;
    o->node = row;
    t->node[row].look = look_of(e, name, a);
    const char *value = *a->datetime ? a->datetime : *a->content ? a->content : "";
    if (*value) t->node[row].value = tree_keep(t, value, strlen(value));
    if (o->breaks) t->at = row;
}

/* The parser keeps one copy of each name, so that most are known by address. */
struct known_name {
    const char *name;
    const struct element *element;
};

static const struct element *find_element(struct tree *t, const char *name) {
    struct known_name *known = &t->known[((uintptr_t)name >> 3) % KNOWN_NAMES];
    if (known->name != name) *known = (struct known_name){name, page_element(name)};
    return known->element;
}

static void on_start(void *user, const xmlChar *xml_name, const xmlChar **atts) {
    struct tree *t = user;
    const char *name = (const char *)xml_name;
    struct attributes a;
    const struct element *e = find_element(t, name);
    struct open *o = push_open(t);
    if (!o) return;
    o->tag = e->tag;
    if (t->skip && e->tag != TAG_SCRIPT) return;
    read_attributes(atts, &a);
    if (e->take & TAKE_SKIP) {
        o->skip = true;
        t->skip++;
        t->in_ld = e->tag == TAG_SCRIPT && holds(a.type, "ld+json");
        return;
    }
    read_void(t, e, &a);
    open_node(t, o, e, name, &a, hints(t, e, name, &a));
    o->link = e->tag == TAG_A && *a.href;
    o->strong = e->tag == TAG_B;
    o->pre = e->tag == TAG_PRE;
    t->link += o->link;
    t->strong += o->strong;
    t->pre += o->pre;
}

static void close_node(struct tree *t, const struct open *o) {
    if (o->breaks) close_block(t);
    t->at = o->outside;
    if (o->node == NONE) return;
    struct node *node = &t->node[o->node];
    node->end = t->n_nodes;
    node->block_end = t->n_blocks;
    node->text_end = (u32)t->text.n;
    node->text = min_u32(node->text, node->text_end); /* a blank that never came */
}

static void end_open(struct tree *t) {
    const struct open *o = &t->open[--t->n_open];
    if (o->skip) t->skip--;
    if (o->skip && t->in_ld) {
        t->in_ld = false;
        if (!bytes_put(&t->ld, 0)) no_memory(t);
    }
    t->link -= o->link;
    t->strong -= o->strong;
    t->pre -= o->pre;
    close_node(t, o);
}

static void on_end(void *user, const xmlChar *name) {
    struct tree *t = user;
    (void)name;
    if (t->n_open > 1) end_open(t);
}

static void on_text(void *user, const xmlChar *p, int n) {
    struct tree *t = user;
    if (!t->skip) add_text(t, (const char *)p, (u32)n);
    else if (t->in_ld && !bytes_add(&t->ld, (const char *)p, (size_t)n)) no_memory(t);
}

/* For an end tag without a start the parser looks through all open elements:
 * little in any page, but the square of a hostile one's size. */
static void on_error(void *user, xmlErrorPtr error) {
    struct tree *t = user;
    if (error->code == XML_ERR_NO_MEMORY) {
        no_memory(t);
        return;
    }
    if (error->code != XML_ERR_TAG_NAME_MISMATCH) return;
    t->stray += (u64)t->parser->nameNr;
    if (t->stray > PAGE_MAX_STRAY) stop(t, "too many end tags without a start, nested too deep");
}

/* ---- a page ----------------------------------------------------------- */

/* Where a tag ends, or what looks like one inside a script; *blanks: between
 * its attributes. */
static char *tag_end(char *p, const char *end, u32 *blanks) {
    bool value = false; /* behind an equals sign */
    for (*blanks = 0; p < end && *p != '>' && *p != '<'; p++) {
        *blanks += (u8)*p <= ' ' || *p == '=' || *p == '/';
        if (value && (*p == '"' || *p == '\'')) {
            char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
            if (close) p = close;
        }
        value = *p == '=' || (value && (u8)*p <= ' ');
    }
    return p;
}

/* The parser compares each attribute with all before it in the same tag: a tag
 * with thousands becomes text. */
static void disarm(char *p, size_t n) {
    char *end = p + n, *tag;
    u32 blanks;
    while ((tag = memchr(p, '<', (size_t)(end - p)))) {
        p = tag + 1;
        if (p == end || (u8)((*p | 32) - 'a') >= 26) continue;
        p = tag_end(p, end, &blanks);
        if (blanks > 8 * PAGE_MAX_ATTRIBUTES) *tag = ' ', p = tag + 1;
    }
}

static bool open_parser(struct tree *t) {
    if (t->parser && xmlDictSize(t->parser->dict) > PAGE_MAX_NAMES) {
        htmlFreeParserCtxt(t->parser);
        t->parser = NULL;
    }
    if (!t->known) t->known = malloc(KNOWN_NAMES * sizeof *t->known);
    if (!t->known) return false;
    memset(t->known, 0, KNOWN_NAMES * sizeof *t->known);
    if (t->parser) htmlCtxtReset(t->parser);
    else t->parser = htmlNewParserCtxt();
    if (!t->parser) return false;
    htmlCtxtUseOptions(t->parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                      HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
                                      HTML_PARSE_NODEFDTD);
    htmlSAXHandler *sax = t->parser->sax;
    memset(sax, 0, sizeof *sax);
    sax->initialized = XML_SAX2_MAGIC;
    sax->startElement = on_start;
    sax->endElement = on_end;
    sax->characters = sax->ignorableWhitespace = sax->cdataBlock = on_text;
    sax->serror = on_error;
    t->parser->userData = t;
    return true;
}

void tree_clear(struct tree *t) {
    t->text.n = t->kept.n = t->ld.n = 0;
    t->n_nodes = t->n_blocks = t->n_open = 0;
    t->skip = t->link = t->strong = t->pre = t->at = 0;
    t->in_block = t->blank = t->br = t->image = t->in_ld = t->canonical = false;
    t->stray = 0;
    t->stopped = NULL;
    t->stopped_at = 0;
    memset(t->field, 0, sizeof t->field);
}

/* The row of the page itself, around all elements. */
static bool open_root(struct tree *t) {
    static const struct element root = {"", TAG_OTHER, TAKE_BLOCK, 0};
    struct open *o = push_open(t);
    if (!o) return false;
    o->breaks = true;
    o->node = push_node(t, &root, 0, PROP_NONE, true);
    return o->node != NONE;
}

bool tree_read(struct tree *t, const struct words *w, char *html, size_t n) {
    tree_clear(t);
    t->words = w;
    /* Never NULL, so that places in them can be pointers. */
    if (!bytes_room(&t->text, 1) || !bytes_room(&t->kept, 1) || !bytes_room(&t->ld, 1))
        return t->stopped = "out of memory", false;
    disarm(html, n);
    if (!open_parser(t)) return t->stopped = "out of memory", false;
    xmlParserInputPtr input = xmlNewStringInputStream(t->parser, (const xmlChar *)html);
    if (!input) return t->stopped = "out of memory", false;
    inputPush(t->parser, input);
    xmlSwitchEncoding(t->parser, XML_CHAR_ENCODING_UTF8);
    if (!open_root(t)) return false;
    htmlParseDocument(t->parser);
    while (t->n_open) end_open(t);
    return !t->stopped;
}

void tree_free(struct tree *t) {
    if (t->parser) htmlFreeParserCtxt(t->parser);
    free(t->known);
    bytes_free(&t->text);
    bytes_free(&t->kept);
    bytes_free(&t->ld);
    free(t->node);
    free(t->block);
    free(t->open);
}
