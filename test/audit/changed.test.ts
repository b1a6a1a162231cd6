import { execFileSync } from 'node:child_process'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Site, page } from '../cli/site.ts'
import { png } from '../cli/png.ts'

let site: Site
afterEach(() => site.remove())

function git(...args: string[]): void {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false']
  execFileSync('git', [...who, ...args], { cwd: site.root, stdio: 'ignore' })
}

async function changed(...args: string[]): Promise<string[]> {
  const { out, code, err } = await site.run(['audit', '--format', 'json', ...args])
  if (code === 2) throw new Error(err)
  const { findings } = JSON.parse(out) as { findings: { code: string; file: string }[] }
  return findings.map((finding) => `${finding.file} ${finding.code}`)
}

beforeEach(() => {
  site = new Site({ 'one.html': page(['a.png']), 'two.html': page(['b.png']), 'sub/three.html': page(['/c.png']) })
  git('init', '-b', 'main')
  git('add', '.')
  git('commit', '-m', 'one')
})

test('only what differs from the default branch: committed, staged, changed and new', async () => {
  expect(await changed('--changed')).toEqual([])
  git('checkout', '-b', 'work')
  site.write({ 'one.html': page(['a.png', 'x.png']) })
  git('commit', '-am', 'two')
  expect(await changed('--changed')).toEqual(['one.html missing', 'one.html missing'])
  site.write({ 'two.html': page(['c.png']), 'four.html': page(['d.png']), 'ä b.html': page(['e.png']) })
  git('add', 'two.html')
  const files = new Set(await changed('--changed'))
  expect(files).toEqual(new Set(['one.html', 'two.html', 'four.html', 'ä b.html'].map((it) => `${it} missing`)))
  expect(await changed('--changed', 'HEAD')).toHaveLength(3)
  expect(await changed('sub', '--changed')).toEqual([])
  // What main did meanwhile is not this branch's.
  git('stash', '-u')
  git('checkout', 'main')
  site.write({ 'sub/three.html': page(['c.png', 'd.png']) })
  git('commit', '-am', 'three')
  git('checkout', 'work')
  expect(await changed('--changed=main')).toEqual(['one.html missing', 'one.html missing'])
})

test('an image that changed brings the findings of every page that uses it', async () => {
  site.write({ 'a.png': png(1), 'b.png': png(2) })
  await site.run(['audit'])
  const { findings } = JSON.parse((await site.run(['audit', '--format', 'json'])).out) as {
    findings: { data: { hash: string } }[]
  }
  const images = {
    'a.png': { hash: findings[0]?.data.hash, alt: 'A dog', state: 'approved' },
    'b.png': { hash: findings.at(-1)?.data.hash, alt: 'A cat', state: 'approved' },
  }
  site.write({ 'alt-text.json': JSON.stringify({ version: 1, images }) })
  git('add', '.')
  git('commit', '-m', 'two')
  expect(await changed('--changed')).toEqual([])
  site.write({ 'a.png': png(3) })
  expect(await changed('--changed')).toEqual(['one.html stale'])
  site.write({ 'a.png': png(1), 'alt-text.json': JSON.stringify({ version: 1, images: {} }) })
  expect(await changed('--changed')).toHaveLength(3)
})

test('a ref that git does not know, and a folder without git, are exit 2', async () => {
  expect(await site.run(['audit', '--changed', 'no-such-branch'])).toMatchObject({ code: 2, out: '' })
  expect(await site.run(['audit', '--changed=--output=x'])).toMatchObject({ code: 2, out: '' })
  site.remove()
  site = new Site({ 'one.html': page(['a.png']) })
  expect(await site.run(['audit', '--changed'], { env: { GIT_CEILING_DIRECTORIES: site.root } })).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringContaining('git'),
  })
})

test('a checkout without the history to compare with does not pass for unchanged', async () => {
  site.write({ 'one.html': page(['a.png', 'x.png']) })
  git('checkout', '-b', 'work')
  git('commit', '-am', 'two')
  const shallow = new Site({})
  for (const args of [
    ['init'],
    ['fetch', '--depth', '1', `file://${site.root}`, 'work'],
    ['checkout', '--force', '-b', 'work', 'FETCH_HEAD'],
  ]) {
    execFileSync('git', args, { cwd: shallow.root, stdio: 'ignore' })
  }
  expect(await shallow.run(['audit', '--changed'])).toMatchObject({ code: 2, err: expect.stringContaining('history') })
  shallow.remove()
})
