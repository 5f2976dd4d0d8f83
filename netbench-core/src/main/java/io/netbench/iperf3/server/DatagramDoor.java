package io.netbench.iperf3.server;

import io.netbench.dataplane.FutureFailures;
import io.netbench.plan.SocketPlan;
import io.netbench.transport.DatagramSetup;
import io.netbench.transport.DatagramSocket;
import io.netbench.transport.LateReceiveMemory;
import io.netbench.transport.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.SocketProtocolFamily;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Where the flows of datagrams come in that go to one address of this host. Nothing but its sender says whose a first datagram is:
 * so of each address one test at a time waits for its flows here, and a datagram of anybody else is not answered. The socket that
 * got it becomes that of the flow, when there is another one to listen: so nothing that comes meanwhile goes to the wrong one.
 * Thread-safe.
 */
final class DatagramDoor {

    /** What the first datagram of a flow is answered with, since 3.12. */
    private static final byte[] ANSWER = {'6', '7', '8', '9'};

    /** The most first datagrams that wait: one of each test. */
    private static final int MAX_WAITING = 1_024;

    private final InetSocketAddress here;
    private final Transport transport;
    private final DataLoops loops;
    private final Map<InetAddress, Deque<Visitor>> visitors = new HashMap<>();
    private final Deque<InetSocketAddress> firsts = new ArrayDeque<>();
    private final Set<InetSocketAddress> known = new HashSet<>();
    private DatagramSocket open;
    private boolean isOpening;
    private boolean isTaken;

    /** A test whose flows are to come. It is told on any event loop. */
    interface Visitor {

        /** The address that they come from. */
        InetAddress client();

        /** It is its turn: flows may come from now on. */
        void mayCome();

        /** A flow is there, on its event loop; it does not read. */
        void came(DatagramSocket flow);

        /** None can come. */
        void failed(String why);
    }

    /** @param here the address and the port that flows go to */
    DatagramDoor(InetSocketAddress here, Transport transport, DataLoops loops) {
        this.here = here;
        this.transport = transport;
        this.loops = loops;
    }

    /** Waits for its turn. It is to {@link #leave} when all has come that it waits for, or it does not wait any more. */
    void enter(Visitor visitor) {
        boolean isNext;
        synchronized (this) {
            Deque<Visitor> ofClient = visitors.computeIfAbsent(visitor.client(), none -> new ArrayDeque<>());
            ofClient.addLast(visitor);
            isNext = ofClient.peekFirst() == visitor && open != null;
            if (open == null && !isOpening) {
                listen();
            }
        }
        if (isNext) {
            visitor.mayCome();
        }
    }

    /** Who waits behind it has its turn. */
    void leave(Visitor visitor) {
        Visitor next = null;
        synchronized (this) {
            Deque<Visitor> ofClient = visitors.get(visitor.client());
            if (ofClient == null) {
                return;
            }
            boolean wasFirst = ofClient.peekFirst() == visitor;
            ofClient.remove(visitor);
            firsts.removeIf(first -> wasFirst && first.getAddress().equals(visitor.client()));
            known.removeIf(first -> wasFirst && first.getAddress().equals(visitor.client()));
            if (ofClient.isEmpty()) {
                visitors.remove(visitor.client());
            } else if (wasFirst && open != null) {
                next = ofClient.peekFirst();
            }
            if (visitors.isEmpty() && open != null && !isTaken) {
                open.channel().close();
                open = null;
            }
        }
        if (next != null) {
            next.mayCome();
        }
    }

    /** Whether another test of its address waits for its turn behind the one that has it. */
    synchronized boolean isWaitedFor(Visitor visitor) {
        Deque<Visitor> ofClient = visitors.get(visitor.client());
        return ofClient != null && ofClient.size() > 1 && ofClient.peekFirst() == visitor;
    }

