package io.netbench.result;

/**
 * The settings that decide how much the tool itself can move through one hub: a ceiling counts for a run with the very
 * same ones.
 *
 * @param transport in force, such as {@code epoll}
 * @param mode {@code push} or {@code read}
 * @param blockSizeBytes payload of one block
 * @param responseSizeBytes the message in the other direction; 0: plain streams
 * @param connections all connections of the hub
 * @param queueDepth operations in flight on one connection
 */
public record CeilingSettings(
        String transport, String mode, long blockSizeBytes, long responseSizeBytes, int connections, int queueDepth) {

    public CeilingSettings {
        Require.text("ceiling.transport", transport);
        Require.text("ceiling.mode", mode);
        Require.positive("ceiling.block_size_bytes", blockSizeBytes);
        Require.notNegative("ceiling.response_size_bytes", responseSizeBytes);
        Require.positive("ceiling.connections", connections);
        Require.positive("ceiling.queue_depth", queueDepth);
    }
}
