package io.netbench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.result.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FindingOrderTest {

    @Test
    void shouldBeginWithTheNetworkAndEndWithEncryption() {
        List<Finding> findings = Stream.of(
                        "plain_control", "cpu_bound", "one_of_tomorrow", "start_skew", "nic_drops", "stalls")
                .map(code -> Finding.of(code, code + '.'))
                .toList();

        assertEquals(
                List.of("stalls", "nic_drops", "start_skew", "cpu_bound", "one_of_tomorrow", "plain_control"),
                FindingOrder.of(findings).stream().map(Finding::code).toList());
    }

    @Test
    void shouldSayEachOnce() {
        Finding error = Finding.about("h5", "agent_lost", "h5: load: not a word for 4.3 s.");

        assertEquals(List.of(error), FindingGroups.of(List.of(error, error)));
    }
}
