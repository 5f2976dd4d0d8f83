package io.netbench.measure;

import org.HdrHistogram.Histogram;

/**
 * Durations of operations of all links of one load on one event loop, finer than those of a link. The loop is the only writer; the
 * histograms are made when its first link asks for them.
 */
final class LoopRecorder {

    private Histogram latency;
    private Histogram service;

    synchronized Histogram latency() {
        if (latency == null) {
            latency = LatencyRecorder.newOfLoop();
        }
        return latency;
    }

    synchronized Histogram service() {
        if (service == null) {
            service = LatencyRecorder.newOfLoop();
        }
        return service;
    }
}
