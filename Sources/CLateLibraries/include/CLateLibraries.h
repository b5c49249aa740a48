// Libraries that are opened only by the commands that need them, so that the others start without them: librsvg and cairo, which make
// PDF and PNG of our SVG, and cmark-gfm, which makes HTML of a reporter's Markdown. None of their headers is needed to build this.
//
// Nothing here is thread-safe: the caller holds one lock around every call. Texts that are returned live until the next call.

#ifndef RLL_LATE_LIBRARIES_H
#define RLL_LATE_LIBRARIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    unsigned char *bytes;
    size_t count;
} rll_bytes;

void rll_free(rll_bytes bytes);

// ---- pictures ----

/// Opens librsvg and cairo. Returns NULL when both are there, else what is missing.
const char *rll_open_pictures(void);
/// The version of cairo; NULL before `rll_open_pictures`.
const char *rll_cairo_version(void);

/// Where a picture stands on its page: points for PDF, pixels for PNG. The picture is scaled to its place, its proportions kept.
typedef struct {
    double page_width, page_height;
    double x, y, width, height;
} rll_placement;

/// What a document says of itself; NULL leaves a part out.
typedef struct {
    const char *title;
    const char *subject;
    const char *creator;
} rll_metadata;

/// A PDF in the making: one begins, adds a page for each picture, and ends it in any case. None of these calls is made without the ones before.
typedef struct rll_document rll_document;

/// Returns NULL without memory.
rll_document *rll_begin_pdf(rll_metadata metadata);
/// The texts are not kept.
void rll_add_page(rll_document *document, const char *svg, size_t count, rll_placement place);
/// Frees the document. Returns NULL and the file's bytes, else what went wrong first.
const char *rll_end_pdf(rll_document *document, rll_bytes *result);
/// An opaque PNG on a page of the colour 0xRRGGBB. Returns NULL and the file's bytes, else what went wrong.
const char *rll_png(const char *svg, size_t count, rll_placement place, uint32_t background, rll_bytes *result);

/// Tells of every character whether no font of this machine has it. False, and nothing told, where that cannot be found out.
bool rll_undrawable(const uint32_t *characters, size_t count, bool *is_undrawable);

// ---- Markdown ----

/// Opens cmark-gfm. Returns NULL when it is there, else what is missing.
const char *rll_open_markdown(void);

/// The address that a link or an image is given instead of its own, allocated with `malloc`; NULL for a link that is to lead nowhere, or an
/// image that is to become a link.
typedef char *(*rll_resolver)(void *context, const char *url, bool is_image);

/// HTML of Markdown, in which raw HTML is text and no address remains that `resolve` did not give. Needs `rll_open_markdown`. Returns NULL
/// and the HTML, else what went wrong.
const char *rll_html(const char *markdown, size_t count, rll_resolver resolve, void *context, rll_bytes *result);

#endif
