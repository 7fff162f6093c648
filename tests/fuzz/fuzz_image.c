/* A damaged image is refused or safe to use.  The input is a list of edits,
 * six bytes each (a 4-byte place, a 2-byte value), made to a sound image of a
 * few words and rules: random bytes alone would hardly get past its first
 * check. */
#include "fuzz.h"

#include "model/build.h"
#include "model/match.h"
#include "pipeline.h"

#include <stdio.h>
#include <stdlib.h>

static const char classes[] = "%classes\n"
#define X(id, name) name "\ta class\n"
    BERITA_CLASSES(X)
#undef X
    ;

static const char *const files[] = {
    classes,
    "%words\nkata\tcue.bare\tkata\nkata dia\tcue.nya\tkata\nsatu\tnumeral\t-\t1\nMei\tmonth\t-\t5\n",
    "%places\nID\tIndonesia\tcountry\n64\tKalimantan Timur\tprovince\t0.5\t116.4\n",
    "%organizations\nDinas Buah\tDB\tagency\t1990\n",
    "%weights\na.b\t1.5\n",
    "%rules\nrule date.x\n match [num 1..31]:d (<month>:m | mei)* !c{1,2} ~[text /a+/]?\n"
    " emit date day=d month=m mod=START\n why w\n yes \"a\"\n no \"b\"\n"
    "rule entity.y\n match >> [cap]+ << \"(\" [upper] \")\"\n emit person\n why w\n yes \"a\"\n no \"b\"\n",
};

static const char text[] = "Pada 17 Mei Andi Putra (KPK) di Kalimantan Timur, \"satu,\" kata dia. Dinas Buah";

static char *sound;
static size_t sound_size;

static void release(void) { free(sound); }

static void fail(const char *why) {
    fprintf(stderr, "%s\n", why);
    abort();
}

static void start(void) {
    struct berita_error err;
    void *image;
    struct builder *b = builder_new();
    for (size_t i = 0; i < COUNT(files); i++)
        if (!b || builder_add(b, "f", files[i], strlen(files[i]), &err) != BERITA_OK) fail(err.text);
    if (builder_finish(b, &image, &sound_size, &err) != BERITA_OK) fail(err.text);
    sound = image;
    builder_free(b);
    atexit(release);
}

static void use(struct model *m) {
    struct doc d = {.model = m, .text = text, .len = sizeof text - 1};
    struct match found;
    doc_clear(&d);
    if (pipeline_run(&d, NULL, NULL) == BERITA_OK)
        for (u32 t = 0; t < d.n_tokens; t++)
            for (unsigned g = 0; g < GROUPS; g++) match_at(&d, t, g, &found);
    doc_free_block(&d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct berita_error err;
    struct model m;
    if (!sound) start();
    char *image = malloc(sound_size);
    if (!image) abort();
    memcpy(image, sound, sound_size);
    for (; size >= 6; data += 6, size -= 6) {
        u32 at;
        memcpy(&at, data, 4);
        memcpy(image + at % (sound_size - 1), data + 4, 2);
    }
    if (model_attach(&m, image, sound_size, false, &err) == BERITA_OK) {
        use(&m);
        model_detach(&m);
    }
    free(image);
    return 0;
}
