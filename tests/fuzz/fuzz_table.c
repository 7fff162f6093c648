/* Any bytes are a table, with commas or, by the first one, with tabs. */
#include "pieces.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) return 0;
    check_pieces(data + 1, size - 1, *data & 1 ? INPUT_TSV : INPUT_CSV);
    return 0;
}
