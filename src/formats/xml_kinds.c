#include "formats/xml_kinds.h"

/* ---- feeds -------------------------------------------------------------- */

static const char *const rss_roots[] = {"rss", "rdf:RDF", NULL};
static const char *const rss_items[] = {"channel/item", "rdf:RDF/item", "rss/item", NULL};

static const struct xml_row rss_rows[] = {
    {"item/guid", XML_ID, 1, FORM_WORDS, NULL, NULL},
    {"rdf:RDF/item", XML_ID, 2, FORM_WORDS, "rdf:about", NULL},
    {"item/link", XML_URL, 1, FORM_WORDS, NULL, NULL},
    {"item/atom:link", XML_URL, 2, FORM_LINK, "href", NULL},
    {"item/title", XML_TITLE, 1, FORM_TITLE, NULL, NULL},
    {"item/dc:title", XML_TITLE, 2, FORM_TITLE, NULL, NULL},
    {"item/media:title", XML_TITLE, 3, FORM_TITLE, NULL, NULL},
    {"item/media:group/media:title", XML_TITLE, 3, FORM_TITLE, NULL, NULL},
    {"item/content:encoded", XML_BODY, 1, FORM_HTML, NULL, NULL},
    {"item/html:body", XML_BODY, 2, FORM_XHTML, NULL, NULL},
    {"item/atom:content", XML_BODY, 2, FORM_TYPED, "type", NULL},
    {"item/description", XML_BODY, 3, FORM_HTML, NULL, NULL},
    {"item/atom:summary", XML_BODY, 4, FORM_TYPED, "type", NULL},
    {"item/dc:description", XML_BODY, 4, FORM_HTML, NULL, NULL},
    {"item/media:description", XML_BODY, 5, FORM_HTML, NULL, NULL},
    {"item/media:group/media:description", XML_BODY, 5, FORM_HTML, NULL, NULL},
    {"item/media:content/media:description", XML_BODY, 6, FORM_HTML, NULL, NULL},
    {"item/pubDate", XML_PUBLISHED, 1, FORM_WORDS, NULL, NULL},
    {"item/pubdate", XML_PUBLISHED, 1, FORM_WORDS, NULL, NULL},
    {"item/dc:date", XML_PUBLISHED, 2, FORM_WORDS, NULL, NULL},
    {"item/dcterms:issued", XML_PUBLISHED, 2, FORM_WORDS, NULL, NULL},
    {"item/dcterms:created", XML_PUBLISHED, 3, FORM_WORDS, NULL, NULL},
    {"item/atom:published", XML_PUBLISHED, 2, FORM_WORDS, NULL, NULL},
    {"item/atom:updated", XML_PUBLISHED, 4, FORM_WORDS, NULL, NULL},
    {"item/dcterms:modified", XML_PUBLISHED, 4, FORM_WORDS, NULL, NULL},
    {"item/dc:creator", XML_AUTHOR, 1, FORM_PERSON, NULL, NULL},
    {"item/atom:author/atom:name", XML_AUTHOR, 2, FORM_PERSON, NULL, NULL},
    {"item/author", XML_AUTHOR, 3, FORM_PERSON, NULL, NULL},
    {"item/source", XML_OUTLET, 1, FORM_WORDS, NULL, NULL},
    {"item/dc:publisher", XML_OUTLET, 2, FORM_WORDS, NULL, NULL},
    {"channel/title", XML_OUTLET, 3, FORM_TITLE, NULL, NULL},
    {NULL, 0, 0, 0, NULL, NULL},
};

static const char *const atom_roots[] = {"atom:feed", "atom:entry", NULL};
static const char *const atom_items[] = {"atom:entry", NULL};

