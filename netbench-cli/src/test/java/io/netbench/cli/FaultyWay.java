package io.netbench.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The way to a control port, which fails after so many bytes of a coordinator have passed: it breaks, or is silent from
 * then on. It carries one connection at a time, and takes the next when that has ended.
 */
final class FaultyWay implements AutoCloseable {

    enum Fault {
        BREAKS,
        CLOSES,
        FALLS_SILENT
    }

    private final ServerSocket listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    private final InetSocketAddress target;
    private final Fault fault;
    private final AtomicLong bytesLeft;

    FaultyWay(InetSocketAddress target, Fault fault, long afterBytes) throws IOException {
        this.target = target;
        this.fault = fault;
        bytesLeft = new AtomicLong(afterBytes);
        daemon(this::accept);
    }

    /** As a host of a list. */
    String host() {
        return "127.0.0.1:" + listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try (Socket coordinator = listening.accept();
                    Socket agent = new Socket(target.getAddress(), target.getPort())) {
                Thread answers = daemon(() -> pass(agent, coordinator, false));
                pass(coordinator, agent, true);
                answers.join();
            } catch (IOException ended) {
                // The next connection is another.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void pass(Socket from, Socket to, boolean counts) {
        byte[] bytes = new byte[4096];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int length;
            while ((length = in.read(bytes)) >= 0) {
                if (counts && bytesLeft.addAndGet(-length) < 0 && fault != Fault.FALLS_SILENT) {
                    break;
                }
                if (bytesLeft.get() >= 0) {
                    out.write(bytes, 0, length);
                }
            }
        } catch (IOException broken) {
            // Both ends are ended below.
        }
        end(from);
        end(to);
    }

    private void end(Socket socket) {
        try {
            if (fault == Fault.BREAKS) {
                socket.setSoLinger(true, 0);
            }
            socket.close();
        } catch (IOException alreadyClosed) {
            // That is what was wanted.
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "faulty-way");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
