#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fills a registry with small made-up images: fill_registry.py HOST:PORT IMAGES.json

The images are the same bytes on every machine and in every run, so their digests may be written
down. Running it again pushes nothing. IMAGES.json is resources/sample-catalog/images.json or a
file of the same form.
"""
import hashlib
import http.client
import io
import json
import pathlib
import struct
import sys
import tarfile
import urllib.parse
import zlib
from concurrent.futures import ThreadPoolExecutor

MEDIA_TYPES = {
    "docker": {
        "manifest": "application/vnd.docker.distribution.manifest.v2+json",
        "index": "application/vnd.docker.distribution.manifest.list.v2+json",
        "config": "application/vnd.docker.container.image.v1+json",
        "layer": "application/vnd.docker.image.rootfs.diff.tar.gzip",
    },
    "oci": {
        "manifest": "application/vnd.oci.image.manifest.v1+json",
        "index": "application/vnd.oci.image.index.v1+json",
        "config": "application/vnd.oci.image.config.v1+json",
        "layer": "application/vnd.oci.image.layer.v1.tar+gzip",
    },
}
EPOCH = 1735689600  # 2025-01-01, the time of every file in a layer


def digest(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def gzip_stored(data):
    """A gzip member that only stores: the bytes of a compressing one differ between zlib versions."""
    header = b"\x1f\x8b\x08\x00" + struct.pack("<I", 0) + b"\x00\xff"
    chunks = [data[i:i + 65535] for i in range(0, len(data), 65535)] or [b""]
    blocks = b"".join(
        struct.pack("<BHH", index == len(chunks) - 1, len(chunk), len(chunk) ^ 0xFFFF) + chunk
        for index, chunk in enumerate(chunks))
    return header + blocks + struct.pack("<II", zlib.crc32(data), len(data) & 0xFFFFFFFF)


def layer_tar(comment, size):
    """A layer of about @size bytes: a text that says what it is, and filling that never changes."""
    files = {
        "usr/share/sample/README": (comment + "\n").encode(),
        "usr/share/sample/data": hashlib.shake_256(comment.encode()).digest(size),
    }
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime, entry.mode = len(content), EPOCH, 0o644
            tar.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def as_json(value):
    return json.dumps(value, indent=3).encode()


class Image:
    """One image of the list: its blobs, and its manifests with the one that tags point to last."""

    def __init__(self, description):
        self.blobs = {}
        self.manifests = []  # (media type, bytes)
        self.types = MEDIA_TYPES[description["format"]]
        platforms = description.get("platforms", ["linux/amd64"])
        entries = [self._platform(description, name) for name in platforms]
        if len(entries) > 1:
            self.manifests.append((self.types["index"], as_json({
                "schemaVersion": 2, "mediaType": self.types["index"], "manifests": entries})))

    def top(self):
        return self.manifests[-1]

    def _add(self, kind, data):
        self.blobs[digest(data)] = data
        return {"mediaType": self.types[kind], "size": len(data), "digest": digest(data)}

    def _platform(self, description, platform):
        system, architecture = platform.split("/")[:2]
        layers, diff_ids, history = [], [], []
        for layer in description["layers"]:
            tar = layer_tar(f"{layer['comment']} ({architecture})", layer["bytes"])
            layers.append(self._add("layer", gzip_stored(tar)))
            diff_ids.append(digest(tar))
            history.append({"created": description["created"], "created_by": layer["comment"]})
        config = {
            "architecture": architecture,
            "os": system,
            "created": description["created"],
            "config": {
                "User": description.get("user", ""),
                "ExposedPorts": {port: {} for port in description.get("ports", [])},
                "Env": [f"{key}={value}" for key, value in description.get("env", {}).items()],
                "Entrypoint": description.get("entrypoint"),
                "Cmd": description.get("command"),
                "WorkingDir": description.get("workingDir", ""),
                "Labels": description.get("labels", {}),
            },
            "history": history,
            "rootfs": {"type": "layers", "diff_ids": diff_ids},
        }
        manifest = as_json({
            "schemaVersion": 2,
            "mediaType": self.types["manifest"],
            "config": self._add("config", as_json(config)),
            "layers": layers,
        })
        self.manifests.append((self.types["manifest"], manifest))
        return {"mediaType": self.types["manifest"], "size": len(manifest),
                "digest": digest(manifest),
                "platform": {"architecture": architecture, "os": system}}


def expand(value, version):
    """Replaces {version} in every text of @value."""
    if isinstance(value, str):
        return value.replace("{version}", version)
    if isinstance(value, list):
        return [expand(item, version) for item in value]
    if isinstance(value, dict):
        return {key: expand(item, version) for key, item in value.items()}
    return value


def images(listing):
    """Yields (repository, tags, Image). An image has what its repository says and what it adds."""
    for repository in listing["repositories"]:
        for entry in repository["images"]:
            merged = {**repository, **entry}
            for key in ("labels", "env"):
                merged[key] = {**repository.get(key, {}), **entry.get(key, {})}
            base = listing["bases"].get(merged.get("base"), [])
            merged["layers"] = base + repository.get("layers", []) + entry.get("layers", [])
            yield (repository["name"], entry["tags"],
                   Image(expand(merged, entry.get("version", entry["tags"][0]))))


class Registry:
    """Just enough of the distribution protocol to push, over one kept connection."""

    def __init__(self, address):
        self.connection = http.client.HTTPConnection(address, timeout=10)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()

    def ask(self, method, path, expected, body=None, headers=None):
        self.connection.request(method, path, body=body, headers=headers or {})
        reply = self.connection.getresponse()
        text = reply.read()
        if reply.status not in expected:
            raise RuntimeError(f"{method} {path}: {reply.status} {text[:300].decode(errors='replace')}")
        return reply

    def has_manifest(self, repository, reference, media_type, wanted):
        reply = self.ask("HEAD", f"/v2/{repository}/manifests/{reference}", (200, 404),
                         headers={"Accept": media_type})
        return reply.status == 200 and reply.getheader("Docker-Content-Digest") == wanted

    def push_blob(self, repository, data):
        name = digest(data)
        if self.ask("HEAD", f"/v2/{repository}/blobs/{name}", (200, 404)).status == 200:
            return
        start = self.ask("POST", f"/v2/{repository}/blobs/uploads/", (202,), headers={"Content-Length": "0"})
        place = urllib.parse.urlsplit(start.getheader("Location"))
        query = urllib.parse.urlencode([*urllib.parse.parse_qsl(place.query), ("digest", name)])
        self.ask("PUT", f"{place.path}?{query}", (201,), data, {"Content-Type": "application/octet-stream"})

    def push_manifest(self, repository, reference, media_type, data):
        self.ask("PUT", f"/v2/{repository}/manifests/{reference}", (201,), data, {"Content-Type": media_type})

    def push(self, repository, tags, image):
        """Pushes what is missing of @image; returns the number of tags that were pushed."""
        media_type, manifest = image.top()
        missing = [tag for tag in tags
                   if not self.has_manifest(repository, tag, media_type, digest(manifest))]
        if missing:
            for blob in image.blobs.values():
                self.push_blob(repository, blob)
            for kind, data in image.manifests:
                self.push_manifest(repository, digest(data), kind, data)
        for tag in missing:
            self.push_manifest(repository, tag, media_type, manifest)
        return len(missing)


def fill(address, listing):
    """Pushes what is missing; returns the number of tags that were pushed."""
    def fill_repository(entries):
        with Registry(address) as registry:
            return sum(registry.push(*entry) for entry in entries)

    by_repository = {}
    for entry in images(listing):
        by_repository.setdefault(entry[0], []).append(entry)
    with ThreadPoolExecutor(4) as pool:
        return sum(pool.map(fill_repository, by_repository.values()))


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    listing = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    print(f"{fill(sys.argv[1], listing)} tags pushed")


if __name__ == "__main__":
    main()
