// SPDX-License-Identifier: Apache-2.0
#include "core/imagestream/metavalidation.h"
#include "core/imagestream/qualifiedname.h"
#include "tests/support/testcase.h"

#include <QJsonArray>

using namespace headwater;
using namespace Qt::StringLiterals;

namespace {

ObjectMeta valid()
{
    return {.name = u"app"_s, .ns = u"demo"_s};
}

QStringList texts(const QList<FieldError> &errors)
{
    QStringList list;
    for (const FieldError &error : errors)
        list.append(error.text());
    return list;
}

QStringList errorsOf(const ObjectMeta &meta)
{
    return texts(metadataErrors(meta, pathSegmentErrors));
}

} // namespace

class TestMetaValidation : public TestCase
{
    Q_OBJECT
private Q_SLOTS:
    void acceptsWhatIsNamed() { QCOMPARE(errorsOf(valid()), QStringList()); }

    void wantsNameAndProject()
    {
        QCOMPARE(errorsOf({}),
                 QStringList({u"metadata.name: Required value: name or generateName is required"_s,
                              u"metadata.namespace: Required value"_s}));
        ObjectMeta meta = valid();
        meta.ns = QString(64, u'a');
        QCOMPARE(errorsOf(meta),
                 QStringList(u"metadata.namespace: Invalid value: \"%1\": must be no more than 63 "
                             "characters"_s.arg(meta.ns)));
    }

    void checksTheStartOfNames()
    {
        ObjectMeta meta = valid();
        meta.unknown.insert(u"generateName"_s, u"a/"_s);
        QCOMPARE(
            errorsOf(meta),
            QStringList(u"metadata.generateName: Invalid value: \"a/\": may not contain '/'"_s));
    }

    void checksLabels()
    {
        ObjectMeta meta = valid();
        meta.labels = {{u"/a"_s, u"x"_s}};
        QCOMPARE(errorsOf(meta),
                 QStringList(u"metadata.labels: Invalid value: \"/a\": prefix part must be "
                             "non-empty"_s));
    }

    void checksAnnotations()
    {
        ObjectMeta meta = valid();
        meta.annotations = {{u"Example.COM/a"_s, u"anything / at % all"_s}};
        QCOMPARE(errorsOf(meta), QStringList());
        meta.annotations.insert(u"/a"_s, QString(256 * 1024, u'x'));
        QCOMPARE(
            errorsOf(meta),
            QStringList({u"metadata.annotations: Invalid value: \"/a\": prefix part must be "
                         "non-empty"_s,
                         u"metadata.annotations: Too long: must have at most 262144 bytes"_s}));
    }

    void checksOwnersAndFinalizers()
    {
        ObjectMeta meta = valid();
        meta.unknown = {{u"ownerReferences"_s, QJsonArray{QJsonObject{{u"kind"_s, u"K"_s}}}},
                        {u"finalizers"_s, QJsonArray{u"orphan"_s, u"mine"_s, u"a.b/c"_s}}};
        QCOMPARE(
            errorsOf(meta),
            QStringList(
                {u"metadata.ownerReferences.apiVersion: Invalid value: \"\": version must not be "
                 "empty"_s,
                 u"metadata.ownerReferences.name: Invalid value: \"\": name must not be empty"_s,
                 u"metadata.ownerReferences.uid: Invalid value: \"\": uid must not be empty"_s,
                 u"metadata.finalizers[1]: Invalid value: \"mine\": name is neither a standard "
                 "finalizer name nor is it fully qualified"_s}));
    }

    void keepsWhatCannotChange()
    {
        ObjectMeta old = valid();
        old.uid = u"1"_s;
        QCOMPARE(metadataChangeErrors(valid(), old), QList<FieldError>());
        ObjectMeta other = old;
        other.ns = u"elsewhere"_s;
        other.uid = u"2"_s;
        QCOMPARE(
            texts(metadataChangeErrors(other, old)),
            QStringList({u"metadata.namespace: Invalid value: \"elsewhere\": field is immutable"_s,
                         u"metadata.uid: Invalid value: \"2\": field is immutable"_s}));
    }
};

QTEST_GUILESS_MAIN(TestMetaValidation)
#include "tst_metavalidation.moc"
