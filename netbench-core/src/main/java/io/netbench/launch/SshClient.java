package io.netbench.launch;

import io.netbench.plan.HostAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Command lines of the system's ssh. */
final class SshClient {

    /** Nothing but the command's own streams, whatever else the user's configuration opens for people. */
    private static final List<String> BARE = List.of(
            "-T",
            "-x",
            "-a",
            "-o",
            "BatchMode=yes",
            "-o",
            "ClearAllForwardings=yes",
            "-o",
            "RemoteCommand=none",
            "-o",
            "ControlMaster=no");

    private static final String HOST_NAME = "hostname ";
    private static final long CONFIG_TIMEOUT_MS = 5_000;

    /** Silent hosts take up turns to start, and those that follow need theirs within the same time. */
    private static final int CONNECTS_IN_TIME = 3;

    private static final long MAX_CONNECT_S = 3600;

    private final LaunchMethod.Ssh settings;
    private final long connectS;

    /** An ssh that gives up hosts which don't answer before {@code timeout} is over. */
    SshClient(LaunchMethod.Ssh settings, Duration timeout) {
        this.settings = settings;
        connectS = Math.max(1, Math.min(MAX_CONNECT_S, timeout.toSeconds() / CONNECTS_IN_TIME));
    }

    List<String> run(HostAddress host, List<String> command) {
        List<String> words = words();
        words.add(host.host());
        words.add(RemoteShell.exec(command));
        return words;
    }

    /** The name or address behind an alias of ssh's configuration; the host as named if it is none. */
    String addressOf(HostAddress host) throws InterruptedException {
        List<String> words = words();
        words.add("-G");
        words.add(host.host());
        return CommandLines.of(words, CONFIG_TIMEOUT_MS).stream()
                .filter(line -> line.startsWith(HOST_NAME))
                .map(line -> line.substring(HOST_NAME.length()).strip())
                .findFirst()
                .orElse(host.host());
    }

    /** What a person asks for comes first, and ssh takes the first of several values. */
    private List<String> words() {
        List<String> words = new ArrayList<>(settings.command());
        settings.options().forEach(option -> words.addAll(List.of("-o", option)));
        words.addAll(BARE);
        words.addAll(List.of("-o", "ConnectTimeout=" + connectS));
        return words;
    }
}
