/* Preloaded, lets the N-th call of a kind and all after it fail:
 * FAULT=memory:N, read:N or write:N, N from 0. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t n, size_t size);
extern void *__libc_realloc(void *p, size_t size);

static int fails(const char *kind, int error) {
    static long left = -1;
    const char *fault = getenv("FAULT");
    size_t n = strlen(kind);
    if (!fault || strncmp(fault, kind, n) != 0) return 0;
    if (left < 0) left = atol(fault + n + 1);
    if (left > 0) return left--, 0;
    errno = error;
    return 1;
}

void *malloc(size_t size) { return fails("memory", ENOMEM) ? NULL : __libc_malloc(size); }
void *calloc(size_t n, size_t size) { return fails("memory", ENOMEM) ? NULL : __libc_calloc(n, size); }
void *realloc(void *p, size_t size) { return fails("memory", ENOMEM) ? NULL : __libc_realloc(p, size); }

ssize_t read(int fd, void *p, size_t n) {
    ssize_t (*real)(int, void *, size_t) = (ssize_t(*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
    return fails("read", EIO) ? -1 : real(fd, p, n);
}

ssize_t write(int fd, const void *p, size_t n) {
    ssize_t (*real)(int, const void *, size_t) = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    return fd != 2 && fails("write", ENOSPC) ? -1 : real(fd, p, n > 1000 ? 1000 : n);
}
