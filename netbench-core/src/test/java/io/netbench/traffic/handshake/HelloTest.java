package io.netbench.traffic.handshake;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.traffic.PlanSketch;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HelloTest {

    private static final RunKey KEY = new RunKey(new byte[RunKey.BYTES]);

    @Property
    void shouldReadBackWhatWasWritten(
            @ForAll @Size(16) byte[] runId,
            @ForAll int link,
            @ForAll int index,
            @ForAll @Size(16) byte[] nonce,
            @ForAll @Size(16) byte[] key) {
        String name = HexFormat.of().formatHex(runId);
        byte[] frame = new Hello(name, link, index, nonce).encode(new RunKey(key));
        assertEquals(Hello.BYTES, frame.length);
        Hello decoded = Hello.decode(frame).orElseThrow();
        assertEquals(name, decoded.runId());
        assertEquals(link, decoded.link());
        assertEquals(index, decoded.index());
        assertArrayEquals(nonce, decoded.nonce());
        assertTrue(Hello.isProved(frame, new RunKey(key)));
    }

    @Property
    void shouldNeitherThrowNorBelieveWhateverArrives(@ForAll @Size(max = 200) byte[] bytes) {
        assertTrue(Hello.decode(bytes).isEmpty() || bytes.length == Hello.BYTES);
    }

    @Property
    void shouldNotBelieveAFrameOfTheRightLength(@ForAll @Size(Hello.BYTES) byte[] bytes) {
        Hello.decode(bytes);
        assertFalse(Hello.isProved(bytes, KEY));
    }

    @Property
    void shouldRefuseAFrameInWhichOneBitTurnedOver(@ForAll @IntRange(max = 8 * Hello.BYTES - 1) int bit) {
        byte[] frame = hello(1);
        frame[bit / 8] ^= (byte) (1 << bit % 8);
        assertTrue(Hello.decode(frame).isEmpty() || !Hello.isProved(frame, KEY));
    }

    @Property
    void shouldRefuseAnAcceptInWhichOneBitTurnedOver(@ForAll @IntRange(max = 8 * Hello.ACCEPT_BYTES - 1) int bit) {
        byte[] frame = hello(1);
        byte[] accept = Hello.accept(frame, KEY);
        assertEquals(Hello.ACCEPT_BYTES, accept.length);
        assertTrue(Hello.isAccept(accept, frame, KEY));
        accept[bit / 8] ^= (byte) (1 << bit % 8);
        assertFalse(Hello.isAccept(accept, frame, KEY));
    }

    @Test
    void shouldRefuseTheAcceptOfAnotherNonce() {
        assertFalse(Hello.isAccept(Hello.accept(hello(1), KEY), hello(2), KEY));
    }

    @Test
    void shouldRefuseAnAcceptOfAnotherKey() {
        assertFalse(Hello.isAccept(Hello.accept(hello(1), RunKey.random()), hello(1), KEY));
        assertFalse(Hello.isProved(hello(1), RunKey.random()));
    }

    @Test
    void shouldNotTakeItsOwnHelloBackAsAnAccept() {
        byte[] frame = hello(1);
        byte[] echoed = Arrays.copyOf(frame, Hello.ACCEPT_BYTES);
        assertFalse(Hello.isAccept(echoed, frame, KEY));
    }

    @Test
    void shouldKeepTheKeySecret() {
        RunKey key = RunKey.random();
        assertFalse(key.toString().contains(HexFormat.of().formatHex(key.bytes())));
        byte[] copy = key.bytes();
        copy[0]++;
        assertFalse(Arrays.equals(copy, key.bytes()));
        assertThrows(IllegalArgumentException.class, () -> new RunKey(new byte[15]));
    }

    private static byte[] hello(int nonce) {
        byte[] bytes = new byte[RunKey.NONCE_BYTES];
        bytes[0] = (byte) nonce;
        return new Hello(PlanSketch.RUN_ID, 7, 3, bytes).encode(KEY);
    }
}
