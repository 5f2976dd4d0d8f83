package io.netbench.result;

import java.util.Objects;
import java.util.Optional;

/**
 * What holds for a whole run, whatever its loads, as its result repeats it: so that a result can be understood, repeated
 * and compared on its own. What each load was asked for stands with it.
 *
 * @param local whether one embedded agent on this host carried all endpoints
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
 * @param verify whether sinks checked every byte
 * @param zeroCopy whether sinks were asked to have the kernel throw away what they receive; empty: not asked
 * @param tlsData by what data connections were to be encrypted, such as {@code auto}; empty: they were plain. What it came to
 *     stands with each host
 * @param socketOptions options of data sockets as asked for; empty: none. What is in force stands with each connection
 */
public record PlanSummary(
        boolean local,
        Optional<Double> durationS,
        double warmupS,
        double intervalS,
        long tickNs,
        long smoothTickNs,
        double drainS,
        long seed,
        String transport,
        Optional<Integer> threads,
        boolean verify,
        Optional<Boolean> zeroCopy,
        Optional<String> tlsData,
        Optional<SocketSettings> socketOptions) {

    public PlanSummary {
        Require.text("plan.transport", transport);
        Require.positive("plan.tick_ns", tickNs);
        Require.positive("plan.smooth_tick_ns", smoothTickNs);
        Objects.requireNonNull(socketOptions, "plan.socket_options");
    }

    /** Whether sinks were asked to receive without a copy; warnings name the hosts that could not. */
    public boolean asksZeroCopy() {
        return zeroCopy.orElse(false);
    }
}
