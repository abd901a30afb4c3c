package io.tradeschema.gate.busfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.model.Contracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusFileReaderTest {

    @Test
    void a_bus_file_names_services_and_waivers() throws BusFileException {
        var file = BusFileReader.parse("tradeschema.yaml", """
                version: 1
                contracts: [trade.intent]
                services:
                  exit-monitor:
                    source: exit_monitor
                    produces: [trade.intent]
                    must_validate: true
                waivers:
                  - fingerprint: 0123456789abcdef
                    reason: the old dashboard goes in March
                    owner: ops
                    until: 2027-03-31
                """);

        assertThat(file.contracts()).extracting(BusFile.Named::value).containsExactly("trade.intent");
        assertThat(file.services().get("exit-monitor").source()).contains("exit_monitor");
        assertThat(file.services().get("exit-monitor").mustValidate()).isTrue();
        assertThat(file.waivers().all().get(0).until()).hasToString("2027-03-31");
        assertThat(file.paths()).containsExactly(".");
    }

    @Test
    void streams_are_the_deployments() throws BusFileException {
        var file = BusFileReader.parse("tradeschema.yaml", """
                version: 1
                contracts: [trade.intent]
                streams:
                  trade.intent: prod:trade.intent
                """);

        var deployment = Deployment.of(file, "tradeschema.yaml", Contracts.declared());

        assertThat(deployment.inForce().on("prod:trade.intent"))
                .hasValueSatisfying(contract -> assertThat(contract.name()).isEqualTo("trade.intent"));
        assertThat(deployment.known().on("quantum:stream:trade.intent")).isEmpty();
        assertThat(deployment.known().on("quantum:stream:trade.closed")).isPresent();
    }

    @Test
    void a_stream_of_no_event_or_of_two_is_refused_with_its_line() {
        assertThatThrownBy(() -> deployment("trade.intend: prod:trade.intent"))
                .hasMessage("tradeschema.yaml:3: there is no event \"trade.intend\"; did you mean \"trade.intent\"?");
        assertThatThrownBy(() -> deployment("trade.intent: quantum:stream:trade.closed"))
                .hasMessage("tradeschema.yaml:3: \"quantum:stream:trade.closed\" is the stream of trade.closed already;"
                        + " give trade.intent another one");
        assertThatThrownBy(() -> deployment("trade.intent: ''"))
                .hasMessage(
                        "tradeschema.yaml:3: the stream of trade.intent is empty; write a value, or leave the stream"
                                + " of trade.intent out");
    }

    private static Deployment deployment(String stream) throws BusFileException {
        var file = BusFileReader.parse("tradeschema.yaml", "version: 1\nstreams:\n  " + stream + "\n");
        return Deployment.of(file, "tradeschema.yaml", Contracts.declared());
    }

    @Test
    void a_misspelt_name_is_refused_with_its_line_and_the_name_that_was_meant() {
        assertThatThrownBy(() -> BusFileReader.parse("tradeschema.yaml", """
                version: 1
                services:
                  executor:
                    produce: [a]
                """))
                .hasMessage("tradeschema.yaml:4: service executor has no \"produce\"; did you mean \"produces\"?");
    }

    @Test
    void a_waiver_without_an_end_is_refused() {
        assertThatThrownBy(() -> BusFileReader.parse("tradeschema.yaml", """
                version: 1
                waivers:
                  - fingerprint: 0123456789abcdef
                    reason: later
                    owner: ops
                """))
                .hasMessage("tradeschema.yaml:3: a waiver needs \"until\"; write it as 2027-01-31");
    }

    @Test
    void what_is_not_yaml_is_refused_with_its_line() {
        assertThatThrownBy(() -> BusFileReader.parse("tradeschema.yaml", "version: 1\nservices: [\n"))
                .hasMessageStartingWith("tradeschema.yaml:3: this is not YAML: ");
    }

    @Test
    void two_services_of_one_name_are_refused_with_both_lines() {
        assertThatThrownBy(() -> BusFileReader.parse("tradeschema.yaml", """
                version: 1
                services:
                  executor:
                    produces: [a]
                  executor:
                    produces: [b]
                """))
                .hasMessage(
                        "tradeschema.yaml:5: \"executor\" stands here twice, before this in line 3; give each its own"
                                + " name, or make one of both");
    }

    @Test
    void a_file_nested_without_end_is_refused_where_it_is_too_deep() {
        assertThatThrownBy(() ->
                        BusFileReader.parse("tradeschema.yaml", "version: 1\nservices:\n  " + "[".repeat(100_000)))
                .hasMessage(
                        "tradeschema.yaml:3: lists and mappings stand more than 50 deep in each other here; no file of"
                                + " the gate needs more than six");
    }

    @Test
    void a_file_without_a_version_is_refused() {
        assertThatThrownBy(() -> BusFileReader.parse("tradeschema.yaml", "services: {}\n"))
                .hasMessage("tradeschema.yaml:1: \"version: 1\" is missing");
    }

    @Test
    void what_is_checked_beside_the_source_is_read_with_its_lines() throws BusFileException {
        var evidence = BusFileReader.parse("tradeschema.yaml", """
                version: 1
                archive: schemas
                captured:
                  - monday.jsonl
                  - tuesday.jsonl
                base: origin/main
                """).evidence();

        assertThat(evidence.archive()).contains(new BusFile.Named("schemas", 2));
        assertThat(evidence.captured())
                .containsExactly(new BusFile.Named("monday.jsonl", 4), new BusFile.Named("tuesday.jsonl", 5));
        assertThat(evidence.base()).contains(new BusFile.Named("origin/main", 6));
    }

    @Test
    void a_base_without_an_archive_is_refused() {
        assertThatThrownBy(() -> BusFileReader.parse("tradeschema.yaml", """
                version: 1
                base: origin/main
                """))
                .hasMessage(
                        "tradeschema.yaml:2: base needs \"archive\", the folder that is compared with this revision");
    }

    @Test
    void an_empty_list_of_captured_files_is_refused() {
        assertThatThrownBy(() -> BusFileReader.parse("tradeschema.yaml", """
                version: 1
                baseline: known.json
                captured: []
                """))
                .hasMessage("tradeschema.yaml:3: captured names no file; name one, or leave captured out");
    }

    @Test
    void a_validator_without_its_module_is_refused_at_its_own_line() {
        assertThatThrownBy(() -> BusFileReader.parse("tradeschema.yaml", """
                version: 1
                validators:
                  - shared.checks.validate
                  - validate
                """))
                .hasMessage("tradeschema.yaml:4: \"validate\" names no function; write its module or class before it,"
                        + " such as shared.checks.validate");
    }

    @Test
    void an_empty_name_is_refused_at_its_own_line() {
        assertThatThrownBy(() -> BusFileReader.parse("tradeschema.yaml", """
                version: 1
                captured:
                  - monday.jsonl
                  - ""
                """))
                .hasMessage("tradeschema.yaml:4: captured is empty; write a value, or leave captured out");
    }

    @Test
    void clients_variables_and_topics_are_told_to_the_scan() throws BusFileException {
        var file = BusFileReader.parse("tradeschema.yaml", """
                version: 1
                topics: {trade.intent: desk.v1, trade.closed: [a, b]}
                scan:
                  env: {OUT: prod.intents, LEVEL: 3}
                  bus: {java: ["acme.Bus#send(topic, body) = write nats to=topic body=body"]}
                """);
        assertThat(file.topics().get("trade.closed"))
                .containsExactly(new BusFile.Named("a", 2), new BusFile.Named("b", 2));
        assertThat(file.topics().get("trade.intent")).containsExactly(new BusFile.Named("desk.v1", 2));
        assertThat(file.surroundings().environment())
                .containsEntry("OUT", "prod.intents")
                .containsEntry("LEVEL", "3");
        assertThat(file.surroundings().clients().get("java")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "scan: {ignore: ['**/old/**', '[']} ~ \"[\" is no pattern of paths: a bracket, brace or backslash in it"
                        + " lacks its other part; write one such as **/legacy/**",
                "scan: {ignore: ['{a']} ~ \"{a\" is no pattern of paths: a bracket, brace or backslash in it"
                        + " lacks its other part; write one such as **/legacy/**",
                "scan: {ignore: ['\\']} ~ \"\\\\\" is no pattern of paths: a bracket, brace or backslash in it"
                        + " lacks its other part; write one such as **/legacy/**",
                "scan: {paths: []} ~ paths names no folder; name one, or leave paths out for the folder of this file",
                "scan: {paths: ['']} ~ a path is empty; write a value, or leave a path out",
                "scan: {bus: {python: ['acme.Bus#send(a) = write pigeon to=a']}} ~ \"write\" is followed by what carries the"
                        + " messages: one of redis-stream, redis-channel, redis-list, kafka, nats, rabbit, rabbit-queue, zeromq",
                "scan: {bus: {python: ['acme.Bus#send(a) = write kafka to=b']}} ~ the row has no parameter b; its"
                        + " parameters are a",
                "topics: {trade.intent: ['']} ~ the topic of trade.intent is empty; write a value, or leave the topic of"
                        + " trade.intent out",
                "baseline: NULL ~ NULL is no value; leave it out, or put it in quotes",
                "services: {a: {source: null}} ~ null is no value; leave it out, or put it in quotes",
                "archive: \"a\\0b\" ~ \"a\\u0000b\" holds a NUL character; take it out",
            })
    void a_setting_that_cannot_be_used_is_refused_at_its_line(String setting, String said) {
        assertThatThrownBy(() -> BusFileReader.parse("tradeschema.yaml", "version: 1\n" + setting + "\n"))
                .hasMessage("tradeschema.yaml:2: " + said);
    }
}
