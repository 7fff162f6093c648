/* HTML pages: encodings, dates, what pages say of themselves, which paragraphs
 * are the text, and pages that mean harm. */
#include "unit.h"

#include "formats/charset.h"
#include "formats/page.h"
#include "formats/page_date.h"
#include "formats/page_tree.h"

static struct page *page;
static struct words words;
static struct record record;

static int open_page(void **state) {
    (void)state;
    page = page_new();
    return page && words_open(&words) ? 0 : -1;
}

static int close_page(void **state) {
    (void)state;
    page_free(page);
    words_free(&words);
    return 0;
}

static bool read_bytes(const char *html, size_t n, const char *charset) {
    struct page_hints hints = {.charset = charset};
    return page_read(page, html, n, &hints, &record);
}

static bool read_page(const char *html) { return read_bytes(html, strlen(html), NULL); }

static const char *text_of(struct berita_str s) {
    static char copy[512];
    snprintf(copy, sizeof copy, "%.*s", (int)s.n, s.p ? s.p : "");
    return copy;
}

static const char *text(void) { return text_of((struct berita_str){record.text, (u32)record.len}); }

#define LEAD "Air sungai naik sampai ke jalan desa, kata warga pada malam hari."
#define MORE "Mereka mengungsi ke sekolah, membawa beras dan selimut seadanya."
#define BODY "<p>" LEAD "</p><p>" MORE "</p>"

/* ---- encodings -------------------------------------------------------- */

static void decodes_n(const char *in, size_t n, const char *named, const char *want) {
    struct bytes out = {0};
    assert_true(charset_decode(in, n, named, &out));
    assert_string_equal(out.p, want);
    assert_int_equal(out.n, strlen(want));
    bytes_free(&out);
}

static void decodes(const char *in, const char *named, const char *want) {
    decodes_n(in, strlen(in), named, want);
}

static void encodings_are_told(void **state) {
    (void)state;
    decodes("caf\xe9", NULL, "café");
    decodes("\x93Ya\x94", NULL, "“Ya”");
    decodes("<meta charset=\"ISO-8859-1\">\x93", NULL, "<meta charset=\"ISO-8859-1\">“");
    decodes("\xd4\xe0", "windows-1251", "Фа");
    decodes("<?xml encoding='koi8-r'?>\xc6", NULL, "<?xml encoding='koi8-r'?>ф");
    decodes("\x93\xfa\x96\x7b", "Shift_JIS", "日本");
    decodes("\x1b$B8e\x1b(B", "iso-2022-jp", "後");
    decodes("\xd6\xd0\xce\xc4", "gb2312", "中文");
}

static void bytes_are_believed_before_names(void **state) {
    (void)state;
    decodes("<meta charset=latin1>café", "windows-1252", "<meta charset=latin1>café");
    decodes("<meta charset=utf-8>caf\xe9 \x93", NULL, "<meta charset=utf-8>café “");
    decodes("<script charset=koi8-r></script>\xe9", NULL, "<script charset=koi8-r></script>é");
    decodes("\xe9", "x-unknown", "é");
    decodes("<meta charset=windows-1251>\xd4", "none", "<meta charset=windows-1251>Ф");
    decodes("é“”–… é“”–… \xff", "utf-8", "é“”–… é“”–… \ufffd");
}

static void marks_and_wide_letters(void **state) {
    (void)state;
    decodes("\xef\xbb\xbfYa", "latin1", "Ya");
    decodes_n("\xff\xfeY\0a\0\x3d\xd8\x00\xde\x00\xd8", 12, NULL, "Ya\U0001f600\ufffd");
    decodes_n("\xfe\xff\0Y\0a", 6, NULL, "Ya");
    decodes_n("<\0p\0>\0", 6, NULL, "<p>");
    decodes_n("Y\0a\x01\x7f.", 6, NULL, "Y a  .");
    decodes_n("", 0, NULL, "");
}

/* ---- dates ------------------------------------------------------------ */

static void is_date(const char *in, const char *want) {
    struct page_date date;
    char out[DATE_TEXT] = "";
    if (page_date_read(&words, in, strlen(in), true, false, &date)) page_date_print(&date, out);
    assert_string_equal(out, want);
}

static void dates_of_machines(void **state) {
    (void)state;
    is_date("2025-07-17T19:30:00+07:00", "2025-07-17T19:30:00+07:00");
    is_date("2025-07-17T12:30:00.000Z", "2025-07-17T12:30:00Z");
    is_date("2025-07-17 19:30", "2025-07-17T19:30");
    is_date("2025/07/17 19:30:05", "2025-07-17T19:30:05");
    is_date("Thu, 17 Jul 2025 19:30:00 +0700", "2025-07-17T19:30:00+07:00");
    is_date("20250717", "2025-07-17");
    is_date("1752755400", "2025-07-17T12:30:00Z");
    is_date("1752755400123", "2025-07-17T12:30:00Z");
    is_date("2025-02-30", "");
    is_date("0000-00-00", "");
    is_date("", "");
}

