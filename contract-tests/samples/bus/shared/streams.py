"""The names of the streams, in one place."""
import os

PREFIX = os.getenv("BUS_PREFIX", "quantum:stream:")

TRADE_INTENT = f"{PREFIX}trade.intent"
TRADE_CLOSED = f"{PREFIX}trade.closed"
SIGNALS = PREFIX + "ai.signal"
REWARDS = "{}{}".format(PREFIX, "rl.reward")
RISK_HALT = "%srisk.halt" % PREFIX
DEAD_LETTERS = PREFIX + "dead"
