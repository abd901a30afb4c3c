package io.tradeschema.contract;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.tradeschema.model.Event;
import java.util.regex.Pattern;

/** A class that knows an event does not write JSON with a library of its own. */
final class NoJsonBesideTheCodec extends ArchCondition<JavaClass> {

    /** Packages of the libraries that write JSON. */
    private static final Pattern LIBRARY = Pattern.compile(
            "(com\\.fasterxml\\.jackson|tools\\.jackson|com\\.google\\.gson|com\\.squareup\\.moshi|org\\.json|jakarta\\.json|javax\\.json)"
                    + "\\..*");

    private static final Pattern WRITING = Pattern.compile("write\\w*|toJson\\w*|toJSON\\w*|valueToTree|convertValue");

    NoJsonBesideTheCodec() {
        super("leave the JSON of events to the codec");
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        if (knowsAnEvent(item)) {
            item.getAccessesFromSelf().stream()
                    .filter(NoJsonBesideTheCodec::writes)
                    .forEach(access -> events.add(SimpleConditionEvent.violated(
                            item, access.getDescription() + "; write the event with EventCodec or EntryCodec")));
        }
    }

    private static boolean knowsAnEvent(JavaClass item) {
        return item.getDirectDependenciesFromSelf().stream()
                .anyMatch(dependency -> dependency.getTargetClass().isAssignableTo(Event.class));
    }

    private static boolean writes(JavaAccess<?> access) {
        return LIBRARY.matcher(access.getTargetOwner().getName()).matches()
                && WRITING.matcher(access.getName()).matches();
    }
}
