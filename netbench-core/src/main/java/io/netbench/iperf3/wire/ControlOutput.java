package io.netbench.iperf3.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** What is written to a control connection, as bytes. */
public final class ControlOutput {

    private static final int ERROR_BYTES = 9;

    private ControlOutput() {}

    /** States, one behind the other. */
    public static ByteBuf states(State... states) {
        ByteBuf bytes = Unpooled.buffer(states.length, states.length);
        for (State state : states) {
            bytes.writeByte(state.code());
        }
        return bytes;
    }

    /** What a server gives up with. */
    public static ByteBuf error(ErrorNumbers numbers) {
        return Unpooled.buffer(ERROR_BYTES, ERROR_BYTES)
                .writeByte(State.SERVER_ERROR.code())
                .writeInt(numbers.error())
                .writeInt(numbers.errno());
    }

    /** The client's parameters. */
    public static ByteBuf message(Parameters parameters) {
        return message(WireJson.write(parameters.toJson()));
    }

    /** Either side's results. */
    public static ByteBuf message(TestResults results) {
        return message(WireJson.write(results.toJson()));
    }

    private static ByteBuf message(byte[] text) {
        return Unpooled.buffer(Integer.BYTES + text.length)
                .writeInt(text.length)
                .writeBytes(text);
    }
}
