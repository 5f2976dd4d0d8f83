package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The ratios of an earlier comparison. Ratios, not figures: a slower hour of the machine moves both sides of a ratio.
 * Another machine may move one side more than the other, so the file holds one machine's ratios, and says which.
 */
final class Baseline {

    /** What to know of a comparison with ratios of another machine. */
    static final String OTHER_MACHINE = "baseline: it was kept on another machine, or with another Java or kernel";

    private static final String SCHEMA = "netbench-baseline/1";

    private final JsonNode root;

    private Baseline(JsonNode root) {
        this.root = root;
    }

    /**
     * What a comparison with a baseline found.
     *
     * @param compared how many ratios both have
     * @param worse what got worse, a sentence each
     * @param otherMachine whether the baseline is of another machine
     */
    record Comparison(int compared, List<String> worse, boolean otherMachine) {

        /** The same for people. */
        List<String> lines() {
            List<String> lines = new ArrayList<>();
            if (otherMachine) {
                lines.add(OTHER_MACHINE);
            }
            worse.forEach(line -> lines.add("worse: " + line));
            lines.add("baseline: %d of %d ratios got worse".formatted(worse.size(), compared));
            return lines;
        }
    }

    /**
     * Reads what {@link #keep} wrote, or {@link JsonTable}.
     *
     * @throws IOException if the file can't be read, or is neither
     */
    static Baseline read(Path file) throws IOException {
        try {
            JsonNode root = JsonMapper.shared().readTree(Files.readString(file));
            if (root.path("contests").isArray() && root.path("machine").isObject()) {
                return new Baseline(root);
            }
        } catch (JacksonException e) {
            throw new IOException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
        throw new IOException(file + " is no baseline; --keep writes one");
    }

    /**
     * Keeps the ratios of the contests that were held. Contests that the file has and {@code now} has not stay.
     *
     * @throws IOException if the file can't be read or written, or is of another machine
     */
    static void keep(Path file, JsonNode now) throws IOException {
        ObjectNode root = JsonMapper.shared().createObjectNode().put("schema", SCHEMA);
        root.set("machine", now.get("machine"));
        ArrayNode contests = root.putArray("contests");
        requireMayKeep(file, now);
        if (Files.exists(file)) {
            Baseline before = read(file);
            before.root.get("contests").forEach(contest -> {
                if (find(now, contest).filter(Baseline::wasHeld).isEmpty()) {
                    contests.add(contest);
                }
            });
        }
        now.get("contests").forEach(contest -> {
            if (wasHeld(contest)) {
                ObjectNode kept = contests.addObject();
                List.of("subject", "rounds").forEach(field -> kept.set(field, contest.get(field)));
                ArrayNode ratios = kept.putArray("ratios");
                contest.get("ratios").forEach(ratio -> {
                    if (isToARival(ratio)) {
                        ratios.add(ratio);
                    }
                });
            }
        });
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    /**
     * Holds a file to what {@link #keep} asks of it, before anything is measured for it.
     *
     * @param now a table with the machine that it is of
     * @throws IOException if the file can't be read, or is of another machine
     */
    static void requireMayKeep(Path file, JsonNode now) throws IOException {
        if (Files.exists(file) && read(file).isOfAnotherMachine(now)) {
            throw new IOException(file + " holds the ratios of another machine, or of another Java or kernel;"
                    + " remove it, or keep these elsewhere");
        }
    }

    /**
     * Looks for what got worse: the whole interval of now lies on the worse side of the whole interval of then.
     *
     * @throws IOException if there is no ratio that both have, since such a guard would guard nothing
     */
    Comparison compare(JsonNode now) throws IOException {
        List<String> worse = new ArrayList<>();
        int compared = 0;
        for (JsonNode contest : now.get("contests")) {
            Optional<JsonNode> before = find(root, contest);
            if (before.isPresent()) {
                compared += compare(contest, before.get(), worse);
            }
        }
        if (compared == 0) {
            throw new IOException("the baseline has none of the ratios of this run");
        }
        return new Comparison(compared, worse, isOfAnotherMachine(now));
    }

    /** A ratio of a contest to a rival; empty if none was kept, or only one of another version of the rival. */
    Optional<Ratio> ratio(Contest contest, Contest.Entrant rival, Metric metric) {
        String version = rival.tool().version().orElse("");
        for (JsonNode kept : root.get("contests")) {
            if (kept.get("subject").stringValue().equals(contest.subject().name())) {
                for (JsonNode ratio : kept.get("ratios")) {
                    boolean same = ratio.get("rival").stringValue().equals(rival.name())
                            && ratio.get("metric").stringValue().equals(metric.key())
                            && ratio.path("version").asString("").equals(version);
                    if (same) {
                        return Optional.of(ratio(ratio));
                    }
                }
            }
        }
        return Optional.empty();
    }

    boolean isOfAnotherMachine(JsonNode now) {
        return !root.get("machine").equals(now.get("machine"));
    }

    private static Optional<JsonNode> find(JsonNode document, JsonNode contest) {
        for (JsonNode other : document.get("contests")) {
            if (other.get("subject").equals(contest.get("subject"))) {
                return Optional.of(other);
            }
        }
        return Optional.empty();
    }

    /** A ratio to the build before is of that day only: the next build has another one before it. */
    private static boolean isToARival(JsonNode ratio) {
        return !ToolName.base(ratio.get("rival").stringValue().split(" ", -1)[0])
                .equals(NetbenchTool.BEFORE);
    }

    private static boolean wasHeld(JsonNode contest) {
        return contest.get("rounds").intValue() > 0;
    }

    private static int compare(JsonNode contest, JsonNode before, List<String> worse) {
        int compared = 0;
        for (JsonNode ratio : contest.get("ratios")) {
            for (JsonNode earlier : before.get("ratios")) {
                boolean same = earlier.get("rival").equals(ratio.get("rival"))
                        && earlier.get("metric").equals(ratio.get("metric"))
                        && earlier.path("version").equals(ratio.path("version"));
                if (same) {
                    compared++;
                    if (isWorse(ratio, earlier)) {
                        worse.add(sentence(contest, ratio, earlier));
                    }
                }
            }
        }
        return compared;
    }

    private static String sentence(JsonNode contest, JsonNode ratio, JsonNode earlier) {
        return String.format(
                Locale.ROOT,
                "%s: %s against %s is %.3f (%.3f to %.3f), and was %.3f (%.3f to %.3f)",
                contest.get("subject").stringValue(),
                ratio.get("metric").stringValue(),
                ratio.get("rival").stringValue(),
                ratio.get("median").doubleValue(),
                ratio.get("low").doubleValue(),
                ratio.get("high").doubleValue(),
                earlier.get("median").doubleValue(),
                earlier.get("low").doubleValue(),
                earlier.get("high").doubleValue());
    }

    private static boolean isWorse(JsonNode ratio, JsonNode earlier) {
        Metric metric = Metric.valueOf(ratio.get("metric").stringValue().toUpperCase(Locale.ROOT));
        return ratio(ratio).isWorseThan(ratio(earlier), metric);
    }

    private static Ratio ratio(JsonNode node) {
        return new Ratio(
                node.get("median").doubleValue(),
                node.get("low").doubleValue(),
                node.get("high").doubleValue(),
                node.path("pairs").asInt(0));
    }
}
