// --- findings ------------------------------------------------------------------------------------------------------

/** One thing that is wrong with a message: where, what, what was found there, what to do, and which rule. */
class Finding {
  constructor(rule, subject, path, what, fix, found) {
    this.rule = rule;
    this.severity = MODEL.rules[rule];
    this.subject = subject;
    this.path = path;
    this.what = what;
    this.fix = fix;
    this.found = found;
    Object.freeze(this);
  }

  /** The same finding at another place. */
  at(path) {
    return new Finding(this.rule, this.subject, path, this.what, this.fix, this.found);
  }

  get isError() {
    return this.severity === "error";
  }

  toString() {
    const shown = this.found === undefined ? "" : `, found ${this.found}`;
    const weight = this.isError ? "" : ", warning";
    return `${`${this.subject} ${this.path}`.trim()}: ${this.what}${shown}; ${this.fix} [${this.rule}${weight}]`;
  }
}

/** Thrown where a caller insisted on a value that the contract refuses. Carries every finding; never swallow it. */
class FindingsError extends Error {
  constructor(findings) {
    super(findings.join("\n"));
    this.name = "FindingsError";
    this.findings = findings;
  }
}

const NO_FINDINGS = Object.freeze([]);
const accepted = (value, findings) =>
  Object.freeze({ accepted: true, value, findings: findings.length === 0 ? NO_FINDINGS : Object.freeze([...findings]) });
const refused = (findings) => Object.freeze({ accepted: false, findings: Object.freeze([...findings]) });
const outcome = (value, findings) => (value === undefined ? refused(findings) : accepted(value, findings));

function orThrow(result) {
  if (!result.accepted) throw new FindingsError(result.findings);
  return result.value;
}

// --- texts ---------------------------------------------------------------------------------------------------------

const EXCERPT = 40;
const BLANK = "\\t\\n\\v\\f\\r\\u001c-\\u001f \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000";
const BLANK_ENDS = new RegExp(`^[${BLANK}]+|[${BLANK}]+$`, "g");
const SEPARATORS = new RegExp(`[-_.${BLANK}]`, "g");
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

const strip = (text) => text.replace(BLANK_ENDS, "");
const isWhole = (text) => !LONE.test(text);
const lengthOf = (text) => [...text].length;

/** The text escaped, and cut with an ellipsis after 40 characters. */
function excerpt(text) {
  const characters = [...text];
  const shown = characters.slice(0, EXCERPT).map(safe).join("");
  return characters.length > EXCERPT ? `${shown}…` : shown;
}

const quoted = (text) => `"${excerpt(text)}"`;

function safe(character) {
  if (character === '"' || character === "\\") return `\\${character}`;
  if (character === "\n") return "\\n";
  if (character === "\t") return "\\t";
  if (character >= " " && character < "\x7f") return character;
  return character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}

/** The candidate nearest to the text, the earlier of two equals; undefined when none is near. */
function nearest(text, candidates, eligible = () => true, atMost = 3) {
  if (text.length > MODEL.limits.name) return undefined;
  const meant = plain(text);
  let best;
  let least = atMost + 1;
  for (const candidate of candidates) {
    const allowed = candidate.length <= 5 ? 1 : candidate.length <= 9 ? 2 : 3;
    const most = Math.min(allowed, least - 1);
    const edits = countEdits(meant, plain(candidate), most);
    // A name with one more word in front, such as rl_action, is another name and no slip of the pen.
    const isAnother = edits > 0 && (text.endsWith(`_${candidate}`) || candidate.endsWith(`_${text}`));
    if (edits <= most && !isAnother && eligible(candidate)) {
      best = candidate;
      least = edits;
    }
  }
  return best;
}

/** The candidate that the text is with a slip: the same but for case and signs, or one edit away. */
const slip = (text, candidates) => nearest(text, candidates, () => true, 1);

const didYouMean = (name) => `did you mean ${quoted(name)}?`;

const plain = (name) =>
  name
    .replace(SEPARATORS, "")
    .split("")
    .map((unit) => unit.toLowerCase()[0])
    .join("");

/** Insertions, deletions, replacements and swaps of neighbours; gives up beyond the most that is of interest. */
function countEdits(from, to, most) {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  const rows = [];
  for (let i = 0; i <= from.length; i++) {
    rows.push([]);
    for (let j = 0; j <= to.length; j++) rows[i].push(i === 0 || j === 0 ? i + j : cell(rows, from, to, i, j));
    if (Math.min(...rows[i]) > most) return most + 1;
  }
  return rows[from.length][to.length];
}

function cell(rows, from, to, i, j) {
  const replace = rows[i - 1][j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1);
  const least = Math.min(replace, rows[i - 1][j] + 1, rows[i][j - 1] + 1);
  const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
  return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
}

// --- numbers and times ---------------------------------------------------------------------------------------------

const NUMBER = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/;
const DECIMALS = MODEL.decimals;

/** The one text of a JSON number's value; undefined when it is beyond the rule. */
function canonical(text) {
  const [, sign, integer, fraction = "", ten = "0"] = NUMBER.exec(text);
  const digits = (integer + fraction).replace(/^0+/, "");
  if (digits === "") return "0";
  // An exponent of twenty digits is far beyond every bound, and so is its nearest double.
  let exponent = Number(ten) - fraction.length;
  const power = digits.length + exponent - 1;
  const stripped = digits.replace(/0+$/, "");
  if (power < DECIMALS.least_power || power >= DECIMALS.power_beyond || stripped.length > DECIMALS.digits) return undefined;
  exponent += digits.length - stripped.length;
  const plain = sign + withoutExponent(stripped, exponent);
  if (plain.length <= DECIMALS.characters) return plain;
  return `${sign}${stripped[0]}${stripped.length > 1 ? "." : ""}${stripped.slice(1)}e${power}`;
}

