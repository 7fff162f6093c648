/* Nanoseconds a token in every stage, over texts read again and again.
 *
 * usage: stages SECONDS FILE...
 *
 * Prints "STAGE NANOSECONDS" lines, then "tokens N" for one pass and
 * "bytes N".  The figure of a stage is its least over the passes, so that
 * other work on the machine counts for little. */
#define _POSIX_C_SOURCE 200809L
#include "pipeline.h"
#include "tool/tool.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { STAGES_MOST = 16 };

struct text {
    char *p;
    size_t len;
};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static bool pass(struct tool *tool, const struct text *text, int n, u64 *ns, u64 *tokens) {
    memset(ns, 0, STAGES_MOST * sizeof *ns);
    *tokens = 0;
    for (int i = 0; i < n; i++) {
        tool_give(tool, text[i].p, text[i].len, "2025-07-17");
        if (!tool_run(tool, NULL, ns)) return false;
        *tokens += tool->doc->n_tokens;
    }
    return true;
}

static bool measure(struct tool *tool, const struct text *text, int n, double seconds) {
    u64 ns[STAGES_MOST], least[STAGES_MOST], tokens = 0, bytes = 0;
    memset(least, 0xff, sizeof least);
    for (double start = now(); now() - start < seconds;) {
        if (!pass(tool, text, n, ns, &tokens)) return false;
        for (size_t s = 0; s < pipeline_stages; s++)
            if (ns[s] < least[s]) least[s] = ns[s];
    }
    for (size_t s = 0; s < pipeline_stages; s++)
        printf("%s %.1f\n", pipeline[s].name, (double)least[s] / (double)(tokens ? tokens : 1));
    for (int i = 0; i < n; i++) bytes += text[i].len;
    printf("tokens %llu\nbytes %llu\n", (unsigned long long)tokens, (unsigned long long)bytes);
    return true;
}

int main(int argc, char **argv) {
    struct tool tool;
    if (argc < 3 || !tool_open(&tool)) return 2;
    int n = argc - 2;
    struct text *text = calloc((size_t)n, sizeof *text);
    bool good = text != NULL;
    for (int i = 0; i < n && good; i++) good = (text[i].p = tool_read(argv[i + 2], &text[i].len)) != NULL;
    good = good && measure(&tool, text, n, atof(argv[1]));
    for (int i = 0; i < n && text; i++) free(text[i].p);
    free(text);
    tool_close(&tool);
    return good ? 0 : 1;
}
