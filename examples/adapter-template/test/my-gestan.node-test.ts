import { test } from 'node:test';
import { gestanAdapterContract } from 'woo-gestan/testing';
import { factory } from './factory.js';

// The same with the runner of Node itself. Keep the one that you use.
gestanAdapterContract({ test, factory });