function withoutExponent(digits, exponent) {
  if (exponent >= 0) return digits + "0".repeat(exponent);
  const padded = digits.padStart(1 - exponent, "0");
  return `${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/** An exact decimal of the wire: at most 34 digits, 0 or from 1e-30 to 1e20 in size, one form for one value. */
class Decimal {
  constructor(text) {
    this.text = text;
    Object.freeze(this);
  }

  /** The decimal that a text, a whole bigint or the shortest form of a number says; throws RangeError if none. */
  static of(value) {
    const text = value instanceof Decimal ? value.text : String(value);
    const one = NUMBER.test(text) ? canonical(text) : undefined;
    if (one === undefined) throw new RangeError(`no decimal of the contract: ${excerpt(text)}`);
    return new Decimal(one);
  }

  /** The nearest double: exact only for numbers that a double can hold. */
  toNumber() {
    return Number(this.text);
  }

  equals(other) {
    return other instanceof Decimal && other.text === this.text;
  }

  /** Below zero, zero or above zero, as this is less than, equal to or greater than the other one. */
  compareTo(other) {
    const difference = scaled(this.text) - scaled(Decimal.of(other).text);
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }

  toString() {
    return this.text;
  }

  /** For logs: a number where a double says the same decimal, otherwise the digits as a text; never a rounded number. */
  toJSON() {
    const double = Number(this.text);
    return canonical(String(double)) === this.text ? double : this.text;
  }
}

/** As a whole number of the smallest unit that any decimal has. */
function scaled(text) {
  const [, sign, integer, fraction = "", ten = "0"] = NUMBER.exec(text);
  const places = DECIMALS.digits - DECIMALS.least_power;
  return BigInt(sign + integer + fraction) * 10n ** BigInt(places + Number(ten) - fraction.length);
}

/** A number as it stood on the wire. */
class NumberText {
  constructor(text) {
    this.text = text;
  }
}

function numberText(raw) {
  if (raw instanceof NumberText) return raw.text;
  if (raw instanceof Decimal || typeof raw === "bigint") return raw.toString();
  return typeof raw === "number" && Number.isFinite(raw) ? String(raw) : undefined;
}

const TIME =
  /^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,9}))?(?:(Z)|([+-])([0-9]{2}):([0-9]{2}))?$/;
const DAY = 86_400;

/** A point in time: seconds since 1970 in UTC, and nanoseconds 0 to 999,999,999. */
class Instant {
  constructor(seconds, nanos = 0) {
    const inSecond = Number.isInteger(nanos) && nanos >= 0 && nanos <= 999_999_999;
    if (!inSecond || !Number.isInteger(seconds) || Math.abs(seconds) > 8.64e12) {
      throw new RangeError("an Instant has whole seconds, and nanoseconds from 0 to 999,999,999");
    }
    this.seconds = seconds;
    this.nanos = nanos;
    Object.freeze(this);
  }

  /** The instant of a Date, or of a text as the wire has it; throws RangeError for another text. */
  static of(time) {
    if (time instanceof Instant) return time;
    const scanned = scan(String(time instanceof Date ? time.toISOString() : time));
    if (scanned?.hasZone === false) throw new RangeError(`${NO_ZONE}; ${WITH_ZONE}`);
    if (scanned?.instant === undefined) throw new RangeError(`no time of the contract: ${excerpt(String(time))}`);
    return scanned.instant;
  }

  /** The same, cut to the milliseconds that a Date can hold. */
  toDate() {
    return new Date(this.seconds * 1000 + Math.floor(this.nanos / 1_000_000));
  }

  compareTo(other) {
    return Math.sign(this.seconds - other.seconds) || Math.sign(this.nanos - other.nanos);
  }

  toString() {
    const whole = new Date(this.seconds * 1000).toISOString().slice(0, 19);
    const fraction = String(this.nanos).padStart(9, "0");
    const length = this.nanos === 0 ? 0 : this.nanos % 1000 ? 9 : this.nanos % 1_000_000 ? 6 : 3;
    return `${whole}${length ? "." : ""}${fraction.slice(0, length)}Z`;
  }

  toJSON() {
    return this.toString();
  }
}

const NO_ZONE = "no zone: a local clock taken for UTC is hours off";
const WITH_ZONE = "write new Date().toISOString()";

const LEAST = new Instant(-62_167_219_200);
const MOST = new Instant(253_402_300_799, 999_999_999);

/** The time that a text says, without an instant when no calendar has it; undefined when it has another form. */
function scan(text) {
  const parts = TIME.exec(text);
  if (parts === null) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  const [offsetHour, offsetMinute] = parts.slice(10, 12).map((part) => Number(part ?? 0));
  const hasZone = parts[8] !== undefined || parts[9] !== undefined;
  const inCalendar = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
  const onClock = hour <= 23 && minute <= 59 && second <= 59 && offsetHour <= 23 && offsetMinute <= 59;
  if (!inCalendar || !onClock) return { instant: undefined, hasZone };
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const offset = (offsetHour * 3600 + offsetMinute * 60) * (parts[9] === "-" ? -1 : 1);
  const seconds = date.getTime() / 1000 + hour * 3600 + minute * 60 + second - offset;
  return { instant: new Instant(seconds, Number((parts[7] ?? "").padEnd(9, "0"))), hasZone };
}

function daysIn(year, month) {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

// --- values --------------------------------------------------------------------------------------------------------

const PLAIN_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,39}$/;
const NULL = Symbol("null");

const VERSION = /^(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})$/;

/** A message whose writer keeps a later minor version than its reader knows: it is the reader who has to act. */
class LaterWriter {
  constructor(writer, reader, isOpen) {
    this.isOpen = isOpen;
    this.both = `the writer keeps ${writer}, this reader knows ${reader}: `;
  }

  /** Undefined when the writer's version is no later minor version than the reader's. */
  static of(writer, reader, isOpen) {
    const kept = VERSION.exec(writer);
    const known = VERSION.exec(reader);
    const isLater = kept !== null && kept[1] === known[1] && Number(kept[2]) > Number(known[2]);
    return isLater ? new LaterWriter(writer, reader, isOpen) : undefined;
  }

  /** What to do about a field that was left out. */
  whereItMatters() {
    return `${this.both}upgrade the reader where the field matters`;
  }

  /** What to do about a field that the reader does not know, being closed. */
  openOrUpgrade() {
    return `${this.both}upgrade the reader, or open it for additions`;
  }

  /** What to do about a value that the reader does not know. */
  upgrade(expectation) {
    return `${this.both}upgrade the reader first; it knows ${expectation}`;
  }

  /** What to do about a text that is right if the reader is behind, and otherwise has to be mended. */
  ifRight(otherwise) {
    return `${otherwise}; ${this.both}if the text is right there, upgrade the reader`;
  }
}

const step = (name) => {
  if (typeof name === "number") return `[${name}]`;
  return PLAIN_NAME.test(name) ? `.${name}` : `[${quoted(name)}]`;
};

/** Collects the findings of one message while it is read, and knows where in the message the reading stands. */
class Problems {
  constructor(subject, writing = false, later = undefined) {
    this.subject = subject;
    this.writing = writing;
    /** Whose message it is, where its writer keeps a later version than the reader knows. */
    this.later = later;
    this.findings = [];
    this.path = [];
    this.errors = 0;
  }

  inside(name, task) {
    this.path.push(name);
    const result = task();
    this.path.pop();
    return result;
  }

  add(rule, what, fix, found) {
    const path = `$${this.path.map(step).join("")}`;
    const finding = new Finding(rule, this.subject, path, what, fix, found);
    this.findings.push(finding);
    this.errors += finding.isError ? 1 : 0;
    return undefined;
  }
}

/** A raw value for people. */
function describe(raw) {
  if (typeof raw === "string") return `the text ${quoted(raw)}`;
  const number = numberText(raw);
  if (number !== undefined) return `the number ${excerpt(number)}`;
  if (typeof raw === "number") return `the number ${raw}`;
  if (typeof raw === "boolean") return String(raw);
  if (Array.isArray(raw)) return "a list";
  if (raw instanceof Draft) return `a draft of ${raw.subject}`;
  return isPlainObject(raw) ? "an object" : `a value of class ${excerpt(String(raw?.constructor?.name ?? typeof raw))}`;
}

function isPlainObject(raw) {
  if (raw === null || typeof raw !== "object") return false;
  const parent = Object.getPrototypeOf(raw);
  return parent === Object.prototype || parent === null;
}

function refuseType(type, raw, problems) {
  let fix = `write ${type.expectation}`;
  if (type.kind === "decimal" && typeof raw === "string" && NUMBER.test(raw)) fix = "write the number without quotes";
  if (type.kind === "flag" && (raw === "true" || raw === "false")) fix = "write true or false without quotes";
  if (type.kind === "list" && typeof raw === "string" && raw.startsWith("[")) fix = "write the list itself, encoded once";
  return problems.add("WRONG_TYPE", `not ${type.expectation}`, fix, describe(raw));
}

/** How the values of each kind of type are read; undefined when refused, and then the problem has been added. */
const READERS = {
  flag: (type, raw, problems) => (typeof raw === "boolean" ? raw : refuseType(type, raw, problems)),
  text: (type, raw, problems) => (typeof raw === "string" ? readText(type, raw, problems) : refuseType(type, raw, problems)),
  choice: (type, raw, problems) => (typeof raw === "string" ? readChoice(type, raw, problems) : refuseType(type, raw, problems)),
  decimal: readDecimal,
  time: readTime,
  object: readObject,
  list: readList,
};

const readValue = (type, raw, problems) => READERS[type.kind](type, raw, problems);

function readDecimal(type, raw, problems) {
  const text = numberText(raw);
  if (text === undefined || !NUMBER.test(text)) return refuseType(type, text ?? raw, problems);
  const one = canonical(text);
  if (one === undefined) {
    const size = `1e${DECIMALS.least_power} to 1e${DECIMALS.power_beyond} in size`;
    const what = `more than ${DECIMALS.digits} digits, or outside ${size}`;
    const fix = "round it to the tick or step of the instrument, and check the unit";
    return problems.add("NUMBER_DIGITS", what, fix, excerpt(text));
  }
  if (type.whole && /[.e]/.test(one)) {
    return problems.add("NOT_WHOLE", "not a whole number", `write ${type.expectation}`, one);
  }
  const value = new Decimal(one);
  const order = type.least === undefined ? 1 : value.compareTo(type.least);
  if (order < 0 || (type.least_excluded && order === 0) || (type.most !== undefined && value.compareTo(type.most) > 0)) {
    const fix = `write ${type.expectation}; check the unit first`;
    return problems.add("OUT_OF_RANGE", `outside the bounds of ${type.name}`, fix, one);
  }
  return value;
}

function readText(type, raw, problems) {
  if (!isWhole(raw)) {
    return problems.add("LONE_SURROGATE", "half a Unicode character", "cut texts at characters", quoted(raw));
  }
  const length = lengthOf(raw);
  if (length < type.least || length > type.most) {
    return problems.add("TEXT_LENGTH", `${length} characters long`, textAdvice(type, raw, problems), quoted(raw));
  }
  if (type.characters !== undefined && !new RegExp(`^[${type.characters}]*$`).test(raw)) {
    const what = `has characters other than ${type.characters}`;
    return problems.add("TEXT_CHARACTERS", what, textAdvice(type, raw, problems), quoted(raw));
  }
  return raw;
}

function textAdvice(type, raw, problems) {
  const usual = `${raw === "" ? "leave it out, or write" : "write"} ${type.expectation}`;
  return problems.later === undefined ? usual : problems.later.ifRight(usual);
}

function readChoice(type, raw, problems) {
  if (type.values.includes(raw)) return raw;
  if (problems.later !== undefined && slip(raw, type.values) === undefined) {
    const fix = problems.later.upgrade(type.expectation);
    return problems.add("UNKNOWN_VALUE", `not a value of ${type.name}`, fix, quoted(raw));
  }
  const near = type.values.length > 1 ? nearest(raw, type.values) : undefined;
  const fix = near === undefined ? `write ${type.expectation}` : `write "${near}"; it is ${type.expectation}`;
  return problems.add("UNKNOWN_VALUE", `not a value of ${type.name}`, fix, quoted(raw));
}

function readTime(type, raw, problems) {
  if (raw instanceof Instant) return inRange(raw, raw, problems);
  const text = raw instanceof Date && !Number.isNaN(raw.getTime()) ? raw.toISOString() : raw;
  if (numberText(text) !== undefined) {
    const fix = `epoch numbers are refused: write ${type.expectation}`;
    return problems.add("TIME_FORM", "a number is no time", fix, describe(text));
  }
  if (typeof text !== "string") return refuseType(type, text, problems);
  const time = scan(text);
  if (time === undefined) {
    return problems.add("TIME_FORM", "not an ISO-8601 time", `write ${type.expectation}`, quoted(text));
  }
  if (time.instant === undefined) {
    return problems.add("TIME_NOT_IN_CALENDAR", "no such day or hour", "compute times with a date library", quoted(text));
  }
  if (!time.hasZone && problems.writing) {
    return problems.add("TIME_WRITTEN_WITHOUT_ZONE", NO_ZONE, WITH_ZONE, quoted(text));
  }
  if (!time.hasZone) {
    const fix = `end it with Z or an offset, such as ${type.example}`;
    problems.add("TIME_WITHOUT_ZONE", "no zone, read as UTC", fix, quoted(text));
  }
  return inRange(time.instant, text, problems);
}

function inRange(instant, text, problems) {
  if (LEAST.compareTo(instant) <= 0 && instant.compareTo(MOST) <= 0) return instant;
  const what = "outside the years 0000 to 9999 of UTC";
  return problems.add("TIME_NOT_IN_CALENDAR", what, "check the year", quoted(String(text)));
}

function readObject(type, raw, problems) {
  const shape = shapeOf(type.object);
  if (raw instanceof RECORDS[type.object]) return raw;
  if (raw instanceof Draft && raw.shape === shape) return raw.finish(problems);
  return isPlainObject(raw) ? new Draft(shape, type.name).setAll(raw).finish(problems) : refuseType(type, raw, problems);
}

/** A list that cannot be changed; undefined when an element was refused, or there are too few or too many. */
function readList(type, raw, problems) {
  if (!Array.isArray(raw)) return refuseType(type, raw, problems);
  const errorsBefore = problems.errors;
  if (raw.length < type.least || raw.length > type.most) {
    problems.add("LIST_LENGTH", raw.length === 1 ? "1 element" : `${raw.length} elements`, `write ${type.expectation}`);
  }
  if (raw.length > type.most) return undefined;
  const elements = Array.from(raw, (element, index) => problems.inside(index, () => readElement(type.items, element, problems)));
  return problems.errors === errorsBefore ? Object.freeze(elements) : undefined;
}

function readElement(type, raw, problems) {
  if (raw === undefined || raw === null) {
    return problems.add("NULL_FIELD", "an element is null", `leave it out, or write ${type.expectation}`);
  }
  return isRefusedByLimit(raw, problems) ? undefined : readValue(type, raw, problems);
}

function wireValue(type, value) {
  if (type.kind === "list") return value.map((element) => wireValue(type.items, element));
  return type.kind === "object" ? wireObject(shapeOf(type.object), value) : type.kind === "time" ? String(value) : value;
}

function wireObject(shape, value) {
  const present = shape.fields.filter((field) => value[field.name] !== undefined);
  return new Map(present.map((field) => [field.name, wireValue(field.type, value[field.name])]));
}

// --- drafts --------------------------------------------------------------------------------------------------------

const SHAPES = new Map(
  Object.entries(MODEL.objects).map(([name, shape]) => [
    name,
    {
      name,
      fields: shape.fields,
      indexes: new Map(shape.fields.map((field, index) => [field.name, index])),
      retired: new Map(shape.retired.map((retired) => [retired.name, retired])),
    },
  ]),
);
const shapeOf = (name) => SHAPES.get(name);
const RECORDS = Object.create(null);

/** A message on its way to a value: the one place that accepts a field. */
class Draft {
  constructor(shape, subject, record = RECORDS[shape.name]) {
    this.shape = shape;
    this.subject = subject;
    this.record = record;
    this.raws = shape.fields.map(() => undefined);
    this.strays = new Map();
    this.repeated = new Set();
  }

  set(name, value) {
    const index = this.shape.indexes.get(name);
    if (index === undefined ? this.strays.has(name) : this.raws[index] !== undefined) this.repeated.add(name);
    else if (index === undefined) this.strays.set(name, value ?? null);
    else this.raws[index] = value ?? NULL;
  }

  /** Takes the fields of an object; those that are undefined are absent, as everywhere in JavaScript. */
  setAll(values) {
    for (const [name, value] of Object.entries(values)) {
      if (value !== undefined) this.set(name, value);
    }
    return this;
  }

  /** Starts the object of a nested field; undefined when there is no such field, or it is set already. */
  nested(name) {
    const index = this.shape.indexes.get(name);
    const type = this.shape.fields[index]?.type;
    if (type?.kind !== "object" || this.raws[index] !== undefined) return undefined;
    this.raws[index] = new Draft(shapeOf(type.object), type.name);
    return this.raws[index];
  }

  /** The type of the list that a field takes; undefined when there is no such field, it is set, or it takes none. */
  listType(name) {
    const index = this.shape.indexes.get(name);
    const type = this.shape.fields[index]?.type;
    return type?.kind === "list" && this.raws[index] === undefined ? type : undefined;
  }

  /** The value, perhaps with warnings, or every finding. A writer has to say the zone of a time. */
  build(writing = false, later = undefined) {
    const problems = new Problems(this.subject, writing, later);
    const value = this.isWithinLimits(problems) ? this.finish(problems) : undefined;
    return outcome(value, problems.findings);
  }

  isWithinLimits(problems) {
    const [tokens, deepest] = countTokens(this, 1);
    if (deepest > MODEL.limits.depth) problems.add("LIMIT_DEPTH", ...LIMIT_DEPTH);
    else if (tokens > MODEL.limits.tokens) problems.add("LIMIT_TOKENS", ...LIMIT_TOKENS);
    return problems.findings.length === 0;
  }

  /** Reads every field; undefined when something was refused. */
  finish(problems) {
    const errorsBefore = problems.errors;
    const values = new Map();
    this.shape.fields.forEach((field, index) => {
      values.set(
        field.name,
        problems.inside(field.name, () => this.read(field, this.raws[index], problems)),
      );
    });
    this.checkConditions(values, problems);
    for (const name of [...this.repeated].sort()) {
      problems.inside(name, () => problems.add("DUPLICATE_FIELD", "written more than once", "write it once"));
    }
    for (const name of [...this.strays.keys()].sort()) {
      problems.inside(name, () => this.refuseStray(name, this.strays.get(name), problems));
    }
    return problems.errors === errorsBefore ? made(this.record, values) : undefined;
  }

  read(field, raw, problems) {
    if (raw === undefined || raw === NULL) return field.required ? this.missing(field, raw === NULL, problems) : undefined;
    if (field.deprecation) {
      const { since, sunset, because } = field.deprecation;
      const what = `"${field.name}" is deprecated since ${since} and may go from ${sunset} on`;
      problems.add("DEPRECATED_FIELD", what, because);
    }
    return isRefusedByLimit(raw, problems) ? undefined : readValue(field.type, raw, problems);
  }

  missing(field, isNull, problems) {
    if (isNull) {
      const fix = `write ${field.type.expectation}, or do not publish the message`;
      return problems.add("NULL_FIELD", "required but null", fix);
    }
    // A retired name in its place is one mistake, and is reported once, with the successor named.
    const succeeds = [...this.strays.keys()].some((stray) => this.shape.retired.get(stray)?.successor === field.name);
    return succeeds ? undefined : problems.add("MISSING_FIELD", "required but absent", `add it: ${field.type.expectation}`);
  }

  isPresent(name) {
    const raw = this.raws[this.shape.indexes.get(name)];
    return raw !== undefined && raw !== NULL;
  }

  checkConditions(values, problems) {
    for (const field of this.shape.fields) {
      const when = field.required_when;
      if (when && !this.isPresent(field.name) && values.get(when.field) === when.value) {
        const what = `required when ${when.field} is ${when.value}, but absent`;
        problems.inside(field.name, () => problems.add("CONDITION_NOT_MET", what, `add it: ${field.type.expectation}`));
      }
    }
  }

  refuseStray(name, raw, problems) {
    if (lengthOf(name) > MODEL.limits.name) {
      const what = `a field name of more than ${MODEL.limits.name} characters`;
      problems.add("LIMIT_NAME", what, "look at how the object is built: a value has become a name");
      return;
    }
    const later = problems.later !== undefined && isMistake(this.shape, name) ? undefined : problems.later;
    if (later?.isOpen) {
      problems.add("ADDITION_NOT_READ", "not read", later.whereItMatters());
      return;
    }
    const found = raw === null ? undefined : describe(raw);
    const fix = later?.openOrUpgrade() ?? strayAdvice(this.shape, name, (field) => this.isPresent(field), raw);
    if (this.shape.retired.has(name)) problems.add("RETIRED_FIELD", `${quoted(name)} is retired`, fix, found);
    else problems.add("UNKNOWN_FIELD", "no such field", fix, found);
  }
}

/** Whether a name is a retired one, or a known one with a slip: no addition of a later version is. */
const isMistake = (shape, name) => shape.retired.has(name) || slipOf(shape, name) !== undefined;

const slipOf = (shape, name) => slip(name, [...shape.indexes.keys(), ...shape.retired.keys()]);

/** What to do about a name that the shape does not have. */
function strayAdvice(shape, name, isPresent, raw) {
  const retired = shape.retired.get(name) ?? shape.retired.get(slipOf(shape, name));
  if (retired !== undefined) return instead(shape, retired, isPresent, raw);
  const meant = meantField(shape, name, (field) => !isPresent(field));
  if (meant === undefined) return "leave it out, or add it to the contract first";
  return isPresent(meant) ? thereAlready(meant) : didYouMean(meant);
}

const thereAlready = (name) => `leave it out: ${quoted(name)} is there already`;

/** The field that was probably meant; one that is present can only be meant by a slip. */
function meantField(shape, name, isAbsent) {
  const demanded = shape.fields.filter((field) => field.required).map((field) => field.name);
  const longer = demanded.filter((field) => field.endsWith(`_${name}`) && isAbsent(field));
  return (
    slip(name, shape.indexes.keys()) ??
    nearest(name, demanded, isAbsent) ??
    (name.includes("_") && longer.length === 1 ? longer[0] : undefined) ??
    nearest(name, shape.indexes.keys(), isAbsent)
  );
}

function instead(shape, retired, isPresent, raw) {
  const { successor, values, because } = retired;
  if (successor === undefined) return `leave it out: ${because}`;
  if (isPresent(successor)) return thereAlready(successor);
  const type = shape.fields[shape.indexes.get(successor)].type;
  if (type.kind !== "choice") return `send ${quoted(successor)} instead`;
  const value = typeof raw === "string" ? (Object.hasOwn(values, raw) ? values[raw] : raw) : undefined;
  const shown = type.values.includes(value) ? `: ${quoted(value)}` : "";
  const pairs = Object.entries(values).map(([old, now]) => `${old} becomes ${now}`);
  const mapping = pairs.length === 0 ? "" : `; ${pairs.sort().join(", ")}`;
  return `send ${quoted(successor)}${shown} instead, ${type.expectation}${mapping}`;
}

/** A value of a generated class, of fields that have been checked. */
function made(type, values) {
  const record = Object.create(type.prototype);
  for (const [name, value] of values) {
    if (value !== undefined) Object.defineProperty(record, name, { value, enumerable: true });
  }
  return Object.freeze(record);
}

const LIMIT_DEPTH = [`nested deeper than ${MODEL.limits.depth}`, "publish the object as its contract has it"];
const LIMIT_TOKENS = [`more than ${MODEL.limits.tokens} names, values and brackets`, "publish less"];

/** Names, values and brackets, and the deepest nesting; stops where the answer is known. */
function countTokens(raw, depth) {
  const isList = Array.isArray(raw);
  if (!isList && !(raw instanceof Draft) && !isPlainObject(raw)) return [1, depth - 1];
  const inner = raw instanceof Draft ? [...raw.raws.filter((value) => value !== undefined), ...raw.strays.values()] : Object.values(raw);
  let tokens = 2;
  let deepest = depth;
  for (const value of inner) {
    if (deepest > MODEL.limits.depth || tokens > MODEL.limits.tokens) break;
    const [count, below] = countTokens(value, depth + 1);
    tokens += count + (isList ? 0 : 1);
    deepest = Math.max(deepest, below);
  }
  return [tokens, deepest];
}

function isRefusedByLimit(raw, problems) {
  const { text, number } = MODEL.limits;
  if (typeof raw === "string" && lengthOf(raw) > text) {
    problems.add("LIMIT_TEXT", `a text of more than ${text} characters`, "shorten it", quoted(raw));
    return true;
  }
  if ((numberText(raw)?.length ?? 0) > number) {
    const fix = "round it to the tick or step of the instrument";
    problems.add("LIMIT_NUMBER", `a number of more than ${number} characters`, fix, describe(raw));
    return true;
  }
  return false;
}

// --- strict JSON ---------------------------------------------------------------------------------------------------

const END = "end";
const ESCAPES = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const WORDS = { t: "true", f: "false", n: "null" };

class NotJson extends Error {
  constructor(index) {
    super(`no JSON from ${index}`);
    this.index = index;
  }
}

/** The tokens of a text, one after the other: brackets, "name", "text", "number", "true", "false", "null", "end". */
class Tokens {
  constructor(source) {
    this.source = source;
    this.foreign = foreignEscape(source);
    this.index = 0;
    this.open = [];
    this.wants = "value";
    this.text = "";
  }

  next() {
    if (this.foreign >= 0) this.fail(this.foreign);
    this.skipBlanks();
    if (this.index === this.source.length) {
      if (this.open.length > 0) this.fail();
      return END;
    }
    const closes = "}]".includes(this.source[this.index]);
    if (this.open.length > 0 && this.wants === "comma") {
      if (closes) return this.close();
      if (this.source[this.index] !== ",") this.fail();
      this.index++;
      this.skipBlanks();
      this.wants = this.open.at(-1) === "[" ? "value" : "name";
      this.peek();
    } else if (this.wants === "first name" || this.wants === "first value") {
      if (closes) return this.close();
      this.wants = this.wants.slice(6);
    }
    return this.wants === "name" ? this.name() : this.value();
  }

  fail(index = this.index) {
    throw new NotJson(index);
  }

  peek() {
    if (this.index >= this.source.length) this.fail();
    return this.source[this.index];
  }

  skipBlanks() {
    while (this.index < this.source.length && " \t\n\r".includes(this.source[this.index])) this.index++;
  }

  close() {
    const bracket = this.source[this.index];
    if (this.open.at(-1) !== (bracket === "}" ? "{" : "[")) this.fail();
    this.open.pop();
    this.index++;
    this.wants = this.open.length > 0 ? "comma" : "value";
    return bracket;
  }

  name() {
    if (this.peek() !== '"') this.fail();
    this.text = this.string();
    if (!isWhole(this.text)) this.fail(this.index - 2);
    this.skipBlanks();
    if (this.peek() !== ":") this.fail();
    this.index++;
    this.wants = "value";
    return "name";
  }

  value() {
    const character = this.source[this.index];
    if (character === "{" || character === "[") {
      this.open.push(character);
      this.index++;
      this.wants = character === "{" ? "first name" : "first value";
      return character;
    }
    this.wants = this.open.length > 0 ? "comma" : "value";
    if (character === '"') {
      this.text = this.string();
      return "text";
    }
    return character === "-" || isDigit(character) ? this.number() : this.word(character);
  }

  word(character) {
    if (character === "+") this.fail(this.index + 1);
    const word = Object.hasOwn(WORDS, character) ? WORDS[character] : "";
    for (let i = 0; i < word.length; i++) {
      if (this.source[this.index + i] !== word[i]) this.fail(this.index + i);
    }
    const end = this.index + word.length;
    if (word === "" || /[\p{L}\p{Nd}_$]/u.test(this.source[end] ?? " ")) this.fail(end);
    this.index = end;
    return word;
  }

  number() {
    const start = this.index;
    if (this.source[this.index] === "-") this.index++;
    if (this.peek() === "0") {
      this.index++;
      if (isDigit(this.source[this.index])) this.fail();
    } else {
      this.digits();
    }
    if (this.source[this.index] === ".") {
      this.index++;
      this.digits(1);
    }
    if (this.source[this.index] === "e" || this.source[this.index] === "E") {
      this.index++;
      if (this.source[this.index] === "+" || this.source[this.index] === "-") this.index++;
      this.digits(1);
    }
    if (this.open.length === 0 && !" \t\n\r".includes(this.source[this.index] ?? " ")) this.fail();
    this.text = this.source.slice(start, this.index);
    return "number";
  }

  digits(back = 0) {
    if (!isDigit(this.source[this.index])) this.fail(this.index - back);
    while (isDigit(this.source[this.index])) this.index++;
  }

  string() {
    let text = "";
    this.index++;
    for (let character = this.peek(); character !== '"'; character = this.peek()) {
      if (character < " ") this.fail();
      this.index++;
      text += character === "\\" ? this.escape() : character;
    }
    this.index++;
    return text;
  }

  escape() {
    const letter = this.peek();
    this.index++;
    if (Object.hasOwn(ESCAPES, letter)) return ESCAPES[letter];
    if (letter !== "u") this.fail(this.index - 1);
    for (let i = 0; i < 4; i++, this.index++) {
      if (!/[0-9A-Fa-f]/.test(this.peek())) this.fail();
    }
    return String.fromCharCode(Number.parseInt(this.source.slice(this.index - 4, this.index), 16));
  }
}

/** The first escape with a digit of another script, which some parsers take for a digit of ours; or -1. */
function foreignEscape(text) {
  for (let at = text.indexOf("\\"); at >= 0 && at + 1 < text.length; at = text.indexOf("\\", at + 2)) {
    // eslint-disable-next-line no-control-regex
    if (text[at + 1] === "u" && /[^\u0000-\u007f]/.test(text.slice(at + 2, at + 6))) return at;
  }
  return -1;
}

const isDigit = (character) => character !== undefined && character >= "0" && character <= "9";

/** Ends the reading of a message that nobody can read on. */
class Unreadable extends Error {
  constructor(...parts) {
    super(parts[0]);
    this.parts = parts;
  }
}

/** Reads the tokens of one message into a draft, within the limits. */
class MessageReader {
  constructor(text) {
    this.text = text;
    this.tokens = new Tokens(text);
    this.count = 0;
  }

  read(draft) {
    const first = this.next();
    if (first === END) throw new Unreadable("EMPTY_MESSAGE", "nothing there", "publish a whole JSON object");
    if (first === "{") this.readObject(draft, 1);
    else this.skip(first, 1);
    this.readEnd();
    if (first !== "{") {
      throw new Unreadable("NOT_AN_OBJECT", "not a JSON object", "publish the object itself, encoded once");
    }
  }

  next() {
    let token;
    try {
      token = this.tokens.next();
    } catch (refusal) {
      if (refusal instanceof NotJson) throw this.notJson(refusal.index);
      throw refusal;
    }
    if (token !== END && ++this.count > MODEL.limits.tokens) throw new Unreadable("LIMIT_TOKENS", ...LIMIT_TOKENS);
    return token;
  }

  notJson(index) {
    const start = startOfWord(this.text, index);
    const rest = this.text.slice(start);
    const found = strip(rest) === "" ? "the end of the text" : quoted(rest);
    return new Unreadable("NOT_JSON", `not JSON from character ${start + 1} on`, advice(rest, this.text), found);
  }

  readObject(draft, depth) {
    this.checkDepth(depth);
    for (let token = this.next(); token !== "}"; token = this.next()) {
      const name = this.tokens.text;
      this.readValue(draft, name, this.next(), depth);
    }
  }

  readValue(draft, name, token, depth) {
    if (token === "text") draft.set(name, this.tokens.text);
    else if (token === "number") draft.set(name, new NumberText(this.tokens.text));
    else if (token === "true" || token === "false") draft.set(name, token === "true");
    else if (token === "null") draft.set(name, null);
    else if (token === "[" && draft.listType(name) !== undefined) {
      draft.set(name, this.readElements(draft.listType(name), depth + 1));
    } else {
      const nested = token === "{" ? draft.nested(name) : undefined;
      if (nested !== undefined) {
        this.readObject(nested, depth + 1);
      } else {
        this.skip(token, depth + 1);
        draft.set(name, token === "{" ? {} : []);
      }
    }
  }

  /** Reads a whole text that is one list. */
  readList(type) {
    if (this.next() !== "[") {
      throw new Unreadable("NOT_AN_OBJECT", "not a JSON list", "publish the list itself, encoded once");
    }
    const elements = this.readElements(type, 1);
    this.readEnd();
    return elements;
  }

  readElements(type, depth) {
    this.checkDepth(depth);
    const elements = [];
    for (let token = this.next(); token !== "]"; token = this.next()) {
      elements.push(this.readElement(type.items, token, depth + 1));
    }
    return elements;
  }

  readElement(type, token, depth) {
    if (token === "{" && type.kind === "object") {
      const draft = new Draft(shapeOf(type.object), type.name);
      this.readObject(draft, depth);
      return draft;
    }
    if (token === "{" || token === "[") {
      this.skip(token, depth);
      return token === "{" ? {} : [];
    }
    if (token === "true" || token === "false") return token === "true";
    if (token === "null") return null;
    return token === "number" ? new NumberText(this.tokens.text) : this.tokens.text;
  }

  skip(first, depth) {
    if (first !== "{" && first !== "[") return;
    this.checkDepth(depth);
    for (let token = this.next(); token !== "}" && token !== "]"; token = this.next()) {
      if (token !== "name") this.skip(token, depth + 1);
    }
  }

  checkDepth(depth) {
    if (depth > MODEL.limits.depth) throw new Unreadable("LIMIT_DEPTH", ...LIMIT_DEPTH);
  }

  readEnd() {
    let atEnd = false;
    try {
      atEnd = this.tokens.next() === END;
    } catch (refusal) {
      if (!(refusal instanceof NotJson)) throw refusal;
    }
    if (!atEnd) {
      throw new Unreadable("TRAILING_CONTENT", "something follows the object", "publish one object per message");
    }
  }
}

function startOfWord(text, index) {
  const end = Math.max(0, Math.min(index, text.length - 1));
  let start = end;
  while (start > 0 && end - start < 12 && /[\p{L}\p{Nd}-]/u.test(text[start - 1])) start--;
  return start;
}

function advice(rest, text) {
  if (/^-?(NaN|Infinity|inf|nan)\b/.test(rest)) {
    return "leave the field out when there is no number; in Python json.dumps(..., allow_nan=False)";
  }
  if (/^'|^(None|True|False)\b/.test(rest)) {
    return "this is the text of a Python object: publish json.dumps(message), not str(message)";
  }
  if (!/^[{["]/.test(strip(text))) return "this is no JSON: publish the event as a JSON object in UTF-8";
  if (!strip(text).endsWith("}")) return "the text is cut off: publish the whole message";
  return "write the message with a JSON library";
}

/** Reads JSON into a draft; the finding that ends the reading, or undefined. */
function fill(draft, text) {
  try {
    new MessageReader(text).read(draft);
    return undefined;
  } catch (refusal) {
    if (!(refusal instanceof Unreadable)) throw refusal;
    const [rule, ...words] = refusal.parts;
    return new Finding(rule, draft.subject, "$", ...words);
  }
}

const SHORT = { "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\" };

/** A wire value as JSON: the same values, the same text. */
function write(value) {
  if (value instanceof Map) return `{${[...value].map(([name, inner]) => `${writeText(name)}:${write(inner)}`).join(",")}}`;
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  return typeof value === "string" ? writeText(value) : String(value);
}

function writeText(text) {
  const escape = (unit) => SHORT[unit] ?? `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
  // eslint-disable-next-line no-control-regex
  return `"${text.replace(/["\\\u0000-\u001f\ud800-\udfff]/g, escape)}"`;
}

