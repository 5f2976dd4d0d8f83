package io.netbench.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportsTest {

    private static final Transport SLOW = new StubTransport("slow", 1, Availability.YES);
    private static final Transport FAST = new StubTransport("fast", 2, Availability.YES);
    private static final Transport BROKEN = new StubTransport("broken", 3, Availability.no("the kernel is too old"));

    @Test
    void shouldListThePreferredFirst() {
        assertEquals(
                List.of(BROKEN, FAST, SLOW), Transports.of(SLOW, BROKEN, FAST).all());
    }

    @Test
    void shouldChooseThePreferredOfThoseAvailableWhenAuto() {
        assertSame(FAST, Transports.of(SLOW, BROKEN, FAST).choose("auto"));
    }

    @Test
    void shouldChooseWhatSuitsTheWorkWhenAuto() {
        LoopWork small = new LoopWork(4096, 64);
        Transport forSmall = new StubTransport("small", 1, Availability.YES) {
            @Override
            public int preference(LoopWork work) {
                return work.equals(small) ? 9 : preference();
            }
        };

        assertSame(forSmall, Transports.of(FAST, forSmall).choose("auto", small));
        assertSame(FAST, Transports.of(FAST, forSmall).choose("auto", new LoopWork(1 << 20, 64)));
        assertSame(FAST, Transports.of(FAST, forSmall).choose("fast", small));
    }

    @Test
    void shouldAdmitAllWhenAutoAndOtherwiseTheOneThatIsNamed() {
        Transports transports = Transports.of(SLOW, BROKEN, FAST);

        assertEquals(transports.all(), transports.admitted("auto"));
        assertEquals(List.of(SLOW), transports.admitted("slow"));
    }

    @Test
    void shouldChooseByName() {
        assertSame(SLOW, Transports.of(SLOW, FAST).choose("slow"));
    }

    @Test
    void shouldSayWhatThereIsWhenNameIsUnknown() {
        assertEquals(
                "{transport}: unknown transport 'warp'; this build has auto, fast, slow",
                refusal(Transports.of(SLOW, FAST), "warp"));
    }

    @Test
    void shouldSayWhyWhenNamedOneIsNotAvailable() {
        assertEquals(
                "{transport}: broken is not available on this host: the kernel is too old",
                refusal(Transports.of(SLOW, BROKEN), "broken"));
    }

    @Test
    void shouldSaySoWhenNoneIsAvailable() {
        assertEquals("{transport}: none is available on this host", refusal(Transports.of(BROKEN), "auto"));
    }

    private static String refusal(Transports transports, String name) {
        return assertThrows(TransportUnavailableException.class, () -> transports.choose(name))
                .getMessage();
    }

    @Test
    void shouldLeaveOutProvidersThatDoNotLoad(@TempDir Path folder) throws IOException {
        assertEquals(List.of("loadable"), installedNames(folder, """
                io.netbench.transport.NoSuchTransport
                io.netbench.transport.TransportsTest$FailsToStart
                io.netbench.transport.TransportsTest$NoTransport
                io.netbench.transport.TransportsTest$Loadable
                """));
    }

    @Test
    void shouldEndWhenClassPathCannotBeRead(@TempDir Path folder) throws IOException {
        ClassLoader unreadable = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public java.util.Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("the jar is gone");
            }
        };
        assertEquals(List.of(), installed(unreadable).all());
    }

    private static List<String> installedNames(Path folder, String providers) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(Transport.class.getName()), providers);
        URL[] path = {folder.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(path, TransportsTest.class.getClassLoader())) {
            return installed(loader).all().stream().map(Transport::name).toList();
        }
    }

    private static Transports installed(ClassLoader loader) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return Transports.installed();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Found on the class path of the test. */
    public static final class Loadable extends StubTransport {
        public Loadable() {
            super("loadable", 1, Availability.YES);
        }
    }

    /** What a transport is whose libraries were cut from a jar. */
    public static final class FailsToStart extends StubTransport {
        public FailsToStart() {
            super("fails", 1, Availability.YES);
            throw new NoClassDefFoundError("io/netty/channel/warp/Warp");
        }
    }

    /** Listed, but of another kind. */
    public static final class NoTransport {}
}
