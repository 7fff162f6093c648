/* Files that are part of the program (files.S). */
#ifndef SCORE_DATA_H
#define SCORE_DATA_H

#include "berita.h"

struct berita_str score_titles(void); /* lexicons/score/titles.txt */
struct berita_str score_style(void);  /* src/score/page.css */

#endif
