package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;
import static io.netbench.cli.html.markup.Attribute.to;

import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Page;
import io.netbench.cli.html.markup.Tag;
import io.netbench.result.ToolInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A page with all that belongs on it.
 *
 * @param first what is seen first
 * @param sections in their order; that of the saved document is added
 * @param data what scripts draw; empty for none
 * @param saved the document that the page is of
 * @param tool the build that made the document; empty where it does not say
 */
record Report(
        FirstScreen first,
        List<Section> sections,
        Optional<ChartData> data,
        SavedDocument saved,
        Optional<ToolInfo> tool) {

    Report {
        sections = List.copyOf(sections);
    }

    /** As text. */
    String render() {
        List<Section> all = new ArrayList<>(sections);
        Page page = new Page(first.title() + " - netbench", data.isPresent());
        data.ifPresent(charts -> page.data(charts.json()));
        Consumer<Html> body = html -> {
            html.in(Tag.A, "Skip to the figures", cls("skip"), to(all.get(0).id()));
            html.in(Tag.MAIN, main -> {
                first.write(main, all);
                all.forEach(section -> section.write(main));
            });
            html.in(Tag.FOOTER, this::footer);
        };
        int others = page.render(body).length();
        SavedDocument.Copy copy = saved.fitting(others);
        all.add(new Section("document", "The document", html -> document(html, copy)));
        return page.saved(copy.base64()).render(body);
    }

    private void document(Html html, SavedDocument.Copy copy) {
        html.in(Tag.P, copy.words());
        html.in(
                Tag.P,
                line -> line.in(
                        Tag.BUTTON,
                        "Save as JSON",
                        Attribute.of(Name.TYPE, "button"),
                        Attribute.of(Name.ID, "save"),
                        Attribute.of(Name.DATA_NAME, saved.fileName()),
                        Attribute.flag(Name.HIDDEN)),
                cls("screen"));
    }

    private void footer(Html html) {
        tool.ifPresent(build -> html.in(
                Tag.P,
                "Measured by netbench %s (%s), Netty %s, Java %s."
                        .formatted(build.version(), build.commit(), build.netty(), build.java())));
        data.ifPresent(charts -> html.in(
                Tag.P,
                "Charts over time and of latency are drawn by uPlot 1.6.30, whose MIT licence is in this page."));
    }
}
