import type { GestanContact } from '../../gestan/model.js';
import { answerOf, type WeighedContact } from './answer.js';
import { eachContactKey } from './contact-keys.js';
import type { ContactDecision, ContactMatch } from './contact-match.js';
import { eachSoughtKey, type PutKey } from './directory-keys.js';
import { type Evidence, weigh } from './evidence.js';
import { isUsualFirstName } from './first-names.js';
import { createKeyTable, type KeyTable, keyHash, textHash } from './key-table.js';
import { siretKey, vatKey } from './keys.js';
import { compareTraits } from './levels.js';
import { createMemo, type Memo } from './memo.js';
import type { Frequencies } from './model.js';
import type { ContactPerson } from './person.js';
import { type ContactSettings, type ParsedContactSettings, parseContactSettings } from './settings.js';
import { type ContactTraits, traitsOfContact, traitsOfPerson } from './traits.js';

/** An index of Gestan's contacts, to find the contact of a person. */
export interface ContactIndex {
  /** The number of contacts. */
  readonly size: number;
  /** The settings of the matcher, with all defaults. */
  readonly settings: ParsedContactSettings;
  /** Adds a contact, or replaces the one with the same id. */
  add(contact: GestanContact): void;
  /** Removes a contact. An unknown id changes nothing. */
  remove(contactId: string): void;
  /** The contact of a Gestan id. */
  get(contactId: string): GestanContact | undefined;
  /** Whether some contact has this external reference. */
  holds(externalRef: string): boolean;
  /**
   * Finds the contact of a person. Deterministic: the order of contacts does not matter.
   *
   * @param decisions earlier answers: `same` links, `different` excludes the contact.
   */
  match(person: ContactPerson, decisions?: readonly ContactDecision[]): ContactMatch;
  /** Ids of the contacts that share a value with a person: only these are candidates. */
  near(person: ContactPerson): readonly string[];
  /**
   * The firm whose SIRET or VAT number a person buys with: a contact with a firm's name and without
   * a person's. Undefined: none, or more than one.
   */
  firmOf(person: ContactPerson): GestanContact | undefined;
  /** Compares a person with one contact. `undefined` if there is no such contact. */
  weigh(person: ContactPerson, contactId: string): Evidence | undefined;
}

/**
 * A word that so many contacts have as a first name counts as one, even if it is not in the table
 * of names.
 */
const usualAfter = 3;

/** A key that more contacts share identifies nobody, such as the number of a switchboard. */
const crowd = 50;

/** Whether a contact is a firm, and none of its numbers contradicts the given ones. */
function isFirmOf(its: ContactTraits, { siret, vat }: Pick<ContactTraits, 'siret' | 'vat'>): boolean {
  const isOther = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && a !== b;
  return (
    its.name === undefined &&
    its.company !== undefined &&
    !isOther(its.siret, siret) &&
    !isOther(its.vat, vat)
  );
}

/** Gives the hashes of the keys of a contact. */
function eachHash(
  contact: GestanContact,
  settings: ParsedContactSettings,
  memo: Memo,
  take: (hash: number) => void,
): void {
  const ref = contact.externalRef?.trim();
  if (ref) take(keyHash('reference', textHash(ref)));
  const takeKey: PutKey = (kind, a, b, c) => take(keyHash(kind, a, b, c));
  eachContactKey(contact, settings, memo, takeKey);
}

/** The hashes of the keys under which a firm with these numbers is found. */
function firmHashes(siret: string | undefined, vat: string | undefined): readonly number[] {
  return [
    ...(siret === undefined ? [] : [keyHash('siret', textHash(siret))]),
    ...(vat === undefined ? [] : [keyHash('vat', textHash(vat))]),
  ];
}

/** A slot for each contact, and the slot of each id. */
function slotsOf(contacts: Iterable<GestanContact>): {
  readonly slots: Map<string, number>;
  readonly held: (GestanContact | undefined)[];
} {
  const slots = new Map<string, number>();
  const held: (GestanContact | undefined)[] = [];
  for (const contact of contacts) {
    const slot = slots.get(contact.id);
    // The last of two contacts with one id counts, as with `add`.
    if (slot !== undefined) held[slot] = contact;
    else {
      slots.set(contact.id, held.length);
      held.push(contact);
    }
  }
  return { slots, held };
}

