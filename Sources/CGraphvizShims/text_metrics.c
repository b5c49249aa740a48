// How wide a text is, without any font on the machine: the same label has the same size everywhere.

#include "text_metrics.h"
#include "include/CGraphvizShims.h"

enum {
    em = 2048,
    monospaced_width = 1229,  // Courier and its kin: 0.6 em
    // Arabic digits and signs, and letters that Arabic and Persian names have none of: those of DejaVu Sans and DejaVu Sans Bold.
    arabic_regular = 1303,
    arabic_bold = 1425,
    arabic_hamza = 0x0621,
    zero_width_non_joiner = 0x200C,
    // Anything else (Armenian, Georgian, Devanagari, Thai …): a little wider than the mean Latin letter, so that labels do not overflow.
    fallback_regular = 1229,
    fallback_bold = 1331,
};

// CJK, Hangul, full-width forms, emoji and pictographs: one em each.
static const rgv_code_range wide_ranges[] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2600, 0x27BF},   {0x2B00, 0x2BFF},   {0x2E80, 0xA4CF},   {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0x16FE0, 0x1B2FF},
    {0x1F000, 0x1FAFF}, {0x20000, 0x3FFFD},
};

static const rgv_code_range arabic_ranges[] = {
    {0x0600, 0x06FF}, {0x0750, 0x077F}, {0x0870, 0x08FF}, {0xFB50, 0xFDFF}, {0xFE70, 0xFEFF},
};

// The last character that an element of a table is about.
typedef uint32_t (*last_of)(const void *table, size_t index);

static uint32_t last_in_range(const void *table, size_t index) { return ((const rgv_code_range *)table)[index].last; }

static uint32_t last_of_letters(const void *table, size_t index) { return ((const rgv_arabic_letters *)table)[index].last; }

static uint32_t last_in_run(const void *table, size_t index) {
    const rgv_width_run *run = (const rgv_width_run *)table + index;
    return run->first + run->count - 1;
}

// The first of the elements, which are in order, that reaches `code` or beyond; `count` if none does.
static size_t first_reaching(const void *table, size_t count, last_of last, uint32_t code) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code > last(table, middle))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool contains(const rgv_code_range *ranges, size_t count, uint32_t code) {
    size_t index = first_reaching(ranges, count, last_in_range, code);
    return index < count && code >= ranges[index].first;
}

static unsigned table_width(uint32_t code, bool bold) {
    size_t index = first_reaching(rgv_width_runs, rgv_width_run_count, last_in_run, code);
    if (index == rgv_width_run_count || code < rgv_width_runs[index].first) return 0;
    return (bold ? rgv_bold_widths : rgv_regular_widths)[rgv_width_runs[index].offset + (code - rgv_width_runs[index].first)];
}

static const rgv_arabic_letters *arabic_letters(uint32_t code) {
    size_t index = first_reaching(rgv_arabic_widths, rgv_arabic_width_count, last_of_letters, code);
    return index < rgv_arabic_width_count && code >= rgv_arabic_widths[index].first ? &rgv_arabic_widths[index] : NULL;
}

static bool is_zero_width(uint32_t code) {
    return code >= 0x0300 && contains(rgv_zero_width_ranges, rgv_zero_width_range_count, code);
}

static unsigned width(uint32_t code, bool bold, bool monospaced) {
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return 0;
    if (is_zero_width(code)) return 0;
    if (monospaced && code < 0x1100) return monospaced_width;
    unsigned units = table_width(code, bold);
    if (units > 0) return units;
    if (contains(wide_ranges, sizeof wide_ranges / sizeof wide_ranges[0], code)) return em;
    if (contains(arabic_ranges, sizeof arabic_ranges / sizeof arabic_ranges[0], code)) return bold ? arabic_bold : arabic_regular;
    return bold ? fallback_bold : fallback_regular;
}

// Decodes one code point and moves on; a malformed byte counts as U+FFFD and moves on by one.
static uint32_t next_code(const unsigned char **cursor, const unsigned char *end) {
    const unsigned char *bytes = *cursor;
    unsigned lead = bytes[0];
    int more = lead < 0x80 ? 0 : lead >= 0xF0 && lead < 0xF8 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : -1;
    if (lead >= 0xF8 || more < 0 || end - bytes <= more) {
        *cursor += 1;
        return 0xFFFD;
    }
    uint32_t code = more == 0 ? lead : lead & (0x3Fu >> more);
    for (int i = 1; i <= more; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
            *cursor += 1;
            return 0xFFFD;
        }
        code = code << 6 | (bytes[i] & 0x3F);
    }
    *cursor += more + 1;
    return code;
}

uint64_t rgv_text_units(const char *utf8, size_t count, bool bold, bool monospaced) {
    const unsigned char *cursor = (const unsigned char *)utf8, *end = cursor + count;
    uint64_t units = 0;
    // An Arabic letter that joins the next one, if that is such a letter too.
    const rgv_arabic_width *joining = NULL;
    while (cursor < end) {
        uint32_t code = next_code(&cursor, end);
        // Vowel signs stand between letters that join.
        if (is_zero_width(code) && code != zero_width_non_joiner) continue;
        const rgv_arabic_letters *letters = monospaced ? NULL : arabic_letters(code);
        if (joining) units += letters && code != arabic_hamza ? joining->joined : joining->apart;
        joining = NULL;
        if (!letters) {
            units += width(code, bold, monospaced);
            continue;
        }
        const rgv_arabic_width *own = bold ? &letters->bold : &letters->regular;
        if (own->joined > 0)
            joining = own;
        else
            units += own->apart;
    }
    return joining ? units + joining->apart : units;
}
