package io.netbench.host.proc;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether {@code /sys/class/net} shows this process's network namespace. {@code /proc/self/net} always does, but
 * {@code /sys} shows the one in which it was mounted; after {@code nsenter --net} the two differ, and somebody else's
 * interface with the same name must not be taken for ours.
 */
public final class SysfsNamespace {

    private final HostFiles files;
    private final InterfaceTable interfaces;

    public SysfsNamespace(HostFiles files, InterfaceTable interfaces) {
        this.files = files;
        this.interfaces = interfaces;
    }

    /** Why {@code /sys/class/net} can't be trusted; empty when it lists exactly the given interfaces. */
    public Optional<String> mismatch(Collection<String> names) {
        try {
            Set<String> seen = new HashSet<>();
            for (String name : files.names(SysfsNic.DIRECTORY)) {
                // Plain files such as bonding_masters sit beside the interfaces.
                if (files.isPresent(SysfsNic.DIRECTORY + "/" + name + "/ifindex")) {
                    seen.add(name);
                }
            }
            return seen.equals(Set.copyOf(names)) && indexesAgree(names)
                    ? Optional.empty()
                    : Optional.of("/sys shows another network namespace");
        } catch (UnreadableException e) {
            return Optional.of(e.getMessage());
        }
    }

    private boolean indexesAgree(Collection<String> names) throws UnreadableException {
        for (String name : names) {
            int index = files.intNumber(SysfsNic.DIRECTORY + "/" + name + "/ifindex");
            if (interfaces.find(name).filter(entry -> entry.index() != index).isPresent()) {
                return false;
            }
        }
        return true;
    }
}
