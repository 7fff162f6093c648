#include "formats/module.h"

__attribute__((visibility("default"))) const struct formats berita_formats = {
    FORMATS_ABI,
    {
        [INPUT_HTML] = &format_html,
    },
};
