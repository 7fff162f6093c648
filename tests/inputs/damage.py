#!/usr/bin/env python3
"""Damages a WARC on its way from standard input to standard output.

  damage.py bits N       the middle of member N of gzip, counted from 1
  damage.py checksum N   the checksum of member N
  damage.py length N M   says that record N, not packed, has M bytes more
  damage.py head N TEXT  puts the text at the beginning of record N
"""
import re
import sys
import zlib


def members(data):
    """Where each member of gzip begins and ends."""
    found, at = [], 0
    while at < len(data):
        unpack = zlib.decompressobj(31)
        unpack.decompress(data[at:])
        end = len(data) - len(unpack.unused_data)
        found.append((at, end))
        at = end
    return found


def main():
    what, n, *more = sys.argv[1:]
    data = bytearray(sys.stdin.buffer.read())
    if what in ("bits", "checksum"):
        start, end = members(bytes(data))[int(n) - 1]
        at = (start + end) // 2 if what == "bits" else end - 8
        data[at : at + 4] = bytes(b ^ 0xFF for b in data[at : at + 4])
    else:
        at = [m.start() for m in re.finditer(rb"WARC/1\.0\r\n", data)][int(n) - 1]
        if what == "length":
            m = re.compile(rb"Content-Length: (\d+)").search(data, at)
            data[m.start(1) : m.end(1)] = b"%d" % (int(m[1]) + int(more[0]))
        else:
            data[at:at] = more[0].encode()
    sys.stdout.buffer.write(data)


main()
