package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script that starts netbench, with a Java that shows how it was started. */
class LauncherTest {

    private static final long DEADLINE_S = 30;

    /** Writes its arguments, a line each, then starts the JVM of this test with those before -jar. */
    private static final String JAVA = """
            #!/bin/sh
            for word; do
                printf '%%s\\n' "$word"
            done >"$(dirname "$0")/arguments"
            printf '%%s' "${LC_ALL:-}" >"$(dirname "$0")/locale"
            options=
            for word; do
                [ "$word" != -jar ] || break
                options="$options $word"
            done
            exec '%s' $options -version
            """;

    @TempDir
    private Path home;

    @BeforeEach
    void install() throws IOException {
        Files.copy(Path.of("..", "netbench"), home.resolve("netbench"));
        Files.writeString(home.resolve("netbench.jar"), "none");
        Files.createDirectories(home.resolve("bin"));
        Path java = Files.writeString(
                home.resolve("bin/java"), JAVA.formatted(Path.of(System.getProperty("java.home"), "bin", "java")));
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    }

    private Process start(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        ProcessBuilder netbench =
                new ProcessBuilder("sh", home.resolve("netbench").toString());
        netbench.command().addAll(words.length == 0 ? List.of("incast", "-P", "4") : List.of(words));
        netbench.environment().putAll(environment);
        netbench.environment().put("JAVA_HOME", home.toString());
        // Where nothing can be made, so that no archive is.
        netbench.environment().put("XDG_CACHE_HOME", "/proc");
        netbench.redirectOutput(home.resolve("out").toFile())
                .redirectError(home.resolve("err").toFile());
        Process process = netbench.start();
        assertTrue(process.waitFor(DEADLINE_S, TimeUnit.SECONDS), "still running");
        return process;
    }

    private List<String> argumentsWith(Map<String, String> environment, String... words)
            throws IOException, InterruptedException {
        Process process = start(environment, words);
        assertEquals(0, process.exitValue(), read("err"));
        assertEquals("", read("out"), "the JVM's words are no result");
        return Files.readAllLines(home.resolve("bin/arguments"));
    }

    private String read(String file) throws IOException {
        return Files.readString(home.resolve(file));
    }

