/* Cells of tables: CSV as RFC 4180 has it, or TSV, whose cells hold neither
 * tabs nor line ends and have no quotation marks around them. */
#ifndef EMIT_TABLE_H
#define EMIT_TABLE_H

#include "emit/out.h"

struct table {
    struct out *out;
    bool tabs;
    bool begun; /* the row has a cell */
};

/* Words of an article.  A spreadsheet would run those that begin like a formula:
 * they get an apostrophe before them, and so do those that would look as if
 * they had got one. */
void cell_text(struct table *t, struct berita_str s);

/* The program's own words and numbers, which no spreadsheet runs; "" and false
 * leave the cell empty. */
void cell_word(struct table *t, const char *word);
void cell_number(struct table *t, uint64_t n);
void cell_id(struct table *t, char letter, uint64_t n);
void cell_boolean(struct table *t, bool b);
void cell_fixed(struct table *t, double value, unsigned places); /* NAN: empty */
void cell_empty(struct table *t, unsigned n);

void table_end_row(struct table *t);

/* A row of words with commas between. */
void table_head(struct table *t, const char *words);

#endif
