"""The text F1 of other extractors over tests/pages, beside ours: compare.py DUMP.

trafilatura and readability-lxml come from PyPI; `make compare-pages` installs them
below build/."""
import glob
import subprocess
import sys
import time

import lxml.html
import readability
import trafilatura

from score import f1, parse


def ours(dump):
    def read(path, _):
        out = subprocess.run([dump, path], capture_output=True, check=True).stdout.decode()
        return parse(out.split("\n---\n")[0])[1]
    return read


def with_trafilatura(_, page):
    return trafilatura.extract(page, include_comments=False) or ""


def with_readability(_, page):
    return lxml.html.fromstring(readability.Document(page).summary()).text_content()


def main():
    pages = sorted(glob.glob("tests/pages/*.html"))
    readers = {"berita": ours(sys.argv[1]), "trafilatura": with_trafilatura,
               "readability": with_readability}
    for name, read in readers.items():
        figures, start = [], time.process_time()
        for path in pages:
            with open(path, "rb") as f:
                page = f.read()
            with open(path[: -len("html")] + "expected", encoding="utf-8") as f:
                wanted = parse(f.read())[1]
            figures.append(f1(read(path, page), wanted))
        good = sum(figure >= 0.95 for figure in figures)
        print(f"{name:12} text F1 {sum(figures) / len(figures):.3f}, {good} of {len(figures)} pages "
              f"at 0.95, {time.process_time() - start:.1f} s")


main()
