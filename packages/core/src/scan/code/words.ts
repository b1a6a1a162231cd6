/** Words and signs of JavaScript and TypeScript, by what they do to nesting. */

export const members: ReadonlySet<string> = new Set(['.', '(', '[', '!', ')', ']', '}'])
/** `namespace A.B.C {}` is one namespace in another. */
export const spaces: ReadonlySet<string> = new Set(['namespace', 'module'])
export const linking: ReadonlySet<string> = new Set(['as', 'satisfies', 'in', 'instanceof'])
export const prefixes: ReadonlySet<string> = new Set(
  'typeof void delete new await yield keyof readonly unique infer is asserts abstract extends function namespace module'.split(
    ' ',
  ),
)
/** Words that begin a statement, or a place in a `switch`, and stand nowhere else. */
export const starters: ReadonlySet<string> = new Set(
  'const let var import export return interface throw case default'.split(' '),
)
/** Words that go on with the statement before. */
export const continuing: ReadonlySet<string> = new Set(['else', 'catch', 'finally', 'while'])
export const nesting: ReadonlySet<string> = new Set(['if', 'for', 'while', 'with', 'do', 'else'])
export const beforeOperand: ReadonlySet<string> = new Set(
  'return case default in of else do yield await typeof void delete new throw instanceof extends'.split(' '),
)
/** A line that ends in one of these has not ended. */
export const goingOn: ReadonlySet<string> = new Set([...prefixes, ...nesting, ...linking, ...beforeOperand])
/** A statement follows these, where an operand follows the others. */
export const statements: ReadonlySet<string> = new Set(['else', 'do'])
export const isDouble: ReadonlySet<string> = new Set(['&', '|', '?'])
/** Words that do anything at all where they stand. */
export const knownWords: ReadonlySet<string> = new Set([...linking, ...spaces, ...starters, ...prefixes, ...nesting])
