package io.netbench.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands between a coordinator and an agent, and keeps all that goes over their control connections. */
final class Wiretap implements AutoCloseable {

    private final int agentPort;
    private final ServerSocket door;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    private Wiretap(int agentPort, ServerSocket door) {
        this.agentPort = agentPort;
        this.door = door;
    }

    /** Listens on a free port of the loopback, for an agent on another one. */
    static Wiretap to(int agentPort) throws IOException {
        Wiretap tap = new Wiretap(agentPort, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        daemon(tap::accept);
        return tap;
    }

    int port() {
        return door.getLocalPort();
    }

    /** What went in either direction. */
    byte[] heard() {
        return heard.toByteArray();
    }

    private void accept() {
        try {
            while (true) {
                Socket coordinator = door.accept();
                Socket agent = new Socket(door.getInetAddress(), agentPort);
                sockets.addAll(List.of(coordinator, agent));
                daemon(() -> carry(coordinator, agent));
                daemon(() -> carry(agent, coordinator));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                heard.write(bytes, 0, length);
                out.write(bytes, 0, length);
            }
        } catch (IOException closed) {
            // One end has gone, and the other one hears of it.
        }
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task, "wiretap");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
