#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Stands in front of a registry, for GET only, and makes it far away, or strict: distance.py PORT [--delay MS] [--rate N]

Each reply leaves --delay milliseconds after its request came; netem would do it in the kernel, but
not every kernel has it. With --rate, N requests a second are let through, by a token bucket that
holds as many, and the others get 429 without Retry-After. It prints its own port, then serves until
it is ended. It forwards some thousand requests a second, ten times what it is used for.
"""
import argparse
import asyncio
import sys
import time

REFUSAL = b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n"


class Bucket:
    def __init__(self, rate):
        self.rate, self.tokens, self.at = rate, rate, time.monotonic()

    def grants(self):
        if not self.rate:
            return True
        now = time.monotonic()
        self.tokens = min(self.rate, self.tokens + (now - self.at) * self.rate)
        self.at = now
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


async def read_reply(upstream):
    head = await upstream.readuntil(b"\r\n\r\n")
    fields = dict(line.lower().split(b":", 1) for line in head.split(b"\r\n")[1:] if b":" in line)
    if b"chunked" in fields.get(b"transfer-encoding", b""):
        body = b""
        while not body.endswith(b"0\r\n\r\n"):
            body += await upstream.readline()
        return head + body
    return head + await upstream.readexactly(int(fields.get(b"content-length", b"0")))


async def serve(reader, writer, port, delay, bucket):
    upstream_reader, upstream_writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        if await reader.readexactly(1) != b"G":  # a TLS handshake: closed, as a registry without TLS does
            return
        first = b"G"
        while True:
            request = first + await reader.readuntil(b"\r\n\r\n")
            first = b""
            due = time.monotonic() + delay
            if bucket.grants():
                upstream_writer.write(request)
                reply = await read_reply(upstream_reader)
            else:
                reply = REFUSAL
            await asyncio.sleep(due - time.monotonic())
            writer.write(reply)
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()
        upstream_writer.close()


async def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("port", type=int)
    parser.add_argument("--delay", type=float, default=0, help="milliseconds")
    parser.add_argument("--rate", type=float, default=0, help="requests a second; default: any number")
    options = parser.parse_args()
    bucket = Bucket(options.rate)
    server = await asyncio.start_server(
        lambda reader, writer: serve(reader, writer, options.port, options.delay / 1000, bucket), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        sys.exit(0)
