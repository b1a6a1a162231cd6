import { Faults } from './faults.ts'
import type { Call } from './http.ts'
import type { Job, Script } from './jobs.ts'

/** What was put in the bucket. */
export interface Upload {
  readonly type: string
  readonly bytes: Buffer | undefined
  readonly lifecycle: string | undefined
}

/** Everything the server knows and a test may turn. */
export class State {
  readonly key: string
  readonly jobs = new Map<string, Job>()
  readonly faults = new Faults()
  /** By the picture's address; `'*'` for all others. */
  readonly scripts = new Map<string, Script>()
  /** Pictures of the site, by address. */
  readonly images = new Map<string, Buffer>()
  readonly uploads = new Map<string, Upload>()
  readonly calls: Call[] = []
  /** Hosts that were called and are nobody's. */
  readonly strangers: string[] = []
  /** Submissions that are still paid for. */
  balance = Number.POSITIVE_INFINITY
  historyLagMs = 0
  /** As the price list has it: a decimal string or a number, if the endpoint is in it. */
  averageCost: string | number | undefined = '0.0015'
  /** Whether results name their request in a header. */
  namesRequests = true

  constructor(key: string) {
    this.key = key
  }
}
