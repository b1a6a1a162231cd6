import { leftData, shortSource, wordLeft } from '@alt-text/core'
import type { Resolution, Seen, Style } from '@alt-text/core'

/** One image at one place, step by step: found, judged, resolved, recalled. */
export function explain(style: Style, seen: Seen): string {
  const { occurrence, resolution, language } = seen
  const { file, line, column, kind, source, verdict, reason, role, roleReason, decision, suggest, context } = occurrence
  const row = (label: string, text: string): string => `  ${label.padEnd(10)} ${text}`
  const said = [nameRow('alt', occurrence.alt), nameRow('name', occurrence.name)].filter((part) => part !== undefined)
  const around = Object.entries(context)
    .filter(([key]) => key !== 'language')
    .map(([key, text]) => `${key} "${text}"`)
  return [
    style.bold(`${file}:${line}:${column}  ${shortSource(source)}`),
    row('found', `${kind}, ${occurrence.language}`),
    row('judged', [`${verdict} (${reason})`, ...said].join(', ')),
    row('role', `${role ?? 'none'} (${roleReason}), so: ${decision}${suggest === null ? '' : ` "${suggest}"`}`),
    row('language', language),
    ...(around.length > 0 ? [row('around', around.join(', '))] : []),
    row('resolved', describeResolution(resolution)),
    row('recalled', describeOutcome(seen)),
  ].join('\n')
}

function nameRow(label: string, text: string | null): string | undefined {
  return text === null ? undefined : `${label} "${text}"`
}

function describeResolution(resolution: Resolution): string {
  switch (resolution.kind) {
    case 'file':
      return `${resolution.image.key} (${resolution.how}), ${resolution.image.mediaType}, ${resolution.image.hash}`
    case 'remote':
      return `${resolution.url} is on another host`
    case 'dynamic':
      return 'only known at run time'
    case 'none':
      return 'it has no source'
    case 'missing': {
      const outside = resolution.outside === true ? ' (outside the allowed folders)' : ''
      return `not found; looked at ${resolution.tried.join(', ') || 'nothing'}${outside}`
    }
    case 'unreadable':
      return `${resolution.path}: ${resolution.message}`
    default:
      return resolution satisfies never
  }
}

/** Of words that hold for one place only. */
function placeOf(use: Extract<Seen['outcome'], { kind: 'words' }>['use']): string {
  if (use === undefined) return ''
  return `, for its use in ${use.in} (${use.role}${use.target === undefined ? '' : `, to ${use.target}`})`
}

function describeOutcome(seen: Seen): string {
  const { outcome } = seen
  switch (outcome.kind) {
    case 'settled':
      return 'nothing to do'
    case 'words': {
      const words = outcome.words === null ? 'alt="", it is decorative' : `"${outcome.words}"`
      const by = outcome.by === undefined ? '' : `, by ${outcome.by}`
      return `${words}, ${outcome.state}${by}, from ${outcome.key}${placeOf(outcome.use)}${outcome.stale ? ', stale' : ''}`
    }
    case 'left': {
      const { what, mend } = wordLeft(outcome.why, leftData(seen))
      return `no words (${outcome.why}): ${what} ${mend}`
    }
    default:
      return outcome satisfies never
  }
}
