/* Who said what, to whom and when: whole texts, where the examples of rules
 * are single sentences.  A quotation is written as
 * "direct|words|speaker" with "|to WHOM", "|on VALUE", "|in OCCASION" behind it
 * where there are such. */
#include "builtin.h"

enum { LINE = 512 };

static size_t add(char *line, size_t n, const char *label, const char *p, size_t len) {
    return n + (size_t)snprintf(line + n, LINE - n, "|%s%.*s", label, (int)len, p);
}

static void describe(const char *text, const struct berita_quotation *q, char line[LINE]) {
    static const char *const types[] = {"direct", "indirect", "mixed"};
    uint32_t n_dates, n_entities;
    const struct berita_date *date = berita_dates(doc, &n_dates);
    const struct berita_entity *entity = berita_entities(doc, &n_entities);
    size_t n = (size_t)snprintf(line, LINE, "%s", types[q->type]);
    n = add(line, n, "", text + q->start, q->end - q->start);
    if (q->speaker == BERITA_NONE) n = add(line, n, "", "?", 1);
    else n = add(line, n, "", entity[q->speaker].name.p, entity[q->speaker].name.n);
    if (q->addressee.end > q->addressee.start)
        n = add(line, n, "to ", text + q->addressee.start, q->addressee.end - q->addressee.start);
    if (q->date != BERITA_NONE) n = add(line, n, "on ", date[q->date].value, strlen(date[q->date].value));
    if (q->occasion.n) n = add(line, n, "in ", q->occasion.p, q->occasion.n);
    if (q->second_hand) n = add(line, n, "second hand", "", 0);
    if (q->continues != BERITA_NONE) snprintf(line + n, LINE - n, "|of %u", q->continues + 1);
}

/* The quotations of the text are those wanted, up to a NULL, and no others. */
static void check(const char *text, const char *const *wanted) {
    struct berita_input in = {.text = text, .len = strlen(text), .published = "2025-03-14"};
    char line[LINE];
    uint32_t n, i = 0;
    assert_int_equal(berita_run(doc, &in, NULL), BERITA_OK);
    const struct berita_quotation *q = berita_quotations(doc, &n);
    for (; i < n && wanted[i]; i++) {
        describe(text, &q[i], line);
        assert_string_equal(line, wanted[i]);
    }
    if (i < n) {
        describe(text, &q[i], line);
        fail_msg("not wanted: %s", line);
    }
    if (wanted[i]) fail_msg("not found: %s", wanted[i]);
}

#define CHECK(text, ...) check(text, (const char *const[]){__VA_ARGS__, NULL})

static void circumstances(void **state) {
    (void)state;
    CHECK("”Saya bekerja sampai akhir,” kata Sri Hartono kepada Ketua DPR Rina Wulandari saat ditemui di Tegal, Senin (3/3/2025).",
          "direct|Saya bekerja sampai akhir,|Sri Hartono|to Ketua DPR Rina Wulandari|on 2025-03-03|in saat ditemui");
    CHECK("Sri Hartono mengatakan kepada majelis hakim, uang itu kembali.",
          "indirect|uang itu kembali|Sri Hartono|to majelis hakim");
    CHECK("Kepada wartawan, Sri Hartono mengaku uang itu kembali.",
          "indirect|uang itu kembali|Sri Hartono|to wartawan|in kepada wartawan");
    /* who is given something is not spoken to */
    CHECK("”Uang itu kembali,” kata Sri Hartono seusai menyerahkan beras kepada korban banjir.",
          "direct|Uang itu kembali,|Sri Hartono");
    /* a day in what was said, or one to come, is not when it was said */
    CHECK("Sri Hartono mengatakan, pasar dibuka pada 3 Maret 2025.",
          "indirect|pasar dibuka pada 3 Maret 2025|Sri Hartono");
    CHECK("Sri Hartono menyambut 3 April 2025. ”Pasar kami buka hari itu,” katanya.",
          "direct|Pasar kami buka hari itu,|Sri Hartono");
    CHECK("Sri Hartono, Senin (3/3/2025), menjelaskan rencana itu. ”Pasar kami buka untuk umum,” katanya.",
          "direct|Pasar kami buka untuk umum,|Sri Hartono|on 2025-03-03");
    CHECK("”Harga sudah turun,” kata Sri Hartono, dikutip dari Antara, Senin (3/3/2025).",
          "direct|Harga sudah turun,|Sri Hartono|on 2025-03-03|second hand");
}

