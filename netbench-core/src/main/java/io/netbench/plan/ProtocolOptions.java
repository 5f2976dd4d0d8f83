package io.netbench.plan;

import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Refuses options of sockets that no load of a run has a use for, so that nobody takes them to be in force. */
public final class ProtocolOptions {

    private static final Set<Property> OF_TCP = Set.of(
            Property.MSS,
            Property.CONGESTION,
            Property.NOTSENT_LOWAT,
            Property.KEEP_ALIVE,
            Property.USER_TIMEOUT,
            Property.NAGLE);
    private static final Set<Property> OF_UDP = Set.of(Property.GSO, Property.GRO);

    private ProtocolOptions() {}

    /** Options that loads of these protocols have no use for, and that loads of another have. */
    public static Set<Property> idleWith(Set<DataProtocol> carried) {
        Set<Property> idle = EnumSet.noneOf(Property.class);
        if (!carried.contains(DataProtocol.TCP)) {
            idle.addAll(OF_TCP);
        }
        if (!carried.contains(DataProtocol.UDP)) {
            idle.addAll(OF_UDP);
        }
        return idle;
    }

    /** @throws PlanException if there are such; it names them */
    static void requireUsed(DataPlan data, List<Load> loads) {
        Set<DataProtocol> carried = loads.stream().map(Load::protocol).collect(Collectors.toSet());
        if (data.tls().isOn() && carried.contains(DataProtocol.UDP)) {
            throw new PlanException(
                    Property.TLS_DATA + ": datagrams are not encrypted; leave it out, or " + Property.UDP);
        }
        if (!carried.contains(DataProtocol.TCP)) {
            refuse(ofTcp(data.socket()), "TCP alone has", "datagrams", ", or " + Property.UDP);
        }
        if (!carried.contains(DataProtocol.UDP)) {
            refuse(ofUdp(data.offloads()), "datagrams alone have", "TCP", ", or ask for " + Property.UDP);
        }
    }

    /**
     * The same for loads that are of TCP whatever is asked for.
     *
     * @throws PlanException if there are options of datagrams; it names them
     */
    public static void requireNoneOfUdp(DataPlan data) {
        refuse(ofUdp(data.offloads()), "datagrams alone have", "TCP", "");
    }

    private static void refuse(List<Property> unused, String who, String carried, String instead) {
        if (unused.isEmpty()) {
            return;
        }
        String what = unused.stream().map(Property::toString).collect(Collectors.joining(", "));
        throw new PlanException("%s: %s %s, and this load is of %s; leave %s out%s"
                .formatted(
                        what,
                        who,
                        unused.size() == 1 ? "this" : "these",
                        carried,
                        unused.size() == 1 ? "it" : "them",
                        instead));
    }

    private static List<Property> ofTcp(SocketPlan socket) {
        SocketKnobs knobs = socket.knobs();
        List<Property> asked = new ArrayList<>();
        add(asked, Property.MSS, socket.maxSegmentBytes().isPresent());
        add(asked, Property.CONGESTION, socket.congestionControl().isPresent());
        add(asked, Property.NOTSENT_LOWAT, knobs.notSentLowatBytes().isPresent());
        add(asked, Property.KEEP_ALIVE, knobs.keepAlive().isPresent());
        add(asked, Property.USER_TIMEOUT, knobs.userTimeoutNs().isPresent());
        add(asked, Property.NAGLE, knobs.nagle());
        return asked;
    }

    /** To turn one off asks for nothing. */
    private static List<Property> ofUdp(DatagramOffloads offloads) {
        List<Property> asked = new ArrayList<>();
        add(asked, Property.GSO, offloads.segmentation().orElse(false));
        add(asked, Property.GRO, offloads.coalescing().orElse(false));
        return asked;
    }

    private static void add(List<Property> asked, Property property, boolean isAsked) {
        if (isAsked) {
            asked.add(property);
        }
    }
}
