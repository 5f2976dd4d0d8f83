package io.netbench.api;

import io.netbench.control.net.ControlAccessException;
import io.netbench.plan.PlanException;
import io.netbench.text.QuantityException;
import io.netbench.transport.TransportUnavailableException;
import java.util.function.Supplier;

/**
 * What was asked for can't be done: a plan that can't be run, a host without an address, a token or certificate that can't
 * be used. The message is one line for a person; it names the method whose value is wrong, and says what would be right.
 *
 * <p>A run that went wrong is no exception: its {@link Result} tells what happened, and {@link Result#orThrow} makes an
 * exception of that where one is wanted.
 */
public final class NetbenchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NetbenchException(String message) {
        super(message);
    }

    private NetbenchException(String message, RuntimeException cause) {
        super(message, cause);
    }

    /** One that says what a part of netbench refused, with the names that a program has for things. */
    static NetbenchException of(RuntimeException refused) {
        return new NetbenchException(MethodNames.NAMES.in(refused.getMessage()), refused);
    }

    /** What {@code made} makes, or this exception if that is refused. */
    static <T> T orRefuse(Supplier<T> made) {
        try {
            return made.get();
        } catch (PlanException | ControlAccessException | QuantityException | TransportUnavailableException refused) {
            throw of(refused);
        }
    }
}
