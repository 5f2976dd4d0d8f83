package io.netbench.benchmarks.compare;

import java.util.List;

/** Names of tools that may have options: {@code netbench:io_uring,--threads=2}, {@code iperf3:--skip-rx-copy}. */
final class ToolName {

    private ToolName() {}

    /** The tool itself. */
    static String base(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? name : name.substring(0, colon);
    }

    /** Its options, as they were written. */
    static List<String> options(String name) {
        int colon = name.indexOf(':');
        return colon < 0 ? List.of() : List.of(name.substring(colon + 1).split(",", -1));
    }
}
