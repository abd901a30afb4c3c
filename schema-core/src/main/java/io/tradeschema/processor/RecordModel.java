package io.tradeschema.processor;

import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What the builder needs to know of a record: its names and its components. */
record RecordModel(String packageName, String simpleName, List<Component> components) {

    static RecordModel of(TypeElement record, ProcessingEnvironment environment) {
        var components = record.getRecordComponents().stream()
                .map(component -> Component.of(component, environment))
                .toList();
        var packageName = environment.getElementUtils().getPackageOf(record).getQualifiedName();
        return new RecordModel(packageName.toString(), record.getSimpleName().toString(), components);
    }

    List<Component> required() {
        return components.stream().filter(component -> !component.optional()).toList();
    }

    String builder() {
        return simpleName + "Builder";
    }

    String copies() {
        return simpleName + "Copies";
    }

    String builderName() {
        return qualified(builder());
    }

    String copiesName() {
        return qualified(copies());
    }

    private String qualified(String name) {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    String packageLine() {
        return packageName.isEmpty() ? "" : "package " + packageName + ";\n\n";
    }

    /**
     * One component of the header.
     *
     * @param name the accessor's name
     * @param type the type of its value, without Optional
     * @param optional whether the component is an Optional
     * @param text whether the value is made of a text alone, so that a text may be handed in
     * @param primitive whether it can never be null
     */
    record Component(String name, String type, boolean optional, boolean text, boolean primitive) {

        static Component of(RecordComponentElement component, ProcessingEnvironment environment) {
            var declared = component.asType();
            // An Optional of an Optional is complained of; one setter is then enough.
            var optional = isOptional(declared) && !isOptional(argument(declared));
            var type = optional ? argument(declared) : declared;
            var name = component.getSimpleName().toString();
            return new Component(
                    name,
                    nameOf(type, environment),
                    optional,
                    isText(type),
                    type.getKind().isPrimitive());
        }

        private static TypeMirror argument(TypeMirror generic) {
            return ((DeclaredType) generic).getTypeArguments().get(0);
        }

        private static boolean isOptional(TypeMirror type) {
            return type.getKind() == TypeKind.DECLARED
                    && ((TypeElement) ((DeclaredType) type).asElement())
                            .getQualifiedName()
                            .contentEquals("java.util.Optional")
                    && ((DeclaredType) type).getTypeArguments().size() == 1;
        }

        private static String nameOf(TypeMirror type, ProcessingEnvironment environment) {
            if (FieldTypes.isList(type)
                    && ((DeclaredType) type).getTypeArguments().size() == 1) {
                return "java.util.List<" + nameOf(argument(type), environment) + ">";
            }
            var erased = environment.getTypeUtils().erasure(type);
            return erased.getKind() == TypeKind.DECLARED
                    ? ((TypeElement) ((DeclaredType) erased).asElement())
                            .getQualifiedName()
                            .toString()
                    : erased.toString();
        }

        private static boolean isText(TypeMirror type) {
            if (type.getKind() != TypeKind.DECLARED) {
                return false;
            }
            var components = ((TypeElement) ((DeclaredType) type).asElement()).getRecordComponents();
            return components.size() == 1
                    && components.get(0).asType().toString().equals("java.lang.String");
        }

        String capitalised() {
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
    }
}
