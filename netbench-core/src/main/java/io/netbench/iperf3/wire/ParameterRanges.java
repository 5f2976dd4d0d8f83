package io.netbench.iperf3.wire;

import java.util.Optional;

/** From where to where the figures of parameters may go, as servers of iperf3 3.21 hold them. */
final class ParameterRanges {

    private static final int MAX_BLOCK_BYTES = 1 << 20;
    private static final int LEAST_UDP_BLOCK_BYTES = 16;
    private static final int MAX_UDP_BLOCK_BYTES = 65_507;
    private static final long MAX_WINDOW_BYTES = 512L << 20;
    private static final int MAX_MSS_BYTES = 32_767;
    private static final int MAX_BURST = 1_000;
    private static final int MAX_FLOW_LABEL = 0xfffff;
    private static final int MAX_CPU = 1_024;

    private ParameterRanges() {}

    static Optional<Iperf3Error> firstMissed(Parameters parameters) {
        TestSpan span = parameters.span();
        StreamPace pace = parameters.pace();
        StreamOptions options = parameters.options();
        boolean isUdp = parameters.kind() == StreamKind.UDP;
        int cpu = parameters.notes().serverAffinity().orElse(0);
        return first(
                missed(parameters.parallel(), 1, Parameters.MAX_PARALLEL, Iperf3Error.STREAMS),
                missed(span.omitS(), 0, Parameters.MAX_OMIT_S, Iperf3Error.OMIT),
                missed(span.timeS(), 0, Parameters.MAX_TIME_S, Iperf3Error.DURATION),
                missed(span.bytes(), 0, Long.MAX_VALUE, Iperf3Error.RECEIVE_PARAMETERS),
                missed(span.blocks(), 0, Long.MAX_VALUE, Iperf3Error.RECEIVE_PARAMETERS),
                missed(pace.bitsPerS(), 0, Long.MAX_VALUE, Iperf3Error.RECEIVE_PARAMETERS),
                missed(pace.kernelBitsPerS(), 0, Long.MAX_VALUE, Iperf3Error.RECEIVE_PARAMETERS),
                missed(pace.timerUs(), 0, Integer.MAX_VALUE, Iperf3Error.RECEIVE_PARAMETERS),
                missed(pace.burstBlocks(), 0, MAX_BURST, Iperf3Error.BURST),
                isUdp && options.blockBytes() != 0
                        ? missed(
                                options.blockBytes(),
                                LEAST_UDP_BLOCK_BYTES,
                                MAX_UDP_BLOCK_BYTES,
                                Iperf3Error.UDP_BLOCK_SIZE)
                        : missed(options.blockBytes(), 0, MAX_BLOCK_BYTES, Iperf3Error.BLOCK_SIZE),
                missed(options.windowBytes(), 0, MAX_WINDOW_BYTES, Iperf3Error.BUFFER_SIZE),
                missed(options.mssBytes(), 0, MAX_MSS_BYTES, Iperf3Error.MSS),
                missed(options.typeOfService(), 0, 255, Iperf3Error.TYPE_OF_SERVICE),
                missed(options.flowLabel(), 0, MAX_FLOW_LABEL, Iperf3Error.SET_FLOW_LABEL),
                missed(cpu, 0, MAX_CPU, Iperf3Error.AFFINITY));
    }

    private static Iperf3Error missed(long value, long least, long most, Iperf3Error error) {
        return value < least || value > most ? error : null;
    }

    private static Optional<Iperf3Error> first(Iperf3Error... errors) {
        for (Iperf3Error error : errors) {
            if (error != null) {
                return Optional.of(error);
            }
        }
        return Optional.empty();
    }
}
