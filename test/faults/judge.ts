import type { FakeModelrunner } from '../servers/modelrunner.ts'
import type { Row } from './rows.ts'
import type { FaultySite } from './site.ts'

/** What a row of the table says when the trouble is over. */
export interface Verdict {
  readonly name: string
  readonly images: number
  readonly runs: number
  readonly kills: number
  readonly submissions: number
  /** Requests that cost money. */
  readonly billed: number
  /** The most of them for one image; never more than one. */
  readonly most: number
  readonly recorded: number
  /** Refused by the service or purged there, and told by name. */
  readonly reported: number
  /** Paid for, and neither recorded nor told. */
  readonly lost: number
  /** What is not as it must be. */
  readonly wrong: readonly string[]
}

export interface Course {
  readonly runs: number
  readonly kills: number
  /** The most billed requests for one image that were ever seen, whenever anyone looked. */
  readonly most: number
  /** What the last run printed. */
  readonly last: string
}

/** Counts what was bought, kept and told. */
export function judge(row: Row, site: FaultySite, server: FakeModelrunner, course: Course): Verdict {
  const billed = billedByKey(server, site)
  const { recorded } = site
  const fates = site.keys.map((key, index) => {
    const paid = billed.get(key) ?? 0
    const told = course.last.includes(`${key}`)
    const hope = row.hopeless?.(index)
    return { key, paid, kept: recorded.has(key), told, hope, wrong: wrongWith(hope, paid, recorded.has(key), told) }
  })
  return {
    name: row.name,
    images: site.keys.length,
    runs: course.runs,
    kills: course.kills,
    submissions: server.jobs.size,
    billed: [...billed.values()].reduce((sum, count) => sum + count, 0),
    most: Math.max(course.most, ...billed.values()),
    recorded: fates.filter(({ kept }) => kept).length,
    reported: fates.filter(({ kept, told }) => !kept && told).length,
    lost: fates.filter(({ paid, kept, told }) => paid > 0 && !kept && !told).length,
    wrong: [
      ...fates.flatMap(({ key, wrong }) => (wrong === undefined ? [] : [`${key}: ${wrong}`])),
      ...(course.most > 1 ? ['an image was paid for twice'] : []),
    ],
  }
}

function wrongWith(hope: 'refused' | 'lost' | undefined, paid: number, kept: boolean, told: boolean) {
  if (paid > 1) return `paid ${paid} times`
  switch (hope) {
    case undefined:
      return paid === 1 && kept ? undefined : `paid ${paid}, ${kept ? 'recorded' : 'not recorded'}`
    case 'refused':
      return paid === 0 && !kept && told ? undefined : `refused, but paid ${paid}, ${told ? 'told' : 'not told'}`
    case 'lost':
      return paid === 1 && !kept && told ? undefined : `lost, but paid ${paid}, ${told ? 'told' : 'not told'}`
    default:
      return hope satisfies never
  }
}

/** The most that one image has cost so far. */
export function mostBilled(server: FakeModelrunner): number {
  return Math.max(0, ...server.billed().values())
}

/** The server counts by the hash in the metadata; every picture of the site is another. */
export function billedByKey(server: FakeModelrunner, site: FaultySite): Map<string, number> {
  const byHash = server.billed()
  const hashes = site.hashes
  return new Map(site.keys.map((key) => [key, byHash.get(hashes.get(key) ?? '') ?? 0]))
}
