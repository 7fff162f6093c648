/* berita-land: where there is land, from the coordinates of the gazetteer; run
 * by the build for the map of the HTML page.
 *
 * The archipelago, or with "world" the world from its cities, on a grid.  A
 * cell with a place in it is land, and so is one that has land on most sides:
 * forest has few villages.  A run of cells is a line, "M" column " " row "h"
 * cells; the page draws it as dots. */
#include "emit/grid.h"
#include "tool/tool.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { FILLS = 3, LAND_AROUND = 5 }; /* of eight neighbours */

struct land {
    const struct grid *grid;
    bool *cell, *next; /* with a margin of one all around */
};

static int stride(const struct land *l) { return l->grid->columns + 2; }
static size_t size(const struct land *l) { return (size_t)stride(l) * (size_t)(l->grid->rows + 2); }
static bool *at(const struct land *l, bool *cell, int column, int row) {
    return &cell[(row + 1) * stride(l) + column + 1];
}

static void add(struct land *l, struct berita_place p) {
    int column = (int)floor(grid_x(l->grid, p.lon)), row = (int)floor(grid_y(l->grid, p.lat));
    if (column < 0 || row < 0 || column >= l->grid->columns || row >= l->grid->rows) return;
    *at(l, l->cell, column, row) = true;
}

static int around(const struct land *l, int column, int row) {
    int n = 0;
    for (int y = row - 1; y <= row + 1; y++)
        for (int x = column - 1; x <= column + 1; x++) n += *at(l, l->cell, x, y);
    return n;
}

static void fill(struct land *l) {
    for (int row = 0; row < l->grid->rows; row++)
        for (int column = 0; column < l->grid->columns; column++)
            *at(l, l->next, column, row) =
                *at(l, l->cell, column, row) || around(l, column, row) >= LAND_AROUND;
    bool *cell = l->cell;
    l->cell = l->next;
    l->next = cell;
}

static void print_row(const struct land *l, int row) {
    for (int column = 0, from; column < l->grid->columns; column++) {
        for (from = column; *at(l, l->cell, column, row);) column++;
        if (column > from) printf("M%d %dh%s", from, row, column - from == 1 ? ".1" : "");
        if (column - from > 1) printf("%d", column - from - 1);
    }
    putchar('\n');
}

/* Centroids of villages and kecamatan are on land; those of what is larger, and
 * seas, need not be. */
static bool is_wanted(const struct berita_place *p, bool world) {
    const char *kind = berita_kind_name(BERITA_PLACE, p->kind);
    if (isnan(p->lat) || isnan(p->lon)) return false;
    if (world) return strcmp(kind, "world-city") == 0 || strcmp(kind, "country") == 0 || strcmp(kind, "district") == 0;
    return strcmp(kind, "village") == 0 || strcmp(kind, "district") == 0;
}

static bool make(const berita_model *model, bool world) {
    struct land l = {.grid = world ? &grid_world : &grid_indonesia};
    l.cell = calloc(size(&l), sizeof *l.cell);
    l.next = calloc(size(&l), sizeof *l.next);
    bool good = l.cell && l.next;
    for (uint32_t i = 0; good && i < berita_places(model); i++) {
        struct berita_place p = berita_place(model, i);
        if (is_wanted(&p, world)) add(&l, p);
    }
    for (int i = 0; good && i < FILLS; i++) fill(&l);
    for (int row = 0; good && row < l.grid->rows; row++) print_row(&l, row);
    free(l.cell);
    free(l.next);
    return good;
}

int main(int argc, char **argv) {
    struct tool tool;
    if (!tool_open(&tool)) return EXIT_FAILURE;
    bool good = make(tool.model, argc > 1 && strcmp(argv[1], "world") == 0);
    tool_close(&tool);
    return good && fflush(stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