    @Test
    void shouldHandOnWhatItWasGiven() throws Exception {
        List<String> arguments = argumentsWith(Map.of());
        assertEquals(
                List.of("-jar", home.toRealPath().resolve("netbench.jar").toString(), "incast", "-P", "4"),
                arguments.subList(arguments.size() - 5, arguments.size()));
        assertTrue(
                arguments.containsAll(List.of("-XX:+UseParallelGC", "-Xms64m", "-XX:MaxDirectMemorySize=4g")),
                arguments.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent",
                "server -p 5202",
                "-s",
                "--server -1",
                "-p 5202 -s",
                "-sD",
                "-1s",
                "--debug server",
                "--debug --debug agent"
            })
    void shouldGiveMemoryBackWhereItWaits(String words) throws Exception {
        List<String> arguments = argumentsWith(Map.of(), words.split(" ", -1));
        assertTrue(arguments.contains("-XX:+UseSerialGC"), arguments.toString());
        assertFalse(arguments.contains("-XX:+UseParallelGC"), arguments.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "incast -s 2",
                "--debug incast -s 2",
                "-c server",
                "-P 4 -c 192.0.2.1 -s",
                "client server",
                "help agent",
                "-c 192.0.2.1 -V",
                "report agent"
            })
    void shouldSpareALoadNoMemory(String words) throws Exception {
        List<String> arguments = argumentsWith(Map.of(), words.split(" ", -1));
        assertTrue(arguments.contains("-XX:+UseParallelGC"), arguments.toString());
        assertFalse(arguments.contains("-XX:+UseSerialGC"), arguments.toString());
        assertFalse(arguments.contains("-XX:TieredStopAtLevel=1"), arguments.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "--help", "-h", "incast --help"})
    void shouldCompileLittleWhereItOnlyTells(String words) throws Exception {
        List<String> arguments = argumentsWith(Map.of(), words.split(" ", -1));
        assertTrue(arguments.containsAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")), arguments.toString());
    }

    @Test
    void shouldShowTheHelpOfAnImageWithoutAJvm() throws Exception {
        Files.createDirectories(home.resolve("runtime"));
        Files.move(home.resolve("bin"), home.resolve("runtime/bin"));
        Files.createDirectories(home.resolve("help"));
        Files.writeString(home.resolve("help/netbench.plain"), "of all\n");
        Files.writeString(home.resolve("help/netbench-incast.plain"), "of incast\n");
        Path arguments = home.resolve("runtime/bin/arguments");

        assertEquals(0, start(Map.of(), "--help").exitValue(), read("err"));
        assertEquals("of all\n", read("out"));
        assertEquals(0, start(Map.of(), "incast", "--help").exitValue(), read("err"));
        assertEquals("of incast\n", read("out"));
        assertFalse(Files.exists(arguments), "a JVM was started");

        assertEquals(0, start(Map.of(), "../help/netbench-incast", "--help").exitValue(), read("err"));
        assertTrue(Files.readAllLines(arguments).contains("../help/netbench-incast"), "that is no command's name");
        assertEquals(0, start(Map.of("NO_COLOR", "1"), "--help").exitValue(), read("err"));
        assertTrue(Files.readAllLines(arguments).contains("--help"), "the environment has a say");
    }

    /** As the JVM would see it, which asks whether somebody both types and reads. */
    @Test
    void shouldShowTheHelpOfAnImageWithStylesOnTerminalsAlone() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "there is no terminal without script");
        Files.createDirectories(home.resolve("runtime"));
        Files.move(home.resolve("bin"), home.resolve("runtime/bin"));
        Files.createDirectories(home.resolve("help"));
        Files.writeString(home.resolve("help/netbench.plain"), "plain");
        Files.writeString(home.resolve("help/netbench.styled"), "styled");
        assertEquals("styled", onTerminal("sh netbench --help"));
        assertEquals("plain", onTerminal("sh netbench --help </dev/null"));
        assertEquals("plain", onTerminal("sh netbench --help | cat"));
    }

    private String onTerminal(String line) throws IOException, InterruptedException {
        ProcessBuilder script = new ProcessBuilder("/usr/bin/script", "-qec", line, "/dev/null");
        script.environment()
                .keySet()
                .removeIf(name -> name.matches("NO_COLOR|CLICOLOR.*|.*JAVA_(TOOL_)?OPT.*|JDK_JAVA_OPTIONS"));
        script.directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out").toFile());
        Process process = script.start();
        assertTrue(process.waitFor(DEADLINE_S, TimeUnit.SECONDS), "still running");
        return read("out").strip();
    }

    /** The JVM refuses two collectors, and a heap that begins larger than it may become. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            JAVA_TOOL_OPTIONS   | -XX:+UseSerialGC                   | -XX:+UseParallelGC
            JDK_JAVA_OPTIONS    | -XX:+UseSerialGC                   | -XX:+UseParallelGC
            _JAVA_OPTIONS       | -XX:+UseSerialGC                   | -XX:+UseParallelGC
            NETBENCH_JAVA_OPTS  | -XX:+UseG1GC -Xmx64m               | -XX:+UseParallelGC
            JAVA_TOOL_OPTIONS   | -Xmx32m                            | -Xms64m
            JDK_JAVA_OPTIONS    | -Xmx32m                            | -Xms64m
            _JAVA_OPTIONS       | -XX:MaxHeapSize=32m                | -Xms64m
            JAVA_TOOL_OPTIONS   | -XX:MaxDirectMemorySize=64m        | -XX:MaxDirectMemorySize=4g
            JAVA_TOOL_OPTIONS   | -XX:MaxMetaspaceSize=64m           | -XX:MetaspaceSize=96m
            JAVA_TOOL_OPTIONS   | -XX:+UsePerfData                   | -XX:-UsePerfData
            """)
    void shouldDropFlagsThatTheEnvironmentContradicts(String variable, String theirs, String ours) throws Exception {
        List<String> arguments = argumentsWith(Map.of(variable, theirs));
        assertFalse(arguments.contains(ours), arguments.toString());
        assertTrue(arguments.contains("-XX:+DisplayVMOutputToStderr"), arguments.toString());
    }

    @Test
    void shouldReadFlagsInFiles() throws Exception {
        Path flags = Files.writeString(home.resolve("flags"), "-XX:+UseSerialGC\n");
        List<String> arguments = argumentsWith(Map.of("JDK_JAVA_OPTIONS", "@" + flags));
        assertFalse(arguments.contains("-XX:+UseParallelGC"), arguments.toString());
    }

    @Test
    void shouldKeepStandardOutputCleanWhenTheJvmRefuses() throws Exception {
        Process process = start(Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseSerialGC -XX:+UseG1GC"));
        assertEquals(1, process.exitValue());
        assertEquals("", read("out"));
        assertTrue(read("err").contains("Multiple garbage collectors"), read("err"));
    }

    @Test
    void shouldLetTheJvmNameAnyFile() throws Exception {
        List<String> arguments = argumentsWith(Map.of("LC_ALL", "C"));
        assertEquals("C.UTF-8", read("bin/locale"));
        assertTrue(arguments.contains("-Dnetbench.charset=US-ASCII"), arguments.toString());
    }
}
