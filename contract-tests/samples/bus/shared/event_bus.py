"""A thin wrapper around Redis Streams: one envelope for every event."""
import json
from datetime import datetime, timezone

import redis.asyncio as redis

from shared.streams import PREFIX


def decode(fields):
    return {
        (k.decode() if isinstance(k, bytes) else k): (v.decode() if isinstance(v, bytes) else v)
        for k, v in fields.items()
    }


class EventBus:
    def __init__(self, url: str, service: str, maxlen: int = 10_000):
        self.redis = redis.from_url(url)
        self.service = service
        self.maxlen = maxlen

    async def publish(self, event_type: str, data: dict) -> str:
        entry = {
            "event_type": event_type,
            "payload": json.dumps(data),
            "timestamp": datetime.now(timezone.utc).isoformat(),
            "source": self.service,
        }
        return await self.redis.xadd(f"{PREFIX}{event_type}", entry, maxlen=self.maxlen, approximate=True)

    async def consume(self, event_type: str, group: str, consumer: str):
        stream = f"{PREFIX}{event_type}"
        while True:
            reply = await self.redis.xreadgroup(group, consumer, {stream: ">"}, count=10, block=1000)
            for _, entries in reply:
                for entry_id, fields in entries:
                    yield entry_id, json.loads(decode(fields)["payload"])

    async def done(self, event_type: str, group: str, entry_id) -> None:
        await self.redis.xack(f"{PREFIX}{event_type}", group, entry_id)
