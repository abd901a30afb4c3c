package io.tradeschema.json;

import io.tradeschema.model.Rule;
import io.tradeschema.model.RuleText;

/** The rules that an archive of published schemas keeps. */
public enum ArchiveRule implements Rule {
    /** A published schema was changed. */
    ARCHIVE_MUTATED(
            "A published schema never changes, byte for byte.",
            "Services vendor published schemas; a silent change makes two truths of one version.",
            "Restore the file from version control; publish the change as a new version.",
            "schemas/trade-intent/1.0.0: its digest is not the lock's"),
    /** A published version is missing in the archive. */
    ARCHIVE_GAP(
            "Every version that was ever published is in the archive.",
            "A version that is missing cannot be checked against, and messages of it are still stored.",
            "Restore the file and its lines in index and lock from version control.",
            "schemas/trade-intent/1.0.0 is in the lock, its file is gone"),
    /** The model and its newest published schema differ. */
    MODEL_SCHEMA_MISMATCH(
            "The model and its newest published schema say the same.",
            "A service that trusts the schema and one that trusts the model would disagree.",
            "Raise the version where the contract is declared, in the record or the bus file, and publish it by \"archive freeze\"; the finding says how it is typed.",
            "trade.intent@1.1.0: the model has a field that the published schema has not"),
    /** A minor version adds a field that no reader may ignore. */
    MUST_UNDERSTAND_IN_MINOR(
            "A field that every reader must understand is added only with a new major version.",
            "A reader that is open to later minor versions leaves a name it does not know out, and would trade something else.",
            "Raise the major version, or take @MustUnderstand away if a reader may leave the field out.",
            "trade.intent@1.2.0: hedge_only is marked @MustUnderstand and came in 1.2.0"),
    /** A minor version adds a name that is a slip of another. */
    NAME_CONFUSABLE_IN_MINOR(
            "A field that a minor version adds is no slip of a name that is there already.",
            "A reader refuses a name that is one edit away from one it knows, open or not; it would refuse the new field, too.",
            "Give the new field another name, or raise the major version.",
            "trade.closed@1.3.0: fees came in 1.3.0, beside fee");

    private final RuleText text;

    ArchiveRule(String demand, String reason, String remedy, String example) {
        this.text = RuleText.error(demand, reason, remedy, example);
    }

    @Override
    public RuleText text() {
        return text;
    }
}
