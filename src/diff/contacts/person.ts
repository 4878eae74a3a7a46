import { decodeEntities, type Unfinished } from '../../core/index.js';
import type { GestanAddress } from '../../gestan/model.js';
import { customerRef, guestRef } from '../../pieces/references.js';
import type { WooAddress, WooCustomer, WooMeta, WooOrder } from '../../woo/types.js';
import { emailKey } from './keys.js';
import { normaliseName } from './names.js';
import { type ContactSettings, type ParsedContactSettings, parseContactSettings } from './settings.js';

/** A customer or guest of the shop, with Gestan's fields. Plain JSON. */
export interface ContactPerson {
  /** `woo:<shop>:customer:<id>` or `woo:<shop>:guest:<hash of e-mail>`. */
  readonly ref: string;
  /**
   * The references under which a link of this person may be stored, the most specific first. A
   * customer may have bought as a guest before; several guests may share a mailbox.
   */
  readonly refs: readonly string[];
  /** Whether the person has an account (`customer`) or bought without one (`guest`). */
  readonly kind: 'customer' | 'guest';
  /** The customer's id; absent on a guest. */
  readonly customerId?: number;
  /** The name in plans and reports. */
  readonly name: string;
  /** First name. */
  readonly firstName?: string;
  /** Last name. */
  readonly lastName?: string;
  /** Name of the firm. */
  readonly company?: string;
  /** The e-mail address of the account, otherwise of the billing address. */
  readonly email?: string;
  /** All addresses, `email` first. */
  readonly emails: readonly string[];
  /** Phone number, as in the shop. */
  readonly phone?: string;
  /** SIRET, 14 digits. */
  readonly siret?: string;
  /** SIREN, 9 digits. */
  readonly siren?: string;
  /** VAT number. */
  readonly vatNumber?: string;
  /** Billing address. */
  readonly billing?: GestanAddress;
  /** Shipping address, if it differs from the billing address. */
  readonly shipping?: GestanAddress;
  /** Gestan's id or external reference of the contact, if a plugin stores it with the customer. */
  readonly reference?: string;
  /** True if the shop has erased the person (GDPR). */
  readonly anonymised: boolean;
}

/** Options of {@link personOf}. */
export interface PersonOptions {
  /** The shop's id. */
  readonly shop: string;
  /** Settings of the matcher, with the names of the meta fields. */
  readonly settings?: ContactSettings | ParsedContactSettings | undefined;
}

/**
 * The longest text that is read of a person, in UTF-16 units. A checkout sets no limit; no name,
 * firm or street has as many, and all that follows (keys, likeness) may take time by its length.
 */
const longestText = 2_000;

/** Characters that databases refuse. */
const controls = /\p{Cc}/gu;

/**
 * What is left as it is, as nearly every text is: letters and signs, a single blank between two of
 * them.
 */
const neat = /^[!-%'-~]+(?: [!-%'-~]+)*$/;

function clean(text: unknown): string | undefined {
  if (typeof text !== 'string' && typeof text !== 'number') return undefined;
  if (text === '') return undefined;
  if (typeof text === 'string' && text.length <= longestText && neat.test(text)) return text;
  const plain = decodeEntities(String(text).slice(0, longestText).normalize('NFC'))
    .replace(/\s+/g, ' ')
    .replace(controls, '')
    .trim();
  return plain === '' ? undefined : plain;
}

/** WordPress writes `[deleted]`, translated, and `deleted@site.invalid`. */
function isErased(value: string | undefined): boolean {
  return (
    value !== undefined &&
    (/^\[[^\]]*\]$/.test(value) || (value.includes('@') && /[@.]invalid$/i.test(value)))
  );
}

function set<T, K extends keyof T>(made: T, name: K, value: T[K] | undefined): void {
  if (value !== undefined) made[name] = value;
}

function address(
  from: WooAddress,
  person: { name: string | undefined; company: string | undefined },
): GestanAddress | undefined {
  const name = [clean(from.first_name), clean(from.last_name)].filter(Boolean).join(' ');
  const company = clean(from.company);
  const place: Unfinished<GestanAddress> = {};
  const line1 = clean(from.address_1);
  const line2 = clean(from.address_2);
  const postcode = clean(from.postcode);
  const city = clean(from.city);
  // A shop fills in the country by itself, so a country alone is no address.
  if ((line1 ?? line2 ?? postcode ?? city) === undefined) return undefined;
  set(place, 'line1', line1);
  set(place, 'line2', line2);
  set(place, 'postcode', postcode);
  set(place, 'city', city);
  set(place, 'state', clean(from.state));
  set(place, 'country', clean(from.country)?.toUpperCase());
  if (name !== '' && name !== person.name) place.name = name;
  if (company !== person.company) set(place, 'company', company);
  return place;
}

/** The parts of an address that {@link address} fills. */
const addressParts = ['line1', 'line2', 'postcode', 'city', 'state', 'country', 'name', 'company'] as const;

function isSameAddress(a: GestanAddress | undefined, b: GestanAddress | undefined): boolean {
  return a === undefined || b === undefined ? a === b : addressParts.every((part) => a[part] === b[part]);
}