static void dates_of_readers(void **state) {
    (void)state;
    is_date("Kompas.com - 17/07/2025, 19:30 WIB", "2025-07-17T19:30+07:00");
    is_date("Kamis, 17 Jul 2025 19:30 WIB", "2025-07-17T19:30+07:00");
    is_date("Kamis, 17 Juli 2025 | 19.30 WITA", "2025-07-17T19:30+08:00");
    is_date("Jumat 1 Agustus 2025 pukul 07.05 WIT", "2025-08-01T07:05+09:00");
    is_date("July 17th, 2025 at 7:30 p.m. EDT", "2025-07-17T19:30-04:00");
    is_date("12:05 am Jul. 17 2025", "2025-07-17");
    is_date("17. März 2025, 8:15 Uhr", "2025-03-17T08:15");
    is_date("17 de julio de 2025", "2025-07-17");
    is_date("2025年7月17日 19:30", "2025-07-17T19:30");
    is_date("7/17/2025", "2025-07-17");
    is_date("17-7-25", "2025-07-17");
    is_date("Rp 17.500 untuk 2025 orang", "");
    is_date("Pasal 5 ayat 3 tahun 2025", "");
}

static void dates_of_addresses(void **state) {
    (void)state;
    struct page_date date;
    assert_true(page_date_of_url("https://a/read/2025/07/17/1930/x", 32, &date));
    assert_int_equal(date.day, 17);
    assert_true(page_date_of_url("/2025/7/9/x", 11, &date));
    assert_true(page_date_of_url("/2025-07-17", 11, &date));
    assert_false(page_date_of_url("/2025/13/17/", 12, &date));
    assert_false(page_date_of_url("/20250717/", 10, &date));
}

/* Midnight in UTC is the next day at home, where the page shows it. */
static void moments_come_home(void **state) {
    (void)state;
    assert_true(read_page("<meta property=article:published_time "
                          "content=2025-07-17T18:30:00Z><h1>Sungai Meluap Lagi</h1>"
                          "<p>Jumat, 18 Juli 2025 01:30</p>" BODY));
    assert_string_equal(record.published, "2025-07-18T01:30:00+07:00");
    assert_true(read_page("<meta property=article:published_time "
                          "content=2025-07-17T18:30:00Z><p>18/7/2025 02:11</p>" BODY));
    assert_string_equal(record.published, "2025-07-17T18:30:00Z");
}

/* What was changed later is not when it was published. */
static void updates_are_no_publication(void **state) {
    (void)state;
    assert_true(
        read_page("<h1>Sungai Meluap Lagi Semalam</h1><p>Diperbarui 18 Juli 2025 08:00 WIB</p>"
                  "<p>Terbit 17 Juli 2025 19:30 WIB</p>" BODY));
    assert_string_equal(record.published, "2025-07-17T19:30+07:00");
    assert_true(
        read_page("<h1>Sungai Meluap Lagi Semalam</h1><p>Diperbarui 18 Juli 2025</p>" BODY));
    assert_string_equal(record.published, "2025-07-18");
}

/* ---- what a page says of itself --------------------------------------- */

static void linked_data_may_be_broken(void **state) {
    (void)state;
    assert_true(
        read_page("<script "
                  "type='application/"
                  "ld+json'>[{\"@type\":\"Organization\",\"@id\":\"#o\",\"name\":\"Kabar\"},"
                  "{\"@type\":[\"NewsArticle\"],\"headline\":\"Ia \"naik\" &amp;\n turun\",,"
                  "\"author\":[{\"name\":\"Sari\"},{\"name\":\"B\\u0075di\"}],\"datePublished\":"
                  "\"2025-07-17\","
                  "\"publisher\":{\"@id\":\"#o\"},}</script>" BODY));
    assert_string_equal(text_of(record.title), "Ia \"naik\" & turun");
    assert_string_equal(text_of(record.author), "Sari, Budi");
    assert_string_equal(text_of(record.outlet), "Kabar");
    assert_string_equal(record.published, "2025-07-17");
}

