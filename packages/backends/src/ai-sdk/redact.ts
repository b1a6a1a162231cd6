/** Shorter than this, replacing it would garble ordinary words. */
const SHORTEST_SECRET = 6
const SECRET_NAMES = /auth|key|token|secret|password|signature|cookie|credential/i
/** What looks like a key, where the provider did not show the one it uses. */
const KEY_SHAPES = /\b(?:Bearer|Basic|Key)\s+[\w.~+/=-]{6,}|\b(?:sk|pk|rk|mr|gsk|xai|AIza)[-_]?[\w-]{16,}/g

/** Keys among headers and in an address. */
export function secretsIn(headers: Readonly<Record<string, unknown>>, address: URL | undefined): string[] {
  const pairs = [...Object.entries(headers), ...(address?.searchParams ?? [])]
  const named = pairs.flatMap(([name, value]) => (SECRET_NAMES.test(name) && typeof value === 'string' ? [value] : []))
  const whole = [...named, address?.username ?? '', address?.password ?? '']
  // "Bearer abc": services quote the second half.
  return whole.flatMap((secret) => [secret, secret.replace(/^\w+\s+/, '')])
}

/** Takes keys out of any text that may be shown or kept. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length >= SHORTEST_SECRET).toSorted((a, b) => b.length - a.length)
  return (text) => known.reduce((left, secret) => left.replaceAll(secret, '[key]'), text).replace(KEY_SHAPES, '[key]')
}
