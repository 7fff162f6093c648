/* Signals, as flags that a run looks at between documents.  The one place of
 * the programs with globals: a handler has no other. */
#ifndef CMD_STOP_H
#define CMD_STOP_H

#include <stdbool.h>

/* SIGINT and SIGTERM from now on ask for an end; the second kills at once, as
 * it would have without this.  SIGUSR1 asks for a word on progress. */
void stop_watch(void);

/* The signal that asked for an end, or 0. */
int stop_signal(void);

/* Has a word on progress been asked for since the last call? */
bool stop_asked_for_progress(void);

/* Waits until a read of fd would not block or a signal comes, and misses none
 * that comes in between. */
void stop_wait_for(int fd);

/* Threads that do no waiting leave signals to the first one. */
void stop_leave_signals(void);

#endif
