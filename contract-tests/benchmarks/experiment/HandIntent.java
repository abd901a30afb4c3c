package io.tradeschema.json.direct;
import io.tradeschema.event.*;
import io.tradeschema.model.*;
import java.util.*;
public final class HandIntent {
  private static final int DOUBT = ValueReader.DOUBT;
  private static final long NULL = Words.of("null");
  private static final Shape<TradeIntent> SHAPE = TradeIntent.TYPE.shape();
  private static final Room ROOM = Room.of(TradeIntent.TYPE.shape(), Limits.STANDARD);
  private static final QuotedWords NAMES = new QuotedWords(SHAPE.fields().stream().map(Field::name).toList());
  private static final Object[] BLANK = new Object[20];
  static { Arrays.fill(BLANK, Optional.empty()); }
  private static final byte[] FOLLOW = new byte[20];
  static { for (int i = 0; i < FOLLOW.length; i++) FOLLOW[i] = (byte) Math.min(i + 1, FOLLOW.length - 1); }
  @SuppressWarnings("unchecked") private static <T> T type(int i) { return (T) SHAPE.fields().get(i).type(); }

  private static final TextReader F0 = new TextReader(HandIntent.<TextType<?>>type(0), Limits.STANDARD, true);
  private static final ChoiceReader F1 = new ChoiceReader(HandIntent.<ChoiceType<?>>type(1), true);
  private static final DecimalReader F2 = new DecimalReader(HandIntent.<DecimalType<?>>type(2), Limits.STANDARD, true);
  private static final DecimalReader F3 = new DecimalReader(HandIntent.<DecimalType<?>>type(3), Limits.STANDARD, true);
  private static final DecimalReader F4 = new DecimalReader(HandIntent.<DecimalType<?>>type(4), Limits.STANDARD, true);
  private static final DecimalReader F5 = new DecimalReader(HandIntent.<DecimalType<?>>type(5), Limits.STANDARD, false);
  private static final DecimalReader F6 = new DecimalReader(HandIntent.<DecimalType<?>>type(6), Limits.STANDARD, false);
  private static final DecimalReader F7 = new DecimalReader(HandIntent.<DecimalType<?>>type(7), Limits.STANDARD, false);
  private static final TimeReader F8 = new TimeReader(false);
  private static final TextReader F9 = new TextReader(HandIntent.<TextType<?>>type(9), Limits.STANDARD, false);
  private static final TextReader F10 = new TextReader(HandIntent.<TextType<?>>type(10), Limits.STANDARD, false);
  private static final DecimalReader F11 = new DecimalReader(HandIntent.<DecimalType<?>>type(11), Limits.STANDARD, false);
  private static final DecimalReader F12 = new DecimalReader(HandIntent.<DecimalType<?>>type(12), Limits.STANDARD, false);
  private static final FlagReader F14 = new FlagReader(false);
  private static final DecimalReader F15 = new DecimalReader(HandIntent.<DecimalType<?>>type(15), Limits.STANDARD, false);
  private static final TextReader F16 = new TextReader(HandIntent.<TextType<?>>type(16), Limits.STANDARD, false);
  private static final TextReader F17 = new TextReader(HandIntent.<TextType<?>>type(17), Limits.STANDARD, false);
  private static final TextReader F18 = new TextReader(HandIntent.<TextType<?>>type(18), Limits.STANDARD, false);
  private static final TextReader F19 = new TextReader(HandIntent.<TextType<?>>type(19), Limits.STANDARD, false);

