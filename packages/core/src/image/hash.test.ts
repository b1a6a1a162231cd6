import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { hashImage } from './hash.ts'
import { plain, pointer, svg } from './samples.ts'

test('is the first 32 hex digits of the SHA-256 of the bytes', async () => {
  const bytes = await plain().png().toBuffer()
  const digest = createHash('sha256').update(bytes).digest('hex')
  expect(hashImage(bytes, 'image/png')).toBe(`sha256-${digest.slice(0, 32)}`)
})

test('an SVG checked out with CRLF is the same image', () => {
  const unix = svg('width="9"', '\n<g>\n</g>\n')
  const windows = Buffer.from(unix.toString().replaceAll('\n', '\r\n'))
  expect(hashImage(windows, 'image/svg+xml')).toBe(hashImage(unix, 'image/svg+xml'))
})

test('CRLF is not touched in other formats, nor a lone CR in SVG', () => {
  expect(hashImage(Buffer.from('a\r\nb'), 'image/png')).not.toBe(hashImage(Buffer.from('a\nb'), 'image/png'))
  expect(hashImage(Buffer.from('a\rb'), 'image/svg+xml')).not.toBe(hashImage(Buffer.from('a\nb'), 'image/svg+xml'))
})

test('bytes of an SVG that are no UTF-8 survive the change of line ends', () => {
  const [one, other] = [0xe9, 0xe8].map((byte) => Buffer.from([0x3c, byte, 0x0d, 0x0a]))
  expect(hashImage(one!, 'image/svg+xml')).not.toBe(hashImage(other!, 'image/svg+xml'))
})

test('a Git LFS pointer has the hash of the file it stands for', async () => {
  const bytes = await plain().png().toBuffer()
  const oid = createHash('sha256').update(bytes).digest('hex')
  const there = pointer(oid)
  expect(hashImage(there, 'application/vnd.git-lfs')).toBe(hashImage(bytes, 'image/png'))
  expect(hashImage(Buffer.from(there.toString().replaceAll('\n', '\r\n')), 'x')).toBe(hashImage(bytes, 'image/png'))
})

test('a text that only begins like a pointer is hashed as it is', () => {
  const text = Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:nothing\n')
  expect(hashImage(text, 'text/plain')).toBe(`sha256-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`)
})
