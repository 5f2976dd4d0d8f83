package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither the token nor anything else that was said to an agent is in what a command writes, however much it writes. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class DebugSecretsTest {

    private static final String TOKEN = "Zq7-a-token-that-nobody-else-has-9XvT";

    /** What loggers write of bytes. */
    private static final Pattern HEX = Pattern.compile("[0-9a-fA-F]{16,}");

    private static final int LEAST_SECRET_BYTES = 8;

    @TempDir
    private Path folder;

    private String tokenFile;
    private List<String> jvm;

    @BeforeEach
    void askForEveryLogLine() throws IOException {
        tokenFile = Files.writeString(folder.resolve("token"), TOKEN + "\n").toString();
        Path everything = Files.writeString(folder.resolve("logging.properties"), """
                handlers = java.util.logging.ConsoleHandler
                .level = ALL
                java.util.logging.ConsoleHandler.level = ALL
                """);
        jvm = List.of(
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-Dorg.slf4j.simpleLogger.log.io.grpc.netty.NettyClientHandler=trace",
                "-Dorg.slf4j.simpleLogger.log.io.netty.channel=trace",
                "-Djava.util.logging.config.file=" + everything);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "server"})
    void shouldLogNothingThatWentOverAControlConnection(String listener) throws Exception {
        try (NetbenchProcess agent = start("agent", listener + " --port 0 --data-port 0")) {
            agent.awaitOnOut("data ");
            try (Wiretap tap = Wiretap.to(controlPort(agent.out()))) {
                String load = listener.equals("server")
                        ? "client 127.0.0.1:" + tap.port() + " -t 200ms -w 0"
                        : "incast -s 127.0.0.1:" + tap.port() + " -c 1 -t 200ms -w 0 --live line";
                try (NetbenchProcess coordinator = start("coordinator", load)) {
                    assertEquals(0, coordinator.exitStatus(), coordinator::err);
                    assertTrue(coordinator.err().contains("DEBUG"), "there are log lines: " + coordinator.err());
                    assertHidden(coordinator, tap);
                }
                assertHidden(agent, tap);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | broadcast -s 127.0.0.1:1 -c 1 --live line",
                "2 | agent --bind nowhere.invalid",
                "0 | incast -c 1 -n 64k -w 0 --json - --live off",
                "0 | doctor"
            })
    void shouldLogNoTokenThatIsInTheEnvironment(int status, String command) throws Exception {
        assertLogsNoToken(status, command);
    }

    @ParameterizedTest
    @Tag("acceptance")
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | client 127.0.0.1:1",
                "2 | client 127.0.0.1:1 --no-such-option",
                "2 | report no-such-file",
                "2 | certs"
            })
    void shouldLogNoTokenWhateverFails(int status, String command) throws Exception {
        assertLogsNoToken(status, command);
    }

    private void assertLogsNoToken(int status, String command) throws Exception {
        String token = "NETBENCH_TOKEN=" + TOKEN + "; export NETBENCH_TOKEN";
        try (NetbenchProcess netbench = NetbenchProcess.start(folder, token, jvm, command + " --debug")) {
            assertEquals(status, netbench.exitStatus(), netbench::err);
            assertHidden(netbench.out() + netbench.err());
        }
    }

    private NetbenchProcess start(String name, String command) throws IOException {
        Path itsFolder = Files.createDirectories(folder.resolve(name));
        return NetbenchProcess.start(itsFolder, "", jvm, command + " --token-file " + tokenFile + " --debug");
    }

    private static int controlPort(String out) {
        Matcher port = Pattern.compile("control .*port (\\d+)").matcher(out);
        assertTrue(port.find(), out);
        return Integer.parseInt(port.group(1));
    }

    private static void assertHidden(NetbenchProcess netbench, Wiretap tap) {
        String said = netbench.out() + netbench.err();
        assertHidden(said);
        String heard = HexFormat.of().formatHex(tap.heard());
        assertTrue(heard.contains(hex(TOKEN)), "the token is shown to the agent");
        Matcher hex = HEX.matcher(said);
        while (hex.find()) {
            String bytes = hex.group().toLowerCase(Locale.ROOT);
            for (int i = 0; i + 2 * LEAST_SECRET_BYTES <= bytes.length(); i++) {
                String part = bytes.substring(i, i + 2 * LEAST_SECRET_BYTES);
                assertFalse(heard.contains(part), () -> part + " was said to an agent, and is in: " + said);
            }
        }
    }

    private static void assertHidden(String said) {
        byte[] token = TOKEN.getBytes(StandardCharsets.US_ASCII);
        Stream.of(TOKEN, hex(TOKEN), Base64.getEncoder().encodeToString(token))
                .forEach(secret -> assertFalse(said.contains(secret), () -> secret + " is in: " + said));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
