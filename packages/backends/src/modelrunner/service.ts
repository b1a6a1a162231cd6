import { isAbsolute, join } from 'node:path'
import type { BackendRun } from '@alt-text/core'
import { credentialsOf, redactor } from './credentials.ts'
import { guard } from './guard.ts'
import { createFinder, type FindRequest } from './history.ts'
import { Journal } from './journal.ts'
import { check, type Settings } from './options.ts'
import { createOwnTransport } from './own.ts'
import { Pause } from './pause.ts'
import { loadPeer, transportOf } from './peer.ts'
import type { Transport } from './transport.ts'

/** What the parts of one run share. */
export interface Service {
  readonly settings: Settings
  readonly transport: Transport
  readonly find: FindRequest
  readonly journal: Journal
  readonly pause: Pause
  /** When an open intent was first looked for, by its token; monotonic milliseconds. */
  readonly looks: Map<string, number>
  /** For public addresses, which get no key. */
  readonly fetch: typeof fetch
  readonly notice: (line: string) => void
}

/**
 * Checks options and key, and finds the transport.
 * @throws AltTextError `CONFIG_INVALID`, `PEER_MISSING`
 */
export async function openService(settings: Settings, run: BackendRun): Promise<Service> {
  check(settings)
  const key = credentialsOf(settings.credentials)
  const fetch = settings.fetch ?? globalThis.fetch
  const redact = redactor(key)
  const { callMs } = settings.timing
  const guarded = guard({ fetch, callMs, redact })
  const own = createOwnTransport(key, guarded)
  const client = settings.client === false ? undefined : (settings.client ?? (await loadPeer(run.root)))
  return {
    settings,
    transport: transportOf(client, { credentials: key, fetch: guarded, own, redact, callMs }),
    find: createFinder(key, guarded),
    journal: new Journal(isAbsolute(settings.journal) ? settings.journal : join(run.root, settings.journal)),
    pause: new Pause(settings.timing.pauseMs),
    looks: new Map(),
    fetch,
    notice: run.notice,
  }
}
