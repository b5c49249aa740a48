#ifndef RGV_TEXT_METRICS_H
#define RGV_TEXT_METRICS_H

#include <stddef.h>
#include <stdint.h>

// `count` consecutive code points from `first`, whose widths start at `offset` in the two width arrays.
typedef struct { uint32_t first; uint16_t count; uint16_t offset; } rgv_width_run;
typedef struct { uint32_t first, last; } rgv_code_range;

extern const rgv_width_run rgv_width_runs[];
extern const size_t rgv_width_run_count;
extern const uint16_t *const rgv_regular_widths;
extern const uint16_t *const rgv_bold_widths;
extern const rgv_code_range rgv_zero_width_ranges[];
extern const size_t rgv_zero_width_range_count;

#endif