  public static TradeIntent decode(byte[] message) {
    var end = message.length;
    if (end < 8 || end > 16384 || message[0] != '{' || message[end - 1] != '}') return null;
    var values = BLANK.clone();
    return read(message, 0, values) == end ? made(values) : null;
  }
  static TradeIntent made(Object[] values) { try { return SHAPE.make(values); } catch (FindingsException e) { return null; } }
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
          if (!looked && !(Words.first(Words.at(in, at + 1), 7) == 0x00226C6F626D7973L)) break;
          if ((seen & 1L) != 0) return DOUBT;
          seen |= 1L;
          at = Blanks.skipTo(':', in, at + 8);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          { at = F0.read(in, at, values, 0); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 0; looked = false; field = FOLLOW[0];
          continue;
        }
        case 1: {
          if (!looked && !(Words.first(Words.at(in, at + 1), 7) == 0x00226E6F69746361L)) break;
          if ((seen & 2L) != 0) return DOUBT;
          seen |= 2L;
          at = Blanks.skipTo(':', in, at + 8);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          { at = F1.read(in, at, values, 1); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 1; looked = false; field = FOLLOW[1];
          continue;
        }
        case 2: {
          if (!looked && !(Words.at(in, at + 1) == 0x6E6F697469736F70L && Words.at(in, at + 9) == 0x73755F657A69735FL && Words.at(in, at + 11) == 0x226473755F657A69L)) break;
          if ((seen & 4L) != 0) return DOUBT;
          seen |= 4L;
          at = Blanks.skipTo(':', in, at + 19);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          { at = F2.read(in, at, values, 2); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 2; looked = false; field = FOLLOW[2];
          continue;
        }
        case 3: {
          if (!looked && !(Words.at(in, at + 1) == 0x656761726576656CL && Words.at(in, at + 2) == 0x2265676172657665L)) break;
          if ((seen & 8L) != 0) return DOUBT;
          seen |= 8L;
          at = Blanks.skipTo(':', in, at + 10);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          { at = F3.read(in, at, values, 3); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 3; looked = false; field = FOLLOW[3];
          continue;
        }
        case 4: {
          if (!looked && !(Words.at(in, at + 1) == 0x72705F7972746E65L && Words.at(in, at + 5) == 0x2265636972705F79L)) break;
          if ((seen & 16L) != 0) return DOUBT;
          seen |= 16L;
          at = Blanks.skipTo(':', in, at + 13);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          { at = F4.read(in, at, values, 4); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 4; looked = false; field = FOLLOW[4];
          continue;
        }
        case 5: {
          if (!looked && !(Words.at(in, at + 1) == 0x736F6C5F706F7473L && Words.at(in, at + 3) == 0x2273736F6C5F706FL)) break;
          if ((seen & 32L) != 0) return DOUBT;
          seen |= 32L;
          at = Blanks.skipTo(':', in, at + 11);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F5.read(in, at, values, 5); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 5; looked = false; field = FOLLOW[5];
          continue;
        }
        case 6: {
          if (!looked && !(Words.at(in, at + 1) == 0x6F72705F656B6174L && Words.at(in, at + 5) == 0x227469666F72705FL)) break;
          if ((seen & 64L) != 0) return DOUBT;
          seen |= 64L;
          at = Blanks.skipTo(':', in, at + 13);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F6.read(in, at, values, 6); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 6; looked = false; field = FOLLOW[6];
          continue;
        }
        case 7: {
          if (!looked && !(Words.at(in, at + 1) == 0x6E656469666E6F63L && Words.at(in, at + 4) == 0x2265636E65646966L)) break;
          if ((seen & 128L) != 0) return DOUBT;
          seen |= 128L;
          at = Blanks.skipTo(':', in, at + 12);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F7.read(in, at, values, 7); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 7; looked = false; field = FOLLOW[7];
          continue;
        }
        case 8: {
          if (!looked && !(Words.at(in, at + 1) == 0x6D617473656D6974L && Words.at(in, at + 3) == 0x22706D617473656DL)) break;
          if ((seen & 256L) != 0) return DOUBT;
          seen |= 256L;
          at = Blanks.skipTo(':', in, at + 11);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F8.read(in, at, values, 8); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 8; looked = false; field = FOLLOW[8];
          continue;
        }
        case 9: {
          if (!looked && !(Words.first(Words.at(in, at + 1), 7) == 0x0022656372756F73L)) break;
          if ((seen & 512L) != 0) return DOUBT;
          seen |= 512L;
          at = Blanks.skipTo(':', in, at + 8);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F9.read(in, at, values, 9); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 9; looked = false; field = FOLLOW[9];
          continue;
        }
        case 10: {
          if (!looked && !(Words.first(Words.at(in, at + 1), 6) == 0x0000226C65646F6DL)) break;
          if ((seen & 1024L) != 0) return DOUBT;
          seen |= 1024L;
          at = Blanks.skipTo(':', in, at + 7);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F10.read(in, at, values, 10); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 10; looked = false; field = FOLLOW[10];
          continue;
        }
        case 11: {
          if (!looked && !(Words.at(in, at + 1) == 0x5F657A69735F6961L && Words.at(in, at + 5) == 0x226473755F657A69L)) break;
          if ((seen & 2048L) != 0) return DOUBT;
          seen |= 2048L;
          at = Blanks.skipTo(':', in, at + 13);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F11.read(in, at, values, 11); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 11; looked = false; field = FOLLOW[11];
          continue;
        }
        case 12: {
          if (!looked && !(Words.at(in, at + 1) == 0x726576656C5F6961L && Words.at(in, at + 5) == 0x2265676172657665L)) break;
          if ((seen & 4096L) != 0) return DOUBT;
          seen |= 4096L;
          at = Blanks.skipTo(':', in, at + 13);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F12.read(in, at, values, 12); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 12; looked = false; field = FOLLOW[12];
          continue;
        }
        case 13: {
          if (!looked && !(Words.at(in, at + 1) == 0x65767261685F6961L && Words.at(in, at + 9) == 0x63696C6F705F7473L && Words.at(in, at + 11) == 0x227963696C6F705FL)) break;
          if ((seen & 8192L) != 0) return DOUBT;
          seen |= 8192L;
          at = Blanks.skipTo(':', in, at + 19);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = HandPolicy.value(in, at, values, 13); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 13; looked = false; field = FOLLOW[13];
          continue;
        }
        case 14: {
          if (!looked && !(Words.at(in, at + 1) == 0x6F5F656375646572L && Words.at(in, at + 5) == 0x22796C6E6F5F6563L)) break;
          if ((seen & 16384L) != 0) return DOUBT;
          seen |= 16384L;
          at = Blanks.skipTo(':', in, at + 13);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F14.read(in, at, values, 14); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 14; looked = false; field = FOLLOW[14];
          continue;
        }
        case 15: {
          if (!looked && !(Words.at(in, at + 1) == 0x797469746E617571L && Words.at(in, at + 2) == 0x22797469746E6175L)) break;
          if ((seen & 32768L) != 0) return DOUBT;
          seen |= 32768L;
          at = Blanks.skipTo(':', in, at + 10);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F15.read(in, at, values, 15); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 15; looked = false; field = FOLLOW[15];
          continue;
        }
        case 16: {
          if (!looked && !(Words.first(Words.at(in, at + 1), 7) == 0x00226E6F73616572L)) break;
          if ((seen & 65536L) != 0) return DOUBT;
          seen |= 65536L;
          at = Blanks.skipTo(':', in, at + 8);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F16.read(in, at, values, 16); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 16; looked = false; field = FOLLOW[16];
          continue;
        }
        case 17: {
          if (!looked && !(Words.at(in, at + 1) == 0x7274735F6174656DL && Words.at(in, at + 7) == 0x2279676574617274L)) break;
          if ((seen & 131072L) != 0) return DOUBT;
          seen |= 131072L;
          at = Blanks.skipTo(':', in, at + 15);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F17.read(in, at, values, 17); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 17; looked = false; field = FOLLOW[17];
          continue;
        }
        case 18: {
          if (!looked && !(Words.first(Words.at(in, at + 1), 7) == 0x0022656D69676572L)) break;
          if ((seen & 262144L) != 0) return DOUBT;
          seen |= 262144L;
          at = Blanks.skipTo(':', in, at + 8);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F18.read(in, at, values, 18); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 18; looked = false; field = FOLLOW[18];
          continue;
        }
        case 19: {
          if (!looked && !(Words.at(in, at + 1) == 0x695F746E65746E69L && Words.at(in, at + 3) == 0x2264695F746E6574L)) break;
          if ((seen & 524288L) != 0) return DOUBT;
          seen |= 524288L;
          at = Blanks.skipTo(':', in, at + 11);
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] == 'n') { if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; } else { at = F19.read(in, at, values, 19); if (at == DOUBT) return DOUBT; }
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}' && (seen & 31L) == 31L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = 19; looked = false; field = FOLLOW[19];
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
