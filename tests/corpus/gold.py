#!/usr/bin/env python3
"""Write the annotated articles of corpus/ as JSON Lines, or check them.

usage: gold.py [--part PART] [DIRECTORY] > gold.jsonl
       gold.py --records [--part PART] [DIRECTORY] > records.jsonl
       gold.py --check [DIRECTORY]

Each line holds an article's id, text, day of publication, annotations, the
labels that are annotated in full, and the ends of its sentences.  --part leaves only the articles of that
part of MANIFEST.tsv.  --records writes the annotations in the form of what
berita-extract prints, so that berita-score compares one reading with another.
--check prints what is wrong with the articles, one
problem a line, and exits with 1 when there is any.
"""
import argparse
import functools
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent.parent.parent / "corpus"
LABELS = ("person", "place", "organization", "date", "direct", "indirect")
ROLES = ("role", "affiliation")
SPEECH = ("direct", "indirect")
TYPES = ("DATE", "TIME", "DURATION", "SET")
PARTS = ("develop", "held-back")
COLUMNS = ["id", "manner", "genre", "published", "part", "words", "licence", "readings", "changed"]

# The forms of a value that manuals and schema name.  A clock time without a
# day begins with T, one that recurs has X for the digits of its day.
MONTH = r"(0[1-9]|1[0-2]|XX)"
DAY = rf"[\dX]{{4}}(-{MONTH}(-([0-2]\d|3[01]|XX))?|-W([0-5]\d|XX)(-WE|-\d)?|-Q[1-4]|-H[12])?"
CLOCK = r"T(\d\d(:\d\d){0,2}|MO|AF|EV|NI)([+-]\d\d:\d\d)?"
POINT = rf"({DAY}({CLOCK})?|{CLOCK}|\d{{2,3}}|BC\d+)"
LENGTH = r"P(T?[\dX]+(DE|CE|[YMWDHSQ]))+"
VALUE = re.compile(rf"({POINT}(/{POINT})?|{LENGTH}|(PRESENT|PAST|FUTURE)_REF)")
MARKS = "”“\"«»„"
CHANGE = rf"({'|'.join(LABELS + ROLES)})( -\d+)?( \+\d+)?"
CHANGED = re.compile(rf"0|{CHANGE}(; {CHANGE})*")
KEYS = ("label", "start", "end", "text", "value", "type", "alt", "speaker", "cue", "continues", "person")


@functools.lru_cache
def boundaries(directory):
    """Rows of sentences.tsv: article -> (end, kind, words)."""
    found = {}
    with open(directory / "sentences.tsv", encoding="utf-8") as file:
        for line in list(file)[1:]:
            name, end, kind, words = line.rstrip("\n").split("\t")
            found.setdefault(name, []).append((int(end), kind, words))
    return found


def read(directory, name):
    """An article's record, with the text from the file beside it.

    Posts and what they belong to are annotated throughout, though only the
    labels that stand by themselves say so in an article's file."""
    with open(directory / f"{name}.json", encoding="utf-8") as file:
        record = json.load(file)
    with open(directory / f"{name}.txt", encoding="utf-8", newline="") as file:
        text = file.read()
    return {"id": record["id"], "text": text, "published": record["published"],
            "gold": record["gold"], "complete": record["complete"] + list(ROLES),
            **{key: [end for end, kind, _ in boundaries(directory).get(name, []) if kind == of]
               for key, of in (("sentences", "sentence"), ("inner", "inner"))}}


def span(mark):
    return {"start": mark["start"], "end": mark["end"], "text": mark["text"]}


def posts(marks, person):
    """A person's posts, each with the first affiliation behind it that no later post is nearer to."""
    roles = [span(m) for m in marks if m["label"] == "role" and m["person"] == person]
    for body in (m for m in marks if m["label"] == "affiliation" and m["person"] == person):
        before = [role for role in roles if role["end"] <= body["start"]]
        if before:
            before[-1].setdefault("organization", span(body))
    return roles


def record(article):
    """The annotations as a record.  It cannot hold an affiliation without a post."""
    marks = article["gold"]
    entities = [{"type": m["label"], "name": m["text"], "mentions": [span(m)]}
                for m in marks if m["label"] in ("person", "place", "organization")]
    entities += [{"type": "person", "name": name, "mentions": [], "roles": posts(marks, name)}
                 for name in sorted({m["person"] for m in marks if m["label"] in ROLES})]
    return {"id": article["id"], "text": article["text"], "entities": entities,
            "dates": [{**span(m), "value": m["value"], "type": m["type"]} for m in marks if m["label"] == "date"],
            "quotations": [{**span(m), "type": m["label"], "speaker": {"name": m["speaker"]},
                            "cue": m["cue"] and {"text": m["cue"]}} for m in marks if m["label"] in SPEECH]}


