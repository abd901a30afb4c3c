package io.tradeschema.gate.compat;

import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.json.SchemaText;
import io.tradeschema.model.Contract;
import java.util.Optional;

/** The contract as it stands in the working tree, whether or not it was published: what the next freeze would write. */
final class CurrentModel {

    private CurrentModel() {}

    /** The contract of that event; empty when there is a file of that name, or no such event in this run. */
    static Optional<SchemaSource.Found> of(String event) {
        return WorkingTree.isFile(event)
                ? Optional.empty()
                : KnownEvents.all().named(event).map(CurrentModel::found);
    }

    private static SchemaSource.Found found(Contract<?> contract) {
        return new SchemaSource.Found(
                contract.toString(), Optional.of(contract.version().toString()), SchemaText.of(contract));
    }
}
