package io.netbench.host.proc;

import java.util.Arrays;
import java.util.Optional;

/**
 * What {@code /proc/cpuinfo} says of the first processor.
 *
 * @param model its name; ARM kernels print none
 * @param hypervisorFlag whether it says that a hypervisor is below it (x86 only)
 */
public record CpuInfo(Optional<String> model, boolean hypervisorFlag) {

    public static final String PATH = "/proc/cpuinfo";

    public static CpuInfo read(HostFiles files) throws UnreadableException {
        Optional<String> model = Optional.empty();
        boolean hypervisor = false;
        for (String line : files.lines(PATH)) {
            int colon = line.indexOf(':');
            if (line.isBlank()) {
                break;
            }
            String key = colon < 0 ? "" : line.substring(0, colon).strip();
            String value = line.substring(colon + 1).strip();
            if (key.equals("model name") && !value.isEmpty()) {
                model = Optional.of(value);
            } else if (key.equals("flags")) {
                hypervisor = Arrays.asList(value.split(" ", -1)).contains("hypervisor");
            }
        }
        return new CpuInfo(model, hypervisor);
    }
}
