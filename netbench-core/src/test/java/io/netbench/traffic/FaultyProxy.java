package io.netbench.traffic;

import io.netbench.traffic.handshake.Hello;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * Stands between clients and a server, passes their bytes on, and does harm when told to. It knows connections by their
 * hello. Two threads a connection, so it is for a few of them.
 */
final class FaultyProxy implements AutoCloseable {

    /**
     * A bit that turns over on its way.
     *
     * @param towardsServer in which direction
     * @param offset of its byte after the handshake
     */
    record Flip(int link, int index, boolean towardsServer, long offset) {}

    private final ServerSocket listening;
    private final InetSocketAddress target;
    private final List<Flip> flips = new CopyOnWriteArrayList<>();
    private final List<Passage> passages = new CopyOnWriteArrayList<>();

    FaultyProxy(InetSocketAddress target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.getLocalSocketAddress();
    }

    void flip(Flip flip) {
        flips.add(flip);
    }

    /** Stops reading from both ends of a link's connections. */
    void stall(int link) {
        passages.stream().filter(passage -> passage.link == link).forEach(passage -> passage.stalled = true);
    }

    /** Reads on. */
    void release(int link) {
        passages.stream().filter(passage -> passage.link == link).forEach(passage -> {
            passage.stalled = false;
            passage.released.countDown();
        });
    }

    /** Resets both ends of a link's connections. */
    void reset(int link) {
        passages.stream().filter(passage -> passage.link == link).forEach(Passage::reset);
    }

    /** Closes both ends of a link's connections in order, as a process that exits does. */
    void shut(int link) {
        passages.stream().filter(passage -> passage.link == link).forEach(Passage::shut);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        passages.forEach(Passage::shut);
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            daemon(() -> new Passage(client).run());
        }
    }

    private static void daemon(IoTask task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException closed) {
                        Thread.currentThread().interrupt();
                    }
                },
                "faulty-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    /** Something that a socket's end may cut short. */
    private interface IoTask {
        void run() throws IOException;
    }

    private final class Passage {

        private final Socket client;
        private final Socket server = new Socket();
        private final CountDownLatch released = new CountDownLatch(1);
        private volatile boolean stalled;
        private volatile int link = -1;
        private volatile int index;

        Passage(Socket client) {
            this.client = client;
        }

        void run() throws IOException {
            server.connect(target, 5_000);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            byte[] hello = new byte[Hello.BYTES];
            new DataInputStream(client.getInputStream()).readFully(hello);
            Hello decoded = Hello.decode(hello).orElseThrow(() -> new IOException("no hello"));
            link = decoded.link();
            index = decoded.index();
            passages.add(this);
            server.getOutputStream().write(hello);
            byte[] accept = new byte[Hello.ACCEPT_BYTES];
            new DataInputStream(server.getInputStream()).readFully(accept);
            client.getOutputStream().write(accept);
            daemon(() -> pass(client, server, true));
            pass(server, client, false);
        }

        /** A connection that breaks on one side breaks on the other too. */
        private void pass(Socket from, Socket to, boolean towardsServer) {
            try {
                pump(from, to, towardsServer);
            } catch (IOException broken) {
                reset();
            }
        }

        private void pump(Socket from, Socket to, boolean towardsServer) throws IOException {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[64 << 10];
            long offset = 0;
            int length;
            while ((length = in.read(bytes)) >= 0) {
                waitWhileStalled();
                flipWithin(bytes, length, offset, towardsServer);
                out.write(bytes, 0, length);
                offset += length;
            }
            to.shutdownOutput();
        }

        private void waitWhileStalled() throws IOException {
            try {
                if (stalled) {
                    released.await();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }

        private void flipWithin(byte[] bytes, int length, long offset, boolean towardsServer) {
            for (Flip flip : flips) {
                long at = flip.offset() - offset;
                if (flip.link() == link
                        && flip.index() == index
                        && flip.towardsServer() == towardsServer
                        && at >= 0
                        && at < length) {
                    bytes[(int) at] ^= 0x10;
                }
            }
        }

        void reset() {
            for (Socket socket : List.of(client, server)) {
                try {
                    socket.setSoLinger(true, 0);
                    socket.close();
                } catch (IOException alreadyClosed) {
                    // The other one still has to be closed.
                }
            }
        }

        void shut() {
            released.countDown();
            for (Socket socket : List.of(client, server)) {
                try {
                    socket.close();
                } catch (IOException alreadyClosed) {
                    // The other one still has to be closed.
                }
            }
        }
    }
}
