import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { reporters } from '@alt-text/core'
import { Site, bin, ended, mockConfig, page } from './site.ts'
import { png } from './png.ts'

let site: Site
afterEach(() => site.remove())

const words = (alt: string, state = 'approved', hash = '') => ({ hash, alt, state })

interface Report {
  version: number
  summary: Record<string, number>
  findings: { code: string; severity: string; file: string; line: number; message: string; fix: string }[]
  images: { file: string; verdict: string; outcome: string }[]
}

async function json(args: readonly string[] = [], cwd = '.'): Promise<Report & { exit: unknown }> {
  const { code, out, err } = await site.run(['audit', '--format', 'json', ...args], { cwd })
  expect(err).toBe('')
  return { exit: code, ...(JSON.parse(out) as Report) }
}

describe('the exit code', () => {
  test('is 0 for a site without findings, and the report says what was looked at', async () => {
    site = new Site({
      'index.html': '<title>A</title><img src="a.png" alt="A"><img src="a.png" alt="">',
      'a.png': png(1),
    })
    const pretty = await site.run(['audit'])
    expect(pretty).toEqual({ code: 0, out: 'No findings. 2 images in 1 source file.\n', err: '' })
    expect(await json()).toMatchObject({
      exit: 0,
      version: 1,
      findings: [],
      summary: { files: 1, images: 2, errors: 0 },
    })
  })

  test('is 1 for one with findings, which have a place, a message and a mend', async () => {
    site = new Site({ 'index.html': page(['a.png']), 'a.png': png(1) })
    const pretty = await site.run(['audit'])
    expect(pretty).toMatchObject({ code: 1, err: '' })
    expect(pretty.out).toContain('index.html:5:5  error  No text alternative.')
    const report = await json()
    expect(report.exit).toBe(1)
    expect(report.findings).toEqual([
      expect.objectContaining({ code: 'missing', severity: 'error', file: 'index.html', line: 5, column: 5 }),
    ])
    expect(report.findings[0]?.message).not.toBe('')
    expect(report.findings[0]?.fix).not.toBe('')
    expect(report.images).toHaveLength(1)
  })

  test('is 2 where it could not run, with nothing on standard output for a parser to take for a report', async () => {
    site = new Site({ 'index.html': page(['a.png']), 'alt-text.json': '{' })
    expect(await site.run(['audit', '--format', 'json'])).toMatchObject({ code: 2, out: '' })
  })

  test('says nothing of an empty folder but that there was nothing', async () => {
    site = new Site({})
    expect(await site.run(['audit'])).toEqual({
      code: 0,
      out: 'No source was found, so nothing was audited.\n',
      err: '',
    })
  })
})

describe('what the captions file says counts:', () => {
  test('a draft and a decision are words, a rejection is a finding, a changed picture is stale', async () => {
    const names = ['draft', 'approved', 'edited', 'decorative', 'rejected', 'changed'] as const
    const site_ = { ...Object.fromEntries(names.map((name, index) => [`${name}.png`, png(index)])) }
    site = new Site({ ...site_, 'index.html': page(names.map((name) => `${name}.png`)) })
    const { findings } = await json()
    const hashes = findings.map((finding) => (finding as unknown as { data: { hash: string } }).data.hash)
    const entry = (state: string, index: number) =>
      state === 'decorative'
        ? { hash: hashes[index], state }
        : words(
            `Words ${index}`,
            state === 'changed' ? 'approved' : state,
            state === 'changed' ? `sha256-${'0'.repeat(32)}` : hashes[index],
          )
    const images = Object.fromEntries(names.map((name, index) => [`${name}.png`, entry(name, index)]))
    site.write({ 'alt-text.json': JSON.stringify({ version: 1, images }) })
    const report = await json()
    expect(report.findings.map(({ code, line }) => [code, line])).toEqual([
      ['missing', 9],
      ['stale', 10],
      ['unreviewed', 1],
    ])
    expect(report.findings[2]).toMatchObject({ severity: 'warn', file: 'alt-text.json' })
    // The mend can be done with what the message says.
    expect(report.findings[1]?.fix).toContain(hashes[5])
    expect((await json(['--rule', 'stale'])).findings).toHaveLength(1)
    expect((await json(['--rule', 'stale,missing', '--rule', 'stale'])).findings).toHaveLength(2)
  })
})

