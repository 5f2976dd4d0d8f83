package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertsCommandTest {

    @TempDir
    private Path folder;

    @Test
    void shouldSayWhatItMade() {
        Path pki = folder.resolve("pki");

        CommandRun run = CommandRun.of("certs", pki.toString(), "--hosts", "node01", "--days", "1");

        assertEquals(
                new CommandRun(0, pki + ": certificates for a coordinator and 1 host, valid for 1 day\n", ""), run);
        for (String holder : List.of("hosts/node01", "coordinator")) {
            assertTrue(Files.exists(pki.resolve(holder).resolve("cert.pem")), holder);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            DIR                           | --hosts is missing; name the hosts, such as 'node[01-16]'
            DIR --host node01             | unknown option '--host'; did you mean --hosts?
            DIR --hosts                   | --hosts: its value is missing; write --hosts LIST
            DIR --hosts 3                 | --hosts: '3' is a number; name the hosts, such as 'node[01-16]'
            DIR --hosts node01 --days 0   | --days must be from 1 to 3650, got: 0
            DIR --hosts node01 --days ten | --days: 'ten' is not a whole number
            DIR --hosts node01 more       | unexpected argument 'more'
            --hosts node01                | DIR is missing
            """)
    void shouldSayWhatIsWrongAndMakeNothing(String arguments, String message) {
        Path pki = folder.resolve("pki");

        CommandRun run = CommandRun.of(("certs " + arguments.replace("DIR", pki.toString())).split(" "));

        assertEquals(
                new CommandRun(ExitStatus.USAGE, "", "netbench certs: " + message + " (see 'netbench certs --help')\n"),
                run);
        assertFalse(Files.exists(pki));
    }

    @Test
    void shouldRefuseAFolderWithoutAName() {
        CommandRun run = CommandRun.of("certs", "", "--hosts", "node01");

        assertEquals(ExitStatus.USAGE, run.status());
        assertTrue(run.err().startsWith("netbench certs: DIR is empty; name the folder to make"), run::err);
    }
}
