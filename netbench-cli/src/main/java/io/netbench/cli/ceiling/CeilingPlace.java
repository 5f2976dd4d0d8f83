package io.netbench.cli.ceiling;

import io.netbench.control.BuildInfo;
import io.netbench.host.HostFacts;
import java.util.Optional;

/**
 * What a ceiling depends on besides its settings: the build, the virtual machine, and the host. What is unknown of a host
 * is empty.
 *
 * @param version of netbench
 * @param commit that it was built from
 * @param netty version of Netty
 * @param java version of the Java virtual machine
 * @param host its name
 * @param kernel release of its kernel
 * @param cpuModel its processors' name
 * @param cpus processors that this process may use
 * @param cpuLimit processors that a control group allows
 */
public record CeilingPlace(
        String version,
        String commit,
        String netty,
        String java,
        Optional<String> host,
        Optional<String> kernel,
        Optional<String> cpuModel,
        Optional<Integer> cpus,
        Optional<Double> cpuLimit) {

    /** This build on a host. */
    public static CeilingPlace of(HostFacts host) {
        return new CeilingPlace(
                BuildInfo.version(),
                BuildInfo.commit(),
                BuildInfo.netty(),
                System.getProperty("java.vm.version"),
                Optional.ofNullable(host.hostName()),
                Optional.ofNullable(host.system().kernel()),
                Optional.ofNullable(host.cpus().model()),
                Optional.ofNullable(host.cpus().allowed()),
                Optional.ofNullable(host.cpus().cpuLimit()));
    }
}
