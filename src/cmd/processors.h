/* How many processors this process may run on. */
#ifndef CMD_PROCESSORS_H
#define CMD_PROCESSORS_H

unsigned processors(void);

#endif