static const struct xml_row atom_rows[] = {
    {"atom:entry/atom:id", XML_ID, 1, FORM_WORDS, NULL, NULL},
    {"atom:entry/atom:link", XML_URL, 1, FORM_LINK, "href", NULL},
    {"atom:entry/atom:title", XML_TITLE, 1, FORM_TITLE, NULL, NULL},
    {"atom:entry/atom:content", XML_URL, 2, FORM_WORDS, "src", NULL},
    {"atom:entry/atom:content", XML_BODY, 1, FORM_TYPED, "type", NULL},
    {"atom:entry/atom:summary", XML_BODY, 2, FORM_TYPED, "type", NULL},
    {"atom:entry/media:group/media:description", XML_BODY, 3, FORM_HTML, NULL, NULL},
    {"atom:entry/atom:published", XML_PUBLISHED, 1, FORM_WORDS, NULL, NULL},
    {"atom:entry/atom:issued", XML_PUBLISHED, 1, FORM_WORDS, NULL, NULL},
    {"atom:entry/dc:date", XML_PUBLISHED, 2, FORM_WORDS, NULL, NULL},
    {"atom:entry/atom:created", XML_PUBLISHED, 2, FORM_WORDS, NULL, NULL},
    {"atom:entry/atom:updated", XML_PUBLISHED, 3, FORM_WORDS, NULL, NULL},
    {"atom:entry/atom:modified", XML_PUBLISHED, 3, FORM_WORDS, NULL, NULL},
    {"atom:entry/atom:author/atom:name", XML_AUTHOR, 1, FORM_PERSON, NULL, NULL},
    {"atom:entry/dc:creator", XML_AUTHOR, 2, FORM_PERSON, NULL, NULL},
    {"atom:feed/atom:author/atom:name", XML_AUTHOR, 3, FORM_PERSON, NULL, NULL},
    {"atom:entry/atom:source/atom:title", XML_OUTLET, 1, FORM_TITLE, NULL, NULL},
    {"atom:feed/atom:title", XML_OUTLET, 2, FORM_TITLE, NULL, NULL},
    {NULL, 0, 0, 0, NULL, NULL},
};

/* ---- agencies ----------------------------------------------------------- */

#define NITF_BLOCKS                                                                                \
    "p hl1 hl2 li dt dd block bq pre table tr nitf-table block/credit block/copyrite"
#define NITF_OMITTED "media note fn byline dateline copyrite hedline"

static const char *const nitf_roots[] = {"nitf", NULL};
static const char *const nitf_items[] = {"nitf", NULL};

static const struct xml_row nitf_rows[] = {
    {"docdata/doc-id", XML_ID, 2, FORM_WORDS, "id-string", NULL},
    {"body.head/hedline/hl1", XML_TITLE, 1, FORM_WORDS, NULL, NULL},
    {"head/title", XML_TITLE, 4, FORM_WORDS, NULL, NULL},
    {"docdata/date.issue", XML_PUBLISHED, 2, FORM_WORDS, "norm", NULL},
    {"docdata/date.release", XML_PUBLISHED, 3, FORM_WORDS, "norm", NULL},
    {"head/pubdata", XML_PUBLISHED, 4, FORM_WORDS, "date.publication", NULL},
    {"body.head/dateline/story.date", XML_PUBLISHED, 5, FORM_WORDS, "norm", NULL},
    {"head/pubdata", XML_URL, 2, FORM_WORDS, "ex-ref", NULL},
    {"head/pubdata", XML_OUTLET, 4, FORM_WORDS, "name", NULL},
    {"body.head/distributor/org", XML_OUTLET, 5, FORM_WORDS, NULL, NULL},
    {"body.head/distributor", XML_OUTLET, 6, FORM_WORDS, NULL, NULL},
    {"docdata/doc.copyright", XML_OUTLET, 7, FORM_WORDS, "holder", NULL},
    {"body.head/byline/person", XML_AUTHOR, 2, FORM_PERSON, NULL, NULL},
    {"body.head/byline", XML_AUTHOR, 3, FORM_PERSON, NULL, NULL},
    {"body/body.content", XML_BODY, 2, FORM_BLOCKS, NULL, NULL},
    {"body.head/abstract", XML_BODY, 4, FORM_BLOCKS, NULL, NULL},
    {NULL, 0, 0, 0, NULL, NULL},
};

static const char *const newsml_roots[] = {
    "newsMessage", "newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", NULL};
static const char *const newsml_items[] = {"newsItem", NULL};

/* Bodies in HTML, with its namespace or without. */
#define HTML_BODIES(inside)                                                                        \
    {inside "/html:html/html:body", XML_BODY, 2, FORM_XHTML, NULL, NULL},                          \
        {inside "/html:div", XML_BODY, 2, FORM_XHTML, NULL, NULL},                                 \
        {inside "/html:body", XML_BODY, 2, FORM_XHTML, NULL, NULL},                                \
        {inside "/html/body", XML_BODY, 2, FORM_XHTML, NULL, NULL}, {                              \
        inside "/div", XML_BODY, 2, FORM_XHTML, NULL, NULL                                         \
    }

