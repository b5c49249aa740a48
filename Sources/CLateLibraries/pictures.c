// PDF and PNG of an SVG, by librsvg and cairo.

#include "bytes.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

// The parts of the libraries' interfaces that are used here. They are stable: librsvg since 2.46, cairo since 1.16, GLib since 2.0.
typedef struct { uint32_t domain; int code; char *message; } glib_error;
typedef struct { double x, y, width, height; } rsvg_rectangle;
typedef struct cairo cairo;
typedef struct cairo_surface cairo_surface;
typedef int (*cairo_writer)(void *closure, const unsigned char *data, unsigned length);

enum { RSVG_FLAG_UNLIMITED = 1 };
enum { CAIRO_SUCCESS = 0, CAIRO_WRITE_ERROR = 11, CAIRO_FORMAT_RGB24 = 1 };
enum { CAIRO_PDF_TITLE = 0, CAIRO_PDF_SUBJECT = 2, CAIRO_PDF_CREATOR = 4, CAIRO_PDF_CREATE_DATE = 5 };

static struct {
    void *(*memory_stream)(const void *data, ptrdiff_t count, void (*destroy)(void *));
    void (*unref)(void *object);
    void (*free_error)(glib_error *error);
    void *(*read)(void *stream, void *base, int flags, void *cancellable, glib_error **error);
    int (*render)(void *handle, cairo *context, const rsvg_rectangle *viewport, glib_error **error);
    const char *(*version)(void);
    cairo_surface *(*pdf_surface)(cairo_writer write, void *closure, double width, double height);
    void (*pdf_size)(cairo_surface *surface, double width, double height);
    void (*show_page)(cairo_surface *surface);
    void (*pdf_metadata)(cairo_surface *surface, int key, const char *value);
    cairo_surface *(*image_surface)(int format, int width, int height);
    int (*write_png)(cairo_surface *surface, cairo_writer write, void *closure);
    cairo *(*create)(cairo_surface *surface);
    void (*set_rgb)(cairo *context, double red, double green, double blue);
    void (*paint)(cairo *context);
    int (*status)(cairo *context);
    void (*destroy)(cairo *context);
    void (*finish)(cairo_surface *surface);
    int (*surface_status)(cairo_surface *surface);
    void (*destroy_surface)(cairo_surface *surface);
    const char *(*status_text)(int status);
} calls;

static bool is_open;
static char problem[512];

static bool find(void *library, const char *name, void *function) {
    void *symbol = dlsym(library, name);
    if (!symbol) snprintf(problem, sizeof problem, "the library found has no function %s; it is too old", name);
    *(void **)function = symbol;
    return symbol != NULL;
}

