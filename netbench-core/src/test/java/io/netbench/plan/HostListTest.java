package io.netbench.plan;

import static io.netbench.plan.PlanMessages.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostListTest {

    private static final Map<String, String> FILES = Map.of(
            "rack1", "# spine side\nnode1 node2\nnode[3-4] # new\n\n[fe80::1]:7411\n",
            "marked", "\uFEFFnode1\nnode2\n",
            "empty", "# nobody\n",
            "nested", "@rack1\n");

    private static List<String> names(String text) {
        HostList.Hosts hosts = assertInstanceOf(HostList.Hosts.class, new HostListParser(FILES::get).parse(text));
        return hosts.hosts().stream().map(HostAddress::toString).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 100_000})
    void shouldMeanLocalEndpointsWhenListIsNumber(int count) {
        assertEquals(new HostList.Local(count), HostList.parse(Integer.toString(count)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "100001", "99999999999999999999"})
    void shouldRefuseNumbersOfEndpointsOutOfRange(String text) {
        assertEquals(
                "'" + text + "' is not a number of endpoints; write 1 to 100000, or a list of hosts",
                messageOf(() -> HostList.parse(text)));
    }

    @Test
    void shouldExpandRangesAndKeepTheirZeros() {
        assertEquals(List.of("node08", "node09", "node10", "node20"), names("node[08-10,20]"));
    }

    @Test
    void shouldExpandSeveralBracketsTheLastFastest() {
        assertEquals(List.of("r1n1.lab", "r1n2.lab", "r2n1.lab", "r2n2.lab"), names("r[1-2]n[1-2].lab"));
    }

    @Test
    void shouldApplyPortToAllHostsOfRange() {
        assertEquals(List.of("a1:7411", "a2:7411", "b"), names("a[1-2]:7411, b"));
    }

    @Test
    void shouldReadAddressesOfBothFamilies() {
        assertEquals(
                List.of("10.0.0.1", "10.0.0.2:99", "fe80::1%eth0", "[2001:db8::7]:7411", "::1"),
                names("10.0.0.1,10.0.0.2:99,fe80::1%eth0,[2001:db8::7]:7411,[::1]"));
    }

    @Test
    void shouldReadHostsOfFilesAmongOthers() {
        assertEquals(
                List.of("first", "node1", "node2", "node3", "node4", "[fe80::1]:7411", "last"),
                names("first,@rack1,last"));
    }

    @Test
    void shouldPassOverAByteOrderMark() {
        assertEquals(List.of("node1", "node2"), names("@marked"));
    }

    @Test
    void shouldReadRealFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("hosts"), "node[1-2]\n");
        assertEquals("node1,node2", HostList.parse("@" + file).toString());
    }

    @Test
    @Timeout(20)
    void shouldRefuseFileWithoutEnd() {
        assertEquals(
                "'@/dev/zero' is larger than 16 MiB, which no list of hosts is",
                messageOf(() -> HostList.parse("@/dev/zero")));
    }

    @Test
    void shouldRefuseFileThatIsNoText(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("latin"), new byte[] {'n', (byte) 0xe4});

        assertEquals("'@" + file + "' is not a text file", messageOf(() -> HostList.parse("@" + file)));
    }

    @Test
    void shouldNameFileThatIsMissing() {
        String message = messageOf(() -> HostList.parse("@/no/such/file"));
        assertTrue(message.startsWith("'@/no/such/file' can't be read: "), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            node[1-3],node2        | 'node2' is named twice in the host list
            node[3-1]              | 'node[3-1]' has the range '3-1', which runs backwards
            node[a-b]              | 'node[a-b]' has 'a' in its brackets; write numbers and ranges, as node[01-16,20]
            node[]                 | 'node[]' has '' in its brackets; write numbers and ranges, as node[01-16,20]
            node[1-[2-3]]          | 'node[1-[2-3]]' has a bracket within a bracket, which is not supported
            node[1-2               | 'node[1-2' has a '[' without its ']'
            node1]                 | 'node1]' has a ']' without its '['
            node[1-999999999]      | 'node[1-999999999]' stands for more than 100000 hosts
            a,,b                   | 'a,,b' has an empty place; write hosts with one comma between them
            node:0                 | 'node:0' has no valid port; write host:port with a port from 1 to 65535
            node:http              | 'node:http' has no valid port; write host:port with a port from 1 to 65535
            [::1]x                 | '[::1]x' is not a host; write host, host:port or [v6]:port
            -rf                    | '-rf' is not a host; write host, host:port or [v6]:port
            a b                    | 'a b' is not a host; write host, host:port or [v6]:port
            @empty                 | '@empty' names no host
            @nested                | '@nested' names another file, '@rack1'; list its hosts instead
            """)
    void shouldSayWhatIsWrongInOneLine(String text, String message) {
        assertEquals(message, messageOf(() -> new HostListParser(FILES::get).parse(text)));
    }

    @Property
    void shouldReadBackWhatItWrites(@ForAll("hosts") HostList.Hosts hosts) {
        assertEquals(hosts, HostList.parse(hosts.toString()));
    }

    @Provide
    Arbitrary<HostList.Hosts> hosts() {
        Arbitrary<String> names = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("0123456789-._")
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(name -> "h" + name);
        Arbitrary<String> addresses =
                Arbitraries.integers().between(0, 0xffff).map(n -> "2001:db8::" + Integer.toHexString(n));
        Arbitrary<Integer> ports = Arbitraries.integers().between(0, 65_535);
        Arbitrary<HostAddress> hosts = Combinators.combine(Arbitraries.oneOf(names, addresses), ports)
                .as((host, port) -> port == 0 ? HostAddress.parse(host) : new HostAddress(host, OptionalInt.of(port)));
        return hosts.list().uniqueElements().ofMinSize(1).ofMaxSize(20).map(HostList.Hosts::new);
    }
}
