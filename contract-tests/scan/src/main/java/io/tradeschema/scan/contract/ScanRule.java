package io.tradeschema.scan.contract;

import io.tradeschema.model.Rule;
import io.tradeschema.model.RuleText;
import io.tradeschema.model.Severity;

/** What the scan of a source tree demands. The enum is the registry; an id never changes. */
public enum ScanRule implements Rule {
    /** A name that the event or class does not have. */
    CALLSITE_UNKNOWN_FIELD(
            Severity.ERROR,
            "A call site sets only names that the event has.",
            "Strict readers refuse the message, or Python refuses the call; the trade never happens.",
            "Use the name that the finding suggests.",
            "TradeIntent(direction=…)"),
    /** A name that was taken out of use. */
    CALLSITE_RETIRED_FIELD(
            Severity.ERROR,
            "A call site does not set a retired name.",
            "The name is refused by every reader; its successor holds the meaning now.",
            "Use the successor, and map the values as the finding says.",
            "{\"side\": \"BUY\"} on a stream whose event has \"action\""),
    /** A required name that is not set. */
    CALLSITE_MISSING_REQUIRED(
            Severity.ERROR,
            "A call site sets every required name, on every path.",
            "Readers refuse a message without it, or worse: fill in a default.",
            "Set the name on every path that reaches the bus.",
            "a dict without \"leverage\" given to xadd"),
    /** A value that the contract refuses. */
    CALLSITE_WRONG_VALUE(
            Severity.ERROR,
            "A value that the source shows is one that the contract accepts.",
            "Readers refuse the message, or take it for something else.",
            "Send a value of the type and set that the contract names.",
            "\"action\": \"LONG\""),
    /** A value in another unit or form than the contract's. */
    CALLSITE_WRONG_UNIT(
            Severity.ERROR,
            "A value has the unit and form that the contract names.",
            "A percentage in a price field, or seconds for an ISO time, is accepted by nobody or misread by everybody.",
            "Convert the value, or use the field that carries this unit.",
            "\"stop_loss\": cfg.stop_loss_pct"),
    /** A call that its callee's definition does not allow. */
    CALLSITE_SIGNATURE(
            Severity.ERROR,
            "A call gives the arguments that the definition has.",
            "Python raises TypeError at run time; where an except swallows it, nothing happens and nobody knows.",
            "Call it as it is defined, or change the definition.",
            "bus.publish(topic=…) where the parameter is event_type"),
    /** A call that cannot run, from which no way leads to a bus. */
    CALLSITE_AWAY_FROM_BUS(
            Severity.WARNING,
            "A call that is looked at because of its words can run, wherever it stands.",
            "It fails at run time; whether a message is lost by it, the scan does not see.",
            "Call it as it is defined, or waive it where the call is right.",
            "Order(side=…) in a function that neither reaches a bus nor is called on the way to one"),
    /** A method that the class does not have. */
    CALLSITE_NO_SUCH_METHOD(
            Severity.ERROR,
            "A method that is called exists on the class.",
            "Python raises AttributeError at run time; .dict() is Pydantic's, not a dataclass's.",
            "Call a method that exists.",
            "intent.dict() where TradeIntent is a dataclass"),
    /** A class of the tree that describes a contract's message differently. */
    CALLSITE_SHADOW_MODEL(
            Severity.WARNING,
            "A class that carries a contract message's name has the contract's fields.",
            "A second description drifts from the first; the next change is made in one of them only.",
            "Use the generated class, or bring the fields into line.",
            "class TradeIntent with \"side\" beside the contract's \"action\""),
    /** A place that publishes without validation where the configuration demands it. */
    CALLSITE_RAW_PUBLISH(
            Severity.ERROR,
            "In a zone that must validate, a message is validated before it is published.",
            "Whatever is wrong with it is found by the readers, one by one, at run time.",
            "Publish through the contract's builder or validate the message first.",
            "redis.xadd(…) in a service listed under must_validate"),
    /** A place that the scan could not tell. */
    CALLSITE_UNRESOLVED(
            Severity.WARNING,
            "Every place that writes or reads can be told.",
            "What cannot be told is not checked; a gate that is silent about it is trusted too much.",
            "Name the stream and fields where the scan can see them, or declare the place in tradeschema.yaml.",
            "xadd(stream, **kwargs)"),
    /** A message under another key, or in another form, than the contract's. */
    ENVELOPE_WRONG_FORM(
            Severity.ERROR,
            "A message lies in its entry as the contract says.",
            "Readers look under the contract's key and find nothing; 25 hours without a trade once began so.",
            "Put the message as JSON text under the contract's key.",
            "xadd(stream, {\"data\": json.dumps(message)})"),
    /** A body that is an envelope, where the envelope is the message's headers. */
    ENVELOPE_IN_BODY(
            Severity.WARNING,
            "On Kafka and NATS the body is the message alone; the envelope is its headers.",
            "The contract's own readers refuse an envelope for the message; only a reader that unpacks it itself gets on with it.",
            "Send the JSON of the message, and each other field of the envelope as a header of its name.",
            "producer.send(topic, json.dumps({\"event_type\": name, \"payload\": message}))"),
    /** A field of the entry that the envelope does not have or that is missing. */
    ENVELOPE_FIELDS(
            Severity.ERROR,
            "An entry has the envelope's fields and no others.",
            "Readers refuse an entry with a field they do not know or without one they need.",
            "Write exactly the envelope's fields.",
            "an entry without event_type"),
    /** Two forms of one event in one tree. */
    ENVELOPE_MIXED(
            Severity.ERROR,
            "One stream has one wire form.",
            "A reader understands one of the forms and loses the other's messages.",
            "Bring the writers to one form.",
            "one service writes \"payload\", another writes \"data\""),
    /** A reader that looks where the message is not. */
    READ_WRONG_FORM(
            Severity.ERROR,
            "A reader looks for the message where it lies.",
            "It finds nothing, and does nothing, in silence.",
            "Read the contract's key, and decode its JSON.",
            "fields.get(\"data\") on a stream whose message is under \"payload\""),
    /** A name that is asked for as text of a client that gives bytes, or the other way round. */
    READ_NAME_KIND(
            Severity.WARNING,
            "A reader asks for an entry's names as its client gives them.",
            "The name is never found: the reader fails on every entry, or skips it in silence.",
            "Make the client decode what it reads, or ask for bytes.",
            "fields[\"payload\"] of a client that was made without decode_responses"),
    /** A name that is read and that the contract does not have. */
    READ_UNKNOWN_FIELD(
            Severity.ERROR,
            "A reader takes only names that the contract has.",
            "The name is never there: the reader works with its default, every time.",
            "Read the name that the finding suggests.",
            "message.get(\"pnl_usd\", 0) where the contract has \"pnl\""),
    /** A name that is read and that nobody writes. */
    READ_NEVER_WRITTEN(
            Severity.ERROR,
            "A name that is read is written by someone.",
            "The name is never there: the reader works with its default, every time.",
            "Read a name that is written, or have it written.",
            "entry.get(\"regime\") where no producer sets it"),
    /** A name that a reader's class declares, that nobody writes, and that nothing is seen to ask for. */
    READ_DECLARED_NEVER_WRITTEN(
            Severity.WARNING,
            "A name that a class declares for what is read is written by someone.",
            "It is never there: whoever asks for it one day finds nothing, or a default.",
            "Leave the name out, or have it written.",
            "class Letter with \"town\", which no writer of the stream sets and no reader asks for"),
    /** A value that is expected and cannot occur. */
    READ_VALUE_IMPOSSIBLE(
            Severity.ERROR,
            "A value that a reader compares with can occur.",
            "The branch is never taken.",
            "Compare with the contract's values.",
            "if message[\"action\"] == \"LONG\""),
    /** A value that can occur and is not expected. */
    READ_VALUE_UNHANDLED(
            Severity.WARNING,
            "A chain of comparisons covers every value, or has a branch for the others.",
            "A message with the other value falls through without a word.",
            "Handle the value, or add an else that reports.",
            "if action == \"BUY\": … elif action == \"SELL\": …, and CLOSE is lost"),
    /** A default for a field whose absence matters. */
    READ_DEFAULT_HIDES_ABSENCE(
            Severity.WARNING,
            "A reader makes no default for a field that must be understood.",
            "When the field is absent or misspelt, the reader trades on a guess.",
            "Read it without a default and refuse the message when it is absent.",
            "message.get(\"leverage\", 1)"),
    /** An entry acknowledged although handling it failed. */
    READ_ACKNOWLEDGED_FAILURE(
            Severity.WARNING,
            "An entry is acknowledged when it was handled, or handed on as failed.",
            "An except that acknowledges loses the message for good.",
            "Leave it pending, or write it to a dead-letter stream before acknowledging.",
            "except Exception: redis.xack(…)"),
    /** A stream that is read and that nobody writes. */
    STREAM_NEVER_WRITTEN(
            Severity.ERROR,
            "A stream that is read is written by someone.",
            "The reader waits for ever.",
            "Correct the name, or declare the writer in tradeschema.yaml.",
            "xread({\"trade.execution.res\": …}) where the writers use another name"),
    /** A stream that is written and that nobody reads. */
    STREAM_NEVER_READ(
            Severity.WARNING,
            "A stream that is written is read by someone.",
            "The work is lost, or a reader was renamed.",
            "Remove the writer, correct the name, or declare the reader in tradeschema.yaml.",
            "xadd to a stream that nothing in the tree reads"),
    /** A stream name that is nearly another. */
    STREAM_NAME_NEAR(
            Severity.ERROR,
            "A stream's name is spelled as the contract or its other end spells it.",
            "The two ends never meet.",
            "Use the other name, from one constant.",
            "trade.execution.res beside quantum:stream:trade.execution.res"),
    /** A hand-made list of names that differs from the contract's. */
    VALIDATOR_DISAGREES(
            Severity.WARNING,
            "A hand-made check demands what the contract demands.",
            "It refuses good messages or lets bad ones through, and drifts further with each change.",
            "Use the contract's validation.",
            "REQUIRED_FIELDS = {\"symbol\", \"side\", \"size\"}"),
    /** A name that a service declares to read and that does not exist. */
    DECLARED_READ_UNKNOWN(
            Severity.ERROR,
            "A name that a service declares to read is one that the contract has, or that is written.",
            "The service needs what nobody promises; it is broken already, or will be at the next deployment.",
            "Declare and read the name that the finding suggests, or have it added to the contract.",
            "reads: {trade.closed: [pnl_usd]} where the contract has \"pnl\""),
    /** A name that is declared and that the source does not read. */
    DECLARED_READ_UNUSED(
            Severity.WARNING,
            "A service reads what it declares to read.",
            "Producers keep a field alive, and ask before they change it, for a reader that does not exist.",
            "Take the name out of \"reads\", or read it.",
            "reads: {trade.closed: [fees]} and a source that never takes \"fees\""),
    /** A name that the source reads and that is not among those declared. */
    READ_NOT_DECLARED(
            Severity.WARNING,
            "A service that declares what it reads from a stream declares all of it.",
            "Producers go by the declaration; a change they take for safe breaks this reader.",
            "Add the name to \"reads\" of the service, or do not read it.",
            "message[\"exit_price\"] in a service that declares reads: {trade.closed: [pnl]}"),
    /** A declaration in the bus file that the source does not bear out, or the other way round. */
    TOPOLOGY_DIFFERS(
            Severity.WARNING,
            "What the bus file declares is what the source does.",
            "A topology that is not true sends people to the wrong service at night.",
            "Correct tradeschema.yaml, or the service.",
            "a service that is declared to produce a stream and does not"),
    /** A contract that a test builds and nothing runs. */
    CONTRACT_NEVER_RUN(
            Severity.ERROR,
            "A contract that a test builds is run.",
            "The test is green whatever the service does: nothing was delivered, nothing was looked at.",
            "Return its tests() from a @TestFactory, or implement ConsumerTest or ProducerTest.",
            "@Test void contract() { ConsumerContract.of(TradeIntent.TYPE)….tests(); }"),
    /** An assertion that asserts nothing. */
    ASSERTION_WITHOUT_END(
            Severity.ERROR,
            "An assertion that a test begins says what is asserted.",
            "It passes for every message and every service; the test is green and proves nothing.",
            "End it: isValid(TYPE) or isRefusedWith(TYPE, …) for a message, check(classes) for a rule about classes.",
            "assertThatEvent(published);"),
    /** A service of the bus file that no contract test looks at. */
    SERVICE_WITHOUT_CONTRACT_TEST(
            Severity.WARNING,
            "A service on a contract's stream has a contract test.",
            "What the source does not show is found on the live bus: a failed action, an entry that is dropped.",
            "Write one: docs/kit.md of the release for Java, docs/python-and-javascript-tests.md for Python and JavaScript.",
            "a service under \"services\" whose tests never use the kit"),
    /** A service of the bus file that may publish what was not validated. */
    SERVICE_NOT_VALIDATING(
            Severity.WARNING,
            "A service that writes to a contract's stream is under must_validate.",
            "A publisher that validates today may stop tomorrow, and the gate says nothing.",
            "Write must_validate: true under the service in tradeschema.yaml, and right what check then finds.",
            "exit-monitor: {source: exit_monitor, produces: [trade.intent]}"),
    /** A file that could not be read as source. */
    SCAN_FILE_UNREADABLE(
            Severity.WARNING,
            "Every file of the tree can be read.",
            "What cannot be read is not checked.",
            "Correct the file, or leave it out in tradeschema.yaml.",
            "a file with a syntax error"),
    /** A language of the tree that is not read. */
    SCAN_LANGUAGE_NOT_READ(
            Severity.WARNING,
            "Programs on a contract's stream are in languages that the scan reads.",
            "What they write and read is not checked; a divergence there is found at run time.",
            "Declare the service under \"external\", and hold it to the published schemas by its own tests.",
            "quantum:stream:trade.intent in a Kotlin file"),
    /** A client of a bus that has no row. */
    SCAN_CLIENT_NOT_READ(
            Severity.WARNING,
            "Libraries that carry messages are ones that the scan follows.",
            "What is sent through them is not checked, and nothing else says so.",
            "Say what the client does under \"scan: bus\" in tradeschema.yaml.",
            "import kombu"),
    /** A scan that looked at nothing. */
    SCAN_NOTHING(
            Severity.ERROR,
            "A check that ran looked at something.",
            "A gate that is green because it saw nothing is worse than none.",
            "Give it the right paths and the contract.",
            "tradeschema scan an-empty-folder");

    private final RuleText text;

    ScanRule(Severity severity, String demand, String reason, String remedy, String example) {
        this.text = new RuleText(severity, demand, reason, remedy, example);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