static const struct xml_row newsml_rows[] = {
    {"newsItem", XML_ID, 1, FORM_WORDS, "guid", NULL},
    {"contentMeta/headline", XML_TITLE, 2, FORM_WORDS, NULL, NULL},
    {"itemMeta/title", XML_TITLE, 3, FORM_WORDS, NULL, NULL},
    {"itemMeta/firstCreated", XML_PUBLISHED, 1, FORM_WORDS, NULL, NULL},
    {"itemMeta/versionCreated", XML_PUBLISHED, 4, FORM_WORDS, NULL, NULL},
    {"contentMeta/contentCreated", XML_PUBLISHED, 5, FORM_WORDS, NULL, NULL},
    {"contentMeta/contentModified", XML_PUBLISHED, 6, FORM_WORDS, NULL, NULL},
    {"contentMeta/by", XML_AUTHOR, 1, FORM_PERSON, NULL, NULL},
    {"contentMeta/creator/name", XML_AUTHOR, 4, FORM_PERSON, NULL, NULL},
    {"contentMeta/creditline", XML_OUTLET, 1, FORM_WORDS, NULL, NULL},
    {"contentMeta/infosource/name", XML_OUTLET, 2, FORM_WORDS, NULL, NULL},
    {"itemMeta/provider/name", XML_OUTLET, 3, FORM_WORDS, NULL, NULL},
    {"itemMeta/provider", XML_OUTLET, 8, FORM_WORDS, "literal", NULL},
    HTML_BODIES("inlineXML"),
    {"contentSet/inlineData", XML_BODY, 3, FORM_TYPED, "contenttype", NULL},
    {"contentMeta/description", XML_BODY, 5, FORM_TEXT, NULL, NULL},
    {NULL, 0, 0, 0, NULL, NULL},
};

/* NewsML 1, before it was G2. */
static const char *const newsml1_roots[] = {"NewsML", NULL};
static const char *const newsml1_items[] = {"NewsML/NewsItem", NULL};

static const struct xml_row newsml1_rows[] = {
    {"NewsIdentifier/PublicIdentifier", XML_ID, 1, FORM_WORDS, NULL, NULL},
    {"NewsLines/HeadLine", XML_TITLE, 2, FORM_WORDS, NULL, NULL},
    {"NewsManagement/FirstCreated", XML_PUBLISHED, 1, FORM_WORDS, NULL, NULL},
    {"NewsManagement/ThisRevisionCreated", XML_PUBLISHED, 4, FORM_WORDS, NULL, NULL},
    {"NewsLines/ByLine", XML_AUTHOR, 1, FORM_PERSON, NULL, NULL},
    {"NewsLines/CreditLine", XML_OUTLET, 1, FORM_WORDS, NULL, NULL},
    {"AdministrativeMetadata/Provider/Party", XML_OUTLET, 3, FORM_WORDS, "FormalName", NULL},
    HTML_BODIES("DataContent"),
    {"ContentItem/DataContent", XML_BODY, 5, FORM_BLOCKS, NULL, NULL},
    {NULL, 0, 0, 0, NULL, NULL},
};

/* ---- TEI ---------------------------------------------------------------- */

static const char *const tei_roots[] = {"TEI", "TEI.2", "teiCorpus", "teiCorpus.2", NULL};
static const char *const tei_items[] = {"TEI", "TEI.2", NULL};

