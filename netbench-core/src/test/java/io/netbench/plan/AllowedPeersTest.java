package io.netbench.plan;

import static io.netbench.plan.PlanMessages.messageOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedPeersTest {

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.255.255, 10.2.0.0",
        "192.168.1.7, 192.168.1.7, 192.168.1.6",
        "0.0.0.0/0, 203.0.113.9, ::1",
        "fd00::/8, fdff::1, fe80::1",
        "::1, ::1, ::2",
        "::/0, 2001:db8::1, 127.0.0.1",
        "fe80::/10, fe80::1%1, fec0::1",
        "::ffff:10.1.0.0/112, 10.1.2.3, 10.2.0.0",
        "127.0.0.0/9, 127.127.0.1, 127.128.0.1"
    })
    void shouldAllowWhatIsInTheBlock(String block, String inside, String outside) throws UnknownHostException {
        AllowedPeers peers = AllowedPeers.parse(block);
        assertTrue(peers.allows(InetAddress.getByName(inside)), inside);
        assertFalse(peers.allows(InetAddress.getByName(outside)), outside);
    }

    @Test
    void shouldAllowWhatIsInAnyBlock() throws UnknownHostException {
        AllowedPeers peers = AllowedPeers.parse("10.0.0.0/8, fd00::/8");
        assertTrue(peers.allows(InetAddress.getByName("fd00::7")));
        assertTrue(peers.allows(InetAddress.getByName("10.9.9.9")));
        assertFalse(peers.allows(InetAddress.getByName("11.0.0.0")));
        assertEquals(peers, AllowedPeers.parse(peers.toString()));
    }

    @Test
    void shouldAllowEverybody() throws UnknownHostException {
        for (String peer : new String[] {"0.0.0.0", "255.255.255.255", "::", "2001:db8::1"}) {
            assertTrue(AllowedPeers.all().allows(InetAddress.getByName(peer)), peer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "10.0.0.0/8,",
                "node1",
                "localhost",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "::/129",
                "10.1",
                "010.0.0.0/8",
                "256.0.0.0",
                "::ffff:10.0.0.0/90",
                "fe80::1%lo",
                "1:2",
                "10.0.0.0/8/8",
                "::/9999999999"
            })
    void shouldRefuseWhatIsNoListOfBlocks(String text) {
        assertEquals(1, messageOf(() -> AllowedPeers.parse(text)).lines().count());
    }

    @Test
    void shouldSayWhichBlockWasMeant() {
        String message = messageOf(() -> AllowedPeers.parse("10.1.2.3/16"));
        assertTrue(message.contains("10.1.0.0/16"), message);
    }

    @Property
    void shouldCompareThePrefixAndNothingElse(
            @ForAll @Size(4) byte[] block, @ForAll @Size(4) byte[] peer, @ForAll @IntRange(max = 32) int prefixBits)
            throws UnknownHostException {
        assertComparesPrefix(block, peer, prefixBits);
    }

    @Property
    void shouldCompareThePrefixOfLongAddresses(
            @ForAll @Size(16) byte[] block,
            @ForAll @Size(16) byte[] peer,
            @ForAll @IntRange(max = 128) int prefixBits,
            @ForAll @IntRange(max = 16) int alike)
            throws UnknownHostException {
        block[0] |= 1;
        peer[0] |= 1;
        System.arraycopy(block, 0, peer, 0, alike);
        assertComparesPrefix(block, peer, Math.max(8, prefixBits));
    }

    private static void assertComparesPrefix(byte[] block, byte[] peer, int prefixBits) throws UnknownHostException {
        int hostBits = 8 * block.length - prefixBits;
        BigInteger first = new BigInteger(1, block).shiftRight(hostBits).shiftLeft(hostBits);
        AddressBlock parsed = AddressBlock.parse(address(first, block.length).getHostAddress() + "/" + prefixBits);
        boolean inside = new BigInteger(1, peer).shiftRight(hostBits).equals(first.shiftRight(hostBits));
        assertEquals(inside, parsed.contains(InetAddress.getByAddress(peer)));
        assertEquals(parsed, AddressBlock.parse(parsed.toString()));
    }

    private static InetAddress address(BigInteger value, int length) throws UnknownHostException {
        byte[] bytes = new byte[length];
        byte[] magnitude = value.toByteArray();
        for (int i = 0; i < Math.min(length, magnitude.length); i++) {
            bytes[length - 1 - i] = magnitude[magnitude.length - 1 - i];
        }
        return InetAddress.getByAddress(bytes);
    }

    @Property(tries = 100)
    void shouldTakeMappedAddressesForWhatTheyAre(@ForAll @Size(4) byte[] peer) throws UnknownHostException {
        byte[] mapped = new byte[16];
        Arrays.fill(mapped, 10, 12, (byte) 0xff);
        System.arraycopy(peer, 0, mapped, 12, 4);
        AllowedPeers onlyIt = AllowedPeers.parse(InetAddress.getByAddress(peer).getHostAddress());
        assertTrue(onlyIt.allows(Inet6Address.getByAddress("peer", mapped, 0)));
    }
}
