package io.netbench.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearNamesTest {

    private static final List<String> OPTIONS = List.of(
            "--servers",
            "--clients",
            "--block-size",
            "--response-size",
            "--tls",
            "--tls-ca",
            "--tls-cert",
            "--tls-key",
            "--duration",
            "--connect-timeout",
            "--host-timeout",
            "--csv",
            "--csv-run");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --block_size | --block-size
            --BlockSize  | --block-size
            --tls-c      | --tls-ca, --tls-cert
            --ser        | --servers
            --clinets    | --clients
            --client     | --clients
            --duratoin   | --duration
            --blok-sise  | --block-size
            --tsl        | --tls
            --timeout    | --host-timeout, --connect-timeout
            --size       | --block-size, --response-size
            """)
    void shouldFindWhatIsMeant(String typed, String expected) {
        assertEquals(List.of(expected.split(", ")), NearNames.of(typed, OPTIONS));
    }

    @ParameterizedTest
    @CsvSource({"--pigeon", "--xy", "--", "--serialisation"})
    void shouldFindNothingWhereNothingIsNear(String typed) {
        assertEquals(List.of(), NearNames.of(typed, OPTIONS));
    }

    @Test
    void shouldFindEveryOptionOfWhichTwoLettersChangedPlaces() {
        for (String name : OPTIONS) {
            for (int at = 2; at < name.length() - 1; at++) {
                String typed = name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);

                assertTrue(NearNames.of(typed, OPTIONS).contains(name), typed);
            }
        }
    }
}
