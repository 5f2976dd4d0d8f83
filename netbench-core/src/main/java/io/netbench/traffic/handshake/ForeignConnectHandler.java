package io.netbench.traffic.handshake;

import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.SocketFailure;
import io.netbench.transport.AppliedOption;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Promise;
import java.util.List;

/** The connecting end where the peer is no netbench: there is a stream as soon as it is connected. */
final class ForeignConnectHandler extends ChannelInboundHandlerAdapter {

    private final Admission admission;
    private final ForeignHello hello;
    private final ConnectionPlan plan;
    private final List<AppliedOption> options;
    private final Promise<Void> established;

    ForeignConnectHandler(
            Admission admission,
            ForeignHello hello,
            ConnectionPlan plan,
            List<AppliedOption> options,
            Promise<Void> established) {
        this.admission = admission;
        this.hello = hello;
        this.plan = plan;
        this.options = options;
        this.established = established;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (admission.isClosed()) {
            established.tryFailure(new TrafficException("connected when the run was over"));
            context.close();
            return;
        }
        SocketChannel channel = (SocketChannel) context.channel();
        hello.begin(channel, plan);
        context.pipeline().addLast(admission.connected(plan, channel, options).handler());
        context.pipeline().remove(this);
        established.trySuccess(null);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        established.tryFailure(new TrafficException(SocketFailure.reason(cause)));
        context.close();
    }
}
