package io.netbench.plan;

import static io.netbench.plan.PlanMessages.messageOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class LinkLoadTest {

    private static LinkLoad load(long blockSize, int connections, long target) {
        return new LinkLoad(blockSize, 1, connections, 1, OptionalLong.empty(), OptionalLong.of(target));
    }

    private static long[] shares(LinkLoad load) {
        return IntStream.range(0, load.connections())
                .mapToLong(i -> load.targetBytesOf(i).orElseThrow())
                .toArray();
    }

    @Test
    void shouldGiveShortBlockToConnectionWhoseTurnItIs() {
        assertArrayEquals(new long[] {20, 13, 10}, shares(load(10, 3, 43)));
    }

    @Property
    void shouldDivideTargetOverConnectionsWithoutLoss(
            @ForAll @LongRange(min = 1, max = 1L << 32) long blockSize,
            @ForAll @IntRange(min = 1, max = 64) int connections,
            @ForAll @LongRange(min = 1, max = 1L << 50) long target) {
        long[] shares = shares(load(blockSize, connections, target));
        assertEquals(target, LongStream.of(shares).sum());
        long most = LongStream.of(shares).max().orElseThrow();
        long least = LongStream.of(shares).min().orElseThrow();
        assertTrue(most - least <= blockSize, () -> most + " and " + least + " differ by more than a block");
        assertTrue(LongStream.of(shares).filter(share -> share % blockSize != 0).count() <= 1);
    }

    @Test
    void shouldNameOptionAndValueWhenOutOfRange() {
        assertEquals("{block_size} must be from 1 byte to 1 TiB, got: 0", messageOf(() -> load(0, 1, 1)));
        assertEquals("{connections} must be from 1 to 100000, got: 0", messageOf(() -> load(1, 0, 1)));
        assertEquals("{bytes} must be from 1 byte to 1 EiB, got: 0", messageOf(() -> load(1, 1, 0)));
        assertEquals(
                "{queue_depth} must be from 1 to 4096, got: 4097",
                messageOf(() -> new LinkLoad(1, 1, 1, 4097, OptionalLong.empty(), OptionalLong.empty())));
        assertEquals(
                "{rate} must be at least 1 bit a second, got: 0",
                messageOf(() -> new LinkLoad(1, 1, 1, 1, OptionalLong.of(0), OptionalLong.empty())));
    }
}
