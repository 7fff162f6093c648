/* Who speaks, as the words beside a cue tell it: what the quote and speech
 * stages share. */
#ifndef STAGE_ATTRIBUTION_H
#define STAGE_ATTRIBUTION_H

#include "model/match.h"

/* Bits of berita_mention.flags set on the mentions these stages add; rows of
 * the entity stage come first and are sorted, added ones follow. */
enum { MENTION_ADDED = 64, MENTION_NEW_SPEAKER = 128 };

/* The tokens that name a speaker; mention is NONE when no stage marked them. */
struct subject {
    u32 first, limit;
    u32 mention;
    u8 how; /* enum berita_how */
};

/* Takes cue, lemma, speaker and rule of a row from a match. */
void attribution_take(struct doc *doc, struct berita_quotation *row, const struct match *m);

void attribution_cue(const struct doc *doc, struct berita_quotation *row, u32 t);

/* The subject of the verb at t, looked for from token `from` on; false when
 * there is none, or one too vague to be a speaker. */
bool attribution_subject(const struct doc *doc, u32 from, u32 t, struct subject *out);
void attribution_give(struct doc *doc, struct berita_quotation *row, const struct subject *s);

/* Is the word at t one for a document or a text? */
bool attribution_is_document(const struct doc *d, u32 t);

/* A new mention for words that are no name; its row, or NONE. */
u32 attribution_mention(struct doc *doc, u32 first, u32 limit, u8 how, u32 rule);

/* Written and shouted words (score=3 of a rule): who carries or cries them. */
enum { WRITTEN = 3 };
bool attribution_is_written(const struct doc *doc, const struct berita_quotation *row);
bool attribution_owner(const struct doc *doc, u32 from, u32 t, struct subject *out);

/* Does a word that announces a title or a so-called stand right before t? */
bool attribution_follows_scare(const struct doc *d, u32 from, u32 t);

/* Token after a connective phrase (and its comma) at t, t when there is none. */
u32 attribution_skip_connective(const struct doc *doc, u32 t, u32 limit);

/* Where the adverbs before t begin ("juga", "secara tegas"). */
u32 attribution_before_adverbs(const struct doc *doc, u32 from, u32 t);

/* `limit` without the punctuation before it. */
u32 attribution_trim(const struct doc *doc, u32 first, u32 limit);

/* Sets the tokens and bytes of a row. */
void attribution_span(const struct doc *doc, struct berita_quotation *row, u32 first, u32 limit);

#endif
