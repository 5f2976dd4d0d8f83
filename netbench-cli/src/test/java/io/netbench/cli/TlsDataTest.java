package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.result.HostTls;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import io.netbench.result.TlsSession;
import io.netbench.result.file.ResultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs whose data is encrypted, as a person asks for them and sees them. */
class TlsDataTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"incast, --tls-data, auto", "broadcast --read, --tls-data=jdk, jdk"})
    void shouldEncryptAndTellByWhat(String command, String option, String asked) {
        Path json = folder.resolve("run.json");

        CommandRun run = run(command + " -c 2 -b 64k -n 1m -w 0 --verify " + option + " --json " + json);

        assertEquals(0, run.status(), run::err);
        assertTrue(run.out().contains(" TLS  TLSv1.3 TLS_"), run::out);
        assertTrue(run.out().contains("kernel TLS not used"), run::out);
        RunResult result = ResultReader.read(json);
        assertEquals(Optional.of(asked), result.plan().tlsData());
        HostTls tls = result.hosts().get(0).tls().orElseThrow();
        assertEquals(Optional.of("run"), tls.certificate());
        assertFalse(tls.kernelTls());
        if (asked.equals("jdk")) {
            assertEquals("jdk", tls.provider());
        }
        TlsSession agreed = tls.agreed().get(0);
        assertEquals("TLSv1.3", agreed.protocol());
        assertTrue(agreed.keyExchange().isPresent(), agreed::toString);
        for (LinkResult link : result.links()) {
            assertEquals(0L, link.lifetime().unexplainedBytes(), link::name);
            assertTrue(link.bytes() > 0, link::name);
        }
    }

    @Test
    void shouldSayNothingOfTlsWhereDataIsPlain() {
        Path json = folder.resolve("plain.json");

        CommandRun run = run("incast -c 1 -b 64k -n 1m -w 0 --json " + json);

        assertEquals(0, run.status(), run::err);
        assertFalse(run.out().contains("TLS"), run::out);
        RunResult result = ResultReader.read(json);
        assertEquals(Optional.empty(), result.plan().tlsData());
        assertEquals(Optional.empty(), result.hosts().get(0).tls());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "incast --udp --tls-data | --tls-data: datagrams are not encrypted; leave it out, or --udp",
                "incast --zero-copy --tls-data | --zero-copy: who is to decrypt what arrives has to have it; leave out"
                        + " --tls-data, or this",
                "client 127.0.0.1 --iperf3 --tls-data | --tls-data: iperf3's servers have no TLS; leave it out",
                "incast --tls-data=rot13 | --tls-data: 'rot13' is not a TLS library; write one of off, auto, openssl, jdk"
            })
    void shouldRefuseInOneLineWhatDoesNotGoTogether(String command, String message) {
        CommandRun run = run(command + " --dry-run");

        assertEquals(ExitStatus.USAGE, run.status(), run::err);
        assertTrue(run.err().contains(message), run::err);
        assertEquals(1, run.err().lines().count(), run::err);
    }

    @Test
    void shouldBeAKeyOfAScenario() throws IOException {
        Path scenario = folder.resolve("tls.yaml");
        Files.writeString(scenario, """
                phases:
                  - name: encrypted
                    pattern: incast
                    clients: 1
                    block-size: 64k
                    duration: 100ms
                    warmup: 0
                    tls-data: auto
                """);

        CommandRun run = run("run " + scenario + " --dry-run");

        assertEquals(0, run.status(), run::err);
    }

    private static CommandRun run(String line) {
        return CommandRun.of(Arrays.asList(line.split(" ")).toArray(String[]::new));
    }
}
