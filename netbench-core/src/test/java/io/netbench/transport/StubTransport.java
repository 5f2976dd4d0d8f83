package io.netbench.transport;

import io.netbench.plan.SocketPlan;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.SocketChannel;
import java.util.List;
import java.util.Optional;

/** A transport that can be looked up and chosen, and nothing else. */
public class StubTransport implements Transport {

    private final String name;
    private final int preference;
    private final Availability availability;

    public StubTransport(String name, int preference, Availability availability) {
        this.name = name;
        this.preference = preference;
        this.availability = availability;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Availability availability() {
        return availability;
    }

    @Override
    public int preference() {
        return preference;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.NONE;
    }

    @Override
    public EventLoopGroup newEventLoopGroup(LoopSettings settings) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannels() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ChannelFactory<? extends SocketChannel> clientChannels() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void reuseReceiveMemory(Channel channel, int readSizeBytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<AppliedOption> apply(Channel channel, SocketPlan socket) {
        return List.of();
    }

    @Override
    public Optional<TcpInfo> tcpInfo(Channel channel) {
        return Optional.empty();
    }
}
