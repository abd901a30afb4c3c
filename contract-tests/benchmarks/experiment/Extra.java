package io.tradeschema.benchmarks;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.*;
import io.tradeschema.json.direct.*;
import io.tradeschema.model.*;
import java.util.List;
final class Extra { static Dev.R of(String n) throws Exception { return switch(n){
  case "hand" -> { var codec=EventCodec.of(TradeIntent.TYPE); yield m -> { var e=HandIntent.decode((byte[])m); return e==null? codec.decode((byte[])m) : new Outcome.Accepted<>(e, List.of()); }; }
  case "direct" -> { var codec=EventCodec.of(TradeIntent.TYPE); var d=DirectDecoder.of(TradeIntent.TYPE, Limits.STANDARD).orElseThrow(); yield m -> { var e=d.decode((byte[])m); return e==null? codec.decode((byte[])m) : new Outcome.Accepted<>(e, List.of()); }; }
  case "dsl" -> { var d=Bindings.dslJson(); yield m -> d.read((byte[])m); }
  default -> throw new IllegalArgumentException(n); }; } }
