#include "input/select.h"

#include <string.h>

bool selection_add(struct selection *s, const char *condition) {
    const char *equals = strchr(condition, '=');
    if (!equals || s->n == CONDITIONS) return false;
    bool differs = equals > condition && equals[-1] == '!';
    size_t n = (size_t)(equals - condition) - differs;
    if (n == 0) return false;
    s->of[s->n++] = (struct condition){.name = condition, .n = n, .value = equals + 1, .differs = differs};
    return true;
}

static bool holds(const struct condition *c, struct berita_str value) {
    bool same = strlen(c->value) == value.n && memcmp(c->value, value.p ? value.p : "", value.n) == 0;
    return same != c->differs;
}

static bool is_named(const struct condition *c, const char *name, size_t n) {
    return c->n == n && memcmp(c->name, name, n) == 0;
}

void selection_show(const struct selection *s, struct selected *sel, struct berita_str name,
                    struct berita_str value) {
    for (unsigned i = 0; i < s->n; i++) {
        if (!is_named(&s->of[i], name.p, name.n)) continue;
        sel->seen |= 1u << i;
        sel->held &= ~(1u << i);
        sel->held |= (unsigned)holds(&s->of[i], value) << i;
    }
}

static struct berita_str metadata(const struct condition *c, const struct record *r) {
    static const char *const names[] = {"id", "title", "url", "outlet", "author"};
    const struct berita_str values[] = {r->id, r->title, r->url, r->outlet, r->author};
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        if (is_named(c, names[i], strlen(names[i]))) return values[i];
    if (!r->published || !is_named(c, "published", 9)) return (struct berita_str){NULL, 0};
    return (struct berita_str){r->published, (uint32_t)strlen(r->published)};
}

bool selection_holds(const struct selection *s, const struct selected *sel, const struct record *r) {
    for (unsigned i = 0; i < s->n; i++) {
        bool held = sel->seen >> i & 1 ? sel->held >> i & 1 : holds(&s->of[i], metadata(&s->of[i], r));
        if (!held) return false;
    }
    return true;
}
