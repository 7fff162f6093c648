#!/usr/bin/env python3
"""Writes a WARC of pages to standard output, as crawlers of news do: a warcinfo,
then request, response and metadata for each page.

  warc.py [OPTION]... FILE...

  --gzip           each record a member of its own
  --chunked        bodies in chunks
  --encoding NAME  bodies packed: gzip, deflate
  --charset NAME   said in the Content-Type
  --type TYPE      the Content-Type itself (text/html)
  --status N       of the answers (200)
  --wet            conversion records of plain text instead
  --dress N        N bytes of menus, styles and scripts more in each page, of which
                   real ones mostly consist
  --bytes N        the pages again and again, with other addresses, up to N bytes
"""
import argparse
import gzip
import hashlib
import sys
import zlib

END = b"\r\n\r\n"


def record(kind, number, block, content, address=None):
    """A record; its id follows from its number."""
    uuid = hashlib.md5(b"%d" % number).hexdigest()
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:{uuid[:8]}-{uuid[8:12]}-{uuid[12:16]}-{uuid[16:20]}-{uuid[20:]}>",
        "WARC-Date: 2025-07-18T02:03:04Z",
        f"Content-Type: {content}",
        f"Content-Length: {len(block)}",
    ]
    if address:
        head.insert(3, f"WARC-Target-URI: {address}")
    return "\r\n".join(head).encode() + END + block + END


def chunks(body):
    """In pieces of unequal size, as servers send them."""
    out, at, size = [], 0, 100
    while at < len(body):
        piece = body[at : at + size]
        out.append(b"%x\r\n%s\r\n" % (len(piece), piece))
        at += size
        size = size * 7 % 1009 + 1
    return b"".join(out) + b"0\r\n\r\n"


def answer(body, options):
    """The server's answer with this body."""
    kind = options.type + (f"; charset={options.charset}" if options.charset else "")
    head = [f"HTTP/1.1 {options.status} OK", "Server: nginx", f"Content-Type: {kind}"]
    if options.encoding:
        head.append(f"Content-Encoding: {options.encoding}")
        body = gzip.compress(body, mtime=0) if options.encoding == "gzip" else zlib.compress(body)
    if options.chunked:
        head.append("Transfer-Encoding: chunked")
        body = chunks(body)
    return "\r\n".join(head).encode() + END + body


def dress(size):
    """Menus, styles and scripts: what surrounds an article, in the shares of real pages."""
    menu = style = script = ""
    number = 0
    while len(script) < size // 2:
        script += f'window.__state.push({{"id":{number},"slug":"artikel-{number}","tags":["a","b"],"views":{number * 37}}});\n'
        number += 1
    while len(style) < size // 5:
        style += f".kartu-{number} {{ margin: 0 {number % 9}px; color: #{number % 4096:03x}; display: flex }}\n"
        number += 1
    while len(menu) < size * 3 // 10:
        menu += f'<li class="menu-item item-{number}"><a href="/topik/{number}?ref=menu">Topik {number}</a></li>\n'
        number += 1
    return f"<style>{style}</style><script>{script}</script><ul class=\"menu\">{menu}</ul>".encode()


def records(names, options):
    """All records, one after the other."""
    pages = []
    for name in names:
        with open(name, "rb") as file:
            page = file.read()
        if options.dress:
            page = page.replace(b"</body>", dress(options.dress) + b"</body>", 1)
        pages.append((name.rsplit("/", 1)[-1], page))
    number = written = 0
    yield record("warcinfo", 0, b"software: warc.py\r\n", "application/warc-fields")
    while pages:
        for name, page in pages:
            address = f"https://contoh.example/{number}/{name}"
            number += 1
            if options.wet:
                yield record("conversion", number, page, "text/plain", address)
            else:
                ask = f"GET /{number} HTTP/1.1\r\nHost: contoh.example\r\n\r\n".encode()
                yield record("request", -number, ask, "application/http; msgtype=request", address)
                yield record("response", number, answer(page, options), "application/http; msgtype=response", address)
                yield record("metadata", -number, b"fetchTimeMs: 9\r\n", "application/warc-fields", address)
            written += len(page)
            if options.bytes and written >= options.bytes:
                return
        if not options.bytes:
            return


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--gzip", action="store_true")
    parser.add_argument("--chunked", action="store_true")
    parser.add_argument("--encoding")
    parser.add_argument("--charset")
    parser.add_argument("--type", default="text/html")
    parser.add_argument("--status", type=int, default=200)
    parser.add_argument("--wet", action="store_true")
    parser.add_argument("--dress", type=int, default=0)
    parser.add_argument("--bytes", type=int, default=0)
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    out = sys.stdout.buffer
    for r in records(options.files, options):
        out.write(gzip.compress(r, 6, mtime=0) if options.gzip else r)


main()
