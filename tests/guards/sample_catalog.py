#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The sample catalog and its registry belong together: run by with_sample_registry.py.

Every image that a definition names is in the running registry, but for the ones said to be absent;
a second filling pushes nothing; and skopeo computes the digests that were promised.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "resources/sample-catalog"
sys.path.insert(0, str(ROOT / "tests/support"))
import fill_registry  # noqa: E402

ADDRESS = os.environ["HEADWATER_SAMPLE_REGISTRY"]
LISTING = json.loads((SAMPLE / "images.json").read_text(encoding="utf-8"))
REFERENCE = re.compile(r"registry\.sample\.invalid:5000/([a-z0-9/-]+)([:@][A-Za-z0-9:._-]+)")


def references():
    """(repository, tag or digest) of all definitions."""
    for path in sorted(SAMPLE.glob("*/*")):
        for repository, rest in REFERENCE.findall(path.read_text(encoding="utf-8")):
            yield repository, rest[1:]


class SampleCatalog(unittest.TestCase):
    def setUp(self):
        self.registry = fill_registry.Registry(ADDRESS)

    def tearDown(self):
        self.registry.connection.close()

    def test_images_exist_unless_absent_on_purpose(self):
        accept = ", ".join(kinds[kind] for kinds in fill_registry.MEDIA_TYPES.values() for kind in ("manifest", "index"))
        found = list(references())
        self.assertGreater(len(found), 20)
        missing = [f"{repository}:{reference}" for repository, reference in found
                   if self.registry.ask("HEAD", f"/v2/{repository}/manifests/{reference}", (200, 404),
                                        headers={"Accept": accept}).status == 404]
        self.assertEqual(LISTING["absent"], missing)

    def test_filling_again_pushes_nothing(self):
        self.assertEqual(0, fill_registry.fill(ADDRESS, LISTING))

    def test_skopeo_sees_the_same_digests(self):
        for wanted in ("builders/ruby:3.4", "builders/nodejs:24", "builders/nodejs:22", "builders/golang:1.25"):
            with self.subTest(wanted):
                repository, tag = wanted.split(":")
                image = next(i for r, tags, i in fill_registry.images(LISTING) if r == repository and tag in tags)
                told = subprocess.run(["skopeo", "inspect", "--tls-verify=false", f"docker://{ADDRESS}/{wanted}"],
                                      capture_output=True, text=True, check=True).stdout
                self.assertEqual(fill_registry.digest(image.top()[1]), json.loads(told)["Digest"])


if __name__ == "__main__":
    unittest.main()
