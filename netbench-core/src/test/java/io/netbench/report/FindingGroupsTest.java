package io.netbench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.result.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingGroupsTest {

    @Test
    void shouldSayOnceWhatIsTrueOfAThousandHosts() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of("given_up", "Hosts went on dropping out."));
        IntStream.rangeClosed(1, 706).forEach(i -> findings.add(lost(i, "drain: not a word for 4.0 s.")));
        IntStream.rangeClosed(801, 802).forEach(i -> findings.add(lost(i, "drain: not a word for 4.0 s.")));
        IntStream.rangeClosed(901, 904).forEach(i -> findings.add(lost(i, "connect: the stream broke.")));

        assertEquals(
                List.of(
                        "Hosts went on dropping out.",
                        "node[001-706,801,802], 708 in all: drain: not a word for 4.0 s.",
                        "node[901-904], 4 in all: connect: the stream broke."),
                texts(findings));
    }

    @Test
    void shouldNameTheFirstOfManyThatDoNotFold() {
        List<Finding> findings = IntStream.range(0, 100)
                .mapToObj(i -> lost(2 * i, "hello: no answer."))
                .toList();

        assertEquals(
                List.of(
                        "node[000,002,004,006,008,010,012,014,016,018,020,022] and 88 more, 100 in all: hello: no answer."),
                texts(findings));
    }

    @Test
    void shouldLeaveAFewAsTheyAre() {
        List<Finding> findings = List.of(lost(1, "load: gone."), lost(2, "load: gone."), lost(3, "load: gone."));

        assertEquals(findings, FindingGroups.of(findings));
    }

    @Test
    void shouldLeaveAloneWhatDoesNotBeginWithItsSubject() {
        List<Finding> findings = IntStream.range(0, 9)
                .mapToObj(i -> Finding.about("n" + i, "late_arm", "The order came too late for n" + i + "."))
                .toList();

        assertEquals(findings, FindingGroups.of(findings));
    }

    private static Finding lost(int node, String text) {
        String host = "node%03d".formatted(node);
        return Finding.about(host, "agent_lost", host + ": " + text);
    }

    private static List<String> texts(List<Finding> findings) {
        return FindingGroups.of(findings).stream().map(Finding::text).toList();
    }
}
