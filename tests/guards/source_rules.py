#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""House rules that a compiler cannot see: source_rules.py ROOT. Prints file:line: rule.

Each rule names the folders it covers and one line that breaks it, which test_source_rules.py feeds
back, so that a rule which can no longer fail is noticed. An exception is one line in ALLOW with
its reason: the list of exceptions is reviewed like code and only grows in a diff somebody reads.
"""
import pathlib
import re
import sys
from typing import NamedTuple

# Which folder may include which: the arrows of DESIGN, downward only. A file belongs to the longest
# folder that matches.
MAY_INCLUDE = {
    "core": {"core"},
    "registry": {"core", "registry"},
    "models": {"core", "models"},
    "views": {"core", "models", "views"},
    "app/settings": {"core", "views", "app/settings"},
    "app/platform": {"core", "app/platform"},
    "app/cli": {"core", "app/cli", "app/settings", "app/platform"},
    "app/presenters": {"core", "registry", "models", "app/presenters"},
    "app/shell": {"core", "models", "views", "app/presenters", "app/platform", "app/settings", "app/shell"},
    "app": {"core", "registry", "models", "views", "app", "app/settings", "app/platform", "app/cli",
            "app/presenters", "app/shell"},
}
SOURCES = set(MAY_INCLUDE)
APP = {layer for layer in SOURCES if layer.startswith("app")}
GUI = {"views", "app", "app/shell"}
TESTS = {"tests"}

# The only home of a thing, so that it can be replaced, limited and tested in one place.
SAVE = "core/base/savefile.cpp"


class Rule(NamedTuple):
    name: str
    pattern: str
    layers: set
    breaks: str  # a line that breaks it
    homes: tuple = ()  # files, or folders that end in /, where it is allowed


RULES = [
    Rule("nested event loop", r"\bQEventLoop\b|processEvents\(|waitFor(Finished|ReadyRead|Started|BytesWritten)\(", SOURCES,
         "QEventLoop loop;"),
    Rule("exec() outside main", r"[.>]exec\(\)|\bexec\(\);", SOURCES, "dialog.exec();", ("app/main.cpp", "app/composition.cpp", "app/cli/", "core/store/")),
    Rule("string-based connect", r"\b(SIGNAL|SLOT)\(", SOURCES, "connect(a, SIGNAL(b()), c, SLOT(d()));"),
    Rule("item container used as a model", r"\bQ(StandardItemModel|TreeWidget|TableWidget|ListWidget)\b", SOURCES,
         "auto *table = new QTableWidget(this);"),
    Rule("whole-model reset", r"\bbeginResetModel\(", {"models"}, "beginResetModel();"),
    Rule("settings outside app/settings", r"\bQSettings\b", SOURCES, "QSettings settings;", ("app/settings/",)),
    Rule("singleton", r"(?<!QCoreApplication)(?<!QGuiApplication)(?<!QApplication)::instance\(\)", SOURCES,
         "Catalog::instance()->load();"),
    Rule("modal message box", r"\bQMessageBox::(warning|critical|information|question)\(", SOURCES,
         "QMessageBox::warning(this, title, text);"),
    Rule("uncategorised log", r"\bq(Debug|Warning|Info|Critical)\(\)", SOURCES, 'qWarning() << "lost";'),
    Rule("manual delete", r"^\s*delete\s+\w", SOURCES, "    delete item;"),
    Rule("test as friend", r"\bfriend class Test", SOURCES, "friend class TestCatalog;"),
    Rule("hand-written comparison", r"\boperator(==|!=|<=|>=|<|>)\s*\((?!.*= (default|delete))", {"core"},
         "bool operator==(const Digest &other) const;"),
    Rule("secret revealed", r"[.>]reveal\(\)", SOURCES, "header += secret.reveal();"),
    Rule("file written without savefile", r"\bQSaveFile\b|\bQFile::WriteOnly\b|\bQIODevice(Base)?::(WriteOnly|ReadWrite|Append)\b"
         r"|\bstd::ofstream\b|\bfopen\(|\bO_(WRONLY|RDWR)\b", SOURCES, "file.open(QIODevice::WriteOnly);", (SAVE,)),
    # Bytes from outside have a limit; what is read is read(limit).
    Rule("read without a limit", r"\breadAll(Standard\w+)?\(\)", SOURCES, "const QByteArray body = reply->readAll();"),
    Rule("network outside registry/http", r"#include <(QtNetwork/|QNetwork|QSsl|QTcp|QHostInfo)", SOURCES,
         "#include <QNetworkAccessManager>", ("registry/http/",)),
    Rule("SQL outside core/store", r"#include <(QtSql/|QSql)", SOURCES, "#include <QSqlDatabase>", ("core/store/",)),
    Rule("yaml-cpp outside core/definition", r"#include [<\"]yaml-cpp/", SOURCES, "#include <yaml-cpp/yaml.h>", ("core/definition/", "tests/bench/emitwithyamlcpp.cpp")),
    Rule("highlighting outside views", r"#include <KSyntaxHighlighting/", SOURCES, "#include <KSyntaxHighlighting/Theme>", ("views/",)),
    Rule("keychain outside app/platform", r"#include [<\"](qt6)?keychain", SOURCES, "#include <qt6keychain/keychain.h>", ("app/platform/",)),
    Rule("D-Bus outside app/platform", r"#include <(QtDBus/|QDBus)", SOURCES, "#include <QDBusConnection>", ("app/platform/",)),
    # Debian keeps all Qt headers under one root, so this compiles even where only Qt6::Core is linked.
    Rule("GUI header below views", r"#include <(QtGui/|QtWidgets/|QIcon|QColor|QFont|QPixmap|QImage|QPainter|QWidget|QApplication"
         r"|QGuiApplication|QMessageBox|QDialog|QAction|QStyle|QPalette)", {"core", "registry", "models", "app/presenters", "app/settings"},
         "#include <QIcon>"),
    # Names, descriptions and server messages come from strangers: text that may be markup is not shown as markup.
    Rule("rich text", r"\bQt::(RichText|AutoText|MarkdownText)\b|\b(setHtml|appendHtml|insertHtml|setMarkdown)\(", GUI,
         "label->setTextFormat(Qt::AutoText);"),
    Rule("sentence built by +", r"\btr\([^)]*\)\s*\+|\+\s*tr\(", SOURCES, 'label = tr("Tag") + name;'),
    Rule("unfinished", r"\b(TODO|FIXME|XXX|HACK)\b|//.*\bfor now\b", SOURCES | TESTS, "// TODO: later"),
    Rule("sleep in a test", r"QTest::q(Wait|Sleep)\(|\bQThread::m?sleep\(|std::this_thread::sleep", TESTS, "QTest::qWait(100);"),
]

# (file, rule): reason.
ALLOW = {
    ("core/secrets/storedcredential.cpp", "secret revealed"): "what the keychain keeps is made of it",
    ("app/platform/samplecatalog.cpp", "read without a limit"): "resources that are compiled in",
    ("app/platform/keychain.cpp", "secret revealed"): "hands secrets to the keychain of the desktop",
    ("app/platform/notifier.cpp", "string-based connect"): "QDBusConnection takes no other",
    ("app/shell/aboutdialog.cpp", "read without a limit"): "resources that are compiled in",
    ("registry/client/authorizer.cpp", "secret revealed"): "puts the credential into the Authorization header",
    ("registry/client/tokensource.cpp", "secret revealed"): "puts the credential into the request for a token",
    ("views/common/icon.cpp", "read without a limit"): "resources that are compiled in",
}

MAX_LINES = {".cpp": 500, ".h": 250}
# What may lie in the root folder; the build and names that begin with a dot are nobody's business.
TOP_LEVEL = {"app", "build", "cluster", "core", "dev", "docs", "models", "packaging", "registry", "resources",
             "tests", "translations", "views", "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md"}

INCLUDE = re.compile(r'#include "([a-z][a-z0-9]*/.*)"')
# Comments are not code, but a comment is where unfinished work announces itself.
COMMENT = re.compile(r"//(?!.*(\b(TODO|FIXME|XXX|HACK)\b|\bfor now\b)).*")


def layer_of(name):
    return max((l for l in SOURCES | TESTS if name.startswith(l + "/")), key=len, default=None)


def allowed(name, rule):
    return (name, rule.name) in ALLOW or any(name == home or home.endswith("/") and name.startswith(home)
                                             for home in rule.homes)


def line_problems(name, number, line):
    """The rules that one line of the file @name breaks."""
    layer, code = layer_of(name), COMMENT.sub("", line)
    used = INCLUDE.search(line)
    if used and layer in MAY_INCLUDE and layer_of(used[1]) not in MAY_INCLUDE[layer]:
        yield name, number, f"{layer}/ must not include {used[1]}"
    for rule in RULES:
        if layer in rule.layers and re.search(rule.pattern, code) and not allowed(name, rule):
            yield name, number, rule.name


def file_problems(name, text):
    """All that is wrong with one C++ file."""
    lines = text.splitlines()
    suffix = pathlib.PurePosixPath(name).suffix
    if len(lines) > MAX_LINES[suffix]:
        yield name, len(lines), f"longer than {MAX_LINES[suffix]} lines"
    if not text.startswith("// SPDX-License-Identifier: Apache-2.0\n"):
        yield name, 1, "no SPDX line"
    if suffix == ".h" and "#pragma once" not in text:
        yield name, 1, "no #pragma once"
    # A label guesses whether its text is markup unless told not to.
    if layer_of(name) in GUI and re.search(r"\bnew QLabel\b", text) and "Qt::PlainText" not in text:
        yield name, 1, "QLabel without Qt::PlainText"
    for number, line in enumerate(lines, 1):
        yield from line_problems(name, number, line)


def cpp_files(root):
    for folder in sorted({layer.split("/")[0] for layer in SOURCES | TESTS}):
        for path in sorted((root / folder).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix in MAX_LINES and not name.startswith("tests/data/"):
                yield name, path


def untested(names):
    """Every source file below app/ has a test of its name; app/ is tested as the whole program."""
    tests = {pathlib.PurePosixPath(name).stem for name in names if name.startswith("tests/")}
    for name in names:
        stem = pathlib.PurePosixPath(name).stem
        if name.endswith(".cpp") and layer_of(name) not in TESTS | APP and f"tst_{stem}" not in tests:
            yield name, 1, f"no tests/**/tst_{stem}.cpp"


def same_name(names):
    """A class is found by its name, and so is its test: no two files share one."""
    seen = {}
    for name in names:
        base = pathlib.PurePosixPath(name).name
        if base in seen:
            yield name, 1, f"the same name as {seen[base]}"
        seen[base] = name


def misplaced(names):
    """Files that DESIGN has no place for."""
    for name in sorted(names):
        if not name.startswith(".") and name not in TOP_LEVEL:
            yield name, 1, "DESIGN has no such file or folder in the root"


def problems(root):
    files = dict(cpp_files(root))
    for name, path in files.items():
        yield from file_problems(name, path.read_text(encoding="utf-8"))
    yield from untested(list(files))
    yield from same_name(files)
    yield from misplaced(path.name for path in root.iterdir())


def main():
    found = list(problems(pathlib.Path(sys.argv[1]).resolve()))
    for name, number, rule in found:
        print(f"{name}:{number}: {rule}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
