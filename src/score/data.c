#include "score/data.h"

extern const char score_titles_begin[], score_titles_end[];
extern const char score_style_begin[], score_style_end[];

static struct berita_str between(const char *begin, const char *end) {
    return (struct berita_str){begin, (uint32_t)(end - begin)};
}

struct berita_str score_titles(void) {
    return between(score_titles_begin, score_titles_end);
}
struct berita_str score_style(void) {
    return between(score_style_begin, score_style_end);
}
