"""Stands in for the libraries that the services of the sample bus import, and keeps what they publish."""

import sys
import types

published = []


class Redis:
    """As much of a client as the services call."""

    def __init__(self, *_, **__):
        self.rows = []

    def xadd(self, stream, fields, **_):
        published.append((stream, fields))
        return "1-0"

    def xack(self, *_):
        return 1

    def xrevrange(self, stream, count):
        return self.rows[:count]


class AsyncRedis(Redis):
    async def xadd(self, stream, fields, **_):
        return Redis.xadd(self, stream, fields)

    async def xack(self, *_):
        return 1


class FastAPI:
    """Leaves the functions that it would serve as they are."""

    def get(self, _):
        return lambda function: function


def install():
    asynchronous = types.ModuleType("redis.asyncio")
    asynchronous.Redis, asynchronous.from_url = AsyncRedis, lambda _: AsyncRedis()
    redis = types.ModuleType("redis")
    redis.Redis, redis.asyncio = Redis, asynchronous
    fastapi, pydantic = types.ModuleType("fastapi"), types.ModuleType("pydantic")
    fastapi.FastAPI, pydantic.BaseModel = FastAPI, type("BaseModel", (), {})
    modules = {"redis": redis, "redis.asyncio": asynchronous, "fastapi": fastapi, "pydantic": pydantic}
    sys.modules.update(modules)
