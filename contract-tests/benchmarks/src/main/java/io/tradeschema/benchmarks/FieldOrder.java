package io.tradeschema.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tradeschema.model.Field;
import io.tradeschema.model.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The orders in which producers write the fields of an object. */
enum FieldOrder {
    /** The record's. */
    HEADER,
    /** The alphabet's, as writers do that sort. */
    SORTED,
    /** One that came about somehow. */
    GROWN,
    /** Another one. */
    GROWN_ELSEWHERE;

    /** The same object in this order. */
    ObjectNode of(JsonNode message, Shape<?> shape) {
        var ordered = JsonNodeFactory.instance.objectNode();
        names(shape).stream().filter(message::has).forEach(name -> ordered.set(name, message.get(name)));
        return ordered;
    }

    private List<String> names(Shape<?> shape) {
        var names = new ArrayList<>(shape.fields().stream().map(Field::name).toList());
        switch (this) {
            case HEADER -> {}
            case SORTED -> Collections.sort(names);
            case GROWN, GROWN_ELSEWHERE -> Collections.shuffle(names, new Random(ordinal()));
        }
        return names;
    }
}
