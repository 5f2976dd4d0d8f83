package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.report.RunFindings;
import io.netbench.result.Finding;
import java.util.List;

/** Errors, warnings and notes, in this order. */
final class FindingSection {

    private FindingSection() {}

    static void write(Html html, RunFindings findings) {
        html.in(
                Tag.UL,
                list -> {
                    write(list, "error", findings.errors());
                    write(list, "warning", findings.warnings());
                    write(list, "note", findings.notes());
                },
                cls("findings"));
    }

    private static void write(Html html, String kind, List<Finding> findings) {
        findings.forEach(finding -> write(html, kind, finding.text()));
    }

    /** Writes one, as an item of a list. */
    static void write(Html html, String kind, String text) {
        html.in(Tag.LI, item -> item.in(Tag.B, kind).in(Tag.SPAN, text), cls(kind));
    }
}
