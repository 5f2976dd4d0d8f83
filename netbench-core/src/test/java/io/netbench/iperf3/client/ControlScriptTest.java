package io.netbench.iperf3.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.iperf3.wire.ClientNotes;
import io.netbench.iperf3.wire.ControlInput;
import io.netbench.iperf3.wire.ControlOutput;
import io.netbench.iperf3.wire.Cookie;
import io.netbench.iperf3.wire.CpuUse;
import io.netbench.iperf3.wire.Direction;
import io.netbench.iperf3.wire.ErrorNumbers;
import io.netbench.iperf3.wire.Parameters;
import io.netbench.iperf3.wire.SenderRetransmits;
import io.netbench.iperf3.wire.ServerOutput;
import io.netbench.iperf3.wire.State;
import io.netbench.iperf3.wire.StreamKind;
import io.netbench.iperf3.wire.StreamOptions;
import io.netbench.iperf3.wire.StreamPace;
import io.netbench.iperf3.wire.StreamResult;
import io.netbench.iperf3.wire.TestResults;
import io.netbench.iperf3.wire.TestSpan;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client's side of a control connection, with servers that keep to the protocol and with servers that don't. */
class ControlScriptTest {

    private static final TestResults RESULTS = new TestResults(
            new CpuUse(3, 1, 2),
            SenderRetransmits.KNOWN,
            Optional.of("cubic"),
            List.of(StreamResult.ofTcp(1, 1000, 2, 10)),
            ServerOutput.NONE);

    private final Cookie cookie = Cookie.random();
    private final ControlScript script = new ControlScript(
            cookie,
            new Parameters(
                    StreamKind.TCP,
                    Direction.UPLOAD,
                    1,
                    new TestSpan(0, 10, 0, 0),
                    StreamPace.UNLIMITED,
                    StreamOptions.NONE,
                    ClientNotes.NONE));
    private final EmbeddedChannel channel = open(script);

    private static EmbeddedChannel open(ControlScript script) {
        EmbeddedChannel channel = new EmbeddedChannel(script);
        channel.freezeTime();
        return channel;
    }

    @Test
    void shouldGoThroughATestStateByState() {
        assertEquals(Cookie.BYTES, sent());
        says(State.PARAM_EXCHANGE);
        assertTrue(sent() > Integer.BYTES);
        assertFalse(script.ready().isDone());
        says(State.CREATE_STREAMS);
        assertTrue(script.ready().isDone());
        script.streamsAreThere();
        channel.runPendingTasks();
        says(State.TEST_START, State.TEST_RUNNING);
        assertTrue(script.running().isDone());
        channel.advanceTimeBy(1, TimeUnit.DAYS);
        channel.runScheduledPendingTasks();
        assertFalse(script.failed().isDone());
        script.end(() -> RESULTS);
        channel.runPendingTasks();
        assertEquals(1, sent());
        says(State.EXCHANGE_RESULTS);
        assertTrue(sent() > Integer.BYTES);
        channel.writeInbound(ControlOutput.message(RESULTS));
        says(State.DISPLAY_RESULTS);
        assertEquals(1, sent());
        assertEquals(RESULTS, script.results().join());
        assertFalse(channel.isOpen());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | asked for no parameters within 10 s
            1 | did not take the parameters within 10 s
            2 | did not begin the test within 10 s
            3 | did not begin the test within 10 s
            4 | did not end the test within 10 s
            5 | sent no results within 30 s
            6 | did not take the results within 10 s
            """)
    void shouldSayWhatASilentServerDidNotDo(int steps, String sentence) {
        goTo(steps);
        channel.advanceTimeBy(ControlScript.RESULTS_S + 1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();

        assertEquals(sentence, script.failed().join());
        assertFalse(channel.isOpen());
    }

    private void goTo(int steps) {
        if (steps > 0) {
            says(State.PARAM_EXCHANGE);
        }
        if (steps > 1) {
            says(State.CREATE_STREAMS);
            script.streamsAreThere();
            channel.runPendingTasks();
        }
        if (steps > 2) {
            says(State.TEST_START);
        }
        if (steps > 3) {
            says(State.TEST_RUNNING);
            script.end(() -> RESULTS);
            channel.runPendingTasks();
        }
        if (steps > 4) {
            says(State.EXCHANGE_RESULTS);
        }
        if (steps > 5) {
            channel.writeInbound(ControlOutput.message(RESULTS));
        }
    }

    @Test
    void shouldNameABusyServerAsBusy() {
        says(State.ACCESS_DENIED);

        assertTrue(script.isBusy());
        assertEquals("is busy with another test", script.failed().join());
    }

    /** One of ours has read what is asked for when it says so. */
    @Test
    void shouldNameAServerAsBusyThatSaysSoAfterTheParameters() {
        says(State.PARAM_EXCHANGE);
        says(State.ACCESS_DENIED);

        assertTrue(script.isBusy());
        assertEquals("is busy with another test", script.failed().join());
    }

    @Test
    void shouldTellAServersErrorInWords() {
        says(State.PARAM_EXCHANGE);
        ByteBuf error = ControlOutput.error(new ErrorNumbers(27, 0));
        channel.writeInbound(error.readRetainedSlice(5));
        assertFalse(script.failed().isDone());
        channel.writeInbound(error);

        assertEquals(
                "gave up: the rate is above the server's limit", script.failed().join());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | closed the connection at once: it is no iperf3 server, or one that lets nobody in
            1 | closed the connection: it refused an option, or wants a login
            2 | closed the control connection
            4 | closed the control connection
            """)
    void shouldSayWhenAServerClosed(int steps, String sentence) {
        goTo(steps);
        channel.close();

        assertEquals(sentence, script.failed().join());
    }

