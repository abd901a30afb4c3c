/** What a trade event is. */
module io.tradeschema.core {
    requires static com.fasterxml.jackson.annotation;
    requires static java.compiler;
    requires static org.jspecify;

    exports io.tradeschema.event;
    exports io.tradeschema.model;
    exports io.tradeschema.model.expect;

    provides javax.annotation.processing.Processor with
            io.tradeschema.processor.BuilderProcessor;
}
