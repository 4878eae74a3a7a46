import type { GestanContact } from '../../gestan/model.js';
import { createBuckets } from './buckets.js';
import { type Evidence, type LinkRule, weigh } from './evidence.js';
import { createHomonymIndex } from './homonym-index.js';
import { firmKey, personKeys } from './names.js';
import type { ContactPerson } from './person.js';
import { type ContactSettings, type ParsedContactSettings, parseContactSettings } from './settings.js';
import { type ContactTraits, traitsOfContact, traitsOfPerson } from './traits.js';
import type { EvidenceCode } from './weigh-traits.js';

/** A contact of Gestan that may be the person. */
export interface ContactCandidate {
  /** Gestan's id of the contact. */
  readonly contactId: string;
  /** As reports show it. */
  readonly name: string;
  /** From 0 to 1. */
  readonly score: number;
  /** Codes of what speaks for it (`same-email`) and against it (`other-first-name`). */
  readonly reasons: readonly EvidenceCode[];
}

/** An answer that was given about a person and a contact. */
export interface ContactDecision {
  /** Gestan's id of the contact that the answer is about. */
  readonly contactId: string;
  /** True: the same person. False: another one. */
  readonly same: boolean;
}

/** How it came to the outcome; of `same`, the rule that linked. */
export type MatchRule =
  | LinkRule
  | 'decision'
  /** Keys point to it, and something contradicts. */
  | 'contradiction'
  /** More than one contact fits. */
  | 'several'
  /** Alike, without enough to go by. */
  | 'homonym'
  /** Nobody is like this person. */
  | 'none'
  /** Erased in the shop: never matched. */
  | 'anonymised';

/** What an index says of a person. */
export interface ContactMatch {
  /** `same` links, `review` asks somebody, `different` makes a new contact. */
  readonly outcome: 'same' | 'review' | 'different';
  /** The contact; with `same` only. */
  readonly contactId?: string;
  /** Best first. */
  readonly candidates: readonly ContactCandidate[];
  /** The rule that gave the outcome. */
  readonly rule: MatchRule;
}

/** The contacts of Gestan, ready to be asked who somebody is. */
export interface ContactIndex {
  /** How many contacts the index holds. */
  readonly size: number;
  /** The settings of the matcher, every field filled. */
  readonly settings: ParsedContactSettings;
  /** Puts a contact in; one with the same id is replaced. */
  add(contact: GestanContact): void;
  /** Takes a contact out. An id that is not there changes nothing. */
  remove(contactId: string): void;
  /** The contact of a Gestan id. */
  get(contactId: string): GestanContact | undefined;
  /** Whether some contact has this external reference. */
  holds(externalRef: string): boolean;
  /**
   * Finds who a person is. Deterministic: the same contacts and person give the same answer,
   * whatever the order.
   *
   * @param decisions answers given before: `same` links, `different` takes the contact out of the
   * question.
   */
  match(person: ContactPerson, decisions?: readonly ContactDecision[]): ContactMatch;
  /** Weighs a person against one contact. `undefined` where there is no such contact. */
  weigh(person: ContactPerson, contactId: string): Evidence | undefined;
}

/** What reports call a contact. */
export function nameOfContact(contact: GestanContact): string {
  const person = [contact.firstName, contact.lastName].filter((part) => part?.trim()).join(' ');
  if (person !== '' && contact.company?.trim()) return `${person} (${contact.company})`;
  return person || contact.company?.trim() || contact.email?.trim() || contact.id;
}

interface Entry {
  readonly contact: GestanContact;
  readonly slots: readonly number[];
}

/**
 * Whether another contact makes a fit doubtful: a key points to it and it is not plainly somebody
 * else by name; or the fit rests on a name, and the other has it too and is not known to live
 * elsewhere.
 */
