"""Compares what the page reader made of tests/pages/*.html with *.expected.

score.py <DUMP-OUTPUT: text by words (F1 of their counts), title and day, a
page a line when something differs; the whole against the floors below."""
import collections
import os
import re
import sys

FLOOR_PAGE = 0.95    # of each page's text
FLOOR_MEAN = 0.99    # of all pages' texts
FLOOR_RIGHT = {"title": 39, "published": 39, "outlet": 33, "author": 31, "url": 4}


def parse(record):
    head, _, text = record.partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.split("\n") if ": " in line)
    return fields, text


def f1(a, b):
    a, b = (collections.Counter(re.findall(r"\w+", x)) for x in (a, b))
    same = sum((a & b).values())
    return 2 * same / max(1, sum(a.values()) + sum(b.values()))


def main():
    passed = failed = 0
    figures = []
    right, asked = collections.Counter(), collections.Counter()
    for record in sys.stdin.read().split("\n---\n"):
        if not record.startswith("file: "):
            continue
        got, text = parse(record)
        with open(got["file"][: -len(".html")] + ".expected", encoding="utf-8") as f:
            want, wanted = parse(f.read())
        name = os.path.basename(got["file"])
        figures.append(f1(text, wanted))
        good = figures[-1] >= FLOOR_PAGE
        passed, failed = passed + good, failed + (not good)
        if not good:
            print(f"FAIL {name}: text {figures[-1]:.3f}", got.get("error", ""))
        for field in want:
            value = got.get(field, "")
            value = value[:10] if field == "published" else value
            asked[field] += 1
            right[field] += value == want[field]
            if value != want[field]:
                print(f"{name}: {field} {value!r}, not {want[field]!r}")
    for field, floor in FLOOR_RIGHT.items():
        print(f"{field}: {right[field]} of {asked[field]} right")
        passed, failed = passed + (right[field] >= floor), failed + (right[field] < floor)
        if right[field] < floor:
            print(f"FAIL {field}: fewer than {floor}")
    mean = sum(figures) / max(1, len(figures))
    print(f"text: {mean:.4f} over {len(figures)} pages")
    good = mean >= FLOOR_MEAN and len(figures) >= 40
    passed, failed = passed + good, failed + (not good)
    if not good:
        print(f"FAIL text: below {FLOOR_MEAN}")
    print(f"{passed} passed, {failed} failed")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main())
