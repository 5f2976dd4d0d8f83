package io.netbench.cli.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.docs.Mark.Need;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds each command in the pages to what netbench is today. A block of a page is run here, shortened, unless a comment on the
 * line before it says what this host lacks:
 *
 * <pre>{@code
 * <!-- needs: hosts -->     other hosts, also an agent or server that others call
 * <!-- needs: lab -->       the lab of the examples
 * <!-- needs: files -->     files that only the reader has
 * <!-- needs: time -->      more time than a test has
 * }</pre>
 *
 * Its commands are then read with today's options, and planned where they can be. A line of output that begins as errors do
 * ({@code netbench incast: …}) has to be what the command says on standard error.
 */
class DocumentedCommandsTest {

    /** Pages whose loads are run in each build; those of the others are planned there, and run in the long series. */
    private static final Set<String> NEWCOMERS = Set.of("README.md", "docs/guide.md");

    private static final int READERS = 3;

    @TempDir
    private static Path folder;

    private static List<DocumentedCommand> commands;
    private static List<Invocation> invocations;

    @BeforeAll
    static void readPages() throws IOException, InterruptedException {
        commands = Page.all().stream()
                .flatMap(page -> page.blocks().stream())
                .flatMap(block -> block.commands().stream())
                .toList();
        invocations = ShellExpansion.of(commands, folder);
        assertTrue(invocations.size() > 150, () -> "only " + invocations.size() + " commands were found");
    }

