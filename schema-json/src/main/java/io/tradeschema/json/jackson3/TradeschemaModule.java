package io.tradeschema.json.jackson3;

import io.tradeschema.json.binding.Binding;
import io.tradeschema.json.binding.Bindings;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import io.tradeschema.model.Limits;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.module.SimpleModule;

/**
 * Teaches a Jackson 3 {@code JsonMapper} the events: it reads and writes them, and their value types, as {@link
 * io.tradeschema.json.EventCodec} does, wherever they stand, and refuses what that refuses with a {@link
 * FindingsMappingException}. Found by {@code findAndAddModules()}.
 *
 * <p>What is different: text that is no JSON is refused by the mapper's own parser, in its own words; {@code null} is
 * refused in the place of a whole message, but inside the service's own objects it means what it means to Jackson;
 * warnings about an accepted event are not told; what a tree of nodes has lost, such as repeated names or the digits of
 * a double, nobody can find in it.
 */
public final class TradeschemaModule extends SimpleModule {

    private static final long serialVersionUID = 1L;

    private final transient List<EventType<?>> types;

    /** For the events that are known, with the standard limits. */
    public TradeschemaModule() {
        this(Limits.STANDARD);
    }

    /** For the events that are known and others that no service line names, with the standard limits. */
    public TradeschemaModule(EventType<?>... others) {
        this(Limits.STANDARD, others);
    }

    /** For the events that are known and others that no service line names, with limits of the reader's own. */
    public TradeschemaModule(Limits limits, EventType<?>... others) {
        super("tradeschema");
        this.types = new ArrayList<>(Events.all().types());
        types.addAll(List.of(others));
        Bindings.of(types, limits).forEach(this::add);
    }

    private <T> void add(Binding<T> binding) {
        addSerializer(binding.javaType(), new BindingSerializer<>(binding));
        addDeserializer(binding.javaType(), new BindingDeserializer<>(binding));
    }

    /** Two modules for the same events are one to the mapper. */
    @Override
    public Object getRegistrationId() {
        return TradeschemaModule.class.getName() + types;
    }
}
