#include "bytes.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void rll_free(rll_bytes bytes) { free(bytes.bytes); }

void rll_append(rll_growing *growing, const void *bytes, size_t count) {
    if (growing->failed || count == 0) return;
    if (count > growing->capacity - growing->bytes.count) {
        size_t needed = growing->bytes.count + count;
        size_t capacity = growing->capacity < 65536 ? 65536 : growing->capacity;
        while (capacity < needed && capacity <= SIZE_MAX / 2) capacity *= 2;
        unsigned char *grown = capacity < needed ? NULL : realloc(growing->bytes.bytes, capacity);
        if (!grown) {
            growing->failed = true;
            return;
        }
        growing->bytes.bytes = grown;
        growing->capacity = capacity;
    }
    memcpy(growing->bytes.bytes + growing->bytes.count, bytes, count);
    growing->bytes.count += count;
}

void *rll_open_first(const char *const *names) {
    // The linker's own places come first; package managers of macOS install where it does not look.
    const char *const folders[] = {"", "/opt/homebrew/lib/", "/usr/local/lib/", "/opt/local/lib/"};
    char path[PATH_MAX];
    for (size_t f = 0; f < sizeof folders / sizeof folders[0]; f++)
        for (const char *const *name = names; *name; name++) {
            snprintf(path, sizeof path, "%s%s", folders[f], *name);
            void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
            if (library) return library;
        }
    return NULL;
}
