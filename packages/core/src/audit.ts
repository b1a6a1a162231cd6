import { relative, sep } from 'node:path'
import type { AuditReport, RuleDoc, Suppressed } from './audit-report.ts'
import { activeRules, Auditor, Changes, compare } from './audit/index.ts'
import type { ActiveRule, AuditedCaptions, Baseline } from './audit/index.ts'
import { lookAtBuilt, splitPaths } from './built.ts'
import { entryPlaces } from './captions/index.ts'
import { AltTextError } from './error.ts'
import type { Finding } from './finding.ts'
import { nearest } from './nearest.ts'
import type { Pipeline } from './pipeline.ts'
import { ruleCodes } from './rule-settings.ts'
import type { RuleCode } from './rule-settings.ts'
import type { Look, Seen } from './seen.ts'

export { decodeBaseline, emptyBaseline, encodeBaseline } from './audit/index.ts'
export type { Baseline } from './audit/index.ts'

export interface AuditOptions {
  /** Only below these; of a folder that `exclude` names, the pages that a build wrote there. @default the whole site */
  readonly paths?: readonly string[] | undefined
  readonly cwd?: string | undefined
  /** Only these rules with their cases, and sources that could not be read. @default those of the config */
  readonly rules?: readonly string[] | undefined
  /**
   * Only what may follow from changes of these files: POSIX paths from the root, gone ones included. Of an image that
   * changed, the findings of every source that uses it; of the captions file or the config, all. @default everything
   */
  readonly changed?: ReadonlySet<string> | undefined
  /**
   * Images that the report is to list. Those that `lacking` leaves out have an alternative, and are only looked at where
   * a rule of the run does; the report has those of them that something was found about. @default 'all'
   */
  readonly images?: 'all' | 'lacking' | undefined
  /** Findings that are known: counted, and not reported. @default none */
  readonly baseline?: Baseline | undefined
  /** Takes all findings of this run for known; `baseline.next` of the report is to be kept. */
  readonly updateBaseline?: boolean | undefined
}

/**
 * Looks at every source and reports. Asks nobody, and writes nothing: `remember` of the pipeline does, for the next run.
 * @throws AltTextError `USAGE` for a rule or path that does not exist
 */
export async function audit(pipeline: Pipeline, options: AuditOptions = {}): Promise<AuditReport> {
  const rules = activeRules(pipeline.config.rules, options.rules?.map(ruleNamed))
  const asked = rules.every(({ rule }) => rule.lackingOnly) ? (options.images ?? 'all') : 'all'
  const run = await lookAround(pipeline, rules, { ...options, asked })
  const { seen, images, files, ignored } = run
  const report = {
    files: files.size,
    seen,
    images,
    asked,
    findings: run.findings,
    rules: docsOf(rules),
    ignored: ignored.length,
    suppressed: ignored,
  }
  return options.baseline === undefined ? report : { ...report, ...compared(rules, options, run) }
}

interface Run {
  readonly files: ReadonlySet<string>
  /** Every source was looked at. */
  readonly whole: boolean
  readonly seen: readonly Seen[]
  /** How many were looked at. */
  readonly images: number
  readonly findings: readonly Finding[]
  readonly ignored: readonly Suppressed[]
}