describe('paths', () => {
  test('narrow it, from the folder where the command stands', async () => {
    site = new Site({
      'alt-text.config.mjs': mockConfig(),
      'index.html': page(['/a.png']),
      'docs/one.html': page(['/a.png']),
      'docs/deep/two.html': page(['/a.png']),
      'docs-old/three.html': page(['/a.png']),
      'public/a.png': png(1),
    })
    const files = async (args: string[], cwd?: string) => (await json(args, cwd)).findings.map(({ file }) => file)
    expect(await files([])).toHaveLength(4)
    expect(await files(['docs'])).toEqual(['docs/deep/two.html', 'docs/one.html'])
    expect(await files(['docs/one.html', 'docs-old'])).toEqual(['docs-old/three.html', 'docs/one.html'])
    // The config upwards is the site's; the path begins here.
    expect(await files(['.'], 'docs')).toEqual(['docs/deep/two.html', 'docs/one.html'])
    expect(await files(['two.html'], 'docs/deep')).toEqual(['docs/deep/two.html'])
    expect(await files(['../index.html'], 'docs')).toEqual(['index.html'])
    expect(await files([], 'docs')).toHaveLength(4)
    expect(await files([join(site.root, 'docs/deep')])).toEqual(['docs/deep/two.html'])
    expect(await files(['--config', '../alt-text.config.mjs'], 'docs')).toHaveLength(4)
  })
})

test('the page shows the picture of an image whose words are amiss', async () => {
  const image = '<img src="a.png" alt="IMG_0042.JPG">'
  site = new Site({ 'index.html': `<!doctype html><html lang="en"><p>${image}</p></html>`, 'a.png': png(1) })
  const { code, out } = await site.run(['audit', '--format', 'html'])
  expect({ code, told: out.includes('file-name'), shown: out.includes('<symbol') }).toEqual({
    code: 1,
    told: true,
    shown: true,
  })
})

describe('--output', () => {
  test.each(['html', 'markdown'])('takes a report of an earlier run for no source, as %s', async (format) => {
    site = new Site({ 'index.html': page(['a.png']) })
    const name = `report.${format === 'html' ? 'html' : 'md'}`
    for (let run = 0; run < 2; run++) {
      expect((await site.run(['audit', '--format', format, '--output', name])).code).toBe(1)
    }
  })

  test('writes the report there, without colours, and prints nothing', async () => {
    site = new Site({ 'index.html': page(['a.png']), 'sub/keep.txt': '' })
    const printed = await site.run(['audit'])
    const env = { FORCE_COLOR: '1' }
    expect((await site.run(['audit'], { env })).out).toContain('\u001B[')
    expect(await site.run(['audit', '--output', 'sub/report.txt'], { env })).toEqual({ code: 1, out: '', err: '' })
    expect(site.read('sub/report.txt')).toBe(printed.out)
    await site.run(['audit', '--format', 'json', '--output', '../report.json'], { cwd: 'sub' })
    expect(JSON.parse(site.read('report.json'))).toMatchObject({ version: 1 })
  })
})

test('the environment that turns colours off is heard', async () => {
  site = new Site({ 'index.html': page(['a.png']) })
  for (const env of [{ FORCE_COLOR: '1', NO_COLOR: '1' }, { FORCE_COLOR: '0' }, {}]) {
    expect((await site.run(['audit'], { env })).out).not.toContain('\u001B[')
  }
  expect((await site.run(['audit'], { env: { FORCE_COLOR: '1', NO_COLOR: '' } })).out).toContain('\u001B[')
})

