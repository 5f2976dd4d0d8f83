package io.netbench.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Sets socket options on one channel, one by one, and reads each one back: Netty's bootstrap only logs an option that
 * fails, and the kernel may put another value in force than the one that was asked for.
 */
public final class OptionSetter {

    /** The lowest two bits of the octet are those of explicit congestion notification. */
    private static final int CONGESTION_BITS = 2;

    private final Channel channel;
    private final String transport;
    private final List<AppliedOption> applied = new ArrayList<>();

    /** Sets options of {@code channel}; messages call its transport {@code transport}. */
    public OptionSetter(Channel channel, String transport) {
        this.channel = channel;
        this.transport = transport;
    }

    /**
     * Sets an option and reads it back.
     *
     * @throws SocketOptionException if the transport does not know it or the kernel refuses it
     */
    public <T> void set(PlannedOption planned, ChannelOption<T> option, T value) {
        set(planned, option, value, String::valueOf, String.valueOf(value));
    }

    /**
     * Sets an option whose value is not its own text, and reads it back.
     *
     * @param text what a value that was read back says
     * @param asked what {@code value} says
     * @throws SocketOptionException if the transport does not know it or the kernel refuses it
     */
    public <T> void set(
            PlannedOption planned, ChannelOption<T> option, T value, Function<T, String> text, String asked) {
        try {
            if (!channel.config().setOption(option, value)) {
                throw unsupported(planned);
            }
            String inForce = text.apply(channel.config().getOption(option));
            applied.add(new AppliedOption(planned.kernelName(), asked, inForce));
        } catch (ChannelException | IllegalArgumentException refused) {
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            throw new SocketOptionException(
                    planned.property() + " " + asked + ": " + planned.kernelName() + " was refused: "
                            + cause.getMessage(),
                    refused);
        }
    }

    /**
     * Sets the code point of differentiated services, which is the upper six bits of the octet that the kernel has.
     *
     * @throws SocketOptionException if the transport does not know it or the kernel refuses it
     */
    public void setDscp(int dscp) {
        set(
                PlannedOption.DSCP,
                ChannelOption.IP_TOS,
                dscp << CONGESTION_BITS,
                octet -> String.valueOf(octet >> CONGESTION_BITS),
                String.valueOf(dscp));
    }

    /**
     * Has TCP wait to fill segments, or not. The kernel's option is the opposite.
     *
     * @throws SocketOptionException if the transport does not know it or the kernel refuses it
     */
    public void setNagle() {
        set(PlannedOption.NAGLE, ChannelOption.TCP_NODELAY, false, noDelay -> String.valueOf(!noDelay), "true");
    }

    /** The error of an option that this transport can't set. */
    public SocketOptionException unsupported(PlannedOption planned) {
        return new SocketOptionException(planned.property() + ": " + planned.kernelName() + " is not supported by "
                + transport + "; use epoll or io_uring");
    }

    /** What was set so far. */
    public List<AppliedOption> applied() {
        return List.copyOf(applied);
    }
}
