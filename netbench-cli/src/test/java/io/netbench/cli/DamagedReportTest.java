package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.cli.process.ExitStatus;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whatever happened to a result file, it is shown and written in every form, or refused with one line and status 2. */
class DamagedReportTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final long SEED = 18;
    /** Larger ones have the same members, only more often. */
    private static final int MOST_LINKS = 16;

    private static final int FEW = 60;
    private static final int MANY = 10_000;

    @TempDir
    private Path folder;

    @Test
    void shouldShowOrRefuseWhatIsDamaged() throws IOException {
        damage(SEED, FEW);
    }

    @Test
    @Tag("acceptance")
    @Timeout(3600)
    void shouldShowOrRefuseWhatIsDamagedManyTimes() throws IOException {
        damage(System.nanoTime(), MANY);
    }

    private void damage(long seed, int times) throws IOException {
        Random random = new Random(seed);
        List<RunResult> samples = SampleResults.all().values().stream()
                .filter(sample -> sample.links().size() <= MOST_LINKS)
                .toList();
        int refused = 0;
        for (int i = 0; i < times; i++) {
            JsonNode document = ResultJson.mapper().valueToTree(samples.get(random.nextInt(samples.size())));
            byte[] damaged = random.nextInt(3) == 0
                    ? damageBytes(ResultJson.mapper().writeValueAsBytes(document), random)
                    : damageMember(document, random);
            Path file = Files.write(folder.resolve("damaged.json"), damaged);
            CommandRun run = CommandRun.of(
                    "report",
                    file.toString(),
                    "--html",
                    folder.resolve("page.html").toString(),
                    "--csv",
                    folder.resolve("links.csv").toString(),
                    "--csv-run",
                    Files.writeString(folder.resolve("runs.csv"), "").toString(),
                    "--hgrm",
                    folder.resolve("logs").toString());
            String where = "seed " + seed + ", number " + i + ": " + run.err();
            if (run.status() == 0) {
                assertEquals("", run.err(), where);
            } else {
                assertEquals(ExitStatus.USAGE, run.status(), where);
                assertEquals(1, run.err().lines().count(), where);
                assertTrue(run.err().startsWith("netbench report: " + file + ": "), where);
                assertEquals("", run.out(), where);
                refused++;
            }
        }
        assertTrue(refused > times / 3 && refused < times, "some pass, some don't; refused: " + refused);
    }

    private static byte[] damageBytes(byte[] document, Random random) {
        int at = random.nextInt(document.length);
        switch (random.nextInt(3)) {
            case 0 -> {
                return Arrays.copyOf(document, at);
            }
            case 1 -> document[at] ^= (byte) (1 << random.nextInt(8));
            default -> document[at] = (byte) random.nextInt(256);
        }
        return document;
    }

    private static byte[] damageMember(JsonNode document, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(document, containers);
        JsonNode parent = containers.get(random.nextInt(containers.size()));
        if (parent instanceof ObjectNode object) {
            List<String> names = List.copyOf(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, odd(object.get(name), random));
            }
        } else if (parent instanceof ArrayNode array) {
            int at = random.nextInt(array.size());
            switch (random.nextInt(3)) {
                case 0 -> array.remove(at);
                case 1 -> array.add(array.get(at));
                default -> array.set(at, odd(array.get(at), random));
            }
        }
        return ResultJson.mapper().writeValueAsBytes(document);
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer() && !node.isEmpty()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static JsonNode odd(JsonNode former, Random random) {
        if (former.isString() && former.stringValue().length() > 60 && random.nextBoolean()) {
            return NODES.stringNode(damageHistogram(former.stringValue(), random));
        }
        return switch (random.nextInt(12)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(Long.MAX_VALUE);
            case 2 -> NODES.numberNode(Long.MIN_VALUE);
            case 3 -> NODES.numberNode(0);
            case 4 -> NODES.numberNode(Double.MAX_VALUE);
            case 5 -> NODES.numberNode(1e-300);
            case 6 -> NODES.stringNode("");
            case 7 -> NODES.stringNode("x\n\u001b[2J\u202ey".repeat(1 + random.nextInt(100)));
            case 8 -> NODES.booleanNode(random.nextBoolean());
            case 9 -> NODES.arrayNode().add(former);
            case 10 -> NODES.objectNode().set("x", former);
            default ->
                former.isNumber() ? NODES.numberNode(former.asLong() * 1_000_003) : NODES.stringNode("+999999999");
        };
    }

    private static String damageHistogram(String text, Random random) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            return Base64.getEncoder().encodeToString(bytes);
        } catch (IllegalArgumentException noHistogram) {
            return text.substring(1);
        }
    }
}