def names(directory):
    return sorted(path.stem for path in directory.glob("*.json"))


def span_problems(text, mark):
    start, end = mark["start"], mark["end"]
    if not 0 <= start < end <= len(text):
        yield f"lies outside the text of {len(text)} code points"
    elif text[start:end] != mark["text"]:
        yield f"text is {mark['text']!r}, the article has {text[start:end]!r}"
    elif mark["text"] != mark["text"].strip():
        yield "begins or ends with white space"
    elif mark["label"] == "direct" and (text[start] in MARKS or text[end - 1] in MARKS):
        yield "holds its outer marks"
    elif mark["label"] == "indirect" and text[end - 1] in ".,":
        yield "ends with a comma or full stop"
    elif mark["label"] in ("person", "place", "organization") and text[end - 1] in ",.;":
        yield "ends with punctuation"


def attribute_problems(mark):
    label = mark["label"]
    if label not in LABELS + ROLES:
        yield "unknown label"
    if label == "date":
        if mark.get("type") not in TYPES:
            yield f"type {mark.get('type')!r} is none of {', '.join(TYPES)}"
        for value in [mark.get("value", "")] + mark.get("alt", []):
            if not VALUE.fullmatch(value):
                yield f"value {value!r} is no TIMEX3 value"
    if label in SPEECH:
        if not mark.get("speaker"):
            yield "has no speaker"
        if mark.get("cue", "") == "":
            yield "has no cue, not even null"
        if mark.get("continues") not in (None, True):
            yield f"continues is {mark['continues']!r}"
    if label in ROLES and not mark.get("person"):
        yield "has no person"
    for key in mark:
        if key not in KEYS:
            yield f"has the unknown key {key!r}"


def overlap_problems(marks):
    """Spans of one label may touch but not share letters."""
    last = {}
    for mark in sorted(marks, key=lambda m: (m["start"], m["end"])):
        before = last.get(mark["label"])
        if before and mark["start"] < before["end"]:
            yield mark, f"overlaps {before['label']} {before['start']}-{before['end']}"
        last[mark["label"]] = mark


def continued_problems(marks):
    """What continues goes on with the words of the same speaker before it."""
    before = {}
    for mark in sorted((m for m in marks if m["label"] in SPEECH), key=lambda m: m["start"]):
        if mark.get("continues") and before.get("speaker") != mark["speaker"]:
            yield mark, "continues what another speaker said"
        before = mark


def cue_problems(text, marks):
    """A cue is a word or two of the article."""
    for mark in marks:
        if mark["label"] in SPEECH and (mark.get("cue") or "").lower() not in text.lower():
            yield mark, f"cue {mark['cue']!r} is not in the article"


def inside_problems(marks):
    """No place is marked inside an organization, nor speech inside a quotation."""
    held = {"place": "organization", "indirect": "direct"}
    for inner in marks:
        for outer in marks:
            if held.get(inner["label"]) == outer["label"] and \
                    outer["start"] <= inner["start"] and inner["end"] <= outer["end"]:
                yield inner, f"lies inside {outer['label']} {outer['start']}-{outer['end']}"


def person_problems(marks):
    """Roles belong to a person who is mentioned under that full name."""
    people = {mark["text"] for mark in marks if mark["label"] == "person"}
    for mark in marks:
        if mark["label"] in ROLES and mark.get("person") not in people:
            yield mark, f"person {mark.get('person')!r} is not mentioned so"


def sentence_problems(directory, article):
    """Ends of sentences stand in order, one at each end of a line, none inside words
    and no outer one inside a quotation."""
    text, last = article["text"], 0
    direct = [(m["start"], m["end"]) for m in article["gold"] if m["label"] == "direct"]
    marked = [span for span in direct if text[span[0] - 1] in MARKS]
    for end, kind, words in boundaries(directory).get(article["id"], []):
        problem = None
        if kind not in ("sentence", "inner"):
            problem = f"is of the kind {kind!r}"
        elif not last < end <= len(text) or not text[end:end + 1].isspace():
            problem = "stands inside a word or out of order"
        elif text[:end].split("\n")[-1].split(" ")[-2:] != words.split(" "):
            problem = f"has other words before it than {words!r}"
        elif kind == "sentence" and any(a < end < b for a, b in marked):
            problem = "stands inside a quotation"
        elif kind == "inner" and not any(a < end < b for a, b in direct):
            problem = "stands outside quotations"
        if problem:
            yield f"{article['id']}: sentence end {end} {problem}"
        last = end
    ends = set(article["sentences"])
    for match in re.finditer(r"\S(?=\n)", text):
        if match.end() not in ends:
            yield f"{article['id']}: no sentence ends at the line's end {match.end()}"


