#include "cmd/batch.h"

#include "cmd/output.h"
#include "cmd/stop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TICK = 200 }; /* ms between looks at signals and the clock while others work */

/* ---- how far it is ---------------------------------------------------- */

/* Bytes of the input: of ordinary files as the file's own place tells. */
static uint64_t bytes_read(const struct batch *b) {
    int fd = b->program->input.source.file;
    if (fd < 0) return b->read > b->tally.bytes_in ? b->read : b->tally.bytes_in;
    off_t at = lseek(fd, 0, SEEK_CUR); /* -1 of a pipe */
    return at < 0 ? b->tally.bytes_in : b->read + (uint64_t)at;
}

static void tick(struct batch *b) {
    if (b->progress.how != PROGRESS_NONE) progress_tick(&b->progress, &b->tally, bytes_read(b));
    if (stop_asked_for_progress()) progress_say(&b->progress, &b->tally, bytes_read(b));
}

bool batch_goes_on(const struct batch *b) {
    const struct program *p = b->program;
    if (p->out.error || b->errors.error || b->broken || stop_signal()) return false;
    return !p->fail_fast || !tally_failed(&b->tally);
}

/* ---- taking ----------------------------------------------------------- */

static void say(struct batch *b, struct out *said) {
    progress_clear(&b->progress);
    fwrite(said->buf, 1, said->n, stderr);
    said->n = 0;
}

static void write_errors(struct batch *b, struct out *errors) {
    out_bytes(&b->errors, errors->buf, errors->n);
    out_flush(&b->errors);
    errors->n = 0;
}

/* Lets go of the answers that were held. */
static void begin_output(struct batch *b, bool several) {
    struct out *out = &b->program->out;
    if (b->work->begin) b->work->begin(b->worker.self, out, several);
    if (!b->holding) return;
    out_bytes(out, b->held.buf, b->held.n);
    if (b->held.error) out->error = b->held.error;
    b->worker.out = out;
    b->holding = false;
}

static void take_remarks(struct batch *b, struct remarks *r) {
    if (r->said.n) say(b, &r->said);
    if (r->errors.n) write_errors(b, &r->errors);
    tally_add(&b->tally, &r->tally);
    r->tally = (struct tally){0};
    if (b->holding && b->tally.documents > 1) begin_output(b, true);
    tick(b);
}

static void no_memory(struct batch *b) {
    if (!b->broken) command_report(b->program->command, "out of memory");
    b->broken = b->program->failed = true;
}

/* Each answer of a job has the separator before it: it knows of none before. */
static void take_answers(struct batch *b, const struct out *answers) {
    const char *between = b->work->between;
    size_t before = between && !b->some ? strlen(between) : 0;
    if (answers->n == 0) return;
    out_bytes(b->holding ? &b->held : &b->program->out, answers->buf + before, answers->n - before);
    b->some = true;
}

/* Jobs after the one that ended the run have been done for nothing. */
static void take_job(struct batch *b, struct job *job, bool wanted) {
    if (wanted && (job->out.error || job->remarks.said.error || job->remarks.errors.error)) no_memory(b);
    else if (wanted) {
        take_answers(b, &job->out);
        take_remarks(b, &job->remarks);
    }
    crew_taken(&b->crew, job);
}

/* A signal lets the documents in hand be finished. */
static bool wants_answers(const struct batch *b) {
    const struct program *p = b->program;
    if (p->out.error || b->errors.error || b->broken) return false;
    return !p->fail_fast || !tally_failed(&b->tally);
}

static void take_oldest(struct batch *b) {
    struct job *job;
    while (!(job = crew_oldest(&b->crew, TICK))) tick(b);
    take_job(b, job, wants_answers(b));
}

/* Hands on what has been cut. */
static void post(struct batch *b) {
    struct crew *c = &b->crew;
    if (!crew_post(c)) take_job(b, crew_do_here(c, &b->worker), wants_answers(b));
    for (struct job *job; crew_owes(c) && (job = crew_oldest(c, 0));) take_job(b, job, wants_answers(b));
    while (crew_is_full(c)) take_oldest(b);
}

void batch_settle(struct batch *b) {
    struct crew *c = &b->crew;
    if (!b->many) return;
    if (crew_has_some(c) && crew_is_idle(c)) take_job(b, crew_do_here(c, &b->worker), wants_answers(b));
    else if (crew_has_some(c)) post(b);
    while (crew_owes(c)) take_oldest(b);
}

/* ---- documents -------------------------------------------------------- */

static void add_item(struct batch *b, struct item *item) {
    uint64_t index = b->index++;
    if (!b->many) {
        worker_item(&b->worker, item, index);
        take_remarks(b, &b->remarks);
        return;
    }
    if (!crew_fits(&b->crew, item->n)) post(b);
    if (!crew_put_item(&b->crew, item, index)) no_memory(b);
}

static void add_fault(struct batch *b, const struct fault *fault) {
    if (!b->many) {
        worker_fault(&b->worker, fault);
        take_remarks(b, &b->remarks);
        return;
    }
    if (!crew_fits(&b->crew, 0)) post(b);
    if (!crew_put_fault(&b->crew, fault)) no_memory(b);
}

