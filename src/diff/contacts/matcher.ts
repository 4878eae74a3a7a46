/*
 * What compares people: the shell loads it at the first need, since the plans of phone numbers of
 * all countries take long to load.
 */
export { newContactDraft } from './contact-fields.js';
export { createContactIndex } from './contact-index.js';
export { withOpenQuestion } from './open-question.js';
export { planContact } from './plan-contact.js';
