// SPDX-License-Identifier: Apache-2.0
#include "views/inspector/inspectorpanel.h"

#include "core/base/digest.h"
#include "models/relativetime.h"
#include "views/common/tagtext.h"
#include "views/inspector/factlist.h"
#include "views/inspector/platformlist.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

QString shortDigest(const QString &text)
{
    const Result<Digest> digest = Digest::parse(text);
    return digest ? digest->shortForm() : text;
}

QString ago(const QDateTime &time)
{
    return relativeTime(time, QDateTime::currentDateTimeUtc());
}

QString importCommand(const InspectedTag &tag)
{
    const QString ns = tag.key.ns.isEmpty() ? QString() : QString(u" -n "_s + tag.key.ns);
    return u"oc import-image %1:%2%3"_s.arg(tag.key.name, tag.row.name, ns);
}

} // namespace

InspectorPanel::InspectorPanel(QWidget *parent)
    : QScrollArea(parent)
    , m_facts(new FactList(this))
{
    m_facts->setObjectName("inspectorFacts"_L1);
    setObjectName("inspectorPanel"_L1);
    setAccessibleName(tr("Inspector"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(m_facts);
    clear();
}

void InspectorPanel::clear()
{
    m_shown.reset();
    m_facts->clear();
    m_facts->addHeading(tr("Nothing selected"));
    m_facts->addText(tr("Select a tag or one of its history items to see its image, policies and "
                        "labels."),
                     true);
    m_facts->addStretch();
}

void InspectorPanel::showTag(const InspectedTag &tag)
{
    if (m_shown == tag)
        return;
    m_shown = tag;
    m_facts->clear();
    m_facts->addText(tag.key.name + u':' + tag.row.name, true);
    m_facts->addHeading(tag.row.displayName.isEmpty() ? tag.row.name : tag.row.displayName);
    if (tag.item < 0)
        addState(tag.row);
    const int item = qMax(0, tag.item);
    if (item < tag.row.items.size())
        addItem(tag.row, tag.row.items.at(item));
    if (tag.item <= 0 && !tag.podPullSpec.isEmpty())
        m_facts->addCode(tr("A pod gets"), tag.podPullSpec, tag.podPullSpec);
    if (tag.details)
        addDetails(tag);
    if (tag.row.canImport) {
        m_facts->addHeading(tr("The same with oc"));
        m_facts->addCommand(importCommand(tag));
    }
    m_facts->addStretch();
}

void InspectorPanel::showStream(const ImageStream &stream)
{
    m_shown.reset();
    m_facts->clear();
    const ObjectMeta &meta = stream.metadata;
    m_facts->addHeading(meta.annotations.value(annotation::displayName, meta.name));
    m_facts->addFact(tr("Name"), meta.name);
    m_facts->addFact(tr("Namespace"), meta.ns.isEmpty() ? tr("not named in the file") : meta.ns);
    if (!stream.spec.dockerImageRepository.isEmpty())
        m_facts->addCode(tr("Imports from"), stream.spec.dockerImageRepository,
                         stream.spec.dockerImageRepository);
    m_facts->addFact(tr("Image lookup"),
                     stream.spec.lookupLocal
                         ? tr("local: pods of the project may use the stream's name as image")
                         : tr("not local"));
    m_facts->addFact(tr("Generation"), QString::number(meta.generation));
    addMetadata(tr("Labels"), meta.labels);
    addMetadata(tr("Annotations"), meta.annotations);
    m_facts->addStretch();
}

void InspectorPanel::addMetadata(const QString &heading, const StringMap &values)
{
    if (values.isEmpty())
        return;
    m_facts->addHeading(heading);
    for (const auto &[key, value] : values.asKeyValueRange())
        m_facts->addFact(key, value);
}

void InspectorPanel::addState(const TagRow &row)
{
    const Chip state = stateChip(row.state);
    if (!state.text.isEmpty())
        m_facts->addChips(tr("State"), {state});
    if (row.state == TagRow::State::Failed) {
        m_facts->addFact(tr("Reason"), row.failureReason);
        m_facts->addFact(tr("Message"), row.failureMessage);
        m_facts->addFact(tr("Since"), ago(row.failedAt), exactTime(row.failedAt));
    } else if (const QString text = stateExplanation(row); !text.isEmpty()) {
        m_facts->addText(text, true);
    }
    m_facts->addChips(tr("Source"), {sourceChip(row.source)});
    if (!row.from.isEmpty())
        m_facts->addCode(tr("From"), row.from, row.from);
    if (const QList<Chip> policies = policyChips(row); !policies.isEmpty())
        m_facts->addChips(tr("Policies"), policies);
}

void InspectorPanel::addItem(const TagRow &row, const TagEvent &event)
{
    const bool isCurrent = row.currentItem() && *row.currentItem() == event;
    m_facts->addHeading(isCurrent ? tr("Current image") : tr("Earlier image"));
    if (!event.image.isEmpty())
        m_facts->addCode(tr("Digest"), shortDigest(event.image), event.image);
    m_facts->addCode(tr("Pull spec"), event.dockerImageReference, event.dockerImageReference);
    m_facts->addFact(tr("Since"), ago(event.created), exactTime(event.created));
    m_facts->addFact(tr("Generation"), QString::number(event.generation));
}

void InspectorPanel::addDetails(const InspectedTag &tag)
{
    const QList<ImagePlatform> &platforms = tag.details->platforms;
    const auto shown = std::ranges::find_if(platforms, [&](const ImagePlatform &platform) {
        return !tag.platform.isEmpty() && platform.manifest.digest == tag.platform;
    });
    if (platforms.size() > 1)
        addPlatforms(tag);
    if (platforms.size() > 1 && shown != platforms.cend()) {
        m_facts->addHeading(shown->name());
        m_facts->addCode(tr("Digest"), shortDigest(shown->manifest.digest), shown->manifest.digest);
        if (shown->image)
            addImage(*shown->image);
        return;
    }
    addImage(tag.details->image);
}

void InspectorPanel::addPlatforms(const InspectedTag &tag)
{
    m_facts->addHeading(tr("Platforms"));
    const bool canPrefer = tag.row.canImport && tag.item <= 0
        && std::ranges::any_of(tag.details->platforms, &ImagePlatform::isChosen);
    auto *list = new PlatformList(tag.details->platforms, tag.platform, canPrefer, m_facts);
    connect(list, &PlatformList::chosen, this, &InspectorPanel::platformChosen);
    connect(list, &PlatformList::fetchRequested, this, &InspectorPanel::platformFetchRequested);
    connect(list, &PlatformList::preferRequested, this, &InspectorPanel::platformPreferred);
    m_facts->addWidget(list);
}

void InspectorPanel::addImage(const Image &image)
{
    const QLocale locale;
    if (!image.layers.isEmpty())
        m_facts->addFact(
            tr("Size"),
            tr("%1 in %n layer(s)", nullptr, static_cast<int>(image.layers.size()))
                .arg(locale.formattedDataSize(image.size, 1, QLocale::DataSizeSIFormat)));
    if (!image.architecture.isEmpty())
        m_facts->addChips(
            tr("Platform"),
            {{image.os.isEmpty() ? image.architecture : image.os + u'/' + image.architecture,
              Tone::Neutral}});
    if (image.created.isValid())
        m_facts->addFact(tr("Built"), ago(image.created), exactTime(image.created));
    if (!image.author.isEmpty())
        m_facts->addFact(tr("Author"), image.author);
    if (!image.config.exposedPorts.isEmpty()) {
        QList<Chip> ports;
        for (const QString &port : image.config.exposedPorts)
            ports.append({port, Tone::Neutral});
        m_facts->addChips(tr("Ports"), ports);
    }
    addMetadata(tr("Labels"), image.config.labels);
    if (!image.config.env.isEmpty()) {
        m_facts->addHeading(tr("Environment"));
        for (const QString &variable : image.config.env) {
            const QString name = variable.section(u'=', 0, 0);
            m_facts->addFact(name, variable.sliced(qMin(name.size() + 1, variable.size())));
        }
    }
}

} // namespace headwater
