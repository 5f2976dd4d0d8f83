package io.netbench.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import io.netbench.time.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What hosts are given that have nothing, by an ssh that runs on this host, with a home folder for each other host. */
@Timeout(30)
class ImageInstallTest {

    @TempDir
    private Path folder;

    private FakeSite site;
    private TinyImage tiny;

    @BeforeEach
    void buildSite() throws Exception {
        site = new FakeSite(folder);
        tiny = new TinyImage(folder.resolve("netbench-0"), "one");
        site.script("tar", """
                case " $* " in
                *" -xzf "*) echo unpacked >>"$(dirname "$0")/copies" ;;
                esac
                exec /usr/bin/env PATH=/usr/bin:/bin tar "$@"
                """);
        ssh("", "");
    }

    @Test
    void shouldGiveTheImageToHostsThatHaveNothingAndToNoneThatHasIt() throws Exception {
        LaunchToken token = LaunchToken.random();
        AgentImage image = tiny.image();
        launch(image, token, "h[1-3]", List.of("--max-runs=2"));

        assertEquals(3, copies());
        for (String host : List.of("h1", "h2", "h3")) {
            Path installed = store(host).resolve(image.id());
            assertEquals(
                    installed + "/netbench agent --launched --max-runs=2 [" + token.text() + "] \n",
                    Files.readString(started(host)));
            assertEquals("rwx------", mode(store(host)));
            assertEquals("rwx------", mode(installed));
            assertEquals("rwx------", mode(installed.resolve("netbench")));
        }
        assertFalse(site.read("arguments").contains(token.text()));

        launch(image, token, "h[1-3]", List.of());
        assertEquals(3, copies(), "unchanged hosts are given nothing");
        assertEquals(2, Files.readAllLines(started("h1")).size(), "and start what they have");
        try (Stream<Path> left = Files.list(store("h1"))) {
            assertEquals(
                    List.of(image.id(), "lock"),
                    left.map(file -> file.getFileName().toString()).sorted().toList(),
                    "nothing is left of the copying");
        }
    }

    @Test
    void shouldHearAnswersBehindAGreetingWithoutAnEnd() throws Exception {
        ssh("", "printf 'netbench-image greets you> '");
        launch(tiny.image(), "h1");
        assertEquals(1, copies());
        launch(tiny.image(), "h1");
        assertEquals(1, copies());
        assertEquals(List.of("h1: removed, 1 MiB"), removed("h1"));
        assertEquals(List.of("h1: nothing was installed"), removed("h1"));
    }

    @Test
    void shouldKeepImagesOfOtherContentApart() throws Exception {
        AgentImage one = tiny.image();
        AgentImage other = new TinyImage(folder.resolve("netbench-1"), "other").packed();
        assertNotEquals(one.id(), other.id());
        launch(one, "h1");
        launch(other, "h1");

        assertEquals("one", Files.readString(store("h1").resolve(one.id()).resolve("mark")));
        assertEquals("other", Files.readString(store("h1").resolve(other.id()).resolve("mark")));
        assertEquals(one.id(), tiny.packed().id(), "packed or not, it is the same");
    }

    /** Its tar warns of each file. */
    @Test
    void shouldInstallWhereTheClockIsBehind() throws Exception {
        Instant future = Instant.now().plus(Duration.ofDays(400));
        for (int file = 0; file < 400; file++) {
            Path part = Files.writeString(folder.resolve("netbench-0/part-" + file), "part " + file);
            Files.setLastModifiedTime(part, FileTime.from(future));
        }
        tiny.describe("Linux", tiny.image().machine().split(" ", -1)[1], 64);
        AgentImage image = tiny.packed();

        launch(image, "h1");

        assertEquals(
                future.getEpochSecond(),
                Files.getLastModifiedTime(store("h1").resolve(image.id()).resolve("part-7"))
                        .toInstant()
                        .getEpochSecond(),
                "archives of classes hold the jar against its time");
    }

    @Test
    void shouldGiveAnImageAnewWhenItWasTouched() throws Exception {
        AgentImage image = tiny.image();
        launch(image, "h1");
        Path mark = store("h1").resolve(image.id()).resolve("mark");
        Files.writeString(mark, "two");

        launch(image, "h1");

        assertEquals("one", Files.readString(mark));
        assertEquals(2, copies());
    }

