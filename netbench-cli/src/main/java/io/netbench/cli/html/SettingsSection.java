package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.analysis.CheckUnit;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.result.Check;
import io.netbench.result.LoadResult;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteResult;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * All that was asked for, and by what: whatever the document has of it, by its own names, so that a setting that comes later is
 * there too.
 */
final class SettingsSection {

    /** What a load gave, not what was asked of it. */
    private static final Set<String> FIGURES_OF_LOADS =
            Set.of("totals", "steady", "rounds", "loss", "start_ns", "end_ns", "absent", "id");

    private static final int MOST_VALUES = 200;

    /** Units that names end with; the longest that fits counts. */
    private static final Map<String, Function<Double, String>> UNITS = units();

    private final List<Group> groups = new ArrayList<>();

    private record Group(String name, Map<String, String> values) {}

    private SettingsSection() {}

    private static Map<String, Function<Double, String>> units() {
        Map<String, Function<Double, String>> units = new LinkedHashMap<>();
        units.put("_bytes_per_s", QuantityText::bitRate);
        units.put("_bits_per_s", bits -> QuantityText.bitRate(bits / 8));
        units.put("_bytes", QuantityText::size);
        units.put("_ns", QuantityText::duration);
        units.put("_us", us -> QuantityText.duration(us * 1e3));
        units.put("_s", s -> QuantityText.duration(s * 1e9));
        return units;
    }

    static SettingsSection of(RunResult run) {
        SettingsSection section = new SettingsSection();
        Map<String, String> about = section.group("The run");
        run.command().ifPresent(command -> about.put("command", command));
        about.put("run", run.runId());
        Instants.text(run.startedAt()).ifPresent(started -> about.put("started", started));
        for (LoadResult load : run.loads()) {
            Map<String, String> values = section.group("Load " + load.name());
            JsonNode node = ResultJson.mapper().valueToTree(load);
            node.properties().stream()
                    .filter(member -> !FIGURES_OF_LOADS.contains(member.getKey()))
                    .forEach(member -> flatten(member.getKey(), member.getValue(), values));
        }
        section.flattened("For all loads", run.plan());
        if (!run.checks().isEmpty()) {
            Map<String, String> limits = section.group("Limits");
            run.checks().forEach(check -> limits.put(name(check), words(check)));
        }
        section.flattened("Windows", run.windows());
        section.flattened("Build", run.tool());
        return section;
    }

    static SettingsSection of(SuiteResult suite) {
        SettingsSection section = new SettingsSection();
        Map<String, String> about = section.group("The suite");
        suite.command().ifPresent(command -> about.put("command", command));
        about.put("suite", suite.suiteId());
        Instants.text(suite.startedAt()).ifPresent(started -> about.put("started", started));
        Instants.text(suite.endedAt()).ifPresent(ended -> about.put("ended", ended));
        suite.estimate()
                .ifPresent(estimate -> about.put(
                        "expected to take",
                        "%s, %s"
                                .formatted(
                                        QuantityText.counted(estimate.runs(), "run"),
                                        QuantityText.duration(estimate.durationS() * 1e9))));
        Map<String, String> asked = section.group("Asked for");
        suite.parameters()
                .forEach((name, values) -> asked.put(
                        words(name), values.size() == 1 ? scalar(name, values.get(0)) : String.join(", ", values)));
        section.flattened("Build", suite.tool());
        return section;
    }

    private static String name(Check check) {
        return check.name()
                + check.load().map(load -> " in " + load).orElse("")
                + check.subject().map(subject -> " of " + subject).orElse("");
    }

    private static String words(Check check) {
        String value = check.value() == null ? "unknown" : CheckUnit.text(check.unit(), check.value());
        return "%s, the limit %s: %s"
                .formatted(value, CheckUnit.text(check.unit(), check.limit()), check.pass() ? "met" : "missed");
    }

    private Map<String, String> group(String name) {
        Map<String, String> values = new LinkedHashMap<>();
        groups.add(new Group(name, values));
        return values;
    }

    private void flattened(String name, Object document) {
        flatten("", ResultJson.mapper().valueToTree(document), group(name));
    }

    private static void flatten(String name, JsonNode node, Map<String, String> values) {
        if (values.size() >= MOST_VALUES) {
            values.put("more", "stands in the document");
        } else if (node.isObject()) {
            node.properties().forEach(member -> flatten(path(name, member.getKey()), member.getValue(), values));
        } else if (node.isArray() && node.size() > 0) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path(name, Integer.toString(i + 1)), node.get(i), values);
            }
        } else if (!node.isNull() && !node.isArray()) {
            values.put(words(name), scalar(name, node.asString()));
        }
    }

    private static String path(String name, String member) {
        return name.isEmpty() ? member : name + " " + member;
    }

    /** A name without its unit, which stands with the value. */
    static String words(String name) {
        for (String unit : UNITS.keySet()) {
            if (name.endsWith(unit)) {
                return name.substring(0, name.length() - unit.length()).replace('_', ' ');
            }
        }
        return name.replace('_', ' ');
    }

    /** A value with its unit, by the name that it has in a document. */
    static String scalar(String name, String value) {
        for (Map.Entry<String, Function<Double, String>> unit : UNITS.entrySet()) {
            if (name.endsWith(unit.getKey()) && value.matches("-?[0-9]+(\\.[0-9]+)?")) {
                double number = Double.parseDouble(value);
                return number == 0 ? "0" : unit.getValue().apply(number);
            }
        }
        return switch (value) {
            case "true" -> "yes";
            case "false" -> "no";
            default -> value;
        };
    }

    void write(Html html) {
        html.in(
                Tag.DIV,
                all -> groups.stream()
                        .filter(group -> !group.values().isEmpty())
                        .forEach(group -> write(all, group)),
                cls("settings"));
    }

    private static void write(Html html, Group group) {
        html.in(Tag.DIV, one -> {
            one.in(Tag.H3, group.name());
            one.in(
                    Tag.DL,
                    list -> group.values()
                            .forEach((name, value) -> list.in(
                                    Tag.DIV, pair -> pair.in(Tag.DT, name).in(Tag.DD, value))));
        });
    }
}
