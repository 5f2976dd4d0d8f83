package io.netbench.result;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that differs between two sides.
 *
 * @param name what, such as {@code kernel} or {@code block size}
 * @param load name of the load whose setting it is
 * @param hosts on which it differs; empty of what is no host's
 * @param before what it was; several values where runs of one side differ; empty where it was not told
 * @param after what it is
 * @param isDecisive whether figures are of different things because of it
 */
public record ComparedSetting(
        String name,
        Optional<String> load,
        List<String> hosts,
        Optional<String> before,
        Optional<String> after,
        boolean isDecisive) {

    public ComparedSetting {
        Require.text("setting.name", name);
        Objects.requireNonNull(load, "setting.load");
        hosts = List.copyOf(hosts);
    }
}
