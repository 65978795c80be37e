#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes COUNT image-stream definitions of five tags, about 1.5 kB each: generate_catalog.py DIR COUNT

The same files every time, a hundred to a folder, with comments and both quote styles as people
write them.
"""
import pathlib
import sys

TAGS = 5
HEAD = """\
# Stream {number}: generated for benchmarks
apiVersion: image.openshift.io/v1
kind: ImageStream
metadata:
  name: stream-{number:05}
  namespace: team-{team:03}
  annotations:
    openshift.io/display-name: "Stream {number}"
spec:
  lookupPolicy:
    local: false
  tags:
"""
ALIAS = """\
  - name: latest
    annotations:
      openshift.io/display-name: 'Stream {number} (Latest)'
      tags: builder,stream
    from:
      kind: ImageStreamTag
      name: "{newest}"
"""
TAG = """\
  # version {version}
  - name: "{version}"
    annotations:
      description: Stream {number}, version {version}.
      tags: builder,stream
      version: "{version}"
    from:
      kind: DockerImage
      name: registry.example.com/team-{team:03}/stream-{number:05}:{version}
    importPolicy:
      scheduled: true
"""


def definition(number):
    team = number // 100
    versions = [f"{number % 9 + 1}.{minor}" for minor in reversed(range(TAGS - 1))]
    tags = [TAG.format(number=number, team=team, version=version) for version in versions]
    return (HEAD.format(number=number, team=team)
            + ALIAS.format(number=number, newest=versions[0]) + "".join(tags))


def generate(folder, count):
    for number in range(count):
        path = folder / f"team-{number // 100:03}" / f"stream-{number:05}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(definition(number), encoding="utf-8")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    generate(pathlib.Path(sys.argv[1]), int(sys.argv[2]))


if __name__ == "__main__":
    main()
