"""Are the places of corpus/ the ones they mean?  Compares the codes in a file of
berita-extract's records with those of gold.tsv, and prints what is wrong.

usage: score.py gold.tsv records.jsonl"""

import json
import sys


def read_gold(name):
    with open(name, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return [(article, int(start), text, code.split("|")) for article, start, text, code in rows]


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
    with open(sys.argv[2], encoding="utf-8") as file:
        records = {record["id"]: record for record in map(json.loads, file)}
    right = 0
    for article, start, text, codes in gold:
        got = code_at(records[article], start, start + len(text))
        right += got in codes
        if got not in codes:
            print(f"{article}:{start}\t{text}\t{'|'.join(codes)}\t{got}")
    print(f"right {right} of {len(gold)}")


if __name__ == "__main__":
    main()
