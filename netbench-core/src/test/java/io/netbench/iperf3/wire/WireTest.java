package io.netbench.iperf3.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class WireTest {

    /** What iperf3 3.12 sends for -P 2 -R -O 1 -b 10M -w 64K --get-server-output. */
    private static final String OF_3_12 = """
            {"tcp":true,"omit":1,"time":10,"num":0,"blockcount":0,"parallel":2,"reverse":true,"window":65536,
            "len":131072,"bandwidth":10000000,"pacing_timer":1000,"client_version":"3.12","get_server_output":1}""";

    private static final String RESULTS_OF_3_12 = """
            {"cpu_util_total":12.5,"cpu_util_user":1.5,"cpu_util_system":11,"sender_has_retransmits":1,
            "congestion_used":"cubic","streams":[{"id":1,"bytes":1000,"retransmits":3,"jitter":0,"errors":0,
            "packets":0,"start_time":0,"end_time":10.000123}]}""";

    @Test
    void shouldReadParametersOfARealClient() {
        Parameters read = Parameters.of(message(OF_3_12));

        assertEquals(StreamKind.TCP, read.kind());
        assertEquals(Direction.DOWNLOAD, read.direction());
        assertEquals(2, read.parallel());
        assertEquals(new TestSpan(1, 10, 0, 0), read.span());
        assertEquals(new StreamPace(10_000_000, 0, 0, 1000), read.pace());
        assertEquals(65_536, read.options().windowBytes());
        assertTrue(read.notes().wantsServerOutput());
        assertEquals(Optional.of("3.12"), read.notes().version());
        assertEquals(Optional.empty(), read.outOfRange());
    }

    @Test
    void shouldReadBackParametersThatItWrote() {
        Parameters asked = new Parameters(
                StreamKind.UDP,
                Direction.BOTH,
                7,
                new TestSpan(2, 0, 1L << 40, 0),
                new StreamPace(5_000_000_000L, 12, 40_000_000_000L, 1000),
                new StreamOptions(
                        1400, 1 << 20, 1200, 0x2f, 77, Optional.of("bbr"), true, true, true, true, true, true, true),
                new ClientNotes(
                        Optional.of("netbench"),
                        Optional.of("a \"title\""),
                        Optional.of("extra"),
                        true,
                        OptionalInt.of(3),
                        Optional.of("dG9rZW4=")));

        ByteBuf sent = ControlOutput.message(asked);
        ControlInput input = new ControlInput(ControlInput.MAX_PARAMETERS_BYTES);
        input.add(sent);
        sent.release();

        assertEquals(
                asked,
                Parameters.of(input.message(ControlInput.MAX_PARAMETERS_BYTES).orElseThrow()));
        assertEquals(0, input.pending());
    }

    @Test
    void shouldTakeMembersOfTheWrongTypeForLeftOut() {
        Parameters read = Parameters.of(message(
                "{\"tcp\":1,\"reverse\":1,\"parallel\":\"9\",\"get_server_output\":true,\"time\":null,\"MSS\":{}}"));

        assertEquals(Direction.UPLOAD, read.direction());
        assertEquals(1, read.parallel());
        assertFalse(read.notes().wantsServerOutput());
        assertEquals(10, read.span().timeS());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"parallel\":0} | STREAMS",
                "{\"parallel\":129} | STREAMS",
                "{\"parallel\":1e30} | STREAMS",
                "{\"omit\":601} | OMIT",
                "{\"time\":86401} | DURATION",
                "{\"time\":-1} | DURATION",
                "{\"len\":1048577} | BLOCK_SIZE",
                "{\"udp\":true,\"len\":15} | UDP_BLOCK_SIZE",
                "{\"window\":536870913} | BUFFER_SIZE",
                "{\"MSS\":32768} | MSS",
                "{\"TOS\":256} | TYPE_OF_SERVICE",
                "{\"burst\":1001} | BURST",
                "{\"num\":-5} | RECEIVE_PARAMETERS",
                "{\"bandwidth\":-1} | RECEIVE_PARAMETERS",
                "{\"flowlabel\":1048576} | SET_FLOW_LABEL"
            })
    void shouldFindFiguresThatTheProtocolDoesNotAllow(String json, Iperf3Error error) {
        assertEquals(Optional.of(error), Parameters.of(message(json)).outOfRange());
    }

    @Test
    void shouldReadResultsOfARealClient() {
        TestResults read = TestResults.of(message(RESULTS_OF_3_12));

        assertEquals(new CpuUse(12.5, 1.5, 11), read.cpu());
        assertEquals(SenderRetransmits.KNOWN, read.retransmits());
        assertEquals(Optional.of("cubic"), read.congestion());
        StreamResult stream = read.streams().get(0);
        assertEquals(3, stream.retransmits());
        assertEquals(OptionalLong.empty(), stream.omittedErrors());
        assertEquals(OptionalDouble.of(10.000123), stream.endS());
    }

    @Test
    void shouldWriteOmittedFiguresBothOrNeither() {
        StreamResult both = StreamResult.ofTcp(1, 5, 0, 2);
        StreamResult neither =
                new StreamResult(1, 5, 0, 0, 0, OptionalLong.of(1), 0, OptionalLong.empty(), OptionalDouble.of(2));

        assertTrue(both.toJson().has("omitted_errors") && both.toJson().has("omitted_packets"));
        assertFalse(neither.toJson().has("omitted_errors") || neither.toJson().has("omitted_packets"));
    }

    @ParameterizedTest
    @CsvSource({"cpu_util_user", "sender_has_retransmits", "streams", "id", "bytes", "retransmits", "errors", "packets"
    })
    void shouldRefuseResultsThatLackWhatEveryVersionSends(String member) {
        JsonNode cut = message(RESULTS_OF_3_12.replace("\"" + member + "\"", "\"other\""));

        assertThrows(ProtocolException.class, () -> TestResults.of(cut));
    }

    @ParameterizedTest
    @CsvSource({
        "bytes, -1",
        "bytes, 9007199254740994",
        "bytes, 1e308",
        "errors, -1",
        "packets, -1",
        "id, -1",
        "id, 4294967297"
    })
    void shouldRefuseFiguresOfStreamsThatCanNotBe(String member, String figure) {
        // Of a member that comes twice the last counts.
        JsonNode told =
                message(RESULTS_OF_3_12.replace("\"end_time\"", "\"" + member + "\":" + figure + ",\"end_time\""));

        ProtocolException refused = assertThrows(ProtocolException.class, () -> TestResults.of(told));
        assertTrue(refused.getMessage().contains(member), refused::getMessage);
    }

    /** A side that has nothing to tell tells -1, and some versions without its sign. */
    @ParameterizedTest
    @CsvSource({"-1", "18446744073709551615", "4294967297", "1e308"})
    void shouldTakeCountsThatCanNotBeForUnknown(String figure) {
        StreamResult stream = TestResults.of(message(RESULTS_OF_3_12
                        .replace("\"retransmits\":3", "\"retransmits\":" + figure)
                        .replace("\"end_time\"", "\"omitted_errors\":-1,\"end_time\"")))
                .streams()
                .get(0);

        assertEquals(-1, stream.retransmits());
        assertEquals(OptionalLong.empty(), stream.omittedErrors());
    }

    /** So that nothing overflows that sums up what clients told. */
    @ParameterizedTest
    @ValueSource(strings = {"bytes", "packets", "errors"})
    void shouldRefuseMoreThanATestCanMove(String member) {
        String stream = "{\"id\":1,\"bytes\":0,\"retransmits\":0,\"errors\":0,\"packets\":0}"
                .replace("\"" + member + "\":0", "\"" + member + "\":9007199254740992");
        String all = RESULTS_OF_3_12.substring(0, RESULTS_OF_3_12.indexOf('[') + 1) + stream;

        TestResults.of(message(all + "]}"));
        ProtocolException refused =
                assertThrows(ProtocolException.class, () -> TestResults.of(message(all + "," + stream + "]}")));
        assertTrue(refused.getMessage().contains(member), refused::getMessage);
    }

    /** More digits than a double has room for: that is no number. */
    @Test
    void shouldTakeNumbersThatNoDoubleHoldsForNone() {
        String digits = "9".repeat(400);

        assertEquals(
                0,
                TestResults.of(message(RESULTS_OF_3_12.replace("12.5", digits)))
                        .cpu()
                        .totalPercent());
        assertEquals(
                1,
                Parameters.of(message("{\"tcp\":true,\"parallel\":" + digits + "}"))
                        .parallel());
        JsonNode without = message(RESULTS_OF_3_12.replace("1000,", digits + ","));
        assertThrows(ProtocolException.class, () -> TestResults.of(without));
    }

    @Test
    void shouldTakeMessagesHoweverTheyAreCut() {
        byte[] whole = framed(OF_3_12);
        for (int cut = 1; cut < whole.length; cut++) {
            ControlInput input = new ControlInput(ControlInput.MAX_PARAMETERS_BYTES);
            input.add(Unpooled.wrappedBuffer(whole, 0, cut));
            assertEquals(Optional.empty(), input.message(ControlInput.MAX_PARAMETERS_BYTES));
            input.add(Unpooled.wrappedBuffer(whole, cut, whole.length - cut));
            assertTrue(input.message(ControlInput.MAX_PARAMETERS_BYTES).isPresent());
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "8193", "2147483647"})
    void shouldRefuseLengthsBeforeTheMessageHasCome(int length) {
        ControlInput input = new ControlInput(ControlInput.MAX_RESULTS_BYTES);
        input.add(Unpooled.buffer().writeInt(length));

        assertThrows(ProtocolException.class, () -> input.message(ControlInput.MAX_PARAMETERS_BYTES));
    }

    @Test
    void shouldRefuseMoreThanAnyMessageMayHave() {
        ControlInput input = new ControlInput(100);
        input.add(Unpooled.wrappedBuffer(new byte[160]));

        assertThrows(ProtocolException.class, () -> input.add(Unpooled.wrappedBuffer(new byte[9])));
    }

    @Test
    void shouldTakeLargerMessagesOnceTheyMayCome() {
        ControlInput input = new ControlInput(100);
        ByteBuf large = Unpooled.wrappedBuffer(new byte[900]);
        assertThrows(ProtocolException.class, () -> input.add(large));
        input.allow(1_000);
        input.add(large);

        assertEquals(900, input.pending());
    }

    @Test
    void shouldForgetWhatCame() {
        ControlInput input = new ControlInput(100);
        input.add(Unpooled.wrappedBuffer(new byte[100]));
        input.clear();
        assertEquals(Optional.empty(), input.state());
        input.add(Unpooled.wrappedBuffer(framed("{}")));

        assertTrue(input.message(100).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"[1]", "7", "{", "nonsense", "\"text\""})
    void shouldRefuseWhatIsNoObject(String text) {
        assertThrows(ProtocolException.class, () -> message(text));
    }

    @Test
    void shouldRefuseBytesThatAreNoState() {
        for (int code = Byte.MIN_VALUE; code <= Byte.MAX_VALUE; code++) {
            ControlInput input = new ControlInput(100);
            input.add(Unpooled.wrappedBuffer(new byte[] {(byte) code}));
            Optional<State> known = State.of((byte) code);
            if (known.isPresent()) {
                assertEquals(known, input.state());
            } else {
                assertThrows(ProtocolException.class, input::state);
            }
        }
    }

    @Test
    void shouldReadTheErrorOfAServerBack() {
        ControlInput input = new ControlInput(100);
        input.add(ControlOutput.error(new ErrorNumbers(Iperf3Error.TOTAL_RATE.number(), 0)));

        assertEquals(Optional.of(State.SERVER_ERROR), input.state());
        ErrorNumbers error = input.error().orElseThrow();
        assertEquals("the rate is above the server's limit", error.describe());
        assertEquals("error 999 of iperf3 (errno 13)", new ErrorNumbers(999, 13).describe());
    }

    @Test
    void shouldCompareCookiesAsTextThatAZeroByteEnds() {
        byte[] one = "node7.170.1.abc".getBytes(StandardCharsets.US_ASCII);
        byte[] first = Arrays.copyOf(one, Cookie.BYTES);
        byte[] second = Arrays.copyOf(one, Cookie.BYTES);
        second[36] = 'x';

        assertEquals(Cookie.of(first), Cookie.of(second));
        assertEquals(Cookie.of(first).hashCode(), Cookie.of(second).hashCode());
        assertNotEquals(Cookie.random(), Cookie.random());
        assertEquals(0, Cookie.random().bytes()[36]);
        Cookie made = Cookie.random();
        assertEquals(made, Cookie.of(made.bytes()));
    }

    @Test
    void shouldNumberStreamsWithoutTheSecond() {
        assertEquals(
                List.of(1, 3, 4, 5),
                List.of(0, 1, 2, 3).stream().map(Direction::streamId).toList());
        assertFalse(Direction.BOTH.serverSends(1, 2));
        assertTrue(Direction.BOTH.serverSends(2, 2));
        assertEquals(256, Direction.BOTH.streams(128));
    }

    private static byte[] framed(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        return Unpooled.buffer(4 + text.length)
                .writeInt(text.length)
                .writeBytes(text)
                .array();
    }

    private static JsonNode message(String json) {
        ControlInput input = new ControlInput(ControlInput.MAX_RESULTS_BYTES);
        input.add(Unpooled.wrappedBuffer(framed(json)));
        return input.message(ControlInput.MAX_RESULTS_BYTES).orElseThrow();
    }
}
