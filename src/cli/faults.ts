import { isRecord, SettingsError } from '../core/index.js';
import type { FaultKind, FaultPlan, FaultRule } from '../testing/index.js';

/** Every kind of fault; a new one does not compile until it is here. */
const kinds: Readonly<Record<FaultKind, true>> = {
  'lost-answer': true,
  slow: true,
  status: true,
  reset: true,
  truncated: true,
  bom: true,
  notice: true,
  html: true,
  captcha: true,
  'stripped-header': true,
  redirect: true,
  'tied-timestamps': true,
  writes: true,
  'rejected-items': true,
};

/** What kinds need that say nothing more. */
const details: Readonly<Partial<Record<FaultKind, object>>> = {
  slow: { ms: 5_000 },
  status: { status: 503 },
};

function refused(text: string): SettingsError {
  return new SettingsError(`--fault ${text} cannot be used.`, {
    code: 'settings.invalid',
    field: '--fault',
    hint: `Give a share such as 0.2, a kind (${Object.keys(kinds).join(', ')}), a kind for some requests such as "lost-answer@POST /orders", or a rule as JSON.`,
  });
}

/**
 * A fault as the command line names it: a share of all requests, a kind for every request or for
 * those of a method and path, or a rule of `createFakeStore` as JSON.
 *
 * @throws SettingsError `settings.invalid`, field `--fault`
 */
export function parseFault(text: string, seed: number): FaultPlan {
  if (/^(?:\d+(?:\.\d+)?|\.\d+)$/.test(text)) {
    const rate = Number(text);
    if (rate > 1) throw refused(text);
    return { seed, rate };
  }
  if (text.startsWith('{')) return [parseRule(text)];
  const [, kind = '', method, path] = /^([a-z-]+)(?:@(?:([A-Z]+)(?: |$))?(\/\S*)?)?$/.exec(text) ?? [];
  if (!Object.hasOwn(kinds, kind)) throw refused(text);
  return [
    {
      fault: { kind, ...details[kind as FaultKind] } as FaultRule['fault'],
      when: { ...(method ? { method } : {}), ...(path ? { path } : {}) },
      times: Number.POSITIVE_INFINITY,
    },
  ];
}

function parseRule(text: string): FaultRule {
  let rule: unknown;
  try {
    rule = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw refused(text);
    throw error;
  }
  const fault = isRecord(rule) ? rule.fault : undefined;
  if (!isRecord(fault) || !Object.hasOwn(kinds, String(fault.kind))) throw refused(text);
  return rule as FaultRule;
}
