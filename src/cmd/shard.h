/* Parts of an input for machines that know nothing of each other. */
#ifndef CMD_SHARD_H
#define CMD_SHARD_H

#include <stddef.h>
#include <stdint.h>

/* The part, from 1 to `shards`, that a record of this id is in: it depends on
 * nothing else, whatever the order of the input.  Part of the interface
 * (berita-batch(7)): the 64-bit FNV-1a sum of the id's bytes, its upper half
 * folded onto the lower by xor, modulo the number of parts, and 1. */
unsigned shard_of(const char *id, size_t n, unsigned shards);

#endif
