/* Days of feasts.  The lexicon gives a fixed day (the entry's number, MMDD), or
 * under the feast's key a rule (HMMDD of the Islamic year, EN days from
 * Easter, PYYYY-MM-DD a day of a round of 210 days, NN:KEY days from another
 * feast) and, for the years for which they are known, the announced days,
 * which win over the rule. */
#include "core/calendar.h"
#include "stage/date.h"

#include <stdio.h>
#include <stdlib.h>

static const char *feast_entry(const struct model *m, u32 state) {
    const struct state *s = &m->state[state];
    for (u32 i = 0; i < s->entries; i++)
        if (m->entry[s->first_entry + i].cls == CLASS_FEAST)
            return model_str(m, m->entry[s->first_entry + i].canonical);
    return NULL;
}

static u32 key_state(const struct model *m, const char *key) {
    u32 w = model_find_word(m, key, (u32)strlen(key));
    return w == NONE ? 0 : m->word[w].state;
}

static i32 read_day(const char *s) {
    struct ymd d;
    return calendar_read(s, &d) ? calendar_day(d.year, d.month, d.day) : DAY_NONE;
}

static i32 announced(const struct model *m, const char *key, i32 year) {
    char text[16];
    int n = snprintf(text, sizeof text, "%d", (int)year);
    u32 state = key_state(m, key), w = model_find_word(m, text, (u32)n);
    if (!state || w == NONE || !(state = model_next(m, state, w))) return DAY_NONE;
    const char *s = feast_entry(m, state);
    return s ? read_day(s) : DAY_NONE;
}

static const char *rule_for(const struct model *m, const char *key) {
    u32 state = key_state(m, key);
    const char *s = state ? feast_entry(m, state) : NULL;
    return s ? s : "";
}

/* The day of a rule HMMDD in a year of ours: the Islamic year that begins
 * before it or within it. */
static i32 islamic(int mmdd, i32 year) {
    i32 hijri_year = hijri_date(calendar_day(year, 1, 1)).year;
    i32 day = hijri_day(hijri_year, mmdd / 100, mmdd % 100);
    return calendar_date(day).year < year ? hijri_day(hijri_year + 1, mmdd / 100, mmdd % 100) : day;
}

/* "14:imlek". */
static i32 after_feast(const struct model *m, const char *rule, i32 year) {
    const char *key = strchr(rule, ':');
    i32 day = key ? announced(m, key + 1, year) : DAY_NONE;
    return day == DAY_NONE ? DAY_NONE : day + atoi(rule);
}

enum { PAWUKON = 210 };

/* The day of the round nearest to `near`. */
static i32 in_round(i32 day, i32 near) {
    i32 after = (near - day) % PAWUKON;
    if (after < 0) after += PAWUKON;
    return after <= PAWUKON / 2 ? near - after : near - after + PAWUKON;
}

i32 feast_nearest(const struct doc *d, const struct entry *feast, i32 near) {
    const char *rule = rule_for(d->model, model_str(d->model, feast->canonical));
    i32 day = *rule == 'P' ? read_day(rule + 1) : DAY_NONE;
    return day == DAY_NONE ? DAY_NONE : in_round(day, near);
}

i32 feast_day(const struct doc *d, const struct entry *feast, i32 year) {
    const char *key = model_str(d->model, feast->canonical);
    if (year < 1 || year > 9998) return DAY_NONE;
    if (feast->cls == CLASS_HOLIDAY && feast->number)
        return calendar_day(year, feast->number / 100, feast->number % 100);
    i32 day = announced(d->model, key, year);
    if (day != DAY_NONE) return day;
    const char *rule = rule_for(d->model, key);
    if (*rule == 'H') return islamic(atoi(rule + 1), year);
    if (*rule == 'E') return calendar_easter(year) + atoi(rule + 1);
    if (*rule == 'P') return feast_nearest(d, feast, calendar_day(year, 4, 15));
    return *rule == 'N' ? after_feast(d->model, rule + 1, year) : DAY_NONE;
}

/* The announced day when one is near the table's, else the table's. */
static i32 settle(const struct model *m, const char *key, i32 day) {
    i32 known = announced(m, key, calendar_date(day).year);
    return known != DAY_NONE && known - day <= 3 && day - known <= 3 ? known : day;
}

i32 feast_day_hijri(const struct doc *d, const struct entry *feast, i32 hijri_year) {
    const char *key = model_str(d->model, feast->canonical);
    const char *rule = rule_for(d->model, key);
    if (*rule != 'H' || hijri_year < 1 || hijri_year > 9000) return DAY_NONE;
    int mmdd = atoi(rule + 1);
    return settle(d->model, key, hijri_day(hijri_year, mmdd / 100, mmdd % 100));
}

/* A month's key is that of a feast in it, whose announced day tells when the
 * month began. */
i32 hijri_month_day(const struct doc *d, const struct entry *month, i32 hijri_year, i32 day) {
    const char *key = model_str(d->model, month->canonical), *rule = rule_for(d->model, key);
    i32 mmdd = *rule == 'H' ? atoi(rule + 1) : 0,
        known = mmdd / 100 == month->number ? mmdd % 100 : 1;
    i32 table = hijri_day(hijri_year, month->number, known);
    return settle(d->model, key, table) + day - known;
}
