/* Any bytes are a file: what it is, how it is packed, and what is in it, is told
 * from them. */
#include "pieces.h"

/* The library of zstd gives less of a damaged frame when it has all of it. */
static bool has_zstd(const uint8_t *data, size_t size) {
    for (size_t i = 0; i + 4 <= size; i++)
        if (memcmp(data + i, "\x28\xb5\x2f\xfd", 4) == 0) return true;
    return false;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (has_zstd(data, size)) read_in_pieces(data, size, 7, INPUT_AUTO);
    else check_pieces(data, size, INPUT_AUTO);
    return 0;
}
