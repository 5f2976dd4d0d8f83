package io.netbench.dataplane;

import io.netbench.host.HostFacts;
import io.netbench.host.NicFacts;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The network interfaces that an agent's data takes in turn.
 *
 * @param rails in the order in which they were named; empty: the routes decide
 */
public record DataRails(List<DataRail> rails) {

    /** Nothing asked for. */
    public static final DataRails NONE = new DataRails(List.of());

    public DataRails {
        rails = List.copyOf(rails);
    }

    /**
     * The rails of {@code --data-address} and {@code --bind-device}: the first address with the first device, and so on; a
     * single address or device goes with all of the other.
     *
     * @throws PlanException if a device is not this host's or has no address, or the numbers don't fit
     */
    public static DataRails of(List<InetAddress> addresses, List<String> devices) {
        return devices.isEmpty()
                ? of(addresses, devices, List.of())
                : of(addresses, devices, HostFacts.ofThisHost().nics());
    }

    static DataRails of(List<InetAddress> addresses, List<String> devices, List<NicFacts> nics) {
        if (new HashSet<>(devices).size() < devices.size()) {
            throw new PlanException(
                    Property.BIND_DEVICE + " must name each device once, got: " + String.join(",", devices));
        }
        if (addresses.size() > 1 && devices.size() > 1 && addresses.size() != devices.size()) {
            throw new PlanException(Property.DATA_ADDRESS + " must have one address for each device of "
                    + Property.BIND_DEVICE + ", got: " + addresses.size() + " for " + devices.size());
        }
        List<NicFacts> named =
                devices.stream().map(device -> deviceOf(device, nics)).toList();
        List<DataRail> rails = new ArrayList<>();
        for (int i = 0; i < Math.max(addresses.size(), devices.size()); i++) {
            Optional<NicFacts> device = named.isEmpty() ? Optional.empty() : Optional.of(named.get(i % named.size()));
            InetAddress address = addresses.isEmpty()
                    ? addressOf(device.orElseThrow())
                    : addresses.get(Math.min(i, addresses.size() - 1));
            rails.add(new DataRail(address, device.map(NicFacts::name)));
        }
        return new DataRails(rails);
    }

    /** What to listen on: a single address for data, all of this host where there are several, else {@code otherwise}. */
    public InetAddress toListenOn(InetAddress otherwise) {
        return switch (rails.size()) {
            case 0 -> otherwise;
            case 1 -> rails.get(0).address();
            default -> WholeHost.address();
        };
    }

    /** What clients are told to connect to. */
    List<InetAddress> addresses() {
        return rails.stream().map(DataRail::address).distinct().toList();
    }

    /** What sockets are bound to; empty: nothing. */
    List<String> devices() {
        return rails.stream().flatMap(rail -> rail.device().stream()).distinct().toList();
    }

    private static NicFacts deviceOf(String name, List<NicFacts> nics) {
        return nics.stream()
                .filter(nic -> nic.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PlanException(Property.BIND_DEVICE + ": this host has no network device '" + name
                        + "'; it has " + nics.stream().map(NicFacts::name).collect(Collectors.joining(", "))));
    }

    /** The first of IPv4, which every host of a fabric has if one has; else the first of IPv6 that is not of its link. */
    private static InetAddress addressOf(NicFacts nic) {
        return nic.addresses().stream()
                .map(DataRails::parsed)
                .filter(address -> !address.isLinkLocalAddress())
                .min(Comparator.comparingInt(address -> address.getAddress().length))
                .orElseThrow(() -> new PlanException(Property.BIND_DEVICE + ": " + nic.name()
                        + " has no IP address; give it one, or name one with " + Property.DATA_ADDRESS));
    }

    private static InetAddress parsed(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("the kernel's address of an interface: " + literal, impossible);
        }
    }
}
