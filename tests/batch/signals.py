"""usage: signals.py FILE COMMAND...: a pipe is fed with the file's lines."""
import json
import os
import signal
import subprocess
import sys
import time

lines = open(sys.argv[1], "rb").readlines()
command = sys.argv[2:] + ["-i", "jsonl"]


def start(jobs):
    pipe = subprocess.PIPE
    return subprocess.Popen(command + ["-j", jobs], stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0)


def feed(p, some):
    p.stdin.write(b"".join(some))
    p.stdin.flush()


def read_lines(p, n):
    return [json.loads(p.stdout.readline()) for _ in range(n)]


def ends(jobs, name, status):
    """Everything that was read is answered, and nothing torn."""
    p = start(jobs)
    feed(p, lines[:30])
    got = read_lines(p, 30)
    p.send_signal(name)
    out, err = p.communicate(timeout=60)
    assert p.returncode == status, (p.returncode, status)
    assert out == b"" and len(got) == 30
    assert b"30 documents" in err, err


def ends_in_the_middle(jobs):
    p = subprocess.Popen(sys.argv[2:] + ["-j", jobs, sys.argv[1]], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                         bufsize=0)
    p.stdout.read(1)
    p.send_signal(signal.SIGTERM)
    out, err = p.communicate(timeout=60)
    records = [json.loads(line) for line in (b"{" + out).splitlines()]
    assert p.returncode in (0, 143), p.returncode
    if p.returncode == 143:
        assert f" {len(records)} documents".encode() in err, (len(records), err)
    assert [r["id"] for r in records] == [json.loads(line)["id"] for line in lines[: len(records)]]


def second_kills(jobs):
    """The first waits for a writer of a torn line that never goes on."""
    p = start(jobs)
    os.kill(p.pid, 0)
    feed(p, [lines[0][:10]])
    time.sleep(0.3)
    p.send_signal(signal.SIGINT)
    assert p.wait(timeout=60) == 130
    p.communicate()


def says_how_far(jobs):
    p = start(jobs)
    feed(p, lines[:5])
    read_lines(p, 5)
    p.send_signal(signal.SIGUSR1)
    assert b"5 documents" in p.stderr.readline()
    out, err = p.communicate(b"".join(lines[5:7]), timeout=60)
    assert p.returncode == 0 and len(out.splitlines()) == 2


def ignored(jobs):
    """nohup and the like ask that signals be ignored: they are."""
    p = subprocess.Popen(["sh", "-c", 'trap "" INT; exec "$@"', "sh"] + command + ["-j", jobs], stdin=subprocess.PIPE,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
    feed(p, lines[:3])
    read_lines(p, 3)
    p.send_signal(signal.SIGINT)
    out, _ = p.communicate(b"".join(lines[3:5]), timeout=60)
    assert p.returncode == 0 and len(out.splitlines()) == 2


for jobs in "1", "3":
    ends(jobs, signal.SIGINT, 130)
    ends(jobs, signal.SIGTERM, 143)
    ends_in_the_middle(jobs)
    second_kills(jobs)
    says_how_far(jobs)
    ignored(jobs)
