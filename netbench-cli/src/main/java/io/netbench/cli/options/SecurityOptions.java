package io.netbench.cli.options;

import io.netbench.control.net.AccessToken;
import io.netbench.control.net.ControlAccessException;
import io.netbench.control.net.TlsFiles;
import io.netbench.text.Property;
import io.netbench.text.TokenVariable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a coordinator and its agents show each other. The secret itself is never an argument. */
public final class SecurityOptions {

    private static final Path STANDARD_INPUT = Path.of("-");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "A file whose first line is the token that the coordinator and its agents share; - reads it from "
                            + "standard input. Default: the environment variable " + TokenVariable.NAME + ".")
    @Sets(Property.TOKEN_FILE)
    private Path tokenFile;

    @Option(
            names = "--tls",
            description =
                    "Encrypt the control connections between the coordinator and its agents. Given with any of the "
                            + "options that follow.")
    @Sets(Property.TLS)
    private boolean tls;

    @Option(
            names = "--tls-ca",
            paramLabel = "FILE",
            description = "Certificates (PEM) of the authorities that the other side's has to come from. On an agent: "
                    + "coordinators need one. Default on a coordinator: those that Java trusts.")
    @Sets(Property.TLS_CA)
    private Optional<Path> tlsCa = Optional.empty();

    @Option(
            names = "--tls-cert",
            paramLabel = "FILE",
            description =
                    "This side's certificate (PEM), with those between it and its authority. netbench certs makes "
                            + "some for a test bed.")
    @Sets(Property.TLS_CERT)
    private Optional<Path> tlsCert = Optional.empty();

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The key of --tls-cert (PKCS#8 PEM, no password).")
    @Sets(Property.TLS_KEY)
    private Optional<Path> tlsKey = Optional.empty();

    /**
     * With what control connections are encrypted; empty if they are plain.
     *
     * @throws io.netbench.control.net.ControlAccessException if the files don't belong together
     */
    public Optional<TlsFiles> tls() {
        boolean isAsked = tls || tlsCa.isPresent() || tlsCert.isPresent() || tlsKey.isPresent();
        return isAsked ? Optional.of(new TlsFiles(tlsCert, tlsKey, tlsCa)) : Optional.empty();
    }

    /**
     * The token that was given; empty if none was.
     *
     * @throws io.netbench.control.net.ControlAccessException if it can't be used
     */
    public Optional<AccessToken> token(Map<String, String> environment) {
        if (tokenFile != null) {
            return Optional.of(
                    tokenFile.equals(STANDARD_INPUT)
                            ? ofStandardInput()
                            : AccessToken.ofFile(Property.TOKEN_FILE, tokenFile));
        }
        return Optional.ofNullable(environment.get(TokenVariable.NAME))
                .filter(text -> !text.isBlank())
                .map(text -> AccessToken.of(text, TokenVariable.NAME));
    }

    public boolean namesTokenFile() {
        return tokenFile != null;
    }

    private static AccessToken ofStandardInput() {
        try {
            return AccessToken.ofFirstLine(System.in, Property.TOKEN_FILE + " -, standard input");
        } catch (IOException e) {
            throw new ControlAccessException(
                    Property.TOKEN_FILE + " -: standard input can't be read: " + e.getMessage());
        }
    }
}
