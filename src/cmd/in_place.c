#define _XOPEN_SOURCE 700 /* realpath() */
#include "cmd/in_place.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* "DIR/.NAME.XXXXXX": hidden, and on the same file system. */
static bool name_beside(struct in_place *p) {
    const char *slash = strrchr(p->path, '/');
    int dir = slash ? (int)(slash - p->path) + 1 : 0;
    int n = snprintf(p->beside, sizeof p->beside, "%.*s.%s.XXXXXX", dir, p->path, p->path + dir);
    if (n < (int)sizeof p->beside) return true;
    errno = ENAMETOOLONG;
    return false;
}

/* Owner first, since giving a file away takes bits of its mode; who may not do
 * that owns the new file. */
static bool take_mode(const struct in_place *p) {
    bool given = fchown(p->fd, p->was.st_uid, p->was.st_gid) == 0;
    return fchmod(p->fd, p->was.st_mode & (given ? 07777u : 0777u)) == 0;
}

bool in_place_open(struct in_place *p, const char *name) {
    p->beside[0] = 0;
    p->fd = -1;
    if (!realpath(name, p->path) || stat(p->path, &p->was) != 0) return false;
    if (!S_ISREG(p->was.st_mode)) return errno = 0, false;
    if (!name_beside(p)) return p->beside[0] = 0, false;
    p->fd = mkstemp(p->beside);
    if (p->fd < 0) return p->beside[0] = 0, false;
    if (take_mode(p)) return true;
    int error = errno;
    in_place_drop(p);
    errno = error;
    return false;
}

/* The old file under another name, too; where there are no hard links, for a
 * moment under that alone. */
static bool keep_old(const struct in_place *p, const char *suffix) {
    char old[PATH_MAX];
    if (snprintf(old, sizeof old, "%s%s", p->path, suffix) >= (int)sizeof old)
        return errno = ENAMETOOLONG, false;
    if (unlink(old) != 0 && errno != ENOENT) return false;
    return link(p->path, old) == 0 || rename(p->path, old) == 0;
}

bool in_place_keep(struct in_place *p, const char *suffix) {
    int fd = p->fd;
    p->fd = -1;
    if (close(fd) != 0) return false;
    if (suffix && *suffix && !keep_old(p, suffix)) return false;
    if (rename(p->beside, p->path) != 0) return false;
    p->beside[0] = 0;
    return true;
}

void in_place_drop(struct in_place *p) {
    if (p->fd >= 0) close(p->fd);
    if (p->beside[0]) unlink(p->beside);
    p->fd = -1;
    p->beside[0] = 0;
}
