package io.netbench.transport;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netbench.plan.DataProtocol;
import io.netbench.plan.SocketKnobs;
import io.netbench.plan.SocketPlan;
import io.netty.channel.ChannelFactory;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SocketTrialTest {

    private static final SocketPlan PACED = SocketPlan.DEFAULT.with(SocketKnobs.pacedTo(1_000_000));

    private final Transport transport = new StubTransport("stub", 0, Availability.YES) {
        @Override
        public ChannelFactory<? extends SocketChannel> clientChannels() {
            return NioSocketChannel::new;
        }

        @Override
        public DatagramSocket newDatagramSocket(DatagramSetup setup) {
            throw new SocketOptionException("its kernel paces no datagrams");
        }
    };

    @Test
    void shouldTryASocketOfDatagramsWhereSuchAreCarried() {
        assertThrows(
                SocketOptionException.class,
                () -> SocketTrial.require(transport, PACED, Set.of(DataProtocol.TCP, DataProtocol.UDP)));
    }

    @Test
    void shouldTryNoneWhereNoneAreCarriedOrNothingIsAsked() {
        assertDoesNotThrow(() -> SocketTrial.require(transport, PACED, Set.of(DataProtocol.TCP)));
        assertDoesNotThrow(() -> SocketTrial.require(transport, SocketPlan.DEFAULT, Set.of(DataProtocol.UDP)));
    }
}
