package io.netbench.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Attacks on a control port, each by one connection that does the same for as long as it may. */
enum PortAttack {
    SILENCE(false) {
        @Override
        byte[] burst(Random random) {
            return new byte[0];
        }
    },
    GARBAGE(false) {
        @Override
        byte[] burst(Random random) {
            byte[] bytes = new byte[BURST];
            random.nextBytes(bytes);
            return bytes;
        }
    },
    WEB_REQUEST(false) {
        @Override
        byte[] burst(Random random) {
            return ("GET /" + "a".repeat(BURST) + " HTTP/1.1\r\nHost: x\r\n").getBytes(StandardCharsets.US_ASCII);
        }
    },
    TLS_HELLO(false) {
        @Override
        byte[] burst(Random random) {
            byte[] bytes = new byte[1 << 14];
            bytes[0] = 22;
            bytes[1] = 3;
            bytes[2] = 1;
            bytes[3] = 0x3f;
            return bytes;
        }
    },
    HUGE_FRAME(true) {
        @Override
        byte[] burst(Random random) {
            return new byte[] {-1, -1, -1, 4, 0, 0, 0, 0, 0};
        }
    },
    SETTINGS(true) {
        @Override
        byte[] burst(Random random) {
            return repeat(frame(4, 0, 0, new byte[] {0, 1, -1, -1, -1, -1}));
        }
    },
    PINGS(true) {
        @Override
        byte[] burst(Random random) {
            return repeat(frame(6, 0, 0, new byte[8]));
        }
    },
    PRIORITIES(true) {
        @Override
        byte[] burst(Random random) {
            return repeat(frame(2, 0, 1 + 2 * random.nextInt(1 << 20), new byte[5]));
        }
    },
    WINDOW_UPDATES(true) {
        @Override
        byte[] burst(Random random) {
            return repeat(frame(8, 0, 0, new byte[] {0, 0, 0, 1}));
        }
    },
    UNKNOWN_FRAMES(true) {
        @Override
        byte[] burst(Random random) {
            return repeat(frame(0xfe, 0, 0, new byte[0]));
        }
    },
    CALLS_WITHOUT_TOKEN(true) {
        @Override
        byte[] burst(Random random) {
            return calls(random, 5);
        }
    },
    CALLS_THAT_ARE_RESET(true) {
        @Override
        byte[] burst(Random random) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < 100; i++) {
                int stream = 1 + 2 * random.nextInt(1 << 20);
                bytes.writeBytes(call(stream, 4));
                bytes.writeBytes(frame(3, 0, stream, new byte[] {0, 0, 0, 8}));
            }
            return bytes.toByteArray();
        }
    },
    CONTINUATIONS(true) {
        @Override
        byte[] burst(Random random) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(frame(1, 0, 1, headers()));
            bytes.writeBytes(repeat(frame(9, 0, 1, literal("a", "b".repeat(100)))));
            return bytes.toByteArray();
        }
    },
    EMPTY_DATA(true) {
        @Override
        byte[] opening() {
            return call(1, 4);
        }

        @Override
        byte[] burst(Random random) {
            return repeat(frame(0, 0, 1, new byte[0]));
        }
    },
    PADDED_DATA(true) {
        @Override
        byte[] opening() {
            return call(1, 4);
        }

        @Override
        byte[] burst(Random random) {
            return repeat(frame(0, 8, 1, new byte[] {0}));
        }
    },
    BYTE_BY_BYTE(true) {
        @Override
        byte[] opening() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(call(1, 4));
            bytes.writeBytes(frame(0, 0, 1, new byte[] {0, 0, 0x3f, -1, -1}));
            return bytes.toByteArray();
        }

        @Override
        byte[] burst(Random random) {
            return repeat(frame(0, 0, 1, new byte[] {1}));
        }
    },
    HUGE_MESSAGE(true) {
        @Override
        byte[] opening() {
            return call(1, 4);
        }

        @Override
        byte[] burst(Random random) {
            return frame(0, 0, 1, new byte[] {0, 0x7f, -1, -1, -1});
        }
    };

    private static final int BURST = 16 << 10;
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_BYTES = 64 << 20;

    private final boolean speaksHttp2;

    PortAttack(boolean speaksHttp2) {
        this.speaksHttp2 = speaksHttp2;
    }

    /** What comes again and again. */
    abstract byte[] burst(Random random);

    /** What comes before, once. */
    byte[] opening() {
        return new byte[0];
    }

    /**
     * Attacks until the agent closes the connection, or for a time.
     *
     * @return whether the agent closed it
     */
    boolean run(InetSocketAddress port, long seed, long forNs) {
        long endNs = System.nanoTime() + forNs;
        Random random = new Random(seed);
        try (Socket socket = new Socket()) {
            socket.connect(port, 5_000);
            OutputStream out = socket.getOutputStream();
            if (speaksHttp2) {
                out.write(PREFACE);
                out.write(frame(4, 0, 0, new byte[0]));
            }
            out.write(opening());
            for (long sent = 0; sent < MAX_BYTES && System.nanoTime() - endNs < 0; ) {
                byte[] burst = burst(random);
                if (burst.length == 0) {
                    break;
                }
                out.write(burst);
                sent += burst.length;
            }
            return isClosed(socket, endNs);
        } catch (IOException closed) {
            return true;
        }
    }

    private static boolean isClosed(Socket socket, long endNs) throws IOException {
        byte[] answer = new byte[BURST];
        long leftMs;
        while ((leftMs = (endNs - System.nanoTime()) / 1_000_000) > 0) {
            socket.setSoTimeout((int) leftMs);
            try {
                if (socket.getInputStream().read(answer) < 0) {
                    return true;
                }
            } catch (java.net.SocketTimeoutException open) {
                return false;
            }
        }
        return false;
    }

    /** Several connections of this kind at once, each with its thread; returns how many the agent closed. */
    int run(InetSocketAddress port, long seed, long forNs, int connections) throws InterruptedException {
        boolean[] closed = new boolean[connections];
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            int number = i;
            threads.add(new Thread(() -> closed[number] = run(port, seed + number, forNs), "attack-" + this));
        }
        threads.forEach(Thread::start);
        int count = 0;
        for (int i = 0; i < connections; i++) {
            threads.get(i).join();
            count += closed[i] ? 1 : 0;
        }
        return count;
    }

    private static byte[] calls(Random random, int flags) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 100; i++) {
            bytes.writeBytes(call(1 + 2 * random.nextInt(1 << 20), flags));
        }
        return bytes.toByteArray();
    }

    private static byte[] call(int stream, int flags) {
        return frame(1, flags, stream, headers());
    }

    private static byte[] headers() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(literal(":method", "POST"));
        bytes.writeBytes(literal(":scheme", "http"));
        bytes.writeBytes(literal(":path", "/netbench.control.v1.Agent/Run"));
        bytes.writeBytes(literal(":authority", "x"));
        bytes.writeBytes(literal("content-type", "application/grpc"));
        bytes.writeBytes(literal("te", "trailers"));
        return bytes.toByteArray();
    }

    /** A header that no table keeps. */
    private static byte[] literal(String name, String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        bytes.write(name.length());
        bytes.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        bytes.write(value.length());
        bytes.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(payload.length >> 16);
        bytes.write(payload.length >> 8);
        bytes.write(payload.length);
        bytes.write(type);
        bytes.write(flags);
        bytes.write(stream >> 24);
        bytes.write(stream >> 16);
        bytes.write(stream >> 8);
        bytes.write(stream);
        bytes.writeBytes(payload);
        return bytes.toByteArray();
    }

    private static byte[] repeat(byte[] frame) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        while (bytes.size() < BURST) {
            bytes.writeBytes(frame);
        }
        return bytes.toByteArray();
    }
}