static void names(void **state) {
    (void)state;
    CHECK("Kepala Dinas Pasar Kota Tegal, Wiryawinata, hadir. ”Pasar sudah ramai,” kata Wirya.",
          "direct|Pasar sudah ramai,|Wiryawinata");
    CHECK("Rina Wulandari yang akrab disapa Nana hadir. ”Pasar sudah ramai,” kata Nana.",
          "direct|Pasar sudah ramai,|Rina Wulandari");
    CHECK("Ketua panitia Rina Wulandari hadir. Perempuan yang disapa Nana itu tersenyum. ”Pasar sudah ramai,” kata Nana.",
          "direct|Pasar sudah ramai,|Rina Wulandari");
    CHECK("Wali Kota Tegal Sri Hartono dan Mayjen Budiman hadir. ”Pasar sudah ramai,” kata Mayjen Budiman.",
          "direct|Pasar sudah ramai,|Budiman");
    /* one who enters with an office is not a form of another name */
    CHECK("Kepala Dinas Pasar Wiryawinata hadir. ”Pasar sudah ramai,” kata Kapolsek Wirya.",
          "direct|Pasar sudah ramai,|Wirya");
}

static void layouts(void **state) {
    (void)state;
    const char *said = "direct|Kami tidak akan menyerah sampai semua pulang.|Sri Hartono";
    CHECK("„Kami tidak akan menyerah,“ ujar Sri Hartono.", "direct|Kami tidak akan menyerah,|Sri Hartono");
    CHECK("«Kami tidak akan menyerah», ujar Sri Hartono.", "direct|Kami tidak akan menyerah|Sri Hartono");
    CHECK("“Dia bilang, ‘Saya pulang,’ lalu pergi,” kata Sri Hartono.",
          "direct|Dia bilang, ‘Saya pulang,’ lalu pergi,|Sri Hartono");
    CHECK("“Kami tidak akan menyerah sampai semua pulang.” — Sri Hartono, Bupati Sleman", said);
    CHECK("“Kami tidak akan menyerah sampai semua pulang.”\n— Sri Hartono (45), petani", said);
    CHECK("“Kami tidak akan menyerah sampai semua pulang.” (Sri Hartono, petani)", said);
    CHECK("Sri Hartono, petani di Sleman:\n\n“Kami tidak akan menyerah sampai semua pulang.”", said);
    CHECK("Sri Hartono menjawab, sambil tertawa, “Kami tidak akan menyerah sampai semua pulang.”", said);
    CHECK("“Kami tidak akan menyerah,” tulis akun @suarasleman.",
          "direct|Kami tidak akan menyerah,|akun @suarasleman");
}

static void parts(void **state) {
    (void)state;
    CHECK("“Kami tidak menyerah,” kata Sri Hartono. “Semua harus pulang.”",
          "direct|Kami tidak menyerah,|Sri Hartono", "direct|Semua harus pulang.|Sri Hartono|of 1");
    CHECK("“Kami tidak menyerah.\n\n“Kami tunggu di jembatan.\n\n“Semua harus pulang,” kata Sri Hartono.",
          "direct|Kami tidak menyerah.|Sri Hartono", "direct|Kami tunggu di jembatan.|Sri Hartono|of 1",
          "direct|Semua harus pulang,|Sri Hartono|of 1");
    /* the title of an event behind the clause is no part */
    CHECK("“Kami tidak menyerah,” kata Sri Hartono dalam seminar “Desa Tangguh Menghadapi Bencana Alam Besar” di Sleman.",
          "direct|Kami tidak menyerah,|Sri Hartono|in seminar");
}

