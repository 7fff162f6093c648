/* The table of contents: what happens to a text, in order. */
#include "pipeline.h"

#include "stage/stage.h"

#include <time.h>

const struct stage pipeline[] = {
    {"decode", stage_decode},       /* bytes that are no UTF-8 counted; room reserved */
    {"token", stage_token},         /* words, numbers, marks; shapes */
    {"lookup", stage_lookup},       /* word ids and phrases: letters are read here last */
    {"paragraph", stage_paragraph}, /* lines; page furniture */
    {"sentence", stage_sentence},   /* quotation marks paired, then sentences */
    {"date", stage_date},           /* rules, then values against the publication day */
    {"entity", stage_entity},       /* persons, organizations, places, roles */
    {"quote", stage_quote},         /* words in marks and their cues */
    {"speech", stage_speech},       /* indirect speech */
    {"speaker", stage_speaker},     /* whose it is */
};

const size_t pipeline_stages = COUNT(pipeline);

static u64 now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (u64)t.tv_sec * 1000000000u + (u64)t.tv_nsec;
}

enum berita_status pipeline_run(struct doc *doc, const char *last, u64 *ns) {
    for (size_t i = 0; i < COUNT(pipeline); i++) {
        u64 start = ns ? now() : 0;
        if (!pipeline[i].run(doc)) return BERITA_NO_MEMORY;
        if (ns) ns[i] += now() - start;
        if (last && strcmp(last, pipeline[i].name) == 0) break;
    }
    return BERITA_OK;
}
