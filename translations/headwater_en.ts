<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>headwater::CatalogDelegate</name>
    <message numerus="yes">
        <source>%n stream(s)</source>
        <translation>
            <numerusform>%n stream</numerusform>
            <numerusform>%n streams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::CatalogPresenter</name>
    <message numerus="yes">
        <source>%n stream(s)</source>
        <translation>
            <numerusform>%n stream</numerusform>
            <numerusform>%n streams</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other object(s)</source>
        <translation>
            <numerusform>%n other object</numerusform>
            <numerusform>%n other objects</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::CatalogText</name>
    <message numerus="yes">
        <source>The last import failed for %n tag(s).</source>
        <translation>
            <numerusform>The last import failed for %n tag.</numerusform>
            <numerusform>The last import failed for %n tags.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::CatalogView</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::ChooseTagsDialog</name>
    <message numerus="yes">
        <source>&amp;Import %n tag(s)</source>
        <translation>
            <numerusform>&amp;Import %n tag</numerusform>
            <numerusform>&amp;Import %n tags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::ComparisonView</name>
    <message numerus="yes">
        <source>%n of %1 item(s) differ</source>
        <translation>
            <numerusform>%n of %1 items differs</numerusform>
            <numerusform>%n of %1 items differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::DefinitionText</name>
    <message numerus="yes">
        <source>Values are nested more than %n levels deep.</source>
        <translation>
            <numerusform>Values are nested more than %n level deep.</numerusform>
            <numerusform>Values are nested more than %n levels deep.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more problems follow.</source>
        <translation>
            <numerusform>%n more problem follows.</numerusform>
            <numerusform>%n more problems follow.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::DriftPanel</name>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n difference</numerusform>
            <numerusform>%n differences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n not reached</source>
        <translation>
            <numerusform>%1, %n not reached</numerusform>
            <numerusform>%1, %n not reached</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::ErrorText</name>
    <message numerus="yes">
        <source>%1 receives too many requests. Try again in %n s.</source>
        <translation>
            <numerusform>%1 receives too many requests. Try again in %n s.</numerusform>
            <numerusform>%1 receives too many requests. Try again in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::FormText</name>
    <message numerus="yes">
        <source>%n character(s)</source>
        <translation>
            <numerusform>%n character</numerusform>
            <numerusform>%n characters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::ImportOutcome</name>
    <message numerus="yes">
        <source>%n tag(s) left out</source>
        <translation>
            <numerusform>%n tag left out</numerusform>
            <numerusform>%n tags left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::ImportsPanel</name>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) done, %1</source>
        <translation>
            <numerusform>%n tag done, %1</numerusform>
            <numerusform>%n tags done, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) done</source>
        <translation>
            <numerusform>%n tag done</numerusform>
            <numerusform>%n tags done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::InspectorPanel</name>
    <message numerus="yes">
        <source>%1 in %n layer(s)</source>
        <translation>
            <numerusform>%1 in %n layer</numerusform>
            <numerusform>%1 in %n layers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::ProblemsPanel</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::RelativeTime</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%n min ago</numerusform>
            <numerusform>%n min ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n h ago</source>
        <translation>
            <numerusform>%n h ago</numerusform>
            <numerusform>%n h ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n weeks ago</source>
        <translation>
            <numerusform>%n week ago</numerusform>
            <numerusform>%n weeks ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months ago</source>
        <translation>
            <numerusform>%n month ago</numerusform>
            <numerusform>%n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years ago</source>
        <translation>
            <numerusform>%n year ago</numerusform>
            <numerusform>%n years ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::RemoteTagTable</name>
    <message numerus="yes">
        <source>%1 of %n tag(s) chosen</source>
        <translation>
            <numerusform>%1 of %n tag chosen</numerusform>
            <numerusform>%1 of %n tags chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tag(s) so far</source>
        <translation>
            <numerusform>%n tag so far</numerusform>
            <numerusform>%n tags so far</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::SchedulePresenter</name>
    <message numerus="yes">
        <source>%n tag(s) moved to another image</source>
        <translation>
            <numerusform>%n tag moved to another image</numerusform>
            <numerusform>%n tags moved to another image</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::Session</name>
    <message numerus="yes">
        <source>Imports of %n stream(s) were left unfinished.</source>
        <translation>
            <numerusform>Imports of %n stream were left unfinished.</numerusform>
            <numerusform>Imports of %n streams were left unfinished.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::StreamHeader</name>
    <message numerus="yes">
        <source>%n tag(s)</source>
        <translation>
            <numerusform>%n tag</numerusform>
            <numerusform>%n tags</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>headwater::StreamPreview</name>
    <message numerus="yes">
        <source>%n tag(s) not offered</source>
        <translation>
            <numerusform>%n tag is not offered</numerusform>
            <numerusform>%n tags are not offered</numerusform>
        </translation>
    </message>
</context>
</TS>
