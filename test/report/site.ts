import { audit, createPipeline, resolveConfig } from '@alt-text/core'
import type { AuditReport, Finding, Reader, Seen } from '@alt-text/core'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { folderOf } from '../audit/site.ts'

/** Words and names that each format has its own trouble with. */
export const hostile: readonly string[] = [
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  ']]></failure><failure>',
  '::error file=a::forged',
  '%0A::error::forged',
  '@everyone #1 www.example.com https://example.com ![x](https://example.com/x.png)',
  '`code` ``more`` | a | table |',
  '&amp; &lt; &#0;',
  'null \u0000 escape \u001B[31m bell \u0007',
  'turned \u202E around \u2066 and on',
  'line\u2028separator and\nline break\r\n',
  '日本の画像 📷 👩‍👩‍👧 é',
  '${7*7} {{7*7}} <%= 7 %>',
]

/** A small site in which every kind of finding and every way past one is found. */
export const mixed: Parameters<typeof folderOf>[0] = {
  files: {
    'index.html': [
      '<!doctype html>',
      '<html lang="en"><title>A page</title>',
      '<img src="photos/a dog &amp; cat.png">',
      '<img src="gone.png">\t<img src="gone.png">',
      '<img src="gone.png" alt="image of a dog"><a href="/team"><img src="team.png" alt=""></a>',
      '<img',
      '  src="lines.png"',
      '>',
      '<!-- alt-text-ignore missing: the test page of our icon font -->',
      '<img src="icon.png">',
      '</html>',
    ].join('\n'),
    'docs/guide/über uns.md': '# Über uns\n\n![](bild.png)\n\n日本 ![picture](bild.png)\n',
    'photos/a dog & cat.png': 'picture',
    'fine.html': '<title>Fine</title><img src="photos/a dog &amp; cat.png" alt="A dog and a cat">',
  },
  captions: {
    'photos/a dog & cat.png': { alt: 'A dog beside a cat', state: 'draft', by: 'mock' },
    'photos/nobody.png': { hash: `sha256-${'0'.repeat(32)}`, alt: 'Nobody', state: 'approved' },
  },
}

export interface Reported {
  readonly report: AuditReport
  readonly reader: Reader
  readonly root: string
}

/** Audits such a site. */
export async function reported(
  site: Parameters<typeof folderOf>[0],
  options: Parameters<typeof audit>[1] = {},
): Promise<Reported> {
  const root = folderOf(site)
  const report = await audit(await createPipeline(resolveConfig({}, { root })), options)
  return { report, root, reader: readerOf(root) }
}

function readerOf(root: string): Reader {
  return {
    here: '',
    repository: 'sites/main/',
    text: (file) => {
      try {
        return readFileSync(join(root, file), 'utf8')
      } catch {
        // Some of the reports here are about files that never were.
        return undefined
      }
    },
    fails: 'error',
    thumbnail: async ({ mediaType }) => `data:${mediaType};base64,AAAA`,
  }
}

/** A report of words from everywhere, in places of all kinds. */
export function hostileReport(): AuditReport {
  const findings = hostile.flatMap((words, index) => [
    findingOf({ file: `docs/${words}.html`, image: { kind: 'address', value: words }, line: index + 1 }),
    findingOf({
      file: 'index.html',
      data: { words, key: words, found: words },
      code: 'redundant-words',
      severity: 'warn',
    }),
    findingOf({ file: 'alt-text.json', data: { words, key: words }, code: 'unreviewed', severity: 'warn' }),
    findingOf({ file: 'a.html', code: 'another', image: { kind: 'dynamic', text: words } }),
  ])
  const suppressed = hostile.map((reason) => ({
    finding: findingOf({ file: 'passed.html' }),
    by: 'comment' as const,
    reason,
  }))
  return { files: hostile.length, seen: [], findings, suppressed, ignored: suppressed.length, rules: {} }
}

/** Many findings, as if of a large site. */
export function largeReport(number: number, seen: readonly Seen[] = []): AuditReport {
  const findings = Array.from({ length: number }, (_, index) =>
    findingOf({
      file: `docs/page-${String(Math.floor(index / 100)).padStart(4, '0')}.html`,
      line: (index % 100) + 1,
      image: { kind: 'address', value: `picture-${index}.png` },
      severity: index % 3 === 0 ? 'warn' : 'error',
    }),
  )
  return { files: number / 100, seen, findings }
}

export function findingOf(more: Partial<Finding>): Finding {
  return {
    code: 'missing',
    severity: 'error',
    file: 'index.html',
    range: { start: 0, end: 10 },
    line: 1,
    column: 1,
    image: { kind: 'none' },
    data: { why: 'unfilled' },
    ...more,
  }
}
