/* What somebody who installed the library would write first. */
#include <berita.h>
#include <stdio.h>
#include <string.h>

int main(void) {
    static const char text[] = "\"Pasar dibuka lagi,\" kata Siti Aminah.";
    struct berita_input in = {.text = text, .len = strlen(text), .published = "2025-07-17"};
    struct berita_error err;
    berita_model *model;
    uint32_t n;
    if (berita_model_open(&model, NULL, 0, &err) != BERITA_OK) return 1;
    berita_doc *doc = berita_doc_new(model);
    if (!doc || berita_run(doc, &in, &err) != BERITA_OK) return 1;
    const struct berita_quotation *q = berita_quotations(doc, &n);
    for (uint32_t i = 0; i < n; i++) printf("%.*s\n", (int)(q[i].end - q[i].start), text + q[i].start);
    berita_doc_free(doc);
    berita_model_close(model);
    return 0;
}