void batch_file(struct batch *b, const char *name) {
    struct input *in = &b->program->input;
    struct item item;
    enum input_status got;
    if (!batch_goes_on(b)) return;
    if (!input_open(in, name) && !stop_signal()) add_fault(b, &in->fault);
    while (batch_goes_on(b) && (got = input_next(in, &item)) != INPUT_END) {
        if (got == INPUT_RECORD) add_item(b, &item);
        else if (got == INPUT_SKIPPED) b->tally.passed++;
        else if (!stop_signal()) add_fault(b, &in->fault);
    }
    b->read = bytes_read(b);
    input_close(in);
}

/* ---- the run ---------------------------------------------------------- */

static bool would_wait(int fd) {
    struct pollfd p = {.fd = fd, .events = POLLIN};
    return poll(&p, 1, 0) == 0;
}

/* The writer of a pipe may be waiting for answers before it writes on: whatever
 * has been read is answered first, but only when there is nothing to read. */
static bool before_wait(void *arg, int fd) {
    struct batch *b = arg;
    struct program *p = b->program;
    while (batch_goes_on(b) && would_wait(fd)) {
        if (b->many) batch_settle(b);
        out_flush(&p->out);
        tick(b);
        if (would_wait(fd)) stop_wait_for(fd);
    }
    return batch_goes_on(b);
}

static bool open_errors(struct batch *b) {
    const struct program *p = b->program;
    b->errors.fd = -1;
    if (!p->errors) return true;
    int fd = open(p->errors, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (fd < 0) {
        command_report(p->command, "%s: %s", p->errors, strerror(errno));
        return false;
    }
    if (!out_open(&b->errors, fd)) no_memory(b);
    return !b->broken;
}

/* An output that lies in a folder that is read is no input. */
static void list_files(struct batch *b, char **files) {
    const struct program *p = b->program;
    struct stat st;
    b->files = (struct files){.names = p->files_from ? NULL : files,
                              .list = p->files_from,
                              .recursive = p->recursive};
    if (fstat(p->out.fd, &st) != 0 || !S_ISREG(st.st_mode)) return;
    b->files.except_device = st.st_dev;
    b->files.except = st.st_ino;
}

bool batch_next(struct batch *b, const char **name) {
    enum input_status got;
    while (batch_goes_on(b) && (got = files_next(&b->files, name)) != INPUT_END) {
        b->program->input.unnamed = b->files.found;
        if (got == INPUT_RECORD) return true;
        add_fault(b, &b->files.fault);
    }
    return false;
}

bool batch_begin(struct batch *b, struct program *p, char **files, const struct work *work, const void *self) {
    static char *none[] = {NULL};
    *b = (struct batch){.program = p, .work = work, .many = p->jobs > 1 && p->input.part == PART_FILE};
    b->errors.fd = -1;
    stop_watch();
    p->input.source.before_wait = before_wait;
    p->input.source.arg = b;
    list_files(b, files);
    progress_begin(&b->progress, p, p->files_from ? none : files);
    bool good = remarks_open(&b->remarks, p->errors != NULL);
    good &= worker_open(&b->worker, p, work, self);
    good &= !b->many || crew_open(&b->crew, p, work, self);
    b->worker.out = &p->out;
    b->worker.remarks = &b->remarks;
    if (!good) no_memory(b);
    good = good && open_errors(b);
    b->broken |= !good;
    return good;
}

static void write_summary(struct batch *b) {
    struct program *p = b->program;
    struct summary s = {.tally = &b->tally,
                        .bytes_out = p->out.written + p->out.n,
                        .seconds = progress_clock() - b->progress.started,
                        .jobs = p->jobs,
                        .signal = p->signal};
    if (!p->stats || summary_write(&s, p->stats)) return;
    command_report(p->command, "%s: %s", p->stats, strerror(errno));
    p->failed = true;
}

static void close_errors(struct batch *b) {
    struct program *p = b->program;
    int error = b->errors.error;
    if (b->errors.fd >= 0 && close(b->errors.fd) != 0 && !error) error = errno;
    out_free(&b->errors);
    if (!error) return;
    command_report(p->command, "%s: %s", p->errors, strerror(error));
    p->failed = true;
}

void batch_end(struct batch *b) {
    struct program *p = b->program;
    if (!b->broken) batch_settle(b);
    if (b->many) crew_close(&b->crew);
    p->signal = stop_signal();
    p->failed |= tally_failed(&b->tally) || b->broken;
    progress_end(&b->progress, &b->tally, bytes_read(b));
    if (p->signal && !p->quiet) progress_say(&b->progress, &b->tally, bytes_read(b));
    files_end(&b->files);
    close_errors(b);
    write_summary(b);
    worker_close(&b->worker);
    remarks_free(&b->remarks);
}

static bool begin_or_hold(struct batch *b) {
    if (!b->work->wraps) {
        begin_output(b, true);
        return true;
    }
    if (!out_open(&b->held, -1)) no_memory(b);
    b->worker.out = &b->held;
    b->holding = true;
    return !b->broken;
}

static void end_output(struct batch *b) {
    bool several = b->tally.documents != 1;
    if (b->broken) return;
    if (b->holding) begin_output(b, several);
    if (b->work->end) b->work->end(b->worker.self, &b->program->out, several);
}

void batch_run(struct program *p, char **files, const struct work *work, const void *self) {
    struct batch b;
    const char *name;
    bool begun = batch_begin(&b, p, files, work, self) && begin_or_hold(&b);
    while (begun && batch_next(&b, &name)) batch_file(&b, name);
    batch_settle(&b);
    if (begun) end_output(&b);
    out_free(&b.held);
    batch_end(&b);
}
