import type { Edit } from '@alt-text/core'
import { putIntoExpression } from './estree.ts'
import { editPiece } from './piece.ts'
import type { ImageWords, Text, Words } from './words.ts'

/** A node of mdast, hast or their MDX kin, as far as images are concerned. */
export interface TreeNode {
  readonly type: string
  readonly position?:
    | {
        readonly start: { readonly offset?: number | undefined }
        readonly end: { readonly offset?: number | undefined }
      }
    | undefined
  readonly children?: readonly TreeNode[]
  /** Of `<template>`. */
  readonly content?: TreeNode
  readonly data?: { readonly estree?: unknown } | null | undefined
  readonly properties?: Record<string, unknown>
  readonly attributes?: JsxAttribute[]
  alt?: string | null | undefined
  value?: unknown
}

interface JsxAttribute {
  readonly type: string
  readonly name?: string
  readonly value?: unknown
}

/** What one document's words mean for its tree. */
interface Placing {
  readonly words: Words
  readonly text: string
  /** Added to a tree's offsets: Markdown parsers do not count a byte order mark. */
  readonly shift: number
}

type Place = (node: TreeNode, placing: Placing) => void

const places: Readonly<Record<string, Place>> = {
  image: markdownImage,
  imageReference: markdownImage,
  html: rawHtml,
  raw: rawHtml,
  element: htmlElement,
  mdxJsxFlowElement: jsxElement,
  mdxJsxTextElement: jsxElement,
}

/** Puts words into a tree, by where its nodes stand in the text. What other plugins have made or moved is left alone. */
export function putIntoTree(tree: TreeNode, words: Words, { text, language }: Pick<Text, 'text' | 'language'>): void {
  const placing: Placing = { words, text, shift: text.startsWith('\uFEFF') && language !== 'html' ? 1 : 0 }
  const pending: TreeNode[] = [tree]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    places[node.type]?.(node, placing)
    if (node.data?.estree !== undefined) putIntoExpression(node.data.estree, words, placing.shift)
    pending.push(...(node.children ?? []))
    if (node.content !== undefined) pending.push(node.content)
  }
}

function wordsAt({ position }: TreeNode, { words, shift }: Placing): ImageWords | undefined {
  const start = position?.start.offset
  return start === undefined ? undefined : words.images.get(start + shift)
}

function markdownImage(node: TreeNode, placing: Placing): void {
  const image = wordsAt(node, placing)
  if (image !== undefined && isBlank(node.alt)) node.alt = image.alt
}

/** What Markdown's `![](a.png)` became has an empty `alt` already; a tag that has one was never missing it. */
function htmlElement(node: TreeNode, placing: Placing): void {
  const image = wordsAt(node, placing)
  if (image === undefined || node.properties === undefined) return
  const { alt } = node.properties
  if (alt === undefined || (image.isMarkdown && isBlank(alt))) node.properties['alt'] = image.alt
}

function rawHtml(node: TreeNode, { words, text, shift }: Placing): void {
  const start = node.position?.start.offset
  const end = node.position?.end.offset
  if (start === undefined || end === undefined || typeof node.value !== 'string') return
  const tags: Edit[] = words.edits.filter(({ isMarkdown }) => !isMarkdown)
  node.value = editPiece({ value: node.value, start: start + shift, end: end + shift }, text, tags)
}

function jsxElement(node: TreeNode, placing: Placing): void {
  const image = wordsAt(node, placing)
  for (const { value } of node.attributes ?? []) {
    if (isExpression(value)) putIntoExpression(value.data?.estree, placing.words, placing.shift)
  }
  if (image === undefined || node.attributes?.some(({ name }) => name === image.attribute)) return
  node.attributes?.unshift({ type: 'mdxJsxAttribute', name: image.attribute, value: image.alt })
}

function isExpression(value: unknown): value is { readonly data?: { readonly estree?: unknown } | null } {
  return typeof value === 'object' && value !== null
}

function isBlank(alt: unknown): boolean {
  return alt === undefined || alt === null || (typeof alt === 'string' && alt.trim() === '')
}
