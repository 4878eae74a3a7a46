import type { BlockList } from 'node:net';
import { requireBuiltin, upTo } from '../core/index.js';

/**
 * Networks that no public web server is in.
 * https://www.iana.org/assignments/iana-ipv4-special-registry and -ipv6-
 */
const privateIpv4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  // Multicast, reserved, broadcast.
  ['224.0.0.0', 3],
];

/**
 * The public part of IPv6; what is not in it is private, local, multicast or a form of another
 * address.
 */
const globalIpv6: readonly [string, number] = ['2000::', 3];

/**
 * Parts of it that are not public: documentation, benchmarks, and forms that carry an IPv4 address
 * (Teredo, 6to4).
 */
const specialIpv6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

function blockList(type: 'ipv4' | 'ipv6', networks: readonly (readonly [string, number])[]): BlockList {
  const list = new (requireBuiltin('node:net').BlockList)();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, type);
  return list;
}

/** The IPv4 address inside `::ffff:…`, in hexadecimal or with points. */
function mappedIpv4(address: string): string | undefined {
  const mapped = /^::ffff:(?:([0-9a-f]{1,4}):([0-9a-f]{1,4})|(\d+\.\d+\.\d+\.\d+))$/i.exec(address);
  if (mapped === null) return undefined;
  const [, high = '0', low = '0', dotted] = mapped;
  if (dotted !== undefined) return dotted;
  const parts = [high, low].map((part) => Number.parseInt(part, 16));
  return parts.flatMap((part) => [part >> 8, part & 0xff]).join('.');
}

/**
 * Whether an IP address is of this machine, of a local network, or otherwise none of a public
 * server.
 */
export function isPrivateAddress(address: string): boolean {
  const plain = upTo(address, /%/);
  const kind = requireBuiltin('node:net').isIP(plain);
  if (kind === 4) return blockList('ipv4', privateIpv4).check(plain, 'ipv4');
  if (kind !== 6) return true;
  const inside = mappedIpv4(plain);
  if (inside !== undefined) return isPrivateAddress(inside);
  return (
    !blockList('ipv6', [globalIpv6]).check(plain, 'ipv6') ||
    blockList('ipv6', specialIpv6).check(plain, 'ipv6')
  );
}

/**
 * Whether an address of the web names a private host by itself: an IP address, or `localhost`. The
 * URL parser has brought all ways of writing an IP address (`2130706433`, `0x7f.1`) to one. Other
 * names must be looked up.
 */
export function isPrivateUrl({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  if (requireBuiltin('node:net').isIP(host) !== 0) return isPrivateAddress(host);
  return host === '' || host === 'localhost' || host.endsWith('.localhost');
}
