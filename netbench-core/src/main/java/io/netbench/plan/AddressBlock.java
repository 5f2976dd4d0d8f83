package io.netbench.plan;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * A block of neighbouring IP addresses, such as {@code 10.1.0.0/16}. IPv4 addresses that are written or seen as IPv6 ones
 * ({@code ::ffff:10.1.0.7}) are taken for what they are.
 *
 * @param first the block's lowest address
 * @param prefixBits how many leading bits all of its addresses share
 */
public record AddressBlock(InetAddress first, int prefixBits) {

    private static final int MAPPED_PREFIX_BITS = 96;

    public AddressBlock {
        first = addressOf(unmapped(first));
        int bits = 8 * first.getAddress().length;
        String text = first.getHostAddress();
        PlanException.require(
                prefixBits >= 0 && prefixBits <= bits, "prefix of " + text, prefixBits, "from 0 to " + bits);
        byte[] masked = masked(first.getAddress(), prefixBits);
        PlanException.require(
                Arrays.equals(masked, first.getAddress()),
                "'" + text + "/" + prefixBits + "'",
                "bits beyond its prefix",
                "a block's first address, " + addressOf(masked).getHostAddress() + "/" + prefixBits);
    }

    /**
     * Reads {@code address} or {@code address/bits}. Names are refused, not resolved.
     *
     * @throws PlanException if it is neither; the message quotes the text
     */
    public static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        if (!isIpv4(literal) && !isLikeIpv6(literal)) {
            throw unreadable(text);
        }
        InetAddress address;
        try {
            address = InetAddress.getByName(literal);
        } catch (UnknownHostException noLiteral) {
            throw unreadable(text);
        }
        int bits = 8 * address.getAddress().length;
        if (slash < 0) {
            return new AddressBlock(address, bits);
        }
        String digits = text.substring(slash + 1);
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(AddressBlock::isDigit)) {
            throw unreadable(text);
        }
        boolean mapped = bits == 32 && literal.indexOf(':') >= 0;
        return new AddressBlock(address, Integer.parseInt(digits) - (mapped ? MAPPED_PREFIX_BITS : 0));
    }

    /** Whether {@code address} is one of the block's. Its zone, if it has one, does not matter. */
    public boolean contains(InetAddress address) {
        byte[] bytes = unmapped(address);
        byte[] ofBlock = first.getAddress();
        return bytes.length == ofBlock.length && Arrays.equals(masked(bytes, prefixBits), ofBlock);
    }

    /** As it is written in lists. */
    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefixBits;
    }

    private static byte[] masked(byte[] address, int prefixBits) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(8, prefixBits - 8 * i));
            masked[i] &= (byte) (0xff00 >> kept);
        }
        return masked;
    }

    /** The address's bytes; of an IPv4 address in an IPv6 one, the four that count. */
    private static byte[] unmapped(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != 16 || bytes[10] != -1 || bytes[11] != -1) {
            return bytes;
        }
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return bytes;
            }
        }
        return Arrays.copyOfRange(bytes, 12, 16);
    }

    private static InetAddress addressOf(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", impossible);
        }
    }

    /** Four numbers without leading zeros, which some would read as octal. */
    private static boolean isIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        return parts.length == 4 && Arrays.stream(parts).allMatch(AddressBlock::isOctet);
    }

    private static boolean isOctet(String text) {
        return !text.isEmpty()
                && text.length() <= 3
                && text.chars().allMatch(AddressBlock::isDigit)
                && (text.length() == 1 || text.charAt(0) != '0')
                && Integer.parseInt(text) <= 255;
    }

    /** With a colon in it, the platform reads it as an address or not at all: it never asks a name server. */
    private static boolean isLikeIpv6(String text) {
        return text.indexOf(':') >= 0
                && text.chars().allMatch(c -> c == ':' || c == '.' || (c < 128 && Character.digit(c, 16) >= 0));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static PlanException unreadable(String text) {
        return new PlanException("'" + text + "' is no block of addresses; write one like 10.1.0.0/16 or fd00::/8");
    }
}
