// What Swift sees of Graphviz: opaque handles and plain functions. Graphviz's own headers stay behind this file, because they hold
// macros, variadics, mutable globals and signatures that differ from version to version.
//
// Nothing here is thread-safe: Graphviz keeps global state. The caller holds one lock around every `rgv_` call that takes or returns a
// handle, `rgv_start` and `rgv_messages` included.

#ifndef RGV_SHIMS_H
#define RGV_SHIMS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// ---- library ----

/// Creates the one Graphviz context of the process, with the plugins core and dot and our own text metrics.
/// Returns NULL when it is ready, else what is missing; the text lives as long as the process.
const char *rgv_start(void);

/// Adds the plugin of all engines but dot, which needs libraries of its own. Returns NULL when it is loaded, else what is missing.
const char *rgv_load_springs_plugin(void);

/// Adds the plugin that writes png and pdf. Returns NULL when it is loaded, else what is missing.
const char *rgv_load_bitmap_plugin(void);

/// The version of the library that is loaded, for example "2.43.0"; NULL before `rgv_start`.
const char *rgv_version(void);

/// Everything the library reported since `rgv_reset_messages`, errors and warnings, as text.
const char *rgv_messages(void);
void rgv_reset_messages(void);

// ---- graphs ----

typedef struct rgv_object rgv_object;  // a graph, subgraph, node or edge

typedef enum { RGV_GRAPH = 0, RGV_NODE = 1, RGV_EDGE = 2 } rgv_kind;

/// A new graph whose object ids are counted, not derived from addresses: equal input gives equal output.
rgv_object *rgv_open(const char *name, bool directed);
void rgv_close(rgv_object *graph);

/// Declares an attribute with its default. Node and edge attributes: before the objects are made.
void rgv_declare(rgv_object *graph, rgv_kind kind, const char *name, const char *value, bool html);
void rgv_set(rgv_object *object, const char *name, const char *value, bool html);
/// The value of an attribute; NULL when it is not declared. Valid until the attribute is set again or the graph is closed.
const char *rgv_get(rgv_object *object, const char *name);

rgv_object *rgv_node(rgv_object *graph, const char *name);
rgv_object *rgv_edge(rgv_object *graph, rgv_object *tail, rgv_object *head);
rgv_object *rgv_subgraph(rgv_object *parent, const char *name);
void rgv_add_node(rgv_object *subgraph, rgv_object *node);

// ---- layout ----

/// Both return 0 on success; the messages say why not. `seed` goes to the C generator that some engines draw from; `bitmap` prepares
/// the texts for png and pdf and needs `rgv_load_bitmap_plugin`.
int rgv_layout(rgv_object *graph, const char *engine, unsigned seed, bool bitmap);
int rgv_render(rgv_object *graph, const char *format, char **bytes, size_t *count);
void rgv_free_render(char *bytes);
void rgv_free_layout(rgv_object *graph);

/// Gives every object of the graph its drawing operations, as attributes in the language of `xdot`. Returns 0 on success.
int rgv_attach_drawing(rgv_object *graph);

typedef struct { double x0, y0, x1, y1; } rgv_box;  // y grows up, points

/// The bounding box of a laid-out graph or cluster; false when the engine gave it none.
bool rgv_bounds(rgv_object *graph, rgv_box *box);
/// The box of a laid-out node, as its width and height around its centre.
bool rgv_node_box(rgv_object *node, rgv_box *box);

// ---- text ----

/// The advance of UTF-8 text in units of 1/2048 of the font size, as the layout measures it.
uint64_t rgv_text_units(const char *utf8, size_t count, bool bold, bool monospaced);

// ---- threads and processes ----

/// Runs `body` on a thread of its own with that much stack and waits for it. Returns 0 or an errno.
int rgv_run_on_stack(size_t bytes, void (*body)(void *context), void *context);

/// Starts a process. `input` is a socket for its standard input, `output` and `errors` read its other two streams. Nothing else of
/// ours is left open in it. Returns 0 or an errno.
int rgv_spawn(const char *path, const char *const *arguments, pid_t *pid, int *input, int *output, int *errors);
/// The same with a copy of this process, which does `body` and ends with the status that it returns. ENOTSUP where the system does not
/// offer that, or where this process has several threads.
int rgv_fork(int (*body)(void), pid_t *pid, int *input, int *output, int *errors);
/// `write` without SIGPIPE on a socket of `rgv_spawn`.
ssize_t rgv_send(int socket, const void *bytes, size_t count);

enum { RGV_EXIT_OUT_OF_MEMORY = 71, RGV_EXIT_NO_STREAMS = 74 };

/// For a worker process: no core file, at most this much address space and processor time (0: no limit), and an exit status of
/// `RGV_EXIT_OUT_OF_MEMORY` when it dies because its memory is used up.
void rgv_confine(uint64_t address_space, uint64_t cpu_seconds);
/// For a process in which one thread works at a time: all of them take memory from one heap that grows in large steps. A thread's own grows
/// page by page, each by a call of the system, which is a twentieth of a small layout.
void rgv_use_one_heap(void);
/// For a worker process: hands out the standard output for answers and points file descriptor 1 to the standard error, so that nothing
/// that prints can mix with the answer. Returns the descriptor, or -1.
int rgv_take_output(void);

#endif