// --- the short way -------------------------------------------------------------------------------------------------

// What most messages are, one that keeps the contract without a finding, is read in one pass. Each shape is turned once into
// readers that are as narrow as they can be. Whatever they do not know, from a wrong value to a blank before the message, is LONG:
// the long way reads the message again, and it alone refuses, warns and explains.

/** In the place of a value: take the long way. */
const LONG = Symbol("long");
const PLAIN_TEXT = /^[ -[\]-~]*$/;
// Between quotes nothing needs a look: no escape, no control character, no half of a character.
const EASY_TEXT = /^[ -[\]-\ud7ff\ue000-\uffff]*$/;
const SURE_BYTES = Math.floor(MODEL.limits.bytes / 4);
// A number of so many characters, with its point after so many, is within the rule whatever its digits are.
const SURE_LENGTH = Math.min(DECIMALS.digits, -DECIMALS.least_power, DECIMALS.characters, MODEL.limits.number);
const SURE_WHOLE = Math.min(SURE_LENGTH, DECIMALS.power_beyond);
const [QUOTE, MINUS, POINT, COLON, COMMA, LIST, LIST_END, OBJECT, OBJECT_END] = [..."\"-.:,[]{}"].map((one) => one.charCodeAt(0));
const ZERO = "0".charCodeAt(0);
const [SPACE, LINE_FEED, RETURN, TAB] = [..." \n\r\t"].map((one) => one.charCodeAt(0));

