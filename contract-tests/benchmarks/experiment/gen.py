def words(name):
    q=(name+'"').encode(); n=len(q)
    def w(off):
        b=(q+b'\0'*8)[off:off+8]; return int.from_bytes(b,'little')
    r=[]
    if n<=8: return [(0,w(0),n)]
    offs=[0]
    if n>16: offs.append(8)
    offs.append(min(n,24)-8)
    assert n<=24,name
    return [(o,w(o),8) for o in offs]
def s64(x): 
    x&=(1<<64)-1
    return ("0x%016XL"%x)
def cond(name):
    c=[]
    for o,w,n in words(name):
        v=f"Words.at(in, at + {1+o})"
        if n<8: c.append(f"Words.first({v}, {n}) == {s64(w)}")
        else: c.append(f"{v} == {s64(w)}")
    return " && ".join(c)
def cls(cname, shape, fields):
    out=[f"""package io.tradeschema.json.direct;
import io.tradeschema.event.*;
import io.tradeschema.model.*;
import java.util.*;
public final class {cname} {{
  private static final int DOUBT = ValueReader.DOUBT;
  private static final long NULL = Words.of("null");
  private static final Shape<{shape}> SHAPE = {shape}.TYPE.shape();
  private static final Room ROOM = Room.of(TradeIntent.TYPE.shape(), Limits.STANDARD);
  private static final QuotedWords NAMES = new QuotedWords(SHAPE.fields().stream().map(Field::name).toList());
  private static final Object[] BLANK = new Object[{len(fields)}];
  static {{ Arrays.fill(BLANK, Optional.empty()); }}
  private static final byte[] FOLLOW = new byte[{len(fields)}];
  static {{ for (int i = 0; i < FOLLOW.length; i++) FOLLOW[i] = (byte) Math.min(i + 1, FOLLOW.length - 1); }}
  @SuppressWarnings("unchecked") private static <T> T type(int i) {{ return (T) SHAPE.fields().get(i).type(); }}
"""]
    for i,(n,kind,req) in enumerate(fields):
        r="true" if req else "false"
        k={"dec":f"DecimalReader F{i} = new DecimalReader({cname}.<DecimalType<?>>type({i}), Limits.STANDARD, {r})",
           "text":f"TextReader F{i} = new TextReader({cname}.<TextType<?>>type({i}), Limits.STANDARD, {r})",
           "choice":f"ChoiceReader F{i} = new ChoiceReader({cname}.<ChoiceType<?>>type({i}), {r})",
           "time":f"TimeReader F{i} = new TimeReader({r})","flag":f"FlagReader F{i} = new FlagReader({r})",
           "obj":None}[kind]
        if k: out.append(f"  private static final {k};")
    req=sum(1<<i for i,f in enumerate(fields) if f[2])
    out.append(f"""
  public static {shape} decode(byte[] message) {{
    var end = message.length;
    if (end < 8 || end > 16384 || message[0] != '{{' || message[end - 1] != '}}') return null;
    var values = BLANK.clone();
    return read(message, 0, values) == end ? made(values) : null;
  }}
  static {shape} made(Object[] values) {{ try {{ return SHAPE.make(values); }} catch (FindingsException e) {{ return null; }} }}
  static int value(byte[] in, int at, Object[] values, int slot) {{
    if (in[at] != '{{') return DOUBT;
    var inner = BLANK.clone();
    var end = read(in, at, inner);
    if (end == DOUBT || end == in.length) return DOUBT;
    var made = made(inner);
    if (made == null) return DOUBT;
    values[slot] = Optional.of(made);
    return end;
  }}
  static int read(byte[] in, int begin, Object[] values) {{
    var at = Blanks.skip(in, begin + 1);
    if (in[at] != '"') return DOUBT;
    var seen = 0L;
    var field = 0;
    var last = -1;
    var looked = false;
    for (;;) {{
      switch (field) {{""")
    for i,(n,kind,r) in enumerate(fields):
        L=len(n)+2
        nul="" if r else f"""if (in[at] == 'n') {{ if (Words.first(Words.at(in, at), 4) != NULL) return DOUBT; at += 4; }} else """
        call=f"HandPolicy.value(in, at, values, {i})" if kind=="obj" else f"F{i}.read(in, at, values, {i})"
        out.append(f"""        case {i}: {{
          if (!looked && !({cond(n)})) break;
          if ((seen & {1<<i}L) != 0) return DOUBT;
          seen |= {1<<i}L;
          at = Blanks.skipTo(':', in, at + {L});
          if (in[at] != ':') return DOUBT;
          at = Blanks.skip(in, at + 1);
          {nul}{{ at = {call}; if (at == DOUBT) return DOUBT; }}
          at = Blanks.skipTo(',', in, at);
          if (in[at] != ',') return in[at] == '}}' && (seen & {req}L) == {req}L ? at + 1 : DOUBT;
          at = Blanks.skip(in, at + 1);
          if (in[at] != '"') return DOUBT;
          last = {i}; looked = false; field = FOLLOW[{i}];
          continue;
        }}""")
    out.append("""        default: break;
      }
      field = NAMES.find(in, at + 1);
      if (field == QuotedWords.NONE) return DOUBT;
      looked = true;
      if (last >= 0 && LearningOdds.isDue()) FOLLOW[last] = (byte) field;
    }
  }
}
""")
    open(f"src/io/tradeschema/json/direct/{cname}.java","w").write("\n".join(out))
cls("HandIntent","TradeIntent",[("symbol","text",1),("action","choice",1),("position_size_usd","dec",1),("leverage","dec",1),("entry_price","dec",1),("stop_loss","dec",0),("take_profit","dec",0),("confidence","dec",0),("timestamp","time",0),("source","text",0),("model","text",0),("ai_size_usd","dec",0),("ai_leverage","dec",0),("ai_harvest_policy","obj",0),("reduce_only","flag",0),("quantity","dec",0),("reason","text",0),("meta_strategy","text",0),("regime","text",0),("intent_id","text",0)])
cls("HandPolicy","HarvestPolicy",[("mode","choice",1),("trail_pct","dec",0),("max_time_sec","dec",0),("partial_close_pct","dec",0)])
