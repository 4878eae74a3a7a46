import { shortForms } from './short-forms.js';
import { usualFirstNames } from './usual-first-names.js';

/** Spellings of one and the same name that do not sound alike letter by letter. */
const spellings: readonly string[] = [
  'antony anthony antoni anthoni',
  'berangere berengere',
  'christel christelle kristel krystel cristel cristelle',
  'corinne corine',
  'cyril cyrille',
  'david davy',
  'emeline emmeline',
  'eric erick erik',
  'erwan erwann',
  'evelyne eveline',
  'frederic frederick',
  'gauthier gautier',
  'jerome gerome',
  'laetitia leticia letitia laeticia',
  'ludovic ludovick',
  'maelys maelis maelyss',
  'mohamed mohammed mohamad muhammad mouhamed',
  'mehdi medhi medi',
  'muriel murielle',
  'nathalie natalie',
  'raphael rafael',
  'sandrine cendrine',
  'solene solenne',
  'stephane stephan',
  'thibault thibaut thibaud thiebaut thiebaud',
  'tiphaine tifaine typhaine',
  'timothee timothe',
  'yoann yoan yohan yohann johan johann',
  'yannick yanick yannic',
];

function groupsOf(lines: readonly string[]): ReadonlyMap<string, ReadonlySet<number>> {
  const groups = new Map<string, Set<number>>();
  for (const [group, line] of lines.entries()) {
    for (const form of line.split(' ')) groups.set(form, (groups.get(form) ?? new Set()).add(group));
  }
  return groups;
}

const usualSpelling: ReadonlyMap<string, string> = new Map(
  spellings.flatMap((line) => line.split(' ').map((name, _, [first = name]) => [name, first] as const)),
);
/** Full names are the first of their line: two short forms of one name may be two people's. */
const byShortForm = groupsOf(shortForms);
const fullNames: ReadonlySet<string> = new Set(shortForms.map((line) => line.split(' ')[0] ?? ''));

function meet(groups: ReadonlyMap<string, ReadonlySet<number>>, a: string, b: string): boolean {
  const [x, y] = [groups.get(a), groups.get(b)];
  return x !== undefined && y !== undefined && [...x].some((group) => y.has(group));
}

/**
 * Whether a folded first name (`jeanpierre`) is a name that people bear as such, rather than a
 * short form or a mistyped one.
 */
export function isUsualFirstName(name: string): boolean {
  return usualFirstNames.has(name);
}

/** A folded first name in its usual spelling: Thibaud → thibault. */
export function spelledFirstName(name: string): string {
  return usualSpelling.get(name) ?? name;
}

/**
 * How a short form relates to a name: `short` (Cathy, Catherine), `either` where the short form is
 * itself a name that people bear (Théo, Théodore). Undefined: neither is a form of the other.
 */
export function shortFormOf(a: string, b: string): 'short' | 'either' | undefined {
  if (a === b || !meet(byShortForm, a, b)) return undefined;
  if (!fullNames.has(a) && !fullNames.has(b))
    return isUsualFirstName(a) && isUsualFirstName(b) ? undefined : 'short';
  return isUsualFirstName(a) && isUsualFirstName(b) ? 'either' : 'short';
}
