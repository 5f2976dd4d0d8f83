package io.netbench.iperf3.wire;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a client says besides its load.
 *
 * @param version of the client, such as {@code 3.12}
 * @param title to be put before what is shown
 * @param extraData to be put into JSON output
 * @param wantsServerOutput whether it wants to have what the server shows
 * @param serverAffinity the CPU that the server is to run on
 * @param authToken its login, encrypted; see {@link io.netbench.iperf3.login.LoginCheck}
 */
public record ClientNotes(
        Optional<String> version,
        Optional<String> title,
        Optional<String> extraData,
        boolean wantsServerOutput,
        OptionalInt serverAffinity,
        Optional<String> authToken) {

    /** Nothing said. */
    public static final ClientNotes NONE = new ClientNotes(
            Optional.empty(), Optional.empty(), Optional.empty(), false, OptionalInt.empty(), Optional.empty());
}
