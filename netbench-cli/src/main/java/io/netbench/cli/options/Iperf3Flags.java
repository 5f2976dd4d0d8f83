package io.netbench.cli.options;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What sessions say to those options of iperf3 that they do not have. */
public final class Iperf3Flags {

    /** The commands of sessions. */
    static final Set<String> COMMANDS = Set.of("netbench client", "netbench server");

    private static final Map<String, String> REASONS = new LinkedHashMap<>();

    static {
        say("32-bit counters; datagrams have 64-bit ones", "--udp-counters-64bit");
        say("fragments of datagrams; none is ever sent", "--dont-fragment");
        say("SCTP; sessions are TCP streams", "--sctp", "-X", "--xbind", "--nstreams");
        say("MPTCP; sessions are TCP streams", "-m", "--mptcp");
        say("zero-copy sending; a client's --zero-copy saves the copy at the receiver", "-Z", "--zerocopy");
        say("one CPU for all; --cpus takes the CPUs to run on", "-A", "--affinity");
        say("a fixed local address; --bind-device takes a device, a server also has --bind and --data-address", "-B");
        say("sending a file; payload is pseudo-random", "-F", "--file");
        say("an IPv6 flow label", "-L", "--flowlabel");
        say("a pacing timer; --bitrate is paced by the clock", "--pacing-timer", "--fq-rate");
        say("a fixed unit; each figure has its own", "-f", "--format");
        say("debug output by that letter; write --debug", "-d");
        say("an end after one session, on this side; give it to netbench server", "-1", "--one-off");
        say("a title; write --label", "-T", "--title", "--extra-data");
        say("the server's own output; its figures are in the summary", "--get-server-output");
        say("JSON line by line; write --json FILE", "--json-stream", "--json-stream-full-output");
        say("a log file; redirect standard output", "--logfile", "--forceflush", "--timestamps");
        say("running in the background; use systemd, as docs/agents.md shows", "-D", "--daemon", "-I", "--pidfile");
        say("iperf3's login; --token-file or --tls-ca let clients in", "--username", "--rsa-public-key-path");
        say("iperf3's login; --token-file or --tls-ca let clients in", "--rsa-private-key-path");
        say("iperf3's login; --token-file or --tls-ca let clients in", "--authorized-users-path");
        say("a limit of a server's rate", "--server-bitrate-limit");
        say("iperf3's time-outs; --max-duration limits a session", "--idle-timeout", "--server-max-duration");
        say("iperf3's time-outs; the connection is up in 10 s or refused", "--connect-timeout", "--rcv-timeout");
        say("iperf3's time-outs; a peer that is silent for 4 s is lost", "--snd-timeout", "--cntl-ka");
        say("payload of zeros or of digits; it is pseudo-random", "--repeating-payload");
        say("skipping the copy at the receiver by that name; write --zero-copy", "--skip-rx-copy");
        say("being a client by an option; write netbench client HOST", "-c", "--client");
        say("being a server by an option; write netbench server", "-s", "--server");
    }

    private Iperf3Flags() {}

    private static void say(String what, String... flags) {
        for (String flag : flags) {
            REASONS.put(flag, what);
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
        return Optional.ofNullable(REASONS.get(flag)).map(what -> "not supported yet: " + flag + ", " + what);
    }
}
