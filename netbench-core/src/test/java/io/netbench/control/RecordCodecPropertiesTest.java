package io.netbench.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.protobuf.ByteString;
import io.netbench.host.HostFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RecordCodecPropertiesTest {

    enum Colour {
        RED,
        GREEN
    }

    record Leaf(long number, Integer count, Double share, boolean flag, Colour colour) {}

    record Tree(
            String name,
            Optional<Leaf> leaf,
            Optional<Long> figure,
            List<Leaf> leaves,
            Map<String, String> reasons,
            Map<Colour, Long> counts,
            Optional<List<Double>> shares) {}

    record Positive(int value) {
        Positive {
            if (value < 1) {
                throw new IllegalArgumentException("value must be at least 1, got: " + value);
            }
        }
    }

    @Property(tries = 200)
    void shouldReadWhatItWrote(@ForAll("trees") Tree tree) {
        assertEquals(tree, RecordCodec.decode(RecordCodec.encode(tree), Tree.class));
    }

    @Property(tries = 500)
    void shouldRefuseOrReadWhateverTheBytes(@ForAll byte[] bytes) {
        try {
            RecordCodec.decode(ByteString.copyFrom(bytes), Tree.class);
        } catch (ControlException refused) {
            assertEquals("a message whose Tree can't be read", refused.getMessage());
        }
    }

    @Property(tries = 500)
    void shouldRefuseOrReadWhenBytesWereChanged(
            @ForAll("trees") Tree tree, @ForAll @IntRange(max = 1_000) int place, @ForAll byte change) {
        byte[] bytes = RecordCodec.encode(tree).toByteArray();
        bytes[place % bytes.length] ^= change;
        shouldRefuseOrReadWhateverTheBytes(bytes);
    }

    /** A record, a name that is absent, no leaf, no figure, and a list that claims as much as a length can. */
    @Example
    void shouldRefuseALengthThatCanNotBeTrue() {
        byte[] bytes = {1, 0, 0, 0, 1, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 7};

        assertThrows(ControlException.class, () -> RecordCodec.decode(ByteString.copyFrom(bytes), Tree.class));
    }

    @Property(tries = 200)
    void shouldRefuseOrReadWhenBytesWereCutOff(@ForAll("trees") Tree tree) {
        ByteString whole = RecordCodec.encode(tree);

        assertThrows(
                ControlException.class, () -> RecordCodec.decode(whole.substring(0, whole.size() - 1), Tree.class));
    }

    @Example
    void shouldRefuseWhenTheRecordItselfDoes() {
        ByteString bytes =
                RecordCodec.encode(new Leaf(0, 0, 0.0, false, Colour.RED)).substring(0, 3);

        assertThrows(ControlException.class, () -> RecordCodec.decode(bytes, Positive.class));
    }

    @Example
    void shouldCarryTheFactsOfThisHost() {
        HostFacts facts = HostFacts.ofThisHost();

        assertEquals(facts, RecordCodec.decode(RecordCodec.encode(facts), HostFacts.class));
    }

    @Provide
    Arbitrary<Tree> trees() {
        Arbitrary<Map<String, String>> reasons = Arbitraries.maps(
                        Arbitraries.strings().alpha(), Arbitraries.strings())
                .ofMaxSize(5);
        Arbitrary<Map<Colour, Long>> counts = Arbitraries.maps(Arbitraries.of(Colour.class), Arbitraries.longs());
        return Combinators.combine(
                        Arbitraries.strings().injectNull(0.1),
                        leaves().optional(),
                        Arbitraries.longs().optional(),
                        leaves().list().ofMaxSize(5),
                        reasons,
                        counts,
                        Arbitraries.doubles().list().ofMaxSize(5).optional())
                .as(Tree::new);
    }

    private static Arbitrary<Leaf> leaves() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.integers().injectNull(0.2),
                        Arbitraries.doubles().injectNull(0.2),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Colour.class))
                .as(Leaf::new);
    }
}
