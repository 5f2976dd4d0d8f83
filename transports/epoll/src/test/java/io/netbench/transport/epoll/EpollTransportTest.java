package io.netbench.transport.epoll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.transport.TransportContract;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpollTransportTest extends TransportContract {

    private final EpollTransport transport = new EpollTransport();

    EpollTransportTest() {
        super(new EpollTransport());
    }

    /** So that the ports of an address, of which there are some ten thousands, are as many for each server. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void shouldTakeNoPortInBind(String address) throws IOException {
        EpollSocketChannel channel =
                (EpollSocketChannel) transport.clientChannels().newChannel();
        try {
            transport.choosePortLate(channel);
            assertTrue(channel.config().getOption(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT));
            Socket socket = new Socket(channel.fd().intValue());
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            assertEquals(0, socket.localAddress().getPort());
        } finally {
            channel.unsafe().closeForcibly();
        }
    }
}
