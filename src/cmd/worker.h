/* What one thread needs to answer documents, and how it does. */
#ifndef CMD_WORKER_H
#define CMD_WORKER_H

#include "cmd/duplicates.h"
#include "cmd/program.h"
#include "cmd/tally.h"

#include <pthread.h>

struct worker;

/* What a program does with records.  Several threads call it at the same time,
 * each with a worker of its own: nothing else may be changed. */
struct work {
    size_t space;                     /* bytes of a worker's own for the program, zeroed first */
    bool (*open)(struct worker *w);   /* fills them; false: memory is short.  NULL: nothing to fill */
    void (*close)(struct worker *w);  /* NULL: nothing to free */
    void (*record)(struct worker *w, const struct record *record);
    const char *between;              /* two answers, or NULL */

    /* What an output begins and ends with, of which documents are answered or not;
     * NULL: nothing. */
    void (*begin)(const void *self, struct out *out, bool several);
    void (*end)(const void *self, struct out *out, bool several);
    bool wraps; /* they differ when not one document is answered but several, or none */
};

/* What comes of documents besides their answers; in memory. */
struct remarks {
    struct out said;   /* lines for standard error */
    struct out errors; /* rows for --errors, where they are asked for */
    struct tally tally;
};

/* Texts are asked for in the order of the input, whichever thread has them: each
 * job has a turn, and gives it up when its text has been asked for.  With one text a
 * job, and asking quick beside analysing, the others hardly wait. */
struct turns {
    pthread_mutex_t lock;
    pthread_cond_t next;
    uint64_t at; /* whose turn it is */
    struct duplicates *duplicates;
};

struct worker {
    const struct program *program;
    const struct work *work;
    const void *self; /* the program's own */
    void *space;      /* the program's for this worker */
    berita_doc *doc;
    struct reader reader;
    struct view view;

    /* set anew for each thread's job */
    struct out *out; /* answers */
    struct remarks *remarks;
    bool separate; /* an answer is there already */
    struct turns *turns; /* NULL: copies are not asked for */
    uint64_t turn;
    bool has_turn; /* and not given it up */

    const struct item *item; /* at hand */
    struct origin origin;    /* whose copy the text at hand is */
    struct out kept;         /* its bytes as they came, when --errors wants them */
};

bool remarks_open(struct remarks *r, const struct program *p);
void remarks_free(struct remarks *r);

/* False: memory is short; worker_close() is called in either case. */
bool worker_open(struct worker *w, const struct program *p, const struct work *work, const void *self,
                 struct turns *turns);
void worker_close(struct worker *w);

/* Answers a document, the index-th of the run from 0, or says why not. */
void worker_item(struct worker *w, struct item *item, uint64_t index);

/* Does as if it did, for what it knows of texts afterwards: an earlier run has
 * answered it. */
void worker_recall(struct worker *w, struct item *item);

/* Gives up the turn, if that has not been done. */
void worker_pass_turn(struct worker *w);

/* Counts and reports what was cut and cannot be used; item may be NULL. */
void worker_fault(struct worker *w, const struct fault *fault);

/* Are rows of errors wanted? */
static inline bool wants_rows(const struct program *p) { return p->errors || p->output_dir; }

/* ---- for what `record` does ----------------------------------------------- */

/* Analyses a record and fills the view; false when it has been reported. */
bool worker_analyse(struct worker *w, const struct record *record);

/* The document at hand cannot be done for want of memory. */
void worker_memory(struct worker *w);

/* The document at hand has no place in the output. */
void worker_refuse(struct worker *w, const char *what);

/* "NAME: ..." on standard error, in the order of the documents. */
__attribute__((format(printf, 2, 3))) void worker_report(struct worker *w, const char *format, ...);

#endif
