#!/usr/bin/env python3
"""Write annotated texts in the form that berita-weights reads.

usage: annotations.py [--weight N] [--loose-places] GOLD.jsonl... > ANNOTATIONS

GOLD has one document a line, as tests/corpus/gold.py writes them.  Where
persons, organizations and places are annotated in full, every token has one
label; with --loose-places, words that the lexicons know as places may also be
what they are not marked as, for sets that leave out places which only modify.
A document that has persons with their roles and affiliations alone says
something of these spans and nothing of the rest.
"""
import argparse
import bisect
import itertools
import json
import pathlib
import re
import sys

ANY = "none,person,person+,organization,organization+,place,place+"
KINDS = ("person", "organization", "place")
# Between two names that the tokens split and that are annotated as one.
PAIR = re.compile(r"(?<=\w)-(?=[A-Z])")


class Bytes:
    """Offsets in bytes of a text's code points."""

    def __init__(self, text):
        self.wide = [i for i, letter in enumerate(text) if ord(letter) > 127]
        self.more = list(itertools.accumulate((len(text[i].encode()) - 1 for i in self.wide), initial=0))

    def __call__(self, point):
        return point + self.more[bisect.bisect_left(self.wide, point)]


def pieces(text, mark):
    """A body's "Full Name (FN)" is two names to berita, a pair of places too."""
    start, end = mark["start"], mark["end"]
    words = text[start:end]
    bracket = re.match(r"([^(]+)\(([^()]+)\)?$", words) if mark["label"] == "organization" else None
    if bracket:
        yield start, start + len(bracket[1].rstrip())
        yield start + bracket.start(2), start + bracket.end(2)
    else:
        yield start, end


def full_spans(text, gold):
    for mark in gold:
        if mark["label"] in KINDS:
            for start, end in pieces(text, mark):
                yield start, end, mark["label"], mark["label"] + "+"


# Titles are no part of a name; which words are titles the weights find out
# themselves, but what follows the last of them is a name for sure.
def person_spans(text, mark):
    words = text[mark["start"]:mark["end"]].split(",")[0]
    if not words[:1].isupper() or " " not in words and mark["label"] == "PERSONCOREF":
        return
    start = mark["start"]
    last = start + words.rfind(" ") + 1
    yield start, last, "none,person", "none,person,person+"
    yield last, start + len(words), "person,person+", "person+"


def partial_spans(text, gold):
    for mark in gold:
        start, end = mark["start"], mark["end"]
        if mark["label"] in ("PERSON", "PERSONCOREF"):
            yield from person_spans(text, mark)
        elif mark["label"] == "AFFILIATION":
            yield start, end, "organization,organization+,place,place+", "none,organization,organization+,place,place+"
        elif mark["label"] == "ROLE":
            yield start, end, "none,organization,organization+,place,place+", "none,organization,organization+,place,place+"


def write(out, doc, name, options):
    text, gold = doc["text"], doc["gold"]
    full = set(KINDS) <= set(doc.get("complete", []))
    if not full and not any(mark["label"] == "PERSON" for mark in gold):
        return
    rest = "none" if full else ANY
    places = "none,place,place+" if full and options.loose_places else rest
    at, letters = Bytes(text), text.encode()
    out.write(f"doc\t{doc['id']}\t{name}\t{options.weight}\t{rest}\t{places}\t{len(letters)}\n".encode())
    out.write(letters + b"\n")
    for start, end, first, more in full_spans(text, gold) if full else partial_spans(text, gold):
        if start < end:
            out.write(f"span\t{at(start)}\t{at(end)}\t{first}\t{more}\n".encode())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--weight", type=float, default=1, help="how often each document counts")
    parser.add_argument("--loose-places", action="store_true")
    parser.add_argument("gold", nargs="+", type=pathlib.Path)
    options = parser.parse_args()
    for path in options.gold:
        with open(path, encoding="utf-8") as file:
            for line in file:
                write(sys.stdout.buffer, json.loads(line), path.stem, options)
    return 0


if __name__ == "__main__":
    sys.exit(main())
