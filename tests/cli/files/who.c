#include <berita.h>
#include <stdio.h>

int main(void) {
    const char text[] = "“Air sudah surut,” kata Retno Kusumadewi, Jumat.";
    struct berita_input in = {.text = text, .len = sizeof text - 1, .published = "2025-07-17"};
    berita_model *model = NULL;
    berita_doc *doc = NULL;
    uint32_t n = 0, entities;

    if (berita_model_open(&model, NULL, 0, NULL) != BERITA_OK) return 1;
    doc = berita_doc_new(model);
    if (!doc || berita_run(doc, &in, NULL) != BERITA_OK) return 1;
    const struct berita_quotation *q = berita_quotations(doc, &n);
    const struct berita_entity *e = berita_entities(doc, &entities);
    for (uint32_t i = 0; i < n; i++) {
        if (q[i].speaker == BERITA_NONE) continue;
        struct berita_str name = e[q[i].speaker].name;
        printf("%.*s: %.*s\n", (int)name.n, name.p,
               (int)(q[i].end - q[i].start), text + q[i].start);
    }
    berita_doc_free(doc);
    berita_model_close(model);
    return 0;
}
