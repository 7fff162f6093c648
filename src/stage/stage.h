/* One function a stage; see pipeline.c for their order.  They give false only
 * when memory is short, which can happen in decode and token alone: later stages
 * work in the room reserved there. */
#ifndef STAGE_STAGE_H
#define STAGE_STAGE_H

#include "core/doc.h"

bool stage_decode(struct doc *doc);
bool stage_token(struct doc *doc);
bool stage_lookup(struct doc *doc);
bool stage_paragraph(struct doc *doc);
bool stage_sentence(struct doc *doc);
bool stage_date(struct doc *doc);
bool stage_entity(struct doc *doc);
bool stage_quote(struct doc *doc);
bool stage_speech(struct doc *doc);
bool stage_speaker(struct doc *doc);

#endif
