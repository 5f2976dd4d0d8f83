package io.netbench.host;

import io.netbench.host.proc.Figures;
import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.Numbers;
import io.netbench.host.proc.UnreadableException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Tells whether two agents share a machine, and whether they share its network namespace, so that host figures are
 * taken once.
 *
 * <p>The machine is told by the kernel's boot id and not by {@code /etc/machine-id}: cloned images share the latter,
 * containers have their own or none, and systemd asks to keep it confidential.
 *
 * @param bootId random id that the running kernel drew at boot, or null
 * @param networkNamespace inode number of the network namespace, or null
 * @param absent why a figure is missing
 */
public record HostIdentity(String bootId, Long networkNamespace, Map<String, String> absent) {

    /** A key that is equal for agents of one machine and one network namespace; empty if that can't be told. */
    public Optional<String> key() {
        return bootId == null || networkNamespace == null
                ? Optional.empty()
                : Optional.of(bootId + "/" + networkNamespace);
    }

    /** Whether both run under one kernel, in whichever namespaces; false where that can't be told. */
    public boolean isUnderKernelOf(HostIdentity other) {
        return bootId != null && bootId.equals(other.bootId);
    }

    /** Reads the identity of this host; never throws. */
    public static HostIdentity ofThisHost() {
        return read(new HostFiles(Path.of("/")));
    }

    static HostIdentity read(HostFiles files) {
        Figures figures = new Figures();
        return new HostIdentity(
                figures.read("boot_id", () -> files.word("/proc/sys/kernel/random/boot_id")),
                figures.read("network_namespace", () -> namespace(files)),
                figures.absent());
    }

    private static long namespace(HostFiles files) throws UnreadableException {
        String path = "/proc/self/ns/net";
        String target = files.linkTarget(path).toString();
        if (!target.startsWith("net:[") || !target.endsWith("]")) {
            throw new UnreadableException(path + " should be net:[inode], got: " + target);
        }
        return Numbers.parse(path, target.substring("net:[".length(), target.length() - 1));
    }
}