/* A text's source is what was published; the file may be of another day. */
static const struct xml_row tei_rows[] = {
    {"TEI", XML_ID, 2, FORM_WORDS, "xml:id", NULL},
    {"TEI.2", XML_ID, 2, FORM_WORDS, "id", NULL},
    {"publicationStmt/idno", XML_URL, 2, FORM_WORDS, NULL, "type=url"},
    {"sourceDesc/bibl/idno", XML_URL, 1, FORM_WORDS, NULL, "type=url"},
    {"sourceDesc/bibl/idno", XML_ID, 1, FORM_WORDS, NULL, "type="},
    {"sourceDesc/bibl/ref", XML_URL, 3, FORM_WORDS, "target", NULL},
    {"sourceDesc/bibl/ptr", XML_URL, 3, FORM_WORDS, "target", NULL},
    {"fileDesc/titleStmt/title", XML_TITLE, 1, FORM_WORDS, NULL, NULL},
    {"fileDesc/titleStmt/author", XML_AUTHOR, 1, FORM_PERSON, NULL, NULL},
    {"sourceDesc/bibl/author", XML_AUTHOR, 2, FORM_PERSON, NULL, NULL},
    {"analytic/author", XML_AUTHOR, 2, FORM_PERSON, NULL, NULL},
    {"sourceDesc/bibl/publisher", XML_OUTLET, 1, FORM_WORDS, NULL, NULL},
    {"monogr/imprint/publisher", XML_OUTLET, 1, FORM_WORDS, NULL, NULL},
    {"fileDesc/publicationStmt/publisher", XML_OUTLET, 2, FORM_WORDS, NULL, NULL},
    {"sourceDesc/bibl/date", XML_PUBLISHED, 1, FORM_WORDS, "when", NULL},
    {"monogr/imprint/date", XML_PUBLISHED, 1, FORM_WORDS, "when", NULL},
    {"sourceDesc/bibl/date", XML_PUBLISHED, 2, FORM_WORDS, NULL, NULL},
    {"fileDesc/publicationStmt/date", XML_PUBLISHED, 3, FORM_WORDS, "when", NULL},
    {"fileDesc/publicationStmt/date", XML_PUBLISHED, 4, FORM_WORDS, NULL, NULL},
    {"profileDesc/creation/date", XML_PUBLISHED, 5, FORM_WORDS, "when", NULL},
    {"appInfo/application", XML_MAKER, 1, FORM_WORDS, "ident", NULL},
    {"sourceDesc/bibl/title", XML_SOURCE_TITLE, 1, FORM_EXACT, NULL, NULL},
    {"text/body", XML_BODY, 1, FORM_BLOCKS, NULL, NULL},
    {NULL, 0, 0, 0, NULL, NULL},
};

#define TEI_BLOCKS                                                                                 \
    "p ab head l lg item list row table sp speaker opener closer byline dateline salute signed "   \
    "trailer argument epigraph div div1 div2 div3 div4 div5 div6 div7"
#define TEI_OMITTED "note figure fw del choice/sic choice/orig choice/abbr"

/* ---- sitemaps ----------------------------------------------------------- */

static const char *const sitemap_roots[] = {"urlset", NULL};
static const char *const sitemap_items[] = {"urlset/url", NULL};

static const struct xml_row sitemap_rows[] = {
    {"url/loc", XML_URL, 1, FORM_WORDS, NULL, NULL},
    {"url/news:news/news:title", XML_TITLE, 1, FORM_TITLE, NULL, NULL},
    {"url/news:news/news:publication_date", XML_PUBLISHED, 1, FORM_WORDS, NULL, NULL},
    {"url/lastmod", XML_PUBLISHED, 2, FORM_WORDS, NULL, NULL},
    {"news:news/news:publication/news:name", XML_OUTLET, 1, FORM_WORDS, NULL, NULL},
    {NULL, 0, 0, 0, NULL, NULL},
};

/* ------------------------------------------------------------------------- */

static const struct xml_kind kinds[] = {
    {.roots = rss_roots, .items = rss_items, .rows = {rss_rows}, .several = true},
    {.roots = atom_roots, .items = atom_items, .rows = {atom_rows}, .several = true},
    {.roots = nitf_roots,
     .items = nitf_items,
     .rows = {nitf_rows},
     .blocks = NITF_BLOCKS,
     .omitted = NITF_OMITTED,
     .empty = "no article"},
    {.roots = newsml_roots,
     .items = newsml_items,
     .rows = {newsml_rows, nitf_rows},
     .blocks = NITF_BLOCKS,
     .omitted = NITF_OMITTED,
     .several = true,
     .empty = "no newsItem: packages and the like only tell of articles elsewhere"},
    {.roots = newsml1_roots,
     .items = newsml1_items,
     .rows = {newsml1_rows, nitf_rows},
     .blocks = NITF_BLOCKS,
     .omitted = NITF_OMITTED,
     .several = true,
     .empty = "no NewsItem"},
    {.roots = tei_roots,
     .items = tei_items,
     .rows = {tei_rows},
     .blocks = TEI_BLOCKS,
     .omitted = TEI_OMITTED,
     .several = true,
     .empty = "a corpus without a text"},
    {.roots = sitemap_roots,
     .items = sitemap_items,
     .rows = {sitemap_rows},
     .several = true,
     .lists = true,
     .empty = "a sitemap without titles of news: nothing to analyse"},
};

const struct xml_kind *xml_kind_of(const char *root, size_t n) {
    for (size_t i = 0; i < COUNT(kinds); i++)
        for (const char *const *r = kinds[i].roots; *r; r++)
            if (strlen(*r) == n && memcmp(*r, root, n) == 0) return &kinds[i];
    return NULL;
}
