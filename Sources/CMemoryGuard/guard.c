#if defined(__linux__)
#define _GNU_SOURCE  // RTLD_NEXT
#endif
#include "CMemoryGuard.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define IS_SANITIZED 1
#endif
#endif

static atomic_int exit_status;
static void (*_Atomic tidy)(void);

void rmg_guard(int status, void (*tidy_up)(void)) {
    atomic_store(&tidy, tidy_up);
    atomic_store(&exit_status, status);
}

#if defined(__GLIBC__) && !defined(IS_SANITIZED)

// The allocator that would serve without these functions: that of glibc, or one that is loaded before it. Its `free` stays as it is.
static void *(*next_malloc)(size_t);
static void *(*next_calloc)(size_t, size_t);
static void *(*next_realloc)(void *, size_t);
static void *(*next_aligned_alloc)(size_t, size_t);
static int (*next_posix_memalign)(void **, size_t, size_t);

// Before any other code of the program, which has one thread then; and on the first call, should a library allocate even earlier. What the search
// itself asks for is refused: it does without.
__attribute__((constructor(101))) static void find_next(void) {
    static int has_begun;
    if (has_begun) return;
    has_begun = 1;
    next_calloc = (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "calloc");
    next_realloc = (void *(*)(void *, size_t))dlsym(RTLD_NEXT, "realloc");
    next_aligned_alloc = (void *(*)(size_t, size_t))dlsym(RTLD_NEXT, "aligned_alloc");
    next_posix_memalign = (int (*)(void **, size_t, size_t))dlsym(RTLD_NEXT, "posix_memalign");
    next_malloc = (void *(*)(size_t))dlsym(RTLD_NEXT, "malloc");
}

static void say(const char *text) {
    // What cannot be said cannot be helped.
    if (write(STDERR_FILENO, text, strlen(text)) < 0) return;
}

static void *end(size_t bytes) {
    int status = atomic_load(&exit_status);
    if (status == 0) return NULL;
    static atomic_flag is_ending = ATOMIC_FLAG_INIT;
    static _Thread_local int ends_it;
    if (ends_it) _exit(status);
    // One thread says it, which ends the others.
    while (atomic_flag_test_and_set(&is_ending)) pause();
    ends_it = 1;
    void (*tidy_up)(void) = atomic_load(&tidy);
    if (tidy_up) tidy_up();
    char digits[24];
    char *digit = digits + sizeof digits;
    *--digit = 0;
    size_t megabytes = bytes >> 20;
    do *--digit = (char)('0' + megabytes % 10);
    while ((megabytes /= 10) > 0);
    say("Error: There is no memory left");
    if (bytes >> 20) {
        say(" for another ");
        say(digit);
        say(" MB");
    }
    say(". Take a smaller file or a smaller part of the graph, a machine with more memory, or raise the limit that is set for this process "
        "(ulimit -v, or the container's).\n");
    _exit(status);
}

void *malloc(size_t bytes) {
    if (!next_malloc) find_next();
    if (!next_malloc) return NULL;
    void *memory = next_malloc(bytes);
    return memory ? memory : end(bytes);
}

void *calloc(size_t count, size_t bytes) {
    if (!next_calloc) find_next();
    if (!next_calloc) return NULL;
    void *memory = next_calloc(count, bytes);
    size_t all;
    return memory ? memory : end(__builtin_mul_overflow(count, bytes, &all) ? SIZE_MAX : all);
}

void *realloc(void *old, size_t bytes) {
    if (!next_realloc) find_next();
    if (!next_realloc) return NULL;
    void *memory = next_realloc(old, bytes);
    // To none, it frees.
    return memory || bytes == 0 ? memory : end(bytes);
}

void *aligned_alloc(size_t alignment, size_t bytes) {
    if (!next_aligned_alloc) find_next();
    if (!next_aligned_alloc) return NULL;
    void *memory = next_aligned_alloc(alignment, bytes);
    return memory ? memory : end(bytes);
}

int posix_memalign(void **memory, size_t alignment, size_t bytes) {
    if (!next_posix_memalign) find_next();
    if (!next_posix_memalign) return ENOMEM;
    int status = next_posix_memalign(memory, alignment, bytes);
    if (status == ENOMEM) end(bytes);
    return status;
}

#endif
