import { expect, test } from 'vitest'
import { whatLeaves } from './leaves.ts'
import type { Limits } from './contract.ts'

const limits = { hosts: ['api.example.com'], context: true } as unknown as Limits

test('fits the number before it', () => {
  expect(whatLeaves({ ...limits, sends: 'addresses' }, false, 1)).toBe('address of an image to api.example.com')
  expect(whatLeaves({ ...limits, sends: 'addresses' }, false, 2)).toBe('addresses of images to api.example.com')
  expect(whatLeaves(limits, true, 1)).toBe('image and the words around it to api.example.com')
  expect(whatLeaves(limits, true)).toBe('images and the words around them to api.example.com')
})
