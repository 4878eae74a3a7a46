export { base64, joined, latin1, utf8 } from './bytes.js';
export { chunks } from './chunks.js';
export type { Catalogue, Coded, NoValues, Sentence, Sentences } from './coded.js';
export type { Big, Decimal } from './decimal.js';
export { decimal, isDecimal, isZero, round, sum, toFixed, toText, zero } from './decimal.js';
export { encoded, holdsHalfCharacter } from './encoded.js';
export { upTo, withoutEnd, withoutEnds } from './ends.js';
export type {
  Clock,
  Logger,
  OnProgress,
  Progress,
  ProgressPhase,
  Random,
  WorkOptions,
} from './environment.js';
export { silentLogger, systemClock } from './environment.js';
export type {
  ErrorValues,
  ImageServerValues,
  PassedLimit,
  WooErrors,
  WooErrorValues,
} from './error-values.js';
export type { CodedError, ErrorCode, ErrorData, SyncErrorOptions } from './errors.js';
export { isSyncError, SettingsError, SyncError } from './errors.js';
export { fingerprint, readingPrint, stableJson, textPrint } from './fingerprint.js';
export { hmacSha256, type RunningHash, sha256, sha256OfMany } from './hash.js';
export type { JsonValue } from './json.js';
export type { Language } from './language.js';
export { languages } from './language.js';
export { requireBuiltin } from './node-builtin.js';
export { canonicalLine, character, decodeEntities, entity, isPlain, plainCharacters } from './plain-text.js';
export { readBody, readText } from './read-body.js';
export { isRecent } from './recent.js';
export type { Unfinished } from './records.js';
export { defined, isRecord } from './records.js';
export { createRedactor } from './redact.js';
export type { RequestLimitSettings, RequestLimits, RequestTimeouts } from './request-limits.js';
export { limitsOf, requestLimits } from './request-limits.js';
export { retryAfterMs } from './retry-after.js';
export { safeCause } from './safe-cause.js';
export type { Medium, SaidCode, Speaker, SpeakerOptions } from './speaker.js';
export {
  colon,
  createSpeaker,
  formatAmount,
  formatDay,
  formatInstant,
  formatNumber,
  formatRate,
} from './speaker.js';
export type { Day, Instant } from './time-zone.js';
export { dayIn, fromGmt, isDay, isInstant, isMoment, isTimeZone, startOfDay } from './time-zone.js';