async function lookAround(
  pipeline: Pipeline,
  rules: readonly ActiveRule[],
  options: AuditOptions & { readonly asked: 'all' | 'lacking' },
): Promise<Run> {
  const { config } = pipeline
  const captions = captionsOf(pipeline)
  const central = config.file === undefined ? [captions.file] : [captions.file, fromRoot(pipeline, config.file)]
  const changes = options.changed && new Changes(options.changed, central)
  const auditor = new Auditor(rules, captions)
  // Its findings about the captions file, which did not change, are dropped.
  const bystander = new Auditor(rules, captions)
  const files = new Set<string>()
  const seen: Seen[] = []
  let images = 0
  const findings: Finding[] = []
  let readable = true
  const keep = (file: string, look: Look): void => {
    files.add(file)
    readable &&= look.error === undefined
    images += look.seen.length
    const found = auditor.look(look)
    findings.push(...found)
    // A site's thousands of others would be kept for nobody.
    seen.push(...(options.images === 'lacking' ? look.seen.filter(isTold(found, captions)) : look.seen))
  }
  const { sources, built } = splitPaths(pipeline, options.paths ?? [], options.cwd)
  for (const file of sources.length === 0 && built.length > 0 ? [] : pipeline.discover(sources, options.cwd)) {
    if (changes?.reads(file) === false) continue
    const look = await pipeline.read(file, { asked: options.asked, recall: true })
    if (changes?.has(file) === false) {
      findings.push(...changes.keep(bystander.look(look), look))
      continue
    }
    keep(file, look)
  }
  for await (const look of lookAtBuilt(pipeline, built)) keep(look.source.path, look)
  const whole = (options.paths ?? []).length === 0 && (changes?.all ?? true)
  findings.push(...auditor.finish(whole && readable))
  return { files, whole, seen, images, findings, ignored: auditor.ignored }
}

/** Images that lack an alternative, or that findings are about: at their place, or at their entry. */
function isTold(found: readonly Finding[], { entries }: AuditedCaptions): (seen: Seen) => boolean {
  const starts = new Set(found.map(({ range }) => range.start))
  return ({ occurrence: { verdict, range }, resolution }) =>
    verdict === 'missing' ||
    starts.has(range.start) ||
    (resolution.kind === 'file' && entries.has(resolution.image.key))
}

function compared(
  rules: readonly ActiveRule[],
  { baseline = new Map(), updateBaseline = false }: AuditOptions,
  { findings, files, whole, ignored }: Run,
): Pick<AuditReport, 'findings' | 'suppressed' | 'baseline'> {
  const reach = {
    files,
    whole,
    codes: new Set(rules.map(({ rule }) => rule.code)),
  }
  const { next } = compare(findings, baseline, reach)
  const { fresh, known, fixed } = compare(findings, updateBaseline ? next : baseline, reach)
  const excused = known.map((finding): Suppressed => ({ finding, by: 'baseline', reason: '' }))
  return { findings: fresh, suppressed: [...ignored, ...excused], baseline: { known: known.length, fixed, next } }
}

function captionsOf(pipeline: Pipeline): AuditedCaptions {
  const { captions, config } = pipeline
  let places: ReturnType<typeof entryPlaces> | undefined
  return {
    file: fromRoot(pipeline, config.captions),
    entries: captions.captions.images,
    placeOf(key, part) {
      places ??= entryPlaces(captions.text ?? '{}')
      const place = places.get(key) ?? {
        range: { start: 0, end: 0 },
        line: 1,
        column: 1,
        uses: [],
        languages: new Map(),
      }
      const uses = captions.captions.images.get(key)?.uses ?? []
      const inside = typeof part === 'object' ? place.uses[uses.indexOf(part)] : place.languages.get(part ?? '')
      const { range, line, column } = inside ?? place
      return { range, line, column }
    },
  }
}

function fromRoot({ config }: Pipeline, path: string): string {
  return relative(config.root, path).split(sep).join('/')
}

function docsOf(rules: readonly ActiveRule[]): Record<string, RuleDoc> {
  return Object.fromEntries(
    rules.map(({ rule: { code, finds, why, standards }, severity }) => [code, { finds, why, severity, standards }]),
  )
}

function ruleNamed(code: string): RuleCode {
  const known = ruleCodes.find((it) => it === code)
  if (known !== undefined) return known
  const near = nearest(code, ruleCodes)
  throw new AltTextError('USAGE', `There is no rule "${code}".`, {
    fix: near === undefined ? `Rules are: ${ruleCodes.join(', ')}.` : `Did you mean "${near}"?`,
  })
}
