package io.netbench.transport;

import io.netbench.plan.DataPlan;
import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the transports on the class path. Immutable and thread-safe. */
public final class Transports {

    /** Where to stop looking on a class path that fails on every look. */
    private static final int MAX_BROKEN = 100;

    private final List<Transport> byPreference;

    private Transports(List<Transport> transports) {
        // Comparators that java.util makes are serializable, and code for those is in no cache of classes: each start
        // makes it.
        byPreference = transports.stream()
                .sorted((one, other) -> Integer.compare(other.preference(), one.preference()))
                .toList();
    }

    /** All that the class path has. One that doesn't load (a class missing from a trimmed jar) is left out. */
    public static Transports installed() {
        List<Transport> found = new ArrayList<>();
        Iterator<Transport> providers = ServiceLoader.load(Transport.class).iterator();
        int broken = 0;
        while (broken < MAX_BROKEN) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                found.add(providers.next());
            } catch (ServiceConfigurationError | LinkageError trimmed) {
                broken++;
            }
        }
        return new Transports(found);
    }

    /** These and no others. */
    public static Transports of(Transport... transports) {
        return new Transports(List.of(transports));
    }

    /** All of them, the preferred first, available or not. */
    public List<Transport> all() {
        return byPreference;
    }

    /**
     * The transport that is called {@code name}, or for {@value DataPlan#AUTO} the preferred one of those available.
     *
     * @throws TransportUnavailableException if there is none of that name, or it can't be used here
     */
    public Transport choose(String name) {
        return choose(name, LoopWork.UNKNOWN);
    }

    /**
     * The transport that is called {@code name}, or for {@value DataPlan#AUTO} the one of those available that is preferred
     * for some work.
     *
     * @throws TransportUnavailableException if there is none of that name, or it can't be used here
     */
    public Transport choose(String name, LoopWork work) {
        if (name.equals(DataPlan.AUTO)) {
            return byPreference.stream()
                    .filter(transport -> transport.availability().isUsable())
                    .max(Comparator.comparingInt(transport -> transport.preference(work)))
                    .orElseThrow(() ->
                            new TransportUnavailableException(Property.TRANSPORT + ": none is available on this host"));
        }
        Transport named = byPreference.stream()
                .filter(transport -> transport.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TransportUnavailableException(Property.TRANSPORT + ": unknown transport '" + name
                        + "'; this build has " + DataPlan.AUTO + ", " + names()));
        Optional<String> reason = named.availability().reason();
        if (reason.isPresent()) {
            throw new TransportUnavailableException(
                    Property.TRANSPORT + ": " + name + " is not available on this host: " + reason.get());
        }
        return named;
    }

    /** Those that {@code name} admits, the preferred first: all for {@value DataPlan#AUTO}. */
    public List<Transport> admitted(String name) {
        return byPreference.stream()
                .filter(transport -> name.equals(DataPlan.AUTO) || name.equals(transport.name()))
                .toList();
    }

    private String names() {
        return byPreference.stream().map(Transport::name).collect(Collectors.joining(", "));
    }
}
