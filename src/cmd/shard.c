#include "cmd/shard.h"

unsigned shard_of(const char *id, size_t n, unsigned shards) {
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)id[i]) * 0x100000001b3u;
    return (uint32_t)(h ^ h >> 32) % shards + 1;
}
