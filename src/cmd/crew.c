#include "cmd/crew.h"

#include "cmd/stop.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

enum {
    JOB_BYTES = 64 << 10,  /* several short documents a job: locks then cost nothing */
    JOBS_A_THREAD = 4,     /* in the ring */
    KEPT_BYTES = 1 << 20,  /* room that a job keeps: one long document must not cost it for good */
};

/* ---- a job ------------------------------------------------------------ */

static bool job_open(struct job *job, const struct program *p) {
    bool out = out_open(&job->out, -1), remarks = remarks_open(&job->remarks, p);
    return out && remarks;
}

static void job_free(struct job *job) {
    for (unsigned i = 0; i < job->n; i++) free(job->entry[i].fault);
    free(job->bytes);
    free(job->begins);
    out_free(&job->out);
    remarks_free(&job->remarks);
}

static bool reserve(struct job *job, size_t n) {
    if (job->room - job->used >= n) return true;
    size_t room = (job->used + n) * 2 > JOB_BYTES * 2 ? (job->used + n) * 2 : JOB_BYTES * 2;
    if (job->used + n > KEPT_BYTES) room = job->used + n;
    char *bytes = realloc(job->bytes, room);
    if (!bytes) return false;
    job->bytes = bytes;
    job->room = room;
    return true;
}

/* Where in the job's bytes they are, with a NUL behind them. */
static size_t copy(struct job *job, const char *p, size_t n) {
    size_t at = job->used;
    memcpy(job->bytes + at, p, n);
    job->bytes[at + n] = 0;
    job->used += n + 1;
    return at;
}

/* Documents of one file mostly stand together. */
static bool has_name(const struct job *job, const char *name) {
    return job->n && !job->entry[job->n - 1].fault &&
           strcmp(job->bytes + job->entry[job->n - 1].name_at, name) == 0;
}

/* Gives back what one long document made it grow to. */
static void shrink(struct out *out) {
    out->n = 0;
    if (out->room <= KEPT_BYTES) return;
    char *buf = realloc(out->buf, OUT_BLOCK);
    if (!buf) return;
    out->buf = buf;
    out->room = OUT_BLOCK;
}

static void job_clear(struct job *job) {
    for (unsigned i = 0; i < job->n; i++) free(job->entry[i].fault);
    free(job->begins);
    job->begins = NULL;
    job->ends = job->whole = job->done = false;
    job->n = 0;
    job->used = 0;
    if (job->room > KEPT_BYTES) {
        free(job->bytes);
        job->bytes = NULL;
        job->room = 0;
    }
    shrink(&job->out);
    shrink(&job->remarks.said);
    shrink(&job->remarks.errors);
    job->remarks.tally = (struct tally){0};
}

static void do_entry(struct worker *w, struct job *job, struct entry *e) {
    if (e->fault) {
        worker_fault(w, e->fault);
        return;
    }
    e->item.name = job->bytes + e->name_at;
    e->item.bytes = job->bytes + e->bytes_at;
    worker_item(w, &e->item, e->index);
}

static void do_job(struct worker *w, struct job *job) {
    w->out = &job->out;
    w->remarks = &job->remarks;
    w->separate = true;
    w->turn = job->turn;
    w->has_turn = true;
    for (unsigned i = 0; i < job->n; i++) {
        do_entry(w, job, &job->entry[i]);
        if (w->program->fail_fast && tally_failed(&job->remarks.tally)) break;
    }
    worker_pass_turn(w);
}

/* ---- threads ---------------------------------------------------------- */

/* The next job to do; NULL when there will be none. */
static struct job *begin_job(struct crew *c) {
    struct job *job = NULL;
    pthread_mutex_lock(&c->lock);
    while (c->begun == c->posted && !c->over) pthread_cond_wait(&c->more, &c->lock);
    if (!c->over) job = &c->job[c->begun++ % c->n_jobs];
    pthread_mutex_unlock(&c->lock);
    return job;
}

static void end_job(struct crew *c, struct job *job) {
    pthread_mutex_lock(&c->lock);
    job->done = true;
    pthread_cond_signal(&c->finished);
    pthread_mutex_unlock(&c->lock);
}

struct start {
    struct crew *crew;
    struct worker *worker;
};

static void *thread_main(void *arg) {
    struct start start = *(struct start *)arg;
    struct job *job;
    free(arg);
    stop_leave_signals();
    while ((job = begin_job(start.crew))) {
        do_job(start.worker, job);
        end_job(start.crew, job);
    }
    return NULL;
}

static bool start_thread(struct crew *c) {
    struct worker *w = &c->worker[c->n_threads];
    struct start *start = malloc(sizeof *start);
    if (!start) return false;
    *start = (struct start){c, w};
    if (worker_open(w, c->program, c->work, c->self, c->turns) &&
        pthread_create(&c->thread[c->n_threads], NULL, thread_main, start) == 0) {
        c->n_threads++;
        return true;
    }
    worker_close(w);
    free(start);
    return false;
}

/* ---- the crew --------------------------------------------------------- */