/** Where the reading of a text stands. */
class Scan {
  constructor(text) {
    this.text = text;
    this.at = 0;
    this.isEasy = EASY_TEXT.test(text);
  }

  /** The code of the next character that is no blank, which is not passed. */
  next() {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== SPACE && code !== LINE_FEED && code !== RETURN && code !== TAB) return code;
      this.at++;
    }
  }

  /** Passes the next character that is no blank if it is this one. */
  passes(code) {
    if (this.next() !== code) return false;
    this.at++;
    return true;
  }

  /** The text between quotes; undefined where there is none. */
  quoted() {
    const start = this.at;
    let end = this.text.charCodeAt(start) === QUOTE ? this.text.indexOf('"', start + 1) : -1;
    while (!this.isEasy && end > 0 && isEscaped(this.text, end)) end = this.text.indexOf('"', end + 1);
    if (end < 0) return undefined;
    this.at = end + 1;
    return this.isEasy ? this.text.slice(start + 1, end) : unescaped(this.text.slice(start, end + 1));
  }

  /** Passes the word if it stands here. */
  says(word) {
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  digits() {
    const start = this.at;
    for (let code = this.text.charCodeAt(this.at) - ZERO; code >= 0 && code <= 9; code = this.text.charCodeAt(this.at) - ZERO) this.at++;
    return this.at - start;
  }
}

