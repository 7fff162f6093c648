/* Threads that answer documents, and the ring of jobs between them and the first
 * thread, which cuts the input and takes the answers in its order.
 *
 *     filling -> posted -> done -> taken
 *
 * The ring bounds what is held: a document that takes long holds back the cutting
 * of others instead of letting their answers pile up.  Threads are started one by
 * one as jobs are posted, so that a short input starts none. */
#ifndef CMD_CREW_H
#define CMD_CREW_H

#include "cmd/journal.h"
#include "cmd/worker.h"

#include <pthread.h>

enum { JOB_ITEMS = 64 };

/* One document of a job, or what cannot be one. */
struct entry {
    struct item item;           /* its pointers are set when a thread begins */
    size_t name_at, bytes_at;   /* in the job's bytes */
    uint64_t index;
    struct fault *fault;        /* NULL: a document */
};

struct job {
    struct entry entry[JOB_ITEMS];
    unsigned n;
    char *bytes; /* copies of the documents and their names */
    size_t used, room;
    bool done;
    struct place place; /* behind its last entry */
    uint64_t turn;

    /* Where each file has an output of its own a job has documents of one file. */
    char *begins; /* its name, in the first of its jobs */
    bool ends;    /* this is the last; whole: nothing broke it off */
    bool whole;

    struct out out; /* the answers, in memory */
    struct remarks remarks;
};

struct crew {
    const struct program *program;
    const struct work *work;
    const void *self;

    struct turns *turns;
    uint64_t turn; /* of the next job */

    pthread_mutex_t lock; /* of done, posted, begun, over */
    pthread_cond_t more, finished;
    struct job *job; /* the k-th of the run is job[k % n_jobs] */
    unsigned n_jobs;
    uint64_t posted, begun, taken; /* jobs of the run so far */
    bool over;                     /* no more will be posted */

    pthread_t *thread;
    struct worker *worker;
    unsigned n_threads, most; /* running, and at most */
};

/* False: memory is short; crew_close() is called in either case, and leaves
 * undone what is posted and not begun. */
bool crew_open(struct crew *c, const struct program *p, const struct work *work, const void *self,
               struct turns *turns);
void crew_close(struct crew *c);

/* Has the job being filled room for that many bytes more? */
bool crew_fits(const struct crew *c, size_t n);

/* Copies them to that job; false when memory is short. */
bool crew_put_item(struct crew *c, const struct item *item, uint64_t index);
bool crew_put_fault(struct crew *c, const struct fault *fault);
void crew_pass(struct crew *c); /* counts a document that is passed over */

/* Of the job being filled. */
void crew_place(struct crew *c, const struct place *place);
bool crew_begin_file(struct crew *c, const char *name); /* false when memory is short */
void crew_end_file(struct crew *c, bool whole);

/* Hands the job to a thread and begins another, for which crew_is_full() must be
 * false before it is put to.  False where no thread could be started. */
bool crew_post(struct crew *c);
bool crew_is_full(const struct crew *c);
bool crew_has_some(const struct crew *c); /* to post */
bool crew_is_idle(const struct crew *c);  /* no thread has been started */

/* Does the job being filled, in this thread, while there is no other: it is to be
 * taken then. */
struct job *crew_do_here(struct crew *c, struct worker *w);

/* Is a job posted and not taken?  The oldest, NULL if it is not done within so
 * many milliseconds; and its place for another once it is taken. */
bool crew_owes(const struct crew *c);
struct job *crew_oldest(struct crew *c, unsigned ms);
void crew_taken(struct crew *c, struct job *job);

#endif
