#include "formats/module.h"
#include "formats/unpack.h"

__attribute__((visibility("default"))) const struct formats berita_formats = {
    FORMATS_ABI,
    {
        [INPUT_HTML] = &format_html,
        [INPUT_XML] = &format_xml,
        [INPUT_WARC] = &format_warc,
        [INPUT_ARCHIVE] = &format_archive,
    },
    gzip_unpack,
    zstd_unpack,
};
