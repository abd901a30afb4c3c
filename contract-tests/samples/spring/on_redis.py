"""Runs a desk, given as its command, on a redis-server of its own: it is fed by HTTP and by the stream what is right and what is
not, killed, and started again. Ends with 0 when all of it came out right; otherwise says what is not so."""

import json, os, socket, subprocess, sys, tempfile, time, urllib.error, urllib.request

import redis

STREAM, GROUP, REFUSED = "quantum:stream:trade.intent", "desk", "desk:refused"
PATIENCE = 240  # for an application to start; whatever comes after that is asked for until it is so, at most for SOON
SOON = 10
INTENT = {"symbol": "BTCUSDT", "action": "BUY", "position_size_usd": 200, "leverage": 1, "entry_price": 88000.5}
wrong = []


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def within(seconds, holds):
    end = time.monotonic() + seconds
    while not (answer := holds()) and time.monotonic() < end:
        time.sleep(0.05)
    return answer


def demand(what, holds):
    if not within(SOON, holds):
        wrong.append(what)
        raise AssertionError(what)


class Desk:
    def __init__(self, command, folder):
        self.bus_port, self.port, self.command = free_port(), free_port(), command
        self.said = open(folder + "/desk.out", "w+")
        server = ["redis-server", "--port", str(self.bus_port), "--bind", "127.0.0.1", "--save", "", "--dir", folder]
        self.server = subprocess.Popen(server, stdout=subprocess.DEVNULL)
        self.bus = redis.Redis(port=self.bus_port, decode_responses=True)
        within(SOON, self.answers)

    def answers(self):
        try:
            return self.bus.ping()
        except redis.ConnectionError:
            return False

    def start(self):
        more = {"SPRING_DATA_REDIS_PORT": str(self.bus_port), "SERVER_PORT": str(self.port), "SERVER_ADDRESS": "127.0.0.1"}
        self.process = subprocess.Popen(self.command, stdout=self.said, stderr=self.said, env={**os.environ, **more})
        up = within(PATIENCE, lambda: self.process.poll() is not None or self.asked("/actuator/health/liveness")[0] == 200)
        if not up or self.process.poll() is not None:
            raise AssertionError("the application does not start")

    def kill(self):
        self.process.kill()
        self.process.wait()

    def end(self):
        self.kill()
        self.server.kill()
        self.server.wait()

    def asked(self, path, body=None):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body and json.dumps(body).encode())
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=SOON) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode()
        except OSError:
            return 0, ""

    def add(self, key="payload", **changed):
        fields = {"event_type": "trade.intent", "timestamp": "2026-01-21T04:10:00Z", "source": "strategy"}
        return self.bus.xadd(STREAM, {**fields, key: json.dumps({**INTENT, **changed})})

    def times(self, symbol):
        with open(self.said.name) as said:
            return sum("trade.intent{" in line and symbol in line for line in said)

    def pending(self):
        return self.bus.xpending(STREAM, GROUP)["pending"]

    def refused(self):
        return self.asked("/actuator/metrics/tradeschema.refused")[1]


def all_of_it(desk):
    desk.start()
    demand("a right body is 200", lambda: desk.asked("/intents", {**INTENT, "symbol": "AAAUSDT"})[0] == 200)
    demand("a right body comes to the desk by the stream", lambda: desk.times("AAAUSDT") == 1)
    demand("a retired name in the body is 400", lambda: desk.asked("/intents", {**INTENT, "side": "BUY"})[0] == 400)
    demand("nothing refused by HTTP is on the stream", lambda: desk.bus.xlen(STREAM) == 1)
    poison = [desk.add(key="data"), desk.add(leverage=500), desk.add(side="BUY")]
    for id, rule in zip(poison, ["ENVELOPE_PAYLOAD_KEY", "OUT_OF_RANGE", "RETIRED_FIELD"]):
        demand(f"what is refused is kept, with {rule}", lambda: rule in (desk.bus.hget(REFUSED, id) or ""))
    demand("what was put aside is acknowledged", lambda: desk.pending() == 0)
    demand("three refused in a row are DOWN", lambda: desk.asked("/actuator/health/contract")[0] == 503)
    demand("refusals are counted", lambda: '"value":3.0' in desk.refused())
    demand("the readiness of a service that answers requests stays", lambda: desk.asked("/actuator/health/readiness")[0] == 200)
    desk.add(symbol="BBBUSDT")
    demand("the next right one comes to the desk", lambda: desk.times("BBBUSDT") == 1)
    demand("one accepted is UP again", lambda: desk.asked("/actuator/health/contract")[0] == 200)
    desk.kill()
    desk.add(symbol="CCCUSDT")
    desk.start()
    demand("what came while it was dead comes to the desk", lambda: desk.times("CCCUSDT") == 1)
    demand("nothing is done twice", lambda: [desk.times(one) for one in ("AAAUSDT", "BBBUSDT", "CCCUSDT")] == [1, 1, 1])
    demand("nothing is pending", lambda: desk.pending() == 0)


def main(command):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(command, folder)
        try:
            all_of_it(desk)
            print("all of it came out right")
        except AssertionError as problem:
            print("not so:", problem)
            desk.said.seek(0)
            print(desk.said.read()[-4000:])
            return 1
        finally:
            desk.end()


sys.exit(main(sys.argv[1:]))
