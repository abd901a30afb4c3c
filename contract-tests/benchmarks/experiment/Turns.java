package io.tradeschema.benchmarks;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.*;
import java.util.*;
import java.util.stream.*;
/** Readers take turns in one process, 250 messages each; the same messages for each. */
public final class Turns {
  static volatile Object sink;
  public static void main(String[] a) throws Exception {
    var names=a[0].split(","); var corpora=a[1].split(","); int warm=Integer.parseInt(a[2]), run=Integer.parseInt(a[3]);
    var codec=EventCodec.of(TradeIntent.TYPE);
    for (var cn : corpora) {
      byte[][] ms=Dev.cached(Corpus.valueOf(cn)); 
      Object[] ev=Stream.of(ms).flatMap(m->codec.decode((byte[])m).value().stream()).toArray();
      var rs=new Dev.R[names.length]; for(int k=0;k<names.length;k++) rs[k]=make(names[k],codec);
      int B=250; var s=new int[names.length][run*B]; var c=new int[names.length];
      for(int b=0;b<warm+run;b++) for(int k=0;k<names.length;k++){ var r=rs[k]; Object[] in=names[k].startsWith("write")?ev:ms; if(in.length==0) continue; int i=(int)((long)b*B%in.length);
        for(int j=0;j<B;j++){ long x=System.nanoTime(); sink=r.r(in[i]); long y=System.nanoTime(); if(b>=warm) s[k][c[k]++]=(int)Math.min(y-x,1<<30); i=i+1<in.length?i+1:0; } }
      double[] base=null;
      for(int k=0;k<names.length;k++){ if(c[k]==0) continue; var u=Arrays.copyOf(s[k],c[k]); Arrays.sort(u); long sum=0; int n=c[k]*95/100; for(int j=0;j<n;j++) sum+=u[j];
        System.out.println(cn+" "+names[k]+" "+u[c[k]/2]+" "+u[c[k]/4]+" "+u[c[k]/10]+" "+sum/n+" "+u[(int)(c[k]*0.999)]); }
    }
  }
  static Dev.R make(String n, EventCodec<TradeIntent> codec) throws Exception { return switch(n){
      case "tokens" -> { var f=new com.fasterxml.jackson.core.JsonFactory(); yield m->{ int x=0; try(var p=f.createParser((byte[])m)){ for(var t=p.nextToken();t!=null;t=p.nextToken()) x+=p.getText().length(); } catch(java.io.IOException e){return e;} return x; }; }
      case "trade" -> m->codec.decode((byte[])m);
      case "ref" -> { var x=ReferencePath.of(TradeIntent.TYPE); yield m->x.apply((byte[])m); }
      case "write" -> m->codec.encode((TradeIntent)m);
      case "networknt" -> { var r=NetworkntReader.checking(); yield m->r.read((byte[])m); }
      case "databind" -> { var r=Databind.jackson2(); yield m->r.read((byte[])m); }
      default -> Extra.of(n); }; }
}
