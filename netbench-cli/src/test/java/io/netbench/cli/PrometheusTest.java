package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.result.ResultJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A real Prometheus reads an agent, and answers what the dashboard asks it. */
@Timeout(120)
class PrometheusTest {

    private static final Path DASHBOARD = Path.of("..", "examples", "grafana", "netbench-agents.json");
    private static final long DEADLINE_S = 60;
    private static final long POLL_MS = 100;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private MeteredAgent agent;
    private Process prometheus;
    private int port;

    @BeforeEach
    void startAgent() throws Exception {
        assumeTrue(isInstalled("prometheus") && isInstalled("promtool"), "there is no Prometheus on this host");
        agent = MeteredAgent.start();
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":")).anyMatch(at -> Files.isExecutable(Path.of(at, program)));
    }

    @AfterEach
    void end() throws Exception {
        if (prometheus != null) {
            prometheus.destroyForcibly().waitFor();
        }
        if (agent != null) {
            agent.close();
        }
    }

    @Test
    void shouldAnswerWhatTheDashboardAsks() throws Exception {
        startPrometheus();
        until(() -> !result("up == 1").isEmpty());
        CommandRun run = CommandRun.of(("incast -s 127.0.0.1:" + agent.controlPort()
                        + " -c 2 -b 64k --rate 20mbit -t 3s -w 0 --min-link 1kbit" + " --live off --quiet")
                .split(" "));
        assertEquals(0, run.status(), run::err);
        until(() -> value("netbench_runs_total{outcome=\"complete\"}") == 1);
        until(() -> value("sum(netbench_received_bytes_total)") > 1_000_000);
        until(() -> value("sum(rate(netbench_received_bytes_total[1m]))") > 0);

        List<String> queries = queries();
        assertTrue(queries.size() >= 12, queries::toString);
        for (String query : queries) {
            JsonNode answer = answer(query);
            assertEquals("success", answer.get("status").asString(), () -> query + ": " + answer);
            boolean mayBeEmpty = query.contains("netbench_sent_bytes_total");
            assertTrue(mayBeEmpty || !answer.get("data").get("result").isEmpty(), () -> query + " is empty");
        }
        assertPromtoolIsContent();
    }

    private void assertPromtoolIsContent() throws Exception {
        Path text = folder.resolve("metrics.txt");
        HttpResponse<Path> scraped =
                http.send(HttpRequest.newBuilder(agent.metrics()).build(), HttpResponse.BodyHandlers.ofFile(text));
        assertEquals(200, scraped.statusCode());
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectInput(text.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(promtool.waitFor(DEADLINE_S, TimeUnit.SECONDS));
        assertEquals(0, promtool.exitValue(), said);
        assertEquals("", said);
    }

    private void startPrometheus() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path configuration = Files.writeString(
                folder.resolve("prometheus.yml"),
                Files.readString(DASHBOARD.resolveSibling("prometheus.yml"))
                        .replace("scrape_interval: 5s", "scrape_interval: 300ms")
                        .replace("localhost:9464", agent.metrics().getAuthority()));
        prometheus = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
    }

    /** What the panels ask, with what Grafana puts in the places of its variables. */
    private static List<String> queries() throws IOException {
        JsonNode dashboard = ResultJson.mapper().readTree(Files.readString(DASHBOARD));
        List<String> queries = new ArrayList<>();
        for (JsonNode panel : dashboard.get("panels")) {
            for (JsonNode target : panel.get("targets")) {
                queries.add(target.get("expr")
                        .asString()
                        .replace("$job", ".*")
                        .replace("$instance", ".*")
                        .replace("$__rate_interval", "1m")
                        .replace("$__range", "1h"));
            }
        }
        return queries;
    }

    private JsonNode result(String query) throws Exception {
        JsonNode answer = answer(query);
        return answer.path("data").path("result");
    }

    private double value(String query) throws Exception {
        JsonNode result = result(query);
        return result.isEmpty()
                ? Double.NaN
                : Double.parseDouble(result.get(0).get("value").get(1).asString());
    }

    private JsonNode answer(String query) throws Exception {
        URI uri = URI.create(
                "http://127.0.0.1:" + port + "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        try {
            return ResultJson.mapper()
                    .readTree(http.send(
                                    HttpRequest.newBuilder(uri)
                                            .timeout(Duration.ofSeconds(10))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException | JacksonException notYet) {
            return ResultJson.mapper().createObjectNode();
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private void until(Condition condition) throws Exception {
        long byNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (!condition.holds()) {
            if (System.nanoTime() - byNs > 0) {
                throw new AssertionError("not in " + DEADLINE_S + " s; Prometheus says: "
                        + Files.readString(folder.resolve("prometheus.log")));
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MS);
        }
    }
}
