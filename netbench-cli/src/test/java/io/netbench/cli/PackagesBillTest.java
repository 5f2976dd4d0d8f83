package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code packages/bill} adds to what is known of the jar. */
@Timeout(30)
class PackagesBillTest {

    private static final long DEADLINE_S = 20;

    private static final String OF_JAR = """
            {"bomFormat":"CycloneDX","specVersion":"1.6","metadata":{"component":{"bom-ref":"pkg:maven/n/n@0"}},
             "components":[{"bom-ref":"pkg:maven/a/b@1","name":"b"}],
             "dependencies":[{"ref":"pkg:maven/n/n@0","dependsOn":["pkg:maven/a/b@1"]},{"ref":"pkg:maven/a/b@1"}]}
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void writeBillOfJar() throws IOException {
        Files.writeString(folder.resolve("jar.json"), OF_JAR);
    }

    @Test
    void shouldNameTheJavaBesideTheLibraries() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/jq")), "there is no jq");
        describe("""
                JAVA_VERSION="25.0.3"
                IMPLEMENTOR="Eclipse \\"A\\" Adoptium"
                JAVA_RUNTIME_VERSION="25.0.3+9-LTS"
                """);
        assertEquals(0, bill(System.getenv("PATH")), this::said);
        String once = Files.readString(folder.resolve("bill.json"));
        JsonNode bill = JsonMapper.shared().readTree(once);
        assertEquals(2, bill.at("/components").size());
        assertEquals("b", bill.at("/components/0/name").asString());
        JsonNode java = bill.at("/components/1");
        assertEquals("platform", java.at("/type").asString());
        assertEquals("openjdk", java.at("/name").asString());
        assertEquals("25.0.3", java.at("/version").asString());
        assertEquals("Eclipse \\\"A\\\" Adoptium", java.at("/supplier/name").asString());
        assertEquals("pkg:generic/openjdk@25.0.3", java.at("/purl").asString());
        assertEquals(
                "cpe:2.3:a:oracle:openjdk:25.0.3:*:*:*:*:*:*:*", java.at("/cpe").asString());
        assertEquals(java.at("/bom-ref"), bill.at("/dependencies/0/dependsOn/1"));
        assertEquals(java.at("/bom-ref"), bill.at("/dependencies/2/ref"));

        assertEquals(0, bill(System.getenv("PATH")), this::said);
        assertEquals(once, Files.readString(folder.resolve("bill.json")));
    }

    @Test
    void shouldNameNoVendorWhereTheJdkNamesNone() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/jq")), "there is no jq");
        describe("JAVA_VERSION=\"17.0.15\"\n");
        assertEquals(0, bill(System.getenv("PATH")), this::said);
        JsonNode java = JsonMapper.shared()
                .readTree(Files.readString(folder.resolve("bill.json")))
                .at("/components/1");
        assertTrue(java.at("/supplier").isMissingNode(), java.toString());
        assertTrue(java.at("/properties").isMissingNode(), java.toString());
    }

    @Test
    void shouldSayWhatIsMissing() throws Exception {
        describe("JAVA_VERSION=\"17.0.15\"\n");
        assertEquals(1, bill("/nowhere"));
        assertEquals("packages/bill: no jq found; install jq\n", said());
    }

    private void describe(String release) throws IOException {
        Files.writeString(folder.resolve("release"), release);
    }

    private int bill(String path) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("/bin/sh", Path.of("..", "packages", "bill").toString(), folder.toString());
        builder.environment().put("PATH", path);
        Process process = builder.redirectInput(folder.resolve("jar.json").toFile())
                .redirectOutput(folder.resolve("bill.json").toFile())
                .redirectError(folder.resolve("said").toFile())
                .start();
        assertTrue(process.waitFor(DEADLINE_S, TimeUnit.SECONDS), "still running");
        return process.exitValue();
    }

    private String said() {
        try {
            return Files.readString(folder.resolve("said"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