    private void listen() {
        isOpening = true;
        SocketProtocolFamily family =
                here.getAddress() instanceof Inet6Address ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET;
        DatagramSocket[] socket = new DatagramSocket[1];
        ChannelFuture bound = new Bootstrap()
                .group(loops.idlest().eventLoop())
                .channelFactory(() -> {
                    socket[0] = transport.newDatagramSocket(new DatagramSetup(
                            family, SocketPlan.DEFAULT, Optional.empty(), true, false, ANSWER.length, true));
                    socket[0].channel().config().setRecvByteBufAllocator(new LateReceiveMemory());
                    return socket[0].channel();
                })
                .handler(new FirstDatagrams())
                .bind(here);
        bound.addListener((ChannelFutureListener) done -> {
            if (done.isSuccess()) {
                listens(socket[0]);
            } else {
                failed(FutureFailures.reason(done.cause()));
            }
        });
    }

    private void failed(String why) {
        List<Visitor> all = new ArrayList<>();
        synchronized (this) {
            isOpening = false;
            isTaken = false;
            visitors.values().forEach(all::addAll);
        }
        all.forEach(visitor -> visitor.failed("UDP port " + here.getPort() + ": " + why));
    }

    private void listens(DatagramSocket next) {
        List<Visitor> turns = new ArrayList<>();
        DatagramSocket taken;
        InetSocketAddress first;
        synchronized (this) {
            isOpening = false;
            taken = isTaken ? open : null;
            first = isTaken ? firsts.pollFirst() : null;
            isTaken = false;
            open = next;
            if (taken == null) {
                visitors.values().forEach(ofClient -> turns.add(ofClient.peekFirst()));
            }
            if (visitors.isEmpty()) {
                next.channel().close();
                open = null;
            } else if (!firsts.isEmpty()) {
                isTaken = true;
                listen();
            }
        }
        turns.forEach(Visitor::mayCome);
        if (taken != null) {
            lead(taken, first);
        }
    }

    /** What had come to the socket before is read before it takes nothing but what comes from one. */
    private void lead(DatagramSocket taken, InetSocketAddress first) {
        DatagramChannel channel = taken.channel();
        if (first == null) {
            channel.close();
            return;
        }
        channel.eventLoop().schedule(() -> connect(taken, first), 0, TimeUnit.NANOSECONDS);
    }

    private void connect(DatagramSocket taken, InetSocketAddress first) {
        DatagramChannel channel = taken.channel();
        Visitor visitor = visitorOf(first.getAddress());
        if (visitor == null) {
            channel.close();
            return;
        }
        channel.connect(first).addListener(connected -> {
            if (!connected.isSuccess()) {
                channel.close();
                visitor.failed("UDP: " + FutureFailures.reason(connected.cause()));
                return;
            }
            channel.config().setAutoRead(false);
            channel.pipeline().removeLast();
            channel.writeAndFlush(Unpooled.wrappedBuffer(ANSWER)).addListener(sent -> {
                if (!sent.isSuccess()) {
                    visitor.failed(
                            "UDP: its first datagram could not be answered: " + FutureFailures.reason(sent.cause()));
                }
            });
            visitor.came(taken);
        });
    }

    private synchronized Visitor visitorOf(InetAddress client) {
        Deque<Visitor> ofClient = visitors.get(client);
        return ofClient == null ? null : ofClient.peekFirst();
    }

    /** What it says does not matter: versions differ in that. */
    private synchronized void came(InetSocketAddress sender) {
        boolean isAwaited = open != null
                && visitors.containsKey(sender.getAddress())
                && firsts.size() < MAX_WAITING
                && known.add(sender);
        if (!isAwaited) {
            return;
        }
        firsts.addLast(sender);
        if (!isTaken && !isOpening) {
            isTaken = true;
            listen();
        }
    }

    private final class FirstDatagrams extends SimpleChannelInboundHandler<DatagramPacket> {

        @Override
        protected void channelRead0(ChannelHandlerContext context, DatagramPacket packet) {
            came(packet.sender());
        }

        /** Of an answer that did not arrive; the test has a deadline for that. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {}
    }

    /** Whether nobody waits here. */
    synchronized boolean isEmpty() {
        return visitors.isEmpty();
    }
}
