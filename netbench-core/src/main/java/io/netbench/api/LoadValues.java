package io.netbench.api;

import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkOverride;
import io.netbench.plan.LinkSettings;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.LoadSpan;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.Thresholds;
import io.netbench.plan.Topology;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a load was asked to be so far. Only a copy is ever changed, and only before a {@link Load} has it. */
final class LoadValues implements Cloneable {

    final Pattern pattern;
    Optional<String> name = Optional.empty();
    Mode mode = Mode.PUSH;
    Topology topology = Topology.MESH;
    Optional<HostList> servers = Optional.empty();
    Optional<HostList> clients = Optional.empty();

    OptionalLong blockSizeBytes = OptionalLong.empty();
    OptionalLong responseSizeBytes = OptionalLong.empty();
    OptionalInt connections = OptionalInt.empty();
    OptionalInt queueDepth = OptionalInt.empty();
    OptionalLong rateBitsPerS = OptionalLong.empty();
    OptionalLong bytesPerLink = OptionalLong.empty();
    List<LinkOverride> overrides = List.of();

    boolean barrier;
    OptionalLong rounds = OptionalLong.empty();
    ArrivalPhase arrivalPhase = ArrivalPhase.SPREAD;
    OptionalLong startNs = OptionalLong.empty();
    OptionalLong stopNs = OptionalLong.empty();

    OptionalLong minLinkBitsPerS = OptionalLong.empty();
    OptionalLong minTotalBitsPerS = OptionalLong.empty();
    OptionalDouble minShare = OptionalDouble.empty();
    OptionalLong maxP99Ns = OptionalLong.empty();
    OptionalDouble maxRetransmits = OptionalDouble.empty();
    OptionalDouble maxSpread = OptionalDouble.empty();
    OptionalDouble minFairness = OptionalDouble.empty();
    OptionalDouble maxLoss = OptionalDouble.empty();
    DataProtocol protocol = DataProtocol.TCP;

    LoadValues(Pattern pattern) {
        this.pattern = pattern;
    }

    LoadValues copy() {
        try {
            return (LoadValues) clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("it is cloneable", impossible);
        }
    }

    /** @throws io.netbench.plan.PlanException if a value can't be */
    LoadRequest toRequest() {
        return new LoadRequest(
                name,
                new RoleRequest(pattern, mode, topology, servers, clients),
                new LinkSettings(
                        blockSizeBytes, responseSizeBytes, connections, queueDepth, rateBitsPerS, bytesPerLink),
                overrides,
                barrier,
                rounds,
                arrivalPhase,
                new LoadSpan(startNs, stopNs),
                new Thresholds(
                        minLinkBitsPerS,
                        minTotalBitsPerS,
                        minShare,
                        maxP99Ns,
                        maxRetransmits,
                        maxSpread,
                        minFairness,
                        maxLoss),
                protocol);
    }
}
