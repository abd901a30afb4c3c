package io.tradeschema.processor;

import java.io.IOException;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/** Writes the typed builder and the copy methods of every record that asks for them with {@code @StrictBuilder}. */
@SupportedAnnotationTypes("io.tradeschema.model.StrictBuilder")
public final class BuilderProcessor extends AbstractProcessor {

    /** Called by the compiler. */
    public BuilderProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (var annotation : annotations) {
            for (var element : round.getElementsAnnotatedWith(annotation)) {
                write(element);
            }
        }
        return true;
    }

    private void write(Element element) {
        if (element.getKind() != ElementKind.RECORD
                || !(element instanceof TypeElement type)
                || type.getNestingKind() != NestingKind.TOP_LEVEL) {
            complain(element, "@StrictBuilder belongs on a top-level record");
            return;
        }
        var record = RecordModel.of(type, processingEnv);
        try {
            write(record.builderName(), new BuilderSource(record).text(), element);
            write(record.copiesName(), new CopiesSource(record).text(), element);
        } catch (IOException e) {
            complain(element, "the builder cannot be written: " + e.getMessage());
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
