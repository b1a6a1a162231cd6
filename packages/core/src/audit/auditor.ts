import type { Suppressed } from '../audit-report.ts'
import type { Entry, Use } from '../entry.ts'
import type { Finding } from '../finding.ts'
import type { Range } from '../markup.ts'
import type { Look, Seen } from '../seen.ts'
import type { ActiveRule } from './active.ts'
import { ignoresIn } from './ignore.ts'
import type { EntryPart, Found, Told } from './rule.ts'
import type { Site } from './site.ts'
import { Subject } from './subject.ts'
import type { Surroundings } from './subject.ts'
import { suppress } from './suppress.ts'
import type { IgnoreUse } from './suppress.ts'

/** The captions file, as far as an audit needs it. */
export interface AuditedCaptions {
  /** POSIX path from the root. */
  readonly file: string
  readonly entries: ReadonlyMap<string, Entry>
  /** Where an entry stands, or a part of it. */
  placeOf(key: string, part?: EntryPart): { readonly range: Range; readonly line: number; readonly column: number }
}

/** Asks the rules of a run about one source after the other, and at the end about the captions file. */
export class Auditor {
  readonly #rules: readonly ActiveRule[]
  readonly #captions: AuditedCaptions
  readonly #surroundings: Surroundings
  readonly #codes: ReadonlySet<string>
  /** Of entries: what is wrong with one is told once, however many pages use it. */
  readonly #entryFindings = new Map<string, Finding>()
  readonly #used = new Set<string>()
  readonly #uses = new Set<Use>()
  /** Pages by the images in them. */
  readonly #pages = new Map<string, Set<string>>()
  /** Findings that comments took back. */
  readonly ignored: Suppressed[] = []

  constructor(rules: readonly ActiveRule[], captions: AuditedCaptions) {
    this.#rules = rules
    this.#captions = captions
    this.#codes = new Set(rules.map(({ rule }) => rule.code))
    const redundant = rules.find(({ rule }) => rule.code === 'redundant-words')?.options['words']
    this.#surroundings = {
      unwanted: (redundant ?? []) as readonly string[],
      entryOf: (key) => captions.entries.get(key),
    }
  }

  /** What is found in one source, by place. */
  look(look: Look): Finding[] {
    // As most sources are: told from their bytes to hold nothing that any rule looks at.
    if (look.seen.length === 0 && look.error === undefined && look.source.text === undefined) return []
    const subjects = look.seen.map((seen) => new Subject(seen, this.#surroundings))
    for (const { seen } of subjects) this.#use(seen)
    const page = { look, subjects }
    const findings: Finding[] = []
    for (const active of this.#rules) {
      this.#onImages(active, subjects, findings)
      const { page: onPage } = active.rule
      if (onPage === undefined) continue
      for (const found of onPage(page, active.options as never)) findings.push(finding(active, found))
    }
    return this.#suppressed(look, findings).sort((one, other) => one.range.start - other.range.start)
  }

  /** What is found in the captions file, by place. `whole`: every source was looked at. */
  finish(whole: boolean): Finding[] {
    const site: Site = {
      whole,
      entries: this.#captions.entries,
      used: this.#used,
      isUsed: (key, use) => this.#uses.has(use) || this.#pages.get(key)?.has(use.in) === true,
      at: (key, data, use) => this.#atEntry(key, data, use),
    }
    const findings = this.#rules.flatMap((active) =>
      (active.rule.site?.(site, active.options as never) ?? []).map((found) => finding(active, found)),
    )
    return [...this.#entryFindings.values(), ...findings].sort((one, other) => one.range.start - other.range.start)
  }

  /** No lists on the way: a site has tens of thousands of images, each of which two dozen rules find nothing about. */
  #onImages(active: ActiveRule, subjects: readonly Subject[], findings: Finding[]): void {
    const { image } = active.rule
    if (image === undefined) return
    for (const subject of subjects) {
      const told = image(subject, active.options as never)
      if (told?.where === 'image') findings.push(finding(active, subject.at(told.data)))
      else if (told !== undefined) this.#onEntry(active, subject, told)
    }
  }

  #onEntry(active: ActiveRule, subject: Subject, told: Extract<Told, { where: 'entry' }>): void {
    const { key, part, data } = told
    const place = typeof part === 'object' ? [part.in, part.role, part.target] : [part]
    const known = [active.rule.code, key, data['words'], ...place].join('\n')
    if (!this.#entryFindings.has(known)) {
      this.#entryFindings.set(known, finding(active, this.#atEntry(key, { ...data, ...usedAt(subject) }, part)))
    }
  }

  #suppressed({ source }: Look, findings: readonly Finding[]): Finding[] {
    const { text, language, path } = source
    if (text === undefined || language === undefined) return [...findings]
    const { left, taken, uses } = suppress(findings, ignoresIn({ text, language }), (code) => this.#codes.has(code))
    this.ignored.push(...taken)
    return [...left, ...uses.flatMap((use) => this.#onIgnore(path, use))]
  }

  #onIgnore(file: string, use: IgnoreUse): Finding[] {
    const { range, line, column } = use.ignore
    return this.#rules.flatMap((active) => {
      const data = active.rule.ignore?.(use)
      return data === undefined ? [] : [finding(active, { file, range, line, column, image: { kind: 'none' }, data })]
    })
  }

  #atEntry(key: string, data: Found['data'], part?: EntryPart): Found {
    return { file: this.#captions.file, ...this.#captions.placeOf(key, part), image: { kind: 'none' }, data }
  }

  #useFile(key: string, page: string): void {
    this.#used.add(key)
    // Only where it is asked for.
    if (this.#captions.entries.get(key)?.uses === undefined) return
    const pages = this.#pages.get(key)
    if (pages === undefined) this.#pages.set(key, new Set([page]))
    else pages.add(page)
  }

  #use({ occurrence, resolution, outcome }: Seen): void {
    if (resolution.kind === 'file') this.#useFile(resolution.image.key, occurrence.file)
    if ('use' in outcome && outcome.use !== undefined) this.#uses.add(outcome.use)
    if (resolution.kind === 'remote') this.#used.add(resolution.url)
    // Used all the same: the file may come back, from Git LFS or a script.
    if (resolution.kind === 'missing') for (const path of resolution.tried) this.#used.add(path)
    if (resolution.kind === 'unreadable') this.#used.add(resolution.path)
    if (outcome.kind === 'words') this.#used.add(outcome.key)
  }
}

function finding({ rule, severity }: ActiveRule, found: Found): Finding {
  return { code: rule.code, severity, ...found }
}

/** The first place that uses an entry, for whoever wants to see it. */
function usedAt({ seen: { occurrence } }: Subject): Found['data'] {
  return { usedIn: occurrence.file, usedLine: occurrence.line }
}
