package io.netbench.launch;

import java.util.List;
import java.util.stream.Collectors;

/** A command as the login shell of another host reads it, be that sh, csh or fish. */
final class RemoteShell {

    private static final String HOME = "~/";

    private RemoteShell() {}

    /** A line that makes the shell become the command, so that nothing stands between it and its signals. */
    static String exec(List<String> command) {
        return "exec " + command.stream().map(RemoteShell::quoted).collect(Collectors.joining(" "));
    }

    /** A home folder is the one of that host, so its sign stays outside of the quotes. */
    private static String quoted(String word) {
        if (word.startsWith(HOME) && word.length() > HOME.length()) {
            return HOME + quoted(word.substring(HOME.length()));
        }
        return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
