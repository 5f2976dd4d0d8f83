package io.netbench.cli.options;

import io.netbench.plan.PlanException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which of the addresses of a host counts. */
public final class FamilyOptions {

    @Option(
            names = {"-4", "--version4"},
            description = "Over IPv4 only.")
    private boolean onlyIpv4;

    @Option(
            names = {"-6", "--version6"},
            description = "Over IPv6 only.")
    private boolean onlyIpv6;

    /** Whether an address counts. */
    public boolean accepts(InetAddress address) {
        return (!onlyIpv4 || address instanceof Inet4Address) && (!onlyIpv6 || address instanceof Inet6Address);
    }

    /**
     * Over which those come who connect to a port.
     *
     * @throws PlanException if both were asked for
     */
    public AddressFamily family() {
        requireOne();
        return onlyIpv4 ? AddressFamily.IPV4 : onlyIpv6 ? AddressFamily.IPV6 : AddressFamily.ANY;
    }

    private void requireOne() {
        if (onlyIpv4 && onlyIpv6) {
            throw new PlanException("{-4} and {-6} exclude each other; give one of them");
        }
    }

    /**
     * Does nothing if the host has an address that counts.
     *
     * @throws PlanException if it has none, or both were asked for
     */
    public void requireOf(String host) {
        requireOne();
        if (!onlyIpv4 && !onlyIpv6) {
            return;
        }
        try {
            if (Stream.of(InetAddress.getAllByName(host)).noneMatch(this::accepts)) {
                throw new PlanException(
                        (onlyIpv4 ? "{-4}: " : "{-6}: ") + host + " has no such address; leave the option out");
            }
        } catch (UnknownHostException e) {
            throw new PlanException("no address is known for " + host + "; check the name, or write an IP address");
        }
    }
}
