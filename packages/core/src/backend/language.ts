/** `en` of `en-GB`, `EN_gb` and `en`: BCP 47's primary subtag, which is what models and tables are known by. */
export function primaryOf(language: string): string {
  return (language.split(/[-_]/, 1)[0] ?? '').toLowerCase()
}
