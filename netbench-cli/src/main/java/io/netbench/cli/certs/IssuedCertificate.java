package io.netbench.cli.certs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What one side of the control plane needs to prove itself and to check the other, as PEM texts.
 *
 * @param ca certificate of the authority
 * @param cert certificate of this side
 * @param key key of {@code cert}
 */
public record IssuedCertificate(String ca, String cert, String key) {

    /** Writes {@code ca.pem}, {@code cert.pem}, and {@code key.pem} for its owner's eyes into a folder made for them. */
    public void writeTo(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("ca.pem"), ca);
        Files.writeString(folder.resolve("cert.pem"), cert);
        Path keyFile = Files.createFile(
                folder.resolve("key.pem"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(keyFile, key);
    }

    @Override
    public String toString() {
        return "IssuedCertificate[hidden]";
    }
}
