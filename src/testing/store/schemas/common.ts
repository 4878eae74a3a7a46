import type { Field, Fields } from '../rest/item-schema.js';

/** The four dates that most records have. */
export const dates: Fields = {
  date_created: 'date-time ro',
  date_created_gmt: 'date-time ro',
  date_modified: 'date-time ro',
  date_modified_gmt: 'date-time ro',
};

export const meta: Field = ['object[]', { id: 'integer ro', key: 'string', value: 'mixed' }];

const address: Fields = {
  first_name: 'string',
  last_name: 'string',
  company: 'string',
  address_1: 'string',
  address_2: 'string',
  city: 'string',
  state: 'string',
  postcode: 'string',
  country: 'string',
};

export const shipping: Field = ['object', { ...address, phone: 'string' }];
export const billing = (email: string): Field => ['object', { ...address, email, phone: 'string' }];

/** An image of a product, a variation or a term. */
export const image: Fields = {
  id: 'integer',
  ...dates,
  src: 'string format:uri',
  name: 'string',
  alt: 'string',
};

/** What a setting can be. */
export const settingKinds =
  'enum:text,email,number,color,password,textarea,select,multiselect,radio,image_width,checkbox';
