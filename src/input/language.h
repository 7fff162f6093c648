/* Is a text Indonesian?  Told by its commonest words; from Malay, which has the
 * same, by the words and spellings that only one of the two has. */
#ifndef INPUT_LANGUAGE_H
#define INPUT_LANGUAGE_H

#include <stdbool.h>
#include <stddef.h>

struct language; /* the words, ready to be looked up */

/* NULL: memory is short. */
struct language *language_new(void);
void language_free(struct language *l);

enum language_found { LANGUAGE_INDONESIAN, LANGUAGE_MALAY, LANGUAGE_OTHER };

enum language_found language_find(const struct language *l, const char *text, size_t n);

/* Could there be a text in Indonesian or Malay in this markup?  Much faster than
 * to look for it. */
bool language_is_possible(const struct language *l, const char *markup, size_t n);

#endif
