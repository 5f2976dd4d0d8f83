package io.netbench.transport;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a transport can do on a host.
 *
 * @param present what it can do
 * @param obstacles why it can't do what it could on another host, or at another time, in words for a person
 */
public record Capabilities(Set<Capability> present, Map<Capability, String> obstacles) {

    /** Nothing beyond moving bytes. */
    public static final Capabilities NONE = new Capabilities(Set.of(), Map.of());

    public Capabilities {
        present = Set.copyOf(present);
        obstacles = Map.copyOf(obstacles);
    }

    /** These. */
    public static Capabilities of(Capability... present) {
        return new Capabilities(Set.of(present), Map.of());
    }

    public boolean contains(Capability capability) {
        return present.contains(capability);
    }

    /** Why it can't do it here; empty if it can, or if it never could. */
    public Optional<String> obstacle(Capability capability) {
        return Optional.ofNullable(obstacles.get(capability));
    }

    /** These and one more, if it is there. */
    public Capabilities and(Capability capability, boolean isThere) {
        if (!isThere) {
            return this;
        }
        Set<Capability> more = EnumSet.of(capability);
        more.addAll(present);
        return new Capabilities(more, obstacles);
    }

    /** These and one more, if it is there; otherwise what stands in its way. */
    public Capabilities and(Capability capability, Availability availability) {
        if (availability.isUsable()) {
            return and(capability, true);
        }
        Map<Capability, String> more = new EnumMap<>(Capability.class);
        more.putAll(obstacles);
        more.put(capability, availability.reason().orElseThrow());
        return new Capabilities(present, more);
    }
}
