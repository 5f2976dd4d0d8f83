package io.netbench.iperf3.server;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The streams of a test, as the script of the test drives them. */
interface TestLoad {

    /**
     * Takes the streams over, which do not read.
     *
     * @param inOrder of the streams' ids
     * @return fails with a {@link RefusedException} if the test can't go on with them
     */
    CompletableFuture<Void> open(List<DataArrival> inOrder);

    /** Makes ready, so that what arrives counts. */
    CompletableFuture<Void> prepare(long startNs);

    /** Lets the streams send that do. */
    void release();

    /** Looks at what has arrived. Called every so often, by a thread that no stream is on. */
    void tick();

    /** How far the streams have come. */
    CompletableFuture<Movement> movement();

    /** Closes the streams, in whatever state they are; the first call counts. */
    CompletableFuture<StreamFigures> end();
}