static void lost_marks(void **state) {
    (void)state;
    CHECK("”Kami tidak menyerah, kata Sri Hartono. Warga pulang.", "direct|Kami tidak menyerah,|Sri Hartono");
    CHECK("Kami tidak menyerah,” kata Sri Hartono. Warga pulang.", "direct|Kami tidak menyerah,|Sri Hartono");
    CHECK("Jembatan itu putus. Saya tunggu di sini. Kami tidak menyerah,\" kata Sri Hartono.",
          "direct|Saya tunggu di sini. Kami tidak menyerah,|Sri Hartono");
}

static void sources(void **state) {
    (void)state;
    CHECK("Kepastian bahwa jembatan dibuka Mei disampaikan oleh Bupati Sleman Sri Hartono.",
          "indirect|jembatan dibuka Mei|Sri Hartono");
    CHECK("Seperti ditegaskan Sri Hartono, jembatan itu aman.", "indirect|jembatan itu aman|Sri Hartono");
    CHECK("”Jembatan itu aman,” demikian ditegaskan oleh Sri Hartono.", "direct|Jembatan itu aman,|Sri Hartono");
    CHECK("Sri Hartono mengungkapkan kekhawatiran bahwa jembatan itu akan roboh.",
          "indirect|jembatan itu akan roboh|Sri Hartono");
    CHECK("Sri Hartono menilai, jika hujan turun, jembatan akan roboh.",
          "indirect|jika hujan turun, jembatan akan roboh|Sri Hartono");
    CHECK("Sri Hartono berharap warga terus menjaga jembatan agar anak-anak aman.",
          "indirect|warga terus menjaga jembatan agar anak-anak aman|Sri Hartono");
    CHECK("”Hidup petani,” teriak massa.", "direct|Hidup petani,|massa");
    /* a state needs its holder next to it */
    CHECK("Sri Hartono, meski terdengar ragu, mengatakan jembatan itu aman.",
          "indirect|jembatan itu aman|Sri Hartono");
    CHECK("Rencana Bupati Sri Hartono membuat warga khawatir harga beras naik.", NULL);
    CHECK("Sri Hartono masih yakin jembatan itu aman.", "indirect|jembatan itu aman|Sri Hartono");
}

static void labels(void **state) {
    (void)state;
    CHECK("KATA HARTONO: Saya Tidak Akan Mundur\n\nBupati Sleman Sri Hartono menolak mundur.",
          "indirect|Saya Tidak Akan Mundur|Sri Hartono");
    CHECK("Harga Beras Naik, Menteri: Jangan Panik Dulu\n\nMenteri Perdagangan Rina Wulandari menenangkan warga.",
          "indirect|Jangan Panik Dulu|Rina Wulandari");
    CHECK("Penulis: Sri Hartono Wijaya Kusuma\n\nEditor: Rina Wulandari dan Budi Santoso", NULL);
    CHECK("Wawancara dengan Bupati Sleman Sri Hartono.\n\nT: Mengapa mundur?\n\nJ: Saya sudah tua. Rina mengatakan, saya lelah.",
          "direct|Saya sudah tua. Rina mengatakan, saya lelah.|Sri Hartono");
    CHECK("Sri Hartono menerima Warta Desa.\n\nWarta Desa: Mengapa mundur?\n\nHartono: Saya sudah tua.",
          "direct|Saya sudah tua.|Sri Hartono");
}

static void words_in_marks(void **state) {
    (void)state;
    CHECK("Sri Hartono mengatakan, pasar itu ”sudah tidak layak pakai” dan harus dibongkar.",
          "mixed|pasar itu ”sudah tidak layak pakai” dan harus dibongkar|Sri Hartono");
    /* a name, a so-called and the title of an event make no mixed speech */
    CHECK("Sri Hartono menyebut vaksin ”Merah Putih” sudah siap.",
          "indirect|vaksin ”Merah Putih” sudah siap|Sri Hartono");
    CHECK("Sri Hartono mengatakan acara bertajuk ”menjaga laut kita bersama” digelar Senin.",
          "indirect|acara bertajuk ”menjaga laut kita bersama” digelar Senin|Sri Hartono");
}

