import * as z from 'zod';
import { flag, list, number, optionalText, text } from './parts.js';

const record = z.record(z.string(), z.unknown());

export const taxRateShape = {
  id: number,
  country: text,
  state: text,
  postcode: optionalText,
  city: optionalText,
  postcodes: list(text).optional(),
  cities: list(text).optional(),
  rate: text,
  name: text,
  priority: number,
  compound: flag,
  shipping: flag,
  order: number,
  class: text,
};

export const taxClassShape = { slug: text, name: text };

export const paymentGatewayShape = { id: text, title: text, enabled: flag, method_title: optionalText };

export const settingShape = {
  id: text,
  label: optionalText,
  type: optionalText,
  value: z.unknown().optional(),
};

export const settingGroupShape = { id: text, label: text };

export const systemStatusShape = { environment: record, settings: record };

export const webhookShape = {
  id: number,
  name: text,
  status: text,
  topic: text,
  delivery_url: text,
  secret: optionalText,
};
