package io.netbench.iperf3.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.iperf3.wire.State;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that say anything, at any time: whatever it is, the script ends, and holds nothing afterwards. */
class ProtocolFuzzTest {

    private static final String GOOD = "{\"tcp\":true,\"time\":1,\"parallel\":2}";
    private static final String RESULTS = """
            {"cpu_util_total":1,"cpu_util_user":1,"cpu_util_system":0,"sender_has_retransmits":1,"streams":[
            {"id":1,"bytes":5,"retransmits":0,"jitter":0,"errors":0,"packets":0},
            {"id":3,"bytes":5,"retransmits":0,"jitter":0,"errors":0,"packets":0}]}""";

    private static final List<State> STATES = List.of(State.values());

    private static final List<String> VALUES = List.of(
            "true",
            "false",
            "null",
            "0",
            "1",
            "-1",
            "1e308",
            "-1e308",
            "9223372036854775808",
            "9".repeat(400),
            "0.5",
            "\"x\"",
            "[]",
            "{}",
            "128",
            "65536",
            "\"" + "a".repeat(300) + "\"");

    private static final List<String> MEMBERS = List.of(
            "tcp",
            "udp",
            "sctp",
            "omit",
            "time",
            "num",
            "blockcount",
            "parallel",
            "reverse",
            "bidirectional",
            "MSS",
            "window",
            "len",
            "bandwidth",
            "fqrate",
            "burst",
            "TOS",
            "flowlabel",
            "congestion",
            "get_server_output",
            "authtoken",
            "server_affinity",
            "pacing_timer",
            "streams",
            "id",
            "bytes",
            "netbench");

    @Test
    void shouldSurviveTenThousandMessages() {
        fuzz(1, 10_000);
    }

    @Test
    @Tag("acceptance")
    void shouldSurviveAMillionMessages() {
        fuzz(2, 1_000_000);
    }

    private static void fuzz(long seed, long messages) {
        long sent = 0;
        for (long client = 0; sent < messages; client++) {
            sent += client(new SplittableRandom(seed * 1_000_003 + client), seed + " " + client);
        }
    }

    /** Follows the protocol for a while, and then does not. Returns how many things it said. */
    private static long client(SplittableRandom random, String name) {
        ScriptRig rig = new ScriptRig();
        rig.script.begin();
        int faithful = random.nextInt(6);
        long said = 0;
        if (faithful > 0) {
            rig.say(GOOD);
        }
        if (faithful > 1) {
            rig.connect(1, 2);
        }
        if (faithful > 2) {
            rig.say(State.TEST_END);
        }
        if (faithful > 3) {
            rig.say(RESULTS);
        }
        for (int step = random.nextInt(1, 30); step > 0; step--, said++) {
            act(rig, random);
        }
        rig.script.inputEnded();
        rig.run();
        // It was free before if it lied, and is now in any case.
        assertTrue(rig.isFree(), () -> name + ": " + rig.script.step() + " " + rig.ended);
        assertEquals(1, rig.ended.size(), name);
        rig.dataChannels.forEach(channel -> channel.finishAndReleaseAll());
        return said;
    }

    private static void act(ScriptRig rig, SplittableRandom random) {
        switch (random.nextInt(9)) {
            case 0 -> rig.say(STATES.get(random.nextInt(STATES.size())));
            case 1 -> rig.say(noise(random));
            case 2 -> rig.say(json(random));
            case 3 -> rig.say(Unpooled.buffer().writeInt(random.nextInt()).writeBytes(noise(random)));
            case 4 -> rig.connect(random.nextInt(5));
            case 5 -> rig.pass(random.nextLong(ScriptRig.SECOND_NS));
            case 6 -> rig.say(damaged(random));
            case 7 -> rig.say(random.nextBoolean() ? GOOD : RESULTS);
            default -> {
                if (rig.load != null && random.nextInt(4) == 0) {
                    rig.load.onFailure.accept("it broke");
                    rig.run();
                }
            }
        }
    }

    private static ByteBuf noise(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(1, 200)];
        random.nextBytes(bytes);
        return Unpooled.wrappedBuffer(bytes);
    }

    private static String json(SplittableRandom random) {
        StringBuilder text = new StringBuilder("{");
        int members = random.nextInt(12);
        for (int i = 0; i < members; i++) {
            text.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(MEMBERS.get(random.nextInt(MEMBERS.size())))
                    .append("\":")
                    .append(VALUES.get(random.nextInt(VALUES.size())));
        }
        return text.append('}').toString();
    }

    /** A message that was good, with a byte of it changed. */
    private static ByteBuf damaged(SplittableRandom random) {
        byte[] text = (random.nextBoolean() ? GOOD : RESULTS).getBytes(StandardCharsets.UTF_8);
        ByteBuf message = Unpooled.buffer().writeInt(text.length).writeBytes(text);
        message.setByte(random.nextInt(message.readableBytes()), random.nextInt());
        return message.writerIndex(random.nextInt(1, message.readableBytes() + 1));
    }
}
