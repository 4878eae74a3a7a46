import * as z from 'zod';
import { lazily } from '../../core/lazily.js';
import { flag, list, number, optionalText, text } from './parts.js';

export const taxRateShape = lazily(() => ({
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
}));

export const taxClassShape = lazily(() => ({ slug: text, name: text }));

export const paymentGatewayShape = lazily(() => ({
  id: text,
  title: text,
  enabled: flag,
  method_title: optionalText,
}));

export const settingShape = lazily(() => ({
  id: text,
  label: optionalText,
  type: optionalText,
  value: z.unknown().optional(),
}));

export const settingGroupShape = lazily(() => ({ id: text, label: text }));

export const systemStatusShape = lazily(() => {
  const record = z.record(z.string(), z.unknown());
  return { environment: record, settings: record };
});

export const webhookShape = lazily(() => ({
  id: number,
  name: text,
  status: text,
  topic: text,
  delivery_url: text,
  secret: optionalText,
}));
