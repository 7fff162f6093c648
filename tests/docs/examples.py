#!/usr/bin/env python3
"""Run the console examples of a Markdown file, or bring them up to date.

usage: examples.py FILE [--bless]

An example is a block fenced by ```console: a line "$ COMMAND" (which may go on
after a backslash) and what it prints.  A line "..." stands for any lines.
Commands run in a shell with the build directory first in PATH; blocks that
install or build carry another name (```sh) and are not run.
"""
import os
import pathlib
import re
import subprocess
import sys

BLOCK = re.compile(r"(```console\n)(.*?)(```\n)", re.S)
COMMAND = re.compile(r"\$ ((?:.*\\\n)*.*\n)")


def run(command):
    build = os.path.abspath(os.environ.get("BUILD", "build"))
    env = dict(os.environ, PATH=build + os.pathsep + os.environ["PATH"])
    done = subprocess.run(["sh", "-c", command], env=env, text=True, timeout=120,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.stdout


def steps(block):
    """The commands of a block, each with the output that stands after it."""
    parts = COMMAND.split(block)
    return list(zip(parts[1::2], parts[2::2]))


def agrees(expected, printed):
    pattern = "".join(".*?" if line == "...\n" else re.escape(line)
                      for line in expected.splitlines(keepends=True))
    return re.fullmatch(pattern, printed, re.S) is not None


def blessed(match):
    body = "".join("$ " + command + (expected if agrees(expected, run(command)) else run(command))
                   for command, expected in steps(match[2]))
    return match[1] + body + match[3]


def main():
    path = pathlib.Path(sys.argv[1])
    text = path.read_text(encoding="utf-8")
    if "--bless" in sys.argv:
        path.write_text(BLOCK.sub(blessed, text), encoding="utf-8")
        return 0
    passed = failed = 0
    for block in BLOCK.finditer(text):
        for command, expected in steps(block[2]):
            printed = run(command)
            if agrees(expected, printed):
                passed += 1
                continue
            failed += 1
            print(f"FAIL {path}: $ {command}expected:\n{expected}printed:\n{printed}")
    print(f"{passed} passed, {failed} failed")
    return failed > 0


sys.exit(main())
