#include "formats/module.h"
#include "input/input.h"

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { PATH_ROOM = 4096 };

/* The folder of the running program, with its slash; "" when unknown. */
static void program_folder(char path[PATH_ROOM]) {
    ssize_t n = readlink("/proc/self/exe", path, PATH_ROOM - 1);
    path[n > 0 ? n : 0] = '\0';
    char *slash = strrchr(path, '/');
    if (slash) slash[1] = '\0';
}

/* The module lies beside the program where it was built, and in lib/berita/
 * beside its bin/ where it was installed. */
static void *open_module(void) {
    static const char *const places[] = {"", "../lib/berita/"};
    char folder[PATH_ROOM], path[PATH_ROOM + 64];
    void *module = NULL;
    program_folder(folder);
    for (size_t i = 0; !module && i < sizeof places / sizeof *places; i++) {
        snprintf(path, sizeof path, "%s%s" FORMATS_FILE, folder, places[i]);
        if (access(path, F_OK) == 0) module = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    }
    return module;
}

const struct formats *input_module(struct input *in) {
    const char *why = NULL;
    if (in->module) return in->module;
    dlerror();
    void *module = open_module();
    const struct formats *formats = module ? dlsym(module, FORMATS_SYMBOL) : NULL;
    if (!formats) why = dlerror();
    if (formats && formats->abi == FORMATS_ABI) return in->module = formats;
    if (formats) why = "it is of another version";
    fault_set(&in->fault, FAULT_READ, in->name, 0, 0,
              "this format needs " FORMATS_FILE ", which cannot be loaded: %s",
              why ? why : "not found beside the program");
    return NULL;
}