static void groups(void **state) {
    (void)state;
    CHECK("Para pedagang menolak. Mereka menilai pasar itu tidak perlu. “Kami rugi,” kata mereka.",
          "indirect|pasar itu tidak perlu|Para pedagang", "direct|Kami rugi,|Para pedagang");
    CHECK("Badan Pusat Statistik menyatakan harga naik. Mereka meminta warga tidak panik.",
          "indirect|harga naik|Badan Pusat Statistik", "indirect|warga tidak panik|Badan Pusat Statistik");
    /* two are nobody, and what any group thinks is no quotation */
    CHECK("Sri Hartono dan Rina Wulandari datang. Keduanya mengatakan, pasar itu sempit.",
          "indirect|pasar itu sempit|?");
    CHECK("Sri Hartono datang. Warga menilai pasar itu sempit. “Besok kami perbaiki,” ujarnya.",
          "direct|Besok kami perbaiki,|Sri Hartono");
    CHECK("Pria asal Godean, Sleman, itu mengatakan, pasar itu sempit.",
          "indirect|pasar itu sempit|Pria asal Godean");
    CHECK("Harga naik. Ini menunjukkan harga beras akan terus naik.", NULL);
}

static void asked(void **state) {
    (void)state;
    CHECK("Sri Hartono (45) dan Rina Wulandari (32) datang. ”Kami lelah,” kata perempuan 32 tahun itu.",
          "direct|Kami lelah,|Rina Wulandari");
    CHECK("Wakil Bupati Sri Hartono bertemu penjual sate Rina Wulandari. ”Kami lelah,” kata penjual sate itu.",
          "direct|Kami lelah,|Rina Wulandari");
    CHECK("Bupati Sleman Sri Hartono memimpin rapat. ”Jembatan itu aman,” katanya.\n\nSeorang di antaranya Rina Wulandari, "
          "pedagang yang datang berdua. Ia mengaku sudah lelah.",
          "direct|Jembatan itu aman,|Sri Hartono", "indirect|sudah lelah|Rina Wulandari");
    CHECK("Sri Hartono dan Rina Wulandari datang. Kehadiran mereka memperlihatkan bahwa jembatan aman.", NULL);
    CHECK("Kuasa hukum mereka menegaskan bahwa jembatan itu aman.", "indirect|jembatan itu aman|Kuasa hukum mereka");
    CHECK("Rina Wulandari, kakak Sri Hartono, mengatakan, jembatan itu aman.",
          "indirect|jembatan itu aman|Rina Wulandari");
    CHECK("Perserikatan Bangsa-Bangsa meninjau jembatan. Lembaga itu menyatakan jembatan aman.",
          "indirect|jembatan aman|Perserikatan Bangsa-Bangsa");
    CHECK("Surat edaran yang terbit pada 3 Maret 2025 itu menyebut jembatan sudah aman.",
          "indirect|jembatan sudah aman|Surat edaran|on 2025-03-03");
    CHECK("Kepala Badan Pusat Statistik Rina Wulandari datang bersama Kepala Dinas Kesehatan Sri Hartono. "
          "”Kami siap,” kata Kepala Dinas Kesehatan.",
          "direct|Kami siap,|Sri Hartono");
}

