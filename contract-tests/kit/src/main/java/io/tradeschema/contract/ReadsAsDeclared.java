package io.tradeschema.contract;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.tradeschema.model.Advice;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Field;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The fields whose accessors the service calls are recorded, class by class, and held against the declared ones. */
final class ReadsAsDeclared extends ArchCondition<JavaClass> {

    private final EventType<?> type;
    private final Set<String> declared;
    private final Map<String, String> byAccessor;
    private final Map<String, String> read = new TreeMap<>();

    ReadsAsDeclared(EventType<?> type, Set<String> declared) {
        super("read of " + type.name() + " what is declared, " + new TreeSet<>(declared));
        this.type = type;
        this.declared = declared;
        this.byAccessor = byAccessor(type);
        for (var name : declared) {
            if (type.shape().field(name).isEmpty()) {
                throw new IllegalArgumentException(type + " has no field \"" + name + "\"" + meant(type, name));
            }
        }
    }

    private static String meant(EventType<?> type, String name) {
        var names = type.shape().fields().stream().map(Field::name).toList();
        return "; " + Advice.among(name, names);
    }

    /** Header and shape have the same order. */
    private static Map<String, String> byAccessor(EventType<?> type) {
        var names = new HashMap<String, String>();
        var components = type.javaType().getRecordComponents();
        var fields = type.shape().fields();
        for (var i = 0; i < fields.size(); i++) {
            names.put(components[i].getAccessor().getName(), fields.get(i).name());
        }
        return names;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        Stream.<JavaCodeUnitAccess<?>>concat(
                        item.getMethodCallsFromSelf().stream(), item.getMethodReferencesFromSelf().stream())
                .filter(access -> access.getTargetOwner().isEquivalentTo(type.javaType()))
                .filter(access -> access.getTarget().getRawParameterTypes().isEmpty())
                .filter(access -> byAccessor.containsKey(access.getName()))
                .forEach(access -> read.putIfAbsent(byAccessor.get(access.getName()), access.getDescription()));
    }

    @Override
    public void finish(ConditionEvents events) {
        read.forEach((name, place) -> {
            if (!declared.contains(name)) {
                events.add(SimpleConditionEvent.violated(
                        type, "\"" + name + "\" is read and not declared; declare it, or do not read it: " + place));
            }
        });
        declared.stream()
                .filter(name -> !read.containsKey(name))
                .sorted()
                .forEach(name -> events.add(SimpleConditionEvent.violated(
                        type, "\"" + name + "\" is declared and nothing reads it; take it out of the declaration")));
        read.clear();
    }
}
