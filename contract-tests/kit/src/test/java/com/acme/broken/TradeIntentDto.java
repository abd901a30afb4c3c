package com.acme.broken;

/** A second declaration. */
record TradeIntentDto(String symbol, String side) {}
