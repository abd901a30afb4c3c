"""Shows the last trades and rewards."""
import json

import redis
from fastapi import FastAPI
from pydantic import BaseModel

from shared.streams import DEAD_LETTERS, REWARDS, TRADE_CLOSED

app = FastAPI()
r = redis.Redis(decode_responses=True)


class RewardView(BaseModel):
    symbol: str
    reward: float
    seen: int = 0


@app.get("/trades")
def trades(limit: int = 50):
    rows = []
    for entry_id, fields in r.xrevrange(TRADE_CLOSED, count=limit):
        trade = json.loads(fields["payload"])
        rows.append({
            "id": entry_id,
            "symbol": trade["symbol"],
            "pnl": trade["pnl"],
            "side": trade.get("position_side"),
            "reason": trade["exit_reason"],
        })
    return rows


@app.get("/rewards")
def rewards():
    views = []
    for _, fields in r.xrevrange(REWARDS, count=20):
        views.append(RewardView(**json.loads(fields["payload"])))
    return [view.dict() for view in views]


@app.get("/dead")
def dead():
    return [{"stream": fields["stream"], "error": fields["error"]} for _, fields in r.xrange(DEAD_LETTERS)]
