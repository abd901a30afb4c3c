"""What travels on the bus, as the services build it."""
from dataclasses import dataclass
from typing import Optional


@dataclass
class TradeIntent:
    symbol: str
    action: str
    position_size_usd: float
    leverage: float
    entry_price: float
    stop_loss: Optional[float] = None
    take_profit: Optional[float] = None
    confidence: Optional[float] = None
    timestamp: Optional[str] = None
    source: Optional[str] = None
    model: Optional[str] = None
    reduce_only: Optional[bool] = None
    quantity: Optional[float] = None
    reason: Optional[str] = None
