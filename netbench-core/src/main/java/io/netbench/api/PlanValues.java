package io.netbench.api;

import io.netbench.plan.DataPlan;
import io.netbench.plan.DataTls;
import io.netbench.plan.KeepAlive;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.RunRequest;
import io.netbench.plan.SendPath;
import io.netbench.plan.SocketKnobs;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Thresholds;
import io.netbench.plan.TimingRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a run was asked to be so far. Only a copy is ever changed, and only before a {@link Plan} has it. */
final class PlanValues implements Cloneable {

    final List<LoadRequest> loads;
    Optional<String> label = Optional.empty();
    OptionalLong seed = OptionalLong.empty();

    OptionalLong durationNs = OptionalLong.empty();
    OptionalLong warmupNs = OptionalLong.empty();
    OptionalLong intervalNs = OptionalLong.empty();
    OptionalLong tickNs = OptionalLong.empty();
    OptionalLong drainNs = OptionalLong.empty();
    OptionalLong roundNs = OptionalLong.empty();
    OptionalLong connectNs = OptionalLong.empty();

    String transport = DataPlan.AUTO;
    OptionalInt threads = OptionalInt.empty();
    boolean verify;
    boolean zeroCopy;
    SendPath sends = SendPath.AUTO;
    OptionalInt sendBufferBytes = OptionalInt.empty();
    OptionalInt receiveBufferBytes = OptionalInt.empty();
    OptionalInt maxSegmentBytes = OptionalInt.empty();
    Optional<String> congestionControl = Optional.empty();
    OptionalInt dscp = OptionalInt.empty();
    OptionalLong pacingBitsPerS = OptionalLong.empty();
    OptionalLong notSentLowatBytes = OptionalLong.empty();
    OptionalLong busyPollNs = OptionalLong.empty();
    Optional<KeepAlive> keepAlive = Optional.empty();
    OptionalLong userTimeoutNs = OptionalLong.empty();
    boolean nagle;
    boolean tlsData;

    PlanValues(List<LoadRequest> loads) {
        this.loads = List.copyOf(loads);
    }

    PlanValues copy() {
        try {
            return (PlanValues) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("it is cloneable", impossible);
        }
    }

    /** @throws io.netbench.plan.PlanException if a value can't be */
    RunRequest toRequest(long chosenSeed) {
        return new RunRequest(
                loads,
                Thresholds.NONE,
                new TimingRequest(warmupNs, durationNs, tickNs, intervalNs, drainNs, roundNs, connectNs),
                new DataPlan(
                                transport,
                                threads,
                                new SocketPlan(
                                        sendBufferBytes,
                                        receiveBufferBytes,
                                        maxSegmentBytes,
                                        congestionControl,
                                        dscp,
                                        new SocketKnobs(
                                                pacingBitsPerS,
                                                notSentLowatBytes,
                                                busyPollNs,
                                                keepAlive,
                                                userTimeoutNs,
                                                nagle)),
                                verify,
                                zeroCopy)
                        .with(tlsData ? DataTls.AUTO : DataTls.OFF)
                        .with(sends),
                seed.orElse(chosenSeed));
    }
}
