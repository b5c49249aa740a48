// HTML of Markdown, by cmark-gfm: CommonMark with GitHub's tables, strikethrough, task lists and bare links, and footnotes.

#include "bytes.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct cmark_node cmark_node;
typedef struct cmark_parser cmark_parser;
typedef struct cmark_iter cmark_iter;
typedef struct cmark_syntax_extension cmark_syntax_extension;
typedef struct cmark_llist cmark_llist;

// Raw HTML passes the renderer, since nothing of it is left by then that was not escaped here.
enum { CMARK_UNSAFE = 1 << 17, CMARK_VALIDATE_UTF8 = 1 << 9, CMARK_FOOTNOTES = 1 << 13 };
enum { CMARK_EVENT_DONE = 1, CMARK_EVENT_ENTER = 2 };
enum { CMARK_NODE_LINK = 0xc009 };

static struct {
    void (*register_extensions)(void);
    cmark_syntax_extension *(*find_extension)(const char *name);
    cmark_parser *(*new_parser)(int options);
    int (*attach)(cmark_parser *parser, cmark_syntax_extension *extension);
    cmark_llist *(*extensions)(cmark_parser *parser);
    void (*feed)(cmark_parser *parser, const char *text, size_t count);
    cmark_node *(*finish)(cmark_parser *parser);
    void (*free_parser)(cmark_parser *parser);
    cmark_iter *(*new_iterator)(cmark_node *root);
    int (*next)(cmark_iter *iterator);
    cmark_node *(*current)(cmark_iter *iterator);
    void (*free_iterator)(cmark_iter *iterator);
    const char *(*type)(cmark_node *node);
    int (*set_type)(cmark_node *node, unsigned short type);
    const char *(*literal)(cmark_node *node);
    int (*set_literal)(cmark_node *node, const char *text);
    const char *(*url)(cmark_node *node);
    int (*set_url)(cmark_node *node, const char *url);
    char *(*render)(cmark_node *root, int options, cmark_llist *extensions);
    void (*free_node)(cmark_node *node);
} calls;

static bool is_open;
static char problem[256];

const char *rll_open_markdown(void) {
    if (is_open) return NULL;
    // The extensions bring the library itself, of the version that they fit.
    static const char *const names[] = {
        "libcmark-gfm-extensions.so", "libcmark-gfm-extensions.so.0.29.0.gfm.13", "libcmark-gfm-extensions.so.0.29.0.gfm.6",
        "libcmark-gfm-extensions.dylib", NULL,
    };
    void *library = rll_open_first(names);
    if (!library) return "cmark-gfm was not found";
    const struct { const char *name; void *function; } wanted[] = {
        {"cmark_gfm_core_extensions_ensure_registered", &calls.register_extensions},
        {"cmark_find_syntax_extension", &calls.find_extension},
        {"cmark_parser_new", &calls.new_parser},
        {"cmark_parser_attach_syntax_extension", &calls.attach},
        {"cmark_parser_get_syntax_extensions", &calls.extensions},
        {"cmark_parser_feed", &calls.feed},
        {"cmark_parser_finish", &calls.finish},
        {"cmark_parser_free", &calls.free_parser},
        {"cmark_iter_new", &calls.new_iterator},
        {"cmark_iter_next", &calls.next},
        {"cmark_iter_get_node", &calls.current},
        {"cmark_iter_free", &calls.free_iterator},
        {"cmark_node_get_type_string", &calls.type},
        {"cmark_node_set_type", &calls.set_type},
        {"cmark_node_get_literal", &calls.literal},
        {"cmark_node_set_literal", &calls.set_literal},
        {"cmark_node_get_url", &calls.url},
        {"cmark_node_set_url", &calls.set_url},
        {"cmark_render_html", &calls.render},
        {"cmark_node_free", &calls.free_node},
    };
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
        void *symbol = dlsym(library, wanted[i].name);
        if (!symbol) {
            snprintf(problem, sizeof problem, "the cmark-gfm found has no function %s", wanted[i].name);
            return problem;
        }
        *(void **)wanted[i].function = symbol;
    }
    calls.register_extensions();
    is_open = true;
    return NULL;
}

