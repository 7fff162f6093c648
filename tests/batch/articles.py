"""Prints articles as JSON Lines: sentences of corpus/ in other orders.

usage: articles.py N [SEED] [--bad K]

With --bad, K lines among the N are broken in ten ways, which take turns."""
import glob
import json
import random
import sys

n = int(sys.argv[1])
rest = sys.argv[2:]
bad = int(rest[rest.index("--bad") + 1]) if "--bad" in rest else 0
seed = int(rest[0]) if rest and rest[0].isdigit() else 1
dice = random.Random(seed)
paragraphs = [p for f in sorted(glob.glob("corpus/*.txt")) for p in open(f, encoding="utf-8").read().split("\n\n") if p]


def article(i):
    text = "\n\n".join(dice.choices(paragraphs, k=dice.randint(2, 12)))
    day = f"2025-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}"
    return {"id": f"a{i:07}", "published": day, "text": text, "kanal": dice.choice(["nasional", "daerah", "olahraga"])}


def line(record):
    return json.dumps(record, ensure_ascii=False).encode()


# Each makes bytes without a line feed of an article's record.
ways = [
    lambda a: line(a)[: len(line(a)) // 2],  # torn
    lambda a: line({k: v for k, v in a.items() if k != "text"}),
    lambda a: line(a | {"text": 17}),
    lambda a: line(a | {"text": None}),
    lambda a: line(a | {"published": "2025-02-30"}),
    lambda a: line(a | {"id": ["x"]}),
    lambda a: line(a) + b"}",
    lambda a: line([a]),
    lambda a: line(a).replace(b'"text"', b"text", 1),
    lambda a: b"\x00" + line(a),
]
broken = set(dice.sample(range(1, n), bad)) if bad else set()
turn = {i: k for k, i in enumerate(sorted(broken))}
for i in range(n):
    a = article(i)
    out = ways[turn[i] % len(ways)](a) if i in turn else line(a)
    sys.stdout.buffer.write(out + b"\n")
