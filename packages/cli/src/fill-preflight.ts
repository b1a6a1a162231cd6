import type { HostedShare, Preflight } from '@alt-text/core'
import { count } from './count.ts'

/** What may leave the machine, how long it may take and what it may cost, one line for each service. */
export function describePreflight({ images, bytes, quoted, hosted }: Preflight): string[] {
  return [
    `${count(images, 'image')} without words (${sizeOf(bytes)}).`,
    ...hosted.map((share) => `${share.backend}: up to ${partsOf(share, quoted).join('; ')}.`),
  ]
}

function partsOf({ images, samples, leaves, seconds, usd }: HostedShare, quoted: boolean): string[] {
  return [
    `${images} ${leaves}`,
    ...(samples > 1 ? [`${samples} answers for each`] : []),
    ...(seconds === undefined ? [] : [`about ${timeOf(seconds)}`]),
    ...(usd === undefined
      ? quoted
        ? ['what it costs is not known here']
        : []
      : [`about ${moneyOf(usd)} at its present price`]),
  ]
}

function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1e6 ? `${Math.round(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

function timeOf(seconds: number): string {
  if (seconds < 90) return `${seconds} s`
  return seconds < 90 * 60 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
}

function moneyOf(usd: number): string {
  return `$${usd < 1 ? Number(usd.toPrecision(2)) : usd.toFixed(2)}`
}
