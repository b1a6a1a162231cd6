import { expect, test } from 'vitest'
import { scanSource } from '../scan-source.ts'

const components = { Img: { src: 'src', alt: 'alt' } }

test.each([
  '<Img| src="a" />',
  '<Img|/* <b> */src="a" />',
  '<Img<string>| src="a" />',
  '<Img<string>|src="a" />',
  '<Img <Array<string>>| />',
  '<Img<(a: b) => c>|/>',
  '<Img<"a>b">| /* > */ src="a" />',
  '<Img<a>| // >\n src="a" />',
  '<Img<{ a: 1 }>| ></Img>',
  '<Img/* x */<string/* > */>|/* y */src="a" />',
])('words go in behind the name and its types: %s', async (marked) => {
  const text = `const a = ${marked.replace('|', '')}`
  const [image] = await scanSource({ path: 'a.tsx', language: 'jsx', text }, { components })
  expect(image?.slot?.at).toBe(text.length - marked.length + 1 + marked.indexOf('|'))
})
