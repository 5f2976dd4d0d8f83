package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;
import static io.netbench.cli.html.markup.Attribute.to;

import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import java.util.List;

/**
 * What is seen first: what was run, what it comes to, what stands out, what was expected, and the figures that matter.
 *
 * @param kind of page, such as {@code run}
 * @param title what was run
 * @param facts about it, in few words each
 * @param tone of the verdict
 * @param word the verdict
 * @param lead the one sentence that a person should read
 * @param terms what the verdict rests on, and what was expected
 * @param figures the headline figures
 */
record FirstScreen(
        String kind,
        String title,
        List<String> facts,
        Tone tone,
        String word,
        String lead,
        List<Term> terms,
        List<Figure> figures) {

    /** Something and what there is to say of it. */
    record Term(String name, String text) {}

    /**
     * A headline figure.
     *
     * @param name what it is
     * @param value with its unit
     * @param note beside it; empty for none
     */
    record Figure(String name, String value, String note) {}

    FirstScreen {
        facts = List.copyOf(facts);
        terms = List.copyOf(terms);
        figures = List.copyOf(figures);
    }

    /** Writes it, with links to the sections that follow. */
    void write(Html html, List<Section> sections) {
        html.in(
                Tag.HEADER,
                header -> header.in(Tag.P, brand -> brand.in(Tag.B, "netbench").text(" " + kind), cls("brand"))
                        .in(Tag.H1, title)
                        .in(Tag.P, list -> facts.forEach(fact -> list.in(Tag.SPAN, fact)), cls("facts")));
        html.in(Tag.DIV, this::banner, cls("banner " + tone.css()));
        if (!figures.isEmpty()) {
            html.in(Tag.DL, list -> figures.forEach(figure -> figure(list, figure)), cls("figures"));
        }
        html.in(Tag.NAV, nav -> sections.forEach(section -> nav.in(Tag.A, section.heading(), to(section.id()))));
    }

    private void banner(Html html) {
        html.in(Tag.P, line -> line.in(Tag.SPAN, tone.sign(), cls("sign")).in(Tag.STRONG, word), cls("word"));
        html.in(Tag.P, lead, cls("lead"));
        if (!terms.isEmpty()) {
            html.in(
                    Tag.DL,
                    list -> terms.forEach(term -> list.in(
                            Tag.DIV, pair -> pair.in(Tag.DT, term.name()).in(Tag.DD, term.text()))),
                    cls("terms"));
        }
    }

    private static void figure(Html html, Figure figure) {
        html.in(Tag.DIV, one -> {
            one.in(Tag.DT, figure.name());
            one.in(Tag.DD, value -> {
                value.in(Tag.B, figure.value());
                if (!figure.note().isEmpty()) {
                    value.in(Tag.SMALL, figure.note());
                }
            });
        });
    }
}
