# SPDX-License-Identifier: Apache-2.0
"""Registries for the benchmarks: real ones, filled once and kept in the build folder."""
import atexit
import http.client
import json
import pathlib
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "support"))
import fill_registry  # noqa: E402
import with_sample_registry  # noqa: E402

REPOSITORY = "bench/app"


def end(server):
    server.terminate()
    server.wait()


def start(folder):
    """A registry on @folder that ends with this program; its "127.0.0.1:PORT"."""
    port = with_sample_registry.free_port(0)
    folder.parent.mkdir(parents=True, exist_ok=True)
    server = with_sample_registry.start(folder.parent, folder, port)
    if server is None:
        raise RuntimeError(f"the registry did not start; see {folder.parent}/registry-*.log")
    atexit.register(end, server)
    return f"127.0.0.1:{port}"


class BodyCount:
    """How many manifests and blobs a registry sends, by its own access log."""

    def __init__(self, build, address):
        self.log = build / f"bench/registry-{address.partition(':')[2]}.log"
        self.offset = 0

    def start(self):
        self.offset = self.log.stat().st_size
        if not self.offset:
            raise RuntimeError(f"{self.log} has no requests: nothing could be counted")

    def expect_none(self):
        with open(self.log, "rb") as log:
            log.seek(self.offset)
            lines = log.read().splitlines()
        asked = [line for line in lines if b'"HEAD /v2/' in line]
        sent = [line for line in lines if b'"GET /v2/' in line and (b"/manifests/" in line or b"/blobs/" in line)]
        if sent or not asked:
            raise RuntimeError(f"{len(sent)} bodies were sent, {len(asked)} HEADs answered; the first: {(sent + lines)[:1]}")


def at_distance(address, *arguments):
    """distance.py with @arguments in front of @address; its own address."""
    server = subprocess.Popen([sys.executable, HERE / "distance.py", address.partition(":")[2], *arguments],
                              stdout=subprocess.PIPE, text=True, preexec_fn=with_sample_registry.end_with_parent)
    atexit.register(end, server)
    return f"127.0.0.1:{int(server.stdout.readline())}"


def listing(tags):
    """As many images as tags, each with a configuration of its own and all with one layer."""
    return {"bases": {}, "repositories": [{
        "name": REPOSITORY, "format": "oci", "created": "2025-01-01T00:00:00Z",
        "layers": [{"comment": "base", "bytes": 2000}], "entrypoint": ["/bin/app"],
        "labels": {f"io.example.label-{i}": "a text of usual length" for i in range(20)},
        "images": [{"tags": [f"1.{i}"], "env": {"VERSION": f"1.{i}"}} for i in range(tags)]}]}


def with_images(build, tags):
    """A registry with @tags different images; its address."""
    folder = build / f"bench/registry-{tags}"
    address = start(folder)
    done = folder / "complete"
    if not done.exists():
        fill_registry.fill(address, listing(tags))
        done.touch()
    return address


def with_tag_names(build, tags):
    """A registry that lists @tags tags, which lead nowhere: it lists the folders that it finds."""
    folder = build / f"bench/registry-names-{tags}"
    if not (folder / "complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        names = folder / "docker/registry/v2/repositories" / REPOSITORY / "_manifests/tags"
        names.mkdir(parents=True)
        for i in range(tags):
            (names / f"v{i // 100}.{i % 100}-build.{i * 7919 % 10007:05}").mkdir()
        (folder / "complete").touch()
    return start(folder)


def paths(address, tags):
    """The paths that importing @tags asks for: each manifest, then its configuration."""
    connection = http.client.HTTPConnection(address, timeout=10)
    found = []
    for tag in tags:
        path = f"/v2/{REPOSITORY}/manifests/{tag}"
        connection.request("GET", path, headers={"Accept": fill_registry.MEDIA_TYPES["oci"]["manifest"]})
        manifest = json.loads(connection.getresponse().read())
        found += [path, f"/v2/{REPOSITORY}/blobs/{manifest['config']['digest']}"]
    connection.close()
    return found
