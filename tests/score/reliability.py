#!/usr/bin/env python3
"""How far the confidence of a quotation's speaker can be believed.

usage: reliability.py GOLD.jsonl SYSTEM.jsonl

Of the quotations that GOLD has with a speaker and SYSTEM with the same words,
those of similar confidence are counted together: how many, what they claim
on average and how many are right.  `off` is the mean distance between claim and
truth.  A speaker is right when every word of the wanted name but its titles is
in the name printed, whatever their capitals.  GOLD holds speakers in its spans
`direct` and `indirect` or in `attributions`; prints nothing when it has none.
"""
import json
import re
import sys

EDGE = " \t\n\u00a0\"'“”„‘’«»,.;:!?()-–—"
LOWER_EDGES = [0.95, 0.9, 0.8, 0.7, 0.5, 0.0]
TITLES = set("""presiden wakil menteri gubernur bupati wali kota ketua kepala direktur jenderal komisaris ajun
 besar brigadir inspektur polisi letnan kolonel mayor kapten laksamana marsekal sersan prof dr drs dra ir h hj
 haji kh kiai ustaz bapak ibu pak bu irjen brigjen kombes akbp kompol akp ipda iptu letjen mayjen purn tni
 pol""".split())


def span(text, start, end):
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def words(name):
    return re.findall(r"[\w'`-]+", name.lower().replace("’", "'"))


def is_right(wanted, made):
    bare = [w for w in words(wanted) if w not in TITLES]
    return set(bare or words(wanted)) <= set(words(made))


def wanted(gold):
    """Spans with the name of their speaker; of attributions alone where there are some."""
    labelled = [g for g in gold["gold"] if g["label"] in ("direct", "indirect")]
    return {span(gold["text"], g["start"], g["end"]): g["speaker"]
            for g in gold.get("attributions", labelled) if g.get("speaker") not in (None, "?")}


def compare(gold, record):
    """Confidence and truth of every speaker that can be compared."""
    names = wanted(gold)
    for q in record["quotations"]:
        name = names.get(span(gold["text"], q["start"], q["end"]))
        if name and q["speaker"]:
            yield q["confidence"], is_right(name, q["speaker"]["name"])


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        made = {record["id"]: record for record in map(json.loads, file)}
    with open(sys.argv[1], encoding="utf-8") as file:
        pairs = [pair for gold in map(json.loads, file) for pair in compare(gold, made[gold["id"]])]
    if not pairs:
        return
    print(f"{'confidence':<14}{'speakers':>8}{'claimed':>8}{'right':>8}")
    off, upper = 0, 1.01
    for lower in LOWER_EDGES:
        held = [(c, r) for c, r in pairs if lower <= c < upper]
        if held:
            claimed, right = (sum(x) / len(held) for x in zip(*held))
            off += abs(claimed - right) * len(held) / len(pairs)
            print(f"{lower:.2f} and more {len(held):8}{claimed:8.3f}{right:8.3f}")
        upper = lower
    print(f"{'off':<14}{len(pairs):8}{off:8.3f}")


main()
