import { describe } from 'vitest'
import { hasChromium } from '../browser/chromium.ts'
import { contract } from './contract.ts'
import { hosts } from './hosts.ts'

const wanted = process.env['HOSTS'] ?? 'light'

/** `HOSTS`: `light`, `all`, or names. */
const chosen = Object.entries(hosts).filter(
  ([name, { light }]) => wanted === 'all' || (wanted === 'light' && light) || wanted.split(',').includes(name),
)

describe.skipIf(!hasChromium()).each(chosen)('%s', (name, host) => contract(name, host))