static void other_articles_are_others(void **state) {
    (void)state;
    assert_true(read_page("<title>Sungai Meluap - Kabar</title><script "
                          "type=application/ld+json>{\"@type\":\"ItemList\","
                          "\"itemListElement\":[{\"item\":{\"@type\":\"NewsArticle\",\"headline\":"
                          "\"Lain\"}}]}</script>" BODY));
    assert_string_equal(text_of(record.title), "Sungai Meluap - Kabar");
}

static void outlets_are_cut_off_titles(void **state) {
    (void)state;
    assert_true(read_page("<title>Sungai Besar Meluap Lagi Semalam | Kabar Kita</title>" BODY));
    assert_string_equal(text_of(record.title), "Sungai Besar Meluap Lagi Semalam");
    assert_string_equal(text_of(record.outlet), "Kabar Kita");
    assert_true(read_page("<meta property=og:site_name content='Kabar Kita'>"
                          "<title>Kabar Kita | Sungai Besar Meluap Lagi</title>" BODY));
    assert_string_equal(text_of(record.title), "Sungai Besar Meluap Lagi");
    assert_true(read_page(
        "<meta property=og:site_name content='Kabar Kita'><title>Meluap - KabarKita</title>" BODY));
    assert_string_equal(text_of(record.title), "Meluap");
}

static void bylines_are_read(void **state) {
    (void)state;
    assert_true(read_page(
        "<h1>Sungai Besar Meluap Lagi</h1><p>Penulis: Sari Wulan | Editor: Budi</p>" BODY));
    assert_string_equal(text_of(record.author), "Sari Wulan");
    assert_string_equal(text(), LEAD "\n\n" MORE);
    assert_true(read_page("<div itemprop=author><span itemprop=name>Budi</span></div>" BODY));
    assert_string_equal(text_of(record.author), "Budi");
}

static void elements_are_sorted(void **state) {
    (void)state;
    for (u32 i = 1; i < page_elements_n; i++)
        assert_true(strcmp(page_elements[i - 1].name, page_elements[i].name) < 0);
    assert_ptr_equal(page_element("video"), &page_elements[page_elements_n - 1]);
    assert_int_equal(page_element("x")->tag, TAG_OTHER);
}

/* ---- text ------------------------------------------------------------- */

static void reads(const char *html, const char *want) {
    assert_true(read_page(html));
    assert_string_equal(text(), want);
}

static void paragraphs_come_in_many_forms(void **state) {
    (void)state;
    reads("<div>" LEAD "<br><br>" MORE "</div>", LEAD "\n\n" MORE);
    reads("<div>" LEAD "<br>" MORE "</div>", LEAD "\n\n" MORE);
    reads("<div>" LEAD "<div class=ads>Iklan</div>" MORE "</div>", LEAD "\n\n" MORE);
    reads("<table><tr><td>" LEAD "<p>" MORE "</table>", LEAD "\n\n" MORE);
    reads("<article><p>" LEAD "</p><h3>Lalu</h3><p>" MORE "</p></article>",
          LEAD "\n\nLalu\n\n" MORE);
    reads("<article><p>" LEAD "</p><ul><li>beras<li>air</ul><p>" MORE "</p></article>",
          LEAD "\n\nberas\n\nair\n\n" MORE);
    reads("<p>Air&nbsp;sungai \n\t naik<wbr> sampai&#32;ke jalan desa, kata warga pada "
          "<b>malam</b> hari.</p><p>" MORE,
          LEAD "\n\n" MORE);
}

static void furniture_is_left_out(void **state) {
    (void)state;
    reads("<article><p>" LEAD
          "</p><p>Baca juga: <a href=x>Hujan Turun Lagi, Warga Waspada</a></p><p>" MORE
          "</p></article>",
          LEAD "\n\n" MORE);
    reads("<article><figure><img><figcaption>Sungai itu, dilihat dari atas pada pagi "
          "hari.</figcaption></figure>" BODY,
          LEAD "\n\n" MORE);
    reads(BODY "<p>Editor: Sari Wulan</p><p>Copyright Kabar 2025</p>", LEAD "\n\n" MORE);
    reads("<article>" BODY "<p style='display: none'>Kalimat yang tersembunyi, tak dilihat siapa "
          "pun di sana.</p></article>",
          LEAD "\n\n" MORE);
    reads("<body class='has-sidebar comments-open'>" BODY, LEAD "\n\n" MORE);
    reads(BODY
          "<div id=comments><p>Semoga lekas surut airnya, begitu doa kami dari jauh.</p></div>",
          LEAD "\n\n" MORE);
    reads(BODY
          "<script>document.write('<p>Bukan isi, hanya keluaran skrip yang panjang.</p>')</script>",
          LEAD "\n\n" MORE);
}

