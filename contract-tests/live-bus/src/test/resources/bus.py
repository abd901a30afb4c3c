"""Writes or reads one stream as a Python service does: python3 bus.py PORT add|read STREAM [GROUP]."""

import json
import sys

import redis

port, what, stream = sys.argv[1:4]
bus = redis.Redis(host="127.0.0.1", port=int(port))
if what == "add":
    print(bus.xadd(stream, json.load(sys.stdin)).decode())
else:
    group = sys.argv[4]
    bus.xgroup_create(stream, group, id="0")
    for _, entries in bus.xreadgroup(group, "python", {stream: ">"}, count=1000):
        for entry_id, fields in entries:
            named = {name.decode(): value.hex() for name, value in fields.items()}
            print(json.dumps({"id": entry_id.decode(), "fields": named}))
            bus.xack(stream, group, entry_id)
