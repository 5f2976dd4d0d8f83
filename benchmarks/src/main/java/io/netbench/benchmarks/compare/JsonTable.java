package io.netbench.benchmarks.compare;

import io.netbench.host.HostFacts;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes outcomes for programs, and for a later comparison. */
final class JsonTable {

    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final HostFacts MACHINE = HostFacts.ofThisHost();

    private JsonTable() {}

    static ObjectNode of(List<Outcome> outcomes) {
        ObjectNode root = MAPPER.createObjectNode().put("schema", "netbench-comparison/1");
        ObjectNode machine = root.putObject("machine");
        machine.put("cpu", MACHINE.cpus().model());
        machine.put("cpus", Runtime.getRuntime().availableProcessors());
        machine.put("kernel", MACHINE.system().kernel());
        machine.put("java", System.getProperty("java.runtime.version"));
        ArrayNode contests = root.putArray("contests");
        outcomes.forEach(outcome -> write(outcome, contests.addObject()));
        return root;
    }

    private static void write(Outcome outcome, ObjectNode node) {
        node.put("subject", outcome.contest().subject().name()).put("rounds", outcome.rounds());
        ArrayNode entrants = node.putArray("entrants");
        for (Contest.Entrant entrant : outcome.contest().entrants()) {
            ObjectNode one = entrants.addObject();
            one.put("tool", entrant.tool().name()).put("cell", entrant.cell().name());
            entrant.tool().version().ifPresent(version -> one.put("version", version));
            List<Sample> samples = outcome.samples().get(entrant);
            if (!samples.isEmpty()) {
                one.put("command", samples.get(0).command());
            }
            for (Metric metric : Metric.values()) {
                outcome.median(entrant, metric).ifPresent(figure -> one.put(metric.key(), figure));
            }
        }
        ArrayNode ratios = node.putArray("ratios");
        for (Contest.Entrant entrant : outcome.contest().entrants()) {
            for (Metric metric : Metric.values()) {
                if (!entrant.equals(outcome.contest().subject())) {
                    outcome.ratio(entrant, metric)
                            .ifPresent(ratio -> write(ratio, entrant, metric, ratios.addObject()));
                }
            }
        }
        ArrayNode failures = node.putArray("failures");
        outcome.failures().forEach(failures::add);
    }

    private static void write(Ratio ratio, Contest.Entrant rival, Metric metric, ObjectNode node) {
        node.put("rival", rival.name()).put("metric", metric.key());
        rival.tool().version().ifPresent(version -> node.put("version", version));
        node.put("median", ratio.median())
                .put("low", ratio.low())
                .put("high", ratio.high())
                .put("pairs", ratio.pairs());
    }
}
