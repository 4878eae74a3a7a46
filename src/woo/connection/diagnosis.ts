import type { Language } from '../../core/index.js';
import type { ConnectionCode, ConnectionCodeValues } from './codes.js';
import {
  type ConnectionCheck,
  type ConnectionCheckId,
  type ConnectionFacts,
  type ConnectionReport,
  type ConnectionStatus,
  type ConnectionValues,
  connectionCheckIds,
} from './report.js';
import { connectionText } from './text.js';

interface CheckResult {
  readonly status: ConnectionStatus;
  readonly code: ConnectionCode;
  readonly values: ConnectionValues | undefined;
}

/** The values of a result; they may be left out where its sentence needs none. */
type GivenValues<Code extends ConnectionCode> =
  Record<never, never> extends ConnectionCodeValues[Code]
    ? [values?: ConnectionCodeValues[Code]]
    : [values: ConnectionCodeValues[Code]];

/** What has been found so far. */
export interface Diagnosis {
  /**
   * Notes the result of a check. The first result stays, unless a worse one follows.
   */
  note<Code extends ConnectionCode>(
    id: ConnectionCheckId,
    status: ConnectionStatus,
    code: Code,
    ...values: GivenValues<Code>
  ): void;
  find(id: ConnectionCheckId): CheckResult | undefined;
  learn(facts: ConnectionFacts): void;
  readonly facts: ConnectionFacts;
  report(about: {
    readonly shop: string;
    readonly now: number;
    readonly language: Language;
    readonly requests: number;
    readonly redact: (text: string) => string;
  }): ConnectionReport;
}

const weight: Readonly<Record<ConnectionStatus, number>> = { skipped: 0, ok: 1, warning: 2, failed: 3 };

/** Without the key, should a shop say it back. */
function cleaned<T extends object>(values: T, redact: (text: string) => string): T {
  const entries = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? redact(value) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

export function createDiagnosis(): Diagnosis {
  const results = new Map<ConnectionCheckId, CheckResult>();
  let facts: ConnectionFacts = {};

  /**
   * The result of a check that was not reached: the failure that made it meaningless, or that the
   * shop did not say.
   */
  const notChecked = (): CheckResult => {
    const culprit = connectionCheckIds.find((id) => results.get(id)?.status === 'failed');
    if (culprit === undefined) return { status: 'skipped', code: 'unknown', values: undefined };
    return { status: 'skipped', code: 'not-checked', values: { check: culprit } };
  };

  return {
    note(id, status, code, ...[values]) {
      const before = results.get(id);
      if (before !== undefined && weight[before.status] >= weight[status]) return;
      results.set(id, { status, code, values: values as ConnectionValues | undefined });
    },
    find: (id) => results.get(id),
    learn(more) {
      facts = { ...facts, ...more };
    },
    get facts() {
      return facts;
    },
    report({ shop, now, language, requests, redact }) {
      const checks = connectionCheckIds.map((id): ConnectionCheck => {
        const { status, code, values } = results.get(id) ?? notChecked();
        const clean = values === undefined ? undefined : cleaned(values, redact);
        const check = { id, status, code, ...(clean === undefined ? {} : { values: clean }) };
        const { title, message, hint } = connectionText(check, language);
        return { ...check, title, message, ...(hint === undefined ? {} : { hint }) };
      });
      return {
        ok: checks.every((check) => check.status !== 'failed'),
        checkedAt: new Date(now).toISOString(),
        shop,
        language,
        checks,
        facts: cleaned(facts, redact),
        requests,
      };
    },
  };
}
