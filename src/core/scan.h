/* The scanner: one token at a time from a text.  The token stage runs it over
 * documents, the lexicon compiler over phrases, so that both always agree. */
#ifndef CORE_SCAN_H
#define CORE_SCAN_H

#include "core/doc.h"

/* Scans the next token at or after `at`; its offsets, kind, shape and flags go
 * into *out, and out->word holds the hash of its folded form, or 0 for a mark.  Gives the offset to go on at; out->kind is TOKEN_END when
 * the text is used up. */
u32 scan_token(const char *text, u32 size, u32 at, struct berita_token *out);

/* Scans tokens from *at on into `room` rows and gives their number: less than
 * room where the text is used up, and the row behind them is of kind END.
 * *camel is set when one has a capital inside. */
u32 scan_tokens(const char *text, u32 size, u32 *at, struct berita_token *row, u32 room, bool *camel);

#endif
