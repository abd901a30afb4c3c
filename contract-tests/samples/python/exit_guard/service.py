"""Asks to close what was opened without a stop loss, once for each intent. Reads and writes through the generated binding."""

from __future__ import annotations

import logging
import uuid
from datetime import datetime, timedelta, timezone
from typing import Callable, Dict, Mapping

from tradeschema import TradeIntent

log = logging.getLogger("exit_guard")
SOURCE = "exit_guard"
STALE = timedelta(minutes=5)


class ExitGuard:
    """Handles the entries of one stream; a client of Redis, or a test, does what it says.

    Whoever calls it reads in a consumer group, does publish, quarantine and the mark of first in one transaction, and
    acknowledges the entry in it, too: docs/service.md shows it in Java. The mark has to stay for longer than STALE.
    """

    def __init__(
        self,
        publish: Callable[[str, Dict[str, str]], None],
        quarantine: Callable[[str, Mapping[str, str], str], None],
        first: Callable[[str], bool],
        clock: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
    ) -> None:
        self._publish = publish
        self._quarantine = quarantine
        self._first = first
        self._clock = clock
        self._reader = TradeIntent.reader(refusing_older_than=STALE, clock=clock)

    def handle(self, entry_id: str, fields: Mapping[str, str]) -> None:
        """One entry of the stream: done once, or put aside with every reason; never swallowed."""
        outcome = self._reader.read_entry(fields)
        for finding in outcome.findings:
            log.warning("%s", finding)
        once = (outcome.value.event.intent_id if outcome.value else None) or entry_id
        if not self._first(once):
            return  # the same intent again, perhaps as another entry
        if outcome.value is None:
            self._quarantine(entry_id, fields, "\n".join(map(str, outcome.findings)))
            return
        intent = outcome.value.event
        if intent.action != "CLOSE" and not intent.reduce_only and intent.stop_loss is None:  # never what it wrote itself
            self._close(intent, once)

    def _close(self, opened: TradeIntent, once: str) -> None:
        intent = TradeIntent(
            symbol=opened.symbol,
            action="CLOSE",
            position_size_usd=opened.position_size_usd,
            leverage=opened.leverage,
            entry_price=opened.entry_price,
            reduce_only=True,
            intent_id=str(uuid.uuid5(uuid.NAMESPACE_OID, once)),
            source=SOURCE,
            reason="opened without a stop loss",
        )
        self._publish(TradeIntent.STREAM, intent.to_entry(source=SOURCE, timestamp=self._clock()))
