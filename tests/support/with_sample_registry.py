#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs a command while a real registry serves the images of the sample catalog.

    with_sample_registry.py --state DIR [--images FILE] -- COMMAND ARGS...

The registry listens on a loopback port, the same one as the last time if it is free. The command
finds its address in HEADWATER_SAMPLE_REGISTRY and its exit status is handed on; the registry ends
with it. DIR keeps the port and the registry's storage.
"""
import argparse
import ctypes
import hashlib
import http.client
import json
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import fill_registry  # noqa: E402

SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "resources/sample-catalog/images.json"
START_SECONDS = 10


def free_port(remembered):
    """@remembered if nobody listens there, else one the system picks."""
    for wanted in (remembered, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", wanted))
            except OSError:
                continue
            return probe.getsockname()[1]
    raise RuntimeError("no free port on 127.0.0.1")


def storage_folder(state, images):
    """One per version of the images, so that a tag that was dropped from the list is gone."""
    key = hashlib.sha256(images.read_bytes() + pathlib.Path(fill_registry.__file__).read_bytes())
    wanted = state / f"storage-{key.hexdigest()[:12]}"
    for old in state.glob("storage-*"):
        if old != wanted:
            shutil.rmtree(old, ignore_errors=True)
    return wanted


def end_with_parent():
    """In the child: SIGTERM when this program dies, however it dies. 1 is PR_SET_PDEATHSIG."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)


def answers(port):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        connection.request("GET", "/v2/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def start(state, storage, port):
    """Starts a registry on @port; None if it ended, for example because the port was taken."""
    program = shutil.which("docker-registry") or shutil.which("registry")
    if program is None:
        raise RuntimeError("docker-registry is not installed; ./dev test installs it")
    config = state / f"config-{port}.yml"
    config.write_text(json.dumps({  # JSON is YAML
        "version": 0.1,
        "log": {"level": "warn"},
        "storage": {"filesystem": {"rootdirectory": str(storage)}, "delete": {"enabled": True}},
        "http": {"addr": f"127.0.0.1:{port}"},
    }), encoding="utf-8")
    with open(state / f"registry-{port}.log", "wb") as log:
        # A session of its own: Ctrl-C in the terminal is for the command alone.
        server = subprocess.Popen([program, "serve", str(config)], stdin=subprocess.DEVNULL, stdout=log,
                                  stderr=log, start_new_session=True, preexec_fn=end_with_parent)
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        if answers(port):
            return server if server.poll() is None else None
        time.sleep(0.02)
    server.kill()
    server.wait()
    return None


def serve(state, images):
    """Returns the running registry, filled, and its address."""
    state.mkdir(parents=True, exist_ok=True)
    remembered = state / "port"
    port = int(remembered.read_text()) if remembered.exists() else 0
    for _ in range(3):
        chosen = free_port(port)
        server = start(state, storage_folder(state, images), chosen)
        if server:
            if chosen == port or port == 0:
                remembered.write_text(str(chosen))
            address = f"127.0.0.1:{chosen}"
            fill_registry.fill(address, json.loads(images.read_text(encoding="utf-8")))
            return server, address
        port = 0
    raise RuntimeError(f"the registry did not start; see {state}/registry-*.log")


def run(command, address):
    child = subprocess.Popen(command, env={**os.environ, "HEADWATER_SAMPLE_REGISTRY": address})
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends it to the child as well
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda received, _: child.send_signal(received))
    status = child.wait()
    return status if status >= 0 else 128 - status


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--state", type=pathlib.Path, required=True)
    parser.add_argument("--images", type=pathlib.Path, default=SAMPLE)
    parser.add_argument("command", nargs="+")
    options = parser.parse_args()
    try:
        server, address = serve(options.state.resolve(), options.images)
    except (OSError, RuntimeError) as error:
        sys.exit(f"sample registry: {error}")
    try:
        return run(options.command, address)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    sys.exit(main())
