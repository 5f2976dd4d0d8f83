package io.netbench.control.net;

import io.netbench.text.Property;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a key is that of a certificate: what it signs must be what the certificate verifies. */
final class KeyPairCheck {

    private static final Pattern PKCS8 = Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");

    /** By the kind of key. Of another kind it is enough that both are of it. */
    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "DSA", "SHA256withDSA", "EC", "SHA256withECDSA");

    private static final byte[] SAMPLE = "netbench".getBytes(StandardCharsets.US_ASCII);

    private KeyPairCheck() {}

    /**
     * Does nothing if it is.
     *
     * @param keyFile one that holds a key in PKCS#8 PEM form, as was found before
     * @throws ControlAccessException if it is not; the message names both files
     */
    static void require(X509Certificate certificate, Path certFile, Path keyFile) {
        if (!isPair(certificate.getPublicKey(), keyFile)) {
            throw new ControlAccessException(Property.TLS_KEY + ": " + keyFile
                    + " is not the key of the certificate in " + certFile + "; give the two that were made together");
        }
    }

    private static boolean isPair(PublicKey known, Path keyFile) {
        try {
            Matcher pem = PKCS8.matcher(Files.readString(keyFile, StandardCharsets.ISO_8859_1));
            if (!pem.find()) {
                return true;
            }
            byte[] der = Base64.getMimeDecoder().decode(pem.group(1));
            PrivateKey key = KeyFactory.getInstance(known.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(der));
            if (!SIGNATURES.containsKey(known.getAlgorithm())) {
                return true;
            }
            String algorithm = SIGNATURES.get(known.getAlgorithm());
            Signature signing = Signature.getInstance(algorithm);
            signing.initSign(key);
            signing.update(SAMPLE);
            byte[] signed = signing.sign();
            Signature verifying = Signature.getInstance(algorithm);
            verifying.initVerify(known);
            verifying.update(SAMPLE);
            return verifying.verify(signed);
        } catch (GeneralSecurityException ofAnotherKind) {
            return false;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ControlAccessException(
                    Property.TLS_KEY + ": " + keyFile + " can't be read: " + unreadable.getMessage());
        }
    }
}
