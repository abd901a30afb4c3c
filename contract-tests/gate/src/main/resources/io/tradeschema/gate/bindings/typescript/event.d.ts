  /** The event of a message in JSON, or every finding. Total: nothing is thrown, whatever the bytes are. */
  static read(message: Message, told?: Told): Outcome<$EVENT>;
  /** The event of a message in JSON; throws FindingsError with every finding when it is refused. */
  static fromJson(message: Message, told?: Told): $EVENT;
  /** The entry of a stream, names and values as text or values as bytes of UTF-8; or every finding. */
  static readEntry(fields: EntryFields | null | undefined): Outcome<Entry<$EVENT>>;
  /** The entry of a stream; throws FindingsError with every finding when it is refused. */
  static fromEntry(fields: EntryFields | null | undefined): Entry<$EVENT>;
  /** The event as JSON: equal events give the same text, and the same bytes in every language. */
  toJson(): string;
  /** The text fields of a stream's entry, in their order, for XADD. */
  toEntry(envelope: EnvelopeValues): globalThis.Record<string, string>;
  /** The same, or every finding; warnings tell what was left out. Nothing is thrown. */
  writeEntry(envelope: EnvelopeValues): Outcome<globalThis.Record<string, string>>;
  /** A reader with settings of its consumer; throws RangeError for one that makes no sense. */
  static reader(settings?: ReaderSettings): EntryReader<$EVENT>;
