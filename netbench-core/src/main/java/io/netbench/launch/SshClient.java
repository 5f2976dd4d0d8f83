package io.netbench.launch;

import io.netbench.plan.HostAddress;
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

    private final LaunchMethod.Ssh settings;

    SshClient(LaunchMethod.Ssh settings) {
        this.settings = settings;
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

    private List<String> words() {
        List<String> words = new ArrayList<>(settings.command());
        settings.options().forEach(option -> words.addAll(List.of("-o", option)));
        words.addAll(BARE);
        return words;
    }
}
