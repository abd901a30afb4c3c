"""Asks to close what was opened without a stop loss. Reads and writes through the generated binding."""

from __future__ import annotations

import logging
from datetime import datetime, timezone
from typing import Callable, Dict, Mapping

from tradeschema import TradeIntent

log = logging.getLogger("exit_guard")
SOURCE = "exit_guard"


class ExitGuard:
    """Handles the entries of one stream; a client of Redis, or a test, publishes what it says."""

    def __init__(
        self,
        publish: Callable[[str, Dict[str, str]], None],
        quarantine: Callable[[Mapping[str, str], str], None],
        clock: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
    ) -> None:
        self._publish = publish
        self._quarantine = quarantine
        self._clock = clock

    def handle(self, fields: Mapping[str, str]) -> None:
        """One entry of the stream: understood, or put aside with every reason; never swallowed."""
        outcome = TradeIntent.read_entry(fields)
        for finding in outcome.findings:
            log.warning("%s", finding)
        if outcome.value is None:
            self._quarantine(fields, "\n".join(map(str, outcome.findings)))
            return
        intent = outcome.value.event
        if intent.action != "CLOSE" and not intent.reduce_only and intent.stop_loss is None:
            self._close(intent)

    def _close(self, opened: TradeIntent) -> None:
        intent = TradeIntent(
            symbol=opened.symbol,
            action="CLOSE",
            position_size_usd=opened.position_size_usd,
            leverage=opened.leverage,
            entry_price=opened.entry_price,
            reduce_only=True,
            source=SOURCE,
            reason="opened without a stop loss",
        )
        self._publish(TradeIntent.STREAM, intent.to_entry(source=SOURCE, timestamp=self._clock()))
