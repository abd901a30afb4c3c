package io.tradeschema.contract;

import io.tradeschema.generator.SampleMessages;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Generated sample events: for {@link SampleEventTest}, and by plain call. */
public final class SampleEvents implements TestTemplateInvocationContextProvider {

    /** For JUnit. */
    public SampleEvents() {}

    /** Every sample of an event, in a fixed order: the least, the full, then one for each thing worth seeing. */
    public static <T> List<T> of(EventType<T> type) {
        return samples(type).map(Sample::event).toList();
    }

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return context.getRequiredTestMethod().isAnnotationPresent(SampleEventTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        var record = context.getRequiredTestMethod()
                .getAnnotation(SampleEventTest.class)
                .value();
        return samples(type(record)).map(Run::new);
    }

    private static EventType<?> type(Class<? extends Event> record) {
        return Events.all().types().stream()
                .filter(type -> type.javaType().equals(record))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        record.getName() + " is no known event; name it in " + Events.RESOURCE));
    }

    private static <T> Stream<Sample<T>> samples(EventType<T> type) {
        return SampleMessages.of(type).showcase().stream()
                .map(sample -> new Sample<>(
                        sample.shows(),
                        EventCodec.of(type).decode(sample.json()).orThrow()));
    }

    private record Sample<T>(String shows, T event) {}

    /** One run of the test, with its event. */
    private record Run(Sample<?> sample) implements TestTemplateInvocationContext, ParameterResolver {

        @Override
        public String getDisplayName(int invocationIndex) {
            return sample.shows();
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().isInstance(sample.event());
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return sample.event();
        }
    }
}