const char *rll_open_pictures(void) {
    if (is_open) return NULL;
    static const char *const rsvg_names[] = {"librsvg-2.so.2", "librsvg-2.2.dylib", NULL};
    static const char *const cairo_names[] = {"libcairo.so.2", "libcairo.2.dylib", NULL};
    void *rsvg = rll_open_first(rsvg_names);
    if (!rsvg) return "librsvg was not found";
    void *drawing = rll_open_first(cairo_names);
    if (!drawing) return "cairo was not found";
    // GLib's functions are found through librsvg, which is linked to it.
    const struct { void *library; const char *name; void *function; } wanted[] = {
        {rsvg, "g_memory_input_stream_new_from_data", &calls.memory_stream},
        {rsvg, "g_object_unref", &calls.unref},
        {rsvg, "g_error_free", &calls.free_error},
        {rsvg, "rsvg_handle_new_from_stream_sync", &calls.read},
        {rsvg, "rsvg_handle_render_document", &calls.render},
        {drawing, "cairo_version_string", &calls.version},
        {drawing, "cairo_pdf_surface_create_for_stream", &calls.pdf_surface},
        {drawing, "cairo_pdf_surface_set_size", &calls.pdf_size},
        {drawing, "cairo_surface_show_page", &calls.show_page},
        {drawing, "cairo_pdf_surface_set_metadata", &calls.pdf_metadata},
        {drawing, "cairo_image_surface_create", &calls.image_surface},
        {drawing, "cairo_surface_write_to_png_stream", &calls.write_png},
        {drawing, "cairo_create", &calls.create},
        {drawing, "cairo_set_source_rgb", &calls.set_rgb},
        {drawing, "cairo_paint", &calls.paint},
        {drawing, "cairo_status", &calls.status},
        {drawing, "cairo_destroy", &calls.destroy},
        {drawing, "cairo_surface_finish", &calls.finish},
        {drawing, "cairo_surface_status", &calls.surface_status},
        {drawing, "cairo_surface_destroy", &calls.destroy_surface},
        {drawing, "cairo_status_to_string", &calls.status_text},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        if (!find(wanted[i].library, wanted[i].name, wanted[i].function)) return problem;
    is_open = true;
    return NULL;
}

const char *rll_cairo_version(void) { return is_open ? calls.version() : NULL; }

static int write(void *closure, const unsigned char *data, unsigned length) {
    rll_growing *growing = closure;
    rll_append(growing, data, length);
    return growing->failed ? CAIRO_WRITE_ERROR : CAIRO_SUCCESS;
}

static const char *failure(glib_error *error, int status) {
    if (error) {
        snprintf(problem, sizeof problem, "%s", error->message);
        calls.free_error(error);
    } else {
        snprintf(problem, sizeof problem, "%s", calls.status_text(status));
    }
    return problem;
}

/// Draws the SVG onto the surface, over a background of the colour 0xRRGGBB if there is one.
static const char *draw(const char *svg, size_t count, rll_placement place, cairo_surface *surface, const uint32_t *background) {
    glib_error *error = NULL;
    void *stream = calls.memory_stream(svg, (ptrdiff_t)count, NULL);
    // The limits are against foreign files; ours may be large, and refers to nothing outside.
    void *handle = calls.read(stream, NULL, RSVG_FLAG_UNLIMITED, NULL, &error);
    calls.unref(stream);
    if (!handle) return failure(error, 0);
    cairo *context = calls.create(surface);
    if (background) {
        calls.set_rgb(context, (*background >> 16 & 0xFF) / 255.0, (*background >> 8 & 0xFF) / 255.0, (*background & 0xFF) / 255.0);
        calls.paint(context);
    }
    const rsvg_rectangle viewport = {place.x, place.y, place.width, place.height};
    int is_drawn = calls.render(handle, context, &viewport, &error);
    int status = calls.status(context);
    calls.destroy(context);
    calls.unref(handle);
    return is_drawn && status == CAIRO_SUCCESS ? NULL : failure(error, status);
}

/// Ends the surface, and takes what was written unless something went wrong.
static const char *conclude(const char *trouble, int status, rll_growing *growing, rll_bytes *result) {
    if (!trouble && growing->failed) trouble = "the memory is used up";
    if (!trouble && status != CAIRO_SUCCESS) trouble = failure(NULL, status);
    if (trouble) {
        free(growing->bytes.bytes);
    } else {
        *result = growing->bytes;
    }
    return trouble;
}

struct rll_document {
    rll_growing growing;
    cairo_surface *surface;
    bool has_page;
    const char *trouble;
};

rll_document *rll_begin_pdf(rll_metadata metadata) {
    rll_document *document = calloc(1, sizeof *document);
    if (!document) return NULL;
    document->surface = calls.pdf_surface(write, &document->growing, 1, 1);
    if (metadata.title) calls.pdf_metadata(document->surface, CAIRO_PDF_TITLE, metadata.title);
    if (metadata.subject) calls.pdf_metadata(document->surface, CAIRO_PDF_SUBJECT, metadata.subject);
    if (metadata.creator) calls.pdf_metadata(document->surface, CAIRO_PDF_CREATOR, metadata.creator);
    // The time of day would make every file another one; an empty date is left out.
    calls.pdf_metadata(document->surface, CAIRO_PDF_CREATE_DATE, "");
    return document;
}

void rll_add_page(rll_document *document, const char *svg, size_t count, rll_placement place) {
    if (document->trouble) return;
    // The last page is shown by the end of the document.
    if (document->has_page) calls.show_page(document->surface);
    document->has_page = true;
    calls.pdf_size(document->surface, place.page_width, place.page_height);
    document->trouble = draw(svg, count, place, document->surface, NULL);
}

const char *rll_end_pdf(rll_document *document, rll_bytes *result) {
    calls.finish(document->surface);
    int status = calls.surface_status(document->surface);
    calls.destroy_surface(document->surface);
    const char *trouble = conclude(document->trouble, status, &document->growing, result);
    free(document);
    return trouble;
}

const char *rll_png(const char *svg, size_t count, rll_placement place, uint32_t background, rll_bytes *result) {
    rll_growing growing = {{NULL, 0}, 0, false};
    cairo_surface *surface = calls.image_surface(CAIRO_FORMAT_RGB24, (int)place.page_width, (int)place.page_height);
    const char *trouble = draw(svg, count, place, surface, &background);
    int status = calls.surface_status(surface);
    if (!trouble && status == CAIRO_SUCCESS) status = calls.write_png(surface, write, &growing);
    calls.destroy_surface(surface);
    return conclude(trouble, status, &growing, result);
}
