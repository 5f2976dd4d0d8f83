package io.netbench.result;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosts that dropped out of a run, by what its errors say of them.
 *
 * @param gone whose agents were not there any more, or silent
 * @param unconnected whose agents were there, and had a connection of their own that did not come up
 * @param unreached the same of a connection that another host was to open
 */
public record LostHosts(Set<String> gone, Set<String> unconnected, Set<String> unreached) {

    /** Codes of errors: why a host dropped out. */
    public static final String GONE = "agent_lost";

    public static final String UNCONNECTED = "connect_failed";
    public static final String UNREACHED = "accept_failed";

    private static final Set<String> CODES = Set.of(GONE, UNCONNECTED, UNREACHED);

    /** Those of a run. */
    public static LostHosts of(RunResult result) {
        return new LostHosts(hosts(result, GONE), hosts(result, UNCONNECTED), hosts(result, UNREACHED));
    }

    /** Whether an error says that a host dropped out. */
    public static boolean tells(Finding error) {
        return CODES.contains(error.code());
    }

    /** Whether a host dropped out. */
    public boolean contains(String host) {
        return gone.contains(host) || unconnected.contains(host) || unreached.contains(host);
    }

    private static Set<String> hosts(RunResult result, String code) {
        return result.errors().stream()
                .filter(error -> error.code().equals(code))
                .flatMap(error -> error.subject().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
