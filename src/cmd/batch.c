#include "cmd/batch.h"

#include "cmd/output.h"
#include "cmd/shard.h"
#include "cmd/stop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { TICK = 200 }; /* ms between looks at signals and the clock while others work */

/* ---- what ends a run -------------------------------------------------- */

/* A signal lets the documents in hand be finished, the others do not. */
static bool wants_answers(const struct batch *b) {
    const struct program *p = b->program;
    if (p->out.error || b->errors.error || b->broken) return false;
    return !p->fail_fast || !tally_failed(&b->tally);
}

bool batch_goes_on(const struct batch *b) { return wants_answers(b) && !stop_signal(); }

static void broke(struct batch *b, const char *what, int error) {
    if (!b->broken) {
        progress_clear(&b->progress);
        command_report(b->program->command, "%s: %s", what, strerror(error));
    }
    b->broken = b->program->failed = true;
}

static void no_memory(struct batch *b) {
    if (!b->broken) command_report(b->program->command, "out of memory");
    b->broken = b->program->failed = true;
}

/* ---- how far it is ---------------------------------------------------- */

/* Bytes of the input: of ordinary files as the file's own place tells. */
static uint64_t bytes_read(const struct batch *b) {
    int fd = b->program->input.source.file;
    if (fd < 0) return b->read > b->tally.bytes_in ? b->read : b->tally.bytes_in;
    off_t at = lseek(fd, 0, SEEK_CUR); /* -1 of a pipe */
    return at < 0 ? b->tally.bytes_in : b->read + (uint64_t)at;
}

/* Puts all that was taken on the disk, and then how far that is.  Answers that are
 * held back are nowhere yet. */
static void keep_journal(struct batch *b) {
    struct out *out = &b->program->out;
    struct mark mark = {.place = b->taken,
                        .documents = b->sink.documents,
                        .some = b->sink.some,
                        .tally = b->tally,
                        .errors = b->errors.written};
    if (b->sink.holding || !wants_answers(b) || !out_flush(out)) return;
    mark.output = out->written;
    if (!journal_write(&b->journal, out->fd, b->errors.fd, &mark)) broke(b, b->journal.name, errno);
}

static void settle_mirror(struct batch *b) {
    if (!mirror_settle(&b->mirror)) broke(b, b->mirror.dir, errno);
}

static void tick(struct batch *b) {
    if (b->progress.how != PROGRESS_NONE) progress_tick(&b->progress, &b->tally, bytes_read(b));
    if (stop_asked_for_progress()) progress_say(&b->progress, &b->tally, bytes_read(b));
    if (journal_is_due(&b->journal)) keep_journal(b);
    if (mirror_is_due(&b->mirror)) settle_mirror(b);
}

/* ---- taking ----------------------------------------------------------- */

static void say(struct batch *b, struct out *said) {
    progress_clear(&b->progress);
    fwrite(said->buf, 1, said->n, stderr);
    said->n = 0;
}

static void take_rows(struct batch *b, struct out *rows) {
    if (b->program->output_dir) out_bytes(&b->mirror.errors, rows->buf, rows->n);
    if (b->program->errors) {
        out_bytes(&b->errors, rows->buf, rows->n);
        out_flush(&b->errors);
    }
    rows->n = 0;
}

/* `behind`: the place in the input behind what is taken. */
static void take_remarks(struct batch *b, struct remarks *r, const struct place *behind) {
    if (r->said.error || r->errors.error) no_memory(b);
    if (r->said.n) say(b, &r->said);
    if (r->errors.n) take_rows(b, &r->errors);
    sink_count(&b->sink, r->tally.documents);
    tally_add(&b->tally, &r->tally);
    r->tally = (struct tally){0};
    b->taken = *behind;
    tick(b);
}

/* ---- files of an output each ------------------------------------------ */

/* Faults of which another run may know nothing. */
static uint64_t unread(const struct tally *t) { return t->failed[FAULT_READ] + t->failed[FAULT_MEMORY]; }

static void begin_file(struct batch *b, const char *name) {
    struct mirror_place place = {.path = ""};
    const char *why;
    if (!wants_answers(b)) return;
    b->unread_before = unread(&b->tally);
    if (!mirror_place(&b->mirror, name, &place, &why)) return; /* cannot be: asked before it was cut */
    if (!mirror_begin(&b->mirror, &place)) {
        broke(b, place.path, errno);
        return;
    }
    b->program->out.fd = b->mirror.fd;
    sink_begin(&b->sink);
}