    @Test
    void shouldEndWithOneLineWhateverAServerSays() {
        fuzz(10_000);
    }

    @Test
    @Tag("acceptance")
    void shouldEndWithOneLineWhateverAServerSaysAMillionTimes() {
        fuzz(1_000_000);
    }

    private static void fuzz(int servers) {
        int completed = 0;
        for (int seed = 0; seed < servers; seed++) {
            completed += new LyingServer(seed).play() ? 1 : 0;
        }
        assertTrue(completed > servers / 100, "only " + completed + " tests came to their end");
    }

    private void says(State... states) {
        channel.writeInbound(ControlOutput.states(states));
    }

    private int sent() {
        return sent(channel);
    }

    private static int sent(EmbeddedChannel channel) {
        int bytes = 0;
        for (ByteBuf piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
            bytes += piece.readableBytes();
            piece.release();
        }
        return bytes;
    }

    /** A server that keeps to the protocol for a while, and then does something else. */
    private static final class LyingServer {

        private static final List<State> STATES = List.of(State.values());

        private final Random random;
        private final int seed;
        private final ControlScript script = new ControlScript(
                Cookie.random(),
                new Parameters(
                        StreamKind.TCP,
                        Direction.DOWNLOAD,
                        2,
                        new TestSpan(1, 2, 0, 0),
                        StreamPace.UNLIMITED,
                        StreamOptions.NONE,
                        ClientNotes.NONE));
        private final EmbeddedChannel channel = open(script);

        LyingServer(int seed) {
            this.seed = seed;
            random = new Random(seed);
        }

        /** Whether the test came to its end. */
        boolean play() {
            ByteBuf[] right = {
                ControlOutput.states(State.PARAM_EXCHANGE),
                ControlOutput.states(State.CREATE_STREAMS),
                ControlOutput.states(State.TEST_START, State.TEST_RUNNING),
                ControlOutput.states(State.EXCHANGE_RESULTS),
                ControlOutput.message(RESULTS),
                ControlOutput.states(State.DISPLAY_RESULTS)
            };
            for (int step = 0; step < right.length; step++) {
                if (step == 2) {
                    script.streamsAreThere();
                } else if (step == 3) {
                    script.end(() -> RESULTS);
                }
                channel.runPendingTasks();
                if (random.nextInt(8) == 0) {
                    lie(right[step]);
                } else {
                    drip(right[step].retain());
                }
                right[step].release();
                sent(channel);
            }
            channel.advanceTimeBy(2 * ControlScript.RESULTS_S, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
            channel.runPendingTasks();
            if (!script.failed().isDone() && !script.results().isDone()) {
                // Only while data flows a server may be silent, as long as the client likes.
                script.end(() -> RESULTS);
                channel.runPendingTasks();
                channel.advanceTimeBy(2 * ControlScript.RESULTS_S, TimeUnit.SECONDS);
                channel.runScheduledPendingTasks();
            }
            sent(channel);
            boolean isThrough = script.results().isDone();
            assertTrue(isThrough || script.failed().isDone() || isWaitingForStreams(), "seed " + seed + " hangs");
            if (script.failed().isDone()) {
                String sentence = script.failed().join();
                assertEquals(1, sentence.lines().count(), sentence);
                assertFalse(sentence.isBlank());
                assertFalse(channel.isOpen(), sentence);
            }
            channel.finishAndReleaseAll();
            return isThrough;
        }

        /** Before its streams are there a client does not wait for the server, but for itself. */
        private boolean isWaitingForStreams() {
            return script.ready().isDone() && !script.running().isDone() && channel.isOpen();
        }

        private void drip(ByteBuf bytes) {
            if (random.nextInt(4) > 0) {
                write(bytes);
                return;
            }
            while (bytes.isReadable()) {
                write(bytes.readRetainedSlice(1 + random.nextInt(bytes.readableBytes())));
            }
            bytes.release();
        }

        private void write(ByteBuf bytes) {
            if (channel.isOpen()) {
                channel.writeInbound(bytes);
            } else {
                bytes.release();
            }
        }

        private void lie(ByteBuf right) {
            switch (random.nextInt(9)) {
                case 0 -> {
                    byte[] noise = new byte[1 + random.nextInt(64)];
                    random.nextBytes(noise);
                    write(Unpooled.wrappedBuffer(noise));
                }
                case 1 -> write(ControlOutput.states(STATES.get(random.nextInt(STATES.size()))));
                case 2 -> channel.close();
                case 3 -> {
                    channel.advanceTimeBy(random.nextInt(40), TimeUnit.SECONDS);
                    channel.runScheduledPendingTasks();
                }
                case 4 -> write(Unpooled.buffer().writeInt(random.nextInt()));
                case 5 -> write(json("{\"streams\":" + random.nextInt() + "}"));
                case 6 -> write(json("[".repeat(1 + random.nextInt(3_000))));
                case 7 -> write(ControlOutput.error(new ErrorNumbers(random.nextInt(300), random.nextInt(200))));
                default -> {
                    ByteBuf bent = right.copy();
                    bent.setByte(random.nextInt(bent.readableBytes()), random.nextInt(256));
                    write(bent);
                }
            }
        }

        private static ByteBuf json(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return Unpooled.buffer().writeInt(bytes.length).writeBytes(bytes);
        }
    }

    @Test
    void shouldNotHoldMoreThanAMessageMayHave() {
        goTo(5);
        channel.writeInbound(Unpooled.buffer().writeInt(ControlInput.MAX_SERVER_RESULTS_BYTES + 1));

        assertTrue(
                script.failed().join().startsWith("it announced a message of"),
                script.failed().join());
    }
}
