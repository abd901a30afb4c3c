#!/usr/bin/env python3
# turns.py forks warm run corpora readers variants [java]
import subprocess,sys,statistics as st,collections
forks,warm,run,cor,rd,var=sys.argv[1:7]; java=sys.argv[7] if len(sys.argv)>7 else "java"
cp=subprocess.run(["bash","-c",". WORK/dev/env.sh; echo $CP"],capture_output=True,text=True).stdout.strip()
res=collections.defaultdict(list)
for f in range(int(forks)):
  for c in cor.split(","):
    for v in var.split(","):
        o=subprocess.run([java,"-Xmx1g","-Xbatch","-XX:+UseSerialGC","-cp",f"WORK/{v}/core:WORK/{v}/json:"+cp,"io.tradeschema.benchmarks.Turns",rd,c,warm,run],capture_output=True,text=True)
        if o.returncode: print(o.stderr[-1500:]); sys.exit(1)
        rows=[l.split() for l in o.stdout.splitlines() if l.split()[:1]==[c]]
        base=[float(x) for x in rows[0][2:]]
        for r in rows:
            x=[float(y) for y in r[2:]]; res[c,v,r[1]].append([y/b for y,b in zip(x,base)]+x)
for (c,v,n),xs in sorted(res.items()):
    print(f"{c:9} {v:4} {n:10} ratio median/p25/p10/mean95/p99.9 "+" ".join(f"{st.median(x[i] for x in xs):6.2f}" for i in range(5))+"  ns "+" ".join(f"{st.median(x[i] for x in xs):7.0f}" for i in range(5,10)),flush=True)
