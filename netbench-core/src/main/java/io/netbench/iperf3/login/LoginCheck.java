package io.netbench.iperf3.login;

import java.security.PrivateKey;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Lets those in who are in a file of users. Thread-safe.
 *
 * @param key the server's
 * @param users who may come
 * @param allowsPkcs1 whether a login that is not padded by OAEP may be padded by PKCS#1
 * @param maxSkewS how far the client's clock may be from this host's, in seconds
 * @param clock this host's
 */
public record LoginCheck(
        PrivateKey key, AuthorizedUsers users, boolean allowsPkcs1, long maxSkewS, InstantSource clock) {

    /** How far clocks may differ where nothing is said, in seconds. */
    public static final long DEFAULT_MAX_SKEW_S = 10;

    /** No key that is in use makes a longer one. */
    private static final int MAX_TOKEN_CHARACTERS = 4_096;

    /** The name of who may come in; empty if the token is not that of one. */
    public Optional<String> user(String token) {
        if (token.length() > MAX_TOKEN_CHARACTERS) {
            return Optional.empty();
        }
        Optional<Login> login = Login.decrypt(token, key, Padding.OAEP);
        if (login.isEmpty() && allowsPkcs1) {
            login = Login.decrypt(token, key, Padding.PKCS1);
        }
        return login.filter(shown -> isFresh(shown) && users.contains(shown)).map(Login::user);
    }

    private boolean isFresh(Login login) {
        long nowS = clock.instant().getEpochSecond();
        return login.atS() >= nowS - maxSkewS && login.atS() <= nowS + maxSkewS;
    }
}
