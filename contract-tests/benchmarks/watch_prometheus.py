#!/usr/bin/env python3
"""A real Prometheus beside a watch for two minutes: it scrapes, holds the rules of tradeschema alerts, and fires the right one.

Starts a redis-server, ./tradeschema watch --http and a prometheus of its own, all on 127.0.0.1. A close is asked and not answered;
then it is answered; then the server goes away. Exit code 1 when anything is otherwise than it is meant.

usage: watch_prometheus.py [SECONDS]   (120)
"""
import json
import socket
import subprocess
import sys
import time
from urllib.parse import quote
from urllib.request import urlopen

from watch import CLOSED, INTENT, TRADESCHEMA, entry, watching
from whole_process import Running, free_port, heading


class Asked:
    def __init__(self, port):
        self.at = f"http://127.0.0.1:{port}/api/v1/"

    def get(self, path):
        with urlopen(self.at + path, timeout=5) as reply:
            return json.load(reply)["data"]

    def value(self, query):
        found = self.get("query?query=" + quote(query))["result"]
        return float(found[0]["value"][1]) if found else None

    def alerts(self):
        """Those that fire, without those that fire on only for having fired."""
        return sorted(one["labels"]["alertname"] for one in self.get("alerts")["alerts"] if one["state"] == "firing")

    def until(self, what, holds, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if holds():
                    print(f"ok      {what}")
                    return True
            except OSError:
                pass
            time.sleep(0.5)
        print(f"FAILED  {what}: firing {self.alerts()}")
        return False


def serves(port):
    """Waits until the watch answers; how long that took."""
    began = time.monotonic()
    while True:
        try:
            with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as reply:
                if reply.status == 200:
                    return time.monotonic() - began
        except OSError:
            if time.monotonic() - began > 120:
                raise
            time.sleep(0.1)


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    print(heading())
    redis, http, web = free_port(), free_port(), free_port()
    with Running() as running:
        bus = running.write("tradeschema.yaml", "version: 1\nexpect: {exit-answered: {within: 10s}}\n")
        subprocess.run([TRADESCHEMA, "alerts", "--bus", bus, "--out", running.folder], check=True, stdout=subprocess.DEVNULL)
        scraping = running.write("prometheus.yml", f"""global: {{scrape_interval: 5s, evaluation_interval: 5s}}
rule_files: [tradeschema-rules.yml]
scrape_configs:
  - job_name: tradeschema
    static_configs: [{{targets: ["127.0.0.1:{http}"]}}]
""")
        server = running.redis(redis)
        watch = running.start(*watching(redis, "--bus", bus, "--http", str(http)))
        print(f"        the watch serves after {serves(http):.1f} s, and is scraped from then on")
        running.start("prometheus", f"--config.file={scraping}", f"--storage.tsdb.path={running.path('data')}",
                      f"--web.listen-address=127.0.0.1:{web}")
        began, asked = time.monotonic(), Asked(web)
        connection = socket.create_connection(("127.0.0.1", redis))
        ok = asked.until("it is scraped", lambda: asked.value('up{job="tradeschema"}') == 1)
        ok &= asked.until("the watch sees the bus", lambda: asked.value("tradeschema_watch_sees") == 1)
        ok &= asked.until("every series that is meant is there from the start", lambda: all(
            asked.value(query) is not None for query in (
                'tradeschema_open_answers{expectation="exit-answered"}',
                'tradeschema_messages_total{stream="quantum:stream:trade.closed",verdict="refused"}',
                'tradeschema_last_message_timestamp_seconds{stream="quantum:stream:trade.intent"}')))
        ok &= asked.until("nothing is waited for", lambda: asked.value(
            'tradeschema_waiting_since_timestamp_seconds{expectation="exit-answered"}') == float("inf"))
        ok &= asked.until("no alert fires", lambda: asked.alerts() == [], 5)
        connection.sendall(entry("trade.intent", INTENT % ("CLOSE", "exit-1")))
        at = time.monotonic()
        ok &= asked.until("a close that is not answered within 10 s fires TradeschemaExitAnswered, and nothing else",
                          lambda: asked.alerts() == ["TradeschemaExitAnswered"])
        print(f"        {time.monotonic() - at:.0f} s after it was asked")
        connection.sendall(entry("trade.closed", CLOSED % "exit-1"))
        ok &= asked.until("its answer ends what is waited for", lambda: asked.value(
            'tradeschema_waiting_since_timestamp_seconds{expectation="exit-answered"}') == float("inf"))
        while time.monotonic() - began < seconds:
            time.sleep(1)
        scrapes = asked.value('count_over_time(up{job="tradeschema"}[1h])')
        failed = scrapes - asked.value('sum_over_time(up{job="tradeschema"}[1h])')
        print(f"{'FAILED ' if failed else 'ok     '} {scrapes:.0f} scrapes in {time.monotonic() - began:.0f} s, {failed:.0f} of them failed")
        server.kill()
        server.wait()
        ok &= asked.until("without its server the watch is blind, and TradeschemaWatchBlind fires",
                          lambda: "TradeschemaWatchBlind" in asked.alerts())
        watch.kill()
        watch.wait()
        ok &= asked.until("without a watch TradeschemaWatchStopped fires",
                          lambda: "TradeschemaWatchStopped" in asked.alerts(), 420)
        return 0 if ok and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
