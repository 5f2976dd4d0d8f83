package io.netbench.iperf3.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.iperf3.login.LoginCheck;
import io.netbench.iperf3.wire.Iperf3Error;
import io.netbench.iperf3.wire.State;
import io.netbench.iperf3.wire.StreamResult;
import io.netbench.plan.AllowedPeers;
import io.netbench.transport.DatagramSocket;
import io.netty.buffer.Unpooled;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestScriptTest {

    private static final String TWO_UP = "{\"tcp\":true,\"omit\":0,\"time\":10,\"parallel\":2,\"get_server_output\":1}";
    private static final String FLOW_DOWN = "{\"udp\":true,\"time\":10,\"parallel\":1,\"reverse\":true}";
    private static final String RESULTS = """
            {"cpu_util_total":1,"cpu_util_user":1,"cpu_util_system":0,"sender_has_retransmits":1,"streams":[
            {"id":1,"bytes":5,"retransmits":0,"jitter":0,"errors":0,"packets":0},
            {"id":3,"bytes":5,"retransmits":0,"jitter":0,"errors":0,"packets":0}]}""";

    private final ScriptRig rig = new ScriptRig();
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @Test
    void shouldGoThroughATestFromTheCookieToTheLastWord() {
        run(TestStep.RUNNING);
        assertTrue(rig.load.released);
        rig.say(State.TEST_END).say(RESULTS);

        assertEquals(
                List.of(
                        State.PARAM_EXCHANGE,
                        State.CREATE_STREAMS,
                        State.TEST_START,
                        State.TEST_RUNNING,
                        State.EXCHANGE_RESULTS,
                        State.DISPLAY_RESULTS),
                rig.states);
        assertEquals(
                List.of(1, 3),
                rig.results.streams().stream().map(StreamResult::id).toList());
        assertEquals("shown", rig.results.output().text().orElseThrow());
        assertFalse(rig.isClosed);

        rig.say(State.IPERF_DONE);

        assertTrue(rig.isFree());
        assertEquals(List.of("well"), rig.ended);
    }

    @Test
    void shouldOrderStreamsAsTheyWereAcceptedAndNotAsTheirCookiesWereRead() {
        run(TestStep.STREAMS);
        rig.connect(9, 4);

        assertEquals(List.of(rig.dataChannels.get(1), rig.dataChannels.get(0)), rig.load.taken);
    }

    @Test
    void shouldTurnAwayConnectionsThatNoStreamWaitsFor() {
        run(TestStep.RUNNING);
        rig.connect(7);

        assertEquals(1, rig.denied);
        assertEquals(TestStep.RUNNING, rig.script.step());
    }

    /** A client that stops, or goes, wherever it is: nothing is held 10 s later. */
    @ParameterizedTest
    @EnumSource(
            value = TestStep.class,
            names = {"PARAMETERS", "STREAMS", "RUNNING", "RESULTS", "DONE"})
    void shouldFreeAllWithinTenSecondsWhereverAClientStops(TestStep step) {
        run(step);
        rig.pass(11 * ScriptRig.SECOND_NS);

        assertTrue(rig.isFree(), () -> rig.script.step() + " " + rig.ended);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestStep.class,
            names = {"PARAMETERS", "STREAMS", "RUNNING", "RESULTS", "DONE"})
    void shouldFreeAllAtOnceWhereverAClientGoes(TestStep step) {
        run(step);
        rig.script.inputEnded();
        rig.run();

        assertTrue(rig.isFree(), () -> rig.script.step() + " " + rig.ended);
        assertEquals(step == TestStep.DONE, rig.ended.get(0).equals("well"));
    }

    @ParameterizedTest
    @EnumSource(
            value = TestStep.class,
            names = {"PARAMETERS", "STREAMS", "RUNNING", "RESULTS", "DONE"})
    void shouldTellEveryClientThatTheServerEnds(TestStep step) {
        run(step);
        rig.script.terminate();
        rig.run();

        assertEquals(State.SERVER_TERMINATE, rig.states.get(rig.states.size() - 1));
        assertTrue(rig.isFree());
    }

    /** Each step has ten seconds, and a stream that comes is one: however many there are to be, nobody is held for as many. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void shouldNotWaitLongerForManyStreamsNoneOfWhichComes(int came) {
        rig.script.begin();
        rig.say("{\"tcp\":true,\"time\":10,\"parallel\":128,\"bidirectional\":true}");
        rig.pass(9 * ScriptRig.SECOND_NS);
        for (int i = 0; i < came; i++) {
            rig.connect(i);
        }
        rig.pass(11 * ScriptRig.SECOND_NS);

        assertEquals(Iperf3Error.STREAM_ACCEPT.number(), rig.lastError);
        assertTrue(rig.isFree());
    }

    /** A client opens one after the other, with a round trip for each. */
    @Test
    void shouldWaitForStreamsThatComeOneByOne() {
        rig.script.begin();
        rig.say("{\"tcp\":true,\"time\":10,\"parallel\":128,\"bidirectional\":true}");
        for (int i = 0; i < 255; i++) {
            rig.pass(ScriptRig.SECOND_NS).connect(i);
        }
        assertEquals(TestStep.STREAMS, rig.script.step());
        rig.connect(255);

        assertEquals(TestStep.RUNNING, rig.script.step());
    }

    @Test
    void shouldWaitForFlowsThatComeOneByOne() {
        awaitFlows(24);
        for (int i = 0; i < 24; i++) {
            rig.pass(ScriptRig.SECOND_NS);
            flowComes();
        }

        assertEquals(TestStep.RUNNING, rig.script.step());
    }

    /** Others of its address wait for that. */
    @Test
    void shouldNotWaitLongForAFlowThatDoesNotCome() {
        awaitFlows(128);
        rig.pass(2 * ScriptRig.SECOND_NS);
        flowComes();
        rig.pass(2 * ScriptRig.SECOND_NS);
        assertEquals(TestStep.STREAMS, rig.script.step());
        rig.pass(2 * ScriptRig.SECOND_NS);

        assertEquals(Iperf3Error.STREAM_ACCEPT.number(), rig.lastError);
        assertEquals(1, rig.left);
    }

    /** One that drips them would else hold the door for six minutes, and who waits behind it does so for half a one. */
    @Test
    void shouldLetOthersHaveTheirTurnInTimeHoweverManyFlowsAreToCome() {
        rig.isWaitedFor = true;
        awaitFlows(128);
        for (int i = 0; i < 13 && rig.left == 0; i++) {
            rig.pass(2 * ScriptRig.SECOND_NS);
            flowComes();
        }

        assertEquals(1, rig.left);
        assertEquals(Iperf3Error.STREAM_ACCEPT.number(), rig.lastError);
    }

    /** A client far away opens many of them slowly, and takes nobody's turn by that. */
    @Test
    void shouldGiveFlowsTheirTimeWhileNobodyWaitsForThat() {
        awaitFlows(128);
        for (int i = 0; i < 20; i++) {
            rig.pass(2 * ScriptRig.SECOND_NS);
            flowComes();
        }
        assertEquals(TestStep.STREAMS, rig.script.step());
        rig.isWaitedFor = true;
        for (int i = 0; i < 12; i++) {
            rig.pass(2 * ScriptRig.SECOND_NS);
            flowComes();
        }
        assertEquals(TestStep.STREAMS, rig.script.step(), "from then on they have their time together");
        rig.pass(2 * ScriptRig.SECOND_NS);

        assertEquals(Iperf3Error.STREAM_ACCEPT.number(), rig.lastError);
    }

    private void awaitFlows(int flows) {
        rig.script.begin();
        rig.say("{\"udp\":true,\"time\":10,\"parallel\":" + flows + "}");
        rig.visitor.mayCome();
        rig.run();
    }

    private void flowComes() {
        NioDatagramChannel channel = new NioDatagramChannel();
        loops.register(channel).syncUninterruptibly();
        rig.visitor.came(new DatagramSocket(channel, List.of(), false));
        rig.run();
    }

    @AfterEach
    void closeFlows() {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }

    /** One byte now and then keeps no deadline away. */
    @Test
    void shouldNotWaitForAClientThatDrips() {
        run(TestStep.PARAMETERS);
        rig.say(Unpooled.buffer().writeInt(500));
        for (int i = 0; i < 11; i++) {
            rig.say(Unpooled.buffer().writeByte('{'));
            rig.pass(ScriptRig.SECOND_NS);
        }

        assertTrue(rig.isFree());
        assertEquals(Iperf3Error.RECEIVE_PARAMETERS.number(), rig.lastError);
    }

    /** A host without CPU for its server does not read in time what was said in time. */
    @Test
    void shouldNotBlameAClientForWhatThisHostWasLateWith() {
        run(TestStep.STREAMS);
        rig.clock.advance(12 * ScriptRig.SECOND_NS);
        rig.script.look();
        rig.connect(1, 2);

        assertEquals(TestStep.RUNNING, rig.script.step());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"udp\":true,\"len\":15} | UDP_BLOCK_SIZE",
                "{\"sctp\":true} | NO_SCTP",
                "{\"parallel\":129} | STREAMS",
                "{\"reverse\":true,\"bidirectional\":true} | RECEIVE_PARAMETERS",
                "{\"parallel\":5} | STREAMS",
                "{\"parallel\":2,\"bandwidth\":600} | TOTAL_RATE",
                "{\"bidirectional\":true,\"bandwidth\":600} | TOTAL_RATE",
                "{\"time\":60,\"omit\":1} | SERVER_MAX_DURATION",
                "[] | RECEIVE_PARAMETERS"
            })
    void shouldRefuseByTheProtocolsOwnNumbers(String parameters, Iperf3Error error) {
        rig.limits = new Iperf3Limits(
                9, 4, OptionalLong.of(1000), ScriptRig.SECOND_NS, 60 * ScriptRig.SECOND_NS, 10 * ScriptRig.SECOND_NS);
        run(TestStep.PARAMETERS);
        rig.say(parameters);

        assertEquals(error.number(), rig.lastError);
        assertTrue(rig.isFree());
        assertEquals(0, rig.loadsMade);
    }

    /** As long as there are words for in the protocol. */
    @Test
    void shouldTakeTestsOfADayAndWhatTheyOmitWhereNothingIsSaid() {
        run(TestStep.PARAMETERS);
        rig.say("{\"tcp\":true,\"time\":86400,\"omit\":600}");

        assertEquals(TestStep.STREAMS, rig.script.step());
    }

    /** Of somebody who has not shown who he is, no more is held than it takes for that. */
    @Test
    void shouldHoldNoMoreThanParametersOfAClientBeforeItsLoginIsLookedAt() {
        askForLogins();
        rig.say(TWO_UP).say(Unpooled.buffer().writeZero(8 << 10));
        assertEquals(TestStep.LOGIN, rig.script.step());
        rig.say(Unpooled.buffer().writeZero(100));

        assertEquals(Iperf3Error.MESSAGE.number(), rig.lastError);
        assertTrue(rig.isFree());
    }

    @ParameterizedTest
    @ValueSource(ints = {9_000, 100_000})
    void shouldTakeResultsThatAreLargerThanParametersMayBe(int spaces) {
        run(TestStep.RESULTS);
        rig.say(RESULTS.replaceFirst("\\{", "{" + " ".repeat(spaces)));

        assertEquals(TestStep.DONE, rig.script.step());
    }

    @ParameterizedTest
    @EnumSource(
            value = State.class,
            names = {"TEST_END", "CLIENT_TERMINATE"},
            mode = EnumSource.Mode.EXCLUDE)
    void shouldRefuseStatesOutOfTurn(State state) {
        run(TestStep.RUNNING);
        rig.say(state);

        assertTrue(rig.isFree());
        assertFalse(rig.ended.contains("well"));
    }

    @Test
    void shouldRefuseResultsOfStreamsThatAreNotThere() {
        run(TestStep.RESULTS);
        rig.say(RESULTS.replace("\"id\":3", "\"id\":2"));

        assertEquals(Iperf3Error.STREAM_ID.number(), rig.lastError);
        assertTrue(rig.isFree());
    }

    @Test
    void shouldEndATestThatItsClientForgets() {
        run(TestStep.RUNNING);
        for (int i = 0; i < 21 && rig.ended.isEmpty(); i++) {
            rig.movement = new Movement(i, i);
            rig.pass(ScriptRig.SECOND_NS);
        }

        assertEquals(Iperf3Error.DURATION_EXPIRED.number(), rig.lastError);
        assertTrue(rig.isFree());
    }

    @Test
    void shouldEndATestThatIsFasterThanItMayBe() {
        rig.limits = new Iperf3Limits(
                9,
                4,
                OptionalLong.of(8000),
                3 * ScriptRig.SECOND_NS,
                60 * ScriptRig.SECOND_NS,
                10 * ScriptRig.SECOND_NS);
        run(TestStep.RUNNING);
        for (int i = 0; i < 8 && rig.ended.isEmpty(); i++) {
            rig.movement = new Movement(i * 2000L, i * 2000L);
            rig.pass(ScriptRig.SECOND_NS);
        }

        assertEquals(Iperf3Error.TOTAL_RATE.number(), rig.lastError);
    }

    @Test
    void shouldLetATestGoOnThatIsAsFastAsItMayBe() {
        rig.limits = new Iperf3Limits(
                9,
                4,
                OptionalLong.of(16_000),
                3 * ScriptRig.SECOND_NS,
                60 * ScriptRig.SECOND_NS,
                10 * ScriptRig.SECOND_NS);
        run(TestStep.RUNNING);
        for (int i = 0; i < 9; i++) {
            rig.movement = new Movement(i * 2000L, i * 2000L);
            rig.pass(ScriptRig.SECOND_NS);
        }

        assertEquals(List.of(), rig.ended);
    }

    /** For how long streams may be still is nothing to how long a client may take for its steps. */
    @ParameterizedTest
    @EnumSource(
            value = TestStep.class,
            names = {"PARAMETERS", "STREAMS", "RESULTS", "DONE"})
    void shouldNotHurryAClientWhereStreamsMayBeStillForAMoment(TestStep step) {
        rig.limits = quickToEnd();
        run(step);
        rig.pass(9 * ScriptRig.SECOND_NS);

        assertEquals(step, rig.script.step());
    }

    @Test
    void shouldEndATestWhoseStreamsAreStillForLongerThanTheyMay() {
        rig.limits = quickToEnd();
        run(TestStep.RUNNING);
        rig.pass(3 * ScriptRig.SECOND_NS);

        assertEquals(Iperf3Error.IDLE.number(), rig.lastError);
    }

    private static Iperf3Limits quickToEnd() {
        return new Iperf3Limits(
                9, 4, OptionalLong.empty(), ScriptRig.SECOND_NS, 60 * ScriptRig.SECOND_NS, ScriptRig.SECOND_NS / 10);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestStep.class,
            names = {"PARAMETERS", "STREAMS", "RUNNING", "RESULTS", "DONE"})
    void shouldTakeTheBlameForAFaultOfItsOwn(TestStep step) {
        run(step);
        rig.script.fault(new IllegalStateException("a nut came loose"));
        rig.run();

        assertEquals(Iperf3Error.NEW_TEST.number(), rig.lastError);
        assertEquals(List.of("this server failed: a nut came loose"), rig.ended);
        assertTrue(rig.isFree());
    }

    /** A client that is to end, or that goes: its seat is free for another one whether or not there are figures. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldEndATestWhoseFiguresCanNotBeHad(boolean isInOrder) {
        run(TestStep.RUNNING);
        rig.endFailure = new IllegalStateException("a nut came loose");
        if (isInOrder) {
            rig.say(State.TEST_END);
        } else {
            rig.script.inputEnded();
            rig.run();
        }

        assertEquals(TestStep.OVER, rig.script.step());
        assertTrue(rig.isClosed);
        assertEquals(
                List.of(isInOrder ? "a nut came loose" : "the client closed the connection while data flowed"),
                rig.ended);
    }

    /** A low rate sends a block now and then: that is no standstill. */
    @Test
    void shouldWaitForBlocksThatComeSeldom() {
        rig.script.begin();
        rig.say("{\"tcp\":true,\"time\":100,\"bandwidth\":100000,\"len\":131072}")
                .connect(1);
        rig.movement = new Movement(1, 1);
        rig.pass(20 * ScriptRig.SECOND_NS);

        assertEquals(List.of(), rig.ended);
    }

    @Test
    void shouldRefuseATestWhoseStreamsCanNotBeSetUp() {
        rig.openFailure = new RefusedException(Iperf3Error.BUFFER_DIFFERS, "too large");
        run(TestStep.STREAMS);
        rig.connect(1, 2);

        assertEquals(Iperf3Error.BUFFER_DIFFERS.number(), rig.lastError);
        assertTrue(rig.isFree());
    }

    @Test
    void shouldEndATestOneOfWhoseStreamsBreaks() {
        run(TestStep.RUNNING);
        rig.load.onFailure.accept("the peer closed the connection");
        rig.pass(ScriptRig.SECOND_NS);

        assertEquals(Iperf3Error.STREAM_CLOSE.number(), rig.lastError);
        assertTrue(rig.isFree());
    }

    @Test
    void shouldNotBlameAStreamWhereTheClientIsGone() {
        run(TestStep.RUNNING);
        rig.load.onFailure.accept("the peer closed the connection");
        rig.run();
        rig.script.inputEnded();
        rig.run();

        assertEquals(List.of("the client closed the connection while data flowed"), rig.ended);
    }

    @ParameterizedTest
    @EnumSource(
            value = TestStep.class,
            names = {"PARAMETERS", "STREAMS"})
    void shouldBeBusyWhereThereAreAsManyClientsAsMayBe(TestStep step) {
        run(step);
        rig.isFull = true;
        if (step == TestStep.PARAMETERS) {
            rig.say(TWO_UP);
        } else {
            rig.connect(1, 2);
        }

        assertEquals(State.ACCESS_DENIED, rig.states.get(rig.states.size() - 1));
        assertTrue(rig.isFree());
    }

    /** They hold descriptors, and nobody has counted their test. */
    @Test
    void shouldTellOfStreamsThatWaitForOthers() {
        run(TestStep.STREAMS);
        rig.connect(1);
        assertEquals(1, rig.waiting);
        rig.connect(2);

        assertEquals(1, rig.waiting);
    }

    @Test
    void shouldCloseTheStreamsOfATestThatGivesWay() {
        run(TestStep.STREAMS);
        rig.connect(1);
        rig.script.giveWay();

        assertTrue(rig.run().isFree());
        assertEquals(State.ACCESS_DENIED, rig.states.get(rig.states.size() - 1));
    }

    @Test
    void shouldGoOnWhenALoginHasBeenLookedAt() {
        askForLogins();
        rig.say(TWO_UP);
        assertEquals(TestStep.LOGIN, rig.script.step());
        rig.login.complete(Optional.of("somebody"));
        rig.run();

        assertEquals(TestStep.STREAMS, rig.script.step());
    }

    /** However long it took to find out: nothing tells what was wrong. */
    @ParameterizedTest
    @ValueSource(longs = {0, 400_000_000L})
    void shouldRefuseALoginOneSecondAfterItCame(long tookNs) {
        askForLogins();
        rig.say(TWO_UP).pass(tookNs);
        rig.login.complete(Optional.empty());
        rig.run().pass(ScriptRig.SECOND_NS - tookNs - 100_000_000L);
        assertEquals(TestStep.REFUSING, rig.script.step());
        rig.pass(100_000_000L);

        assertEquals(Iperf3Error.AUTHORIZATION.number(), rig.lastError);
        assertTrue(rig.isFree());
    }

    @Test
    void shouldFreeAllOfAClientThatGoesWhileItsLoginIsLookedAt() {
        askForLogins();
        rig.say(TWO_UP);
        rig.script.inputEnded();
        rig.login.complete(Optional.of("somebody"));

        assertTrue(rig.run().isFree());
    }

    /** Nothing tells apart whose the first datagrams of one address are. */
    @Test
    void shouldHaveFlowsComeWhenItIsTheirTurn() {
        rig.script.begin();
        rig.say(FLOW_DOWN);
        assertEquals(TestStep.TURN, rig.script.step());
        assertFalse(rig.states.contains(State.CREATE_STREAMS));
        rig.visitor.mayCome();
        rig.run();

        assertEquals(TestStep.STREAMS, rig.script.step());
        assertTrue(rig.states.contains(State.CREATE_STREAMS));
        rig.connect(1);
        assertEquals(1, rig.denied, "a connection is no flow");
    }

    @ParameterizedTest
    @EnumSource(
            value = TestStep.class,
            names = {"TURN", "STREAMS"})
    void shouldLetOthersHaveTheirTurnWhenAClientStops(TestStep step) {
        rig.script.begin();
        rig.say(FLOW_DOWN);
        if (step == TestStep.STREAMS) {
            rig.visitor.mayCome();
            rig.run().pass(4 * ScriptRig.SECOND_NS);
        } else {
            rig.pass(31 * ScriptRig.SECOND_NS);
        }

        assertEquals(1, rig.left);
        assertTrue(rig.isFree());
    }

    /** An address alone may be anybody's: nobody is sent datagrams before he has said that he is there. */
    @Test
    void shouldSendNoDatagramsBeforeTheClientHasTheWord() {
        rig.acknowledged = new CompletableFuture<>();
        rig.script.begin();
        rig.say(FLOW_DOWN);
        rig.visitor.mayCome();
        rig.run();
        rig.visitor.came(new DatagramSocket(new NioDatagramChannel(), List.of(), false));
        rig.run();
        assertEquals(TestStep.RUNNING, rig.script.step());
        assertEquals(1, rig.left);
        assertFalse(rig.load.released);
        rig.acknowledged.complete(null);
        rig.run();

        assertTrue(rig.load.released);
        rig.load.taken.forEach(channel -> channel.unsafe().closeForcibly());
    }

    /** What came while the login was looked at is not forgotten. */
    @Test
    void shouldHearWhatTheClientSaidWhileItsLoginWasLookedAt() {
        askForLogins();
        rig.say(TWO_UP).say(State.CLIENT_TERMINATE);
        assertEquals(TestStep.LOGIN, rig.script.step());
        rig.login.complete(Optional.of("somebody"));
        rig.run();

        assertTrue(rig.isFree());
        assertEquals(List.of("the client was terminated"), rig.ended);
    }

    private void askForLogins() {
        LoginCheck check = new LoginCheck(null, null, false, 10, InstantSource.system());
        rig.access = new Iperf3Access(AllowedPeers.all(), false, Optional.of(check), false);
        rig.login = new CompletableFuture<>();
        rig.script.begin();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1, true", "10.0.0.1, 10.0.0.1, true", "10.0.0.2, 10.0.0.1, false", "::1, ::1, true"
    })
    void shouldLetInThoseOfThisHost(String peer, String here, boolean isIn) throws UnknownHostException {
        assertEquals(isIn, Iperf3Access.THIS_HOST.admits(InetAddress.getByName(peer), InetAddress.getByName(here)));
    }

    private void run(TestStep to) {
        rig.script.begin();
        if (to == TestStep.PARAMETERS) {
            return;
        }
        rig.say(TWO_UP);
        if (to == TestStep.STREAMS) {
            return;
        }
        rig.connect(1, 2);
        if (to == TestStep.RUNNING) {
            return;
        }
        rig.say(State.TEST_END);
        if (to == TestStep.DONE) {
            rig.say(RESULTS);
        }
        assertEquals(to, rig.script.step());
    }
}
