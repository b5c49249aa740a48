// What a program does where the system has no memory left for it.
//
// Swift ends a process by a trap where memory for an array or an object cannot be had, without a word, and libraries in C go on with a null
// pointer. With this in a program, the first allocation that fails ends it in order: with a message and a status of its own.

#ifndef C_MEMORY_GUARD_H
#define C_MEMORY_GUARD_H

/// From now on, memory that cannot be had ends the process with a message on standard error and this status.
///
/// Only where the C library is glibc, and not under a sanitizer; elsewhere nothing changes.
///
/// `tidy_up`, if it is not null, is called before. Any thread may call it, with what a signal handler may do.
void rmg_guard(int status, void (*tidy_up)(void));

#endif
