#include "formats/xml_path.h"

#include <stdio.h>
#include <strings.h>

/* ---- namespaces --------------------------------------------------------- */

/* The vocabularies told apart by their root need no prefix; what mixes with
 * others has the one it mostly is written with.  Names end with "*" where
 * versions follow. */
static const struct {
    const char *name; /* behind "http://" or "https://" */
    const char *stands;
} namespaces[] = {
    {"www.w3.org/2005/Atom", "atom"},
    {"purl.org/atom/ns#", "atom"},
    {"purl.org/rss/1.0/", ""},
    {"my.netscape.com/rdf/simple/0.9/", ""},
    {"channel.netscape.com/rdf/simple/0.9/", ""},
    {"www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
    {"purl.org/rss/1.0/modules/content/", "content"},
    {"purl.org/dc/elements/1.*", "dc"},
    {"purl.org/dc/terms/", "dcterms"},
    {"search.yahoo.com/mrss*", "media"},
    {"www.w3.org/1999/xhtml", "html"},
    {"iptc.org/std/*", ""},
    {"www.tei-c.org/ns/*", ""},
    {"www.sitemaps.org/schemas/sitemap/*", ""},
    {"www.google.com/schemas/sitemap/*", ""},
    {"www.google.com/schemas/sitemap-news/*", "news"},
};

static bool is_namespace(const char *uri, size_t n, const char *name) {
    size_t k = strlen(name);
    if (name[k - 1] == '*') return n >= k - 1 && memcmp(uri, name, k - 1) == 0;
    return n == k && memcmp(uri, name, k) == 0;
}

/* NULL: not known. */
static const char *standing(const char *uri, size_t n) {
    if (n == 0) return "";
    if (n > 8 && memcmp(uri, "https://", 8) == 0) uri += 8, n -= 8;
    else if (n > 7 && memcmp(uri, "http://", 7) == 0) uri += 7, n -= 7;
    for (size_t i = 0; i < COUNT(namespaces); i++)
        if (is_namespace(uri, n, namespaces[i].name)) return namespaces[i].stands;
    return NULL;
}

/* Feeds use prefixes that they forgot to declare, always the usual ones. */
static const char *undeclared(const char *prefix, size_t n) {
    for (size_t i = 0; i < COUNT(namespaces); i++) {
        const char *stands = namespaces[i].stands;
        if (strlen(stands) == n && memcmp(stands, prefix, n) == 0) return stands;
    }
    return n == 3 && memcmp(prefix, "xml", 3) == 0 ? "xml" : NULL;
}

static const char *standing_for(const struct xml_path *p, const char *prefix, size_t n) {
    for (u32 i = p->n_bindings; i-- > 0;) {
        struct span name = p->binding[i].prefix;
        if (name.n == n && memcmp(p->names.p + name.at, prefix, n) == 0)
            return p->binding[i].stands;
    }
    return undeclared(prefix, n);
}

/* ---- attributes of an element ------------------------------------------- */

static bool is_named(const struct xml_attribute *a, const char *name) {
    return a->name_n == strlen(name) && memcmp(a->name, name, a->name_n) == 0;
}

/* A default namespace of an outermost element that is not known, and any of one
 * that is called rss, is taken for that of its root: dialects of RSS have many. */
static bool bind(struct xml_path *p, const struct xml_scan *s, const struct xml_attribute *a) {
    size_t skip = a->name_n > 6 ? 6 : 5; /* "xmlns:" or "xmlns" */
    if (p->n_bindings == XML_BINDINGS_MAX) return true;
    struct xml_binding *b = &p->binding[p->n_bindings++];
    b->prefix = (struct span){(u32)p->names.n, (u32)(a->name_n - skip)};
    b->stands = standing(a->value, a->value_n);
    bool rss = s->n == 3 && memcmp(s->p, "rss", 3) == 0;
    if ((!b->stands || rss) && b->prefix.n == 0 && p->depth == 0) b->stands = "";
    return bytes_add(&p->names, a->name + skip, b->prefix.n);
}

static bool take_attributes(struct xml_path *p, const struct xml_scan *s, struct xml_level *l) {
    const char *at = s->rest, *end = s->rest + s->rest_n;
    struct xml_attribute a;
    while (xml_scan_attribute(&at, end, &a)) {
        if (is_named(&a, "xml:space"))
            l->keep_blanks = a.value_n == 8 && memcmp(a.value, "preserve", 8) == 0;
        bool binds = a.name_n >= 5 && memcmp(a.name, "xmlns", 5) == 0;
        if (binds && (a.name_n == 5 || a.name[5] == ':') && !bind(p, s, &a)) return false;
    }
    return true;
}

/* ---- levels ------------------------------------------------------------- */

void xml_path_begin(struct xml_path *p) {
    p->path.n = p->names.n = 0;
    p->depth = p->n_bindings = 0;
}

void xml_path_free(struct xml_path *p) {
    bytes_free(&p->path);
    bytes_free(&p->names);
}

static bool add_name(struct xml_path *p, const char *name, size_t n) {
    const char *colon = memchr(name, ':', n);
    size_t k = colon ? (size_t)(colon - name) : 0;
    const char *stands = standing_for(p, name, k);
    if (!stands) stands = "?";
    if (colon) name = colon + 1, n -= k + 1;
    return bytes_put(&p->path, '/') && bytes_add(&p->path, stands, strlen(stands)) &&
           (!*stands || bytes_put(&p->path, ':')) && bytes_add(&p->path, name, n);
}

const char *xml_path_enter(struct xml_path *p, const struct xml_scan *s, char *why) {
    if (p->depth == XML_DEPTH_MAX) {
        snprintf(why, XML_WHY_ROOM, "elements more than %d deep", XML_DEPTH_MAX);
        return why;
    }
    if (s->n > XML_NAME_MAX) return strcpy(why, "an element's name longer than 256 bytes");
    struct xml_level *l = &p->level[p->depth];
    l->path = (u32)p->path.n;
    l->names = (u32)p->names.n;
    l->bindings = p->n_bindings;
    l->keep_blanks = p->depth && l[-1].keep_blanks;
    bool good = bytes_add(&p->names, s->p, s->n) && bytes_put(&p->names, ' ') &&
                take_attributes(p, s, l) && add_name(p, s->p, s->n);
    p->depth++;
    return good ? NULL : strcpy(why, "out of memory");
}

void xml_path_rise(struct xml_path *p, u32 depth) {
    if (depth >= p->depth) return;
    const struct xml_level *l = &p->level[depth];
    p->path.n = l->path;
    p->names.n = l->names;
    p->n_bindings = l->bindings;
    p->depth = depth;
}

const char *xml_path_written(const struct xml_path *p, u32 level, size_t *n) {
    const char *name = p->names.p + p->level[level].names;
    *n = (size_t)((const char *)memchr(name, ' ', XML_NAME_MAX + 1) - name);
    return name;
}

static bool is_open_as(const struct xml_path *p, u32 level, const char *name, size_t n) {
    size_t k;
    const char *open = xml_path_written(p, level, &k);
    return k == n && memcmp(open, name, n) == 0;
}

bool xml_is_void(const char *name, size_t n) {
    static const char *const names[] = {"area",  "base", "br",   "col",    "embed", "hr", "img",
                                        "input", "link", "meta", "source", "track", "wbr"};
    for (size_t i = 0; i < COUNT(names); i++)
        if (strlen(names[i]) == n && strncasecmp(names[i], name, n) == 0) return true;
    return false;
}

static bool may_stay_open(const struct xml_path *p, u32 level) {
    size_t n;
    const char *open = xml_path_written(p, level, &n);
    return xml_is_void(open, n);
}

void xml_path_settle(struct xml_path *p, const struct xml_scan *s) {
    u32 top = p->depth;
    while (top && !is_open_as(p, top - 1, s->p, s->n) && may_stay_open(p, top - 1)) top--;
    if (top && is_open_as(p, top - 1, s->p, s->n)) xml_path_rise(p, top);
}

const char *xml_path_leave(struct xml_path *p, const struct xml_scan *s, char *why) {
    u32 top = p->depth;
    if (top && is_open_as(p, top - 1, s->p, s->n)) return xml_path_rise(p, top - 1), NULL;
    int k = s->n < 80 ? (int)s->n : 80;
    size_t n = 0;
    const char *open = top ? xml_path_written(p, top - 1, &n) : "";
    if (!top) snprintf(why, XML_WHY_ROOM, "</%.*s> ends nothing", k, s->p);
    else
        snprintf(why, XML_WHY_ROOM, "</%.*s> where <%.*s> is open", k, s->p, n < 80 ? (int)n : 80,
                 open);
    return why;
}

/* ---- questions ---------------------------------------------------------- */

static bool ends(const struct xml_path *p, const char *names, size_t k) {
    size_t n = p->path.n;
    return n > k && p->path.p[n - k - 1] == '/' && memcmp(p->path.p + n - k, names, k) == 0;
}

bool xml_path_ends(const struct xml_path *p, const char *names) {
    return ends(p, names, strlen(names));
}

bool xml_path_is_listed(const struct xml_path *p, const char *list) {
    for (size_t k; list && *list; list += k + (list[k] == ' ')) {
        k = strcspn(list, " ");
        if (ends(p, list, k)) return true;
    }
    return false;
}

bool xml_path_keeps_blanks(const struct xml_path *p) {
    return p->depth && p->level[p->depth - 1].keep_blanks;
}

const char *xml_path_name(const struct xml_path *p, size_t *n) {
    size_t at = p->level[p->depth - 1].path + 1;
    *n = p->path.n - at;
    return p->path.p + at;
}
