#include "formats/fields.h"

#include <string.h>
#include <strings.h>

size_t fields_end(const char *p, size_t n) {
    const char *lf = p, *end = p + n;
    while ((lf = memchr(lf, '\n', (size_t)(end - lf)))) {
        lf++;
        if (lf < end && *lf == '\n') return (size_t)(lf - p) + 1;
        if (end - lf >= 2 && lf[0] == '\r' && lf[1] == '\n') return (size_t)(lf - p) + 2;
    }
    return 0;
}

static struct berita_str trimmed(const char *p, const char *end) {
    while (p < end && (*p == ' ' || *p == '\t')) p++;
    while (p < end && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r')) end--;
    return (struct berita_str){p, (uint32_t)(end - p)};
}

struct berita_str fields_get(const char *p, size_t n, const char *name) {
    const char *end = p + n, *lf;
    size_t k = strlen(name);
    while ((lf = memchr(p, '\n', (size_t)(end - p)))) {
        p = lf + 1;
        if ((size_t)(end - p) <= k || p[k] != ':' || strncasecmp(p, name, k) != 0) continue;
        lf = memchr(p, '\n', (size_t)(end - p));
        return trimmed(p + k + 1, lf ? lf : end);
    }
    return (struct berita_str){NULL, 0};
}

bool fields_is(struct berita_str value, const char *word) {
    size_t k = strlen(word);
    if (!value.p || value.n < k || strncasecmp(value.p, word, k) != 0) return false;
    return value.n == k || value.p[k] == ';' || value.p[k] == ' ';
}

bool fields_number(struct berita_str value, uint64_t *number) {
    *number = 0;
    for (uint32_t i = 0; i < value.n; i++) {
        unsigned digit = (unsigned char)value.p[i] - '0';
        if (digit > 9 || *number > (UINT64_MAX - 9) / 10) return false;
        *number = *number * 10 + digit;
    }
    return value.n > 0;
}
