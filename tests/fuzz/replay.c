/* Runs a fuzz target over files that are there already, without libFuzzer:
 * replay_TARGET FILE... */
#include "fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int replay(const char *path) {
    static unsigned char buffer[1 << 20];
    FILE *f = fopen(path, "rb");
    if (!f) return perror(path), 1;
    size_t n = fread(buffer, 1, sizeof buffer, f);
    fclose(f);
    /* A copy of the exact size, so that reading past it is caught. */
    unsigned char *exact = malloc(n ? n : 1);
    if (!exact) return 1;
    memcpy(exact, buffer, n);
    LLVMFuzzerTestOneInput(exact, n);
    free(exact);
    return 0;
}

int main(int argc, char **argv) {
    int failed = 0;
    for (int i = 1; i < argc; i++) failed += replay(argv[i]);
    printf("%d passed, %d failed\n", argc - 1 - failed, failed);
    return failed != 0;
}
