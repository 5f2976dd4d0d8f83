package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.Property;
import java.util.OptionalLong;

/**
 * What one link carries. Links of one plan may differ in every one of these.
 *
 * @param blockSizeBytes payload of one block, in the link's direction
 * @param responseSizeBytes the small message in the other direction (of a read: the request); 0 makes the link a plain
 *     stream
 * @param connections TCP connections over which the blocks are divided
 * @param queueDepth operations in flight on one connection; with a rate, the most that may be
 * @param rateBitsPerS payload bits per second of the whole link; empty: as fast as responses come
 * @param targetBytes payload after which the link is done; empty: until the run's time is up
 */
public record LinkLoad(
        long blockSizeBytes,
        long responseSizeBytes,
        int connections,
        int queueDepth,
        OptionalLong rateBitsPerS,
        OptionalLong targetBytes) {

    /** The largest block or response: 1 TiB. Sizes are only counted, so it bounds arithmetic, not memory. */
    public static final long MAX_SIZE_BYTES = 1L << 40;

    /** The most connections of one link. */
    public static final int MAX_CONNECTIONS = 100_000;

    /** The most operations in flight on one connection: what the ring of their start times is sized for. */
    public static final int MAX_QUEUE_DEPTH = 4096;

    /** The largest byte target: 1 EiB. */
    public static final long MAX_TARGET_BYTES = 1L << 60;

    /** The highest rate in blocks a second: one in each nanosecond, the unit of schedules. */
    public static final long MAX_BLOCKS_PER_S = 1_000_000_000L;

    public LinkLoad {
        require(
                blockSizeBytes >= 1 && blockSizeBytes <= MAX_SIZE_BYTES,
                Property.BLOCK_SIZE,
                blockSizeBytes,
                "from 1 byte to 1 TiB");
        require(
                responseSizeBytes >= 0 && responseSizeBytes <= MAX_SIZE_BYTES,
                Property.RESPONSE_SIZE,
                responseSizeBytes,
                "from 0 bytes to 1 TiB");
        require(
                connections >= 1 && connections <= MAX_CONNECTIONS,
                Property.CONNECTIONS,
                connections,
                "from 1 to " + MAX_CONNECTIONS);
        require(
                queueDepth >= 1 && queueDepth <= MAX_QUEUE_DEPTH,
                Property.QUEUE_DEPTH,
                queueDepth,
                "from 1 to " + MAX_QUEUE_DEPTH);
        require(
                rateBitsPerS.isEmpty() || rateBitsPerS.getAsLong() >= 1,
                Property.RATE,
                rateBitsPerS,
                "at least 1 bit a second");
        require(
                rateBitsPerS.isEmpty() || rateBitsPerS.getAsLong() / 8.0 / blockSizeBytes <= MAX_BLOCKS_PER_S,
                Property.RATE,
                rateBitsPerS,
                "at most " + MAX_BLOCKS_PER_S + " blocks a second");
        require(
                targetBytes.isEmpty() || (targetBytes.getAsLong() >= 1 && targetBytes.getAsLong() <= MAX_TARGET_BYTES),
                Property.BYTES,
                targetBytes,
                "from 1 byte to 1 EiB");
    }

    /** Whether the link is a plain stream: no response, so no operations in flight and no latency. */
    public boolean isStream() {
        return responseSizeBytes == 0;
    }

    /**
     * The share of the byte target that connection {@code index} carries: whole blocks in turn, the first connections
     * taking one more where they don't divide evenly, and the short last block on the connection whose turn it is.
     */
    public OptionalLong targetBytesOf(int index) {
        if (targetBytes.isEmpty()) {
            return OptionalLong.empty();
        }
        long wholeBlocks = targetBytes.getAsLong() / blockSizeBytes;
        long shortBlock = targetBytes.getAsLong() % blockSizeBytes;
        long blocks = wholeBlocks / connections + (index < wholeBlocks % connections ? 1 : 0);
        boolean carriesShortBlock = wholeBlocks % connections == index;
        return OptionalLong.of(blocks * blockSizeBytes + (carriesShortBlock ? shortBlock : 0));
    }
}
