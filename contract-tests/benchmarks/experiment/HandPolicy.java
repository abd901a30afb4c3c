package io.tradeschema.json.direct;
import io.tradeschema.event.*;
import io.tradeschema.model.*;
import java.util.*;
public final class HandPolicy {
  private static final int DOUBT = ValueReader.DOUBT;
  private static final long NULL = Words.of("null");
  private static final Shape<HarvestPolicy> SHAPE = HarvestPolicy.TYPE.shape();
  private static final Room ROOM = Room.of(TradeIntent.TYPE.shape(), Limits.STANDARD);
  private static final QuotedWords NAMES = new QuotedWords(SHAPE.fields().stream().map(Field::name).toList());
  private static final Object[] BLANK = new Object[4];
  static { Arrays.fill(BLANK, Optional.empty()); }
  private static final byte[] FOLLOW = new byte[4];
  static { for (int i = 0; i < FOLLOW.length; i++) FOLLOW[i] = (byte) Math.min(i + 1, FOLLOW.length - 1); }
  @SuppressWarnings("unchecked") private static <T> T type(int i) { return (T) SHAPE.fields().get(i).type(); }

  private static final ChoiceReader F0 = new ChoiceReader(HandPolicy.<ChoiceType<?>>type(0), true);
  private static final DecimalReader F1 = new DecimalReader(HandPolicy.<DecimalType<?>>type(1), Limits.STANDARD, false);
  private static final DecimalReader F2 = new DecimalReader(HandPolicy.<DecimalType<?>>type(2), Limits.STANDARD, false);
  private static final DecimalReader F3 = new DecimalReader(HandPolicy.<DecimalType<?>>type(3), Limits.STANDARD, false);

  public static HarvestPolicy decode(byte[] message) {
    var end = message.length;
    if (end < 8 || end > 16384 || message[0] != '{' || message[end - 1] != '}') return null;
    var values = BLANK.clone();
    return read(message, 0, values) == end ? made(values) : null;
  }
  static HarvestPolicy made(Object[] values) { try { return SHAPE.make(values); } catch (FindingsException e) { return null; } }
  static int value(byte[] in, int at, Object[] values, int slot) {
    if (in[at] != '{') return DOUBT;
    var inner = BLANK.clone();
    var end = read(in, at, inner);
    if (end == DOUBT || end == in.length) return DOUBT;
    var made = made(inner);
    if (made == null) return DOUBT;
    values[slot] = Optional.of(made);
    return end;
  }
  static int read(byte[] in, int begin, Object[] values) {
    var at = Blanks.skip(in, begin + 1);
    if (in[at] != '"') return DOUBT;
    var seen = 0L;
    var field = 0;
    var last = -1;
    var looked = false;
    for (;;) {
      switch (field) {
        case 0: {
          if (!looked && !(Words.first(Words.at(in, at + 1), 5) == 0x0000002265646F6DL)) break;
          if ((seen & 1L) != 0) return DOUBT;
          seen |= 1L;
          at = Blanks.skipTo(':', in, at + 6);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          { at = F0.read(in, at, values, 0); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 1L) == 1L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 0; looked = false; field = FOLLOW[0];
          continue;
        }
        case 1: {
          if (!looked && !(Words.at(in, at + 1) == 0x63705F6C69617274L && Words.at(in, at + 3) == 0x227463705F6C6961L)) break;
          if ((seen & 2L) != 0) return DOUBT;
          seen |= 2L;
          at = Blanks.skipTo(':', in, at + 11);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F1.read(in, at, values, 1); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 1L) == 1L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 1; looked = false; field = FOLLOW[1];
          continue;
        }
        case 2: {
          if (!looked && !(Words.at(in, at + 1) == 0x656D69745F78616DL && Words.at(in, at + 6) == 0x226365735F656D69L)) break;
          if ((seen & 4L) != 0) return DOUBT;
          seen |= 4L;
          at = Blanks.skipTo(':', in, at + 14);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F2.read(in, at, values, 2); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 1L) == 1L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 2; looked = false; field = FOLLOW[2];
          continue;
        }
        case 3: {
          if (!looked && !(Words.at(in, at + 1) == 0x5F6C616974726170L && Words.at(in, at + 9) == 0x63705F65736F6C63L && Words.at(in, at + 11) == 0x227463705F65736FL)) break;
          if ((seen & 8L) != 0) return DOUBT;
          seen |= 8L;
          at = Blanks.skipTo(':', in, at + 19);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F3.read(in, at, values, 3); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 1L) == 1L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 3; looked = false; field = FOLLOW[3];
          continue;
        }
        default: break;
      }
      field = NAMES.find(in, at + 1);
      if (field == QuotedWords.NONE) return DOUBT;
      looked = true;
      if (last >= 0 && LearningOdds.isDue()) FOLLOW[last] = (byte) field;
    }
  }
}
