"""The recipe of berita-batch(7) with a worker killed after the first results.

usage: dask_run.py ARTICLES OUTPUT"""
import os
import signal
import subprocess
import sys

from distributed import Client, as_completed

ADDRESS = "10.11.12.1"


def extract(lines):
    done = subprocess.run(["berita-extract", "-i", "jsonl", "--quiet"], input=lines, stdout=subprocess.PIPE)
    if done.returncode > 1:  # 1: some document was bad, and is no reason to try again
        raise RuntimeError(f"berita-extract ended with {done.returncode}")
    return done.stdout


def chunks(path, n):
    lines = open(path, "rb").readlines()
    return [b"".join(lines[i : i + n]) for i in range(0, len(lines), n)]


def start(*command):
    return subprocess.Popen([sys.executable, "-m", *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main():
    cli = "distributed.cli."
    processes = [start(cli + "dask_scheduler", "--host", ADDRESS, "--port", "8786", "--no-dashboard")]
    for i in range(2):
        processes.append(start(cli + "dask_worker", f"tcp://{ADDRESS}:8786", "--no-nanny", "--no-dashboard", "--nthreads", "1",
                               "--host", ADDRESS, "--local-directory", os.path.join(os.environ["SCRATCH"], f"dask{i}")))
    with Client(f"tcp://{ADDRESS}:8786", timeout=60) as client:
        client.wait_for_workers(2, timeout=60)
        futures = [client.submit(extract, chunk, pure=False) for chunk in chunks(sys.argv[1], 50)]
        victim = False
        parts = {}
        for future in as_completed(futures):
            parts[future.key] = None
            if not victim and len(parts) >= 5:
                processes[1].send_signal(signal.SIGKILL)
                victim = True
        with open(sys.argv[2], "wb") as out:
            for future in futures:  # what the killed worker held is made again
                out.write(future.result(timeout=120))
        assert victim and len(client.scheduler_info()["workers"]) == 1
    for p in processes:
        p.kill()


main()
