// The Graphviz context: plugins loaded by hand, our own text metrics, messages kept in memory.

#if defined(__linux__)
#define _GNU_SOURCE  // dladdr
#endif
#include "context.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <graphviz/graphviz_version.h>
#include <graphviz/gvplugin_textlayout.h>

static GVC_t *context;

GVC_t *rgv_context(void) { return context; }

// ---- messages ----

static char messages[16 * 1024];
static size_t message_count;

// cgraph hands an error over in pieces ("Error", ": ", "lost a b edge\n"): they are joined here, and cut when they overflow.
static int collect_message(char *piece) {
    size_t count = strlen(piece), room = sizeof messages - 1 - message_count;
    if (count > room) count = room;
    memcpy(messages + message_count, piece, count);
    message_count += count;
    messages[message_count] = '\0';
    return 0;
}

const char *rgv_messages(void) { return messages; }

void rgv_reset_messages(void) {
    message_count = 0;
    messages[0] = '\0';
    agreseterrors();  // agerrors() and aglasterr() would otherwise keep the worst of all former renders
}

// ---- text layout plugin ----

// The text layout of the pango plugin, used only while a bitmap is drawn: its cairo renderer cannot draw without it.
static gvtextlayout_engine_t *bitmap_text_engine;
static bool drawing_bitmap;

void rgv_set_drawing_bitmap(bool active) { drawing_bitmap = active && bitmap_text_engine != NULL; }

static bool holds(const char *text, const char *word) {
    size_t count = strlen(word);
    for (; *text; text++)
        if (strncasecmp(text, word, count) == 0) return true;
    return false;
}

// Line height 1.2 of the size, baseline 0.92 below its top: capitals and small letters of Helvetica look centred so.
static bool measure(textspan_t *span, char **font_path) {
    if (drawing_bitmap) (void)bitmap_text_engine->textlayout(span, font_path);
    const char *name = span->font->name ? span->font->name : "";
    bool bold = (span->font->flags & HTML_BF) != 0 || holds(name, "bold");
    bool monospaced = holds(name, "courier") || holds(name, "mono");
    double size = span->font->size;
    span->size.x = (double)rgv_text_units(span->str, strlen(span->str), bold, monospaced) * size / 2048;
    span->size.y = 1.2 * size;
    span->yoffset_centerline = 0.08 * size;
    if (drawing_bitmap) return true;
    span->yoffset_layout = 0;
    span->layout = NULL;
    span->free_layout = NULL;
    return true;
}

// Graphviz up to 2.50 declares the function with `boolean`, an unsigned char; later ones with `bool`.
static unsigned char measure_boolean(textspan_t *span, char **font_path) { return measure(span, font_path); }

static gvtextlayout_engine_t text_engine = {
    .textlayout = _Generic(((gvtextlayout_engine_t *)0)->textlayout,
        unsigned char (*)(textspan_t *, char **): measure_boolean,
        default: measure),
};

// The highest quality wins, whatever plugin comes later.
static gvplugin_installed_t text_types[] = {{0, "textlayout", 1 << 20, &text_engine, NULL}, {0, NULL, 0, NULL, NULL}};
static gvplugin_api_t text_apis[] = {{API_textlayout, text_types}, {(api_t)0, NULL}};
static gvplugin_library_t text_library = {"textmetrics", text_apis};

// ---- plugins ----

static char problem[2048];

static void *open_plugin(const char *name) {
    // Plugins lie in <libdir>/graphviz beside the library that is loaded; the linker does not search there.
    Dl_info info;
    char directory[PATH_MAX] = "";
    if (dladdr((void *)(uintptr_t)&gvContextPlugins, &info) && info.dli_fname && realpath(info.dli_fname, directory)) {
        char *slash = strrchr(directory, '/');
        if (slash) *slash = '\0';
    }
    const char *directories[] = {
        directory, "/usr/lib", "/usr/local/lib", "/usr/lib64", "/opt/homebrew/lib", "/opt/local/lib",
    };
    // The version this was compiled for comes first, then the unversioned name, then what other releases use.
    const int versions[] = {GVPLUGIN_VERSION, 0, 8, 7, 6, 9, 10};
    char path[PATH_MAX + 128];
    for (size_t d = 0; d < sizeof directories / sizeof directories[0]; d++) {
        if (directories[d][0] == '\0') continue;
        for (size_t v = 0; v < sizeof versions / sizeof versions[0]; v++) {
            char suffix[16] = "";
            if (versions[v]) snprintf(suffix, sizeof suffix, ".%d", versions[v]);
#if defined(__APPLE__)
            snprintf(path, sizeof path, "%s/graphviz/libgvplugin_%s%s.dylib", directories[d], name, suffix);
#else
            snprintf(path, sizeof path, "%s/graphviz/libgvplugin_%s.so%s", directories[d], name, suffix);
#endif
            void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
            if (!handle) continue;
            char symbol[128];
            snprintf(symbol, sizeof symbol, "gvplugin_%s_LTX_library", name);
            void *library = dlsym(handle, symbol);
            if (library) return library;
            dlclose(handle);
        }
    }
    snprintf(problem, sizeof problem, "the plugin %s was not found in %s/graphviz or the usual places", name,
             directory[0] ? directory : "<libdir>");
    return NULL;
}

const char *rgv_start(void) {
    if (context) return NULL;
    // The context keeps the pointer to this array, which has to be static; it passes over symbols that are not named in this way.
    static lt_symlist_t plugins[] = {
        {"gvplugin_core_LTX_library", NULL},
        {"gvplugin_dot_layout_LTX_library", NULL},
        {"gvplugin_textmetrics_LTX_library", &text_library},
        {NULL, NULL},
    };
    static const char *const names[] = {"core", "dot_layout"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        plugins[i].address = open_plugin(names[i]);
        if (!plugins[i].address) return problem;
    }
    agseterrf(collect_message);
    context = gvContextPlugins(plugins, 0);
    return context ? NULL : "gvContextPlugins returned no context";
}

const char *rgv_load_springs_plugin(void) {
    static bool loaded;
    if (loaded) return NULL;
    gvplugin_library_t *library = open_plugin("neato_layout");
    if (!library) return problem;
    gvAddLibrary(context, library);
    loaded = true;
    return NULL;
}

const char *rgv_load_bitmap_plugin(void) {
    static bool loaded;
    if (loaded) return NULL;
    gvplugin_library_t *library = open_plugin("pango");
    if (!library) return problem;
    for (gvplugin_api_t *api = library->apis; api->types; api++)
        if (api->api == API_textlayout && api->types[0].type) bitmap_text_engine = api->types[0].engine;
    if (!bitmap_text_engine) return "the plugin pango lays out no text";
    gvAddLibrary(context, library);
    loaded = true;
    return NULL;
}

const char *rgv_version(void) { return context ? gvcVersion(context) : NULL; }
