#define _GNU_SOURCE /* ppoll() */
#include "cmd/stop.h"

#include <poll.h>
#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t stopped_by, progress_asked;

static void ask_for_end(int signal) { stopped_by = signal; }

static void ask_for_progress(int signal) {
    (void)signal;
    progress_asked = 1;
}

static const int watched[] = {SIGINT, SIGTERM, SIGUSR1};
enum { WATCHED = sizeof watched / sizeof *watched };

/* Who started this may have asked that it be ignored, as nohup and & do. */
static void watch(int signal, void (*handler)(int), int flags) {
    struct sigaction now, then = {.sa_handler = handler, .sa_flags = flags};
    if (sigaction(signal, NULL, &now) == 0 && now.sa_handler == SIG_IGN) return;
    sigemptyset(&then.sa_mask);
    sigaction(signal, &then, NULL);
}

void stop_watch(void) {
    watch(SIGINT, ask_for_end, (int)SA_RESETHAND);
    watch(SIGTERM, ask_for_end, (int)SA_RESETHAND);
    watch(SIGUSR1, ask_for_progress, 0);
}

int stop_signal(void) { return stopped_by; }

bool stop_asked_for_progress(void) {
    if (!progress_asked) return false;
    progress_asked = 0;
    return true;
}

static void watched_set(sigset_t *set) {
    sigemptyset(set);
    for (unsigned i = 0; i < WATCHED; i++) sigaddset(set, watched[i]);
}

void stop_wait_for(int fd) {
    struct pollfd p = {.fd = fd, .events = POLLIN};
    sigset_t set, was;
    watched_set(&set);
    sigprocmask(SIG_BLOCK, &set, &was);
    if (!stopped_by && !progress_asked) ppoll(&p, 1, NULL, &was);
    sigprocmask(SIG_SETMASK, &was, NULL);
}

void stop_leave_signals(void) {
    sigset_t set;
    watched_set(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
}
