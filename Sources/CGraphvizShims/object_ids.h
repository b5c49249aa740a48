#ifndef RGV_OBJECT_IDS_H
#define RGV_OBJECT_IDS_H

#include <graphviz/cgraph.h>

/// A discipline for `agopen` whose object ids are counted in the order of creation.
Agdisc_t *rgv_counting_discipline(void);

#endif
