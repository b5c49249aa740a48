#ifndef RLL_BYTES_H
#define RLL_BYTES_H

#include "include/CLateLibraries.h"

/// Bytes that grow. After a failure to get memory, `failed` stays set and nothing more is added.
typedef struct {
    rll_bytes bytes;
    size_t capacity;
    bool failed;
} rll_growing;

void rll_append(rll_growing *growing, const void *bytes, size_t count);

/// Opens the first of the names that the linker or the usual folders of package managers have; the list ends with NULL.
void *rll_open_first(const char *const *names);

#endif