/* What looks like furniture and is none. */
static void sentences_stay(void **state) {
    (void)state;
    reads("<article>" BODY "<p>Oleh sebab itu warga pergi.</p>"
          "<p>Dilarang keras masuk, kata polisi.</p><p>Ia menunjukkan foto: rumahnya "
          "terendam.</p></article>",
          LEAD "\n\n" MORE "\n\nOleh sebab itu warga pergi.\n\nDilarang keras masuk, kata polisi."
               "\n\nIa menunjukkan foto: rumahnya terendam.");
    reads("<article><p>" LEAD "</p><p>Warga menyeberang. (Foto: Sari)</p><p>" MORE "</p></article>",
          LEAD "\n\n" MORE);
    reads("<article><p>" LEAD
          "</p><p>Warga menyeberang. KABAR FOTO/Sari</p><p>ANTARA FOTO/Sari</p><p>" MORE
          "</p></article>",
          LEAD "\n\nWarga menyeberang. KABAR FOTO/Sari\n\n" MORE);
}

static void told_text_stands_in(void **state) {
    (void)state;
    reads("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"" LEAD
          "\\n" MORE " " LEAD " " MORE
          "\"}</script><h1>Judul</h1><p>Berlangganan untuk membaca.</p>",
          LEAD "\n\n" MORE " " LEAD " " MORE);
}

/* Comments without a name, longer than the article, and what is hidden. */
static void told_text_tells_what_is_found(void **state) {
    (void)state;
    static const char talk[] =
        "<p>Semoga saja cepat selesai, begitu pendapat kami semua di sini.</p>"
        "<p>Betul sekali, dan jangan sampai terulang lagi tahun depan ya.</p>";
    static char html[4096];
    snprintf(html, sizeof html,
             "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"%s %s "
             "%s %s %s %s %s\"}"
             "</script><h1>Judul</h1><main>%s%s</main>",
             LEAD, MORE, LEAD, MORE, LEAD, MORE, LEAD, talk, talk);
    assert_true(read_page(html));
    assert_memory_equal(text(), LEAD " " MORE, sizeof LEAD);
    snprintf(html, sizeof html,
             "<div class=article-body><p>%s</p><div style='display:none'><p>%s %s</p><p>%s "
             "%s</p></div></div>",
             LEAD, MORE, MORE, MORE, MORE);
    assert_true(read_page(html));
    assert_non_null(strstr(text(), MORE));
}

static void lists_of_articles_are_none(void **state) {
    (void)state;
    static char html[8192], *p;
    p = stpcpy(html, "<title>Kabar Kita</title><ul>");
    for (u32 i = 0; i < 60; i++)
        p += sprintf(p, "<li><a href=%u>Judul sebuah berita yang lain, nomor %u</a>", i, i);
    strcpy(p, "</ul><div>" BODY "</div>");
    assert_false(read_page(html));
}

static void no_article_is_an_error(void **state) {
    (void)state;
    size_t byte;
    assert_false(read_page("<ul><li><a href=1>Satu berita</a><li><a href=2>Dua berita</a></ul>"));
    assert_string_equal(page_error(page, &byte), "no article found");
    assert_false(read_page(""));
}

static void fragments_are_all_text(void **state) {
    (void)state;
    const char *html = "<p>Satu &amp; dua.</p><img src=x>tiga<br/><br/>empat<script>x</script>";
    assert_true(page_fragment(page, html, strlen(html), &record));
    assert_string_equal(text(), "Satu & dua.\n\ntiga\n\nempat");
}

/* ---- harm ------------------------------------------------------------- */

enum { HARM = 1 << 20 };

/* More paragraphs than there are rows for: the rest joins the last. */
static void paragraphs_without_end(void **state) {
    (void)state;
    enum { MANY = PAGE_MAX_ROWS + PAGE_MAX_ROWS / 2 };
    char *html = malloc(MANY * 4 + 1024), *p = html;
    assert_non_null(html);
    for (u32 i = 0; i < MANY; i++) p = stpcpy(p, "<p>a");
    assert_true(read_bytes(html, (size_t)(p - html), NULL));
    free(html);
}

/* A page of `unit` again and again, the article behind it. */
static bool read_many(const char *unit) {
    size_t n = strlen(unit), at = 0;
    char *html = malloc(HARM + 1024);
    assert_non_null(html);
    for (; at + n < HARM; at += n) memcpy(html + at, unit, n);
    strcpy(html + at, BODY);
    bool found = read_bytes(html, at + strlen(BODY), NULL);
    free(html);
    return found;
}

