package io.netbench.cli.watch;

import io.netbench.analysis.comparison.ComparisonWords;
import io.netbench.result.ComparedFigure;
import io.netbench.result.Comparison;
import io.netbench.result.file.CsvLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The series of verdicts, a row for each. When it has grown large it becomes the former one, and a new one begins. */
final class Table {

    static final long MOST_BYTES = 1 << 20;

    private static final List<String> COLUMNS = List.of(
            "suite",
            "started_at",
            "took_s",
            "outcome",
            "exit_status",
            "compared",
            "worse",
            "better",
            "what",
            "before",
            "after",
            "change",
            "reason");

    private final Path file;
    private final Path former;

    Table(Path folder) {
        file = folder.resolve("watch.csv");
        former = folder.resolve("watch.1.csv");
    }

    void add(WatchVerdict verdict) throws IOException {
        if (Files.exists(file) && Files.size(file) >= MOST_BYTES) {
            Files.move(file, former, StandardCopyOption.REPLACE_EXISTING);
        }
        String header = Files.exists(file) && Files.size(file) > 0 ? "" : CsvLine.of(COLUMNS);
        Files.write(
                file,
                (header + row(verdict)).getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static String row(WatchVerdict verdict) {
        Optional<Comparison> comparison = verdict.comparison();
        Optional<ComparedFigure> worst = comparison.flatMap(of -> of.figures().stream()
                .filter(figure -> figure.outcome() == ComparedFigure.Outcome.WORSE)
                .findFirst());
        List<Optional<?>> fields = List.of(
                Optional.of(verdict.suite()),
                Optional.of(verdict.startedAt()),
                Optional.of(String.format(Locale.ROOT, "%.1f", verdict.tookS())),
                Optional.of(verdict.outcome().name().toLowerCase(Locale.ROOT)),
                Optional.of(verdict.exitStatus()),
                comparison.map(Comparison::compared),
                comparison.map(Comparison::worse),
                comparison.map(Comparison::better),
                worst.map(
                        figure -> ComparisonWords.subject(figure) + " " + ComparisonWords.quantity(figure.quantity())),
                worst.map(ComparedFigure::before),
                worst.map(ComparedFigure::after),
                worst.map(ComparedFigure::change),
                verdict.reasons().stream().findFirst());
        return CsvLine.of(fields);
    }
}
