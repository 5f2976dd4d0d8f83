package io.netbench.analysis.probe;

/**
 * Two endpoints with probes between them.
 *
 * @param kind {@code foreign} or {@code bystander}
 * @param client who sends them
 * @param clientHost its host
 * @param server who answers
 * @param serverHost its host
 * @param series what came of them
 */
public record ProbedPair(
        String kind, String client, String clientHost, String server, String serverHost, ProbeSeries series) {

    boolean isAt(String endpoint) {
        return client.equals(endpoint) || server.equals(endpoint);
    }
}
