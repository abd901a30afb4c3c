package io.tradeschema.spring;

import io.tradeschema.json.ReadListener;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Rule;
import java.util.List;

/** Tells every listener of the application; what one throws keeps nothing from the others. */
public final class CodecListener implements ReadListener {

    private static final ReadListener NOBODY = new ReadListener() {
        @Override
        public void accepted(Contract<?> type, long nanos) {}

        @Override
        public void refused(Contract<?> type, Rule rule, long nanos) {}
    };

    private final ReadListener all;

    CodecListener(List<ReadListener> listeners) {
        this.all = listeners.stream().reduce(ReadListener::and).orElse(NOBODY);
    }

    @Override
    public void accepted(Contract<?> type, long nanos) {
        all.accepted(type, nanos);
    }

    @Override
    public void refused(Contract<?> type, Rule rule, long nanos) {
        all.refused(type, rule, nanos);
    }
}