function isRival(fit: Evidence, other: Evidence): boolean {
  if (other.identified && !other.contradictions.some((code) => code.endsWith('-name'))) return true;
  const isByName = fit.rule === 'name-and-place' || fit.rule === 'name-and-firm';
  return isByName && other.reasons.includes('same-name') && !other.reasons.includes('other-place');
}

/** The keys by which a contact is looked up. */
const keysOf = (traits: ContactTraits): readonly string[] => [
  ...(traits.siret === undefined ? [] : [`siret ${traits.siret}`]),
  ...(traits.siren === undefined ? [] : [`siren ${traits.siren}`]),
  ...(traits.vat === undefined ? [] : [`vat ${traits.vat}`]),
  ...traits.emails.map((email) => `email ${email}`),
  ...traits.phones.map((phone) => `phone ${phone}`),
];

/** The names by which a contact is searched. */
const namesOf = (traits: ContactTraits): readonly string[] => [
  ...(traits.name === undefined ? [] : personKeys(traits.name)),
  ...(traits.company === undefined ? [] : [firmKey(traits.company)]),
];

interface Weighed {
  readonly contact: GestanContact;
  readonly evidence: Evidence;
}

/** Who a person is, from all contacts that come into question. */
function answerOf(found: readonly Weighed[], settings: ParsedContactSettings): ContactMatch {
  const weighed = [...found].sort(
    (x, y) => y.evidence.score - x.evidence.score || (x.contact.id < y.contact.id ? -1 : 1),
  );
  const candidates = weighed.slice(0, settings.maxCandidates).map(({ contact, evidence }) => ({
    contactId: contact.id,
    name: nameOfContact(contact),
    score: evidence.score,
    reasons: evidence.reasons,
  }));
  if (weighed.length === 0) return { outcome: 'different', candidates, rule: 'none' };

  const isSame = ({ evidence }: Weighed) =>
    evidence.rule !== undefined && evidence.contradictions.length === 0 && evidence.score >= settings.same;
  const fits = weighed.filter(isSame);
  const [fit] = fits;
  if (fit === undefined) {
    const contradicted = weighed.some(
      ({ evidence }) => evidence.identified && evidence.contradictions.length > 0,
    );
    return { outcome: 'review', candidates, rule: contradicted ? 'contradiction' : 'homonym' };
  }
  const rivals = weighed.filter(
    (each) => each !== fit && (isSame(each) || isRival(fit.evidence, each.evidence)),
  );
  if (rivals.length > 0) return { outcome: 'review', candidates, rule: 'several' };
  return { outcome: 'same', contactId: fit.contact.id, candidates, rule: fit.evidence.rule ?? 'none' };
}

/**
 * Makes an index of Gestan's contacts. Keys (SIRET, VAT number, e-mail, phone) are looked up; names
 * are searched by edit distance.
 *
 * @throws {SettingsError} `settings.invalid`, naming the field.
 * @example
 * const index = createContactIndex(contacts, { same: 0.95 })
 * index.match(personOf(customer, { shop: 'main' })).outcome // 'same', 'review' or 'different'
 */
