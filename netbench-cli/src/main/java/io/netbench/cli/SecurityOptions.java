package io.netbench.cli;

import io.netbench.control.net.AccessToken;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a coordinator and its agents show each other. The secret itself is never an argument. */
final class SecurityOptions {

    private static final String TOKEN_OPTION = "--token-file";
    private static final String TOKEN_VARIABLE = "NETBENCH_TOKEN";

    @Option(
            names = TOKEN_OPTION,
            paramLabel = "FILE",
            description =
                    "A file whose first line is the token that the coordinator and its agents share. Default: the "
                            + "environment variable " + TOKEN_VARIABLE + ".")
    private Path tokenFile;

    /**
     * The token that was given; empty if none was.
     *
     * @throws io.netbench.control.net.ControlAccessException if it can't be used
     */
    Optional<AccessToken> token(Map<String, String> environment) {
        if (tokenFile != null) {
            return Optional.of(AccessToken.ofFile(TOKEN_OPTION, tokenFile));
        }
        return Optional.ofNullable(environment.get(TOKEN_VARIABLE))
                .filter(text -> !text.isBlank())
                .map(text -> AccessToken.of(text, TOKEN_VARIABLE));
    }
}
