package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.traffic.handshake.DataPath;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DataPathsTest {

    private static DataRail rail(String address) {
        return new DataRail(address(address), Optional.empty());
    }

    private static InetSocketAddress server(String address) {
        return new InetSocketAddress(address(address), 7412);
    }

    private static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException noLiteral) {
            throw new IllegalArgumentException(literal, noLiteral);
        }
    }

    private static List<DataRail> rails(int count) {
        return IntStream.range(0, count).mapToObj(i -> rail("10.1." + i + ".1")).toList();
    }

    private static List<InetSocketAddress> servers(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> server("10.1." + i + ".2"))
                .toList();
    }

    private static List<String> ways(List<DataRail> rails, List<InetSocketAddress> servers) {
        return DataPaths.between(rails, servers).stream()
                .map(path -> path.from().map(InetAddress::getHostAddress).orElse("any") + " > "
                        + path.server().getAddress().getHostAddress())
                .toList();
    }

    @Test
    void shouldPairTheFirstWithTheFirstWhenBothHaveRails() {
        assertEquals(List.of("10.1.0.1 > 10.1.0.2", "10.1.1.1 > 10.1.1.2"), ways(rails(2), servers(2)));
    }

    @Test
    void shouldLeaveTheSourceToTheRoutesWhenTheClientHasNoRails() {
        assertEquals(List.of("any > 10.1.0.2", "any > 10.1.1.2"), ways(List.of(), servers(2)));
    }

    @Test
    void shouldPairWithinAFamily() {
        assertEquals(
                List.of("fd00:0:0:0:0:0:0:1 > fd00:0:0:0:0:0:0:2", "10.1.0.1 > 10.1.0.2"),
                ways(List.of(rail("10.1.0.1"), rail("fd00::1")), List.of(server("fd00::2"), server("10.1.0.2"))));
    }

    @Test
    void shouldLeaveOutWhatHasNoPartner() {
        assertEquals(List.of("10.1.0.1 > 10.1.0.2"), ways(rails(1), List.of(server("10.1.0.2"), server("fd00::2"))));
    }

    @Test
    void shouldReachALoopbackServerByTheRoutesWhenRailsAreOfANetwork() {
        assertEquals(List.of("any > 127.0.0.1"), ways(rails(2), List.of(server("127.0.0.1"))));
        assertEquals(List.of("127.0.0.2 > 127.0.0.1"), ways(List.of(rail("127.0.0.2")), List.of(server("127.0.0.1"))));
    }

    @Test
    void shouldNameBothSidesWhenNoAddressFits() {
        AgentException failure =
                assertThrows(AgentException.class, () -> DataPaths.between(rails(1), List.of(server("fd00::2"))));
        assertTrue(
                failure.getMessage().contains("10.1.0.1")
                        && failure.getMessage().contains("fd00:0:0:0:0:0:0:2")
                        && failure.getMessage().contains("--data-address"),
                failure::getMessage);
    }

    @Property(tries = 100)
    void shouldUseEveryAddressOfBothSidesEvenly(
            @ForAll @IntRange(min = 1, max = 8) int own, @ForAll @IntRange(min = 1, max = 8) int theirs) {
        List<DataPath> paths = DataPaths.between(rails(own), servers(theirs));

        assertEquals(Math.max(own, theirs), paths.size());
        assertEvenly(own, paths.stream().map(path -> path.from().orElseThrow()).toList());
        assertEvenly(
                theirs, paths.stream().map(path -> path.server().getAddress()).toList());
    }

    private static void assertEvenly(int count, List<InetAddress> used) {
        List<Long> uses = used.stream()
                .distinct()
                .map(address -> used.stream().filter(address::equals).count())
                .toList();
        assertEquals(count, uses.size(), "addresses in use");
        long most = uses.stream().mapToLong(Long::longValue).max().orElseThrow();
        long fewest = uses.stream().mapToLong(Long::longValue).min().orElseThrow();
        assertTrue(most - fewest <= 1, () -> "uses: " + uses);
    }
}
