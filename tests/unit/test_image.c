/* An image from outside is checked to the last reference: whatever byte is
 * wrong, it is either refused or safe to use. */
#include "fixture.h"

#include "model/gazetteer.h"

static const char words[] = "%words\njeruk\tfruit\tcitrus\t7\njeruk bali\tfruit\nsatu\tnumeral\t-\t1\n";
static const char places[] = "%places\nID\tIndonesia\tcountry\n64\tKalimantan Timur\tprovince\t0.5\t116.4\n";
static const char villages[] = "%villages\n64\n1\tRanjau\t0.6\t116.5\n2\tMuara Ranjau\n";
static const char orgs[] = "%organizations\nDinas Buah\tDB\tagency\t1990\n";
static const char weights[] = "%weights\na.b\t1\n";
static const char rules[] =
    "%rules\nrule date.x\n match [num 1..31]:d (<fruit>:m | b)* !c{1,2} ~[text /a+/]? [start]\n"
    " emit date day=d offset=-3 mod=START\n why w\n yes \"a\"\n no \"b\"\n"
    "rule entity.y\n match >> [cap]+ << \"(\" [upper] \")\"\n emit person\n why w\n yes \"a\"\n no \"b\"\n";

static const char *const files[] = {"words", words, "places",  places,  "villages", villages,
                                    "orgs",  orgs,  "weights", weights, "x.rules",  rules};

static const char text[] = "Pada 17 jeruk bali Andi Putra (KPK) di Kalimantan Timur, satu jeruk. Dinas Buah";

static int make(void **state) {
    struct fixture *f = calloc(1, sizeof *f);
    struct berita_error err = {0};
    if (!f || fixture_compile(f, files, sizeof files / sizeof *files / 2, &err) != BERITA_OK) return -1;
    *state = f;
    return 0;
}

static int unmake(void **state) {
    struct fixture *f = *state;
    free(f->image);
    free(f);
    return 0;
}

static size_t letters; /* read so that a string's whole length is touched */

static void touch(const struct model *m, u32 string) { letters += strlen(model_str(m, string)); }

static void use_villages(const struct model *m) {
    struct namesakes v = gazetteer_namesakes(m, "ranjau", 6);
    for (u32 row; (row = gazetteer_next(m, &v)) != NONE;) letters += strlen(gazetteer_spot(m, row).name);
    letters += gazetteer_code(m, "64.2", 4) + gazetteer_code(m, "64.9", 4);
    for (u32 row = m->n_places; row < m->n_places + m->n_villages; row++)
        letters += strlen(gazetteer_spot(m, row).code) + gazetteer_within(m, row, 0);
}

/* Everything that follows references of the image. */
static void use(struct model *m) {
    struct doc d = {.model = m, .text = text, .len = sizeof text - 1};
    struct match found;
    doc_clear(&d);
    assert_int_equal(pipeline_run(&d, "sentence", NULL), BERITA_OK);
    for (u32 t = 0; t < d.n_tokens; t++) {
        u32 n;
        i64 v;
        for (unsigned c = 0; c < m->n_classes; c++) {
            const struct entry *e = doc_longest(&d, t, c, &n);
            if (!e) continue;
            touch(m, e->phrase);
            touch(m, e->canonical);
            if (e->row != NONE && e->cls >= CLASS_PLACE_COUNTRY && e->cls <= CLASS_PLACE_ISLAND)
                for (u32 p = e->row; p != NONE; p = m->place[p].parent) touch(m, m->place[p].name);
        }
        doc_number(&d, t, &v, &n);
        for (unsigned g = 0; g < GROUPS; g++) {
            if (!match_at(&d, t, g, &found)) continue;
            struct capture c;
            for (unsigned k = 0; k < KEYS; k++) {
                match_capture(&d, &found, k, &c);
                match_str(&d, &found, k);
            }
            struct berita_rule r = berita_rule((const berita_model *)m, found.rule + REASONS);
            assert_non_null(r.name);
        }
    }
    model_weight(m, "a.b", 0);
    use_villages(m);
    doc_free_block(&d);
}

