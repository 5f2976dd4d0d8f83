package io.netbench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a                            | a",
                "n7                           | n7",
                "n1 n2                        | n[1,2]",
                "n01 n02 n03 n07              | n[01-03,07]",
                "n8 n9 n10 n11                | n[8-11]",
                "n9 n10 n010                  | n[9,10,010]",
                "r1n1 r1n2 r2n1 head          | r1n[1,2],r2n1,head",
                "10.0.0.1:7411 10.0.0.2:7411  | 10.0.0.[1,2]:7411",
                "h:7411 h:7412 h:7413         | h:[7411-7413]",
                "[fe80::1]:1 [fe80::1]:2      | [fe80::1]:1,[fe80::1]:2",
            })
    void shouldFoldWhereMostNamesFold(String names, String folded) {
        assertEquals(folded, HostNames.fold(List.of(names.split(" ")), 100));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 | n[1-3,5,7] and 3 more",
                "4 | n[1-3,5,7],x and 2 more",
                "5 | n[1-3,5,7],x,y and 1 more",
                "6 | n[1-3,5,7],x,y,z"
            })
    void shouldCountWhatItDoesNotName(int ranges, String folded) {
        assertEquals(folded, HostNames.fold(List.of("n1", "x", "n2", "n3", "y", "n5", "n7", "z"), ranges));
    }

    @Property(tries = 200)
    void shouldWriteWhatAHostListReads(@ForAll("names") Set<String> names) {
        HostList.Hosts read = (HostList.Hosts) HostList.parse(HostNames.fold(List.copyOf(names), Integer.MAX_VALUE));

        assertEquals(
                names, read.hosts().stream().map(HostAddress::toString).collect(Collectors.toCollection(HashSet::new)));
    }

    @Provide
    Arbitrary<Set<String>> names() {
        Arbitrary<String> heads = Arbitraries.of("node", "10.0.0.", "rack1-n", "rack2-n", "x12345678901y");
        Arbitrary<String> numbers = Arbitraries.of("0", "1", "2", "3", "9", "10", "11", "01", "09", "010", "123456789");
        Arbitrary<String> tails = Arbitraries.of("", ".lan", ":7411", ":7412");
        return Combinators.combine(heads, numbers, tails)
                .as((head, number, tail) -> head + number + tail)
                .set()
                .ofMinSize(1)
                .ofMaxSize(40);
    }
}
