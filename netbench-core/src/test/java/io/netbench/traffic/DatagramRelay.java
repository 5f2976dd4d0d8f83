package io.netbench.traffic;

import io.netbench.traffic.handshake.DatagramProof;
import io.netbench.traffic.handshake.Hello;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between one client and a server on loopback, for a connection and its datagrams: clients see it at 127.0.0.2, servers at
 * 127.0.0.3. It passes everything on, and doubles, delays or swallows datagrams when told to. For one connection.
 */
final class DatagramRelay implements AutoCloseable {

    private static final int LONGEST = 1 << 16;

    private final ServerSocket listening;
    private final InetSocketAddress target;
    private final InetAddress toClients = InetAddress.getByName("127.0.0.2");
    private final InetAddress toServers = InetAddress.getByName("127.0.0.3");
    private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
    private final Deque<byte[]> held = new ArrayDeque<>();
    private int clientPort;
    private volatile int longest = LONGEST;
    private volatile int doubled;
    private volatile int delayed;
    private volatile int delayedBy;
    private volatile boolean isDeafToClients;
    private volatile byte[] lastToServer = new byte[0];
    private final AtomicLong fromClients = new AtomicLong();
    private final AtomicLong fromServers = new AtomicLong();
    private volatile DatagramSocket outside;
    private long passed;
    private long released;
    private long allDoubled;
    private long allDelayed;

    DatagramRelay(InetSocketAddress target) throws IOException {
        this.target = target;
        listening = new ServerSocket(0, 8, toClients);
        daemon(this::accept);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.getLocalSocketAddress();
    }

    /** Swallows longer datagrams. */
    DatagramRelay pass(int bytes) {
        longest = bytes;
        return this;
    }

    /** Swallows all datagrams of clients. */
    DatagramRelay passNoneOfClients() {
        isDeafToClients = true;
        return this;
    }

    /** Datagrams that came from clients, be it that they were swallowed. */
    long fromClients() {
        return fromClients.get();
    }

    /** The same from servers. */
    long fromServers() {
        return fromServers.get();
    }

    /** The latest datagram that was passed on to the server. */
    byte[] lastToServer() {
        return lastToServer.clone();
    }

    /** Sends every so many-th datagram twice. */
    DatagramRelay doubleEach(int nth) {
        doubled = nth;
        return this;
    }

    /** Sends every so many-th datagram after as many others as {@code by} says. */
    DatagramRelay delayEach(int nth, int by) {
        delayed = nth;
        delayedBy = by;
        return this;
    }

    synchronized long allDoubled() {
        return allDoubled;
    }

    synchronized long allDelayed() {
        return allDelayed;
    }

    /** Sends the server something as if it came from the client. */
    void inject(byte[] datagram) throws IOException {
        outside.send(new DatagramPacket(datagram, datagram.length));
    }

    private void accept() throws IOException {
        Socket client = kept(listening.accept());
        Socket server = new Socket();
        kept(server).bind(new InetSocketAddress(toServers, 0));
        server.connect(target);
        daemon(() -> fromClient(client, server));
        fromServer(server, client);
    }

    private void fromClient(Socket client, Socket server) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = server.getOutputStream();
        out.write(in.readNBytes(Hello.BYTES));
        byte[] frame = in.readNBytes(DatagramProof.FRAME_BYTES);
        clientPort = DatagramProof.port(frame);
        out.write(frame);
        pass(in, out);
        server.shutdownOutput();
    }

    private void fromServer(Socket server, Socket client) throws IOException {
        DataInputStream in = new DataInputStream(server.getInputStream());
        OutputStream out = client.getOutputStream();
        out.write(in.readNBytes(Hello.ACCEPT_BYTES));
        byte[] frame = in.readNBytes(DatagramProof.FRAME_BYTES);
        int serverPort = DatagramProof.port(frame);
        DatagramSocket inside = kept(new DatagramSocket(new InetSocketAddress(toClients, serverPort)));
        DatagramSocket towardsServer = kept(new DatagramSocket(new InetSocketAddress(toServers, clientPort)));
        towardsServer.connect(new InetSocketAddress(target.getAddress(), serverPort));
        outside = towardsServer;
        InetSocketAddress client4 = new InetSocketAddress(client.getInetAddress(), clientPort);
        daemon(() -> datagrams(inside, towardsServer, null));
        daemon(() -> datagrams(towardsServer, inside, client4));
        out.write(frame);
        pass(in, out);
        client.shutdownOutput();
    }

    private static void pass(InputStream in, OutputStream out) throws IOException {
        byte[] buffer = new byte[4096];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
        }
    }

    private void datagrams(DatagramSocket from, DatagramSocket to, InetSocketAddress address) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        while (true) {
            packet.setLength(LONGEST);
            from.receive(packet);
            byte[] datagram = Arrays.copyOf(packet.getData(), packet.getLength());
            boolean isOfClient = address == null;
            (isOfClient ? fromClients : fromServers).incrementAndGet();
            if (datagram.length <= longest && !(isOfClient && isDeafToClients)) {
                lastToServer = isOfClient ? datagram : lastToServer;
                for (byte[] each : fate(datagram)) {
                    DatagramPacket out = new DatagramPacket(each, each.length);
                    if (address != null) {
                        out.setSocketAddress(address);
                    }
                    to.send(out);
                }
            }
        }
    }

    private synchronized List<byte[]> fate(byte[] datagram) {
        passed++;
        List<byte[]> now = new ArrayList<>();
        if (delayed > 0 && passed % delayed == 0) {
            held.add(datagram);
            released = passed + delayedBy;
            allDelayed++;
        } else {
            now.add(datagram);
            if (doubled > 0 && passed % doubled == 0) {
                now.add(datagram);
                allDoubled++;
            }
        }
        while (!held.isEmpty() && passed >= released) {
            now.add(held.poll());
        }
        return now;
    }

    private <T extends AutoCloseable> T kept(T resource) {
        open.add(resource);
        return resource;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException over) {
                        // Somebody closed the connection, or the relay.
                    }
                },
                "datagram-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws Exception {
        listening.close();
        for (AutoCloseable each : open) {
            each.close();
        }
    }
}
