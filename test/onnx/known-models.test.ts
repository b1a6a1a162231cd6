import { describe, expect, it } from 'vitest'
import { architectures } from '../../packages/onnx/src/architectures/index.ts'
import { knownModels, lookUp } from '../../packages/onnx/src/known-models.ts'
import { suffixes } from '../../packages/onnx/src/model/dtype.ts'
import { isHubId } from '../../packages/onnx/src/model/name.ts'
import { resolveOptions } from '../../packages/onnx/src/options.ts'

describe.each(knownModels.map((model) => [model.id, model] as const))('%s', (id, model) => {
  it('can be asked for and runs here', () => {
    expect(isHubId(id)).toBe(true)
    expect(Object.keys(architectures)).toContain(model.architecture)
    expect(resolveOptions({ model: id, dtype: model.dtype }).model).toBe(id)
  })

  it('has a licence that lets it be used at work, and sizes of dtypes that exist', () => {
    expect(['MIT', 'Apache-2.0']).toContain(model.licence)
    for (const dtype of Object.keys(model.megabytes)) expect(['default', ...Object.keys(suffixes)]).toContain(dtype)
    if (model.dtype !== undefined) expect(model.megabytes.default).toBe(model.megabytes[model.dtype])
  })
})

it('the default of onnx() is known, and comes first', () => {
  expect(knownModels[0]?.id).toBe(resolveOptions({}).model)
})

it.each([
  ['Mozilla/distilvit', undefined],
  ['mozilla/distilvit', 'Mozilla/distilvit'],
  ['Mozilla/distilvt', 'Mozilla/distilvit'],
  ['onnx-community/Florence-2-base', undefined],
  ['owner/tiny', undefined],
])('%s may mean %s', (id, meant) => {
  expect(lookUp(id).meant).toBe(meant)
})
