package io.netbench.analysis;

import io.netbench.analysis.EndpointLag.Side;
import io.netbench.host.NicFacts;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The speed of the interfaces that links of one endpoint took there. */
final class PortSpeed {

    private static final Set<NicFacts.Kind> HAVE_NONE = EnumSet.of(NicFacts.Kind.LOOPBACK, NicFacts.Kind.VIRTUAL);

    private PortSpeed() {}

    /**
     * All of them together in bits per second, or why it is unknown.
     *
     * @param links of one endpoint
     * @param side which end of them is meant
     */
    static Figure of(List<LinkResult> links, Side side) {
        Map<String, LinkInterface> used = new TreeMap<>();
        for (LinkResult link : links) {
            Optional<List<LinkInterface>> here = side == Side.SINK ? link.sinkInterfaces() : link.sourceInterfaces();
            if (here.isEmpty() || here.get().isEmpty()) {
                return Figure.unknown("the interface of " + link.name() + " is not known");
            }
            here.get().forEach(nic -> used.put(nic.name(), nic));
        }
        double bitsPerS = 0;
        for (LinkInterface nic : used.values()) {
            Optional<String> doubt = doubt(nic);
            if (doubt.isPresent()) {
                return Figure.unknown(doubt.get());
            }
            bitsPerS += nic.speedBitsPerS();
        }
        return Figure.known(bitsPerS);
    }

    /** Why what an interface says of its speed is nothing to measure by: a virtual one says any number. */
    private static Optional<String> doubt(LinkInterface nic) {
        if (nic.kind().filter(HAVE_NONE::contains).isPresent()) {
            return Optional.of(nic.name()
                    + (nic.kind().get() == NicFacts.Kind.LOOPBACK ? " is loopback" : " is virtual")
                    + ", and has no speed to compare with");
        }
        if (nic.kind().isEmpty() || nic.speedBitsPerS() == null || nic.speedBitsPerS() < 1) {
            return Optional.of("the speed of " + nic.name() + " is not known");
        }
        return Optional.empty();
    }
}
