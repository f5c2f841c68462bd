/** The look of the comments. Colours come from the page: its text colour, and shades of that. */
const style = new CSSStyleSheet()
style.replaceSync(`
:host {
  display: block;
  --_quiet: var(--marginalia-quiet, color-mix(in srgb, currentColor 78%, transparent));
  --_line: var(--marginalia-line, color-mix(in srgb, currentColor 22%, transparent));
  --_edge: var(--marginalia-edge, color-mix(in srgb, currentColor 55%, transparent));
  --_wash: var(--marginalia-wash, color-mix(in srgb, currentColor 5%, transparent));
  --_accent: var(--marginalia-accent, currentColor);
  --_fault: var(--marginalia-fault, light-dark(#a3201a, #ffa79e));
  --_radius: var(--marginalia-radius, 0.3em);
  --_gap: var(--marginalia-gap, 1.25em);
  font-family: var(--marginalia-font, inherit);
  font-size: var(--marginalia-size, inherit);
  line-height: var(--marginalia-leading, 1.5);
  color: var(--marginalia-text, inherit);
  background: var(--marginalia-background, transparent);
  overflow-wrap: anywhere;
}
:host([hidden]) { display: none; }
:host([theme]) {
  color: var(--marginalia-text, light-dark(#1d1d1b, #e8e6e1));
  background: var(--marginalia-background, light-dark(#fff, #1b1a18));
}
:host([theme="auto"]) { color-scheme: light dark; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
.root.light { color-scheme: light; }
.root.dark { color-scheme: dark; }
*, ::before, ::after { box-sizing: border-box; }
h2, h3, h4, h5, h6, p, ol, blockquote { margin: 0; padding: 0; }
ol { list-style: none; }
[hidden] { display: none !important; }
.head { display: flex; flex-wrap: wrap; gap: 0.4em 1em; align-items: baseline; justify-content: space-between; }
.title { font-size: 1.3em; font-weight: 600; line-height: 1.25; }
.head .order { font-weight: 400; color: var(--_quiet); }
.root { min-height: var(--marginalia-reserve, 22em); }
.list { display: flow-root; margin-block-start: 0.5em; }
.notice { color: var(--_quiet); }
.status { min-height: 1lh; margin-block: 0.5em 0; font-weight: 600; color: inherit; }
.fault { color: var(--_fault); }
.thread { display: grid; gap: var(--_gap); }
.thread .thread { margin-block-start: var(--_gap); padding-inline-start: clamp(0.75em, 3vw, 1.75em);
  border-inline-start: 1px solid var(--_line); }
.comment { border-radius: var(--_radius); scroll-margin-block: 4em; }
.comment:focus { outline: none; }
.comment:focus-visible, .comment.new { background: var(--_wash); box-shadow: 0 0 0 0.5em var(--_wash); }
.by { display: grid; grid-template-columns: auto 1fr; gap: 0 0.7em; align-items: center; }
.avatar { grid-row: span 2; width: 2.5em; height: 2.5em; border-radius: var(--_radius); background: var(--_wash); }
.who { line-height: 1.3; }
.author { font-weight: 600; color: inherit; }
.when { grid-column: 2; font-size: 0.8125em; line-height: 1.3; color: var(--_quiet); }
.when > * + *::before { content: "·"; margin-inline: 0.4em; }
.badge { margin-inline-start: 0.5em; padding: 0.05em 0.45em; border: 1px solid var(--_edge); border-radius: var(--_radius);
  font-size: 0.75em; font-weight: 400; white-space: nowrap; }
a { color: inherit; text-underline-offset: 0.15em; }
a:hover { color: var(--_accent); }
.when a { text-decoration-color: var(--_line); }
.quote { margin-block-start: 0.6em; padding-inline-start: 0.8em; border-inline-start: 0.2em solid var(--_line);
  color: var(--_quiet); font-style: italic; }
.body { margin-block-start: 0.5em; }
.body > * { margin-block: 0.6em 0; padding-block: 0; }
.body > :first-child { margin-block-start: 0; }
.body ul, .body ol { padding-inline-start: 1.5em; list-style: disc; }
.body ol { list-style: decimal; }
.body blockquote { margin-inline: 0; padding-inline-start: 0.8em; border-inline-start: 0.2em solid var(--_line); }
.body pre { overflow-x: auto; padding: 0.6em 0.8em; background: var(--_wash); border-radius: var(--_radius); }
.body code { font-size: 0.9em; }
.body img { max-width: 100%; }
.actions { display: flex; flex-wrap: wrap; gap: 0.25em 0.5em; align-items: center; margin-block-start: 0.4em; font-size: 0.875em; }
button, input, textarea, select { font: inherit; color: inherit; }
button { min-height: 2rem; padding: 0.2em 0.7em; border: 1px solid var(--_edge); border-radius: var(--_radius);
  background: transparent; cursor: pointer; }
button:hover:not(:disabled) { background: var(--_wash); }
button:disabled { cursor: default; opacity: 0.7; }
button[aria-disabled] { cursor: progress; }
.actions button { min-width: 2rem; border-color: transparent; padding-inline: 0.4em; text-decoration: underline;
  text-decoration-color: var(--_line); text-underline-offset: 0.2em; }
.actions .vote { text-decoration: none; border-color: var(--_line); font-variant-numeric: tabular-nums; }
.actions .vote[aria-pressed="true"] { border-color: currentColor; background: var(--_wash); font-weight: 600; }
button.send { border-color: var(--_accent); color: var(--_accent); font-weight: 600; padding-inline: 1em; }
.tombstone { color: var(--_quiet); font-style: italic; }
form { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, max(12em, 28%)), 1fr)); gap: 0.2em 1em;
  margin-block-start: var(--_gap); }
form > * { margin-block-end: 0.5em; min-width: 0; }
form > .wide { grid-column: 1 / -1; }
form.small > :not(.field.wide) { display: none; }
.field { display: grid; grid-row: span 3; grid-template-rows: subgrid; }
.field.wide { grid-row: auto; grid-template-rows: none; gap: 0.2em; }
label { font-size: 0.875em; font-weight: 600; }
.hint { font-weight: 400; color: var(--_quiet); }
.field p { font-size: 0.875em; }
input, textarea, select { width: 100%; padding: 0.4em 0.55em; border: 1px solid var(--_edge); border-radius: var(--_radius);
  background: var(--marginalia-field, transparent); }
select { width: auto; }
option { color: light-dark(#000, #fff); background: light-dark(#fff, #222); }
textarea { min-height: 7em; resize: vertical; }
[aria-invalid="true"] { border-color: var(--_fault); border-width: 2px; }
.buttons { display: flex; flex-wrap: wrap; gap: 0.5em; align-items: center; }
.preview { padding: 0.6em 0.8em; border: 1px dashed var(--_edge); border-radius: var(--_radius); }
.more { margin-block-start: var(--_gap); }
.quietly, .trap { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
:focus-visible { outline: 2px solid var(--_accent); outline-offset: 2px; }
:lang(ko) { word-break: keep-all; }
@media (prefers-reduced-motion: no-preference) {
  .comment { transition: background 1.5s, box-shadow 1.5s; }
}
@media print {
  form, .actions, .order, .more { display: none; }
}
`)

export default style
