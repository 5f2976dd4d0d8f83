package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.cli.html.LinkMap.Beside;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.report.SuiteWords;
import io.netbench.report.UsualPairs;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteResult;
import io.netbench.text.QuantityText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The page of a suite: verdict and suspects first, then the map of pairs or the curves of what varied. */
final class SuitePage {

    private final SuiteResult suite;
    private final SuiteFigures figures;
    private final List<Rail> rails = new ArrayList<>();
    private final List<SweepSection> sweeps;

    /** The pairs of one rail, with what they are held against. */
    private record Rail(String name, SuiteFigures.Pairs pairs, PairStanding standing, LinkMap map) {

        LinkColumns columns() {
            return pairs.columns();
        }
    }

    private SuitePage(SuiteResult suite, SuiteFigures figures) {
        this.suite = suite;
        this.figures = figures;
        List<String> hosts = suite.parameters().getOrDefault("hosts", List.of());
        // A phase of a series may be called as that of a fabric is.
        if (SuiteWords.isOfPairs(suite)) {
            FabricLimits limits = FabricLimits.of(suite.parameters());
            figures.pairs().forEach((rail, pairs) -> rails.add(rail(rail, pairs, hosts, limits)));
        }
        sweeps = SuiteWords.isOfPairs(suite) ? List.of() : SweepSection.of(suite, figures);
    }

    static Report of(SuiteResult suite, SuiteFigures figures) {
        SuitePage page = new SuitePage(suite, figures);
        return new Report(
                page.firstScreen(),
                page.sections(),
                Optional.of(page.data()),
                SuiteCopy.of(suite),
                Optional.of(suite.tool()));
    }

    /** That of the first rail: all pairs of its map, or where a cell of it stands for many only those that are listed. */
    private ChartData data() {
        if (rails.isEmpty()) {
            return new ChartData(new LinkColumns());
        }
        Rail first = rails.get(0);
        if (first.map().isFolded()) {
            return new ChartData(first.columns(), PairSection.listed(first.columns()));
        }
        ChartData data = new ChartData(first.columns());
        data.addMap(first.map());
        return data;
    }

    private static Rail rail(Optional<String> name, SuiteFigures.Pairs pairs, List<String> hosts, FabricLimits limits) {
        PairStanding standing = PairStanding.of(pairs, limits);
        Beside beside = new Beside(
                standing.name(),
                standing.meaning(),
                limits.mostP99Ns() > 0 ? OptionalDouble.of(limits.mostP99Ns()) : OptionalDouble.empty());
        return new Rail(name.orElse(""), pairs, standing, LinkMap.ofAll(pairs.columns(), hosts, beside));
    }

    private FirstScreen firstScreen() {
        List<String> facts = new ArrayList<>();
        if (suite.label().isPresent()) {
            facts.add(suite.kind());
        }
        int hosts = suite.parameters().getOrDefault("hosts", List.of()).size();
        if (hosts > 0) {
            facts.add(QuantityText.counted(hosts, "host"));
        }
        facts.add(QuantityText.counted(suite.runs().size(), "run"));
        facts.add(Instants.text(suite.startedAt()).orElse("never started"));
        List<FirstScreen.Term> terms = new ArrayList<>();
        List<SuiteFinding> confirmed = SuiteWords.confirmed(suite);
        String lead = lead(confirmed);
        confirmed.stream()
                .filter(finding -> !finding.text().equals(lead))
                .limit(3)
                .forEach(finding -> terms.add(new FirstScreen.Term("and", finding.text())));
        SuiteWords.suspects(suite).stream()
                .limit(3)
                .forEach(finding -> terms.add(new FirstScreen.Term("suspect", finding.text())));
        terms.add(new FirstScreen.Term("expected", expected()));
        return new FirstScreen(
                suite.kind(),
                suite.label().orElse(suite.kind() + (hosts > 0 ? " of " + QuantityText.counted(hosts, "host") : "")),
                facts,
                tone(),
                SuiteWords.verdict(suite),
                lead,
                terms,
                headline());
    }

    private Tone tone() {
        boolean isJudged = SuiteWords.isJudged(suite);
        return suite.verdict()
                .map(verdict -> Tone.of(verdict.outcome(), isJudged))
                .orElse(Tone.BROKEN);
    }

    private String lead(List<SuiteFinding> confirmed) {
        boolean isOfPairs = SuiteWords.isOfPairs(suite);
        if (!isOfPairs && !SuiteWords.reasons(suite).isEmpty()) {
            return SuiteWords.reasons(suite).get(0);
        }
        if (!confirmed.isEmpty()) {
            return confirmed.get(0).text();
        }
        return suite.errors().stream()
                .findFirst()
                .map(SuiteWords::of)
                .or(() -> SuiteWords.reasons(suite).stream().findFirst())
                .or(this::slowestPair)
                .orElse(rails.isEmpty() ? "All of its runs took place." : "No pair was measured.");
    }

    private Optional<String> slowestPair() {
        return rails.stream()
                .findFirst()
                .flatMap(rail -> PairSection.worstFirst(rail.columns())
                        .boxed()
                        .filter(pair -> !Double.isNaN(rail.columns().share(pair)))
                        .findFirst()
                        .map(pair -> "%sThe slowest pair, %s->%s, reached %s, %s of %s."
                                .formatted(
                                        SuiteWords.isJudged(suite) ? "Nothing bad was found. " : "",
                                        rail.columns().sources().get(pair),
                                        rail.columns().sinks().get(pair),
                                        QuantityText.bitRate(rail.columns().goodput(pair)),
                                        QuantityText.percent(rail.columns().share(pair)),
                                        rail.standing().words())));
    }

