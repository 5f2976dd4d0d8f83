package io.netbench.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Sets socket options on one channel, one by one, and reads each one back: Netty's bootstrap only logs an option that
 * fails, and the kernel may put another value in force than the one that was asked for.
 */
public final class OptionSetter {

    private final Channel channel;
    private final String transport;
    private final List<AppliedOption> applied = new ArrayList<>();

    public OptionSetter(Channel channel, String transport) {
        this.channel = channel;
        this.transport = transport;
    }

    /**
     * Sets one option.
     *
     * @param name the kernel's name of it
     * @throws SocketOptionException if the transport does not know it or the kernel refuses it
     */
    public <T> void set(String name, ChannelOption<T> option, T value) {
        trySet(name, option, value, String.valueOf(value));
        applied.add(new AppliedOption(name, String.valueOf(value), String.valueOf(channel.config().getOption(option))));
    }

    /** Sets an option whose value is not its own text. */
    public <T> void trySet(String name, ChannelOption<T> option, T value, String text) {
        boolean known;
        try {
            known = channel.config().setOption(option, value);
        } catch (ChannelException | IllegalArgumentException refused) {
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            throw new SocketOptionException(
                    name + "=" + text + ": refused by the kernel: " + cause.getMessage(), refused);
        }
        if (!known) {
            throw unsupported(name);
        }
    }

    /** Notes an option that was set with {@link #trySet} and read back in a way of its own. */
    public void note(String name, String asked, String inForce) {
        applied.add(new AppliedOption(name, asked, inForce));
    }

    /** The error of an option that this transport can't set. */
    public SocketOptionException unsupported(String name) {
        return new SocketOptionException(name + ": not supported by the transport " + transport);
    }

    /** What was set so far. */
    public List<AppliedOption> applied() {
        return List.copyOf(applied);
    }
}
