#include "cmd/tally.h"

#include "emit/out.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

void tally_add(struct tally *sum, const struct tally *part) {
    sum->documents += part->documents;
    sum->passed += part->passed;
    sum->duplicates += part->duplicates;
    for (unsigned i = 0; i < FAULT_CAUSES; i++) sum->failed[i] += part->failed[i];
    sum->quotations += part->quotations;
    sum->unresolved += part->unresolved;
    sum->bytes_in += part->bytes_in;
}

uint64_t tally_failed(const struct tally *t) {
    uint64_t n = 0;
    for (unsigned i = 0; i < FAULT_CAUSES; i++) n += t->failed[i];
    return n;
}

/* ---- summary ---------------------------------------------------------- */

static double seconds_of(struct timeval t) { return (double)t.tv_sec + (double)t.tv_usec / 1e6; }

static void count(struct out *out, const char *name, uint64_t value) {
    out_format(out, ",\"%s\":%llu", name, (unsigned long long)value);
}

static void put_failures(struct out *out, const struct tally *t) {
    count(out, "failed", tally_failed(t));
    out_str(out, ",\"failures\":{");
    const char *comma = "";
    for (unsigned i = 0; i < FAULT_CAUSES; i++) {
        if (!t->failed[i]) continue;
        out_format(out, "%s\"%s\":%llu", comma, fault_cause_name[i], (unsigned long long)t->failed[i]);
        comma = ",";
    }
    out_char(out, '}');
}

static void put_summary(struct out *out, const struct summary *s) {
    const struct tally *t = s->tally;
    struct rusage use;
    getrusage(RUSAGE_SELF, &use);
    out_str(out, "{\"version\":\"" BERITA_VERSION "\"");
    count(out, "documents", t->documents);
    count(out, "passed_over", t->passed);
    count(out, "duplicates", t->duplicates);
    put_failures(out, t);
    count(out, "quotations", t->quotations);
    count(out, "unresolved_speakers", t->unresolved);
    count(out, "bytes_in", t->bytes_in);
    count(out, "bytes_out", s->bytes_out);
    out_format(out, ",\"seconds\":%.3f,\"cpu_seconds\":%.3f", s->seconds,
               seconds_of(use.ru_utime) + seconds_of(use.ru_stime));
    count(out, "peak_memory_kb", (uint64_t)use.ru_maxrss);
    count(out, "jobs", s->jobs);
    if (s->signal) count(out, "signal", (uint64_t)s->signal);
    out_str(out, "}\n");
}

bool summary_write(const struct summary *s, const char *name) {
    struct out out;
    int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (fd < 0) return false;
    if (!out_open(&out, fd)) return close(fd), errno = ENOMEM, false;
    put_summary(&out, s);
    out_flush(&out);
    int error = out.error;
    out_free(&out);
    if (close(fd) != 0 && !error) error = errno;
    errno = error;
    return !error;
}
