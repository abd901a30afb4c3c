package io.tradeschema.event;

import io.tradeschema.model.Doc;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.StrictBuilder;
import io.tradeschema.model.ValueType;
import java.util.Optional;

/** How the profits of one position are taken. */
@StrictBuilder
@Doc("how the profits of one position are taken")
public record HarvestPolicy(
        @Doc("the style of taking profits") HarvestMode mode,

        @Doc("how far the trailing stop follows the best price")
        Optional<Percent> trailPct,

        @Doc("the longest holding time") Optional<Seconds> maxTimeSec,

        @Doc("the part of the position that is closed at the first target")
        Optional<Fraction> partialClosePct)
        implements HarvestPolicyCopies {

    /** The type of nested policies. */
    public static final ObjectType<HarvestPolicy> TYPE = ValueType.object(HarvestPolicy.class);

    /** For the builder, drafts and codecs alone, which check every field: a constructor would take nulls. */
    public HarvestPolicy {
        TYPE.onlyByBuilder();
    }

    /** A strict builder that asks for the required fields first. */
    public static HarvestPolicyBuilder.Start builder() {
        return HarvestPolicyBuilder.start();
    }

    /** The fields that are there, by wire name. */
    @Override
    public String toString() {
        return "HarvestPolicy" + TYPE.wire(this);
    }
}
