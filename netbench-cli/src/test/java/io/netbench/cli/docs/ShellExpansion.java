package io.netbench.cli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What bash makes of documented commands, with loops, pipes and quotes. No program is started: each has a function that
 * notes how it was called, and one that has none is a failure of the test.
 */
final class ShellExpansion {

    private static final long DEADLINE_S = 30;
    private static final String END_OF_WORD = "\u001f";

    private ShellExpansion() {}

    /**
     * The programs that the commands start, in their order.
     *
     * @param folder an empty one, in which files come to be that commands redirect their output to
     */
    static List<Invocation> of(List<DocumentedCommand> commands, Path folder) throws IOException, InterruptedException {
        Path notes = folder.resolve("notes");
        StringBuilder script = new StringBuilder("exec 9>" + notes + "\n"
                // One write for each, since commands in the background note at the same time.
                + "note() { local IFS=$'\\x1f'; printf '%s\\x1f\\n' \"$*\" >&9; }\n"
                + "cd() { :; }\nsource() { :; }\n"
                + "command_not_found_handle() { note unknown \"$1\"; }\n");
        for (String program : OtherPrograms.NAMES) {
            script.append(program).append("() { note '").append(program).append("' \"$@\"; }\n");
        }
        script.append("PATH=/nonexistent\n");
        for (int i = 0; i < commands.size(); i++) {
            script.append("note at ").append(i).append('\n');
            script.append("eval ")
                    .append(quoted(commands.get(i).text()))
                    .append(" </dev/null >/dev/null || true\nwait\n");
        }
        script.append("note end\n");
        Path file = Files.writeString(folder.resolve("script"), script);
        Path said = folder.resolve("said");
        Process bash = new ProcessBuilder("bash", file.toString())
                .directory(Files.createDirectory(folder.resolve("cwd")).toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertTrue(bash.waitFor(DEADLINE_S, TimeUnit.SECONDS), "bash still runs");
        assertEquals("", Files.readString(said), "bash, of a command in the documentation");
        return read(commands, Files.readString(notes));
    }

    private static List<Invocation> read(List<DocumentedCommand> commands, String notes) {
        List<Invocation> invocations = new ArrayList<>();
        DocumentedCommand current = null;
        boolean isWhole = false;
        for (String note : notes.split(END_OF_WORD + "\n", -1)) {
            List<String> words = List.of(note.split(END_OF_WORD, -1));
            if (words.get(0).equals("at") && words.size() == 2) {
                current = commands.get(Integer.parseInt(words.get(1)));
            } else if (words.get(0).equals("end")) {
                isWhole = true;
            } else if (!note.isEmpty()) {
                invocations.add(new Invocation(current, words));
            }
        }
        assertTrue(isWhole, "bash ended early");
        return invocations;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