function firstMeta(meta: readonly WooMeta[], keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = clean(meta.find((each) => each.key === key)?.value);
    if (value !== undefined) return value;
  }
  return undefined;
}

interface Source {
  readonly customerId: number;
  readonly first: string | undefined;
  readonly last: string | undefined;
  readonly emails: readonly (string | null | undefined)[];
  readonly billing: WooOrder['billing'];
  readonly shipping: WooAddress;
  readonly meta: readonly WooMeta[];
}

/** What a registered customer is known by; undefined: a guest. */
function accountOf({ customerId }: Source, shop: string) {
  if (customerId <= 0) return undefined;
  return { ref: customerRef(shop, customerId), kind: 'customer', customerId } as const;
}

function build(source: Source, shop: string, settings: ParsedContactSettings): ContactPerson {
  const { meta: keys, ownEmails } = settings;
  const { billing, shipping, meta } = source;
  const billed = { first: clean(billing.first_name), last: clean(billing.last_name) };
  // First and last name from one place: a mixture of two would be nobody's name.
  const own = source.first !== undefined || source.last !== undefined ? source : billed;
  const company = clean(billing.company);
  const fullName = [own.first, own.last].filter(Boolean).join(' ') || undefined;
  const emails = [...new Set(source.emails.map((each) => clean(each)).filter((each) => each !== undefined))];
  const usable = emails.filter((each) => emailKey(each, ownEmails) !== undefined);
  const email = usable[0] ?? emails[0];
  const person = { name: fullName, company };
  const billTo = address(billing, person);
  const shipTo = address(shipping, person);
  const phone = clean(billing.phone);
  const guests = usable.map((each) => guestRef(shop, each));
  const known = fullName ?? company;
  // A guest without an e-mail address is identified by the other fields.
  const traces = () => [normaliseName(known ?? ''), billTo?.postcode ?? '', phone ?? ''].join('|');
  const account = accountOf(source, shop);
  const ref = account?.ref ?? guests[0] ?? guestRef(shop, traces());
  const name = known ?? email ?? ref;
  const reference = firstMeta(meta, keys.reference);
  const made: Unfinished<ContactPerson> = {
    refs: [...new Set([distinctOf(shop, email ?? ref, name), ref, ...guests])],
    ref,
    kind: account?.kind ?? 'guest',
    name,
    emails: email === undefined ? [] : [email, ...emails.filter((each) => each !== email)],
    anonymised: [own.first, own.last, company, ...emails, billTo?.line1].some(isErased),
  };
  set(made, 'customerId', account?.customerId);
  set(made, 'firstName', own.first);
  set(made, 'lastName', own.last);
  set(made, 'company', company);
  set(made, 'email', email);
  set(made, 'phone', phone);
  set(made, 'siret', firstMeta(meta, keys.siret));
  set(made, 'siren', firstMeta(meta, keys.siren));
  set(made, 'vatNumber', firstMeta(meta, keys.vatNumber));
  set(made, 'billing', billTo);
  set(made, 'shipping', isSameAddress(shipTo, billTo) ? undefined : shipTo);
  set(made, 'reference', reference);
  return made;
}

/**
 * The person of a customer, or of an order: its registered customer, otherwise the guest,
 * identified by e-mail.
 *
 * @example personOf(order, { shop: 'main' }).ref // 'woo:main:guest:5b2c…'
 */
export function personOf(source: WooCustomer | WooOrder, options: PersonOptions): ContactPerson {
  return createPersonOf(options)(source);
}

/** {@link personOf} of many: the settings are read once. */
export function createPersonOf({
  shop,
  settings,
}: PersonOptions): (source: WooCustomer | WooOrder) => ContactPerson {
  const parsed = parseContactSettings(settings);
  return (source) => personFrom(source, shop, parsed);
}

function personFrom(
  source: WooCustomer | WooOrder,
  shop: string,
  settings: ParsedContactSettings,
): ContactPerson {
  if ('line_items' in source) {
    const order = source as WooOrder;
    return build(
      {
        customerId: order.customer_id,
        first: undefined,
        last: undefined,
        emails: [order.billing.email],
        billing: order.billing,
        shipping: order.shipping,
        meta: order.meta_data,
      },
      shop,
      settings,
    );
  }
  const customer = source as WooCustomer;
  return build(
    {
      customerId: customer.id,
      first: clean(customer.first_name),
      last: clean(customer.last_name),
      emails: [customer.email, customer.billing.email],
      billing: customer.billing,
      shipping: customer.shipping,
      meta: customer.meta_data,
    },
    shop,
    settings,
  );
}

/**
 * The reference of a second person behind one mailbox, if the reference of the mailbox is used
 * already: it contains the name. It is the most specific one.
 */
export function distinctRef(person: ContactPerson, shop: string): string {
  return person.refs[0] ?? distinctOf(shop, person.email ?? person.ref, person.name);
}

function distinctOf(shop: string, mailbox: string, name: string): string {
  return guestRef(shop, `${mailbox}|${normaliseName(name)}`);
}
