package io.netbench.control.net;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AccessTokenTest {

    private static final String TEXT = "0123456789abcdef";

    @Test
    void shouldPassOverAByteOrderMark() throws IOException {
        byte[] file = ("\uFEFF" + TEXT + "\r\n").getBytes(StandardCharsets.UTF_8);
        assertTrue(
                AccessToken.ofFirstLine(new ByteArrayInputStream(file), "file").matches(TEXT));
    }
}
