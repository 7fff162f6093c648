/* The grids of the page's maps: degrees to columns and rows, north up. */
#ifndef EMIT_GRID_H
#define EMIT_GRID_H

struct grid {
    double west, north; /* degrees */
    double step;        /* degrees a cell */
    int columns, rows;
};

static const struct grid grid_indonesia = {94.5, 6.5, 0.25, 188, 72};
static const struct grid grid_world = {-180, 78, 3, 120, 44};

static inline double grid_x(const struct grid *g, double lon) { return (lon - g->west) / g->step; }
static inline double grid_y(const struct grid *g, double lat) { return (g->north - lat) / g->step; }

#endif
