package io.netbench.iperf3.login;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;

/**
 * A name, a password, and when they were shown.
 *
 * @param user without blanks
 * @param password without blanks
 * @param atS seconds since 1970, by the client's clock
 */
public record Login(String user, String password, long atS) {

    private static final Pattern TEXT =
            Pattern.compile("user:\\s*(\\S+)\\s+pwd:\\s*(\\S+)\\s+ts:\\s*(-?[0-9]{1,18})\\s*", Pattern.DOTALL);

    /**
     * As a client sends it.
     *
     * @throws LoginException if it is too long for the key
     */
    public String encrypt(PublicKey key, Padding padding) {
        String text = "user: " + user + "\npwd:  " + password + "\nts:   " + atS;
        try {
            Cipher cipher = Cipher.getInstance(padding.transformation());
            cipher.init(Cipher.ENCRYPT_MODE, key);
            return Base64.getEncoder().encodeToString(cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException refused) {
            throw new LoginException("name and password are too long for the key: " + refused.getMessage());
        }
    }

    /** What was sent; empty if it was not made for this key and padding. */
    public static Optional<Login> decrypt(String token, PrivateKey key, Padding padding) {
        try {
            Cipher cipher = Cipher.getInstance(padding.transformation());
            cipher.init(Cipher.DECRYPT_MODE, key);
            byte[] text = cipher.doFinal(Base64.getMimeDecoder().decode(token));
            return parse(new String(text, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<Login> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Login(parts.group(1), parts.group(2), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    /** It has the password, so it says the name alone. */
    @Override
    public String toString() {
        return "login of " + user;
    }
}
