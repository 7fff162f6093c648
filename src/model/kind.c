#include "model/kind.h"

const char *const place_kinds[PLACE_KINDS] = {
    "country", "province", "city", "regency", "district", "village", "region", "world-city",
    "island", "street", "water", "mountain", "facility", "place"};

const char *const org_kinds[ORG_KINDS] = {
    "ministry", "agency", "local-government", "court", "police", "military", "party", "company",
    "state-company", "university", "school", "hospital", "media", "club", "community",
    "international", "legislature", "other", "document"};