    @Test
    void shouldKnowWhatIsCalledBesideNetbench() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Invocation each : invocations) {
            faults.addAll(OtherPrograms.faults(each));
        }
        assertNone(faults);
    }

    @Test
    void shouldTakeForOutputWhatIsNoCommand() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Page page : Page.all()) {
            for (Block block : page.blocks()) {
                if (block.commands().isEmpty() && List.of("", "sh", "bash").contains(block.language())) {
                    block.lines().stream()
                            .filter(line ->
                                    line.matches("(\\./)?netbench [a-z]+( .*)?") && OtherPrograms.beginsCommand(line))
                            .forEach(line -> faults.add(page.name() + ":" + block.line() + ": " + line
                                    + ": begin the block with a command, or each command with $"));
                }
            }
        }
        assertNone(faults);
    }

    @Test
    void shouldReadCommandsWithTheOptionsOfToday() {
        assertNone(netbench(each -> true).flatMap(each -> unread(each).stream()).toList());
    }

    private static Optional<String> unread(Invocation invocation) {
        return expectedErrors(invocation.command()).isEmpty()
                ? lineOf(invocation).refusal().map(why -> invocation.told() + ": " + why)
                : Optional.empty();
    }

    @Test
    void shouldMarkWhatNeedsOtherHosts() {
        assertNone(netbench(each ->
                        need(each).isEmpty() && expectedErrors(each.command()).isEmpty())
                .filter(each -> lineOf(each).refusal().isEmpty() && lineOf(each).needsHosts())
                .map(each -> each.told() + ": needs other hosts; write <!-- needs: hosts --> before the block")
                .toList());
    }

    @Test
    void shouldMarkNothingElseAsNeedingHosts() {
        Set<Block> needed = new HashSet<>();
        netbench(each -> true)
                .filter(each -> !expectedErrors(each.command()).isEmpty()
                        || lineOf(each).refusal().isPresent()
                        || lineOf(each).needsHosts())
                .forEach(each -> needed.add(each.command().block()));
        assertNone(commands.stream()
                .map(DocumentedCommand::block)
                .distinct()
                .filter(block -> block.mark().need().equals(Optional.of(Need.HOSTS)) && !needed.contains(block))
                .map(block -> block.page() + ":" + block.line() + ": nothing in it needs other hosts")
                .toList());
    }

    @Test
    @Timeout(300)
    void shouldRunWhatNewcomersReadAndPlanTheRest(@TempDir Path place) throws Exception {
        run(place, NEWCOMERS::contains);
    }

    /** Every load of every page. */
    @Test
    @Tag("acceptance")
    @Timeout(900)
    void shouldRunAllThatThisHostCan(@TempDir Path place) throws Exception {
        run(place, page -> true);
    }

    /**
     * What a reader types.
     *
     * @param errors what is to come of it, if it is to fail
     */
    private record Step(Invocation invocation, NetbenchLine line, List<String> errors) {}

    /** Readers of different pages know nothing of each other, so they go side by side: most of a run is a wait. */
    private static void run(Path place, Predicate<String> isRunInFull) throws Exception {
        Queue<List<Step>> pages = new ConcurrentLinkedQueue<>(netbench(any -> true)
                .flatMap(each -> step(each, isRunInFull).stream())
                .collect(Collectors.groupingBy(
                        step -> step.invocation().command().block().page()))
                .values());
        Set<NetbenchLine> done = ConcurrentHashMap.newKeySet();
        Queue<String> faults = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<Void>> readers = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            Path room = Files.createDirectory(place.resolve("reader-" + reader));
            readers.add(CompletableFuture.runAsync(() -> {
                try (Desk desk = Desk.lay(room)) {
                    Set<NetbenchLine> own = new HashSet<>();
                    for (List<Step> page = pages.poll(); page != null; page = pages.poll()) {
                        for (Step step : page) {
                            if (!step.errors().isEmpty() || own.add(step.line())) {
                                run(desk, step).ifPresent(faults::add);
                            }
                        }
                    }
                    done.addAll(own);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }));
        }
        for (CompletableFuture<Void> reader : readers) {
            reader.get();
        }
        assertNone(List.copyOf(faults));
        assertTrue(done.size() > 40, () -> "only " + done.size() + " were run");
    }

    private static Optional<Step> step(Invocation each, Predicate<String> isRunInFull) {
        List<String> errors = expectedErrors(each.command());
        if (!errors.isEmpty()) {
            return need(each).equals(Optional.of(Need.FILES))
                    ? Optional.empty()
                    : Optional.of(new Step(each, lineOf(each), errors));
        }
        boolean isFull = isRunInFull.test(each.command().block().page());
        return runnable(each, isFull).map(line -> new Step(each, line, errors));
    }

    /** What was wrong, if anything. */
    private static Optional<String> run(Desk desk, Step step) throws IOException {
        Desk.Answer answer = desk.run(step.line());
        if (step.errors().isEmpty() && answer.status() == 1) {
            // On a busy machine a link may have had no byte in so short a window.
            answer = desk.run(new NetbenchLine(Shortened.lessSo(step.line().arguments())));
        }
        boolean isRight = step.errors().isEmpty() ? Set.of(0, 3).contains(answer.status()) : answer.says(step.errors());
        return isRight
                ? Optional.empty()
                : Optional.of(step.invocation().told() + ": as " + step.line() + ": status " + answer.status() + ": "
                        + answer.err());
    }

    /** What is run of a command: all of it, its plan, or nothing. */
    private static Optional<NetbenchLine> runnable(Invocation each, boolean isFull) {
        NetbenchLine line = lineOf(each);
        if (line.refusal().isPresent()) {
            return Optional.empty();
        }
        Optional<Need> need = need(each);
        if (need.isEmpty() && !line.needsHosts()) {
            NetbenchLine shortened = line.shortened();
            return Optional.of(isFull ? shortened : shortened.planned().orElse(shortened));
        }
        return need.equals(Optional.of(Need.FILES)) ? Optional.empty() : line.planned();
    }

    @Test
    void shouldMentionOptionsThatThereAre() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Page page : Page.all()) {
            for (Page.Mention mention : page.mentions()) {
                List<String> words = Words.of(mention.text());
                new NetbenchLine(words.subList(1, words.size()))
                        .unknownOption()
                        .ifPresent(why -> faults.add(mention.place() + ": " + mention.text() + ": " + why));
            }
        }
        assertNone(faults);
    }

    @Test
    void shouldLinkToWhatIsThere() throws IOException {
        List<String> faults = new ArrayList<>();
        for (Page page : Page.all()) {
            faults.addAll(Links.faults(page));
        }
        assertNone(faults);
    }

    @Test
    void shouldReadExamplesOfManualPages() throws IOException {
        List<String> faults = new ArrayList<>();
        List<NetbenchLine> examples = Examples.ofManualPages();
        for (NetbenchLine each : examples) {
            each.refusal().ifPresent(why -> faults.add(each + ": " + why));
        }
        assertNone(faults);
        assertTrue(examples.size() > 30, () -> "only " + examples.size());
    }

    @Test
    void shouldReadCommandsOfExampleFiles() throws IOException {
        List<String> faults = new ArrayList<>();
        List<NetbenchLine> examples = Examples.ofFiles();
        for (NetbenchLine each : examples) {
            each.unknownOption().ifPresent(why -> faults.add(each + ": " + why));
        }
        assertNone(faults);
        assertTrue(examples.size() >= 10, () -> "only " + examples);
    }

    @Test
    void shouldFindCommandsInBlocks() {
        List<String> lines = List.of(
                "<!-- captured; needs: lab -->",
                "```",
                "$ ./lab run incast \\",
                "    -c 3",
                "out",
                "$ ./lab down",
                "```");
        Block block = new Page("page.md", lines).blocks().get(0);

        assertEquals(new Mark(Optional.of(Need.LAB), true), block.mark());
        assertEquals(
                List.of("./lab run incast \\\n    -c 3", "./lab down"),
                block.commands().stream().map(DocumentedCommand::text).toList());
        assertEquals(List.of("out"), block.commands().get(0).output());
        assertEquals("page.md:3", block.commands().get(0).place());
    }

    @Test
    void shouldRefuseWhatTheOptionsOfTodayDoNotHave() {
        assertTrue(new NetbenchLine(List.of("incast", "--no-such")).refusal().isPresent());
        assertTrue(new NetbenchLine(List.of("incast", "--no-such", "N"))
                .unknownOption()
                .isPresent());
        assertFalse(
                new NetbenchLine(List.of("incast", "-c", "N")).unknownOption().isPresent());
        assertTrue(new NetbenchLine(List.of("incast", "-c", "node1")).needsHosts());
        assertFalse(new NetbenchLine(List.of("incast", "-c", "3")).needsHosts());
    }

    private static Stream<Invocation> netbench(Predicate<Invocation> which) {
        return invocations.stream().flatMap(DocumentedCommandsTest::asNetbench).filter(which);
    }

    /** Netbench within another program is what that program starts on other hosts. */
    private static Stream<Invocation> asNetbench(Invocation invocation) {
        if (OtherPrograms.isNetbench(invocation.program())) {
            return Stream.of(invocation);
        }
        List<String> within = OtherPrograms.netbenchWithin(invocation);
        return within.isEmpty()
                ? Stream.empty()
                : Stream.of(new Invocation(
                        invocation.command(),
                        Stream.concat(Stream.of("netbench"), within.stream()).toList()));
    }

    private static NetbenchLine lineOf(Invocation invocation) {
        return new NetbenchLine(invocation.arguments());
    }

    private static Optional<Need> need(Invocation invocation) {
        return invocation.command().block().mark().need();
    }

    private static List<String> expectedErrors(DocumentedCommand command) {
        return command.output().stream()
                // A watch tells first what it will do again and again, in the same form.
                .filter(line -> line.matches("netbench [a-z]+: (?!netbench ).*"))
                .toList();
    }

    private static void assertNone(List<String> faults) {
        assertTrue(faults.isEmpty(), () -> "\n" + String.join("\n", faults));
    }
}
