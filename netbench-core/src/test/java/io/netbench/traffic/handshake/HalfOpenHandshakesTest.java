package io.netbench.traffic.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.traffic.handshake.HalfOpenHandshakes.Handshake;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HalfOpenHandshakesTest {

    private final HalfOpenHandshakes halfOpen = new HalfOpenHandshakes(10);
    private final List<Integer> givenUp = new ArrayList<>();

    private Handshake begin(int number, int address) {
        Handshake handshake = () -> givenUp.add(number);
        halfOpen.begin(handshake, address(address));
        return handshake;
    }

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {10, 0, 0, (byte) last});
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void shouldGiveUpTheOldestOfAnUnknownAddress() {
        begin(-1, 9);
        IntStream.range(0, HalfOpenHandshakes.MOST_OF_UNKNOWN_ADDRESS).forEach(i -> begin(i, 1));
        assertEquals(List.of(), givenUp);
        begin(99, 1);
        begin(100, 1);
        assertEquals(List.of(0, 1), givenUp);
    }

    @Test
    void shouldTakeMoreFromAnAddressThatBelongsToTheRun() {
        Handshake proved = begin(-1, 1);
        halfOpen.proved(proved);
        halfOpen.over(proved);
        IntStream.range(0, 74).forEach(i -> begin(i, 1));
        assertEquals(List.of(), givenUp);
        begin(74, 1);
        assertEquals(List.of(0), givenUp, "planned connections and spare ones");
    }

    @Test
    void shouldGiveUpTheOldestOfAll() {
        IntStream.range(0, 75).forEach(i -> begin(i, i));
        assertEquals(List.of(0), givenUp);
    }

    @Test
    void shouldForgetWhatIsOver() {
        for (int i = 0; i < 1_000; i++) {
            halfOpen.over(begin(i, 1));
        }
        assertEquals(List.of(), givenUp);
        assertEquals(0, halfOpen.size());
    }

    @Property(tries = 50)
    void shouldStayWithinItsBounds(@ForAll @Size(max = 300) List<@IntRange(max = 5) Integer> addresses) {
        HalfOpenHandshakes bounded = new HalfOpenHandshakes(10);
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            int number = i;
            open.add(number);
            bounded.begin(() -> open.remove((Integer) number), address(addresses.get(i)));
            assertEquals(open.size(), bounded.size());
            assertTrue(open.size() <= 10 + HalfOpenHandshakes.SPARE);
            assertTrue(open.contains(number), "the newest stays");
        }
    }
}
