"""Runs a command again and again, killed at random moments, until it was killed
as often as asked for; each time that it gets to its end, what it made must be
what a run without kills makes.

usage: kills.py KILLS SEED EXPECTED MADE STATUS [--signal NAME] -- COMMAND...

MADE is the file or folder that it makes, EXPECTED the sha256 of it as --digest
prints it, STATUS the exit status at the end.  After each end MADE and everything
beside it whose name begins so are removed.

       kills.py --digest MADE"""
import glob
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time


def digest(made):
    files = sorted(glob.glob(made + "/**", recursive=True, include_hidden=True)) if os.path.isdir(made) else [made]
    sum = hashlib.sha256()
    for path in files:
        if not os.path.isfile(path):
            continue
        sum.update(os.path.relpath(path, made).encode() + b"\0")
        sum.update(open(path, "rb").read())
    return sum.hexdigest()


def remove(made):
    for path in glob.glob(made + "*"):
        shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)


def run_to_end(command):
    began = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return done.returncode, time.monotonic() - began


if sys.argv[1] == "--digest":
    print(digest(sys.argv[2]))
    sys.exit()

kills, seed, expected, made, status = int(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:5], int(sys.argv[5])
rest = sys.argv[6:]
name = rest[rest.index("--signal") + 1] if "--signal" in rest else "SIGKILL"
command = rest[rest.index("--") + 1 :]
with_what = getattr(signal, name)
dice = random.Random(seed)
remove(made)
_, length = run_to_end(command)
remove(made)

done = ends = 0
while done < kills or ends == 0:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        # Once all kills are done it is left alone.
        got = process.wait(timeout=dice.uniform(0.01, max(0.4, length * 0.6)) if done < kills else None)
    except subprocess.TimeoutExpired:
        process.send_signal(with_what)
        got = process.wait()
        done += 1
        if got in (-with_what, 128 + with_what):
            continue
    if got != status or digest(made) != expected:
        sys.exit(f"seed {seed}: after {done} kills exit {got}, digest {digest(made)}, not {expected}")
    ends += 1
    remove(made)
print(f"seed {seed}: {done} kills, {ends} ends")
