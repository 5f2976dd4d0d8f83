package io.netbench.cli.iperf3;

import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import java.time.Instant;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A session that did not come about, as iperf3's JSON: scripts look into it for the error, and try again. */
public final class NoSession {

    private final Iperf3Asked asked;
    private final String error;

    /** @param error why there was none */
    public NoSession(Iperf3Asked asked, String error) {
        this.asked = asked;
        this.error = error;
    }

    /** Its lines: it has not started. */
    public void tell(Consumer<String> lines) {
        lines.accept(JsonText.line("error", JsonNodeFactory.instance.stringNode(error)));
        lines.accept(JsonText.line("end", JsonNodeFactory.instance.objectNode()));
    }

    /** Writes it as a document. */
    public void write(Output output, Outlet outlet) {
        ObjectNode document = asked.document();
        ObjectNode start = document.putObject("start");
        start.putArray("connected");
        start.setAll(new Iperf3Start(asked).node(Instant.now()));
        document.putArray("intervals");
        document.putObject("end");
        document.put("error", error);
        JsonText.write(document, output, outlet);
    }
}
