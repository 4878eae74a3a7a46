import type { Row } from '../json.js';
import { text } from '../json.js';
import type { Site } from '../site.js';
import { datePair } from './dates.js';
import { topicHooks } from './webhook-topics.js';

/** A webhook as the API shows it, without its secret. */
export function viewWebhook(site: Site, webhook: Row): Row {
  const topic = text(webhook.topic);
  const [resource = '', event = ''] = topic.split('.');
  return {
    id: webhook.id ?? 0,
    name: webhook.name ?? '',
    status: webhook.status ?? 'active',
    topic,
    resource,
    event,
    hooks: topicHooks(topic),
    delivery_url: webhook.delivery_url ?? '',
    ...datePair('date_created', webhook.date_created_gmt, site.local),
    ...datePair('date_modified', webhook.date_modified_gmt, site.local),
  };
}
