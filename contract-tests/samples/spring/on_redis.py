"""Runs a desk, given as its command, on a redis-server of its own: it is fed by HTTP and by the stream what is right and what is
not, killed, and started again. Ends with 0 when all of it came out right; otherwise says what is not so."""

import json, os, socket, subprocess, sys, tempfile, time, urllib.error, urllib.request

import redis

STREAM, GROUP, REFUSED = "quantum:stream:trade.intent", "desk", "desk:refused"
PATIENCE = 240  # for an application to start; whatever comes after that is asked for until it is so, at most for SOON
SOON = 10
INTENT = {"symbol": "BTCUSDT", "action": "BUY", "position_size_usd": 200, "leverage": 1, "entry_price": 88000.5}
ENVELOPE = {"event_type": "trade.intent", "timestamp": "2026-01-21T04:10:00Z", "source": "strategy"}
TEXT = json.dumps(INTENT)
BODY = {**ENVELOPE, "payload": TEXT}
ZONELESS = "2026-01-21T04:10:00"


def less(fields, *names):
    return {name: value for name, value in fields.items() if name not in names}


# Entries as programs without the contract write them, in each way of the incidents, and what has to be told of each.
STRANGE = [
    ("side for action", "RETIRED_FIELD", {**ENVELOPE, "payload": TEXT.replace("action", "side")}),
    ("reduceOnly for reduce_only", "RETIRED_FIELD", {**ENVELOPE, "payload": json.dumps({**INTENT, "reduceOnly": True})}),
    ("a name that nobody reads", "UNKNOWN_FIELD", {**ENVELOPE, "payload": json.dumps({**INTENT, "urgency": "high"})}),
    ("a number as text", "WRONG_TYPE", {**ENVELOPE, "payload": json.dumps({**INTENT, "leverage": "1"})}),
    ("a value of another case", "UNKNOWN_VALUE", {**ENVELOPE, "payload": json.dumps({**INTENT, "action": "buy"})}),
    ("a name is missing", "MISSING_FIELD", {**ENVELOPE, "payload": json.dumps(less(INTENT, "leverage"))}),
    ("NaN", "NOT_JSON", {**ENVELOPE, "payload": json.dumps({**INTENT, "entry_price": float("nan")})}),
    ("the JSON under data", "ENVELOPE_PAYLOAD_KEY", {**ENVELOPE, "data": TEXT}),
    ("flat fields", "ENVELOPE_FLAT", {**ENVELOPE, **INTENT}),
    ("no payload", "ENVELOPE_PAYLOAD_MISSING", ENVELOPE),
    ("an empty payload", "EMPTY_MESSAGE", {**ENVELOPE, "payload": ""}),
    ("bytes", "NOT_JSON", {**ENVELOPE, "payload": b"\xc3\x28\xff\x00"}),
    ("cut off", "NOT_JSON", {**ENVELOPE, "payload": TEXT[:-9]}),
    ("two in one", "TRAILING_CONTENT", {**ENVELOPE, "payload": TEXT + TEXT}),
    ("no type", "ENVELOPE_FIELD_MISSING", less(BODY, "event_type")),
    ("another event", "ENVELOPE_EVENT_TYPE", {**BODY, "event_type": "trade.closed"}),
    ("no source", "ENVELOPE_FIELD_MISSING", less(BODY, "source")),
    ("a time in seconds", "TIME_FORM", {**BODY, "timestamp": "1769000000"}),
    ("a field that the envelope has not", "ENVELOPE_FIELD_UNKNOWN", {**BODY, "priority": "1"}),
    ("an older major", "ENVELOPE_MAJOR_UNKNOWN", {**BODY, "schema_version": "0.9.0"}),
    ("a later major", "ENVELOPE_MAJOR_UNKNOWN", {**BODY, "schema_version": "9.0.0"}),
    ("no version", "ENVELOPE_SCHEMA_VERSION", {**BODY, "schema_version": "latest"}),
]
REFUSED_BODIES = [
    ("side for action", TEXT.replace("action", "side")),
    ("a number as text", json.dumps({**INTENT, "leverage": "1"})),
    ("a name that nobody reads", json.dumps({**INTENT, "urgency": "high"})),
    ("null", "null"),
    ("no body", ""),
    ("NaN", json.dumps({**INTENT, "entry_price": float("nan")})),
    ("cut off", TEXT[:-9]),
    ("a name twice", TEXT[:-1] + ', "leverage": 1}'),
    ("a list", f"[{TEXT}]"),
]
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
        text = json.dumps(body) if isinstance(body, dict) else body
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", None if text is None else text.encode())
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=SOON) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refusal:
            return refusal.code, refusal.read().decode()
        except OSError:
            return 0, ""

    def add(self, key="payload", **changed):
        return self.bus.xadd(STREAM, {**ENVELOPE, key: json.dumps({**INTENT, **changed})})

    def times(self, symbol):
        with open(self.said.name) as said:
            return sum("trade.intent{" in line and symbol in line for line in said)

    def warned(self, rule):
        with open(self.said.name) as said:
            return sum(rule + ", warning" in line for line in said)

    def errors(self):
        with open(self.said.name) as said:
            return sum(" ERROR " in line for line in said)

    def pending(self):
        return self.bus.xpending(STREAM, GROUP)["pending"]

    def refused(self):
        return self.asked("/actuator/metrics/tradeschema.refused")[1]


def all_of_it(desk):
    desk.start()
    demand("a right body is 200", lambda: desk.asked("/intents", {**INTENT, "symbol": "AAAUSDT"})[0] == 200)
    demand("a right body comes to the desk by the stream", lambda: desk.times("AAAUSDT") == 1)
    for what, body in REFUSED_BODIES:
        demand(f"{what} in the body is 400", lambda: desk.asked("/intents", body)[0] == 400)
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
    strange = [(what, rule, desk.bus.xadd(STREAM, fields)) for what, rule, fields in STRANGE]
    for what, rule, id in strange:
        demand(f"{what} is kept, with {rule}", lambda: f"[{rule}]" in (desk.bus.hget(REFUSED, id) or ""))
    demand("what was put aside is acknowledged, of whatever kind", lambda: desk.pending() == 0)
    demand("many in a row are DOWN", lambda: desk.asked("/actuator/health/contract")[0] == 503)
    desk.bus.xadd(STREAM, {**BODY, "timestamp": ZONELESS, "payload": TEXT.replace("BTCUSDT", "DDDUSDT")})
    demand("a time without its zone is read", lambda: desk.times("DDDUSDT") == 1)
    demand("and is warned of", lambda: desk.warned("TIME_WITHOUT_ZONE") == 1)
    demand("nothing refused comes to the desk", lambda: desk.times("BTCUSDT") == 0)
    desk.bus.delete(STREAM)
    desk.add(symbol="FFFUSDT")
    demand("after the stream was deleted it reads on, from the start", lambda: desk.times("FFFUSDT") == 1)
    desk.bus.flushall()
    desk.add(symbol="GGGUSDT")
    demand("after the server was flushed it reads on, from the start", lambda: desk.times("GGGUSDT") == 1)
    demand("it says so, and not again and again", lambda: 1 <= desk.errors() <= 8)
    desk.kill()
    desk.add(symbol="CCCUSDT")
    lost = desk.add(symbol="EEEUSDT")
    desk.bus.xreadgroup(GROUP, "one", {STREAM: ">"}, count=2)
    desk.bus.xdel(STREAM, lost)
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
