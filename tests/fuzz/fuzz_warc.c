/* Any bytes are an archive of the Web, packed or not. */
#include "pieces.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    check_pieces(data, size, INPUT_WARC);
    return 0;
}