    @Test
    void shouldCopyOnceWhenHostsShareAHome() throws Exception {
        ssh("host=shared", "");
        launch(tiny.image(), "h[1-8]");
        assertEquals(1, copies());
    }

    /** No flock, or a file system without locks. */
    @Test
    void shouldLeaveAloneWhatAnotherHostPutThereWhenNothingIsLocked() throws Exception {
        site.script("flock", "exit 1");
        AgentImage image = tiny.image();
        // Before this host's tar ends, another host has put its copy there and runs from it.
        site.script("tar", """
                case " $* " in
                *" -xzf "*)
                    store=$XDG_CACHE_HOME/netbench/images
                    cp -R '%s' "$store/%s" && touch "$store/%s/netbench"
                    stat -c %%i "$store/%s" >"$(dirname "$0")/inode"
                    ;;
                esac
                exec /usr/bin/env PATH=/usr/bin:/bin tar "$@"
                """.formatted(image.source(), image.id(), image.id(), image.id()));

        launch(image, "h1");

        assertEquals(
                site.read("inode").strip(),
                Files.getAttribute(store("h1").resolve(image.id()), "unix:ino").toString());
        try (Stream<Path> left = Files.list(store("h1"))) {
            assertEquals(
                    List.of(image.id(), "lock"),
                    left.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void shouldCopyUnlockedWhereFlockFails() throws Exception {
        site.script("flock", "echo 'flock: 9: Function not implemented' >&2; exit 69");
        AgentImage image = tiny.image();
        launch(image, "h1");
        assertTrue(Files.exists(store("h1").resolve(image.id())));
        assertEquals(List.of("h1: removed, 1 MiB"), removed("h1"));
    }

    @Test
    void shouldSayWhyWhenAnotherInstallationHoldsTheLock() throws Exception {
        launch(tiny.image(), "h2");
        site.script("flock", "exit 75");
        assertEquals("another installation has held " + store("h1") + "/lock for 4 minutes", reason(tiny.image()));
        assertEquals(
                List.of("h2: an installation holds " + store("h2").toRealPath() + "/lock; nothing was removed"),
                removed("h2"));
    }

    /** Nobody closes the host's standard input, as when the network is cut. */
    @ParameterizedTest
    @ValueSource(strings = {"", "100\n", "100\npart of an image"})
    void shouldHoldTheLockNoLongerThanItIsWaitedFor(String sent) throws Exception {
        Files.createDirectory(folder.resolve("home-h1"));
        ProcessBuilder host = new ProcessBuilder(
                ImageScript.START.command(tiny.image().startOptions(Duration.ofMillis(1), List.of())));
        host.environment().put("XDG_CACHE_HOME", folder.resolve("home-h1").toString());
        Process process = host.redirectErrorStream(true).start();
        process.getOutputStream().write((ImageScript.START.text() + sent).getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        assertEquals(ImageScript.WANTED, process.inputReader().readLine());
        try {
            assertEquals(0, waitForLock(), "the lock is free again");
            assertTrue(process.waitFor(10, TimeUnit.SECONDS));
        } finally {
            process.getOutputStream().close();
        }
        Await.until("the end of the copying", () -> {
            try (Stream<Path> left = Files.list(store("h1"))) {
                return left.map(file -> file.getFileName().toString()).toList().equals(List.of("lock"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private int waitForLock() throws Exception {
        Process process = new ProcessBuilder(
                        "flock", "--wait", "10", store("h1").resolve("lock").toString(), "true")
                .start();
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), "flock waits on");
        return process.exitValue();
    }

    @Test
    void shouldClearAwayCopiesThatWereCutOff() throws Exception {
        Process uname = new ProcessBuilder("uname", "-n").start();
        String mine = ".new-" + uname.inputReader().readLine() + "-";
        Process ended = new ProcessBuilder("true").start();
        assertTrue(ended.waitFor(10, TimeUnit.SECONDS));
        Files.createDirectories(store("h1").resolve(mine + ended.pid()).resolve("image/runtime"));
        Files.createDirectory(store("h1").resolve(mine + ProcessHandle.current().pid()));
        Files.createDirectory(store("h1").resolve(".new-another.host-" + ended.pid()));

        launch(tiny.image(), "h1");

        try (Stream<Path> left = Files.list(store("h1"))) {
            assertEquals(
                    Set.of(
                            ".new-another.host-" + ended.pid(),
                            mine + ProcessHandle.current().pid()),
                    left.map(file -> file.getFileName().toString())
                            .filter(name -> name.startsWith(".new-"))
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void shouldFindNothingWhenAnotherHostRemovesItMeanwhile() throws Exception {
        launch(tiny.image(), "h[1-2]");
        String removing = "cd() { rm -rf \"$XDG_CACHE_HOME\"; command cd \"$1\"; }\n";
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", removing + ImageScript.REMOVE.text());
        shell.environment().put("XDG_CACHE_HOME", folder.resolve("home-h1").toString());
        Process process = shell.redirectErrorStream(true).start();
        assertEquals(
                "netbench-image none\n", new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        assertEquals(0, process.waitFor());

        site.script("flock", "rm -rf \"$XDG_CACHE_HOME\"");
        assertEquals(List.of("h2: nothing was installed"), removed("h2"));
    }

    @Test
    void shouldRemoveNothingWhereThereIsNoHome() throws Exception {
        ssh("", "unset XDG_CACHE_HOME HOME");
        assertEquals(List.of("h1: nothing was installed"), removed("h1"));
    }

    @Test
    void shouldSayWhyWhenAHostIsOfAnotherKind() throws Exception {
        tiny.describe("Linux", "sparc64", 64);
        String reason = reason(tiny.image());
        assertTrue(reason.matches("this host is Linux \\w+, and the image is for Linux sparc64"), reason);
    }

    @ParameterizedTest
    @CsvSource({"2.36, 2.34, false", "2.34, 2.34, false", "2.9, 2.17, true", "2.17, 2.9, false", "3.0, 2.34, false"})
    void shouldSayWhyWhenAHostHasAnOlderGlibc(String found, String needed, boolean isOlder) throws Exception {
        site.script("getconf", "echo 'glibc " + found + "'");
        tiny.describe("Linux", tiny.image().machine().split(" ", -1)[1], needed, 64);
        if (isOlder) {
            assertEquals(
                    "this host has glibc " + found + ", and the image needs " + needed + " or later",
                    reason(tiny.image()));
            assertEquals(0, copies());
        } else {
            launch(tiny.image(), "h1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 1", "echo undefined"})
    void shouldInstallWhereNobodyKnowsWhichGlibcThereIs(String getconf) throws Exception {
        site.script("getconf", getconf);
        launch(tiny.image(), "h1");
        site.script("getconf", "echo 'glibc 2.1'");
        tiny.describe("Linux", tiny.image().machine().split(" ", -1)[1], "", 64);
        launch(tiny.image(), "h1");
    }

    @Test
    void shouldSayWhyWhenADiskHasTooLittleRoom() throws Exception {
        tiny.describe("Linux", tiny.image().machine().split(" ", -1)[1], 1L << 50);
        String reason = reason(tiny.image());
        assertTrue(
                reason.matches("the disk is full: " + store("h1")
                        + " has \\d+ MiB left, and the image takes 1099511627776 MiB"),
                reason);
        assertEquals(0, copies());
    }

    @Test
    void shouldSayWhyWhenAFileSystemRunsNoProgramsOrFillsUp() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "root alone may mount");
        mounting("noexec");
        assertEquals(store("h1") + " is mounted noexec, so no program starts from there", reason(tiny.image()));
        Files.write(folder.resolve("netbench-0/filling"), new byte[200 << 10]);
        tiny.describe("Linux", tiny.image().machine().split(" ", -1)[1], 1);
        mounting("size=100k");
        String reason = reason(tiny.image());
        assertTrue(reason.startsWith("the disk is full: "), reason);
    }

    @Test
    void shouldSayWhyWhenAnImageDoesNotHoldWhatItLists() throws Exception {
        AgentImage image = tiny.image();
        Files.writeString(folder.resolve("netbench-0/mark"), "two");
        assertEquals("the image came damaged", reason(image));
        assertFalse(Files.exists(store("h1").resolve(image.id())));
    }

    @Test
    void shouldSayWhyWhenTheImageCanNoLongerBeRead() throws Exception {
        AgentImage image = tiny.packed();
        Files.delete(image.source());
        assertEquals(
                "the image " + image.source() + " can't be read on this host: no such file or folder", reason(image));
    }

    @Test
    void shouldTrustNoFolderThatOthersMayChange() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere/images"));
        Path cache = Files.createDirectory(folder.resolve("home-h1"));
        Files.createSymbolicLink(cache.resolve("netbench"), elsewhere.getParent());
        assertRefusesFolder(cache.resolve("netbench"));

        Files.delete(cache.resolve("netbench"));
        Files.createDirectory(cache.resolve("netbench"));
        Files.createSymbolicLink(store("h1"), elsewhere);
        assertRefusesFolder(store("h1"));

        Files.delete(store("h1"));
        Files.createDirectory(store("h1"));
        Files.setPosixFilePermissions(cache.resolve("netbench"), PosixFilePermissions.fromString("rwxrwxrwx"));
        launch(tiny.image(), "h1");
        assertEquals("rwx------", mode(cache.resolve("netbench")));
    }

    @Test
    void shouldTrustNoFolderOfAnotherUser() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "root alone may give a folder away");
        Path cache = Files.createDirectory(folder.resolve("home-h1"));
        Files.createDirectories(store("h1"));
        Files.setAttribute(cache.resolve("netbench"), "unix:uid", 65_534);
        assertRefusesFolder(cache.resolve("netbench"));
    }

    private void assertRefusesFolder(Path refused) throws Exception {
        String said = refused + " is a link or belongs to somebody else";
        assertEquals(said, reason(tiny.image()));
        assertEquals(List.of("h1: " + said + "; nothing was removed"), removed("h1"));
        assertEquals(0, copies());
    }

    @Test
    void shouldSayWhyWhenThereIsNoHome() throws Exception {
        ssh("", "unset XDG_CACHE_HOME HOME");
        assertEquals("this login has no home folder to keep the image in", reason(tiny.image()));
    }

    @Test
    void shouldRefuseWhatIsNoImage() throws Exception {
        String none = "{install_image}: %s is no image of netbench; packages/build tar makes one";
        assertRefused(none.formatted(folder), folder);
        Path text = Files.writeString(folder.resolve("text.tar.gz"), "text");
        assertRefused(none.formatted(text), text);
        Path missing = folder.resolve("missing.tar.gz");
        assertRefused("{install_image}: " + missing + " can't be read: no such file or folder", missing);
    }

    @Test
    void shouldRemoveWhatWasInstalled() throws Exception {
        launch(tiny.image(), "h1");
        assertEquals(List.of("h1: removed, 1 MiB", "h2: nothing was installed"), removed("h[1-2]"));
        assertFalse(Files.exists(store("h1").getParent()));
        assertEquals(List.of("h1: nothing was installed"), removed("h1"));
    }

    @Test
    void shouldRemoveNothingThatRuns() throws Exception {
        AgentImage image = tiny.image();
        launch(image, "h1");
        Path program = store("h1").resolve(image.id()).resolve("runtime/bin/java");
        Files.copy(Path.of("/bin/sleep"), program);
        program.toFile().setExecutable(true);
        Process running = new ProcessBuilder(program.toString(), "60").start();
        try {
            assertEquals(
                    List.of("h1: process " + running.pid() + " runs from "
                            + store("h1").toRealPath() + "; nothing was removed"),
                    removed("h1"));
            assertTrue(Files.exists(program));
        } finally {
            running.destroyForcibly();
            running.waitFor(10, TimeUnit.SECONDS);
        }
        assertEquals(List.of("h1: removed, 1 MiB"), removed("h1"));
    }

    @Test
    void shouldRemoveTheLockWhenNobodyHasItOpen() throws Exception {
        launch(tiny.image(), "h1");
        site.script("rm", """
                case $* in
                */images | */lock)
                    [ ! -e /proc/self/fd/9 ] || { echo "rm: '$*': Device or resource busy, says NFS" >&2; exit 1; }
                    ;;
                esac
                exec /bin/rm "$@"
                """);
        assertEquals(List.of("h1: removed, 1 MiB"), removed("h1"));
        assertFalse(Files.exists(store("h1")));
    }

    @Test
    void shouldRemoveNothingThatIsOfOthers() throws Exception {
        launch(tiny.image(), "h1");
        Path copying = Files.createDirectory(store("h1").resolve(".new-other-1"));
        List<Path> others = List.of(
                store("h1").resolve("0123abc"),
                store("h1").resolve("notes"),
                store("h1").resolve("F".repeat(64)));
        for (Path other : others) {
            Files.writeString(other, "not of netbench");
        }
        assertEquals(List.of("h1: removed, 1 MiB"), removed("h1"));
        assertFalse(Files.exists(copying));
        try (Stream<Path> left = Files.list(store("h1"))) {
            assertEquals(others.stream().sorted().toList(), left.sorted().toList());
        }
        assertEquals(List.of("h1: nothing was installed"), removed("h1"));
    }

    /** An ssh with a cache folder for each host, after commands that may change that. */
    private void ssh(String first, String last) throws IOException {
        site.script("ssh", """
                here=$(dirname "$0")
                case " $* " in
                *" -G "*) echo "hostname 192.0.2.9"; exit ;;
                esac
                echo "$*" >>"$here/arguments"
                while [ $# -gt 1 ]; do host=$1; shift; done
                %s
                export XDG_CACHE_HOME="$here/home-$host" PATH="$here:$PATH"
                echo "Welcome!"
                %s
                exec sh -c "$1"
                """.formatted(first, last));
    }

    /** On a file system that nobody else sees, and that ends with the last process there. */
    private void mounting(String options) throws IOException {
        site.script("mounted", """
                mkdir -p "$XDG_CACHE_HOME" && mount -t tmpfs -o %s none "$XDG_CACHE_HOME" && exec sh -c "$1"
                """.formatted(options));
        ssh("", "exec unshare --mount \"$here/mounted\" \"$1\"");
    }

    private void launch(AgentImage image, String hosts) throws InterruptedException {
        launch(image, LaunchToken.random(), hosts, List.of());
    }

    private void launch(AgentImage image, LaunchToken token, String hosts, List<String> options)
            throws InterruptedException {
        try (LaunchedAgents launched = Launch.start(plan(image, hosts, options), token)) {
            assertEquals(List.of(), launched.failures());
        }
    }

    private String reason(AgentImage image) throws InterruptedException {
        try (LaunchedAgents launched = Launch.start(plan(image, "h1", List.of()), LaunchToken.random())) {
            assertEquals(List.of(), launched.agents());
            return launched.failures().get(0).reason();
        }
    }

    private LaunchPlan plan(AgentImage image, String hosts, List<String> options) {
        return new LaunchPlan(
                settings(Optional.of(image)),
                (HostList.Hosts) HostList.parse(hosts),
                new AgentProgram(List.of("/none"), options),
                Duration.ofSeconds(20));
    }

    private List<String> removed(String hosts) throws InterruptedException {
        return ImageRemoval.from(
                        (HostList.Hosts) HostList.parse(hosts), settings(Optional.empty()), Duration.ofSeconds(20))
                .stream()
                .map(outcome -> outcome.host() + ": " + outcome.words())
                .toList();
    }

    private LaunchMethod.Ssh settings(Optional<AgentImage> image) {
        return new LaunchMethod.Ssh(List.of(site.path("ssh")), List.of(), 8, image);
    }

    private Path store(String host) {
        return folder.resolve("home-" + host).resolve("netbench/images");
    }

    private Path started(String host) {
        return folder.resolve("home-" + host).resolve("started");
    }

    private long copies() throws IOException {
        return Files.exists(folder.resolve("copies"))
                ? site.read("copies").lines().count()
                : 0;
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void assertRefused(String message, Path source) {
        assertEquals(
                message,
                assertThrows(PlanException.class, () -> AgentImage.at(source)).getMessage());
    }
}
