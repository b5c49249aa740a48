// Building, laying out and reading cgraph graphs.

#include "context.h"
#include "object_ids.h"

#include <stdlib.h>

// Graphviz 2.42 takes `char *` where it only reads; later versions take `const char *`. A cast serves both.
#define READ_ONLY(text) ((char *)(uintptr_t)(text))

static const int kinds[] = {AGRAPH, AGNODE, AGEDGE};

rgv_object *rgv_open(const char *name, bool directed) {
    return (rgv_object *)agopen(READ_ONLY(name), directed ? Agdirected : Agundirected, rgv_counting_discipline());
}

void rgv_close(rgv_object *graph) { agclose((Agraph_t *)graph); }

void rgv_declare(rgv_object *graph, rgv_kind kind, const char *name, const char *value, bool html) {
    Agraph_t *g = (Agraph_t *)graph;
    agattr(g, kinds[kind], READ_ONLY(name), html ? agstrdup_html(g, READ_ONLY(value)) : READ_ONLY(value));
}

void rgv_set(rgv_object *object, const char *name, const char *value, bool html) {
    agsafeset(object, READ_ONLY(name), html ? agstrdup_html(agroot(object), READ_ONLY(value)) : READ_ONLY(value), READ_ONLY(""));
}

const char *rgv_get(rgv_object *object, const char *name) { return agget(object, READ_ONLY(name)); }

rgv_object *rgv_node(rgv_object *graph, const char *name) { return (rgv_object *)agnode((Agraph_t *)graph, READ_ONLY(name), 1); }

rgv_object *rgv_edge(rgv_object *graph, rgv_object *tail, rgv_object *head) {
    return (rgv_object *)agedge((Agraph_t *)graph, (Agnode_t *)tail, (Agnode_t *)head, NULL, 1);
}

rgv_object *rgv_subgraph(rgv_object *parent, const char *name) { return (rgv_object *)agsubg((Agraph_t *)parent, READ_ONLY(name), 1); }

void rgv_add_node(rgv_object *subgraph, rgv_object *node) { agsubnode((Agraph_t *)subgraph, (Agnode_t *)node, 1); }

int rgv_layout(rgv_object *graph, const char *engine, unsigned seed, bool bitmap) {
    // The engines draw from both generators: sfdp from the first, the routing of lines between placed nodes from the second.
    srand(seed);
    srand48((long)seed);
    rgv_set_drawing_bitmap(bitmap);
    int status = gvLayout(rgv_context(), (Agraph_t *)graph, engine);
    rgv_set_drawing_bitmap(false);
    return status;
}

// The length became a `size_t` in Graphviz 13, which no macro tells before 14: the compiler chooses by the function's type.
typedef int (*render_with_unsigned)(GVC_t *, graph_t *, const char *, char **, unsigned *);

static int render_unsigned(render_with_unsigned render, Agraph_t *graph, const char *format, char **bytes, size_t *count) {
    unsigned length = 0;
    int status = render(rgv_context(), graph, format, bytes, &length);
    *count = length;
    return status;
}

typedef int (*render_with_size)(GVC_t *, graph_t *, const char *, char **, size_t *);

static int render_size(render_with_size render, Agraph_t *graph, const char *format, char **bytes, size_t *count) {
    return render(rgv_context(), graph, format, bytes, count);
}

int rgv_render(rgv_object *graph, const char *format, char **bytes, size_t *count) {
    *bytes = NULL;
    *count = 0;
    return _Generic(&gvRenderData, render_with_unsigned: render_unsigned, render_with_size: render_size)(
        gvRenderData, (Agraph_t *)graph, format, bytes, count);
}

// Without a file to write to, all that is done is to set the attributes.
int rgv_attach_drawing(rgv_object *graph) { return gvRender(rgv_context(), (Agraph_t *)graph, "xdot", NULL); }

void rgv_free_render(char *bytes) {
    if (bytes) gvFreeRenderData(bytes);
}

void rgv_free_layout(rgv_object *graph) { gvFreeLayout(rgv_context(), (Agraph_t *)graph); }

bool rgv_bounds(rgv_object *graph, rgv_box *box) {
    Agraphinfo_t *info = (Agraphinfo_t *)aggetrec(graph, READ_ONLY("Agraphinfo_t"), 0);
    if (!info) return false;  // engines without clusters leave subgraphs alone
    *box = (rgv_box){info->bb.LL.x, info->bb.LL.y, info->bb.UR.x, info->bb.UR.y};
    return box->x1 > box->x0 && box->y1 > box->y0;
}

bool rgv_node_box(rgv_object *node, rgv_box *box) {
    Agnodeinfo_t *info = (Agnodeinfo_t *)aggetrec(node, READ_ONLY("Agnodeinfo_t"), 0);
    if (!info) return false;
    double w = info->width * POINTS_PER_INCH / 2, h = info->height * POINTS_PER_INCH / 2;
    *box = (rgv_box){info->coord.x - w, info->coord.y - h, info->coord.x + w, info->coord.y + h};
    return true;
}
