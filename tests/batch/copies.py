"""Wire copies of articles, and articles that are none, and how well they are told
apart.

usage: copies.py make N SEED      articles as JSON Lines, their copies among them
       copies.py judge FILE       records of --duplicates mark; prints precision and recall

An id says what an article is: "s12" a source, "c12-3" a copy of it, "f12" another
article on the same matter: two of its paragraphs stand in it as background."""
import glob
import json
import random
import re
import sys

PLACES = ["JAKARTA", "Bandung", "SURABAYA", "Medan", "Makassar", "Yogyakarta", "Denpasar", "Palembang"]
PAPERS = ["Kabar Pagi", "HARIANPESISIR.ID", "Suara Lereng", "WartaKita", "Pos Hilir", "lensadaerah.id"]


def sentences():
    texts = [open(f, encoding="utf-8").read() for f in sorted(glob.glob("corpus/*.txt"))]
    parts = [s for t in texts for s in re.split(r"(?<=[.?!”\"]) |\n+", t)]
    return [s.strip() for s in parts if len(s.split()) > 6]


def article(dice, pool):
    """Paragraphs of a few sentences: two articles seldom have more than one in common."""
    return [" ".join(dice.sample(pool, dice.randint(1, 3))) for _ in range(dice.randint(5, 14))]


def copy(dice, source, pool):
    """What an editor does with a wire's story: some of these."""
    text = list(source)
    if dice.random() < 0.6:  # a lead of one's own
        text[0] = " ".join(" ".join(dice.sample(pool, 3)).split()[: dice.randint(12, 35)]) + "."
    if dice.random() < 0.5:  # the end cut off
        text = text[: max(3, round(len(text) * dice.uniform(0.55, 0.95)))]
    if dice.random() < 0.5:  # words changed here and there
        words = [p.split(" ") for p in text]
        for p in words:
            for i in range(len(p)):
                if dice.random() < 0.01:
                    p[i] = dice.choice(["tersebut", "itu", "yakni", "juga", "pun"])
        text = [" ".join(p) for p in words]
    if dice.random() < 0.3:  # other quotation marks
        text = [p.replace("“", '"').replace("”", '"') for p in text]
    if dice.random() < 0.3:
        text.insert(dice.randint(1, len(text)), "Baca juga: " + " ".join(dice.choice(pool).split()[:8]))
    text[0] = f"{dice.choice(PLACES)}, {dice.choice(PAPERS)} - {text[0]}"
    return text


def make(n, seed):
    dice = random.Random(seed)
    pool = sentences()
    rows = []
    for i in range(n):
        source = article(dice, pool)
        at = dice.random()
        rows.append((at, f"s{i}", source))
        for k in range(dice.choice([0, 0, 1, 2, 4])):
            rows.append((at + dice.uniform(0, 0.02), f"c{i}-{k}", copy(dice, source, pool)))
        if dice.random() < 0.5:
            other = article(dice, pool)
            other[-2:] = source[1:3]
            rows.append((at + dice.uniform(0, 0.02), f"f{i}", other))
    for _, name, text in sorted(rows, key=lambda r: r[:2]):
        print(json.dumps({"id": name, "published": "2025-07-17", "text": "\n\n".join(text)}, ensure_ascii=False))


def judge(path):
    marked = right = 0
    copies = 0
    for line in open(path, encoding="utf-8"):
        r = json.loads(line)
        is_copy = r["id"][0] == "c"
        copies += is_copy
        if "duplicate_of" not in r:
            continue
        marked += 1
        story = re.match(r"[sc](\d+)", r["duplicate_of"])
        right += is_copy and story is not None and story[1] == re.match(r"c(\d+)", r["id"])[1]
    print(f"{copies} copies, {marked} marked, precision {right / max(1, marked):.4f}, recall {right / max(1, copies):.4f}")
    return right / max(1, marked), right / max(1, copies)


if sys.argv[1] == "make":
    make(int(sys.argv[2]), int(sys.argv[3]))
else:
    precision, recall = judge(sys.argv[2])
    sys.exit(precision < 0.98 or recall < 0.9)
