#define _GNU_SOURCE /* sched_getaffinity() */
#include "cmd/processors.h"

#include <sched.h>
#include <unistd.h>

/* What taskset, a container or a cluster's job allows, where that can be told. */
unsigned processors(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0) return (unsigned)CPU_COUNT(&set);
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (unsigned)n : 1;
}
