package io.netbench.cli.iperf3;

import io.netbench.cli.run.IntervalPlaces;
import io.netbench.cli.run.RunView;
import io.netbench.coordinator.IntervalFigures;
import io.netbench.coordinator.RunPhase;
import io.netbench.iperf3.wire.ServerOutput;
import io.netbench.iperf3.wire.TestResults;
import io.netbench.plan.LinkPlan;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import io.netbench.result.RunWindow.Phase;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A session as iperf3's JSON. It sees the session go on, and beside it shows what another view shows; it is told line by line,
 * or as one document at the end, or both. For the coordinator's thread.
 */
public final class Iperf3Json implements RunView {

    private final Iperf3Asked asked;
    private final RunView shown;
    private final Optional<Consumer<String>> stream;
    private final IntervalPlaces places;
    private final Iperf3Start start;
    private final Iperf3Intervals each;
    private final List<SeenInterval> seen = new ArrayList<>();
    private Supplier<Optional<TestResults>> theirs = Optional::empty;
    private boolean hasStarted;

    /**
     * The JSON of a session that is to be run.
     *
     * @param shown what a person sees of it
     * @param stream takes lines while it goes on; empty: there are none
     */
    public Iperf3Json(Iperf3Asked asked, RunView shown, Optional<Consumer<String>> stream) {
        this.asked = asked;
        this.shown = shown;
        this.stream = stream;
        places = new IntervalPlaces(asked.plan());
        start = new Iperf3Start(asked);
        each = new Iperf3Intervals(asked);
    }

    /** The same, with what an iperf3 server says at the end. */
    public Iperf3Json beside(Supplier<TheirFigures> figures) {
        theirs = () -> figures.get().results();
        return this;
    }

    @Override
    public boolean wantsDetail() {
        return true;
    }

    @Override
    public void phase(RunPhase phase) {
        places.phase(phase);
        if (!hasStarted && (phase == RunPhase.WARMUP || phase == RunPhase.MEASURE)) {
            hasStarted = true;
            tell("start", start.node(Instant.now()));
        }
        shown.phase(phase);
    }

    @Override
    public void interval(IntervalFigures figures) {
        IntervalPlaces.Place place = places.of(figures);
        if (place.phase() != Phase.DRAIN) {
            SeenInterval interval =
                    new SeenInterval(place.startNs(), place.endNs(), place.phase() == Phase.WARMUP, figures.byLink());
            seen.add(interval);
            if (asked.hasIntervals()) {
                tell("interval", each.node(interval));
            }
        }
        shown.interval(figures);
    }

    @Override
    public void linkFailed(LinkPlan link, String reason) {
        shown.linkFailed(link, reason);
    }

    @Override
    public void agentLost(String agent, String step, String reason) {
        shown.agentLost(agent, step, reason);
    }

    @Override
    public boolean hasTold(Finding error) {
        return shown.hasTold(error);
    }

    @Override
    public void leave() {
        shown.leave();
    }

    @Override
    public void close() {
        shown.close();
    }

    /** The last of the lines. */
    public void end(RunResult result) {
        if (!asked.hasIntervals()) {
            told().forEach(interval -> tell("interval", each.node(interval)));
        }
        error(result).ifPresent(error -> tell("error", JsonNodeFactory.instance.stringNode(error)));
        tell("end", new Iperf3End(asked, result, seen, theirs.get()).node());
    }

    /** Writes all of it as one document. */
    public void write(RunResult result, Output output, Outlet outlet) {
        JsonText.write(document(result), output, outlet);
    }

    private ObjectNode document(RunResult result) {
        ObjectNode document = asked.document();
        document.set("start", start.node(Optional.ofNullable(result.startedAt()).orElse(Instant.now()), result));
        ArrayNode intervals = document.putArray("intervals");
        told().forEach(interval -> intervals.add(each.node(interval)));
        document.set("end", new Iperf3End(asked, result, seen, theirs.get()).node());
        Optional<ServerOutput> output = theirs.get().map(TestResults::output);
        output.flatMap(ServerOutput::text).ifPresent(text -> document.put("server_output_text", text));
        output.flatMap(ServerOutput::json).ifPresent(json -> document.set("server_output_json", json));
        error(result).ifPresent(error -> document.put("error", error));
        return document;
    }

    /** The intervals as they were asked for: where none were, iperf3 has one of all that was measured. */
    private List<SeenInterval> told() {
        return asked.hasIntervals()
                ? seen
                : seen.stream().filter(interval -> !interval.isOmitted()).reduce(SeenInterval::with).stream()
                        .toList();
    }

    private static Optional<String> error(RunResult result) {
        return result.errors().stream().map(Finding::text).findFirst();
    }

    private void tell(String event, JsonNode data) {
        stream.ifPresent(lines -> lines.accept(JsonText.line(event, data)));
    }
}
