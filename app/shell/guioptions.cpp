// SPDX-License-Identifier: Apache-2.0
#include "app/shell/guioptions.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace headwater {

namespace {

Error invalid(const QString &text)
{
    return Error{.kind = Error::Kind::InvalidInput, .detail = text};
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        u"Workbench for OpenShift and OKD image streams.\n"
        "headwater [FOLDER|FILE…] opens the window; headwater VERB … works without one\n"
        "(headwater help lists the verbs)."_s);
    parser.addPositionalArgument(u"paths"_s, u"Folder or files of definitions to open."_s,
                                 u"[FOLDER|FILE…]"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const auto option
        = [&parser](const QString &name, const QString &text, const QString &value = {}) {
              parser.addOption(QCommandLineOption(name, text, value));
          };
    option(u"sample-catalog"_s, u"Open the sample catalog."_s);
    option(u"import-sample"_s, u"Import the shown stream once the catalog has been read."_s);
    option(u"stream"_s, u"Show this stream first."_s, u"[NAMESPACE/]NAME"_s);
    option(u"tab"_s, u"Show this tab first: tags, history, definition or preview."_s, u"TAB"_s);
    option(u"tag"_s, u"Select this tag."_s, u"TAG"_s);
    option(u"dialog"_s,
           u"Open this dialog: choose-tags, new-stream, cause (of the first failed import), "
           "drift, settings or about."_s,
           u"DIALOG"_s);
    option(u"pull-spec"_s, u"Fill this in as the dialog's repository."_s, u"PULLSPEC"_s);
    option(u"preview"_s,
           u"Show the catalog preview: catalog, form, samples, cards, not-shown, compare or "
           u"new-app; with "
           "--stream the details or form of that stream."_s,
           u"VIEW"_s);
    option(u"console"_s, u"Release of the web console to preview for, such as 4.18."_s,
           u"RELEASE"_s);
    option(u"dark"_s, u"Use dark colours."_s);
    option(u"light"_s, u"Use light colours."_s);
    option(u"size"_s, u"Size of the window."_s, u"WIDTHxHEIGHT"_s);
    option(u"screenshot"_s, u"Save a picture of the window as FILE and quit."_s, u"FILE"_s);
    option(u"quit-after-first-paint"_s, u"Quit as soon as the window has been painted."_s);
    option(u"forget-session"_s, u"Neither restore nor remember the session."_s);
}

std::optional<QSize> sizeOf(const QString &text)
{
    const qsizetype x = text.indexOf(u'x');
    const QSize size(text.left(x).toInt(), text.sliced(x + 1).toInt());
    return x > 0 && size.width() >= 200 && size.height() >= 150 && size.width() <= 8000
            && size.height() <= 8000
        ? std::optional(size)
        : std::nullopt;
}

} // namespace

QString guiHelpText()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

Result<GuiOptions> parseGuiOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return invalid(parser.errorText());
    GuiOptions options;
    options.paths = parser.positionalArguments();
    options.sampleCatalog = parser.isSet(u"sample-catalog"_s);
    options.importSample = parser.isSet(u"import-sample"_s);
    options.stream = parser.value(u"stream"_s);
    options.tab = parser.value(u"tab"_s);
    options.tag = parser.value(u"tag"_s);
    options.dialog = parser.value(u"dialog"_s);
    options.pullSpec = parser.value(u"pull-spec"_s);
    options.preview = parser.value(u"preview"_s);
    options.release = parser.value(u"console"_s);
    options.screenshot = parser.value(u"screenshot"_s);
    options.quitAfterFirstPaint = parser.isSet(u"quit-after-first-paint"_s);
    options.forgetSession = parser.isSet(u"forget-session"_s) || !options.screenshot.isEmpty()
        || options.quitAfterFirstPaint;
    if (parser.isSet(u"dark"_s))
        options.colorScheme = ColorScheme::Dark;
    else if (parser.isSet(u"light"_s))
        options.colorScheme = ColorScheme::Light;
    if (parser.isSet(u"size"_s)) {
        options.size = sizeOf(parser.value(u"size"_s));
        if (!options.size)
            return invalid(u"--size wants WIDTHxHEIGHT, for example 1280x800"_s);
    }
    const QStringList dialogs{u"choose-tags"_s, u"new-stream"_s, u"cause"_s,
                              u"drift"_s,       u"settings"_s,   u"about"_s};
    if (!options.dialog.isEmpty() && !dialogs.contains(options.dialog))
        return invalid(u"--dialog wants %1"_s.arg(dialogs.join(u", "_s)));
    const QStringList previews{u"catalog"_s,   u"form"_s,    u"samples"_s, u"cards"_s,
                               u"not-shown"_s, u"compare"_s, u"new-app"_s};
    if (!options.preview.isEmpty() && !previews.contains(options.preview))
        return invalid(u"--preview wants %1"_s.arg(previews.join(u", "_s)));
    return options;
}

} // namespace headwater
