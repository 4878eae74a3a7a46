import type { Language } from '../../core/index.js';
import type { ConnectionFinding, ConnectionFindingValues } from './findings.js';
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

interface Finding {
  readonly status: ConnectionStatus;
  readonly finding: ConnectionFinding;
  readonly values: ConnectionValues | undefined;
}

/** The values of a finding; they may be left out where its sentence needs none. */
type GivenValues<Code extends ConnectionFinding> =
  Record<never, never> extends ConnectionFindingValues[Code]
    ? [values?: ConnectionFindingValues[Code]]
    : [values: ConnectionFindingValues[Code]];

/** What has been found so far. */
export interface Diagnosis {
  /**
   * Notes what was found; the first finding about a check stands, but that a worse one replaces it.
   */
  note<Code extends ConnectionFinding>(
    id: ConnectionCheckId,
    status: ConnectionStatus,
    finding: Code,
    ...values: GivenValues<Code>
  ): void;
  find(id: ConnectionCheckId): Finding | undefined;
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
  const findings = new Map<ConnectionCheckId, Finding>();
  let facts: ConnectionFacts = {};

  /**
   * What stands for a check that was not reached: the failure that made it meaningless, or that the
   * shop did not tell.
   */
  const unseen = (): Finding => {
    const culprit = connectionCheckIds.find((id) => findings.get(id)?.status === 'failed');
    if (culprit === undefined) return { status: 'skipped', finding: 'unknown', values: undefined };
    return { status: 'skipped', finding: 'not-checked', values: { check: culprit } };
  };

  return {
    note(id, status, finding, ...[values]) {
      const before = findings.get(id);
      if (before !== undefined && weight[before.status] >= weight[status]) return;
      findings.set(id, { status, finding, values: values as ConnectionValues | undefined });
    },
    find: (id) => findings.get(id),
    learn(more) {
      facts = { ...facts, ...more };
    },
    get facts() {
      return facts;
    },
    report({ shop, now, language, requests, redact }) {
      const checks = connectionCheckIds.map((id): ConnectionCheck => {
        const { status, finding, values } = findings.get(id) ?? unseen();
        const clean = values === undefined ? undefined : cleaned(values, redact);
        const bare = { id, status, finding, ...(clean === undefined ? {} : { values: clean }) };
        const { title, seen, hint } = connectionText(bare, language);
        return { ...bare, title, seen, ...(hint === undefined ? {} : { hint }) };
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
