#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The guard must be able to fail: every rule is fed a line that breaks it."""
import unittest

import source_rules as guard

SPDX = "// SPDX-License-Identifier: Apache-2.0\n"


def names(found):
    return [rule for _, _, rule in found]


class EveryRule(unittest.TestCase):
    def test_fails_on_its_own_bad_line(self):
        for rule in guard.RULES:
            for layer in rule.layers:
                name = f"{layer}/some.cpp"
                if guard.allowed(name, rule):
                    continue
                with self.subTest(rule=rule.name, layer=layer):
                    self.assertIn(rule.name, names(guard.line_problems(name, 1, rule.breaks)))

    def test_lets_its_homes_be(self):
        for rule in guard.RULES:
            for home in rule.homes:
                name = home + "some.cpp" if home.endswith("/") else home
                with self.subTest(rule=rule.name, home=home):
                    self.assertNotIn(rule.name, names(guard.line_problems(name, 1, rule.breaks)))

    def test_ignores_comments(self):
        self.assertEqual([], names(guard.line_problems("core/a.cpp", 1, "x(); // not QSettings, because")))


class LayerDirection(unittest.TestCase):
    def include(self, name, included):
        return names(guard.line_problems(name, 1, f'#include "{included}"'))

    def test_upward_is_refused(self):
        for name, included in [
            ("core/a.cpp", "registry/client/b.h"), ("core/a.cpp", "app/settings/b.h"),
            ("registry/a.cpp", "models/b.h"), ("models/a.cpp", "views/b.h"), ("models/a.cpp", "registry/b.h"),
            ("views/a.cpp", "registry/b.h"), ("views/a.cpp", "app/presenters/b.h"),
            ("app/presenters/a.cpp", "views/b.h"), ("app/presenters/a.cpp", "app/shell/b.h"),
            ("app/cli/a.cpp", "views/b.h"), ("app/shell/a.cpp", "registry/b.h"), ("app/platform/a.cpp", "views/b.h"),
        ]:
            with self.subTest(name=name, included=included):
                self.assertEqual([f"{guard.layer_of(name)}/ must not include {included}"],
                                 self.include(name, included))

    def test_downward_is_accepted(self):
        for name, included in [
            ("core/store/a.cpp", "core/base/b.h"), ("registry/http/a.cpp", "core/ports/b.h"),
            ("views/tags/a.cpp", "models/b.h"), ("app/composition.cpp", "registry/http/b.h"),
            ("app/shell/a.cpp", "app/presenters/b.h"), ("tests/views/tst_a.cpp", "views/tags/a.h"),
        ]:
            with self.subTest(name=name, included=included):
                self.assertEqual([], self.include(name, included))

    def test_every_layer_may_include_only_known_layers(self):
        for layer, targets in guard.MAY_INCLUDE.items():
            self.assertIn(layer, targets)
            self.assertLessEqual(targets, guard.SOURCES)


class WholeFiles(unittest.TestCase):
    def test_sizes(self):
        self.assertIn("longer than 500 lines", names(guard.file_problems("core/a.cpp", SPDX + "x\n" * 500)))
        self.assertEqual([], names(guard.file_problems("core/a.cpp", SPDX + "x\n" * 499)))
        self.assertIn("longer than 250 lines",
                      names(guard.file_problems("core/a.h", SPDX + "#pragma once\n" + "x\n" * 249)))

    def test_heads(self):
        self.assertEqual(["no SPDX line"], names(guard.file_problems("core/a.cpp", "int a;\n")))
        self.assertEqual(["no #pragma once"], names(guard.file_problems("core/a.h", SPDX)))

    def test_labels(self):
        label = SPDX + "auto *label = new QLabel(this);\n"
        self.assertEqual(["QLabel without Qt::PlainText"], names(guard.file_problems("views/a.cpp", label)))
        self.assertEqual([], names(guard.file_problems("views/a.cpp", label + "l->setTextFormat(Qt::PlainText);\n")))

    def test_untested(self):
        files = ["core/base/digest.cpp", "core/base/error.h", "app/main.cpp", "views/page.cpp",
                 "tests/core/base/tst_digest.cpp"]
        self.assertEqual(["no tests/**/tst_page.cpp"], names(guard.untested(files)))

    def test_same_name(self):
        self.assertEqual(["the same name as core/image/json.cpp"],
                         names(guard.same_name(["core/image/json.cpp", "core/image/json.h", "core/store/json.cpp"])))

    def test_misplaced(self):
        self.assertEqual(1, len(list(guard.misplaced(["core", ".git", "scratch"]))))


if __name__ == "__main__":
    unittest.main()
