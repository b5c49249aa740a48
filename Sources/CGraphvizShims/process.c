// Threads with a large stack, and worker processes.

#if defined(__linux__)
#define _GNU_SOURCE  // pipe2, posix_spawn_file_actions_addclosefrom_np
#endif
#include "include/CGraphvizShims.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

extern char **environ;

// ---- threads ----

typedef struct { void (*body)(void *); void *context; } thread_job;

static void *run_job(void *argument) {
    thread_job *job = argument;
    job->body(job->context);
    return NULL;
}

int rgv_run_on_stack(size_t bytes, void (*body)(void *context), void *context) {
    pthread_attr_t attributes;
    pthread_t thread;
    thread_job job = {body, context};
    int status = pthread_attr_init(&attributes);
    if (status) return status;
    status = pthread_attr_setstacksize(&attributes, bytes);
    if (!status) status = pthread_create(&thread, &attributes, run_job, &job);
    pthread_attr_destroy(&attributes);
    return status ? status : pthread_join(thread, NULL);
}

// ---- starting a worker ----

// Two connected descriptors that no other process started by this one inherits.
static int connected_pair(int ends[2], bool socket) {
#if defined(__linux__)
    return socket ? socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) : pipe2(ends, O_CLOEXEC);
#else
    if ((socket ? socketpair(AF_UNIX, SOCK_STREAM, 0, ends) : pipe(ends)) != 0) return -1;
    return fcntl(ends[0], F_SETFD, FD_CLOEXEC) | fcntl(ends[1], F_SETFD, FD_CLOEXEC);
#endif
}

// A descriptor of 0, 1 or 2 would be overwritten while the child's own three are put in place: move it up.
static int above_standard(int *descriptor) {
    if (*descriptor > 2) return 0;
    int moved = fcntl(*descriptor, F_DUPFD_CLOEXEC, 3);
    if (moved < 0) return -1;
    close(*descriptor);
    *descriptor = moved;
    return 0;
}

// The three streams between a worker and this process: [stream][0: ours, 1: the child's].
typedef int stream_pairs[3][2];

static int open_streams(stream_pairs pairs) {
    int status = 0;
    for (int i = 0; i < 3; i++) pairs[i][0] = pairs[i][1] = -1;
    for (int i = 0; i < 3 && !status; i++) {
        if (connected_pair(pairs[i], i == 0) != 0 || above_standard(&pairs[i][0]) != 0 || above_standard(&pairs[i][1]) != 0) status = errno;
        // Only the reading ends, which are ours, must not block.
        if (!status && fcntl(pairs[i][0], F_SETFL, O_NONBLOCK) != 0) status = errno;
    }
#if defined(SO_NOSIGPIPE)
    int on = 1;
    if (!status) setsockopt(pairs[0][0], SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    return status;
}

// Closes what is the child's, and hands out what is ours if it was started.
static int keep_ours(stream_pairs pairs, int status, int *input, int *output, int *errors) {
    for (int i = 0; i < 3; i++) {
        if (pairs[i][1] >= 0) close(pairs[i][1]);
        if (status && pairs[i][0] >= 0) close(pairs[i][0]);
    }
    if (!status) {
        *input = pairs[0][0];
        *output = pairs[1][0];
        *errors = pairs[2][0];
    }
    return status;
}

#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 34)
#define HAS_CLOSEFROM 1
#endif

int rgv_spawn(const char *path, const char *const *arguments, pid_t *pid, int *input, int *output, int *errors) {
    stream_pairs pairs;
    int status = open_streams(pairs);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    if (!status) {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
        for (int i = 0; i < 3; i++) posix_spawn_file_actions_adddup2(&actions, pairs[i][1], i);
        // The child starts with no blocked and no ignored signals, whatever the caller's thread has.
        sigset_t none, defaults;
        sigemptyset(&none);
        sigemptyset(&defaults);
        sigaddset(&defaults, SIGPIPE);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setsigdefault(&attributes, &defaults);
        short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
#if defined(POSIX_SPAWN_CLOEXEC_DEFAULT)
        flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#elif defined(HAS_CLOSEFROM)
        posix_spawn_file_actions_addclosefrom_np(&actions, 3);
#endif
        posix_spawnattr_setflags(&attributes, flags);
        status = posix_spawn(pid, path, &actions, &attributes, (char *const *)(uintptr_t)arguments, environ);
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    return keep_ours(pairs, status, input, output, errors);
}

int rgv_fork(int (*body)(void), pid_t *pid, int *input, int *output, int *errors) {
#if defined(HAS_CLOSEFROM) && defined(__linux__)
    // Locks that other threads hold would stay shut in the copy. Every thread has a folder there, beside the two of any folder.
    struct stat tasks;
    if (stat("/proc/self/task", &tasks) != 0 || tasks.st_nlink != 3) return ENOTSUP;
    stream_pairs pairs;
    int status = open_streams(pairs);
    if (!status) {
        *pid = fork();
        if (*pid < 0) status = errno;
        if (*pid == 0) {
            for (int i = 0; i < 3; i++)
                if (dup2(pairs[i][1], i) < 0) _exit(RGV_EXIT_NO_STREAMS);
            closefrom(3);
            sigset_t none;
            sigemptyset(&none);
            sigprocmask(SIG_SETMASK, &none, NULL);
            signal(SIGPIPE, SIG_DFL);
            _exit(body());
        }
    }
    return keep_ours(pairs, status, input, output, errors);
#else
    (void)body, (void)pid, (void)input, (void)output, (void)errors;
    return ENOTSUP;
#endif
}

ssize_t rgv_send(int socket, const void *bytes, size_t count) {
#if defined(MSG_NOSIGNAL)
    return send(socket, bytes, count, MSG_NOSIGNAL);
#else
    return send(socket, bytes, count, 0);  // SO_NOSIGPIPE is set
#endif
}

// ---- inside a worker ----

// A library that gets no memory dereferences null or aborts. Whether memory was the cause shows when even a modest mapping fails now.
static void on_crash(int number) {
    size_t probe = 8u << 20;
    void *mapping = mmap(NULL, probe, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0);
    if (mapping == MAP_FAILED) _exit(RGV_EXIT_OUT_OF_MEMORY);
    signal(number, SIG_DFL);
    raise(number);
}

void rgv_confine(uint64_t address_space, uint64_t cpu_seconds) {
    struct rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    if (address_space > 0) {
        struct rlimit limit = {(rlim_t)address_space, (rlim_t)address_space};
        setrlimit(RLIMIT_AS, &limit);
    }
    if (cpu_seconds > 0) {
        struct rlimit limit = {(rlim_t)cpu_seconds, (rlim_t)cpu_seconds + 1};
        setrlimit(RLIMIT_CPU, &limit);
    }
    const int signals[] = {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGTRAP};
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_crash;
    action.sa_flags = SA_RESETHAND | SA_NODEFER | SA_ONSTACK;
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) sigaction(signals[i], &action, NULL);
}

void rgv_use_one_heap(void) {
#if defined(__GLIBC__)
    mallopt(M_ARENA_MAX, 1);
    mallopt(M_TOP_PAD, 4 << 20);
#endif
}

int rgv_take_output(void) {
    int answers = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (answers >= 0 && dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
        close(answers);
        return -1;
    }
    return answers;
}
