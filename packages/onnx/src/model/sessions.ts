import type { Architecture } from '../architectures/architecture.ts'
import { type Dtype, fileOf } from './dtype.ts'

/** One dtype for every session. */
export type Dtypes = Readonly<Record<string, Dtype>>

/** Whether a file, POSIX from the model's folder, is to be had: on disk, in a lock, on the hub. */
export type Has = (file: string) => boolean

/** The dtypes of a whole set of files, or the first file that keeps a set from being whole. */
export type Choice =
  | { readonly kind: 'whole'; readonly dtypes: Dtypes }
  /** `others`: files that would have done as well. */
  | { readonly kind: 'lacking'; readonly file: string; readonly others: readonly string[] }

/** Chooses the dtype of every session: as asked, else the best of those that are to be had. */
export function chooseDtypes(architecture: Architecture, asked: Dtype | Dtypes | undefined, has: Has): Choice {
  const dtypes: Record<string, Dtype> = {}
  for (const [session, ladder] of Object.entries(architecture.sessions)) {
    const wanted = typeof asked === 'string' ? asked : asked?.[session]
    const dtype = (wanted ? [wanted] : ladder).find((step) => has(fileOf(session, step)))
    if (dtype !== undefined) dtypes[session] = dtype
    else if (wanted !== undefined) return { kind: 'lacking', file: fileOf(session, wanted), others: [] }
    else return { kind: 'lacking', file: fileOf(session, 'fp32'), others: ladder.map((step) => fileOf(session, step)) }
  }
  return { kind: 'whole', dtypes }
}

/** Read by transformers.js where they are there. */
const optionalDocuments = ['generation_config.json', 'chat_template.jinja']

/** Every file that is read when a model with these dtypes is loaded. */
export function filesOf(architecture: Architecture, dtypes: Dtypes, has: Has): string[] {
  const sessions = Object.entries(dtypes).map(([session, dtype]) => fileOf(session, dtype))
  return [
    ...architecture.documents,
    ...optionalDocuments.filter(has),
    ...sessions.flatMap((file) => [file, ...externalData(file, has)]),
  ]
}

/** Weights beyond 2 GB stand in files of their own: `x.onnx_data`, `x.onnx_data_1`, … */
function externalData(file: string, has: Has): string[] {
  const found: string[] = []
  const next = (): string => `${file}_data${found.length === 0 ? '' : `_${found.length}`}`
  while (has(next())) found.push(next())
  return found
}
