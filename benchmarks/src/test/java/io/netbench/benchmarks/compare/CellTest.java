package io.netbench.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1m-0-push-4",
                "64k-1-read-16",
                "4k-4k-push-4-q8",
                "4k-4k-push-10000@veth",
                "1m-0-push-4@split",
                "4k-4k-push-64@split-bbr",
                "1448-udp-read-2@split"
            })
    void shouldReadTheNamesThatItWrites(String name) {
        assertEquals(name, Cell.parse(name).name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1m",
                "1m-0-pull-4",
                "1m-0-push-4-8",
                "1448-tcp-push-1",
                "1m-0-push-4@moon",
                "1m-0-push-4@",
                "1m-0-push-4@split-",
                "1m-0-push-4@split-BBR",
                "1m-0-push-4@split-x; reboot",
                "1m-0-push-4@veth-bbr"
            })
    void shouldRefuseOtherNames(String name) {
        assertThrows(IllegalArgumentException.class, () -> Cell.parse(name));
    }

    @Test
    void shouldKnowDatagramsFromStreams() {
        Work datagrams = Cell.parse("1448-udp-push-1").work();
        assertTrue(datagrams.datagrams() && !datagrams.isStream());
        assertEquals(1_448, datagrams.blockBytes());
        assertTrue(Cell.parse("1m-0-push-1").work().isStream());
    }

    @Test
    void shouldNameTheCongestionControlUnlessItIsTheUsualOne() {
        assertEquals("cubic", Cell.parse("1m-0-push-4@split").place().congestion());
        assertEquals("bbr", Cell.parse("1m-0-push-4@split-bbr").place().congestion());
        assertEquals("1m-0-push-4@split", Cell.parse("1m-0-push-4@split-cubic").name());
    }
}
