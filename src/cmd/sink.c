#include "cmd/sink.h"

bool sink_open(struct sink *s, const struct work *work, const void *self, struct out *out) {
    *s = (struct sink){.work = work, .self = self, .out = out};
    return !work->wraps || out_open(&s->held, -1);
}

void sink_free(struct sink *s) { out_free(&s->held); }

static void head(struct sink *s, bool several) {
    if (s->work->begin) s->work->begin(s->self, s->out, several);
    if (!s->holding) return;
    out_bytes(s->out, s->held.buf, s->held.n);
    if (s->held.error) s->out->error = s->held.error;
    s->held.n = 0;
    s->holding = false;
}

void sink_begin(struct sink *s) {
    s->documents = 0;
    s->some = false;
    s->holding = s->work->wraps;
    if (!s->holding) head(s, true);
}

void sink_go_on(struct sink *s, uint64_t documents, bool some) {
    s->documents = documents;
    s->some = some;
    s->holding = false;
}

struct out *sink_out(struct sink *s) { return s->holding ? &s->held : s->out; }

void sink_put(struct sink *s, const char *answers, size_t n) {
    size_t between = s->work->between && !s->some ? strlen(s->work->between) : 0;
    if (n == 0) return;
    out_bytes(sink_out(s), answers + between, n - between);
    s->some = true;
}

void sink_count(struct sink *s, uint64_t documents) {
    s->documents += documents;
    s->some |= documents > 0;
    if (s->holding && s->documents > 1) head(s, true);
}

void sink_end(struct sink *s) {
    bool several = s->documents != 1;
    if (s->holding) head(s, several);
    if (s->work->end) s->work->end(s->self, s->out, several);
}
