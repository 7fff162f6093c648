"""Do names in sentences get their codes?  Writes the sentences of cases.tsv as
JSON Lines, or compares berita-extract's records of them with what is wanted.

usage: cases.py cases.tsv > sentences.jsonl
       cases.py cases.tsv records.jsonl"""

import json
import sys


def read_cases(name):
    with open(name, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file if not line.startswith("#")]
    return [(name.removeprefix("Wali Kota "), code, text) for name, code, text in rows]


def codes_of(record, name):
    return [entity["code"] or "none" for entity in record["entities"] if entity["type"] == "place"
            and any(mention["text"].lower() == name.lower() for mention in entity["mentions"])]


def main():
    cases = read_cases(sys.argv[1])
    if len(sys.argv) == 2:
        for number, (_, _, text) in enumerate(cases):
            print(json.dumps({"id": number, "text": text}))
        return 0
    wrong = 0
    with open(sys.argv[2], encoding="utf-8") as file:
        for (name, code, text), line in zip(cases, file):
            got = codes_of(json.loads(line), name)
            if got != [code]:
                wrong += 1
                print(f"{name}: {got} and not {code}: {text}")
    print(f"{len(cases) - wrong} right, {wrong} wrong")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main())
