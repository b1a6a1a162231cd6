/** Light and dark, narrow and wide, paper. Severity is told by words; colour only repeats it. */
export const style = `
:root {
  --page: #f6f7f9; --card: #ffffff; --line: #d3d7de; --text: #1c2128; --quiet: #545d68;
  --link: #0a58ca; --error: #b3261e; --warn: #7a4d00; --mark: #ffe2a8; --code: #eef0f3;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14171c; --card: #1d2128; --line: #3a414c; --text: #e6e9ee; --quiet: #a9b2bf;
    --link: #8ab8ff; --error: #ff9d94; --warn: #f0c060; --mark: #5c4300; --code: #272c35;
  }
}
* { box-sizing: border-box }
[hidden] { display: none !important }
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem 1rem 4rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, sans-serif }
header h1 { margin: 0; font-size: 1.75rem }
header p { margin: .25rem 0 1rem; color: var(--quiet) }
a { color: var(--link) }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
form { position: sticky; top: 0; z-index: 1; display: flex; flex-wrap: wrap; gap: .75rem 1rem; align-items: end;
  padding: .75rem 0; background: var(--page); border-bottom: 1px solid var(--line) }
label { display: grid; font-size: .875rem; color: var(--quiet) }
input, select, button { font: inherit; color: var(--text); background: var(--card); border: 1px solid var(--quiet);
  border-radius: .375rem; padding: .25rem .5rem; min-height: 2.25rem }
button { cursor: pointer }
output { align-self: center; color: var(--quiet) }
details { margin: 1rem 0; background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
  content-visibility: auto; contain-intrinsic-size: auto 12rem }
summary { padding: .75rem 1rem; cursor: pointer; border-radius: .5rem }
summary h2 { display: inline; font-size: 1.0625rem; overflow-wrap: anywhere }
summary span { color: var(--quiet); white-space: nowrap }
ul { list-style: none; margin: 0; padding: 0 }
li { display: flex; gap: 1rem; padding: 1rem; border-top: 1px solid var(--line); scroll-margin-top: 6rem }
li > div { flex: 1; min-width: 0 }
.picture { flex: none; width: 96px; height: 96px; border: 1px solid var(--line); border-radius: .375rem;
  background: repeating-conic-gradient(#fff 0 25%, #dfe3e8 0 50%) 0 0 / 16px 16px }
.none { background: var(--code) }
.store { position: absolute; width: 0; height: 0 }
h3 { margin: 0; font-size: 1rem; font-weight: 600; overflow-wrap: anywhere }
h3 span { font-weight: 700 }
.error { color: var(--error) }
.warn { color: var(--warn) }
li p { margin: .375rem 0 0; overflow-wrap: anywhere }
pre { margin: .5rem 0 0; padding: .5rem .75rem; background: var(--code); border-radius: .375rem; white-space: pre-wrap;
  overflow-wrap: anywhere }
code { font: .875rem/1.5 ui-monospace, monospace }
mark { background: var(--mark); color: inherit }
.place { display: flex; flex-wrap: wrap; gap: .25rem 1rem; color: var(--quiet); font-size: .875rem }
.rules dt { font-weight: 700; margin-top: 1rem; scroll-margin-top: 6rem }
.rules dd { margin: 0 }
.rules p { margin: .25rem 0 }
@media (max-width: 36rem) { li { flex-direction: column } form { position: static } }
@media print { form { display: none } details { break-inside: avoid } }
`
