package io.netbench.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plan of a run as its result repeats it, so that a result can be understood, repeated and compared on its own.
 *
 * @param pattern {@code incast} or {@code broadcast}
 * @param mode {@code push} or {@code read}
 * @param topology {@code mesh}, {@code spread} or {@code pairs}
 * @param local whether one embedded agent on this host carried all endpoints
 * @param servers listening endpoints
 * @param clients connecting endpoints
 * @param links links of the plan, measured or not
 * @param blockSizeBytes payload of one block
 * @param responseSizeBytes the message in the other direction; 0: plain streams
 * @param connectionsPerLink TCP connections of a link
 * @param queueDepth operations in flight on one connection
 * @param rateBitsPerS offered payload rate of a link; empty: closed loop
 * @param arrivalPhase {@code spread}, {@code aligned} or {@code random}; only with a rate
 * @param bytesPerLink byte target of a link
 * @param rounds barrier rounds asked for
 * @param barrier whether a hub's links carried their blocks in rounds
 * @param verify whether sinks checked every byte
 * @param zeroCopy whether sinks were asked to have the kernel throw away what they receive; empty: not asked
 * @param durationS length of the measured window; empty when only bytes or rounds ended the run
 * @param warmupS traffic before the window, 0 for none
 * @param intervalS how often a person sees figures
 * @param tickNs length of a tick of {@code goodput_histogram}
 * @param smoothTickNs length of a tick of {@code goodput_histogram_smooth}
 * @param drainS how long sinks may read on after the end
 * @param seed what payload and random phases were derived from
 * @param transport as asked for, such as {@code auto}; what it came to stands with each host
 * @param threads event loops of each agent, in force; empty where agents differ, or none came so far as to say and none
 *     were asked for
 * @param socketOptions options of data sockets as asked for, by the kernel's names; what is in force stands with each
 *     connection
 * @param linkOverrides the links that were asked for a load other than the one above
 */
public record PlanSummary(
        String pattern,
        String mode,
        String topology,
        boolean local,
        int servers,
        int clients,
        int links,
        long blockSizeBytes,
        long responseSizeBytes,
        int connectionsPerLink,
        int queueDepth,
        Optional<Long> rateBitsPerS,
        Optional<String> arrivalPhase,
        Optional<Long> bytesPerLink,
        Optional<Long> rounds,
        boolean barrier,
        boolean verify,
        Optional<Boolean> zeroCopy,
        Optional<Double> durationS,
        double warmupS,
        double intervalS,
        long tickNs,
        long smoothTickNs,
        double drainS,
        long seed,
        String transport,
        Optional<Integer> threads,
        Map<String, String> socketOptions,
        List<LinkLoadOverride> linkOverrides) {

    public PlanSummary {
        Require.text("plan.pattern", pattern);
        Require.text("plan.mode", mode);
        Require.text("plan.topology", topology);
        Require.text("plan.transport", transport);
        Require.positive("plan.block_size_bytes", blockSizeBytes);
        Require.notNegative("plan.response_size_bytes", responseSizeBytes);
        Require.positive("plan.tick_ns", tickNs);
        Require.positive("plan.smooth_tick_ns", smoothTickNs);
        socketOptions = Ordered.copyOf(socketOptions);
        linkOverrides = List.copyOf(linkOverrides);
    }

    /** Whether sinks were asked to receive without a copy; warnings name the hosts that could not. */
    public boolean asksZeroCopy() {
        return zeroCopy.orElse(false);
    }

    /** Whether links were plain streams: no responses, so no operations in flight and no latency. */
    public boolean streams() {
        return responseSizeBytes == 0;
    }
}
