package io.netbench.traffic;

import io.netty.buffer.PoolArenaMetric;
import io.netty.buffer.PooledByteBufAllocator;

/** What is allocated from Netty's pool right now. */
final class PooledMemory {

    private PooledMemory() {}

    static long usedBytes() {
        return PooledByteBufAllocator.DEFAULT.metric().directArenas().stream()
                .mapToLong(PoolArenaMetric::numActiveBytes)
                .sum();
    }
}
