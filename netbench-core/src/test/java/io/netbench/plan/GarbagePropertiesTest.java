package io.netbench.plan;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.text.BitRate;
import io.netbench.text.ByteSize;
import io.netbench.text.QuantityException;
import io.netbench.text.TimeSpan;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is typed, a parser reads it or says in one line why not; it never fails in another way. */
class GarbagePropertiesTest {

    @Property
    void shouldReadOrRefuseAnyText(@ForAll String text) {
        readOrRefuse(text);
    }

    @Property
    void shouldReadOrRefuseTextOfMeaningfulCharacters(@ForAll("nearMisses") String text) {
        readOrRefuse(text);
    }

    @Provide
    Arbitrary<String> nearMisses() {
        return Arbitraries.strings()
                .withChars("0123456789.-,:[]@/*=%kmgtbis nodeclient")
                .ofMaxLength(24);
    }

    private static void readOrRefuse(String text) {
        HostListParser hosts = new HostListParser(file -> "node1\nnode2 # spare\n");
        refusesAtMost(ByteSize::parse, text);
        refusesAtMost(BitRate::parse, text);
        refusesAtMost(TimeSpan::parse, text);
        refusesAtMost(hosts::parse, text);
        refusesAtMost(HostAddress::parse, text);
        refusesAtMost(LinkSettings::parse, text);
        refusesAtMost(LinkOverride::parse, text);
        refusesAtMost(AllowedPeers::parse, text);
    }

    private static void refusesAtMost(Consumer<String> parser, String text) {
        try {
            parser.accept(text);
        } catch (QuantityException | PlanException e) {
            assertFalse(e.getMessage().isBlank());
            assertTrue(e.getMessage().length() < text.length() * 3 + 300, e.getMessage());
        }
    }
}
