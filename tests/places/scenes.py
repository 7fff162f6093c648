"""Do the articles of corpus/ take place where they should?  Compares the scenes
in a file of berita-extract's records with scenes.tsv, and prints what is wrong.

usage: scenes.py scenes.tsv records.jsonl"""

import json
import sys


def is_right(code, patterns):
    return any(code.startswith(p[:-1]) if p.endswith("*") else code == p for p in patterns)


def scene_of(record):
    codes = {entity["id"]: entity.get("code") for entity in record["entities"]}
    return codes.get(record["scene"]) or "none"


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        records = {record["id"]: record for record in map(json.loads, file)}
    right = total = 0
    with open(sys.argv[1], encoding="utf-8") as file:
        for line in file:
            if line.startswith("#"):
                continue
            article, codes = line.rstrip("\n").split("\t")
            got = scene_of(records[article])
            total += 1
            right += is_right(got, codes.split("|"))
            if not is_right(got, codes.split("|")):
                print(f"{article}\t{codes}\t{got}")
    print(f"right {right} of {total}")


if __name__ == "__main__":
    main()
