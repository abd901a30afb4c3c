package io.tradeschema.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.TryCatchBlock;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.tradeschema.model.FindingsException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A catch that would take the exception with the findings does not surround a call into the contract. */
final class NoSwallowedFindings extends ArchCondition<JavaClass> {

    private static final String OURS = "io.tradeschema.";

    /** The exception itself and everything above it. */
    private static final Set<String> CATCHING = Stream.<Class<?>>iterate(
                    FindingsException.class, Objects::nonNull, Class::getSuperclass)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    NoSwallowedFindings() {
        super("not catch the exception that carries findings");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        for (var unit : item.getCodeUnits()) {
            for (var block : unit.getTryCatchBlocks()) {
                caught(block)
                        .ifPresent(
                                caught -> events.add(SimpleConditionEvent.violated(unit, text(unit, block, caught))));
            }
        }
    }

    private static Optional<JavaClass> caught(TryCatchBlock block) {
        var callsContract = block.getAccessesContainedInTryBlock().stream()
                .anyMatch(access -> access.getTargetOwner().getName().startsWith(OURS));
        return block.getCaughtThrowables().stream()
                .filter(caught -> callsContract && CATCHING.contains(caught.getName()))
                .findFirst();
    }

    private static String text(JavaCodeUnit unit, TryCatchBlock block, JavaClass caught) {
        return unit.getDescription() + " catches " + caught.getSimpleName()
                + " around a call into the contract; let it out, or ask the Outcome for its findings, in "
                + block.getSourceCodeLocation();
    }
}
