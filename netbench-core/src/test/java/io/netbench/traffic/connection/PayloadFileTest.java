package io.netbench.traffic.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadFileTest {

    private static final int WINDOW_BYTES = 100_003;

    @TempDir
    private Path folder;

    @Test
    void shouldRepeatTheWindowUntilTheLongestPieceFitsAnywhere() throws IOException {
        byte[] window = new byte[WINDOW_BYTES];
        new Random(1).nextBytes(window);
        try (FileChannel file = made(window, List.of(folder))) {
            assertEquals(PayloadFile.LONGEST_PIECE_BYTES + WINDOW_BYTES, file.size());
            ByteBuffer content = ByteBuffer.allocate((int) file.size());
            assertEquals(content.capacity(), file.read(content, 0));
            for (int at = 0; at < content.capacity(); at++) {
                assertEquals(window[at % WINDOW_BYTES], content.get(at));
            }
        }
    }

    @Test
    void shouldLeaveNoName() throws IOException {
        try (FileChannel file = made(new byte[WINDOW_BYTES], List.of(folder));
                Stream<Path> left = Files.list(folder)) {
            assertTrue(file.isOpen());
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void shouldTakeTheNextFolderWhereOneTakesNoFile() throws IOException {
        try (FileChannel file = made(new byte[WINDOW_BYTES], List.of(folder.resolve("none"), folder))) {
            assertTrue(file.isOpen());
        }
        ByteBuf window = Unpooled.wrappedBuffer(new byte[WINDOW_BYTES]);
        assertTrue(PayloadFile.of(window, List.of(folder.resolve("none"))).isEmpty());
    }

    @Test
    void shouldKnowWhichFileSystemsKeepLargePieces() {
        assertTrue(PayloadFile.keepsLargePieces("ext4", "6.18.44-fc-v669"));
        assertTrue(PayloadFile.keepsLargePieces("xfs", "6.1.0-18-amd64"));
        assertTrue(PayloadFile.keepsLargePieces("xfs", "5.18.0-4-amd64"));
        assertTrue(PayloadFile.keepsLargePieces("ext4", "6.16-generic"));
        assertFalse(PayloadFile.keepsLargePieces("xfs", "5.17.0-4-amd64"));
        assertFalse(PayloadFile.keepsLargePieces("ext4", "6.1.0-18-amd64"));
        assertFalse(PayloadFile.keepsLargePieces("xfs", "5.14.0-427.13.1.el9_4.x86_64"));
        assertFalse(PayloadFile.keepsLargePieces("tmpfs", "6.18.44"));
        assertFalse(PayloadFile.keepsLargePieces("ext4", "unknown"));
    }

    private static FileChannel made(byte[] window, List<Path> folders) {
        return PayloadFile.of(Unpooled.wrappedBuffer(window), folders).orElseThrow();
    }
}
