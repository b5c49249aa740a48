#ifndef RGV_CONTEXT_H
#define RGV_CONTEXT_H

#include <graphviz/gvc.h>

#include "include/CGraphvizShims.h"

GVC_t *rgv_context(void);
/// While active, texts get a pango layout beside our measures, so that the cairo renderer can draw them.
void rgv_set_drawing_bitmap(bool active);

#endif
