package io.netbench.analysis.fabric;

import java.util.List;
import java.util.Set;

/**
 * One thing that is bad, or may be.
 *
 * @param kind what it is
 * @param scope which of all pairs it is about, in words; empty where that is all of them, or what its hosts say
 * @param isConfirmed whether later measurements agreed; else it is a suspect, and no verdict
 * @param sources hosts whose sending it concerns
 * @param sinks hosts whose receiving it concerns
 * @param sourceGroup group of the sources, null where nobody named one
 * @param sinkGroup group of the sinks, likewise
 * @param isHostOrUplink whether too few hosts share an uplink to tell it from the host
 * @param symptoms everything that it is bad by
 * @param hostFault what the host says of itself, null for nothing
 * @param losesFullPackets whether small packets pass and full ones do not
 * @param evidence what was looked at of the host, in words; empty where it is not about one
 * @param measuredBytesPerS median goodput of its pairs; NaN where there is none
 * @param peersBytesPerS what healthy pairs of the same class reach; NaN where there are none
 * @param lineBytesPerS goodput that the line would allow; NaN where its rate is unknown
 * @param worstLoss median share of segments sent again; NaN where unknown
 * @param latencyNs median latency of its pairs in ns; NaN where unknown
 * @param explained bad pairs that it explains
 * @param bad bad pairs in all
 * @param ports how its flows did by source port; null where that was not tried
 * @param incast what came of several senders at once; null where it is not about that
 */
public record FabricFinding(
        CauseKind kind,
        String scope,
        boolean isConfirmed,
        List<String> sources,
        List<String> sinks,
        String sourceGroup,
        String sinkGroup,
        boolean isHostOrUplink,
        Set<Metric> symptoms,
        HostFault hostFault,
        boolean losesFullPackets,
        HostWords evidence,
        double measuredBytesPerS,
        double peersBytesPerS,
        double lineBytesPerS,
        double worstLoss,
        double latencyNs,
        int explained,
        int bad,
        SlowPorts ports,
        Incast incast) {

    public FabricFinding {
        sources = List.copyOf(sources);
        sinks = List.copyOf(sinks);
        symptoms = Set.copyOf(symptoms);
    }

    /** Bad pairs that would remain if this were healthy. */
    public int remaining() {
        return bad - explained;
    }
}
