import { compile } from '../compile.mjs'

/** JSX and types for webpack. The map of the loader before goes in as a comment, which esbuild follows. */
export default function jsx(code, map) {
  const done = this.async()
  const comment = map && Buffer.from(JSON.stringify(map)).toString('base64')
  const text = comment ? `${code}\n//# sourceMappingURL=data:application/json;base64,${comment}` : code
  compile(text, this.resourcePath).then((result) => done(null, result.code, result.map), done)
}