static void append_text(rll_growing *growing, const char *text) { rll_append(growing, text, strlen(text)); }

static void append_escaped(rll_growing *growing, const char *text) {
    for (; *text; text++) switch (*text) {
        case '&': append_text(growing, "&amp;"); break;
        case '<': append_text(growing, "&lt;"); break;
        case '>': append_text(growing, "&gt;"); break;
        case '"': append_text(growing, "&quot;"); break;
        default: rll_append(growing, text, 1);
        }
}

/// Makes raw HTML text; comments go.
static bool disarm_html(cmark_node *node, bool is_block) {
    const char *text = calls.literal(node);
    if (!text || strncmp(text, "<!--", 4) == 0) return calls.set_literal(node, "");
    rll_growing escaped = {{NULL, 0}, 0, false};
    if (is_block) append_text(&escaped, "<p>");
    append_escaped(&escaped, text);
    if (is_block) append_text(&escaped, "</p>\n");
    rll_append(&escaped, "", 1);
    bool is_set = !escaped.failed && calls.set_literal(node, (const char *)escaped.bytes.bytes);
    free(escaped.bytes.bytes);
    return is_set;
}

/// Links lead where `resolve` says, or nowhere; images become what it says, or links to them.
static bool disarm_link(cmark_node *node, bool is_image, rll_resolver resolve, void *context) {
    const char *url = calls.url(node);
    char *original = strdup(url ? url : "");
    if (!original) return false;
    char *resolved = resolve(context, original, is_image);
    bool is_done = true;
    if (is_image && !resolved) {
        resolved = resolve(context, original, false);
        // The type's own parts are freed with it: the address is set anew below.
        is_done = calls.set_type(node, CMARK_NODE_LINK);
    }
    is_done = is_done && calls.set_url(node, resolved ? resolved : "");
    free(resolved);
    free(original);
    return is_done;
}

static bool disarm(cmark_node *document, rll_resolver resolve, void *context) {
    cmark_iter *iterator = calls.new_iterator(document);
    bool is_done = true;
    for (int event; is_done && (event = calls.next(iterator)) != CMARK_EVENT_DONE;) {
        if (event != CMARK_EVENT_ENTER) continue;
        cmark_node *node = calls.current(iterator);
        const char *type = calls.type(node);
        if (strcmp(type, "html_block") == 0) is_done = disarm_html(node, true);
        if (strcmp(type, "html_inline") == 0) is_done = disarm_html(node, false);
        if (strcmp(type, "link") == 0) is_done = disarm_link(node, false, resolve, context);
        if (strcmp(type, "image") == 0) is_done = disarm_link(node, true, resolve, context);
    }
    calls.free_iterator(iterator);
    return is_done;
}

const char *rll_html(const char *markdown, size_t count, rll_resolver resolve, void *context, rll_bytes *result) {
    const int options = CMARK_UNSAFE | CMARK_VALIDATE_UTF8 | CMARK_FOOTNOTES;
    static const char *const extensions[] = {"table", "strikethrough", "autolink", "tasklist"};
    cmark_parser *parser = calls.new_parser(options);
    for (size_t i = 0; i < sizeof extensions / sizeof extensions[0]; i++) {
        cmark_syntax_extension *extension = calls.find_extension(extensions[i]);
        if (extension) calls.attach(parser, extension);
    }
    calls.feed(parser, markdown, count);
    cmark_node *document = calls.finish(parser);
    const char *trouble = "the Markdown could not be parsed";
    if (document && disarm(document, resolve, context)) {
        char *html = calls.render(document, options, calls.extensions(parser));
        trouble = html ? NULL : "the memory is used up";
        if (html) *result = (rll_bytes){(unsigned char *)html, strlen(html)};
    }
    if (document) calls.free_node(document);
    calls.free_parser(parser);
    return trouble;
}
