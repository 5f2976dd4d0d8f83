package io.netbench.api;

import io.netbench.result.ComparedFigure;
import io.netbench.result.ResultJson;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What became better or worse between two sides. Immutable. */
public final class Comparison {

    private final io.netbench.result.Comparison document;

    Comparison(io.netbench.result.Comparison document) {
        this.document = document;
    }

    /** What it comes to: {@link Verdict#FAILED} if anything became worse. */
    public Verdict verdict() {
        return Verdict.valueOf(document.verdict().outcome().name());
    }

    /** One sentence for each thing that stands against passing, the weightiest first. */
    public List<String> reasons() {
        return document.verdict().reasons();
    }

    /** What became worse, from the whole to the part and the largest change first. */
    public List<Change> worse() {
        return of(ComparedFigure.Outcome.WORSE);
    }

    /** What seems to have become worse, but might not when it is measured again. */
    public List<Change> suspects() {
        return of(ComparedFigure.Outcome.SUSPECT);
    }

    /** What became better. */
    public List<Change> better() {
        return of(ComparedFigure.Outcome.BETTER);
    }

    /** The whole document, as {@code netbench compare --json} writes it. */
    public String toJson() {
        return ResultJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    }

    io.netbench.result.Comparison document() {
        return document;
    }

    private List<Change> of(ComparedFigure.Outcome outcome) {
        return document.figures().stream()
                .filter(figure -> figure.outcome() == outcome)
                .map(Comparison::change)
                .toList();
    }

    private static Change change(ComparedFigure figure) {
        String subject = Stream.of(figure.subject(), figure.load())
                .flatMap(name -> name.stream())
                .findFirst()
                .orElse("");
        return new Change(
                Change.Level.valueOf(figure.level().name()),
                subject,
                Change.Quantity.valueOf(figure.quantity().name()),
                figure.before(),
                figure.after(),
                figure.change() == null ? OptionalDouble.empty() : OptionalDouble.of(figure.change()));
    }
}