    private String expected() {
        if (rails.isEmpty()) {
            return sweeps.isEmpty()
                    ? "of each run what its limits say."
                    : "nothing: runs are compared with each other.";
        }
        return rails.get(0).standing().expected();
    }

    private List<FirstScreen.Figure> headline() {
        List<FirstScreen.Figure> headline = new ArrayList<>();
        for (Rail rail : rails) {
            String of = rail.name().isEmpty() ? "" : ", " + rail.name();
            double[] known = rail.columns().goodputs();
            UsualPairs usual = rail.standing().usual();
            long slow = Arrays.stream(known).filter(rail.standing()::isSlow).count();
            headline.add(new FirstScreen.Figure(
                    "pairs" + of,
                    QuantityText.count(known.length),
                    slow == 0 ? "none slow" : QuantityText.count(slow) + " slow"));
            if (known.length > 0) {
                headline.add(new FirstScreen.Figure(
                        "usual pair" + of,
                        QuantityText.bitRate(usual.bytesPerS()),
                        QuantityText.size(usual.bytesPerS()) + "/s"));
                headline.add(new FirstScreen.Figure(
                        "slowest pair" + of,
                        QuantityText.bitRate(Arrays.stream(known).min().orElse(0)),
                        "fastest " + QuantityText.bitRate(usual.mostBytesPerS())));
            }
        }
        headline.add(new FirstScreen.Figure(
                "findings",
                QuantityText.count(SuiteWords.confirmed(suite).size()),
                SuiteWords.suspects(suite).isEmpty()
                        ? ""
                        : QuantityText.counted(SuiteWords.suspects(suite).size(), "suspect")));
        if (suite.startedAt() != null && suite.endedAt() != null) {
            headline.add(new FirstScreen.Figure(
                    "took",
                    QuantityText.duration(
                            Duration.between(suite.startedAt(), suite.endedAt()).toNanos()),
                    ""));
        }
        return headline;
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        if (!suite.findings().isEmpty() || hasRemarks()) {
            sections.add(new Section("findings", "Findings", this::findings));
        }
        for (int i = 0; i < rails.size(); i++) {
            Rail rail = rails.get(i);
            int number = i;
            String of = rail.name().isEmpty() ? "" : " of " + rail.name();
            sections.add(new Section(
                    "map-" + i, "Map of pairs" + of, html -> rail.map().write(html, number, number == 0)));
        }
        for (int i = 0; i < rails.size(); i++) {
            Rail rail = rails.get(i);
            int number = i;
            String of = rail.name().isEmpty() ? "" : " of " + rail.name();
            sections.add(new Section(
                    "pairs-" + i,
                    "Pairs" + of,
                    new PairSection(
                            rail.pairs(),
                            rail.standing(),
                            number == 0,
                            rail.map().isFolded())::write));
        }
        sweeps.forEach(sweep -> sections.add(new Section(sweep.id(), sweep.heading(), sweep::write)));
        suite.comparison()
                .ifPresent(baseline -> sections.add(new Section(
                        "baseline", "Against the baseline", html -> new ComparisonSection(baseline).write(html))));
        sections.add(new Section("runs", "Runs", new RunsSection(suite, figures)::write));
        sections.add(new Section(
                "settings", "Settings", html -> SettingsSection.of(suite).write(html)));
        return sections;
    }

    private boolean hasRemarks() {
        return !suite.errors().isEmpty()
                || !suite.warnings().isEmpty()
                || !suite.notes().isEmpty()
                || !SuiteWords.reasons(suite).isEmpty();
    }

    private void findings(Html html) {
        Map<String, List<String>> remarks = new LinkedHashMap<>();
        html.in(
                Tag.OL,
                list -> SuiteWords.confirmed(suite).forEach(finding -> list.in(Tag.LI, one -> finding(one, finding))),
                cls("causes"));
        remarks.put(
                "suspect",
                SuiteWords.suspects(suite).stream().map(SuiteFinding::text).toList());
        remarks.put("reason", SuiteWords.reasons(suite));
        remarks.put("error", suite.errors().stream().map(SuiteWords::of).toList());
        remarks.put("warning", suite.warnings().stream().map(SuiteWords::of).toList());
        remarks.put("note", suite.notes().stream().map(SuiteWords::of).toList());
        html.in(
                Tag.UL,
                list -> remarks.forEach((kind, texts) -> texts.forEach(text -> FindingSection.write(list, kind, text))),
                cls("findings"));
    }

    private static void finding(Html html, SuiteFinding finding) {
        html.in(Tag.SPAN, finding.text());
        List<String> more = new ArrayList<>();
        boolean isRate = finding.unit().filter("bytes_per_s"::equals).isPresent();
        if (isRate && finding.measured() != null) {
            more.add("measured " + QuantityText.bitRate(finding.measured()));
        }
        if (isRate && finding.expected() != null) {
            more.add("expected " + QuantityText.bitRate(finding.expected()));
        }
        finding.explains()
                .filter(pairs -> pairs > 0)
                .ifPresent(pairs -> more.add("explains " + QuantityText.counted(pairs, "bad pair")));
        if (!more.isEmpty()) {
            html.in(Tag.SMALL, String.join(", ", more));
        }
    }
}
