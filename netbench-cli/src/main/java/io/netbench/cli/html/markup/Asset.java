package io.netbench.cli.html.markup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A script or style sheet of ours: the only thing that goes into a page as it is, since nobody but us wrote it. The policy of a
 * page lets it in by its hash, and nothing else.
 */
final class Asset {

    private final String content;

    private Asset(String content) {
        this.content = content;
    }

    /**
     * That of the program's own jar.
     *
     * @param resource its path in the jar
     */
    static Asset of(String resource) {
        try (InputStream in = Asset.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the jar lacks " + resource);
            }
            String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (content.contains("</") || content.contains("<!--") || content.indexOf('\r') >= 0) {
                throw new IllegalStateException(resource + " can't stand in a page");
            }
            return new Asset(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String content() {
        return content;
    }

    /** As a policy names it: {@code 'sha256-...'}. */
    String source() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
