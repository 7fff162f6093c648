"""Are the places of corpus/ the ones they mean?  Compares the codes in a file of
berita-extract's records with those of gold.tsv, and prints what is wrong.

usage: score.py gold.tsv corpus.jsonl records.jsonl"""

import json
import sys


def read_gold(name):
    with open(name, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return [(article, name, int(which), code.split("|")) for article, name, which, code in rows]


def read_records(name):
    with open(name, encoding="utf-8") as file:
        return {record["id"]: record for record in map(json.loads, file)}


def span_of(article, name, which):
    """Where the name stands for the which-th time among the annotated places."""
    spans = [(g["start"], g["end"]) for g in article["gold"] if g["label"] == "place"]
    return [span for span in sorted(spans) if article["text"][slice(*span)] == name][which - 1]


def code_at(record, start, end):
    """The code of the place named at this span; "missed" when none is named there."""
    for entity in record["entities"]:
        if entity["type"] != "place":
            continue
        if any(m["start"] < end and m["end"] > start for m in entity["mentions"]):
            return entity["code"] or "none"
    return "missed"


def main():
    gold = read_gold(sys.argv[1])
    articles, records = read_records(sys.argv[2]), read_records(sys.argv[3])
    right = 0
    for article, name, which, codes in gold:
        got = code_at(records[article], *span_of(articles[article], name, which))
        right += got in codes
        if got not in codes:
            print(f"{article}\t{name}\t{which}\t{'|'.join(codes)}\t{got}")
    print(f"right {right} of {len(gold)}")


if __name__ == "__main__":
    main()
