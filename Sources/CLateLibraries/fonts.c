// Which characters the fonts of this machine have, by fontconfig, where cairo chooses them by it.

#include "bytes.h"

#include <dlfcn.h>

// The parts of fontconfig's interface that are used here, stable since 2.0.
typedef struct { int count, capacity; void **fonts; } font_set;

bool rll_undrawable(const uint32_t *characters, size_t count, bool *is_undrawable) {
    static const char *const names[] = {"libfontconfig.so.1", "libfontconfig.1.dylib", NULL};
    void *library = rll_open_first(names);
    if (!library) return false;
    void *(*new_pattern)(void) = (void *(*)(void))dlsym(library, "FcPatternCreate");
    void *(*new_objects)(const char *first, ...) = (void *(*)(const char *, ...))dlsym(library, "FcObjectSetBuild");
    font_set *(*list)(void *, void *, void *) = (font_set * (*)(void *, void *, void *)) dlsym(library, "FcFontList");
    int (*charset_of)(void *, const char *, int, void **) = (int (*)(void *, const char *, int, void **))dlsym(library, "FcPatternGetCharSet");
    int (*has)(void *, uint32_t) = (int (*)(void *, uint32_t))dlsym(library, "FcCharSetHasChar");
    void (*destroy_set)(font_set *) = (void (*)(font_set *))dlsym(library, "FcFontSetDestroy");
    void (*destroy_pattern)(void *) = (void (*)(void *))dlsym(library, "FcPatternDestroy");
    void (*destroy_objects)(void *) = (void (*)(void *))dlsym(library, "FcObjectSetDestroy");
    if (!new_pattern || !new_objects || !list || !charset_of || !has || !destroy_set || !destroy_pattern || !destroy_objects) return false;
    void *all = new_pattern(), *wanted = new_objects("charset", (char *)NULL);
    font_set *fonts = list(NULL, all, wanted);
    for (size_t i = 0; i < count; i++) is_undrawable[i] = true;
    for (int f = 0; fonts && f < fonts->count; f++) {
        void *charset = NULL;
        if (charset_of(fonts->fonts[f], "charset", 0, &charset) != 0) continue;
        for (size_t i = 0; i < count; i++)
            if (is_undrawable[i] && has(charset, characters[i])) is_undrawable[i] = false;
    }
    bool has_fonts = fonts && fonts->count > 0;
    if (fonts) destroy_set(fonts);
    destroy_objects(wanted);
    destroy_pattern(all);
    return has_fonts;
}
