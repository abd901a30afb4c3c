package io.tradeschema.benchmarks;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.*;
import io.tradeschema.model.*;
import java.util.*;
import java.util.stream.*;
public final class Dev {
  interface R { Object r(Object m) throws Exception; }
  static volatile Object sink;
  static byte[][] cached(Corpus c) throws Exception { var f=java.nio.file.Path.of("WORK/corpus-"+c); if(!java.nio.file.Files.exists(f)){ try(var o=new java.io.ObjectOutputStream(java.nio.file.Files.newOutputStream(f))){o.writeObject(c.messages());} } try(var o=new java.io.ObjectInputStream(new java.io.BufferedInputStream(java.nio.file.Files.newInputStream(f)))){ return (byte[][])o.readObject(); } }
  public static void main(String[] a) throws Exception {
    var reader=a[0]; var corpus=Corpus.valueOf(a[1]); long warm=Long.parseLong(a[2]), run=Long.parseLong(a[3]);
    Object[] ms=cached(corpus);
    var codec=EventCodec.of(TradeIntent.TYPE);
    R r;
    switch(reader){
      case "tokens" -> { var f=new com.fasterxml.jackson.core.JsonFactory(); r=m->{ int n=0; try(var p=f.createParser((byte[])m)){ for(var t=p.nextToken();t!=null;t=p.nextToken()) n+=p.getText().length(); } catch(java.io.IOException e){return e;} return n; }; }
      case "trade" -> r=m->codec.decode((byte[])m);
      case "ref" -> { var x=ReferencePath.of(TradeIntent.TYPE); r=m->x.apply((byte[])m); }
      case "write" -> { ms=Stream.of(ms).flatMap(m->codec.decode((byte[])m).value().stream()).toArray(); r=m->codec.encode((TradeIntent)m); }
      case "networknt" -> { var n=NetworkntReader.checking(); r=m->n.read((byte[])m); }
      default -> r=Extra.of(reader);
    }
    int i=0; long end=0; for(long z=0;z<warm*1000L;z++){ sink=r.r(ms[i]); i=i+1<ms.length?i+1:0; } 

    var s=new int[4000000]; int c=0; end=Long.MAX_VALUE; long t0=System.nanoTime();
    double best=1e18; 
    while(t0<end && c<s.length-1000 && c<run*1000L){ long b0=t0; int k=0; for(;k<1000;k++){ long x=System.nanoTime(); sink=r.r(ms[i]); long y=System.nanoTime(); s[c++]=(int)Math.min(y-x,1<<30); i=i+1<ms.length?i+1:0; } t0=System.nanoTime(); }
    // median and mean of lower 95%
    var u=Arrays.copyOf(s,c); Arrays.sort(u); long sum=0; for(int k=0;k<c*95L/100;k++) sum+=u[k];
    System.out.println(u[c/2]+" "+u[c/4]+" "+u[c/10]+" "+(sum/(c*95L/100)));
  }
}