export function createContactIndex(
  contacts: Iterable<GestanContact>,
  given: ContactSettings = {},
): ContactIndex {
  const settings = parseContactSettings(given);
  const entries = new Map<string, Entry>();
  const byKey = createBuckets();
  const references = createBuckets();
  const names: string[] = [];
  const owners: string[] = [];

  function register(contact: GestanContact, addName: (name: string) => number): void {
    const traits = traitsOfContact(contact, settings);
    for (const key of keysOf(traits)) byKey.put(key, contact.id);
    references.put(contact.externalRef?.trim() || undefined, contact.id);
    const slots = namesOf(traits)
      .filter((name) => name !== '')
      .map((name) => {
        const slot = addName(name);
        owners[slot] = contact.id;
        return slot;
      });
    entries.set(contact.id, { contact, slots });
  }

  const firsts = new Map<string, GestanContact>();
  // The last of two contacts with one id counts, as with `add`.
  for (const contact of contacts) firsts.set(contact.id, contact);
  for (const contact of firsts.values()) register(contact, (name) => names.push(name) - 1);
  const homonyms = createHomonymIndex(names);

  function remove(contactId: string): void {
    const entry = entries.get(contactId);
    if (entry === undefined) return;
    for (const key of keysOf(traitsOfContact(entry.contact, settings))) byKey.take(key, contactId);
    references.take(entry.contact.externalRef?.trim() || undefined, contactId);
    for (const slot of entry.slots) homonyms.remove(slot);
    entries.delete(contactId);
  }

  /** The contacts worth weighing. */
  function shortlist(person: ContactPerson, traits: ContactTraits): ReadonlySet<string> {
    const found = new Set<string>(
      keysOf(traits).flatMap((key) => {
        const ids = byKey.idsOf(key);
        // A switchboard's number is no reason to weigh a thousand contacts.
        return key.startsWith('phone ') && ids.length > 50 ? [] : ids;
      }),
    );
    for (const id of referenced(person)) found.add(id);
    const searched = new Set([
      ...(traits.name === undefined ? [] : [...personKeys(traits.name), ...personKeys(traits.name, true)]),
      ...(traits.company === undefined ? [] : [firmKey(traits.company)]),
    ]);
    for (const name of searched) {
      for (const { slot, distance } of homonyms.near(name)) {
        const owner = owners[slot];
        if (owner !== undefined && distance <= (1 - settings.nameSimilarity) * name.length + 0.5)
          found.add(owner);
      }
    }
    return found;
  }

  /**
   * The contacts that have a reference of this person, and the one that a plugin noted with the
   * person.
   */
  function referenced(person: ContactPerson): readonly string[] {
    const { reference } = person;
    const noted =
      reference !== undefined && entries.has(reference) ? [reference] : references.idsOf(reference);
    return [...new Set([...noted, ...person.refs.flatMap((ref) => references.idsOf(ref))])];
  }

  function evidenceOf(person: ContactPerson, traits: ContactTraits, contact: GestanContact): Evidence {
    const its = traitsOfContact(contact, settings);
    const many = (kind: 'email' | 'phone', values: readonly string[], others: readonly string[]) =>
      values.some(
        (value) => others.includes(value) && byKey.idsOf(`${kind} ${value}`).length > settings.sharedAfter,
      );
    const shared = {
      email: many('email', traits.emails, its.emails),
      phone: many('phone', traits.phones, its.phones),
    };
    return weigh(traits, its, shared, referenced(person).includes(contact.id), settings);
  }

  return {
    settings,
    get size() {
      return entries.size;
    },
    add(contact) {
      remove(contact.id);
      register(contact, (name) => homonyms.add(name));
    },
    remove,
    get: (contactId) => entries.get(contactId)?.contact,
    holds: (externalRef) => references.idsOf(externalRef).length > 0,
    weigh(person, contactId) {
      const contact = entries.get(contactId)?.contact;
      return contact && evidenceOf(person, traitsOfPerson(person, settings), contact);
    },
    match(person, decisions = []) {
      const answer = new Map(decisions.map(({ contactId, same }) => [contactId, same]));
      const decided = decisions.filter(
        ({ contactId, same }) => same && answer.get(contactId) && entries.has(contactId),
      );
      const last = decided.at(-1);
      if (last !== undefined)
        return { outcome: 'same', contactId: last.contactId, candidates: [], rule: 'decision' };
      if (person.anonymised) return { outcome: 'different', candidates: [], rule: 'anonymised' };

      const traits = traitsOfPerson(person, settings);
      const weighed: Weighed[] = [];
      for (const id of shortlist(person, traits)) {
        const contact = entries.get(id)?.contact;
        if (contact === undefined || answer.get(id) === false) continue;
        const evidence = evidenceOf(person, traits, contact);
        if (evidence.score >= settings.review) weighed.push({ contact, evidence });
      }
      return answerOf(weighed, settings);
    },
  };
}
