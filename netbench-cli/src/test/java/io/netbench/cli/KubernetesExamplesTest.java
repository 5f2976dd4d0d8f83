package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netbench.cli.options.AgentPorts;
import io.netbench.plan.HostList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Holds the manifests to each other and to the commands that they start. No cluster reads them here. */
class KubernetesExamplesTest {

    private static final Path FOLDER = Path.of("..", "examples", "kubernetes");

    @Test
    void shouldOpenThePortsOfAnAgent() throws IOException {
        JsonNode ports = documents("agents.yaml").get(0).at("/spec/ports");
        assertEquals(AgentPorts.CONTROL, ports.get(0).get("port").intValue());
        assertEquals(AgentPorts.DATA, ports.get(1).get("port").intValue());
    }

    @Test
    void shouldSelectThePodsThatItMakes() throws IOException {
        List<JsonNode> agents = documents("agents.yaml");
        JsonNode labels = agents.get(1).at("/spec/template/metadata/labels");
        assertFalse(labels.isMissingNode());
        assertEquals(labels, agents.get(0).at("/spec/selector"));
        assertEquals(labels, agents.get(1).at("/spec/selector/matchLabels"));
        assertEquals(agents.get(0).at("/metadata/name"), agents.get(1).at("/spec/serviceName"));
    }

    @Test
    void shouldRunOverEveryAgentThatIsThere() throws IOException {
        JsonNode agents = documents("agents.yaml").get(1);
        List<String> hosts = new ArrayList<>();
        for (String argument : arguments(documents("incast.yaml").get(0))) {
            if (argument.startsWith("--servers=") || argument.startsWith("--clients=")) {
                String list = argument.substring(argument.indexOf('=') + 1);
                ((HostList.Hosts) HostList.parse(list)).hosts().forEach(host -> hosts.add(host.host()));
            }
        }
        String name = agents.at("/metadata/name").stringValue();
        List<String> pods = new ArrayList<>();
        for (int i = 0; i < agents.at("/spec/replicas").intValue(); i++) {
            pods.add(name + "-" + i + "." + agents.at("/spec/serviceName").stringValue());
        }
        assertEquals(pods, hosts);
    }

    @Test
    void shouldStartCommandsWithOptionsThatTheyHave() throws IOException {
        for (JsonNode document : List.of(
                documents("agents.yaml").get(1), documents("incast.yaml").get(0))) {
            String[] arguments = arguments(document).toArray(new String[0]);
            assertEquals(
                    List.of(arguments),
                    NetbenchCommand.newCommandLine().parseArgs(arguments).originalArgs());
        }
    }

    private static List<String> arguments(JsonNode document) {
        List<String> arguments = new ArrayList<>();
        document.at("/spec/template/spec/containers/0/args").forEach(node -> arguments.add(node.stringValue()));
        return arguments;
    }

    private static List<JsonNode> documents(String file) throws IOException {
        try (var documents = new YAMLMapper()
                .readerFor(JsonNode.class)
                .<JsonNode>readValues(Files.readString(FOLDER.resolve(file)))) {
            return documents.readAll();
        }
    }
}
