package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusedWarningTest {

    private final RunResult run = SampleResults.datagrams();

    private Finding warning(long... refused) {
        List<LinkResult> links = new ArrayList<>();
        for (int i = 0; i < refused.length; i++) {
            links.add(SampleResults.refused(run.links().get(i), refused[i], "no buffer space of " + i));
        }
        return LoadWarnings.of(run.loads().get(0), links).stream()
                .filter(found -> found.code().equals("datagrams_refused"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldTellAllThatWasRefusedAndTheLinkWithMost() {
        assertEquals(
                "Since their connections began, kernels did not take 1,012 datagrams of 3 links"
                        + " (worst node02->storage01: 1,000): no buffer space of 1.",
                warning(2, 1_000, 10, 0).text());
    }

    @Test
    void shouldNameTheLinkThatIsAlone() {
        assertEquals(
                "Since their connections began, kernels did not take 10 datagrams of node03->storage01:"
                        + " no buffer space of 2.",
                warning(0, 0, 10).text());
    }
}