/** Whether an odd number of backslashes stands before a quote. */
function isEscaped(text, quote) {
  let at = quote;
  while (text[at - 1] === "\\") at--;
  return (quote - at) % 2 === 1;
}

/** What a JSON text says; undefined where it is none, or has characters beyond the first plane. */
function unescaped(json) {
  try {
    const text = JSON.parse(json);
    return /[\ud800-\udfff]/.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

const SHORT_READERS = new WeakMap();

/** The value of a message of an event, or LONG. */
function shortMessage(event, text) {
  let reader = SHORT_READERS.get(event);
  if (reader === undefined) {
    const shape = shapeOf(event.SHAPE);
    const most = mostTokens(shape) <= MODEL.limits.tokens ? SURE_BYTES : MODEL.limits.tokens;
    reader = { most, read: shortObject(shape, event) };
    SHORT_READERS.set(event, reader);
  }
  if (text.length > reader.most || text.charCodeAt(0) !== OBJECT) return LONG;
  const scan = new Scan(text);
  const value = reader.read(scan);
  return scan.at === text.length ? value : LONG;
}

/** As many as a message without a mistake may have; beyond all bounds where it holds lists. */
const mostTokens = (shape) => shape.fields.reduce((sum, { type }) => sum + 1 + tokensOf(type), 2);

function tokensOf(type) {
  if (type.kind === "list") return MODEL.limits.tokens + 1;
  return type.kind === "object" ? mostTokens(shapeOf(type.object)) : 1;
}

function shortObject(shape, record) {
  const fields = shape.fields.map(({ name, type, required, deprecation }) => ({
    name,
    quoted: `"${name}"`,
    required,
    read: deprecation === undefined ? SHORT_KINDS[type.kind](type) : () => LONG,
  }));
  const conditions = shape.fields.flatMap(({ name, required_when: when }) =>
    when === undefined ? [] : [{ index: shape.indexes.get(name), of: shape.indexes.get(when.field), value: when.value }],
  );
  const make = maker(record, fields);
  return (scan) => {
    const raws = new Array(fields.length);
    if (!scan.passes(OBJECT)) return LONG;
    if (!scan.passes(OBJECT_END)) {
      let index = 0;
      do {
        scan.next();
        index = fieldHere(scan, shape, fields, index);
        if (index === undefined || raws[index] !== undefined || !scan.passes(COLON)) return LONG;
        scan.next();
        const value = scan.says("null") ? NULL : fields[index].read(scan);
        if (value === LONG) return LONG;
        raws[index++] = value;
      } while (scan.passes(COMMA));
      if (!scan.passes(OBJECT_END)) return LONG;
    }
    for (let i = 0; i < fields.length; i++) {
      if (raws[i] === NULL) raws[i] = undefined;
      if (raws[i] === undefined && fields[i].required) return LONG;
    }
    const isLeftOut = ({ index, of, value }) => raws[index] === undefined && raws[of] === value;
    return conditions.length > 0 && conditions.some(isLeftOut) ? LONG : make(raws);
  };
}

/** The field whose name stands here, most often the one after the last; undefined for another name. */
function fieldHere(scan, shape, fields, likely) {
  if (likely < fields.length && scan.says(fields[likely].quoted)) return likely;
  return shape.indexes.get(scan.quoted());
}

/** Makes values of a class as made(…) does; a name that the class has already is defined, not set. */
function maker(record, fields) {
  const named = (raws) => new Map(fields.map(({ name }, index) => [name, raws[index]]));
  if (fields.some(({ name }) => name in record.prototype)) return (raws) => made(record, named(raws));
  function Value() {}
  Value.prototype = record.prototype;
  return (raws) => {
    const value = new Value();
    for (let i = 0; i < fields.length; i++) if (raws[i] !== undefined) value[fields[i].name] = raws[i];
    return Object.freeze(value);
  };
}

/** How each kind of type is read where a value begins: the value, or LONG. */
const SHORT_KINDS = {
  flag: () => (scan) => (scan.says("true") ? true : scan.says("false") ? false : LONG),
  text: (type) => {
    const isText = shortText(type);
    return (scan) => {
      const text = scan.quoted();
      return text !== undefined && isText(text) ? text : LONG;
    };
  },
  choice: (type) => {
    const values = new Map(type.values.map((value) => [value, value]));
    return (scan) => values.get(scan.quoted()) ?? LONG;
  },
  decimal: (type) => {
    const isWithin = shortBounds(type);
    return (scan) => shortDecimal(scan, isWithin);
  },
  time: () => (scan) => shortTime(scan.quoted() ?? ""),
  object: (type) => {
    let read; // a shape is read for the first time when all classes are known
    return (scan) => (read ??= shortObject(shapeOf(type.object), RECORDS[type.object]))(scan);
  },
  list: shortList,
};

function shortText(type) {
  const most = Math.min(type.most, MODEL.limits.text);
  const form = type.characters === undefined ? /^/ : new RegExp(`^[${type.characters}]*$`);
  return (text) => text.length >= type.least && text.length <= most && form.test(text);
}

function shortList({ least, most, items }) {
  const read = SHORT_KINDS[items.kind](items);
  return (scan) => {
    if (!scan.passes(LIST)) return LONG;
    const elements = [];
    if (!scan.passes(LIST_END)) {
      do {
        scan.next();
        const value = read(scan);
        if (value === LONG || elements.push(value) > most) return LONG;
      } while (scan.passes(COMMA));
      if (!scan.passes(LIST_END)) return LONG;
    }
    return elements.length < least ? LONG : Object.freeze(elements);
  };
}

/** A number as it stands, in its one form. */
function shortDecimal(scan, isWithin) {
  const start = scan.at;
  if (scan.text.charCodeAt(scan.at) === MINUS) scan.at++;
  const first = scan.text.charCodeAt(scan.at);
  const whole = scan.digits();
  if (whole === 0 || (first === ZERO && whole > 1) || whole >= SURE_WHOLE) return LONG;
  let end = scan.at;
  if (scan.text.charCodeAt(scan.at) === POINT) {
    scan.at++;
    if (scan.digits() === 0 || scan.at - start > SURE_LENGTH) return LONG;
    end = scan.at;
    while (scan.text.charCodeAt(end - 1) === ZERO) end--;
    if (scan.text.charCodeAt(end - 1) === POINT) end--;
  }
  // An exponent stands where a comma or bracket should: the long way has it.
  const text = scan.text.slice(start, end);
  const value = new Decimal(text === "-0" ? "0" : text);
  return isWithin(value) ? value : LONG;
}

/** Doubles compare as their decimals do, unless they are one and the same. */
function shortBounds(type) {
  const compare = (value, double, bound) => {
    const nearest = Number(value.text);
    return nearest < double ? -1 : nearest > double ? 1 : value.compareTo(bound);
  };
  const { least, most, whole, least_excluded: isExcluded } = type;
  const [lower, upper] = [Number(least), Number(most)];
  return (value) => {
    if (whole && value.text.includes(".")) return false;
    const order = least === undefined ? 1 : compare(value, lower, least);
    if (order < 0 || (isExcluded && order === 0)) return false;
    return most === undefined || compare(value, upper, most) <= 0;
  };
}

const STARTS = new Map();
const MOST_STARTS = 32;

/** The instant of a text in UTC: a date, a time of day, perhaps a fraction, and Z or +00:00; LONG for another form. */
function shortTime(text) {
  const isZ = text.endsWith("Z");
  const end = text.length - (isZ ? 1 : 6);
  if (end < 19 || end > 29 || end === 20 || (!isZ && !text.endsWith("+00:00"))) return LONG;
  const [hour, minute, second] = [two(text, 11), two(text, 14), two(text, 17)];
  const hasSigns = text[10] === "T" && text[13] === ":" && text[16] === ":" && (end === 19 || text[19] === ".");
  if (!hasSigns || !(hour <= 23 && minute <= 59 && second <= 59)) return LONG;
  let nanos = 0;
  for (let i = 20; i < 29; i++) {
    const digit = i < end ? text.charCodeAt(i) - ZERO : 0;
    if (!(digit >= 0 && digit <= 9)) return LONG;
    nanos = nanos * 10 + digit;
  }
  const start = startOfDay(text.slice(0, 10));
  return start === undefined ? LONG : new Instant(start + hour * 3600 + minute * 60 + second, nanos);
}

/** Two digits; no number where they are none. */
function two(text, at) {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** When a day begins; services see few days. */
function startOfDay(date) {
  const known = STARTS.get(date);
  if (known !== undefined) return known;
  const start = scan(`${date}T00:00:00Z`)?.instant?.seconds;
  if (start === undefined) return undefined;
  if (STARTS.size >= MOST_STARTS) STARTS.clear();
  STARTS.set(date, start);
  return start;
}

// --- events --------------------------------------------------------------------------------------------------------

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes) {
  try {
    return UTF8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The value of some fields: of a writer, or of a message that was parsed elsewhere. */
function buildOf(record, fields, writing, later = undefined) {
  const refuse = (...parts) => refused([new Finding(parts[0], record.subject, "$", ...parts.slice(1))]);
  if (fields === undefined || fields === null) return refuse("EMPTY_MESSAGE", ...EMPTY_MESSAGE);
  if (typeof fields !== "object" || Array.isArray(fields)) {
    const fix = "hand over an object from wire names to values";
    return refuse("NOT_AN_OBJECT", "not an object of fields", fix, describe(fields));
  }
  return new Draft(shapeOf(record.SHAPE), record.subject, record).setAll(fields).build(writing, later);
}

const EMPTY_MESSAGE = ["nothing there", "publish a whole JSON object"];

/** A value of the contract: built of its fields, held to every rule, and never changed afterwards. */
class Record {
  constructor(fields) {
    // biome-ignore lint: the checked value takes the place of this one
    return orThrow(new.target.build(fields));
  }

  static get subject() {
    return this.SHAPE;
  }

  /** The fields of the event, or of an object inside it: for the package's own contract tests. */
  static [Symbol.for("tradeschema.shape")](name = this.SHAPE) {
    return shapeOf(name);
  }

  /**
   * The value of these fields, or every finding. Nothing is thrown. For whoever writes: a time without a zone is refused.
   * Fields that were parsed elsewhere are for read.
   */
  static build(fields) {
    return buildOf(this, fields, true);
  }
}

/** An event of the contract. */
class Event extends Record {
  static get subject() {
    return `${this.EVENT_TYPE}@${this.VERSION}`;
  }

  /**
   * The event of a message, or every finding: JSON as bytes or text, or an object that was parsed elsewhere. Total:
   * nothing is thrown, whatever is handed over. told.writer: the version that its writer keeps, where something beside the
   * message says it.
   */
  static read(message, told) {
    return plainReader(this).read(message, told);
  }

  /** The event of a message in JSON; throws FindingsError with every finding when it is refused. */
  static fromJson(message, told) {
    return orThrow(this.read(message, told));
  }

  /** The entry of a stream, names and values as text or values as bytes of UTF-8; or every finding. */
  static readEntry(fields) {
    return plainReader(this).readEntry(fields);
  }

  /** A reader with settings of its consumer. */
  static reader(settings) {
    return new EntryReader(this, settings);
  }

  /** The entry of a stream; throws FindingsError with every finding when it is refused. */
  static fromEntry(fields) {
    return orThrow(this.readEntry(fields));
  }

  /** The event as JSON: equal events give the same text, and the same bytes in every language. */
  toJson() {
    return write(wireObject(shapeOf(this.constructor.SHAPE), this));
  }

  /** The text fields of a stream's entry, in their order, for XADD. */
  toEntry(envelope) {
    return orThrow(this.writeEntry(envelope));
  }

  /** The same, or every finding; warnings tell what was left out. Nothing is thrown. */
  writeEntry(envelope) {
    const event = this.constructor;
    const given = { timestamp: envelope?.timestamp ?? null, source: envelope?.source ?? null };
    for (const name of OPTIONAL) given[name] = envelope?.[camel(name)] ?? undefined;
    const texts = { event_type: event.EVENT_TYPE, payload: this.toJson(), schema_version: event.VERSION };
    const findings = [];
    for (const [name, raw] of Object.entries(given)) {
      if (raw === undefined || (raw === "" && FORMS.has(name))) continue;
      if (!FORMS.has(name)) texts[name] = String(readEnvelope(KINDS[name] ?? "id", raw, event.subject, name, findings, true));
      else if (hasForm(name, raw)) texts[name] = raw;
      else findings.push(leftOut(name, event.subject, NOT_OF_FORM, describe(raw)));
    }
    if (texts.traceparent === undefined && texts.tracestate !== undefined) {
      delete texts.tracestate;
      findings.push(leftOut("tracestate", event.subject, NO_PARENT));
    }
    if (findings.some((finding) => finding.isError)) return refused(findings);
    const fields = ENVELOPE.filter((name) => texts[name]).map((name) => [name, texts[name]]);
    return accepted(Object.fromEntries(fields), findings);
  }
}

const PLAIN_READERS = new WeakMap();

/** The reader without settings, which keeps nothing and is made once. */
function plainReader(event) {
  if (!PLAIN_READERS.has(event)) PLAIN_READERS.set(event, event.reader());
  return PLAIN_READERS.get(event);
}

/** The event of a message; later: its writer, where that keeps a later version than the reader knows. */
function readMessage(event, message, later) {
  const short = typeof message === "string" ? message : message instanceof Uint8Array ? (decodeUtf8(message) ?? "") : "";
  const value = shortMessage(event, short);
  return value === LONG ? readLong(event, message, later) : accepted(value, NO_FINDINGS);
}

function readLong(event, message, later) {
  const isBytes = message instanceof ArrayBuffer || ArrayBuffer.isView(message);
  if (!isBytes && typeof message !== "string") return buildOf(event, message, false, later);
  const refuse = (...parts) => refused([new Finding(parts[0], event.subject, "$", ...parts.slice(1))]);
  let size = isBytes ? message.byteLength : message.length;
  if (size === 0) return refuse("EMPTY_MESSAGE", ...EMPTY_MESSAGE);
  if (!isBytes && size <= MODEL.limits.bytes) size = new TextEncoder().encode(message).length;
  if (size > MODEL.limits.bytes) {
    const fix = "publish less, or raise the limit where it is read";
    return refuse("LIMIT_LENGTH", `longer than ${MODEL.limits.bytes} bytes`, fix);
  }
  const text = typeof message === "string" ? message : decodeUtf8(message);
  if (text === undefined) return refuse("NOT_UTF8", "not UTF-8", "encode the text as UTF-8");
  const draft = new Draft(shapeOf(event.SHAPE), event.subject, event);
  const unreadable = fill(draft, text);
  if (unreadable !== undefined) return refused([unreadable]);
  const read = draft.build(false, later);
  const isUnknown = (path) => read.findings.some((finding) => finding.rule === "UNKNOWN_FIELD" && finding.path === path);
  if (!isUnknown("$.payload") || !(isUnknown("$.event_type") || isUnknown("$.event"))) return read;
  const what = "the whole envelope stands where the event's own fields should";
  const fix = 'publish what stands inside its "payload" as the payload, once';
  return refused([new Finding("UNKNOWN_FIELD", event.subject, "$.payload", what, fix)]);
}

/** Why a reader takes nothing from a writer that states this version: it is none, or of another major. */
function unfitVersion(event, text, found) {
  const unfit = (rule, what, fix, shown) => new Finding(rule, event.subject, "entry.schema_version", what, fix, shown);
  if (!VERSION.test(text)) {
    const fix = `write three numbers, such as ${event.VERSION}`;
    return unfit("ENVELOPE_SCHEMA_VERSION", "not a version", fix, found);
  }
  if (text.split(".")[0] === event.VERSION.split(".")[0]) return undefined;
  const fix = `deploy the reader with that contract first; this one knows ${event.VERSION}`;
  return unfit("ENVELOPE_MAJOR_UNKNOWN", "a major version that this reader does not know", fix, text);
}

const ENVELOPE = MODEL.envelope.map((field) => field.name);

const OPTIONAL = MODEL.envelope.filter((field) => !field.required && field.name !== "schema_version").map((field) => field.name);
const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const FORMS = new Map(
  MODEL.envelope.filter((field) => field.form !== undefined).map((field) => [field.name, new RegExp(`^(?:${field.form})$`)]),
);
const NOT_OF_FORM = "not of the W3C form, left out";
const NO_PARENT = "no traceparent to go with, left out";
const hasForm = (name, raw) => typeof raw === "string" && raw.length <= MODEL.limits.text && FORMS.get(name).test(raw);
const leftOut = (name, subject, what, found) =>
  new Finding("ENVELOPE_TRACE_CONTEXT", subject, `entry.${name}`, what, "pass on what the tracing library made", found);
const KINDS = { timestamp: "time", source: "source" };
const IS_ENVELOPE = new Set(ENVELOPE);
const OPTIONAL_NAMES = OPTIONAL.map((name) => [name, camel(name)]);
const IS_SOURCE = shortText(MODEL.envelope_types.source);
const MOST_VERSIONS = 64;

/** The texts of an entry by name; undefined where there is something to say about them. */
function shortTexts(fields) {
  const texts = Object.create(null);
  const isMap = fields instanceof Map;
  for (const key of isMap ? fields.keys() : Object.keys(fields)) {
    const name = asText(key);
    const text = asText(isMap ? fields.get(key) : fields[key]);
    if (!IS_ENVELOPE.has(name) || !text || texts[name] !== undefined) return undefined;
    if (name !== "payload" && (text.length > MODEL.limits.text || !PLAIN_TEXT.test(text))) return undefined;
    if (FORMS.has(name) && !hasForm(name, text)) return undefined;
    texts[name] = text;
  }
  return texts.tracestate !== undefined && texts.traceparent === undefined ? undefined : texts;
}

function readEnvelope(kind, raw, subject, name, findings, writing = false) {
  const problems = new Problems(subject, writing);
  const value = isRefusedByLimit(raw, problems) ? undefined : readValue(MODEL.envelope_types[kind], raw, problems);
  findings.push(...problems.findings.map((finding) => finding.at(`entry.${excerpt(name)}`)));
  return value;
}

function looksLikeJson(text) {
  const bare = strip(text);
  return bare.startsWith("{") && bare.endsWith("}");
}

/** Reads the entries of one consumer's stream, by its settings. */
class EntryReader {
  #event;
  #isOpen;
  #passed;
  #told = new Set();
  #perishable;
  #bound;
  #clock;
  #recording;
  #listening;
  #hasFailed = false;
  #versions = new Map();

  constructor(
    event,
    { ignoringAdditions = false, passingOver = [], refusingOlderThan, clock = () => new Date(), recording, listening, ...others } = {},
  ) {
    for (const name of Object.keys(others)) {
      const fix = nearest(name, ["ignoringAdditions", "passingOver", "refusingOlderThan", "clock", "recording", "listening"]);
      throw new RangeError(`no such setting: ${quoted(name)}${fix === undefined ? "" : `; ${didYouMean(fix)}`}`);
    }
    if (typeof ignoringAdditions !== "boolean") {
      throw new RangeError(`ignoringAdditions is true or false: ${describe(ignoringAdditions)}`);
    }
    this.#isOpen = ignoringAdditions;
    this.#event = event;
    this.#perishable = MODEL.perishable[event.EVENT_TYPE];
    this.#bound = refusingOlderThan;
    this.#clock = clock;
    this.#recording = recording;
    if (listening !== undefined && typeof listening !== "function" && !(listening instanceof ReadFigures)) {
      throw new RangeError("listening takes a function of event, rule and seconds, or new ReadFigures()");
    }
    this.#listening = listening instanceof ReadFigures ? (...told) => listening.note(...told) : listening;
    if (refusingOlderThan !== undefined && !(Number.isInteger(refusingOlderThan) && refusingOlderThan > 0)) {
      throw new RangeError(`a bound of age is a whole number of milliseconds above 0: ${String(refusingOlderThan)}`);
    }
    if (refusingOlderThan !== undefined && this.#perishable === undefined) {
      throw new RangeError(`${event.subject} has no messages that perish`);
    }
    this.#passed = new Set(passingOver);
    const shape = shapeOf(event.SHAPE);
    for (const name of this.#passed) {
      if (ENVELOPE.includes(name) || shape.indexes.has(name) || shape.retired.has(name)) {
        throw new RangeError(`${quoted(name)} says something in ${event.subject}: it cannot be passed over`);
      }
    }
  }

  /** The event of a message, or every finding; as the event's own read. */
  read(message, told) {
    return this.#listening === undefined ? this.#read(message, told) : this.#timed(() => this.#read(message, told));
  }

  /** Tells of what was read; of several errors the first, so that numbers by rule add up to the number of messages. */
  #timed(reading) {
    const start = performance.now();
    const read = reading();
    const seconds = (performance.now() - start) / 1000;
    const rule = read.accepted ? undefined : read.findings.find((finding) => finding.isError)?.rule;
    try {
      this.#listening(this.#event.EVENT_TYPE, rule, seconds);
    } catch (fault) {
      const what = "tradeschema: a listener of what is read failed; messages are read all the same, and its figures are wrong:";
      if (!this.#hasFailed) console.error(what, fault);
      this.#hasFailed = true;
    }
    return read;
  }

  #read(message, told) {
    const writer = told?.writer ?? "";
    const text = asText(writer);
    const read = readMessage(this.#event, message, this.later(text));
    if (text !== "") {
      const unfit = unfitVersion(this.#event, text, text === undefined ? describe(writer) : quoted(text));
      if (unfit !== undefined) return refused([unfit, ...read.findings]);
    }
    const stale = this.stale(read.value, undefined);
    if (stale !== undefined) return refused([...read.findings, stale]);
    return this.#recording === undefined || !read.accepted ? read : accepted(this.watched(read.value), read.findings);
  }

  /** The same event; it notes what is asked of it where a recorder was given. */
  watched(event) {
    return this.#recording === undefined ? event : this.#recording.watched(this.#event.EVENT_TYPE, event);
  }

  /** The event of a message in JSON; throws FindingsError with every finding when it is refused. */
  fromJson(message, told) {
    return orThrow(this.read(message, told));
  }

  /** The writer, where the version that it keeps is later than the reader's. */
  later(writer) {
    return LaterWriter.of(writer, this.#event.VERSION, this.#isOpen);
  }

  /** The finding about an event that is too old: by its own time or by that of its entry, whichever is. */
  stale(event, written) {
    if (this.#bound === undefined || event === undefined) return undefined;
    const { time, field, values, unless } = this.#perishable;
    if (!values.includes(event[field]) || event[unless] === true) return undefined;
    const refuse = (path, what, found) => {
      const words = `${what} this consumer takes ${values.join(" and ")} for ${this.#bound} ms`;
      return new Finding("STALE_MESSAGE", this.#event.subject, path, words, "decide again and send a new one", found);
    };
    const decided = event[time];
    const place = time === "" ? "$" : `$.${time}`;
    if (decided === undefined && written === undefined) return refuse(place, "nothing says how old it is, and");
    if (decided !== undefined && this.#isOld(decided)) return refuse(place, "too old:", quoted(String(decided)));
    if (written !== undefined && this.#isOld(written)) return refuse("entry.timestamp", "too old:", quoted(String(written)));
    return undefined;
  }

  #isOld(time) {
    const now = BigInt(this.#clock().getTime()) * 1_000_000n;
    return now - (BigInt(time.seconds) * 1_000_000_000n + BigInt(time.nanos)) > BigInt(this.#bound) * 1_000_000n;
  }

  /** The entry of a stream, names and values as text or values as bytes of UTF-8; or every finding. */
  readEntry(fields) {
    return this.#listening === undefined ? this.#readEntry(fields) : this.#timed(() => this.#readEntry(fields));
  }

  #readEntry(fields) {
    if (fields !== undefined && fields !== null && (typeof fields !== "object" || Array.isArray(fields))) {
      const fix = "hand over a Map or an object from the names of the fields to their values";
      const parts = ["entry", "not the fields of an entry", fix, describe(fields)];
      return refused([new Finding("NOT_AN_OBJECT", this.#event.subject, ...parts)]);
    }
    return this.#shortEntry(fields ?? {}) ?? new EntryReading(this.#event, fields ?? {}, this).read();
  }

  /** The entry that keeps the contract without a finding; undefined for every other one. */
  #shortEntry(fields) {
    const texts = shortTexts(fields);
    const event = this.#event;
    if (texts?.event_type !== event.EVENT_TYPE || !this.#fits(texts.schema_version)) return undefined;
    const { payload = "", source = "" } = texts;
    const timestamp = shortTime(texts.timestamp ?? "");
    if (timestamp === LONG || !IS_SOURCE(source)) return undefined;
    const value = shortMessage(event, payload);
    if (value === LONG || this.stale(value, timestamp) !== undefined) return undefined;
    const entry = { event: this.watched(value), timestamp, source, schemaVersion: texts.schema_version };
    for (const [name, given] of OPTIONAL_NAMES) entry[given] = texts[name];
    return accepted(Object.freeze(entry), NO_FINDINGS);
  }

  /** Whether the writer's version is nothing to speak of: none, or one that this reader knows. */
  #fits(version) {
    if (version === undefined) return true;
    let fits = this.#versions.get(version);
    if (fits === undefined) {
      fits = unfitVersion(this.#event, version, "") === undefined && this.later(version) === undefined;
      if (this.#versions.size < MOST_VERSIONS) this.#versions.set(version, fits);
    }
    return fits;
  }

  /** The entry of a stream; throws FindingsError with every finding when it is refused. */
  fromEntry(fields) {
    return orThrow(this.readEntry(fields));
  }

  passesOver(name) {
    return this.#passed.has(name);
  }

  isNews(name) {
    return !this.#told.has(name) && this.#told.add(name) !== undefined;
  }
}

/** Reads one entry: the envelope first, then the payload, collecting every finding of both. */
class EntryReading {
  constructor(event, entry, reader) {
    this.event = event;
    this.reader = reader;
    this.shape = shapeOf(event.SHAPE);
    this.texts = new Map();
    this.noTexts = new Set();
    this.findings = [];
    for (const [key, value] of entry instanceof Map ? entry : Object.entries(entry)) this.take(asText(key), asText(value));
    if (!this.texts.has("traceparent") && this.texts.delete("tracestate")) {
      this.findings.push(leftOut("tracestate", event.subject, NO_PARENT));
    }
    this.findings.sort((one, other) => compare(one.path, other.path) || compare(one.rule, other.rule));
  }

  take(name, content) {
    if (name !== undefined && this.reader.passesOver(name)) {
      if (!this.reader.isNews(name)) return;
      this.add("ENVELOPE_FIELD_PASSED_OVER", name, "no field of the envelope, passed over as listed", "told once of each name");
    } else if (FORMS.has(name)) {
      if (content && hasForm(name, content)) this.texts.set(name, content);
      else if (content !== "") {
        this.findings.push(leftOut(name, this.event.subject, NOT_OF_FORM, content && quoted(content)));
      }
    } else if (name === undefined || content === undefined) {
      this.add("ENVELOPE_NOT_TEXT", name ?? "?", "no UTF-8 text", "encode the field as UTF-8 text");
      if (name !== undefined) this.noTexts.add(name);
    } else if (ENVELOPE.includes(name) && name !== "payload" && this.isBeyond(name, content)) {
      this.noTexts.add(name);
    } else if (this.texts.has(name)) {
      this.add("DUPLICATE_FIELD", name, "written more than once", "write it once");
    } else {
      this.texts.set(name, content);
    }
  }

  isBeyond(name, content) {
    const problems = new Problems(this.event.subject);
    if (!isRefusedByLimit(content, problems) && !isWhole(content)) {
      problems.add("LONE_SURROGATE", "half a Unicode character", "cut texts at characters", quoted(content));
    }
    this.findings.push(...problems.findings.map((finding) => finding.at(`entry.${name}`)));
    return problems.findings.length > 0;
  }

  add(rule, name, what, fix, found) {
    this.findings.push(new Finding(rule, this.event.subject, `entry.${excerpt(name)}`, what, fix, found));
  }

  read() {
    this.checkEventType();
    const schemaVersion = this.version();
    const timestamp = this.value("time", "timestamp");
    const source = this.value("source", "source");
    const event = this.payload(this.reader.later(schemaVersion));
    const stale = timestamp === undefined ? undefined : this.reader.stale(event, timestamp);
    if (stale !== undefined) this.findings.push(stale);
    if (event === undefined || this.findings.some((finding) => finding.isError)) return refused(this.findings);
    const ids = Object.fromEntries(OPTIONAL.map((name) => [camel(name), this.optional(name)]));
    const given = this.reader.watched(event);
    return accepted(Object.freeze({ event: given, timestamp, source, schemaVersion, ...ids }), this.findings);
  }

  checkEventType() {
    const name = this.required("event_type");
    if (name !== undefined && name !== this.event.EVENT_TYPE) {
      const fix = `write "${this.event.EVENT_TYPE}", or publish to the event's own stream`;
      this.add("ENVELOPE_EVENT_TYPE", "event_type", `not the event that ${this.event.STREAM} carries`, fix, quoted(name));
    }
  }

  version() {
    const text = this.optional("schema_version");
    if (text === undefined) return undefined;
    const unfit = unfitVersion(this.event, text, quoted(text));
    if (unfit !== undefined) this.findings.push(unfit);
    return text;
  }

  value(kind, name) {
    const text = this.required(name);
    return text === undefined ? undefined : readEnvelope(kind, text, this.event.subject, name, this.findings);
  }

  required(name) {
    const text = this.texts.get(name);
    if (text === undefined && !this.noTexts.has(name)) {
      this.add("ENVELOPE_FIELD_MISSING", name, "required in every entry but absent", "write it beside payload");
    }
    return text;
  }

  optional(name) {
    return this.texts.get(name) || undefined;
  }

  strays() {
    return [...this.texts.keys()].filter((name) => !ENVELOPE.includes(name)).sort();
  }

  payload(later) {
    const payload = this.texts.get("payload");
    if (payload === undefined) {
      if (!this.noTexts.has("payload")) this.search(later);
      return undefined;
    }
    this.strays().forEach((name) => this.beside(name));
    const read = readMessage(this.event, payload, later);
    this.findings.push(...read.findings);
    return read.value;
  }

  beside(name) {
    const found = quoted(this.texts.get(name));
    if (looksLikeJson(this.texts.get(name))) {
      this.add("ENVELOPE_PAYLOAD_TWICE", name, "a second JSON beside the payload", "leave it out", found);
      return;
    }
    const near = nearest(name, ENVELOPE);
    const isInside = this.shape.indexes.has(name) || this.shape.retired.has(name);
    const other = near === undefined ? "leave it out" : didYouMean(near);
    const fix = isInside ? "it belongs inside the JSON of payload" : other;
    this.add("ENVELOPE_FIELD_UNKNOWN", name, "no field of the envelope", fix, found);
  }

  /** Says what an entry without a payload is instead: JSON under another name, flat fields, or nothing. */
  search(later) {
    const strays = this.strays();
    const key = strays.find((name) => looksLikeJson(this.texts.get(name)) && !this.shape.indexes.has(name));
    if (key !== undefined) {
      const fix = 'rename the entry\'s field to "payload"';
      this.add("ENVELOPE_PAYLOAD_KEY", key, `the JSON stands under "${excerpt(key)}"`, fix);
      this.findings.push(...readMessage(this.event, this.texts.get(key), later).findings);
    } else if (strays.length === 0) {
      this.add("ENVELOPE_PAYLOAD_MISSING", "payload", "absent", 'publish the event as JSON under "payload"');
    } else {
      this.flat(strays, later);
    }
  }

  flat(strays, later) {
    const fix = 'put them as one JSON object under "payload", numbers without quotes';
    this.add("ENVELOPE_FLAT", "payload", "absent: the event's fields lie flat in the entry", fix);
    const draft = new Draft(this.shape, this.event.subject, this.event);
    strays.forEach((name) => draft.set(name, this.typed(name)));
    const inEntry = (finding) => finding.at(`entry${finding.path.slice(1)}`);
    this.findings.push(...draft.build(false, later).findings.map(inEntry));
  }

  /** Everything lies flat as text; that is said once, and the text is then read as its field's type. */
  typed(name) {
    const text = this.texts.get(name);
    const type = this.shape.fields[this.shape.indexes.get(name)]?.type;
    if (type?.kind === "decimal") return new NumberText(text);
    if (type?.kind === "flag" && /^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
    if (type?.kind === "list") return listOf(type, text);
    if (type?.kind !== "object") return text;
    const draft = new Draft(shapeOf(type.object), type.name);
    return fill(draft, text) === undefined ? draft : text;
  }
}

/** The elements of a list that lies in an entry as text; the text itself where it is none. */
function listOf(type, text) {
  try {
    return new MessageReader(text).readList(type);
  } catch (refusal) {
    if (!(refusal instanceof Unreadable)) throw refusal;
    return text;
  }
}

const compare = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

function asText(raw) {
  if (raw instanceof Uint8Array) return decodeUtf8(raw);
  return typeof raw === "string" ? raw : undefined;
}

/**
 * Counts which fields a consumer reads, for tradeschema can-i-remove; give it to reader({ recording }). It is told the
 * consumer's name, as the bus file has it, and what takes its lines: one JSON object each, with event, field, reader, count,
 * first and last.
 */
class ReadRecorder {
  #reader;
  #to;
  #every;
  #clock;
  #seen = new Map();
  #written;

  constructor(reader, to, { every = 60_000, clock = () => new Date() } = {}) {
    this.#reader = reader;
    this.#to = to;
    this.#every = every;
    this.#clock = clock;
    this.#written = clock().getTime();
  }

  /** One read of a field of an event; "*" for a message that was read, "?" for one that went on as a whole. */
  note(event, field) {
    const now = this.#clock();
    const key = `${event} ${field}`;
    const seen = this.#seen.get(key) ?? { event, field, count: 0, first: now, last: now };
    this.#seen.set(key, { ...seen, count: seen.count + 1, last: now });
    if (now.getTime() - this.#written >= this.#every) this.flush();
  }

  /** Hands over what was noted since the last time. */
  flush() {
    const lines = [...this.#seen.values()].map(({ event, field, count, first, last }) =>
      JSON.stringify({ event, field, reader: this.#reader, count, first: first.toISOString(), last: last.toISOString() }),
    );
    this.#seen = new Map();
    this.#written = this.#clock().getTime();
    if (lines.length > 0) this.#to(lines);
  }

  /** The same event, which notes what is asked of it. */
  watched(event, value) {
    this.note(event, "*");
    return watched(this, event, value, "");
  }
}

/**
 * Counts what readers read, for metrics; give it to reader({ listening }). Its labels are names of events and of rules, never
 * a value of a message, so their number has a bound.
 */
class ReadFigures {
  #clock;
  #events = new Map();

  constructor({ clock = () => new Date() } = {}) {
    this.#clock = clock;
  }

  /** One message that was read: the event's name, the rule of its first error or undefined, and the seconds it took. */
  note(event, rule, seconds) {
    const nothing = { accepted: 0, refused: {}, last_accepted: 0, decode_seconds: { count: 0, sum: 0 } };
    const figures = this.#events.get(event) ?? nothing;
    if (rule === undefined) {
      figures.accepted += 1;
      figures.last_accepted = this.#clock().getTime() / 1000;
    } else {
      figures.refused[rule] = (figures.refused[rule] ?? 0) + 1;
    }
    figures.decode_seconds.count += 1;
    figures.decode_seconds.sum += seconds;
    this.#events.set(event, figures);
  }

  /** By event: accepted, refused by rule, last_accepted and decode_seconds. */
  snapshot() {
    return JSON.parse(JSON.stringify(Object.fromEntries(this.#events)));
  }
}

const WHOLE = new Set(["toJson", "toJSON", "toEntry", "writeEntry"]);

/** A twin of a frozen value that gives what it holds; it cannot be changed either. */
function watched(recorder, event, value, path) {
  const names = shapeOf(value.constructor.SHAPE).indexes;
  return new Proxy(Object.create(Object.getPrototypeOf(value)), {
    get(twin, name) {
      const held = value[name];
      if (WHOLE.has(name)) recorder.note(event, "?");
      if (typeof held === "function") return name === "constructor" ? held : held.bind(value);
      if (!names.has(name)) return held;
      recorder.note(event, path + name);
      return held instanceof Record ? watched(recorder, event, held, `${path}${name}.`) : held;
    },
    has(twin, name) {
      if (names.has(name)) recorder.note(event, path + name);
      return name in value;
    },
    ownKeys() {
      recorder.note(event, "?");
      return Reflect.ownKeys(value);
    },
    getOwnPropertyDescriptor(twin, name) {
      const own = Reflect.getOwnPropertyDescriptor(value, name);
      return own === undefined ? undefined : { ...own, configurable: true };
    },
    set: () => false,
    defineProperty: () => false,
    deleteProperty: () => false,
  });
}

/** Makes a generated class known to the checks; its name may be another one after a bundler. */
function register(record, constants) {
  for (const [name, value] of Object.entries(constants)) {
    Object.defineProperty(record, name, { value, enumerable: true });
  }
  RECORDS[constants.SHAPE] = record;
}
