/* What berita-formats.so gives the programs: the formats that need libraries.
 * libxml2 alone takes longer to load than an article takes to analyse, so the
 * programs load this module when they meet markup, and never for plain text. */
#ifndef FORMATS_MODULE_H
#define FORMATS_MODULE_H

#include "input/input.h"

/* Grows with each change of what module and programs share: a module left over
 * from another version is refused. */
enum { FORMATS_ABI = 4 };

struct formats {
    unsigned abi;
    const struct file_format *format[INPUT_FORMATS]; /* NULL: built into the programs */

    /* What is open is unpacked from here on; false when memory is short. */
    bool (*gunzip)(struct source *s);
    bool (*unzstd)(struct source *s);
};

#define FORMATS_FILE "berita-formats.so"
#define FORMATS_SYMBOL "berita_formats"

extern const struct formats berita_formats;

extern const struct file_format format_html, format_xml, format_warc, format_archive;

#endif
