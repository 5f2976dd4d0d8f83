package io.netbench.plan;

import static io.netbench.plan.PlanMessages.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkOverrideTest {

    private static boolean matches(String source, String sink, String from, String to) {
        return new LinkOverride(source, sink, LinkSettings.NONE)
                .matches(new Endpoint(0, from, 0), new Endpoint(1, to, 0));
    }

    @Test
    void shouldReadEverySetting() {
        assertEquals(
                new LinkOverride(
                        "client-1",
                        "server-1",
                        new LinkSettings(
                                OptionalLong.of(65_536),
                                OptionalLong.of(0),
                                OptionalInt.of(2),
                                OptionalInt.of(4),
                                OptionalLong.of(100_000_000),
                                OptionalLong.of(1L << 30))),
                LinkOverride.parse("client-1/server-1:rate=100mbit,connections=2,"
                        + " queue-depth=4,bytes=1g,block-size=64k,response-size=0"));
    }

    @Test
    void shouldKeepPortsInNames() {
        LinkOverride override = LinkOverride.parse("node1:7411/[::1]:7411:rate=1g");
        assertEquals("node1:7411", override.source());
        assertEquals("[::1]:7411", override.sink());
    }

    @ParameterizedTest
    @CsvSource({
        "client-1, server-1, true",
        "client-2, server-1, false",
        "client-1, server-2, false",
        "*, server-1, true",
        "*, *, true",
        "client-*, *-1, true",
        "c*t-1, *, true",
        "client-1*, *, true",
        "client-1*1, *, false",
        "*i*n*, *, true",
        "*x*, *, false"
    })
    void shouldMatchNamesWithWildcards(String source, String sink, boolean isMatch) {
        assertEquals(isMatch, matches(source, sink, "client-1", "server-1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            client-1            | 'client-1' does not name links and their settings; write source/sink:setting=value, such as client-1/*:rate=100mbit
            a/:rate=1           | 'a/:rate=1' does not name links and their settings; write source/sink:setting=value, such as client-1/*:rate=100mbit
            a/b:speed=1         | 'a/b:speed=1': 'speed' is not a property of a link; there are block-size, response-size, connections, queue-depth, rate, bytes, such as rate=100mbit
            a/b:rate=1,rate=2   | 'a/b:rate=1,rate=2': 'rate' is given twice
            a/b:connections=x   | 'a/b:connections=x': connections 'x' is not a whole number
            a/b:block-size=10x  | 'a/b:block-size=10x': block-size '10x' is not a size; write bytes with an optional suffix k, m, g or t, such as 64k
            """)
    void shouldSayWhatIsWrongInOneLine(String text, String message) {
        assertEquals(message, messageOf(() -> LinkOverride.parse(text)));
    }
}
