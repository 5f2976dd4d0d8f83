package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.cli.html.LinkMap.Beside;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.cli.report.PlanFacts;
import io.netbench.report.LinkStanding;
import io.netbench.report.RunFindings;
import io.netbench.report.RunVerdict;
import io.netbench.report.StandOut;
import io.netbench.result.Check;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The page of one run. */
final class RunPage {

    private final RunResult run;
    private final Map<String, LinkStanding> standings = new HashMap<>();
    private final LinkColumns columns = new LinkColumns();
    private final List<LinkMap> maps = new ArrayList<>();
    private final Optional<TimeSection> time;
    private final LatencySection latency;
    private final LinkSection links;

    private RunPage(RunResult run) {
        this.run = run;
        run.loads().forEach(load -> standings.put(load.name(), LinkStanding.of(run, load)));
        run.links()
                .forEach(link -> columns.add(
                        link,
                        standings.get(link.load()).referenceBytesPerS(link).orElse(Double.NaN)));
        if (RunVerdict.hasFigures(run.links())) {
            run.loads().forEach(this::addMap);
        }
        time = TimeSection.of(run);
        latency = LatencySection.of(run);
        links = new LinkSection(run, standings);
    }

    static Report of(RunResult run) {
        RunPage page = new RunPage(run);
        ChartData data = new ChartData(page.columns);
        page.maps.forEach(data::addMap);
        page.time.ifPresent(series -> series.addTo(data));
        page.latency.addTo(data);
        return new Report(
                page.firstScreen(), page.sections(), Optional.of(data), RunCopy.of(run), Optional.of(run.tool()));
    }

    private void addMap(LoadResult load) {
        List<LinkResult> all = run.links();
        int[] ofLoad = IntStream.range(0, all.size())
                .filter(link -> all.get(link).load().equals(load.name()))
                .toArray();
        if (ofLoad.length > 0) {
            OptionalDouble maxP99 = run.checks().stream()
                    .filter(check -> check.name().equals("max_p99")
                            && check.load().filter(load.name()::equals).isPresent())
                    .mapToDouble(Check::limit)
                    .findFirst();
            maps.add(new LinkMap(
                    columns, ofLoad, ofBothSides(run.linksOf(load)), beside(standings.get(load.name()), maxP99)));
        }
    }

    /** Ends that send and receive, so that rows and columns have them in one order. */
    private static List<String> ofBothSides(List<LinkResult> links) {
        Set<String> sinks = links.stream().map(LinkResult::sink).collect(Collectors.toSet());
        return links.stream()
                .map(LinkResult::source)
                .distinct()
                .filter(sinks::contains)
                .toList();
    }

    private static Beside beside(LinkStanding standing, OptionalDouble maxP99) {
        String expected = standing.expectation().words();
        String median = standing.medianBytesPerS()
                .map(rate -> " (" + QuantityText.bitRate(rate) + ")")
                .orElse("");
        String meaning =
                switch (standing.expectation().basis()) {
                    case RATE, PORTS -> "Goodput beside what was expected: " + expected + ".";
                    case LIMIT ->
                        standing.referenceWords().equals("the limit")
                                ? "Goodput beside what was expected: " + expected + "."
                                : "Goodput beside the median of all%s, which is more than what was expected: %s."
                                        .formatted(median, expected);
                    case NOTHING ->
                        "Goodput beside the median of all" + median
                                + ", since nothing was expected; a network that is slow everywhere looks even here.";
                };
        return new Beside("of " + standing.referenceWords(), meaning, maxP99);
    }

    private FirstScreen firstScreen() {
        List<String> facts = new ArrayList<>(PlanFacts.of(run));
        String title = run.label().orElse(facts.get(0));
        if (run.label().isEmpty()) {
            facts.remove(0);
        }
        facts.add(Instants.text(run.startedAt()).orElse("never started"));
        RunVerdict verdict = RunVerdict.of(run);
        StandOut standOut = StandOut.of(run);
        List<FirstScreen.Term> terms = new ArrayList<>();
        if (!standOut.sentence().contains(verdict.sentence())) {
            terms.add(new FirstScreen.Term("verdict", verdict.sentence()));
        }
        for (LoadResult load : run.loads()) {
            terms.add(new FirstScreen.Term(
                    run.hasSeveralLoads() ? "expected of " + load.name() : "expected",
                    standings.get(load.name()).expectation().words() + "."));
        }
        return new FirstScreen(
                "run",
                title,
                facts,
                Tone.of(run.verdict().outcome(), verdict.isJudged()),
                verdict.word(),
                standOut.sentence(),
                terms,
                new RunFigures(run, standings).figures());
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        RunFindings findings = RunFindings.of(run);
        if (!maps.isEmpty()) {
            sections.add(new Section("map", "Map of links", this::maps));
        }
        if (!findings.errors().isEmpty()
                || !findings.warnings().isEmpty()
                || !findings.notes().isEmpty()) {
            sections.add(new Section("findings", "Findings", html -> FindingSection.write(html, findings)));
        }
        run.comparison()
                .ifPresent(baseline -> sections.add(new Section(
                        "baseline", "Against the baseline", html -> new ComparisonSection(baseline).write(html))));
        if (!run.links().isEmpty()) {
            sections.add(new Section("links", "Links", links::write));
        }
        time.ifPresent(series -> sections.add(new Section("time", "Over time", series::write)));
        if (latency.isKnown()) {
            sections.add(new Section("latency", "Latency", latency::write));
        }
        run.latencyUnderLoad()
                .ifPresent(seen -> sections.add(new Section(
                        "under-load", "Latency under load", html -> new UnderLoadSection(seen).write(html))));
        if (!run.hosts().isEmpty()) {
            sections.add(new Section("hosts", "Hosts", html -> new HostSection(run).write(html)));
        }
        sections.add(new Section(
                "settings", "Settings", html -> SettingsSection.of(run).write(html)));
        return sections;
    }

    private void maps(Html html) {
        for (int map = 0; map < maps.size(); map++) {
            int number = map;
            LoadResult load = run.loads().get(map);
            if (run.hasSeveralLoads()) {
                html.in(Tag.H3, load.name() + ": " + String.join(", ", PlanFacts.of(load)));
            }
            ends(load)
                    .ifPresent(ends -> html.in(
                            Tag.P,
                            line -> {
                                line.text(ends.words());
                                line.name(ends.hub());
                            },
                            cls("hub")));
            maps.get(map).write(html, number, true);
        }
    }

    private record Ends(String words, String hub) {}

    /** The end that all links of a load share. */
    private Optional<Ends> ends(LoadResult load) {
        List<LinkResult> of = run.linksOf(load);
        long sources = of.stream().map(LinkResult::source).distinct().count();
        long sinks = of.stream().map(LinkResult::sink).distinct().count();
        if (sinks == 1 && sources > 1) {
            return Optional.of(new Ends("all sources to ", of.get(0).sink()));
        }
        return sources == 1 && sinks > 1
                ? Optional.of(new Ends("all sinks from ", of.get(0).source()))
                : Optional.empty();
    }
}
