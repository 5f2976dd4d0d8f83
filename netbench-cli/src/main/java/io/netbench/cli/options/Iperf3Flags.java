package io.netbench.cli.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What sessions say to those options of iperf3 that they do not have. */
public final class Iperf3Flags {

    /** The commands of sessions. */
    static final Set<String> COMMANDS = Set.of("netbench client", "netbench server");

    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    /** What a client has, and a server is told by it. */
    private static final List<String> CLIENTS_LETTERS =
            List.of("-u", "-b", "-t", "-n", "-k", "-l", "-P", "-R", "-w", "-C", "-M", "-N", "-S", "-Z", "-O", "-T");

    static {
        say("SCTP; sessions are TCP streams, leave it out", "--sctp", "-X", "--xbind", "--nstreams");
        say("MPTCP; measure each way by itself with --bind-dev", "-m", "--mptcp");
        say("the content of a file; payload is pseudo-random, leave it out", "-F", "--file");
        say("an IPv6 flow label; leave it out, the kernel gives each connection its own", "-L", "--flowlabel");
        say(
                "payload that repeats; it is pseudo-random so that nothing compresses it, leave it out",
                "--repeating-payload");
        say("an end after one session, on this side; give it to netbench server", "-1", "--one-off");
        say("running in the background; use systemd, as docs/agents.md shows", "-D", "--daemon");
        say("a server's limit; give it to netbench server", "--server-bitrate-limit", "--idle-timeout");
        say("a server's limit; give it to netbench server", "--server-max-duration");
        say("a server's side of iperf3's login; give it to netbench server", "--rsa-private-key-path");
        say("a server's side of iperf3's login; give it to netbench server", "--authorized-users-path");
        say("a server's side of iperf3's login; give it to netbench server", "--time-skew-threshold");
        say(
                "being a client by an option of a command; write netbench -c HOST, or netbench client HOST",
                "-c",
                "--client");
        say("events of sessions at a server; write -J for a document of each", "--json-stream");
        say("events of sessions at a server; write -J for a document of each", "--json-stream-full-output");
        say("a device to listen at; write -B with an address of that device", "--bind-dev");
        CLIENTS_LETTERS.forEach(letter -> say("a client's to say; give it to netbench client", letter));
        say("being a server by an option of a command; write netbench -s, or netbench server", "-s", "--server");
    }

    private Iperf3Flags() {}

    /** What is not there, and what to write. */
    private static void say(String what, String... flags) {
        for (String flag : flags) {
            REASONS.put(flag, "not supported: " + flag + ", " + what);
        }
    }

    /**
     * Why a session does not have an option; empty if it is none of iperf3's.
     *
     * @param command the qualified name of the command that was given it
     * @param argument as it was written, with a value behind it or without
     */
    public static Optional<String> explain(String command, String argument) {
        if (!COMMANDS.contains(command)) {
            return Optional.empty();
        }
        boolean isLong = argument.startsWith("--");
        String flag = isLong ? argument.replaceFirst("=.*", "") : argument.substring(0, Math.min(2, argument.length()));
        return Optional.ofNullable(REASONS.get(flag));
    }
}