/* Attaches a copy of its own exact size, so that reading past it is caught by
 * the sanitizers and valgrind; uses it when it is taken. */
static bool attach(const void *image, size_t size) {
    struct model m;
    struct berita_error err = {0};
    void *copy = malloc(size ? size : 1);
    assert_non_null(copy);
    memcpy(copy, image, size);
    enum berita_status s = model_attach(&m, copy, size, false, &err);
    if (s == BERITA_OK) {
        use(&m);
        model_detach(&m);
    } else {
        assert_int_equal(s, BERITA_BAD_DATA);
        assert_true(err.text[0] != 0);
    }
    free(copy);
    return s == BERITA_OK;
}

static void a_sound_image_is_taken(void **state) {
    struct fixture *f = *state;
    assert_true(attach(f->image, f->size));
}

static void images_cut_short_are_refused(void **state) {
    struct fixture *f = *state;
    for (size_t n = 0; n < f->size; n += n < 1024 ? 1 : 97) assert_false(attach(f->image, n));
}

static void other_files_are_refused(void **state) {
    (void)state;
    char zero[4096] = {0};
    assert_false(attach(zero, sizeof zero));
    memset(zero, 0xff, sizeof zero);
    assert_false(attach(zero, sizeof zero));
}

static void versions_and_sizes_are_checked(void **state) {
    struct fixture *f = *state;
    struct image *image = f->image;
    image->version++;
    assert_false(attach(f->image, f->size));
    image->version--;
    image->size -= 8;
    assert_false(attach(f->image, f->size));
    image->size += 8;
    for (unsigned s = 0; s < SECTIONS; s++) {
        u32 offset = image->section[s].offset, count = image->section[s].count;
        image->section[s].offset = 0xfffffff8;
        assert_false(attach(f->image, f->size));
        image->section[s].offset = offset;
        image->section[s].count = UINT32_MAX;
        assert_false(attach(f->image, f->size));
        image->section[s].count = count;
    }
    assert_true(attach(f->image, f->size));
}

/* Each section in turn: some of its bytes set to values that point nowhere. */
static void corrupt_section(struct fixture *f, u32 offset, u32 end) {
    static const u8 values[] = {0xff, 0x80, 0x01};
    u8 *p = f->image;
    u32 step = end - offset > 2000 ? (end - offset) / 2000 : 1;
    for (u32 at = offset; at < end; at += step)
        for (size_t v = 0; v < sizeof values; v++) {
            u8 kept = p[at];
            p[at] = values[v];
            attach(f->image, f->size);
            p[at] = kept;
        }
}

static void every_byte_may_be_wrong(void **state) {
    struct fixture *f = *state;
    const struct image *image = f->image;
    corrupt_section(f, 0, sizeof *image);
    for (unsigned s = 0; s < SECTIONS; s++) {
        u32 end = (u32)f->size;
        for (unsigned o = 0; o < SECTIONS; o++)
            if (image->section[o].offset > image->section[s].offset && image->section[o].offset < end)
                end = image->section[o].offset;
        corrupt_section(f, image->section[s].offset, end);
    }
    assert_true(attach(f->image, f->size)); /* everything was put back */
}

static void words_of_noise(void **state) {
    struct fixture *f = *state;
    u32 x = 99;
    u8 *copy = malloc(f->size);
    assert_non_null(copy);
    for (int round = 0; round < 400; round++) {
        memcpy(copy, f->image, f->size);
        for (int i = 0; i < 8; i++) {
            x = x * 1664525 + 1013904223;
            u32 at = (x >> 8) % (u32)(f->size / 4) * 4;
            x = x * 1664525 + 1013904223;
            u32 value = x >> (x >> 27);
            memcpy(copy + at, &value, 4);
        }
        attach(copy, f->size);
    }
    free(copy);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make, unmake)
    const struct CMUnitTest tests[] = {
        TEST(a_sound_image_is_taken),  TEST(images_cut_short_are_refused),
        TEST(other_files_are_refused), TEST(versions_and_sizes_are_checked),
        TEST(every_byte_may_be_wrong), TEST(words_of_noise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
