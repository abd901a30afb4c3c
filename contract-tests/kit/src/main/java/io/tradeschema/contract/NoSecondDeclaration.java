package io.tradeschema.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.tradeschema.model.EventType;
import java.util.Collection;
import java.util.regex.Pattern;

/** A class is not named like an event's record, with or without one of the usual endings. */
final class NoSecondDeclaration extends ArchCondition<JavaClass> {

    private static final Pattern ENDING = Pattern.compile("(Dto|DTO|Event|Message|Model|Payload|Record)$");

    private final Collection<EventType<?>> types;

    NoSecondDeclaration(Collection<EventType<?>> types) {
        super("be no second declaration of an event");
        this.types = types;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        var bare = ENDING.matcher(item.getSimpleName()).replaceFirst("");
        for (var type : types) {
            var record = type.javaType();
            if (bare.equals(record.getSimpleName()) && !item.isEquivalentTo(record)) {
                events.add(SimpleConditionEvent.violated(
                        item,
                        item.getDescription() + " declares " + type.name() + " a second time; use " + record.getName()
                                + " in " + item.getSourceCodeLocation()));
            }
        }
    }
}
