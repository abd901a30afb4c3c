package io.tradeschema.processor;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;

/**
 * Writes the typed builder and the copy methods of every record that asks for them with {@code @StrictBuilder}. In such a
 * record, and in every event, a component of a type that no field has is an error where it stands.
 */
@SupportedAnnotationTypes({BuilderProcessor.STRICT_BUILDER, "io.tradeschema.model.Doc"})
public final class BuilderProcessor extends AbstractProcessor {

    static final String STRICT_BUILDER = "io.tradeschema.model.StrictBuilder";
    private static final String EVENT = "io.tradeschema.model.Event";

    /** Called by the compiler. */
    public BuilderProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        var records = new LinkedHashSet<TypeElement>();
        for (var annotation : annotations) {
            for (var element : round.getElementsAnnotatedWith(annotation)) {
                if (annotation.getQualifiedName().contentEquals(STRICT_BUILDER)) {
                    topLevelRecord(element).ifPresent(record -> {
                        write(record);
                        records.add(record);
                    });
                } else if (isEvent(element)) {
                    records.add((TypeElement) element);
                }
            }
        }
        records.forEach(this::checkTypes);
        return true;
    }

    private boolean isEvent(Element element) {
        var event = processingEnv.getElementUtils().getTypeElement(EVENT);
        return element.getKind() == ElementKind.RECORD
                && event != null
                && processingEnv.getTypeUtils().isSubtype(element.asType(), event.asType());
    }

    private void checkTypes(TypeElement record) {
        var types = new FieldTypes(processingEnv);
        for (var component : record.getRecordComponents()) {
            types.complaint(record, component).ifPresent(complaint -> complain(place(component, record), complaint));
        }
    }

    /** The compiler knows where the field of a component stands, and does not know it of the component. */
    private static Element place(RecordComponentElement component, TypeElement record) {
        return ElementFilter.fieldsIn(record.getEnclosedElements()).stream()
                .filter(field -> field.getSimpleName().equals(component.getSimpleName()))
                .<Element>map(field -> field)
                .findFirst()
                .orElse(component);
    }

    private Optional<TypeElement> topLevelRecord(Element element) {
        if (element.getKind() == ElementKind.RECORD
                && element instanceof TypeElement type
                && type.getNestingKind() == NestingKind.TOP_LEVEL) {
            return Optional.of(type);
        }
        complain(element, "@StrictBuilder belongs on a top-level record");
        return Optional.empty();
    }

    private void write(TypeElement type) {
        var record = RecordModel.of(type, processingEnv);
        try {
            write(record.builderName(), new BuilderSource(record).text(), type);
            write(record.copiesName(), new CopiesSource(record).text(), type);
        } catch (IOException e) {
            complain(type, "the builder cannot be written: " + e.getMessage());
        }
    }

    private void write(String qualifiedName, String source, Element origin) throws IOException {
        try (var writer =
                processingEnv.getFiler().createSourceFile(qualifiedName, origin).openWriter()) {
            writer.write(source);
        }
    }

    private void complain(Element element, String message) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, element);
    }
}