def text_problems(text):
    if "\r" in text or "\ufeff" in text:
        yield "has carriage returns or a byte order mark"
    if not text.endswith("\n") or text.endswith("\n\n"):
        yield "does not end with exactly one newline"
    for number, line in enumerate(text.split("\n"), 1):
        if line != line.strip():
            yield f"line {number} begins or ends with white space"


def article_problems(directory, name):
    try:
        article = read(directory, name)
    except (OSError, ValueError, KeyError) as error:
        yield f"{name}: cannot be read: {error}"
        return
    if article["id"] != name:
        yield f"{name}: the id is {article['id']!r}"
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", article["published"] or ""):
        yield f"{name}: published is {article['published']!r}"
    for label in article["complete"]:
        if label not in LABELS + ROLES:
            yield f"{name}: complete names the unknown label {label!r}"
    for problem in text_problems(article["text"]):
        yield f"{name}: text {problem}"
    yield from sentence_problems(directory, article)
    found = [(mark, problem) for mark in article["gold"]
             for problem in (*span_problems(article["text"], mark), *attribute_problems(mark))]
    for rule in (overlap_problems, continued_problems, inside_problems, person_problems):
        found.extend(rule(article["gold"]))
    found.extend(cue_problems(article["text"], article["gold"]))
    for mark, problem in found:
        yield f"{name}: {mark['label']} {mark['start']}-{mark['end']} {mark['text'][:40]!r} {problem}"


def manifest(directory):
    with open(directory / "MANIFEST.tsv", encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def row_problems(directory, row):
    _, _, _, published, part, words, _, readings, changed = row
    article = read(directory, row[0])
    if published != article["published"]:
        yield "has another day of publication"
    if part not in PARTS:
        yield f"is of the part {part!r}"
    if words != str(len(article["text"].split())):
        yield f"has {len(article['text'].split())} words"
    if not readings.isdigit() or int(readings) < 2:
        yield f"was read {readings!r} times"
    if not CHANGED.fullmatch(changed):
        yield f"has changes {changed!r}"


def manifest_problems(directory):
    """MANIFEST.tsv has one line for every article, and no other."""
    rows = manifest(directory)
    if rows[0] != COLUMNS:
        yield f"MANIFEST.tsv: columns are {rows[0]}"
    listed = [row[0] for row in rows[1:]]
    for name in sorted(set(listed) ^ set(names(directory))):
        yield f"MANIFEST.tsv: {name} is " + ("no article" if name in listed else "missing")
    for row in rows[1:]:
        if len(row) != len(COLUMNS):
            yield f"MANIFEST.tsv: {row[0]} has {len(row)} columns"
        elif row[0] in names(directory):
            for problem in row_problems(directory, row):
                yield f"MANIFEST.tsv: {row[0]} {problem}"
    if len(listed) != len(set(listed)):
        yield "MANIFEST.tsv: an article is listed twice"


def checklist_problems(directory):
    """The tables of README.md at its end name articles, two or more a row."""
    with open(directory / "README.md", encoding="utf-8") as file:
        _, _, tables = file.read().partition("\n## What is found where\n")
    for row in re.findall(r"^\| (.*) \| (.*) \|$", tables, re.MULTILINE):
        if row[1] in ("articles", "---"):
            continue
        listed = re.sub(r" \([^)]*\)", "", row[1]).split(", ")
        for name in sorted(set(listed) - set(names(directory))):
            yield f"README.md: {row[0]}: {name} is no article"
        if len(set(listed)) < 2:
            yield f"README.md: {row[0]}: stands in one article only"


def unpaired_problems(directory):
    texts = {path.stem for path in directory.glob("*.txt")}
    for name in sorted(texts ^ set(names(directory))):
        yield f"{name}: has only one of .txt and .json"


def check(directory):
    problems = list(unpaired_problems(directory))
    if not problems:
        for name in names(directory):
            problems.extend(article_problems(directory, name))
        problems.extend(manifest_problems(directory))
        problems.extend(checklist_problems(directory))
    for problem in problems:
        print(problem)
    return 1 if problems else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true", help="check the articles instead")
    parser.add_argument("--records", action="store_true", help="write what berita-score compares with gold")
    parser.add_argument("--part", choices=PARTS, help="only the articles of this part")
    parser.add_argument("directory", nargs="?", type=pathlib.Path, default=HERE)
    options = parser.parse_args()
    if options.check:
        return check(options.directory)
    part = {row[0]: row[4] for row in manifest(options.directory)[1:]}
    for name in names(options.directory):
        if options.part in (None, part[name]):
            article = read(options.directory, name)
            print(json.dumps(record(article) if options.records else article, ensure_ascii=False))
    return 0


if __name__ == "__main__":
    sys.exit(main())