/* Laws and petitions speak; who writes the article does not. */
static void texts(void **state) {
    (void)state;
    CHECK("Peraturan itu diteken Sri Hartono. ”Pedagang wajib memilah sampah,” bunyi beleid tersebut.",
          "direct|Pedagang wajib memilah sampah,|beleid");
    CHECK("Aturan itu diteken Sri Hartono. ”Truk dilarang melintas siang hari,” demikian bunyi Pasal 5 peraturan itu.",
          "direct|Truk dilarang melintas siang hari,|Pasal 5 peraturan");
    CHECK("”Sampah diangkut dua kali sehari,” tertuang dalam lampiran peraturan itu. Sri Hartono belum berkomentar.",
          "direct|Sampah diangkut dua kali sehari,|lampiran peraturan");
    CHECK("Petisi itu dibuat Sri Hartono. ”Hentikan penebangan pohon,” tertulis dalam petisi itu.",
          "direct|Hentikan penebangan pohon,|petisi");
    CHECK("Badan Pusat Statistik datang. Saya pernah mengusulkan pasar itu dibuka.", NULL);
    CHECK("Meski keras, pesan Sri Hartono bukan untuk menakuti, melainkan mengajak.", NULL);
    CHECK("Sri Hartono menyatakan banding.", NULL);
    CHECK("”Jembatan itu aman,” begitu kata Sri Hartono, pedagang di pasar itu.", "direct|Jembatan itu aman,|Sri Hartono");
    CHECK("Banjir surut. Demikian dikatakan Sri Hartono, peneliti di Tegal.", NULL);
    CHECK("Seperti disampaikan Sri Hartono, banjir surut.", "indirect|banjir surut|Sri Hartono");
    CHECK("Banjir itu, demikian penjelasan Sri Hartono, surut pagi tadi.", "indirect|Banjir itu|Sri Hartono",
          "indirect|surut pagi tadi|Sri Hartono|of 1");
}

/* Who comes along does not speak, and who posts words writes them. */
static void company(void **state) {
    (void)state;
    CHECK("Wali Kota Tegal Rina Wulandari didampingi Sekretaris Daerah Sri Hartono menjelaskan bahwa pasar aman.",
          "indirect|pasar aman|Rina Wulandari");
    CHECK("Rina Wulandari mengunggah foto itu dengan keterangan ”Akhirnya pulang juga”.",
          "direct|Akhirnya pulang juga|Rina Wulandari|in keterangan");
    CHECK("Perserikatan Bangsa-Bangsa meninjau jembatan. Lembaga dunia itu menyatakan jembatan aman.",
          "indirect|jembatan aman|Perserikatan Bangsa-Bangsa");
}

/* A clause is known behind the commas of a list and of what is added, too. */
static void commas(void **state) {
    (void)state;
    CHECK("Sri Hartono mengingatkan pasar, terutama pasar ikan, wajib ditutup.",
          "indirect|pasar, terutama pasar ikan, wajib ditutup|Sri Hartono");
    CHECK("Sri Hartono meminta pedagang, pembeli, dan juru parkir menjaga pasar.",
          "indirect|pedagang, pembeli, dan juru parkir menjaga pasar|Sri Hartono");
    CHECK("Sri Hartono menegaskan dirinya bukanlah pegawai pasar.", "indirect|dirinya bukanlah pegawai pasar|Sri Hartono");
    CHECK("Sri Hartono mengumumkan pemenang lomba, hadiah, dan jadwal.", NULL);
}

/* "warga itu" is who came without a name, but one whose name was told has it. */
static void nameless(void **state) {
    (void)state;
    CHECK("Sri Hartono membuka rapat. Seorang pedagang lalu berdiri. ”Kami tidak sanggup,” kata pedagang itu.",
          "direct|Kami tidak sanggup,|pedagang");
    CHECK("Seorang warga datang ke balai kota dan menemui Sri Hartono. ”Anak saya jatuh,” ujar warga tersebut.",
          "direct|Anak saya jatuh,|warga");
    CHECK("Sri Hartono membuka rapat. Seorang pedagang, Rina Wulandari, berdiri. ”Kami tidak sanggup,” kata pedagang itu.",
          "direct|Kami tidak sanggup,|Rina Wulandari");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(circumstances),
        cmocka_unit_test(names),
        cmocka_unit_test(layouts),
        cmocka_unit_test(parts),
        cmocka_unit_test(lost_marks),
        cmocka_unit_test(sources),
        cmocka_unit_test(labels),
        cmocka_unit_test(groups),
        cmocka_unit_test(asked),
        cmocka_unit_test(words_in_marks),
        cmocka_unit_test(texts),
        cmocka_unit_test(nameless),
        cmocka_unit_test(commas),
        cmocka_unit_test(company),
    };
    return cmocka_run_group_tests_name("speech", tests, open_model, close_model);
}
