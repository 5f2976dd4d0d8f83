package io.netbench.analysis.fabric;

import java.util.List;
import java.util.Set;

/** Puts a finding together; what isn't said is unknown. */
final class FindingBuilder {

    private final CauseKind kind;
    private String scope = "";
    private boolean isConfirmed = true;
    private List<String> sources = List.of();
    private List<String> sinks = List.of();
    private String sourceGroup;
    private String sinkGroup;
    private boolean isHostOrUplink;
    private Set<Metric> symptoms = Set.of(Metric.GOODPUT);
    private HostFault hostFault;
    private boolean losesFullPackets;
    private HostWords evidence = HostWords.NONE;
    private double measured = Double.NaN;
    private double peers = Double.NaN;
    private double line = Double.NaN;
    private double loss = Double.NaN;
    private double latency = Double.NaN;
    private int explained;
    private int bad;
    private SlowPorts ports;
    private Incast incast;

    FindingBuilder(CauseKind kind) {
        this.kind = kind;
    }

    FindingBuilder scope(String words) {
        scope = words;
        return this;
    }

    FindingBuilder confirmed(boolean is) {
        isConfirmed = is;
        return this;
    }

    FindingBuilder hosts(List<String> from, List<String> to) {
        sources = from;
        sinks = to;
        return this;
    }

    FindingBuilder groups(String from, String to) {
        sourceGroup = from;
        sinkGroup = to;
        return this;
    }

    FindingBuilder hostOrUplink(boolean is) {
        isHostOrUplink = is;
        return this;
    }

    FindingBuilder symptoms(Set<Metric> all) {
        symptoms = all;
        return this;
    }

    FindingBuilder hostFault(HostFault fault) {
        hostFault = fault;
        return this;
    }

    FindingBuilder losesFullPackets(boolean does) {
        losesFullPackets = does;
        return this;
    }

    FindingBuilder evidence(HostWords words) {
        evidence = words;
        return this;
    }

    FindingBuilder rates(double measuredBytesPerS, double peersBytesPerS, double lineBytesPerS) {
        measured = measuredBytesPerS;
        peers = peersBytesPerS;
        line = lineBytesPerS;
        return this;
    }

    FindingBuilder health(double lossShare, double latencyNs) {
        loss = lossShare;
        latency = latencyNs;
        return this;
    }

    FindingBuilder explains(int some, int ofAll) {
        explained = some;
        bad = ofAll;
        return this;
    }

    FindingBuilder ports(SlowPorts some) {
        ports = some;
        return this;
    }

    FindingBuilder incast(Incast figures) {
        incast = figures;
        return this;
    }

    FabricFinding build() {
        return new FabricFinding(
                kind,
                scope,
                isConfirmed,
                sources,
                sinks,
                sourceGroup,
                sinkGroup,
                isHostOrUplink,
                symptoms,
                hostFault,
                losesFullPackets,
                evidence,
                measured,
                peers,
                line,
                loss,
                latency,
                explained,
                bad,
                ports,
                incast);
    }
}
