/* Any bytes are JSON, laid out in any way or, by the first one, in lines. */
#include "pieces.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    check_pieces(data + 1, size - 1, *data & 1 ? INPUT_JSONL : INPUT_JSON);
    return 0;
}
