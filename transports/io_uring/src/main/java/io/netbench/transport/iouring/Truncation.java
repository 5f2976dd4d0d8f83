package io.netbench.transport.iouring;

import io.netty.channel.IoOps;
import io.netty.channel.uring.IoUringIoOps;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * Turns a read into one whose bytes TCP throws away: {@code MSG_TRUNC} makes it return their count and copy none of them.
 *
 * <p>Netty's operations can be made by anybody, but only read by its own package. What is read here is looked up once,
 * and composed to a single handle that the compiler sees through.
 */
final class Truncation {

    /** {@code IORING_OP_RECV}. */
    static final byte RECEIVE = 27;

    private static final int MSG_TRUNC = 0x20;

    private static final MethodHandle OPCODE;
    private static final MethodHandle TRUNCATED;
    private static final Optional<String> OBSTACLE;

    static {
        MethodHandle opcode = null;
        MethodHandle truncated = null;
        Optional<String> obstacle = Optional.empty();
        try {
            MethodHandles.Lookup ofNetty = MethodHandles.privateLookupIn(IoUringIoOps.class, MethodHandles.lookup());
            opcode = field(ofNetty, "opcode", byte.class);
            truncated = truncated(ofNetty);
        } catch (ReflectiveOperationException | SecurityException otherNetty) {
            obstacle = Optional.of("this version of Netty does not let its reads be changed: " + otherNetty);
        }
        OPCODE = opcode;
        TRUNCATED = truncated;
        OBSTACLE = obstacle;
    }

    private Truncation() {}

    /** Why it can't be done with this version of Netty; empty if it can. */
    static Optional<String> obstacle() {
        return OBSTACLE;
    }

    /** A truncating read, if {@code operation} is a read of a connection; otherwise the operation itself. */
    static IoOps of(IoOps operation) {
        IoUringIoOps asked = (IoUringIoOps) operation;
        try {
            return (byte) OPCODE.invokeExact(asked) == RECEIVE ? (IoUringIoOps) TRUNCATED.invokeExact(asked) : asked;
        } catch (Error | RuntimeException failure) {
            throw failure;
        } catch (Throwable neverThrown) { // handles declare it; Netty's accessors throw nothing that is checked
            throw new AssertionError("accessors of operations throw nothing", neverThrown);
        }
    }

    /** A handle that copies an operation with {@code MSG_TRUNC} among its message flags. */
    private static MethodHandle truncated(MethodHandles.Lookup ofNetty) throws ReflectiveOperationException {
        MethodHandle truncating = MethodHandles.lookup()
                .findStatic(Truncation.class, "truncating", MethodType.methodType(int.class, int.class));
        MethodHandle[] fields = {
            field(ofNetty, "opcode", byte.class),
            field(ofNetty, "flags", byte.class),
            field(ofNetty, "ioPrio", short.class),
            field(ofNetty, "fd", int.class),
            field(ofNetty, "union1", long.class),
            field(ofNetty, "union2", long.class),
            field(ofNetty, "len", int.class),
            MethodHandles.filterReturnValue(field(ofNetty, "union3", int.class), truncating),
            field(ofNetty, "userData", long.class),
            field(ofNetty, "union4", short.class),
            field(ofNetty, "personality", short.class),
            field(ofNetty, "union5", int.class),
            field(ofNetty, "union6", long.class)
        };
        MethodType parameters = MethodType.methodType(void.class);
        for (MethodHandle field : fields) {
            parameters = parameters.appendParameterTypes(field.type().returnType());
        }
        MethodHandle ofEachField =
                MethodHandles.filterArguments(ofNetty.findConstructor(IoUringIoOps.class, parameters), 0, fields);
        MethodType copy = MethodType.methodType(IoUringIoOps.class, IoUringIoOps.class);
        return MethodHandles.permuteArguments(ofEachField, copy, new int[fields.length]);
    }

    private static MethodHandle field(MethodHandles.Lookup ofNetty, String name, Class<?> type)
            throws ReflectiveOperationException {
        return ofNetty.findVirtual(IoUringIoOps.class, name, MethodType.methodType(type));
    }

    /** Looked up by its name, as a part of the handle. */
    static int truncating(int messageFlags) {
        return messageFlags | MSG_TRUNC;
    }
}
