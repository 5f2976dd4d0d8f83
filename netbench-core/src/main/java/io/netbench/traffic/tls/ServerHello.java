package io.netbench.traffic.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/** Reads the group of the key exchange out of a server's first message, which TLS 1.3 sends in the open (RFC 8446, 4.1.3). */
final class ServerHello {

    /** In which the group is found, whatever else a server says. */
    static final int MOST_BYTES = 512;

    private static final int HANDSHAKE_RECORD = 22;
    private static final int SERVER_HELLO = 2;
    private static final int KEY_SHARE = 51;
    private static final int BYTES_TO_SESSION_ID = 2 + 3 + 2 + 32;

    private static final Map<Integer, String> GROUPS =
            Map.of(23, "secp256r1", 24, "secp384r1", 25, "secp521r1", 29, "X25519", 30, "X448", 4588, "X25519MLKEM768");

    private ServerHello() {}

    /** The group's name; empty where these bytes don't tell it. */
    static Optional<String> keyExchange(ByteBuffer begin) {
        try {
            if (begin.get() != HANDSHAKE_RECORD) {
                return Optional.empty();
            }
            skip(begin, 4);
            if (begin.get() != SERVER_HELLO) {
                return Optional.empty();
            }
            skip(begin, BYTES_TO_SESSION_ID - 2);
            skip(begin, begin.get() & 0xff);
            skip(begin, 2 + 1 + 2);
            while (true) {
                int type = begin.getShort() & 0xffff;
                int length = begin.getShort() & 0xffff;
                if (type == KEY_SHARE) {
                    int group = begin.getShort() & 0xffff;
                    return Optional.of(GROUPS.getOrDefault(group, "0x%04x".formatted(group)));
                }
                skip(begin, length);
            }
        } catch (BufferUnderflowException short0) {
            return Optional.empty();
        }
    }

    private static void skip(ByteBuffer bytes, int count) {
        if (count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        bytes.position(bytes.position() + count);
    }
}
