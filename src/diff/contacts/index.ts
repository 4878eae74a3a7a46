export { similarity } from './compare-names.js';
export type { ContactField, ContactSnapshot } from './contact-fields.js';
export { contactFields, contactSnapshot } from './contact-fields.js';
export type {
  ContactCandidate,
  ContactDecision,
  ContactIndex,
  ContactMatch,
  MatchRule,
} from './contact-index.js';
export { createContactIndex } from './contact-index.js';
export type { ContactLink, ContactPlanContext } from './contact-link.js';
export type { ContactRow, ContactStatus } from './contact-row.js';
export { contactStatuses } from './contact-row.js';
export type { Evidence, LinkRule } from './evidence.js';
export type { HomonymIndex, NearName } from './homonym-index.js';
export { createHomonymIndex } from './homonym-index.js';
export { emailKey, siretKey, vatKey } from './keys.js';
export { normaliseName } from './names.js';
export type { ContactPerson, PersonOptions } from './person.js';
export { distinctRef, personOf } from './person.js';
export { phoneKey } from './phone-key.js';
export { planContact } from './plan-contact.js';
export type { ContactMetaKeys, ContactSettings } from './settings.js';
export { parseContactSettings } from './settings.js';
