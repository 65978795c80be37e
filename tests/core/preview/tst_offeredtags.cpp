// SPDX-License-Identifier: Apache-2.0
#include "core/preview/offeredtags.h"

#include "core/definition/definition.h"
#include "tests/support/lintedtext.h"
#include "tests/support/testcase.h"

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const ImageStream> streamFrom(const QByteArrayList &tags)
{
    return readDefinition(streamOf(tags), u"a.yaml"_s).streams.first().stream;
}

QByteArray tagFrom(const QByteArray &name, const QByteArray &keywords,
                   const QByteArray &from = "{kind: DockerImage, name: a/b}")
{
    return "{name: '" + name + "', annotations: {tags: '" + keywords + "'}, from: " + from + "}";
}

} // namespace

class TestOfferedTags : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatKeepsATagOut_data()
    {
        using enum TagAbsence;
        QTest::addColumn<QByteArray>("tag");
        QTest::addColumn<QList<int>>("absences");
        const auto row
            = [](const char *name, const QByteArray &tag, const QList<TagAbsence> &absences) {
                  QList<int> numbers;
                  for (const TagAbsence absence : absences)
                      numbers.append(int(absence));
                  QTest::newRow(name) << tag << numbers;
              };
        row("offered", tagFrom("t", "builder,ruby"), {});
        row("no keywords", tagFrom("t", ""), {NoKeywords});
        row("no builder", tagFrom("t", "ruby"), {NotBuilder});
        row("a blank before it", tagFrom("t", " builder"), {NearBuilder});
        row("case", tagFrom("t", "Builder"), {NearBuilder});
        row("hidden", tagFrom("t", "builder,hidden"), {Hidden});
        row("no source", "{name: t, annotations: {tags: builder}}", {NoSource});
        row("a missing target", tagFrom("t", "builder", "{kind: ImageStreamTag, name: gone}"),
            {MissingTarget});
        row("itself", tagFrom("t", "builder", "{kind: ImageStreamTag, name: t}"), {Circular});
        row("two reasons", tagFrom("t", "hidden", "{kind: ImageStreamTag, name: t}"),
            {NotBuilder, Hidden, Circular});
    }
    void saysWhatKeepsATagOut()
    {
        QFETCH(const QByteArray, tag);
        QFETCH(const QList<int>, absences);
        const auto stream = streamFrom({tag});
        const QList<JudgedTag> judged = judgeTags(*stream, ImportState::Ran);
        QCOMPARE(judged.size(), 1);
        QList<int> numbers;
        for (const TagAbsence absence : judged.first().absences)
            numbers.append(int(absence));
        QCOMPARE(numbers, absences);
    }

    void waitsForTheImport()
    {
        const auto stream = streamFrom({tagFrom("t", "builder")});
        QCOMPARE(judgeTags(*stream, ImportState::Pending).first().absences,
                 QList{TagAbsence::NotImported});
    }

    void sortsAsTheServerAndThenAsTheConsole()
    {
        const auto stream = streamFrom({tagFrom("b", "builder"), tagFrom("10", "builder"),
                                        tagFrom("9", "builder"), tagFrom("9", "builder,last")});
        const QList<JudgedTag> judged = judgeTags(*stream, ImportState::Ran);
        QStringList kept;
        for (const JudgedTag &each : judged)
            kept.append(each.tag->name);
        QCOMPARE(kept, QStringList({u"10"_s, u"9"_s, u"b"_s}));
        QCOMPARE(judged.at(1).tag->annotations.value(annotation::tags), u"builder,last"_s);
        const auto names = [&](ConsoleRelease release) {
            QStringList list;
            for (const TagReference *tag : offeredTags(judged, release))
                list.append(tag->name);
            return list;
        };
        QCOMPARE(names(ConsoleRelease::newest()), QStringList({u"10"_s, u"9"_s, u"b"_s}));
        QCOMPARE(names({3, 11}), QStringList({u"10"_s, u"9"_s, u"b"_s}));
    }
};

QTEST_GUILESS_MAIN(TestOfferedTags)
#include "tst_offeredtags.moc"