/* What was not read through has no output, so that it is tried again. */
static void end_file(struct batch *b, bool whole) {
    struct out *out = &b->program->out;
    if (b->mirror.fd < 0) return;
    if (wants_answers(b)) sink_end(&b->sink);
    out_flush(out);
    if (out->error) broke(b, b->mirror.at.path, out->error);
    if (!whole || !wants_answers(b) || unread(&b->tally) > b->unread_before) mirror_drop(&b->mirror);
    else if (!mirror_end(&b->mirror)) broke(b, b->mirror.at.path, errno);
    out->fd = -1;
    out->n = 0;
}

/* ---- the crew's jobs -------------------------------------------------- */

static bool is_short_of_memory(const struct job *job) {
    return job->out.error || job->remarks.said.error || job->remarks.errors.error;
}

/* Jobs after the one that ended the run have been done for nothing. */
static void take_job(struct batch *b, struct job *job) {
    if (wants_answers(b) && is_short_of_memory(job)) no_memory(b);
    if (job->begins) begin_file(b, job->begins);
    if (wants_answers(b)) {
        sink_put(&b->sink, job->out.buf, job->out.n);
        take_remarks(b, &job->remarks, &job->place);
    }
    if (job->ends) end_file(b, job->whole);
    crew_taken(&b->crew, job);
}

static void take_oldest(struct batch *b) {
    struct job *job;
    while (!(job = crew_oldest(&b->crew, TICK))) tick(b);
    take_job(b, job);
}

/* Hands on what has been cut. */
static void post(struct batch *b) {
    struct crew *c = &b->crew;
    if (!crew_post(c)) take_job(b, crew_do_here(c, &b->worker));
    for (struct job *job; crew_owes(c) && (job = crew_oldest(c, 0));) take_job(b, job);
    while (crew_is_full(c)) take_oldest(b);
}

void batch_settle(struct batch *b) {
    struct crew *c = &b->crew;
    if (!b->many) return;
    if (crew_has_some(c) && crew_is_idle(c)) take_job(b, crew_do_here(c, &b->worker));
    else if (crew_has_some(c)) post(b);
    while (crew_owes(c)) take_oldest(b);
}

/* ---- cutting ---------------------------------------------------------- */

static void make_room(struct batch *b, size_t bytes) {
    if (!crew_fits(&b->crew, bytes)) post(b);
}

static void add_item(struct batch *b, struct item *item) {
    uint64_t index = b->place.index++;
    if (b->many) {
        make_room(b, item->n);
        if (!crew_put_item(&b->crew, item, index)) no_memory(b);
        return;
    }
    b->worker.out = sink_out(&b->sink);
    b->worker.separate = b->sink.some;
    worker_item(&b->worker, item, index);
}

static void add_fault(struct batch *b, const struct fault *fault) {
    if (!b->many) {
        worker_fault(&b->worker, fault);
        return;
    }
    make_room(b, 0);
    if (!crew_put_fault(&b->crew, fault)) no_memory(b);
}

static void add_passed(struct batch *b) {
    if (b->many) crew_pass(&b->crew);
    else b->remarks.tally.passed++;
}

/* Has it come of an earlier run already?  Then it is counted, and what may be
 * copied from it remembered. */
static bool is_done(struct batch *b, enum input_status got, struct item *item) {
    uint64_t files = b->done.files, at = b->place.files;
    if (at > files || (at == files && b->place.items >= b->done.items)) return false;
    if (got == INPUT_RECORD) worker_recall(&b->worker, item);
    b->place.items++;
    return true;
}

/* What came of one step of the input. */
static void add(struct batch *b, enum input_status got, struct item *item) {
    if (is_done(b, got, item)) return;
    if (got == INPUT_RECORD) add_item(b, item);
    else if (got == INPUT_SKIPPED) add_passed(b);
    else add_fault(b, &b->program->input.fault);
    b->place.items++;
    if (b->many) crew_place(&b->crew, &b->place);
    else take_remarks(b, &b->remarks, &b->place);
}

static void less_than_before(struct batch *b, const char *name) {
    progress_clear(&b->progress);
    command_report(b->program->command, "%s: has less than %s says was read", name, b->journal.name);
    b->broken = b->program->failed = true;
}

/* True when the file has been read through. */
static bool cut_file(struct batch *b, const char *name) {
    struct input *in = &b->program->input;
    struct item item = {0};
    enum input_status got = input_open(in, name) ? INPUT_RECORD : INPUT_BROKEN;
    if (got == INPUT_BROKEN && !stop_signal()) add(b, got, &item);
    while (batch_goes_on(b) && (got = input_next(in, &item)) != INPUT_END)
        if (got == INPUT_RECORD || !stop_signal()) add(b, got, &item);
    b->read = bytes_read(b);
    input_close(in);
    if (got != INPUT_END) return false;
    if (b->place.files == b->done.files && b->place.items < b->done.items) less_than_before(b, name);
    return !b->broken;
}

