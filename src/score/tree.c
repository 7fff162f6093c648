#include "score/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void tree_begin(struct tree *t, const char *const *lists) {
    *t = (struct tree){json_object(), false};
    for (; *lists; lists++) tree_set(t, t->root, *lists, json_array());
}

/* Kept in the record while it grows, since lists are slow to search. */
static const char by_id[] = "by id";

json_t *tree_find(struct tree *t, struct tree_id id) {
    char name[24];
    tree_name(id, name);
    return json_object_get(json_object_get(t->root, by_id), name);
}

void tree_know(struct tree *t, struct tree_id id, json_t *object) {
    char name[24];
    json_t *index = json_object_get(t->root, by_id);
    tree_name(id, name);
    if (!index) tree_set(t, t->root, by_id, index = json_object());
    t->failed |= json_object_set(index, name, object) != 0;
}

json_t *tree_end(struct tree *t) {
    json_t *root = t->root;
    json_object_del(root, by_id);
    if (t->failed || !root) {
        json_decref(root);
        root = NULL;
    }
    t->root = NULL;
    return root;
}

void tree_set(struct tree *t, json_t *object, const char *name, json_t *value) {
    t->failed |= json_object_set_new(object, name, value) != 0;
}

void tree_text(struct tree *t, json_t *object, const char *name, const char *p, size_t n) {
    if (n) tree_set(t, object, name, json_stringn(p, n));
}

void tree_word(struct tree *t, json_t *object, const char *name, const char *word) {
    if (word) tree_text(t, object, name, word, strlen(word));
}

void tree_add(struct tree *t, json_t *array, json_t *value) {
    t->failed |= json_array_append_new(array, value) != 0;
}

json_t *tree_span(u32 start, u32 end, const char *p, size_t n) {
    return json_pack("{s:I,s:I,s:s%}", "start", (json_int_t)start, "end", (json_int_t)end, "text",
                     p, n);
}

json_t *tree_list(struct tree *t, json_t *object, const char *name) {
    json_t *list = json_object_get(object, name);
    if (json_is_array(list)) return list;
    list = json_array();
    tree_set(t, object, name, list);
    return json_object_get(object, name);
}

json_t *tree_entity(struct tree *t, const char *id) {
    struct tree_id parts = tree_id(id ? id : "");
    char name[24];
    json_t *entity = tree_find(t, parts);
    const char *type = parts.letter == 'e'   ? "person"
                       : parts.letter == 'o' ? "organization"
                       : parts.letter == 'p' ? "place"
                                             : NULL;
    if (!type || entity) return entity;
    tree_name(parts, name);
    entity = json_pack("{s:s,s:s,s:[]}", "id", name, "type", type, "mentions");
    tree_add(t, tree_list(t, t->root, "entities"), entity);
    tree_know(t, parts, entity);
    return entity;
}

struct tree_id tree_id(const char *id) {
    struct tree_id none = {0, 0, 0};
    char *end;
    if (*id == '#') id++;
    if (*id == 'd' && id[1] >= '0' && id[1] <= '9') {
        strtoul(id + 1, &end, 10);
        if (*end == '.') id = end + 1;
    }
    if (!*id || id[1] < '1' || id[1] > '9') return none;
    struct tree_id found = {*id, strtoul(id + 1, &end, 10), 1};
    if (*end == '.') found.piece = (unsigned)strtoul(end + 1, &end, 10);
    return *end == 0 || *end == ' ' ? found : none;
}

void tree_name(struct tree_id id, char name[24]) {
    snprintf(name, 24, "%c%lu", id.letter, id.number);
}

bool tree_next_id(const char **ids, struct tree_id *id) {
    if (!*ids) return false;
    *ids += strspn(*ids, " ");
    if (!**ids) return false;
    *id = tree_id(*ids);
    *ids += strcspn(*ids, " ");
    return true;
}