/* Time that no one can set back, for waits. */
static void conditions_open(struct crew *c) {
    pthread_condattr_t attr;
    pthread_condattr_init(&attr);
    pthread_condattr_setclock(&attr, CLOCK_MONOTONIC);
    pthread_mutex_init(&c->lock, NULL);
    pthread_cond_init(&c->more, &attr);
    pthread_cond_init(&c->finished, &attr);
    pthread_condattr_destroy(&attr);
}

bool crew_open(struct crew *c, const struct program *p, const struct work *work, const void *self,
               struct turns *turns) {
    *c = (struct crew){.program = p, .work = work, .self = self, .turns = turns, .most = p->jobs};
    conditions_open(c);
    c->job = calloc(c->most * JOBS_A_THREAD, sizeof *c->job);
    c->thread = calloc(c->most, sizeof *c->thread);
    c->worker = calloc(c->most, sizeof *c->worker);
    if (!c->job || !c->thread || !c->worker) return false;
    while (c->n_jobs < c->most * JOBS_A_THREAD)
        if (!job_open(&c->job[c->n_jobs++], p)) return false;
    return true;
}

void crew_close(struct crew *c) {
    pthread_mutex_lock(&c->lock);
    c->over = true;
    pthread_cond_broadcast(&c->more);
    pthread_mutex_unlock(&c->lock);
    for (unsigned i = 0; i < c->n_threads; i++) pthread_join(c->thread[i], NULL);
    for (unsigned i = 0; i < c->n_threads; i++) worker_close(&c->worker[i]);
    for (unsigned i = 0; i < c->n_jobs; i++) job_free(&c->job[i]);
    free(c->job);
    free(c->thread);
    free(c->worker);
    pthread_cond_destroy(&c->more);
    pthread_cond_destroy(&c->finished);
    pthread_mutex_destroy(&c->lock);
}

/* ---- filling ---------------------------------------------------------- */

static struct job *filling(const struct crew *c) { return &c->job[c->posted % c->n_jobs]; }

bool crew_fits(const struct crew *c, size_t n) {
    const struct job *job = filling(c);
    unsigned most = c->program->copies == COPIES_KEEP ? JOB_ITEMS : 1;
    return !job->ends && (job->n == 0 || (job->n < most && job->used + n <= JOB_BYTES));
}

bool crew_put_item(struct crew *c, const struct item *item, uint64_t index) {
    struct job *job = filling(c);
    struct entry *e = &job->entry[job->n];
    size_t name = strlen(item->name);
    if (!reserve(job, name + item->n + 2)) return false;
    *e = (struct entry){.item = *item, .index = index};
    e->name_at = has_name(job, item->name) ? e[-1].name_at : copy(job, item->name, name);
    e->bytes_at = copy(job, item->bytes, item->n);
    job->n++;
    return true;
}

bool crew_put_fault(struct crew *c, const struct fault *fault) {
    struct job *job = filling(c);
    struct fault *own = malloc(sizeof *own);
    if (!own) return false;
    *own = *fault;
    job->entry[job->n++] = (struct entry){.fault = own};
    return true;
}

void crew_pass(struct crew *c) { filling(c)->remarks.tally.passed++; }

void crew_place(struct crew *c, const struct place *place) { filling(c)->place = *place; }

bool crew_begin_file(struct crew *c, const char *name) { return (filling(c)->begins = strdup(name)) != NULL; }

void crew_end_file(struct crew *c, bool whole) {
    filling(c)->ends = true;
    filling(c)->whole = whole;
}

/* One more as long as jobs come: a thread is cheap beside the job it is for. */
bool crew_post(struct crew *c) {
    if (c->n_threads < c->most) start_thread(c);
    if (c->n_threads == 0) return false;
    filling(c)->turn = c->turn++;
    pthread_mutex_lock(&c->lock);
    c->posted++;
    pthread_cond_signal(&c->more);
    pthread_mutex_unlock(&c->lock);
    return true;
}

bool crew_is_full(const struct crew *c) { return c->posted - c->taken == c->n_jobs; }

bool crew_has_some(const struct crew *c) {
    const struct job *job = filling(c);
    return job->n > 0 || job->begins || job->ends || job->remarks.tally.passed;
}

bool crew_is_idle(const struct crew *c) { return c->n_threads == 0; }

struct job *crew_do_here(struct crew *c, struct worker *w) {
    struct job *job = filling(c);
    job->turn = c->turn++;
    do_job(w, job);
    return job;
}

/* ---- taking ----------------------------------------------------------- */

bool crew_owes(const struct crew *c) { return c->taken < c->posted; }

static struct timespec in_ms(unsigned ms) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    t.tv_nsec += (long)ms * 1000000;
    t.tv_sec += t.tv_nsec / 1000000000;
    t.tv_nsec %= 1000000000;
    return t;
}

struct job *crew_oldest(struct crew *c, unsigned ms) {
    struct job *job = &c->job[c->taken % c->n_jobs];
    struct timespec until = in_ms(ms);
    int waited = 0;
    pthread_mutex_lock(&c->lock);
    while (!job->done && ms && waited != ETIMEDOUT)
        waited = pthread_cond_timedwait(&c->finished, &c->lock, &until);
    bool done = job->done;
    pthread_mutex_unlock(&c->lock);
    return done ? job : NULL;
}

void crew_taken(struct crew *c, struct job *job) {
    job_clear(job);
    if (crew_owes(c)) c->taken++;
}
