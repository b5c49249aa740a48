#include "CMemoryGuard.h"

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

// The allocator of glibc, under the names that it keeps where a program defines functions of the common ones. Memory of either is freed the same
// way, so these alone are defined here, not `free`.
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

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
    void *memory = __libc_malloc(bytes);
    return memory ? memory : end(bytes);
}

void *calloc(size_t count, size_t bytes) {
    void *memory = __libc_calloc(count, bytes);
    size_t all;
    return memory ? memory : end(__builtin_mul_overflow(count, bytes, &all) ? SIZE_MAX : all);
}

void *realloc(void *old, size_t bytes) {
    void *memory = __libc_realloc(old, bytes);
    // To none, it frees.
    return memory || bytes == 0 ? memory : end(bytes);
}

void *aligned_alloc(size_t alignment, size_t bytes) {
    void *memory = __libc_memalign(alignment, bytes);
    return memory ? memory : end(bytes);
}

int posix_memalign(void **memory, size_t alignment, size_t bytes) {
    if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0) return EINVAL;
    void *found = __libc_memalign(alignment, bytes);
    if (!found && !(found = end(bytes))) return ENOMEM;
    *memory = found;
    return 0;
}

#endif
