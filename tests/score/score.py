#!/usr/bin/env python3
"""Compare what berita-extract prints with the annotations of corpus/.

usage: score.py GOLD.jsonl SYSTEM.jsonl

GOLD is what tests/corpus/gold.py writes, SYSTEM the program's JSON Lines, one
record for each article in the same order of ids.  A span counts when both its
ends agree, marks and blanks at its edges aside; of dates found, `date value`
counts those whose value is right, and of quotations found `cue` and `speaker`
those whose cue and speaker are, whatever their capitals.  A quotation without
a cue in GOLD is no part of `cue`.
"""
import collections
import json
import sys

EDGE = " \t\n\"'“”„‘’«»,.;:!?()-–—"


def span(text, start, end):
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def found(record):
    """Label and offsets of everything in a record, with what it says of it."""
    names = {e["id"]: e["name"] for e in record["entities"]}
    for entity in record["entities"]:
        for m in entity["mentions"]:
            if m["how"] in ("full", "short"):
                yield entity["type"], m["start"], m["end"], {}
    for d in record["dates"]:
        yield "date", d["start"], d["end"], {"value": d["value"]}
    for q in record["quotations"]:
        speaker = q["speaker"] or {}
        label = "direct" if q["type"] == "direct" else "indirect"
        yield label, q["start"], q["end"], {
            "cue": (q["cue"] or {}).get("text"),
            "speaker": names.get(speaker.get("entity"), speaker.get("name"))}


class Row:
    def __init__(self):
        self.right = self.made = self.wanted = 0

    def line(self, name):
        precision = self.right / self.made if self.made else 0
        recall = self.right / self.wanted if self.wanted else 0
        f1 = 2 * precision * recall / (precision + recall) if self.right else 0
        return f"{name:<14}{precision:8.3f}{recall:8.3f}{f1:8.3f}{self.wanted:8}"


def same(value, gold):
    return value is not None and gold is not None and value.lower() == gold.lower()


def compare_values(rows, gold, made):
    pairs = [("date value", "value", lambda v: v == gold.get("value") or v in gold.get("alt", []))]
    if gold["label"] in ("direct", "indirect"):
        pairs = [("speaker", "speaker", lambda v: same(v, gold["speaker"]))]
        if gold["cue"] is not None:
            pairs.append(("cue", "cue", lambda v: same(v, gold["cue"])))
    elif gold["label"] != "date":
        pairs = []
    for name, key, right in pairs:
        rows[name].wanted += 1
        rows[name].made += made.get(key) is not None
        rows[name].right += bool(right(made.get(key)))


def score(gold, record, rows):
    text = gold["text"]
    wanted = {(g["label"], *span(text, g["start"], g["end"])): g for g in gold["gold"]}
    seen = set()
    for label, start, end, values in found(record):
        if label not in gold["complete"]:
            continue
        key = (label, *span(text, start, end))
        rows[label].made += 1
        if key in wanted and key not in seen:
            seen.add(key)
            rows[label].right += 1
            compare_values(rows, wanted[key], values)
    for label, *_ in wanted:
        if label in gold["complete"]:
            rows[label].wanted += 1


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        gold = {g["id"]: g for g in map(json.loads, file)}
    rows = collections.defaultdict(Row)
    with open(sys.argv[2], encoding="utf-8") as file:
        for record in map(json.loads, file):
            score(gold[record["id"]], record, rows)
    print(f"{'':<14}{'right':>8}{'found':>8}{'F1':>8}{'of':>8}")
    for name in ("direct", "indirect", "cue", "speaker", "person", "organization", "place", "date", "date value"):
        print(rows[name].line(name))


main()
