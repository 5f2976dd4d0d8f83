package io.netbench.traffic.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PayloadTest {

    private static final int WINDOW = Payload.WINDOW_BYTES;

    private static final Payload PAYLOAD = new Payload(42);

    private static ByteBuf copyOf(int position, int length) {
        ByteBuf copy = Unpooled.buffer(length);
        for (int done = 0; done < length; ) {
            int part = Math.min(length - done, Payload.MAX_SLICE_BYTES);
            ByteBuf slice = PAYLOAD.slice((position + done) % WINDOW, part);
            copy.writeBytes(slice);
            slice.release();
            done += part;
        }
        return copy;
    }

    @Test
    void shouldRepeatItsWindow() {
        ByteBuf bytes = copyOf(0, 3 * WINDOW);
        for (int i = 0; i < 2 * WINDOW; i++) {
            assertEquals(bytes.getByte(i), bytes.getByte(i + WINDOW));
        }
    }

    @Test
    void shouldNotBeCompressible() {
        byte[] window = new byte[WINDOW];
        copyOf(0, WINDOW).readBytes(window);
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(window);
        deflater.finish();
        assertTrue(deflater.deflate(new byte[2 * WINDOW]) >= WINDOW, "a middle box could compress it");
        deflater.end();
    }

    @Test
    void shouldDifferFromSeedToSeed() {
        Payload other = new Payload(43);
        assertTrue(other.firstDifference(copyOf(0, 1_000), 0) >= 0);
        other.release();
    }

    @Property(tries = 200)
    void shouldFindNoFaultInWhatItSent(
            @ForAll @IntRange(max = 65_520) int position, @ForAll @IntRange(max = 6 * 65_521) int length) {
        assertEquals(-1, PAYLOAD.firstDifference(copyOf(position, length), position));
    }

    @Property(tries = 200)
    void shouldFindTheFirstBitThatTurnedOver(
            @ForAll @IntRange(max = 65_520) int position,
            @ForAll @IntRange(min = 1, max = 6 * 65_521) int length,
            @ForAll @IntRange(max = 6 * 65_521) int at,
            @ForAll @IntRange(max = 7) int bit) {
        ByteBuf bytes = copyOf(position, length);
        int wrong = at % length;
        bytes.setByte(wrong, bytes.getByte(wrong) ^ 1 << bit);
        for (int later = wrong + 1; later < length; later += 1_000) {
            bytes.setByte(later, ~bytes.getByte(later));
        }
        assertEquals(wrong, PAYLOAD.firstDifference(bytes, position));
    }

    @Property(tries = 200)
    void shouldFindAnyShift(
            @ForAll @IntRange(max = 65_520) int position, @ForAll @IntRange(min = 1, max = 65_520) int shift) {
        int found = PAYLOAD.firstDifference(copyOf(position, 256), (position + shift) % WINDOW);
        assertTrue(found >= 0 && found < 64, () -> "first difference at " + found);
    }

    @Property(tries = 200)
    void shouldFindMixedUpStreams(
            @ForAll @IntRange(max = 100_000) int link,
            @ForAll @IntRange(max = 100_000) int index,
            @ForAll @IntRange(max = 100_000) int otherLink,
            @ForAll @IntRange(max = 100_000) int otherIndex) {
        int start = Payload.startOf(42, link, index, true);
        int other = Payload.startOf(42, otherLink, otherIndex, true);
        assertTrue(start >= 0 && start < WINDOW, () -> "start " + start);
        if (start != other) {
            assertTrue(PAYLOAD.firstDifference(copyOf(start, 256), other) >= 0);
        }
    }

    @Test
    void shouldStartStreamsAtPlacesOfTheirOwn() {
        long distinct = IntStream.range(0, 100)
                .flatMap(link -> IntStream.range(0, 10).map(index -> Payload.startOf(1, link, index, true)))
                .distinct()
                .count();
        assertTrue(distinct > 980, () -> "of 1000 starts only " + distinct + " differ");
        assertNotEquals(Payload.startOf(1, 3, 5, true), Payload.startOf(1, 3, 5, false));
        assertNotEquals(Payload.startOf(1, 3, 5, true), Payload.startOf(2, 3, 5, true));
        assertNotEquals(Payload.startOf(1, 3, 5, true), Payload.startOf(1, 5, 3, true));
    }
}