describe('fifty thousand findings', () => {
  const pages = 500
  const each = 100

  const large = () => {
    const images = Array.from({ length: each }, (_, index) => `picture-${index}.png`)
    const text = page(images)
    return new Site(Object.fromEntries(Array.from({ length: pages }, (_, index) => [`docs/page-${index}.html`, text])))
  }

  test('come through a pipe to the last one, and a reader that goes early is no trouble', async () => {
    site = large()
    const pretty = await site.run(['audit'])
    expect(pretty.code).toBe(1)
    expect(pretty.out.match(/^ {2}docs\/page-\d+\.html:\d+:\d+ {2}error/gm)).toHaveLength(pages * each)
    expect(pretty.out.slice(-80)).toContain('50000 errors. 50000 images in 500 source files.\n')

    const report = await json()
    expect(report.summary).toMatchObject({ files: pages, images: pages * each, errors: pages * each, warnings: 0 })
    expect(report.findings).toHaveLength(pages * each)

    // A slow reader: nothing is cut off when the process ends.
    const slow = spawn('sh', ['-c', `"$0" "$1" audit --format json | { sleep 1; cat; }`, process.execPath, bin], {
      cwd: site.root,
    })
    expect(JSON.parse((await ended(slow)).out)).toMatchObject({ summary: { errors: pages * each } })

    for (const format of ['pretty', 'json']) {
      // The code of the audit, not of `head`: a reader that goes early must not turn findings into none.
      const script = `{ "$0" "$1" audit --format ${format}; echo "exit $?" >&2; } | head -n 3`
      const head = await ended(spawn('sh', ['-c', script, process.execPath, bin], { cwd: site.root }))
      expect(head).toMatchObject({ code: 0, err: 'exit 1\n' })
      expect(head.out.trim().split('\n')).toHaveLength(3)
    }
  })

  test('fit into a file', async () => {
    site = large()
    await site.run(['audit', '--format', 'json', '--output', 'report.json'])
    expect((JSON.parse(readFileSync(join(site.root, 'report.json'), 'utf8')) as Report).findings).toHaveLength(
      pages * each,
    )
  })
})

test('more than a pipe holds comes through whole in every format, and a reader that goes early is no trouble', async () => {
  const images = Array.from({ length: 300 }, (_, index) => `picture-${index}.png`)
  site = new Site({ 'one.html': page(images), 'two.html': page(images) })
  for (const format of Object.keys(reporters)) {
    await site.run(['audit', '--format', format, '--output', 'report'])
    const text = site.read('report')
    // Two formats have a limit of their own.
    if (format !== 'github' && format !== 'markdown') expect(Buffer.byteLength(text)).toBeGreaterThan(1 << 16)
    const script = `{ "$0" "$1" audit --format ${format}; echo "exit $?" >&2; } | { sleep 0.2; cat > all; }`
    const slow = await ended(spawn('sh', ['-c', script, process.execPath, bin], { cwd: site.root }))
    expect(slow.err).toBe('exit 1\n')
    expect(site.read('all')).toBe(text)
    const gone = `{ "$0" "$1" audit --format ${format}; echo "exit $?" >&2; } | true`
    expect((await ended(spawn('sh', ['-c', gone, process.execPath, bin], { cwd: site.root }))).err).toBe('exit 1\n')
  }
})

test.skipIf(!existsSync('/dev/full'))('a full disk is exit 2, and no trace', async () => {
  site = new Site({ 'index.html': page(['a.png']) })
  const full = await ended(
    spawn('sh', ['-c', '"$0" "$1" audit > /dev/full', process.execPath, bin], { cwd: site.root }),
  )
  expect(full.code).toBe(2)
  expect(full.err).toMatch(/^The output could not be written: ENOSPC[^\n]*\n$/)
})

test('a standard error that nobody reads is no trouble', async () => {
  site = new Site({
    'alt-text.config.mjs': mockConfig(),
    'index.html': page(['a.png', 'b.png']),
    'a.png': png(1),
    'b.png': png(2),
  })
  const closed = `"$0" "$1" fill 2>&- ; echo "exit $?"`
  const filled = await ended(spawn('sh', ['-c', closed, process.execPath, bin], { cwd: site.root }))
  expect(filled.out).toContain('exit 0')
  expect(Object.keys(site.entries())).toHaveLength(2)
  site.write({ 'index.html': page(['a.png', 'c.png']), 'c.png': png(3) })
  const broken = `{ "$0" "$1" fill 3>&1 1>&2 2>&3; echo "exit $?" >&2; } | true`
  const other = await ended(spawn('sh', ['-c', broken, process.execPath, bin], { cwd: site.root }))
  expect(other.err).toContain('exit 0')
  expect(Object.keys(site.entries())).toHaveLength(3)
})