/* Is the file's output there already?  Then what failed of it is told again. */
static bool is_in_mirror(struct batch *b, const char *name) {
    const struct program *p = b->program;
    struct out *rows = &b->remarks.errors; /* empty between documents */
    struct tally before = {.passed = 1};
    if (!p->resume || !mirror_is_done(&b->next, rows)) return false;
    if (rows->n) batch_settle(b); /* in its turn */
    mirror_count(rows, &before);
    if (rows->n && !p->quiet)
        command_report(p->command, "%s: %llu failed in an earlier run: %s.errors", name,
                       (unsigned long long)tally_failed(&before), b->next.path);
    if (p->errors) out_bytes(&b->errors, rows->buf, rows->n);
    rows->n = 0;
    tally_add(&b->tally, &before);
    return true;
}

/* A fault of a file of which nothing is cut. */
static void add_alone(struct batch *b, const struct fault *fault) {
    add_fault(b, fault);
    if (b->many) crew_place(&b->crew, &b->place);
    if (b->many && b->program->output_dir) crew_end_file(&b->crew, false);
    if (!b->many) take_remarks(b, &b->remarks, &b->place);
}

/* False when there is nothing to do for the file. */
static bool open_file(struct batch *b, const char *name) {
    struct fault fault;
    const char *why;
    if (!b->program->output_dir) return true;
    if (b->program->shards > 1 && shard_of(name, strlen(name), b->program->shards) != b->program->shard) return false;
    if (!mirror_place(&b->mirror, name, &b->next, &why)) {
        fault_set(&fault, FAULT_READ, name, 0, 0, "%s", why);
        add_alone(b, &fault);
        return false;
    }
    if (is_in_mirror(b, name)) return false;
    b->place.index = 0; /* of an output's records */
    if (b->many) make_room(b, 0);
    if (!b->many) begin_file(b, name);
    else if (!crew_begin_file(&b->crew, name)) no_memory(b);
    return true;
}

static void close_file(struct batch *b, bool whole) {
    b->place.files++;
    b->place.items = 0;
    if (b->place.files <= b->done.files) return;
    if (b->many) crew_place(&b->crew, &b->place);
    else b->taken = b->place;
    if (!b->program->output_dir) return;
    if (b->many) crew_end_file(&b->crew, whole);
    else end_file(b, whole);
}

void batch_file(struct batch *b, const char *name) {
    if (!batch_goes_on(b)) return;
    if (b->place.files < b->done.files && b->program->copies == COPIES_KEEP) b->place.files++;
    else if (open_file(b, name)) {
        bool whole = cut_file(b, name);
        if (whole || b->program->output_dir) close_file(b, whole);
    }
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
    while (batch_goes_on(b) && would_wait(fd)) {
        batch_settle(b);
        if (!b->program->output_dir) out_flush(&b->program->out);
        tick(b);
        if (would_wait(fd)) stop_wait_for(fd);
    }
    return batch_goes_on(b);
}

static bool open_errors(struct batch *b) {
    const struct program *p = b->program;
    if (!p->errors) return true;
    int fd = open(p->errors, O_WRONLY | O_CREAT | (p->journal ? 0 : O_TRUNC), 0666);
    if (fd < 0) {
        command_report(p->command, "%s: %s", p->errors, strerror(errno));
        return false;
    }
    if (!out_open(&b->errors, fd)) no_memory(b);
    return !b->broken;
}

static void list_files(struct batch *b, char **files) {
    const struct program *p = b->program;
    b->files = (struct files){.names = p->files_from ? NULL : files,
                              .list = p->files_from,
                              .recursive = p->recursive};
}

/* An output that lies in a folder that is read is no input. */
static void leave_out_output(struct batch *b) {
    const char *folder = b->program->output_dir;
    struct stat st;
    bool is = folder ? stat(folder, &st) == 0 : fstat(b->program->out.fd, &st) == 0 && S_ISREG(st.st_mode);
    if (!is) return;
    b->files.except_device = st.st_dev;
    b->files.except = st.st_ino;
}

bool batch_next(struct batch *b, const char **name) {
    enum input_status got;
    while (batch_goes_on(b) && (got = files_next(&b->files, name)) != INPUT_END) {
        b->program->input.unnamed = b->files.found;
        if (got == INPUT_RECORD) return true;
        if (b->place.files++ >= b->done.files) add_alone(b, &b->files.fault);
    }
    return false;
}

