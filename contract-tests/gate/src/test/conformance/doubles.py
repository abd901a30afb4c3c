"""Sends doubles that were computed through the generated Python binding; the package lies on PYTHONPATH.

Arguments: how many, and a seed. Prints a JSON line for each event: the message that the binding wrote, and the message that
json.dumps writes of the same fields. Ends with an error at the first double that does not come back equal.
"""

import json
import random
import sys

from tradeschema import TradeIntent

BASE = {"symbol": "BTCUSDT", "action": "SELL", "leverage": 1.0}
POSITIVE = ("position_size_usd", "entry_price", "stop_loss", "take_profit", "quantity")


def operand(source):
    return source.uniform(1, 10) * 10.0 ** source.randint(-12, 8)


def computed(source):
    one = operand(source)
    other = operand(source) if source.random() < 0.5 else source.uniform(0.9, 1.1)
    return [one * other, one / other, one - other, one - one * other][source.randrange(4)]


def doubles(source):
    while True:
        number = computed(source)
        if number == 0 or 1e-30 <= abs(number) < 1e20:
            yield number


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    source = doubles(random.Random(seed))
    for _ in range(0, count, len(POSITIVE)):
        numbers = [next(source) for _ in POSITIVE]
        fields = {name: abs(number) or 1.0 for name, number in zip(POSITIVE, numbers)}
        fields["ai_size_usd"] = numbers[0]
        written = TradeIntent(**BASE, **fields).to_json()
        plain = json.dumps({**BASE, **fields})
        for message in (written, plain):
            back = TradeIntent.from_json(message)
            for name, number in fields.items():
                assert float(getattr(back, name)) == number, f"{number!r} came back as {getattr(back, name)}"
            assert back.to_json() == written, f"{back.to_json()} is not {written}"
        print(json.dumps([written, plain]))


main()