/* None of these may take the square of its length. */
static void size_costs_no_more_than_itself(void **state) {
    (void)state;
    static const char *const units[] = {
        "<div>",
        "<p>a",
        "<b>",
        "</i>",
        "<a href=x>b</a>",
        "&amp;",
        "<",
        "<!--",
        "<br>",
        "<li>a",
        "<table>",
        "<td>a",
        "<span class=tags>",
        "<h1>a b c d",
        "<x y=z>",
        "'",
        "<a b='",
        "<time>1</time>",
        "<script>",
        "a ",
        "<p class=date>1",
        "<meta name=author content=a>",
        "<div class='related ad nav'>a</div>",
    };
    for (u32 i = 0; i < COUNT(units); i++) read_many(units[i]);
}

static void deep_nesting_is_read(void **state) {
    (void)state;
    enum { DEEP = 100000 };
    char *html = malloc(DEEP * 11 + 1024), *p = html;
    assert_non_null(html);
    for (u32 i = 0; i < DEEP; i++) p = stpcpy(p, "<div>");
    p = stpcpy(p, BODY);
    for (u32 i = 0; i < DEEP; i++) p = stpcpy(p, "</div>");
    assert_true(read_bytes(html, (size_t)(p - html), NULL));
    assert_string_equal(text(), LEAD "\n\n" MORE);
    free(html);
}

static void stray_end_tags_are_bounded(void **state) {
    (void)state;
    enum { DEEP = 100000 };
    size_t byte;
    char *html = malloc(DEEP * 7 + 1), *p = html;
    assert_non_null(html);
    for (u32 i = 0; i < DEEP; i++) p = stpcpy(p, "<b>");
    for (u32 i = 0; i < DEEP; i++) p = stpcpy(p, "</i>");
    assert_false(read_bytes(html, (size_t)(p - html), NULL));
    assert_string_equal(page_error(page, &byte),
                        "too many end tags without a start, nested too deep");
    assert_true(byte > 3 * DEEP);
    free(html);
}

static void attributes_without_end(void **state) {
    (void)state;
    char *html = malloc(HARM + 1024), *p = stpcpy(html, "<p ");
    assert_non_null(html);
    for (u32 i = 0; p < html + HARM; i++) p += sprintf(p, "a%u ", i);
    p = stpcpy(p, ">" BODY);
    read_bytes(html, (size_t)(p - html), NULL);
    free(html);
}

static void entities_do_not_multiply(void **state) {
    (void)state;
    assert_true(read_page(
        "<!DOCTYPE html [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
        "<!ENTITY c SYSTEM 'file:///etc/passwd'>]>" BODY "<p>&b;&b;&c;</p>"));
    assert_null(strstr(text(), "xxxx"));
    assert_null(strstr(text(), "root:"));
}

static void huge_pages_are_refused(void **state) {
    (void)state;
    size_t byte, n = 100 << 20;
    char *html = calloc(1, n);
    assert_non_null(html);
    assert_false(read_bytes(html, n, NULL));
    assert_string_equal(page_error(page, &byte), "a page of 104857600 bytes, more than 33554432");
    free(html);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(encodings_are_told),
        cmocka_unit_test(bytes_are_believed_before_names),
        cmocka_unit_test(marks_and_wide_letters),
        cmocka_unit_test(dates_of_machines),
        cmocka_unit_test(dates_of_readers),
        cmocka_unit_test(dates_of_addresses),
        cmocka_unit_test(moments_come_home),
        cmocka_unit_test(updates_are_no_publication),
        cmocka_unit_test(linked_data_may_be_broken),
        cmocka_unit_test(other_articles_are_others),
        cmocka_unit_test(outlets_are_cut_off_titles),
        cmocka_unit_test(bylines_are_read),
        cmocka_unit_test(elements_are_sorted),
        cmocka_unit_test(paragraphs_come_in_many_forms),
        cmocka_unit_test(furniture_is_left_out),
        cmocka_unit_test(sentences_stay),
        cmocka_unit_test(told_text_stands_in),
        cmocka_unit_test(told_text_tells_what_is_found),
        cmocka_unit_test(lists_of_articles_are_none),
        cmocka_unit_test(no_article_is_an_error),
        cmocka_unit_test(fragments_are_all_text),
        cmocka_unit_test(size_costs_no_more_than_itself),
        cmocka_unit_test(paragraphs_without_end),
        cmocka_unit_test(deep_nesting_is_read),
        cmocka_unit_test(stray_end_tags_are_bounded),
        cmocka_unit_test(attributes_without_end),
        cmocka_unit_test(entities_do_not_multiply),
        cmocka_unit_test(huge_pages_are_refused),
    };
    return cmocka_run_group_tests(tests, open_page, close_page);
}