/* Where the journal left off. */
static bool open_journal(struct batch *b, char **files) {
    struct program *p = b->program;
    struct mark mark;
    bool found;
    if (!journal_open(&b->journal, p, files, &mark, &found)) return false;
    if (!p->journal) return true;
    if (!journal_cut(&b->journal, p->out.fd, p->output, mark.output)) return false;
    if (p->errors && !journal_cut(&b->journal, b->errors.fd, p->errors, mark.errors)) return false;
    p->out.written = mark.output;
    b->errors.written = mark.errors;
    b->done = b->taken = mark.place;
    b->place.index = mark.place.index;
    b->tally = mark.tally;
    b->resumed = found;
    if (found) sink_go_on(&b->sink, mark.documents, mark.some);
    return true;
}

static bool open_turns(struct batch *b) {
    const struct program *p = b->program;
    pthread_mutex_init(&b->turns.lock, NULL);
    pthread_cond_init(&b->turns.next, NULL);
    if (p->copies != COPIES_KEEP) b->turns.duplicates = duplicates_new(p->window);
    return p->copies == COPIES_KEEP || b->turns.duplicates;
}

static void close_turns(struct batch *b) {
    duplicates_free(b->turns.duplicates);
    pthread_cond_destroy(&b->turns.next);
    pthread_mutex_destroy(&b->turns.lock);
}

static bool open_workers(struct batch *b, const void *self) {
    struct program *p = b->program;
    bool good = remarks_open(&b->remarks, p);
    good &= open_turns(b);
    good &= worker_open(&b->worker, p, b->work, self, &b->turns);
    good &= !b->many || crew_open(&b->crew, p, b->work, self, &b->turns);
    good &= sink_open(&b->sink, b->work, self, &p->out);
    b->worker.remarks = &b->remarks;
    if (!good) no_memory(b);
    return good;
}

bool batch_begin(struct batch *b, struct program *p, char **files, const struct work *work, const void *self) {
    static char *none[] = {NULL};
    *b = (struct batch){.program = p, .work = work, .many = p->jobs > 1 && p->input.part == PART_FILE};
    b->errors.fd = b->mirror.fd = b->journal.fd = -1;
    stop_watch();
    p->input.source.before_wait = before_wait;
    p->input.source.arg = b;
    list_files(b, files);
    progress_begin(&b->progress, p, p->files_from ? none : files);
    bool good = open_workers(b, self) && open_errors(b) && open_journal(b, files);
    good = good && (!p->output_dir || mirror_open(&b->mirror, p));
    leave_out_output(b);
    b->broken |= !good;
    p->failed |= !good;
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
    out_flush(&b->errors);
    int error = b->errors.error;
    if (b->errors.fd >= 0 && close(b->errors.fd) != 0 && !error) error = errno;
    out_free(&b->errors);
    if (!error) return;
    command_report(p->command, "%s: %s", p->errors, strerror(error));
    p->failed = true;
}

static void close_workers(struct batch *b) {
    if (b->many) crew_close(&b->crew);
    worker_close(&b->worker);
    remarks_free(&b->remarks);
    sink_free(&b->sink);
    close_turns(b);
}

void batch_end(struct batch *b) {
    struct program *p = b->program;
    if (!b->broken) batch_settle(b);
    end_file(b, false);
    settle_mirror(b);
    p->signal = stop_signal();
    p->failed |= tally_failed(&b->tally) || b->broken;
    progress_end(&b->progress, &b->tally, bytes_read(b));
    if (p->signal && !p->quiet) progress_say(&b->progress, &b->tally, bytes_read(b));
    files_end(&b->files);
    close_workers(b);
    close_errors(b);
    journal_close(&b->journal);
    mirror_free(&b->mirror);
    write_summary(b);
}

/* An output of all files.  What it ends with stands behind what the journal
 * tells of: a run that goes on puts it there anew. */
static void begin_output(struct batch *b) {
    if (!b->program->output_dir && !b->resumed) sink_begin(&b->sink);
}

static void end_output(struct batch *b) {
    batch_settle(b);
    if (b->broken || b->program->output_dir) return;
    if (b->journal.name) keep_journal(b);
    sink_end(&b->sink);
}

bool batch_run(struct program *p, char **files, const struct work *work, const void *self) {
    struct batch b;
    const char *name;
    bool begun = batch_begin(&b, p, files, work, self);
    if (begun) begin_output(&b);
    while (begun && batch_next(&b, &name)) batch_file(&b, name);
    if (begun) end_output(&b);
    batch_end(&b);
    return begun;
}