/**
 * Makes an index of Gestan's contacts. Each is found by its keys: numbers, e-mail, phone, street,
 * name, and name with town. Contacts that share a key are compared by the edit distance of their
 * names.
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
  const memo = createMemo();
  const { slots, held } = slotsOf(contacts);
  const known: (ContactTraits | undefined)[] = [];
  // Built at the first look-up: a run in which everybody is linked makes none.
  let keys: KeyTable | undefined;

  function tableOf(): KeyTable {
    if (keys) return keys;
    keys = createKeyTable(held.length * 12);
    register(keys, 0);
    return keys;
  }

  /** Puts the keys of the contacts from a slot on into the table. */
  function register(table: KeyTable, from: number): void {
    let slot = from;
    const put = (hash: number) => table.put(hash, slot);
    for (; slot < held.length; slot += 1) {
      const contact = held[slot];
      if (contact) eachHash(contact, settings, memo, put);
    }
  }

  const traitsAt = (slot: number, contact: GestanContact): ContactTraits => {
    const traits = known[slot] ?? traitsOfContact(contact, settings, memo);
    known[slot] = traits;
    return traits;
  };

  function remove(contactId: string): void {
    const slot = slots.get(contactId);
    if (slot === undefined) return;
    slots.delete(contactId);
    // A value is as rare as the contacts are that have it now.
    const contact = held[slot];
    if (keys && contact) eachHash(contact, settings, memo, keys.drop);
    held[slot] = undefined;
    known[slot] = undefined;
  }

  function slotsUnder(hash: number): readonly number[] {
    const found: number[] = [];
    tableOf().each(hash, (slot) => {
      if (held[slot] !== undefined && !found.includes(slot)) found.push(slot);
    });
    return found;
  }

  const frequencies: Frequencies = {
    get size() {
      return slots.size;
    },
    count: (hash) => tableOf().count(hash),
  };

  const isFirstName = (name: string) =>
    isUsualFirstName(name) ||
    tableOf().count(keyHash('first', memo.hashesOf(memo.of('first', name, (text) => [text])).given)) >=
      usualAfter;

  /** The slots of contacts that have this external reference. */
  const referring = (externalRef: string) =>
    slotsUnder(keyHash('reference', textHash(externalRef))).filter(
      (slot) => held[slot]?.externalRef?.trim() === externalRef,
    );

  /**
   * The contacts that have a reference of this person, and the one that a plugin noted with the
   * person.
   */
  function referenced({ reference, refs }: ContactPerson): ReadonlySet<number> {
    const own = reference === undefined ? undefined : slots.get(reference);
    const noted = own !== undefined ? [own] : reference === undefined ? [] : referring(reference);
    return new Set([...noted, ...refs.flatMap(referring)]);
  }

  /** The contacts worth weighing. */
  function shortlist(traits: ContactTraits): ReadonlySet<number> {
    const found = new Set<number>();
    const table = tableOf();
    eachSoughtKey(traits, memo, (kind, a, b, c) => {
      const hash = keyHash(kind, a, b, c);
      if (kind === 'phone' && table.count(hash) > crowd) return;
      table.each(hash, (slot) => {
        if (held[slot] !== undefined) found.add(slot);
      });
    });
    return found;
  }

  function evidenceOf(a: ContactTraits, b: ContactTraits, isReferenced: boolean): Evidence {
    const comparison = compareTraits(a, b, settings.nameSimilarity, isFirstName);
    const { email = [], mobile = [], phone = [] } = comparison.shared;
    const table = tableOf();
    const most = (hashes: readonly number[]) => Math.max(0, ...hashes.map((hash) => table.count(hash)));
    const holders = { email: most(email), phone: most([...mobile, ...phone]) };
    return weigh(comparison, frequencies, holders, isReferenced, settings);
  }

  /** Whether two contacts of Gestan are duplicates of one person. */
  function areOne(a: GestanContact, b: GestanContact): boolean {
    const [x, y] = [slots.get(a.id), slots.get(b.id)];
    if (x === undefined || y === undefined) return false;
    return evidenceOf(traitsAt(x, a), traitsAt(y, b), false).outcome === 'same';
  }

  return {
    settings,
    get size() {
      return slots.size;
    },
    add(contact) {
      remove(contact.id);
      const slot = held.push(contact) - 1;
      slots.set(contact.id, slot);
      if (keys) register(keys, slot);
    },
    remove,
    get: (contactId) => held[slots.get(contactId) ?? -1],
    holds: (externalRef) => referring(externalRef).length > 0,
    near(person) {
      const found = shortlist(traitsOfPerson(person, settings, memo));
      return [...new Set([...referenced(person), ...found])].flatMap((slot) => held[slot]?.id ?? []);
    },
    firmOf(person) {
      const siret = siretKey(person.siret);
      const vat = vatKey(person.vatNumber);
      if (siret === undefined && vat === undefined) return undefined;
      const firms = [...new Set(firmHashes(siret, vat).flatMap(slotsUnder))].flatMap((slot) => {
        const contact = held[slot];
        if (contact === undefined) return [];
        return isFirmOf(traitsAt(slot, contact), { siret, vat }) ? [contact] : [];
      });
      return firms.length === 1 ? firms[0] : undefined;
    },
    weigh(person, contactId) {
      const slot = slots.get(contactId);
      const contact = slot === undefined ? undefined : held[slot];
      if (slot === undefined || contact === undefined) return undefined;
      return evidenceOf(
        traitsOfPerson(person, settings, memo),
        traitsAt(slot, contact),
        referenced(person).has(slot),
      );
    },
    match(person, decisions = []) {
      const answer = new Map(decisions.map(({ contactId, same }) => [contactId, same]));
      const last = decisions.findLast(
        ({ contactId, same }) => same && answer.get(contactId) && slots.has(contactId),
      );
      if (last !== undefined)
        return { outcome: 'same', contactId: last.contactId, candidates: [], rule: 'decision' };
      if (person.anonymised) return { outcome: 'different', candidates: [], rule: 'anonymised' };

      const traits = traitsOfPerson(person, settings, memo);
      const references = referenced(person);
      const weighed: WeighedContact[] = [];
      for (const slot of new Set([...references, ...shortlist(traits)])) {
        const contact = held[slot];
        if (contact === undefined || answer.get(contact.id) === false) continue;
        const evidence = evidenceOf(traits, traitsAt(slot, contact), references.has(slot));
        weighed.push({ contact, evidence });
      }
      return answerOf(weighed, settings, areOne);
    },
  };
}
