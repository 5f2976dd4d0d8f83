package io.netbench.cli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Output that pages show. {@code docs/refresh} takes it anew of all blocks that are marked as captured and need this host alone. */
class CaptureTest {

    private static final String END = "-- end of a command";
    private static final long DEADLINE_S = 180;

    @Test
    void shouldTakeAllWhereNothingIsLeftOut() {
        assertEquals(Optional.of(List.of("a", "b")), Capture.anew(List.of("x"), List.of("a", "b")));
    }

    @Test
    void shouldLeaveOutWhatWasLeftOut() {
        assertEquals(
                Optional.of(List.of("a", "...", "d", "e")),
                Capture.anew(List.of("x", "...", "y", "z"), List.of("a", "b", "c", "d", "e")));
        assertEquals(Optional.of(List.of("a")), Capture.anew(List.of("x", "...", "y"), List.of("a")));
    }

    @Test
    void shouldLeaveToPeopleWhatIsPickedFromTheMiddle() {
        assertEquals(Optional.empty(), Capture.anew(List.of("x", "...", "y", "...", "z"), List.of("a")));
    }

    /** Runs what is documented as it is, for as long as it takes. */
    @Test
    @EnabledIfSystemProperty(named = "update.docs", matches = "true")
    void shouldRefresh(@TempDir Path folder) throws IOException, InterruptedException {
        for (Page page : Page.all()) {
            List<String> lines = new ArrayList<>(page.lines());
            List<Block> blocks = page.blocks();
            for (int i = blocks.size() - 1; i >= 0; i--) {
                Block block = blocks.get(i);
                if (block.mark().isCaptured() && block.mark().need().isEmpty()) {
                    int begin = block.line() - 1;
                    List<String> shown =
                            lines.subList(begin, begin + block.lines().size());
                    List<String> anew = anew(block, folder);
                    shown.clear();
                    shown.addAll(anew);
                }
            }
            if (!lines.equals(page.lines())) {
                Files.write(Page.ROOT.resolve(page.name()), lines);
                System.out.println("refreshed " + page.name());
            }
        }
    }

    private static List<String> anew(Block block, Path folder) throws IOException, InterruptedException {
        List<DocumentedCommand> commands = block.commands();
        List<List<String>> said = run(commands, folder);
        List<String> anew = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            DocumentedCommand command = commands.get(i);
            anew.addAll(List.of(("$ " + command.text()).split("\n")));
            Optional<List<String>> output = Capture.anew(command.output(), said.get(i));
            if (output.isEmpty()) {
                System.out.println(command.place() + ": to be refreshed by hand, since parts were picked");
            }
            anew.addAll(output.orElse(command.output()));
        }
        return anew;
    }

    /** What each command of a block says: on standard output, or where that is nothing, on standard error. */
    private static List<List<String>> run(List<DocumentedCommand> commands, Path folder)
            throws IOException, InterruptedException {
        StringBuilder script =
                new StringBuilder("netbench() { " + quoted(Page.ROOT.resolve("netbench")) + " \"$@\"; }\n");
        for (DocumentedCommand command : commands) {
            script.append("(exit ${status:-0})\n{ ")
                    .append(command.text())
                    .append("\n} >")
                    .append(quoted(folder.resolve("out")))
                    .append(" 2>")
                    .append(quoted(folder.resolve("err")))
                    .append("\nstatus=$?\ncat ")
                    .append(quoted(folder.resolve("out")))
                    .append("\n[ -s ")
                    .append(quoted(folder.resolve("out")))
                    .append(" ] || cat ")
                    .append(quoted(folder.resolve("err")))
                    .append("\necho '")
                    .append(END)
                    .append("'\n");
        }
        Path output = folder.resolve("output");
        ProcessBuilder bash = new ProcessBuilder("bash", "-c", script.toString())
                .directory(Page.ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output.toFile());
        bash.environment().put("COLUMNS", "104");
        Process process = bash.start();
        if (!process.waitFor(DEADLINE_S, TimeUnit.SECONDS)) {
            List<ProcessHandle> started = process.descendants().toList();
            started.forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(commands.get(0).place() + ": still runs");
        }
        List<List<String>> said = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(output)) {
            if (line.equals(END)) {
                said.add(lines);
                lines = new ArrayList<>();
            } else {
                lines.add(line.stripTrailing());
            }
        }
        return said;
    }

    /** As one word of a shell. */
    private static String quoted(Path file) {
        return "'" + file.toString().replace("'", "'\\''") + "'";
    }
}
