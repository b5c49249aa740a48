// An id discipline for cgraph. The default of 2.42 takes the address of a name's string for its id, so that the order of clusters
// changes from render to render; this one counts: even ids are names, odd ids are anonymous objects.

#include "object_ids.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    Agraph_t *graph;
    char **names;       // names[i] has the id 2 * (i + 1)
    uint64_t *slots;    // open addressing: index + 1 into names, 0 for free; never more than half full
    size_t count, slot_count;
    uint64_t anonymous;
} id_table;

static uint64_t hash(const char *text) {  // FNV-1a
    uint64_t value = 14695981039346656037u;
    for (; *text; text++) value = (value ^ (unsigned char)*text) * 1099511628211u;
    return value;
}

static size_t slot_of(const id_table *table, const char *name) {
    size_t slot = hash(name) & (table->slot_count - 1);
    while (table->slots[slot] && strcmp(table->names[table->slots[slot] - 1], name) != 0) slot = (slot + 1) & (table->slot_count - 1);
    return slot;
}

static bool grow(id_table *table) {
    size_t slot_count = table->slot_count ? table->slot_count * 2 : 256;
    uint64_t *slots = calloc(slot_count, sizeof *slots);
    char **names = realloc(table->names, slot_count / 2 * sizeof *names);
    if (names) table->names = names;
    if (!slots || !names) {
        free(slots);
        return false;
    }
    free(table->slots);
    table->slots = slots;
    table->slot_count = slot_count;
    for (size_t i = 0; i < table->count; i++) table->slots[slot_of(table, table->names[i])] = i + 1;
    return true;
}

static void *open_ids(Agraph_t *graph, Agdisc_t *discipline) {
    (void)discipline;
    id_table *table = calloc(1, sizeof *table);
    if (!table) return NULL;
    table->graph = graph;
    if (grow(table)) return table;
    free(table->names);
    free(table);
    return NULL;
}

// Returns 1 and the id of the name; 0 when it has none and none is to be made.
static long map_id(void *state, int kind, char *name, IDTYPE *id, int create) {
    (void)kind;
    id_table *table = state;
    if (!table) return 0;
    if (!name) {
        if (!create) return 0;
        *id = 2 * table->anonymous++ + 1;
        return 1;
    }
    size_t slot = slot_of(table, name);
    if (!table->slots[slot]) {
        if (!create) return 0;
        if (2 * (table->count + 1) > table->slot_count) {
            if (!grow(table)) return 0;
            slot = slot_of(table, name);
        }
        // One of cgraph's own strings, which the graph frees: writers look at the header before a name to see whether it is HTML.
        char *copy = agstrdup(table->graph, name);
        if (!copy) return 0;
        table->names[table->count++] = copy;
        table->slots[slot] = table->count;
    }
    *id = 2 * table->slots[slot];
    return 1;
}

// Names stay until the graph is closed: an id is never given twice.
static void free_id(void *state, int kind, IDTYPE id) { (void)state, (void)kind, (void)id; }

static char *print_id(void *state, int kind, IDTYPE id) {
    (void)kind;
    id_table *table = state;
    return table && id % 2 == 0 && id >= 2 && id / 2 <= table->count ? table->names[id / 2 - 1] : NULL;
}

static void close_ids(void *state) {
    id_table *table = state;
    if (!table) return;
    free(table->names);
    free(table->slots);
    free(table);
}

// The members' types differ between versions in `const` and in the width of a truth value, which every calling convention treats alike.
#define ASSIGN(member, function) member = (__typeof__(member))(void (*)(void))function

Agdisc_t *rgv_counting_discipline(void) {
    static Agiddisc_t ids;
    static Agdisc_t discipline;
    ids = AgIdDisc;
    ASSIGN(ids.open, open_ids);
    ASSIGN(ids.map, map_id);
    ASSIGN(ids.free, free_id);
    ASSIGN(ids.print, print_id);
    ASSIGN(ids.close, close_ids);
    discipline = AgDefaultDisc;
    discipline.id = &ids;
    return &discipline;
}
