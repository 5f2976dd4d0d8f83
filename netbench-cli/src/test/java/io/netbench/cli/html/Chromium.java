package io.netbench.cli.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A browser without a window, with a profile of its own, which asks for nothing by itself. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long DEADLINE_NS = 30_000_000_000L;

    private final Process process;
    private final Path profile;
    private final DevTools tools;

    private Chromium(Process process, Path profile, DevTools tools) {
        this.process = process;
        this.profile = profile;
        this.tools = tools;
    }

    /** Where it is; empty where there is none. */
    static Optional<Path> binary() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Path binary) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("netbench-chromium-");
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path told = profile.resolve("DevToolsActivePort");
        long deadline = System.nanoTime() + DEADLINE_NS;
        while (!Files.exists(told) || Files.readAllLines(told).size() < 2) {
            if (process.waitFor(10, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new IOException(binary + " does not start");
            }
        }
        List<String> place = Files.readAllLines(told);
        return new Chromium(
                process, profile, DevTools.connect(URI.create("ws://127.0.0.1:" + place.get(0) + place.get(1))));
    }

    /** Opens a file in a page of its own, of this size, and waits until it is drawn. */
    OpenPage open(Path file, int width, int height) {
        String target = tools.call("", "Target.createTarget", Map.of("url", "about:blank"))
                .path("targetId")
                .asString();
        String session = tools.call("", "Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .path("sessionId")
                .asString();
        for (String domain : List.of("Page", "Runtime", "Network", "Log")) {
            tools.call(session, domain + ".enable", Map.of());
        }
        tools.call(
                session,
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        OpenPage page = new OpenPage(target, session);
        page.navigate(file.toUri().toString());
        return page;
    }

    /** A page of the browser. */
    final class OpenPage implements AutoCloseable {

        private final String target;
        private final String session;

        private OpenPage(String target, String session) {
            this.target = target;
            this.session = session;
        }

        private void navigate(String url) {
            call("Page.navigate", Map.of("url", url));
            await("document.documentElement && document.documentElement.hasAttribute('data-drawn')");
        }

        JsonNode call(String method, Map<String, ?> parameters) {
            return tools.call(session, method, parameters);
        }

        /** What an expression comes to; a promise is waited for. */
        JsonNode value(String expression) {
            JsonNode result = call(
                    "Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
            if (result.has("exceptionDetails")) {
                throw new AssertionError(expression + ": " + result.get("exceptionDetails"));
            }
            return result.path("result").path("value");
        }

        String text(String expression) {
            return value(expression).asString("");
        }

        int number(String expression) {
            return value(expression).asInt();
        }

        /** Waits until an expression is true. */
        void await(String expression) {
            long deadline = System.nanoTime() + DEADLINE_NS;
            while (!value("!!(" + expression + ")").asBoolean(false)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("never true: " + expression + "; " + complaints());
                }
                value("new Promise(done => requestAnimationFrame(done))");
            }
        }

        /** Presses and releases a key. */
        void press(String key) {
            String text = key.length() == 1 ? key : key.equals("Enter") ? "\r" : "";
            int code =
                    switch (key) {
                        case "Enter" -> 13;
                        case "ArrowRight" -> 39;
                        case "ArrowDown" -> 40;
                        case "ArrowLeft" -> 37;
                        case "Tab" -> 9;
                        case " " -> 32;
                        default -> key.toUpperCase(Locale.ROOT).charAt(0);
                    };
            call(
                    "Input.dispatchKeyEvent",
                    Map.of("type", "keyDown", "key", key, "text", text, "windowsVirtualKeyCode", code));
            call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
        }

        /** Errors of the console, exceptions, and what the policy refused. */
        List<String> complaints() {
            List<String> complaints = new ArrayList<>();
            tools.events(session, "Runtime.exceptionThrown").forEach(event -> complaints.add(event.toString()));
            tools.events(session, "Runtime.consoleAPICalled").forEach(event -> complaints.add(event.toString()));
            tools.events(session, "Log.entryAdded").forEach(event -> complaints.add(event.toString()));
            tools.events(session, "Page.javascriptDialogOpening").forEach(event -> complaints.add(event.toString()));
            return complaints;
        }

        /** Where it asked for anything, itself included. */
        List<String> requests() {
            return tools.events(session, "Network.requestWillBeSent").stream()
                    .map(event -> event.path("request").path("url").asString(""))
                    .toList();
        }

        @Override
        public void close() {
            tools.call("", "Target.closeTarget", Map.of("targetId", target));
        }
    }

    @Override
    public void close() {
        tools.close();
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | UncheckedIOException e) {
            // Helpers of the browser may still be ending; what they leave is in the folder for temporary files.
        }
    }
}
