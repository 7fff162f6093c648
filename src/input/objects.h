/* Records of JSON, whatever stands between them. */
#ifndef INPUT_OBJECTS_H
#define INPUT_OBJECTS_H

#include "input/input.h"

/* Reads the object that the item is. */
enum input_status objects_read(struct reader *r, struct item *item, struct record *record);

/* Does this line, the first of a file, begin an array or an object that goes on
 * behind it? */
bool objects_is_open(const char *line, size_t n);

#endif
