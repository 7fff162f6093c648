#!/usr/bin/env python3
"""Score the ends of sentences against corpus/sentences.tsv.

usage: score.py [--errors] BERITA-TOKENIZE

Prints a row a part of the corpus and a way of asking: precision, recall and F1
of the ends, and how many of them are in the gold.

  text     the articles as they are: ends at the end of a line count as well
  lines    only ends that stand inside a line
  inner    the same with --cut-quotations, against all ends of the gold
  stretch  ten sentences in a row, joined by a blank each, so that lines tell
           nothing; sentences without final punctuation (headlines) are left out

--errors shows each miss (-) and each end too many (+) with its context.
"""
import argparse
import json
import pathlib
import subprocess
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parent.parent / "corpus"))
import gold  # noqa: E402

STRETCH = 10
FINAL = ".!?…"
CLOSERS = "\"'”“’»)]"


def ends_of(program, texts, *options):
    """The ends of each text's pieces, as the program has them."""
    records = "".join(json.dumps({"id": i, "text": text}) + "\n" for i, text in enumerate(texts))
    done = subprocess.run([*program, "--input-format", "jsonl", "--format", "jsonl", *options],
                          input=records, capture_output=True, text=True, check=True)
    found = [set() for _ in texts]
    for line in done.stdout.splitlines():
        piece = json.loads(line)
        found[int(piece["id"])].add(piece["end"])
    return found


def within_lines(text, ends):
    return {end for end in ends if "\n" not in text[end:end + 1] and text[end:].strip()}


def stretches(article):
    """Texts of ten sentences each, with the ends of these."""
    parts, start = [], 0
    for end in article["sentences"]:
        words = article["text"][start:end].strip()
        start = end
        if words.rstrip(CLOSERS)[-1:] in tuple(FINAL):
            parts.append(words)
    for at in range(0, len(parts) - STRETCH + 1, STRETCH):
        text, ends = "", set()
        for words in parts[at:at + STRETCH]:
            text += words
            ends.add(len(text))
            text += " "
        yield text, ends - {len(text) - 1}


def cases(articles, way):
    """Texts, their ends in the gold, and what narrows the program's ends to those asked for."""
    if way == "stretch":
        pairs = [pair for article in articles for pair in stretches(article)]
        return [p[0] for p in pairs], [p[1] for p in pairs], lambda text, ends: ends - {len(text) - 1}
    texts = [article["text"] for article in articles]
    wanted = [set(article["sentences"]) | (set(article["inner"]) if way == "inner" else set())
              for article in articles]
    if way == "text":
        return texts, wanted, lambda text, ends: ends
    return texts, [within_lines(t, w) for t, w in zip(texts, wanted)], within_lines


def show(sign, text, end):
    around = text[max(0, end - 50):end] + " ‖ " + text[end:end + 30]
    print(f"    {sign} {around}".replace("\n", "¶"))


def score(program, articles, way, errors):
    texts, wanted, narrow = cases(articles, way)
    options = ["--cut-quotations"] if way == "inner" else []
    hits = found_all = wanted_all = 0
    for text, want, found in zip(texts, wanted, ends_of(program, texts, *options)):
        found = narrow(text, found)
        hits += len(want & found)
        found_all += len(found)
        wanted_all += len(want)
        for end in sorted(want ^ found) if errors else ():
            show("-" if end in want else "+", text, end)
    precision, recall = hits / max(found_all, 1), hits / max(wanted_all, 1)
    return precision, recall, 2 * hits / max(found_all + wanted_all, 1), wanted_all


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--errors", action="store_true", help="show each miss")
    parser.add_argument("program", nargs=argparse.REMAINDER, help="berita-tokenize, and what runs it")
    options = parser.parse_args()
    for part in gold.PARTS:
        names = [row[0] for row in gold.manifest(gold.HERE)[1:] if row[4] == part]
        articles = [gold.read(gold.HERE, name) for name in names]
        for way in ("text", "lines", "inner", "stretch"):
            p, r, f, n = score(options.program, articles, way, options.errors)
            print(f"{part:9} {way:8} {p:.4f} {r:.4f} {f:.4f} {n}")


if __name__ == "__main__":
    main()
