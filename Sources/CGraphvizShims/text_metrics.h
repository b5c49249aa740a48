#ifndef RGV_TEXT_METRICS_H
#define RGV_TEXT_METRICS_H

#include <stddef.h>
#include <stdint.h>

// `count` consecutive code points from `first`, whose widths start at `offset` in the two width arrays.
typedef struct { uint32_t first; uint16_t count; uint16_t offset; } rgv_width_run;
typedef struct { uint32_t first, last; } rgv_code_range;

// Letters from `first` to `last` of one width: joined to the next letter, or not. Those that never join the next have no width joined.
typedef struct { uint16_t joined, apart; } rgv_arabic_width;
typedef struct { uint16_t first, last; rgv_arabic_width regular, bold; } rgv_arabic_letters;

extern const rgv_arabic_letters rgv_arabic_widths[];
extern const size_t rgv_arabic_width_count;

extern const rgv_width_run rgv_width_runs[];
extern const size_t rgv_width_run_count;
extern const uint16_t *const rgv_regular_widths;
extern const uint16_t *const rgv_bold_widths;
extern const rgv_code_range rgv_zero_width_ranges[];
extern const size_t rgv_zero_width_range_count;

#endif
